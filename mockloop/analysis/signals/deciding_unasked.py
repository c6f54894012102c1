"""Acting without an assignment and without waiting: a sign of ownership and bias for action."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import good, matches
from mockloop.analysis.text.word_patterns import ADVERB, PAST_VERB, up_to

NAME = "deciding_unasked"
TITLE = "Deciding without being asked"
SAY = "Nobody had asked me, but I decided to …, because waiting would have …"
POLARITY = "good"
ADVICE = "Say that you decided to act although nobody had asked you, and what waiting would have cost."

_NOBODY = r"(?:nobody|no one|no-one|none of them)"
_ACTED = rf"(?!(?:was|had|knew|thought|wanted|felt|were|needed|waited|asked (?:my|the|him|her|them) (?:if|whether)|left|ignored|went home)\b){PAST_VERB}"
PATTERNS = (
    rf"{_NOBODY} (?:had |has |ever |actually )?(?:asked|told|assigned|instructed|expected|ordered|requested|paid|made) (?:me|us)(?! (?:that|about|the|it|how|why|what|where|when|anything|which)\b)(?: to)?|{_NOBODY} (?:\S+ )?asked for it",
    r"(?:i )?(?:wasn't|was not|hadn't been|had not been|had never been) (?:asked|told|assigned) to",
    r"without (?:being|having been|anyone|anybody) (?:asked|told|asking|telling|ordered|prompted|assigned|having|chasing)(?: \S+)?|without (?:waiting|asking (?:anyone|anybody|permission|for|my|the)|permission|a ticket|any ticket|orders|an order|instructions?|being (?:asked|told|ordered|prompted|assigned))(?: \S+)?|unasked|unprompted|uninvited",
    r"(?:on|off|under) my own (?:initiative|bat|accord|steam)",
    r"(?:took|take|taken) it (?:up)?on myself",
    r"i made it my (?:own )?(?:goal|job|business|mission|responsibility|problem)",
    r"i (?:\S+ )?(?:volunteered|stepped (?:in|up|forward)|offered to|put my hand up)",
    r"i (?:didn't|did not|couldn't|could not|wasn't going to|was not going to|wouldn't) (?:just |simply )?"
    r"(?:wait|ignore|leave it|let (?:it|that|them|him|her)|walk away|stand by|sit (?:on|there|back))",
    r"(?:rather than|instead of) (?:wait(?:ing)?|leav(?:e|ing) it|ignor(?:e|ing))",
    rf"i (?:\S+ )?(?:decided|chose|resolved) {up_to(4)}(?:right away|straight away|immediately|at once|there and then|"
    r"on the spot|myself|anyway|although|even though)",
    rf"i {up_to(2)}{PAST_VERB} {up_to(5)}(?:right away|straight away|there and then|on the spot)",
    r"before (?:anyone|anybody) (?:else )?(?:\S+ )?(?:noticed|asked|knew|realized|saw)",
    r"every (?:hour|day|week|minute) (?:that )?(?:i|we|it|they) (?:waited|went|lost|were losing)",
    r"waiting (?:would|only|longer|meant)",
    r"(?:although|even though|though) (?:it )?(?:wasn't|was not) my (?:job|role|task|responsibility|problem)",
    rf"(?:wasn't|was not|isn't|weren't|not) (?:\S+ )?(?:my|our|mine|ours|in my|part of my) ?(?:\S+ ){{0,3}}?(?:but|yet|still|so|and yet) (?:i|we) {ADVERB}{{0,2}}{_ACTED}",
    r"i (?:could|could've|might) (?:\S+ )?have (?:\S+ )?(?:left|ignored|walked|waited|passed|looked the other way|said nothing|kept quiet|gone home|turned|let it|moved on|shrugged|just)(?: \S+)?",
    rf"(?:{_NOBODY}|none of us) (?:else )?(?:was|were|had|felt|seemed|looked|did|would|wanted|cared|picked|took|bothered|stepped|moved) (?:\S+ ){{0,8}}?(?:so|and so|then|but) (?:i|we) {ADVERB}{{0,2}}{_ACTED}",
    rf"(?:since|because|as|when|if) (?:{_NOBODY}) (?:else )?(?:was|were|had|seemed|did|would|wanted|took|picked)(?: \S+){{0,6}} (?:i|it was me) {ADVERB}{{0,2}}{_ACTED}",
    rf"if (?:i|we) (?:don't|didn't|do not|did not|wasn't going to) (?:\S+ ){{0,4}}?(?:{_NOBODY}|who)(?: \S+){{0,2}}",
    r"(?:thought|figured|felt|well|said) (?:that )?(?:somebody|someone) (?:has|had|needs|needed|ought|should|must)(?: got)? (?:to|do)(?: \S+)?|(?:somebody|someone) (?:has|had) to do (?:it|something)",
    r"(?:took|taken|take|taking) (?:it|this|that|the \S+(?: \S+)?) (?:upon|on) (?:myself|ourselves)|took (?:the (?:initiative|lead|first step|bull)|matters into|ownership|charge)(?: \S+)?",
    rf"(?:i|and) {ADVERB}?(?:went ahead|jumped in|dived in|dove in|got stuck in|made a start|made the (?:call|decision)|made a (?:call|decision)|took the (?:plunge|decision|call)|started (?:digging|looking|working|anyway|straight)|stepped (?:in|up|forward)|pitched in|offered to|volunteered|nominated myself|put my (?:name|hand) (?:up|down|forward|in)|raised my hand|came forward|said (?:i'd|i would|i'll|let me) (?:do|take|handle|look|fix|sort|try|have a go)|acted)(?: \S+){{0,2}}",
    r"(?:in|during|on|over|through|using|used|with) my (?:own |free |spare |lunch |days |day )(?:time|evenings?|weekends?|break|breaks|hour|hours|off|money|car|initiative|accord|bat)(?: \S+)?|used my (?:evenings|weekends|lunch|breaks)(?: \S+)?|(?:off|on|of) my own (?:bat|back|accord|initiative|steam|free will)",
    r"(?:rather than|instead of) (?:just |simply )?(?:wait(?:ing)?|leav(?:e|ing)|ignor(?:e|ing)|sit(?:ting)?|escalat(?:e|ing)|asking (?:for )?permission|rais(?:e|ing) a ticket|pass(?:ing)?|report(?:ing)?|let(?:ting)?|walk(?:ing)?|stand(?:ing)?|hop(?:e|ing))(?: \S+)?",
    r"(?:before|without) (?:anyone|anybody|i was) (?:even )?(?:had |could )?(?:to )?(?:noticed?|asked|ask|knew|reali[sz]ed?|told|tell|ordered|complain(?:ed)?)(?: \S+)?",
    r"(?:no|wasn't|without|never a|wasn't any|there was no) time to (?:ask|wait|get|call|check with|clear|consult|go through|find)(?: \S+)?|(?:there and then|then and there|on the spot|straight away|right away|same afternoon|same evening|same night|that very)(?: i(?: \S+){1,2})",
    rf"(?:i|so i|and i) {ADVERB}{{0,2}}(?:decided|figured|thought|chose|resolved|reckoned) (?:to|i'd|i would|i might|that i|on my own|by myself|it was up to me|i should|i had to|i'd better)(?: \S+){{0,6}} (?:on my own|myself|anyway|regardless|all the same|alone|off my own|even though|although|without|before|into it|in)(?: \S+)?",
    rf"(?:{_NOBODY}|not) (?:\S+ )?(?:asked|told|assigned|given|ordered|instructed|required|requested)(?: \S+){{0,6}} (?:but|i just|so i|anyway|i still|yet) ?(?:i )?(?:\S+ )?(?:{_ACTED})?",
    r"(?:didn't|did not|couldn't|wouldn't|never|don't) (?:\S+ )?(?:wait|ask|need) (?:for )?(?:a ticket|permission|approval|anyone|anybody|orders|an order|the|them|him|her|to be|my|instructions|someone|somebody|until|till|to)(?: \S+)?",
    rf"(?:there was|there'd been|i had|with) no (?:assignment|ticket|request|order|instruction|mandate|brief)(?: \S+){{0,5}} (?:i|but i|so i) {ADVERB}{{0,2}}{_ACTED}",
    r"(?:there wasn't|there was no|there were no|we had no|i had no|no) (?:\S+ )?(?:ticket|task|request|order|orders|instruction|plan|project|assignment|mandate|brief)s?(?: for (?:it|that|this))? (?:i just|so i just|but i|i simply|and i|yet i|i still)(?: \S+)?|i (?:just|simply) (?:opened|started|began|picked up|grabbed|fixed|got on with|made a start)(?: \S+){0,3}",
    r"on my own (?:account|time|initiative|authority|responsibility|back|head|dime|bat|accord)|(?:of|off) (?:my|our) own (?:accord|bat|free will|volition)|(?:told|informed|asked|let) (?:my|the) (?:\S+ )?\S+ (?:know )?(?:afterwards|after the fact|later|only after|after)(?: not before)?|(?:ask|asked|beg) (?:for )?forgiveness(?: \S+)?|in nobody's (?:plan|job|sprint)",
    rf"(?:no|not a single) (?:doctor|manager|supervisor|officer|nurse|chef|boss|lead|teacher|one in charge|adult|engineer|captain|sergeant|medic|owner) (?:\S+ )?(?:was|were|around|there|available|could)(?: \S+){{0,5}} (?:so|and) (?:i|we) {ADVERB}{{0,2}}{_ACTED}|(?:manager|boss|supervisor|chef|captain|lead|doctor|head|sergeant|owner|director|teacher|officer|contact with \S+(?: \S+)?|consultant) (?:was|were|had) (?:\S+ )?(?:away|out|off|gone|on holiday|on leave|at lunch|abroad|unreachable|not there|asleep|busy|lost|ill|sick|in a meeting|left)(?: \S+){{0,10}} (?:so|and|then) (?:i|we) {ADVERB}{{0,2}}{_ACTED}",
    r"(?:when|since|because|as|and|but) (?:nobody|no one|no-one) else (?:\S+ )?(?:put|wanted|would|did|had|was|took|came|stepped|could|dared|seemed|volunteered|bothered|cared)(?: \S+){0,4}|(?:nobody|no one) (?:did|had done|had thought|was doing|had noticed|had brought|had dared|would) (?:\S+ ){0,5}?(?:so|and so|but) i(?: \S+){1,2}",
    r"(?:before|long before) (?:anyone|anybody|any of them) (?:had |even |could |came to )*(?:brought|raised|mentioned|asked|noticed|complained|told|suggested|thought of|reali[sz]ed|knew)(?: \S+){0,2}",
    r"i (?:didn't|did not|couldn't|could not|wasn't going to|wouldn't|refused to) (?:\S+ )?(?:want to wait|wait|stand (?:there|by|and)|just (?:stand|sit|watch|leave|let|walk|look|ignore)|look away|sit (?:there|and|still|by|on my)|leave (?:it|them|him|her)|let it|walk (?:past|away|by)|watch|ignore)(?: \S+){0,3}|(?:easy|easier) to (?:\S+ )?(?:look away|walk away|ignore|leave it|say nothing|do nothing|walk past)(?: \S+){0,4}",
    r"made it my (?:\S+ )?(?:business|job|mission|goal|project|task|problem|responsibility)|(?:wasn't|not) (?:even )?(?:on shift|on duty|on call|working|rostered|my shift|my day|my turn)(?: \S+){0,2} (?:but|and) i(?: \S+){1,3}(?: anyway)?|i came in anyway|(?:signed|put) (?:myself|my name) (?:up|down|forward)(?: \S+)?|signed up for it(?: \S+){0,2}|offered to (?:take|do|help|lead|run|fix|look|stay|cover|write|build)(?: \S+){0,2}",
    rf"(?:hadn't|had not|wasn't|was never|nobody had|no one had|nobody had even) (?:been )?(?:told|asked|assigned|ordered|instructed|requested)(?: \S+){{0,4}} (?:but|i simply|i just|yet|so) (?:i )?(?:\S+ )?(?:thought|did|began|started|went|{_ACTED})(?: \S+)?|(?:brought|used|bought|fetched|got) my own (?:tools|money|car|laptop|van|things|paint|materials)(?: \S+){{0,2}}|blocked (?:out|off) (?:my|an|a|some)(?: \S+){{1,3}}",
    rf"(?:lost contact with|couldn't reach|could not reach|couldn't get hold of|no answer from|no word from|nobody to ask|no one to ask)(?: \S+){{0,6}} (?:so|and|but) (?:i|we) {ADVERB}{{0,2}}{_ACTED}",
    rf"(?:although|even though|though) (?:it|that|this|they|the \S+(?: \S+)?)? ?(?:wasn't|was not|weren't|isn't) (?:\S+ )?(?:mine|ours|my|our|on my|in my|part of my|assigned)(?: \S+){{0,3}} i {ADVERB}{{0,2}}{_ACTED}",
    r"decided (?:not to wait|against waiting)(?: \S+){0,3}|i (?:\S+ )?proactively \S+|proactively (?:reached|contacted|offered|went|called|asked|started|fixed|proposed)(?: \S+)?",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS), ADVICE)
