"""What a clause may show of its section: kinds of verbs and nouns, and phrases, by what they usually do in a story.

None of these decides alone: the section model weighs them, with everything else a clause holds. Patterns match whole
words of normalized text in which every figure reads ``<number>``, ``<money>`` or ``<percent>``.
"""

from __future__ import annotations

import re

from mockloop.analysis.text.english import PAST_VERB


def _kinds(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The kinds of each word, from the words of each kind."""
    words = sorted({word for row in table.values() for word in row.split()})
    return {word: tuple(kind for kind, row in table.items() if word in row.split()) for word in words}


VERB_KINDS = _kinds({
    "telling": "asked told said rang called phoned emailed messaged wrote spoke explained showed presented suggested "
    "proposed offered apologised apologized agreed announced reported warned described discussed talked replied "
    "answered thanked shouted whispered argued persuaded convinced negotiated raised flagged escalated briefed invited "
    "introduced reminded requested texted posted shared read listened met sat",
    "finding": "found noticed saw realised realized discovered checked looked counted compared measured traced tested "
    "tried reviewed investigated analysed analyzed searched watched studied examined inspected interviewed collected "
    "gathered recorded logged timed mapped listed reproduced confirmed worked learned learnt heard spotted diagnosed "
    "identified dug pulled queried asked",
    "making": "built made wrote drew set put moved changed added removed cut fixed replaced rewrote rebuilt designed "
    "created started opened closed printed painted cleaned swapped switched split arranged organised organized "
    "prepared planned booked ordered bought borrowed packed loaded stuck taped hung wired installed configured "
    "deployed merged shipped released patched drafted typed filled cooked baked sewed drove carried lifted pushed "
    "held took "
    "gave sent brought turned stopped ran led trained taught coached paired hired assigned delegated divided scheduled "
    "cancelled canceled postponed introduced implemented developed launched rolled automated standardised documented "
    "laid picked began kept used",
    "deciding": "decided chose wanted needed thought figured considered preferred refused insisted promised committed "
    "volunteered resolved hoped intended planned aimed offered",
    "moving": "went came walked drove ran flew left stayed stood sat arrived returned climbed crossed followed visited",
    "turning out": "dropped fell rose grew increased decreased reduced improved doubled halved tripled shrank saved "
    "won lost gained earned passed failed finished completed delivered reached exceeded beat survived recovered "
    "renewed "
    "returned adopted approved accepted signed sold received awarded promoted avoided ended worked closed raised "
    "recouped retained cleared settled landed shipped opened became remained stayed stands copied went came made paid "
    "arrived dismissed praised thanked",
    "being": "was were had is are has have seemed knew needed meant felt belonged lived stood contained consisted "
    "depended existed remained lacked wanted liked hated owned cost looked sounded ran held covered served employed "
    "used kept",
})  # fmt: skip

NOUN_KINDS = _kinds({
    "post": "nurse manager engineer developer assistant apprentice student intern volunteer officer sergeant corporal "
    "supervisor coordinator analyst designer researcher teacher clerk driver chef cook waiter waitress secretary "
    "treasurer captain lead leader head deputy trainee consultant technician mechanic operator administrator "
    "receptionist agent representative adviser advisor accountant executive director president foreman tester "
    "architect scientist cashier steward editor reporter",
    "workplace": "company firm team department school hospital ward shop store office warehouse factory site "
    "restaurant hotel university college bank clinic practice unit station kitchen farm depot plant studio agency "
    "charity museum "
    "library theatre lab laboratory garage branch floor",
    "duty": "job task role part responsibility goal aim target brief remit objective duty mandate mission assignment "
    "deadline instruction instructions orders order ask requirement scope",
    "measure": "percent percentage minutes hours days weeks pounds dollars euros seconds points complaints cost costs "
    "revenue sales profit score rate figure figures savings budget",
    "trouble": "problem issue trouble challenge difficulty fault bug error mistake failure crisis complaint complaints "
    "delay delays shortage outage mess risk danger conflict row backlog leak",
    "lesson": "lesson lessons learned learnt learn taught teach hindsight since always never rule habit principle",
    "thanks": "happy pleased delighted grateful proud glad relieved thank thanks thanked praise praised award prize "
    "bonus promotion promoted offer",
    "after": "afterwards later eventually finally ultimately since now today still nowadays ever anymore",
    "order": "first then next meanwhile immediately straight second third finally afterwards after once",
    "anybody": "people everyone everybody somebody anyone nobody person things something anything someone you your",
})  # fmt: skip

_N = "<number>"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter"
_SEASON = "year|season|month|quarter|week|day|morning|term|spring|summer|autumn|fall|winter"
_ADVERBS = r"(?:\w+ly |also |then |just |first |even |still |never |all |both |actually )*"
_PHRASES: dict[str, tuple[str, ...]] = {
    # context, background, the problem
    "who and where": (
        r"i (?:was|worked|had been|'d been|am|work|joined|started) (?:\w+ )?(?:a|an|the|as|at|in|on|for|with|part)",
        r"i'm (?:a|an|the) ", r"i'd (?:just|only) (?:started|joined|been)", r"i had (?:just|only|recently)",
    ),
    "when": (
        r"(?:last|that|one|this) (?:year|spring|summer|fall|autumn|winter|month|week|night|day|morning|evening)",
        r"(?:last|that|one|this) (?:afternoon|christmas)", r"(?:years|months|weeks) ago", r"in (?:19|20)\d\d",
        r"back in", r"at the time", r"during (?:my|the|a|our)", r"my (?:first|last|previous|old)",
        r"in my (?:first|second|third|last|final|previous|current|old)", r"when i (?:was|worked|joined|started|first)",
    ),
    "there was": (r"there(?:'s| was| were| is| are| had| wasn't| weren't| isn't)",),
    "used to": (
        r"used to", r"would (?:always|often|just|usually|sometimes|never)", r"kept (?:\w+ing|on|getting)",
        r"every (?:day|week|month|morning|night|time|year|single|other)", r"for (?:years|months|weeks|ages)",
    ),
    "the problem": (
        r"(?:the|our|my|one|main|biggest|real) (?:problem|issue|trouble|challenge|difficulty)(?: \w+)? (?:was|is)",
        r"(?:the|our|my|one|main|biggest|real) (?:thing|snag|catch|complication|problems)(?: \w+)? (?:was|is|were)",
        r"(?:was|were|kept) (?:losing|failing|dropping|falling|missing|leaking|complaining|breaking|running|getting)",
        r"(?:was|were|kept) (?:going|coming|waiting)", r"went wrong", r"broke down",
    ),
    "had been": (
        r"had (?:been|already|always|never|just|only)", r"hadn't",
        r"had (?:\w+ed|gone|left|taken|made|written|grown|come|become|given|built|put|said|told|got)",
    ),
    "nobody": (
        r"(?:nobody|no one|no-one|none of (?:us|them)) (?:\w+ )?(?:knew|had|could|was|wanted|really|would|noticed)",
        r"(?:nobody|no one|no-one|none of (?:us|them)) (?:\w+ )?(?:seemed|ever)",
    ),
    # own responsibility, goal, scope
    "duty": (
        r"my (?:\w+ )?(?:job|task|role|part|responsibility|goal|aim|target)(?: \w+)? (?:was|were|is|as|being)",
        r"my (?:\w+ )?(?:brief|remit|objective|duty|orders?|bit|mission|assignment)(?: \w+)? (?:was|were|is|as|being)",
        r"(?:the|our) (?:goal|aim|target|brief|objective|deadline|task|ask|plan|idea|job|challenge) (?:was|were|is)",
    ),
    "responsible": (
        r"responsible for", r"in charge", r"accountable", r"(?:(?:up|down|left) to|on) me", r"fell to me",
        r"(?:was|were) mine", r"mine to", r"my (?:call|responsibility|problem|watch|name)", r"landed on",
        r"given (?:the|this|me)", r"i owned", r"owned the", r"assigned",
    ),
    "asked to": (
        r"(?:asked|told|wanted|needed|expected|instructed|challenged|got|put|gave) (?:me|us)",
        r"(?:tasked|charged|assigned|let|set) (?:me|us)",
        r"(?:was|were|been|got|being) (?:asked|told|tasked|given|assigned|expected|set|supposed|meant|put|made)",
        r"(?:was|were|been|got|being) (?:appointed|charged|handed|instructed|required|brought)",
    ),
    "had to": (
        r"(?:i|we|somebody|someone) (?:\w+ )?(?:had|needed|have|wanted|was going|were going|got) to",
        r"(?:was|were) (?:supposed|meant) to", r"i'd (?:got )?to", r"(?:needed|wanted) (?:to|it|them|him|her|a|the)",
        r"(?:supposed|meant|has|have) to",
    ),
    "not mine": (
        r"not (?:my|our)", r"(?:wasn't|isn't) (?:really )?(?:my|our)", r"(?:nobody|no one) (?:had )?(?:\w+ )?asked",
        r"(?:hadn't|wasn't|not been) (?:been )?asked", r"(?:not|wasn't)? ?allowed(?: to)?",
        r"no (?:authority|say|power|budget|permission|right|business|ticket)",
        r"could(?:n't| not) (?:change|touch|alter|hire|spend|make|order|decide|tell)",
    ),
    "took it on": (
        r"i (?:took|volunteered|offered|put my hand up|said i'd|said i would|decided|made it|set myself|promised)",
        r"i wanted", r"my (?:hand|name)", r"took (?:it|this|that|them) on",
    ),
    "limits": (
        rf"by (?:the end|{_MONTH}|{_DAY}|then|the (?:\w+ )?(?:time|start|date)|{_N}|next)", rf"within (?:a|the|{_N})",
        r"without \w+ing", r"at least", r"no more than", r"no later", r"in time for", r"deadline",
        rf"before (?:the|{_MONTH}|{_DAY}|{_N})", rf"(?:under|below) {_N}",
        rf"{_N} (?:days|weeks|months|hours|minutes)(?: \w+)? to ",
    ),
    "purpose": (
        r"make sure", r"making sure", r"so (?:that|as to)", r"in order to", r"ensure",
        r"to (?:get|keep|find|make|bring|decide|cut|reduce|improve|deliver|finish|run|sort|fix|have|put|take|work)",
        r"to (?:write|raise|lead|manage|organise|organize|teach|hand)",
    ),
    # what was done and found on the way
    "I did": (rf"i {_ADVERBS}{PAST_VERB}",),
    "we did": (rf"we {_ADVERBS}{PAST_VERB}",),
    "next step": (
        r"(?:so|and|then|but|first|next|instead|also|therefore|because) (?:i|we)", r"after that",
        r"i (?:also|then|began)", r"i started by", r"step",
    ),
    "they did": (rf"(?:he|she|they|(?:the|my|our|a|his|her) \w+) (?:\w+ly |just |then |also )?{PAST_VERB}",),
    "speech": (
        r"i (?:said|says|go|went|goes|was like|told|asked|say)",
        r"(?:he|she|they) (?:said|says|goes|went|was like|asked|told|wouldn't)",
    ),
    # outcome, impact, afterwards
    "outcome": (
        r"in the end", r"as a result", r"the (?:result|outcome|upshot)", r"(?:in )?total", r"overall", r"ended up",
        r"finally", r"eventually", r"it (?:all )?worked", r"worked out", r"turned out", r"came (?:back|in|out|through)",
        r"(?:all|was|were) (?:done|over|sorted|fine|finished|fixed)", r"paid off", r"result(?:ed|ing)",
        r"which meant", r"(?:that )?meant that", r"that meant", r"thanks to",
    ),
    "figures": (
        rf"(?:from|to|by|of|at|under|below|over) {_N}", rf"{_N} (?:to|out of|of|in) {_N}", r"<percent>", r"<money>",
        r"percent", r"per cent", rf"{_N} {_N}", r"half", r"a (?:third|quarter)", r"double", r"twice",
    ),
    "change": (
        r"(?:went|dropped|fell|rose|grew|came|gone|was|were|is|are|cut|up|down) (?:\w+ )?(?:up|down|from|to|by|back)",
        r"(?:went|dropped|fell|rose|grew|came|gone|was|were|is|are|up|down) (?:\w+ )?(?:under|below|within|on time)",
        r"(?:increas|reduc|improv|sav|doubl|halv|decreas)(?:ed|ing)", r"cutting",
    ),
    "afterwards": (
        rf"(?:that|the (?:next|following|same|first)|within a|a|{_N}) (?:{_SEASON})s?(?: later| after| on)?",
        r"(?:ever )?since(?: then| that)", r"ever since", r"from then", r"to this day", r"these days", r"nowadays",
        r"(?:years|months|weeks|days|hours|minutes) later", r"afterwards", rf"the {_N} of",
        r"for the (?:first|rest|next)",
        rf"by (?:the (?:end|time|following|next)|{_MONTH}|{_DAY})",
    ),
    "now and still": (
        r"(?:is|are|'s|'re|it's|they're|we're|has|have|they|we|he|she|it|who|which) (?:now|still|never|since|all)",
        r"(?:is|are|has|have|they|we|he|she|it) always",
        r"(?:now|still) (?:use|uses|used|have|has|do|does|in|there|there's|it's|the|they|we)",
        r"(?:has|have|haven't|hasn't|had) (?:since|never|not|been|had|come|gone|taken)",
        r"never (?:happened|came|had|saw|been)", r"no longer", r"any more", r"anymore", r"not (?:one|a single|a)",
        r"nobody (?:has|was|got|is)", r"without (?:a|any|one)",
        r"no (?:one|complaints|accidents|injuries|further|more|errors|incidents|defects)",
    ),
    "others used it": (
        r"(?:other|another|all|every|both|rest of) (?:\w+ )?(?:team|ward|branch|shift|site|store|school|office|shop)s?",
        r"(?:other|another|all|every|both|rest of) (?:\w+ )?(?:branches|departments?|class|crews?|people|depots)",
        r"(?:other|another|all|every|both|rest of) (?:\w+ )?(?:clubs?|regions?|society)", r"adopted", r"copied",
        r"rolled out",
        r"standard", r"template", r"(?:asked|wanted) (?:me|us) (?:to|for|if|whether)",
        r"(?:uses|use|using|used) (?:it|that|the|my|our)",
    ),
    "thanks": (
        r"thank(?:ed|s| you)?", r"happy", r"pleased", r"delighted", r"grateful", r"praised?", r"promot(?:ed|ion)",
        r"award", r"prize", r"bonus", r"signed", r"renewed", r"won", r"passed", r"approved", r"on time", r"lost",
        r"failed", r"resigned", r"complain(?:ed|t|ts)",
        r"(?:got|offered|kept|gave) (?:(?:me|us) )?(?:the|a|an|my|their|his|her) (?:job|contract|offer|grade|mark)",
    ),
    # the lesson
    "learned": (
        r"learn(?:ed|t|ing)?", r"taught me", r"lesson", r"look(?:ing)? back", r"hindsight", r"next time", r"takeaway",
        r"what i(?:'d| would| took| take| got)", r"(?:realised|realized) that", r"(?:reminded|showed|made|helped) me",
        r"proud", r"glad", r"regret", r"i'd do", r"(?:do )?(?:it )?differently",
    ),
    "I think": (
        r"i (?:still |now |do |always |really )?(?:think|believe|know|suppose|reckon|wish|ask|try|like|feel|find|tell)",
        r"i (?:still |now |do |always |really )?(?:keep|write|check|make|say|see|hear|don't|never|won't)", r"i'm",
        r"i've (?:learn|never|always|since|come|got|kept|done|been|stopped|started)",
        r"i'd (?:have|rather|be|do|still|never|start|say|like|ask)", r"i (?:should|would|could)(?:'ve| have| not|n't)",
    ),
    "in general": (
        r"(?:you|people|nobody|everyone|everybody|somebody|someone|a \w+|it|that|most (?:people|of)|what) (?:\w+ )?"
        r"(?:can|can't|is|isn't|are|aren't|don't|doesn't|won't|never|always|usually|have|has|need|needs|want|wants|should|"
        r"shouldn't|will|might|say|says|get|gets|see|tend|know|do|does)",
        r"(?:if|when|whenever|once) (?:you|people|somebody|someone|i)", r"isn't",
        r"it's (?:not|the|a|about|better|easy|easier|never|no|always|just)",
        r"that's (?:what|why|the|when|where|how|it|not)", r"the (?:thing|point|best|worst|hardest|important|main) ",
    ),
}  # fmt: skip
CUES = {name: re.compile(rf"(?<!\S)(?:{'|'.join(alternatives)})(?!\S)") for name, alternatives in _PHRASES.items()}
