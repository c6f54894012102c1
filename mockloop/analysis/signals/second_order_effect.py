"""What others did with it afterwards: adopted, copied, made the standard, still in use."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good, matches
from mockloop.analysis.language import up_to

NAME = "second_order_effect"
TITLE = "A second-order effect"
POLARITY = "good"
ADVICE = "Say what others did with it afterwards: adopted it, reused it, made it their standard."

_PLACES = (
    r"(?:teams?|departments?|wards?|branch(?:es)?|stores?|shops?|sites?|schools?|shifts?|depots?|offices?|classes|units?|kitchens?|crews?|squads?|squadrons?|compan(?:y|ies)|"
    r"battalions?|platoons?|regions?|councils?|charit(?:y|ies)|hospitals?|clinics?|groups?|teachers?|nurses|drivers|managers?|colleagues?|volunteers?|chefs?|cooks|partners?|"
    r"universit(?:y|ies)|societ(?:y|ies)|houses?|bases|stations?|hotels?|plants?|factor(?:y|ies)|projects?|services?|developers|engineers|captains?|farms?|trusts?|head office|ministry|management)"
)
_OTHERS = (
    rf"(?:they|others|everyone|everybody|people|(?:the|our|their|its|every|each|all|all the|other|another|both|many|most|several|two|three|four|five|six|a few|some) (?:\S+ ){{0,3}}?{_PLACES}|"
    rf"(?:my|the|a|another) (?:colleagues?|boss|manager|successor|replacement|company|council|director|owner|chain|group))"
)
_KEPT = (
    r"(?:template|standard|practice|default|policy|procedure|norm|playbook|handbook|checklist|training|guidelines?|process|rota|induction|onboarding|orientation|manual|routine|"
    r"curriculum|syllabus|protocol|course|pack|drill|menu|rule|rules)"
)
_WORK = r"(?:it|this|that|pattern|approach|idea|method|template|process|system|form|script|tool|list|checklist|sheet|format|model|layout|design|plan|library|practice|trick|card|way|scheme|hour|rota|guide|recipe)"
_TOLD = r"(?:teach|train|present|show|do the same|roll|run|write|share|set|repeat|describe|explain|demonstrate|introduce|do it)"
PATTERNS = (
    rf"(?:adopted|took up|taken up|copied|reused|borrowed|picked up|took over|built on) {up_to(3)}(?:{_WORK})(?! (?:dog|cat)\b)",
    rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:adopted|copied|reused|borrowed) \S+(?: \S+)?",
    rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:took|rolled|picked|carried) (?:it|this|that) (?:over|up|on|out|further)(?: \S+)?",
    rf"(?:took|taken|put) {up_to(5)}(?:into|over into) {up_to(3)}{_KEPT}",
    rf"(?:became|becomes?|is now|was made|made it|made that|made this|turned it into|turned into) (?:\S+ ){{0,2}}?(?:the|a|our|their|part of|\S+'s) {up_to(3)}{_KEPT}",
    r"(?:is|was|been|being|got|were) (?:\S+ )?(?:rolled out|adopted|copied|reused|extended|used|taken up|picked up) (?:\S+ )?(?:by|to|across|in|at|for|on) (?:the |our |its |their |almost )?"
    r"(?:other|all|every|the whole|both|two|three|four|five|six|\d+|several|others|each|company|region|country|rest|remaining)",
    rf"(?:adopted|kept|retained|written) (?:\S+ )?(?:as|into) (?:\S+ ){{0,3}}?{_KEPT}",
    rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:still|now|since|to this day) (?:\S+ )?(?:use|uses|used|using|do it|does it|run it|runs it|works? (?:with|in|that|this))(?: \S+)?",
    r"(?:\S+ )?(?:use|uses|used|using) (?:it|that|this|the \S+(?: \S+)?|my \S+) (?:\S+ )?(?:today|to this day|ever since|since then|across|in (?:every|all|each)|every (?:day|week|shift|year))(?: \S+)?",
    r"still (?:\S+ )?(?:in use|in place|used|being used|use (?:it|that|this|the|my)|uses (?:it|that|this|the|my))(?: \S+)?",
    r"(?:every|each|all) (?:new )?\S+(?: \S+)? (?:is|are|was|were|now|since|gets|got) (?:\S+ ){0,2}?(?:born|trained|built|taught|shown|set up|started|briefed|sent) (?:with|on|in|that way|from|it)",
    rf"(?:asked|invited|got|made) (?:me|us) (?:back )?to (?:\S+ )?{_TOLD} (?:it|this|that|the|my|our|them|others|\S+ to)(?: \S+)?|asked (?:me|us) to do the same(?: \S+)?",
    rf"i (?:was|got|have been|was later|was then) (?:asked|invited) to (?:\S+ )?{_TOLD} \S+(?: \S+)?",
    r"(?:asked|wanted|came|rang) (?:me |us )?(?:for|to have|to see) (?:the|a|my|our|its|a copy of) (?:\S+ )?(?:sheet|template|form|script|copy|list|plan|recipe|checklist|notes|drawings?|model|guide)(?: \S+)?",
    rf"(?:two|three|four|five|six|several|all|all the|both|many)? ?other {_PLACES} (?:\S+ ){{0,2}}?(?:use|used|copied|adopted|asked|took|started|began|followed|do|did it|wanted|picked|built)(?: \S+)?",
    rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:used|applied|introduced|built|tried|took|does|did|do|started|set up) (?:\S+ )?the same \S+(?: \S+)?",
    rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:started|began|are|were|is|was) (?:doing|using|copying|filling|running|following) (?:it|this|that|the same|my)(?: \S+)?",
    r"(?:the )?(?:whole|entire|rest of the) \S+ (?:\S+ )?(?:does|do|uses|use|works|runs|follows|now) \S+(?: \S+)?",
    r"(?:idea|practice|habit|method|format|it|this|approach|system|trick|scheme|word) (?:\S+ )?(?:spread|caught on|travelled)(?: \S+){0,2}",
    rf"(?:it's|it is|is|that's|went|put it) (?:now )?(?:in|into) (?:the|our|their) (?:\S+ )?{_KEPT}(?: \S+)?",
    r"(?:they're|they are|people are|everyone is|everyone's) (?:\S+ )?still (?:using|running|doing|following|working with|teaching|building)(?: \S+)?",
    rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:kept (?:it|this|that) (?:going|up|running)|carried (?:it|on with it)|extended (?:it|this|that))(?: \S+)?",
    r"named (?:it|this|that) after (?:me|us)",
    r"(?:they|people|everyone|the \S+) still (?:have|keep|do|follow|teach|run|make) (?:it|that|this|my)(?: \S+)?",
    r"(?:asked for|wanted|ordered|requested) (?:it|one|this|that|the same)(?: thing)? (?:too|as well|for (?:their|its|his|her)(?: own)?)(?: \S+)?",
    rf"(?:{_OTHERS}|he|she|my \S+ \S+) (?:\S+ )?(?:presented|demonstrated|recommended|taught|shared|showed) (?:it|this|that|my|our) (?:\S+ )?(?:at|to|with|in|across) \S+(?: \S+)?",
    rf"(?:every|all|each|most) (?:\S+ ){{0,2}}?{_PLACES} (?:\S+ )?(?:has|have|got) (?:\S+ ){{1,5}}?(?:now|since|today)",
    rf"(?:{_OTHERS}|\S+ (?:volunteers|students|recruits|interns)) (?:\S+ )?(?:used|use|uses|borrowed|copied|followed|follow) my \S+",
    rf"(?<!\bi )(?<!\bwe )(?:wrote|put|built|added|worked) (?:it|this|that) (?:\S+ )?into (?:the|their|its|our) (?:\S+ )?(?:{_KEPT}|orders|contracts?|book|plan|budget|rulebook|schedule|code)",
    rf"turned into (?:a|the|our|their) {up_to(2)}(?:{_KEPT}|video|course|workshop|talk|programme|program|service)",
    r"(?:it's|it is|is|was|became|that's) (?:now |then |the )?standard (?:at|in|across|for|on|practice|issue)(?: \S+){0,2}",
    r"(?:came|visited|asked|wanted|rang|travelled) (?:\S+ ){0,3}?to (?:see|learn|copy|find out|hear|ask) how (?:we|i) (?:\S+ )?(?:did|do|had|run|ran|made|worked|managed)(?: \S+)?",
    r"(?:all|every|each) new \S+ (?:\S+ )?(?:read|reads|get|gets|use|uses|learn|learns|follow|follows|watch|watches)(?: \S+)?",
    r"copied (?:us|our \S+|it from us|what we \S+)|(?:got|was|been|were) adopted (?:\S+ )?(?:\S+[- ]?wide|everywhere|across)(?: \S+)?",
    r"(?:nobody|no one) (?:\S+ )?(?:goes|went|has gone) back to",
    rf"(?:has|have|had) (?:since |now )?(?:been )?(?:adopted|copied|rolled out|made (?:it )?(?:a |the )?{_KEPT})",
    r"(?:went|gone|goes) out to (?:all|every|each|the other)(?: \S+){1,3}",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS, ("result", "reflection")), ADVICE)
