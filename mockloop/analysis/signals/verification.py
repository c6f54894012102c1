"""That it worked was checked, not hoped: reproduced, tested, piloted, measured before and after, monitored."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import affirmed, good, matches
from mockloop.analysis.language import up_to

NAME = "verification"
TITLE = "Verification"
POLARITY = "good"
ADVICE = "Say how you knew that it worked: what you tested before, what you measured after."

_DID = r"(?:i|we|i also|i then|and|then|first|also|so i|and then|i first|i even|i personally|they)"
_MEASURED = r"(?:re)?(?:counted|measured|weighed|checked|tested|tried|timed|tasted|calculated|inspected|compared|audited|photographed)"
_ASKED = r"(?:asked|surveyed|polled|ran|drove|walked|interviewed)"
_TOOL = r"(?:stop ?watch|timer|scales?|thermometer|(?:\S+ )?(?:meter|gauge|probe)|ruler|tape measure|spirit level|checklist|multimeter)"
_HOLDS = r"(?:worked|works|work|held|holds|hold|stuck|broke|did|would|fit|fitted|matched|came out|made sense|was right|were right|was true)"
_IT = r"(?:it|this|that|nothing|they|everything|there|he|she|the \S+(?: \S+)?)"
_TRIAL = r"(?:(?:unit|integration|regression|load|acceptance|dry|test|trial|pilot|dress|mock|strand|patch|smoke) )?(?:tests?|trials?|pilots?|runs?|rehearsals?|spot checks?|experiments?|(?:fire )?drills?|simulations?|walk-?throughs?|(?:trial|pilot|test) (?:week|day|night|batch|shift|group|month))"
_SPAN = r"(?:days?|weeks?|months?|nights?|shifts?|hours?)"
PATTERNS = (
    r"(?:i|we|and|then|also) (?:\S+ )?(?:reproduced|recreated|simulated|replayed) \S+",
    rf"{_DID} (?:\S+ )?(?:tested|trialled|trialed|piloted|validated|verified|cross-?checked|double-?checked|re-?checked|proofread|inspected|audited|rehearsed) \S+",
    r"(?:double|cross|triple) checked(?: \S+)?",
    rf"{_DID} (?:\S+ )?(?:wrote|added|built|made|set up|did(?! not)|ran|had|held|started with|repeated) (?:(?:a|an|the|two|three|some|another|one|my|our|first|short|small|quick|new|full|simple|little|failing|fire) ){{0,3}}{_TRIAL}",
    r"(?:rehearsals?|pilots?|trials?|tests?) (?:was|were) (?:\S+ )?(?:held|run|carried|done|repeated)",
    r"(?:unit|integration|regression|smoke|load|acceptance|end to end) tests?",
    rf"with {up_to(3)}tests? that {up_to(2)}(?:failed|passed|fail|pass|forced)",
    rf"{_DID} (?:\S+ )?(?:monitored|measured|tracked|watched|kept watching|logged|counted) {up_to(6)}(?:until|for (?:a|the|\S+) {_SPAN}|every (?:day|hour|week|morning)|"
    r"metrics?|logs?|rate|numbers?|dashboard|temperature|temperatures|levels?|figures|results?)",
    rf"(?:{_MEASURED}|{_ASKED}) {up_to(8)}(?:before and after|from before|afterwards)",
    rf"{_MEASURED} {up_to(6)}(?:against (?:the|a|my|our|their|last|what)|at random)",
    rf"compared (?:every|each|all|both|it|them|the) {up_to(5)}(?:with|against|byte for byte|line by line) \S+",
    rf"{_MEASURED} (?:it |them |this |that |everything |(?:the|all|each|every) \S+ (?:\S+ )?)?(?:again|a second time|three times)",
    r"(?:tried|ran|tested) (?:it|this|that|them|the \S+(?: \S+)?) (?:\S+ )?(?:on (?:one|a|my|two|a few|myself|a small|half)|with (?:one|a|two|three|a few|a small)|first|again)(?: \S+)?",
    r"(?:dry run|test run|trial run|trial period|spot checks?|sample check)s?(?: \S+)?",
    r"(?:a|small|short) (?:pilot|trial|rehearsal) (?:with|in|on|for|of|at|first)(?: \S+)?",
    r"(?:checked|checking|went over|went through) (?:\S+ ){0,4}?(?:twice|again|three times|every (?:one|single|line|item)|each one|myself|line by line|one by one)",
    rf"(?:to make sure|to be sure|to confirm|to prove|to verify|to check|to see (?:if|whether)) (?:that |whether |if )?{_IT} (?:\S+ )?(?:still |really |actually )*{_HOLDS}",
    rf"(?:to confirm|to check|to verify) (?:that |whether |if )?{_IT} (?:\S+ )?(?:had|have|got|was|were|could|knew|really|actually)(?: \S+)?",
    r"checked (?:\S+ ){1,4}?every (?:hour|day|morning|evening|night|week|few \S+|two \S+|ten \S+)",
    r"asked (?:\S+ ){1,3}?to (?:show|tell) (?:me|us) how (?:he|she|they|it) (?:would|did|do|worked)(?: \S+)?",
    r"(?:got|had|asked) (?!me\b)(?:\S+ ){1,3}?(?:to )?(?:look|read) (?:it|this|that|them|everything) (?:over|through)",
    r"(?:let|had|got|asked) (?!me\b|us\b|no\b|to\b|time\b)(?:\S+ ){1,4}?(?:to )?(?:try|test|taste|go over|go through|run through|use) (?:it|this|them)(?: \S+)?",
    r"(?:counted|measured|timed|recorded|tracked) how (?:many|much|long|often|far)(?: \S+)?",
    rf"checked (?:whether|if|that) {_IT} (?:\S+ )?(?:worked|held|matched|still \S+|really \S+|actually \S+|was right|were right|went through|had \S+|arrived)",
    r"compared (?:\S+ ){1,5}?(?:with|against|to) (?:last|before|the (?:old|previous|same|original|year before)|\S+ (?:year|month|week)(?:'s)?)(?: \S+)?",
    r"(?:rang|called|phoned|visited|emailed|wrote to|went back|came back|returned) (?:\S+ ){0,6}?to (?:hear|see|check|find out) (?:if|whether)(?: \S+)?",
    rf"watched (?:it|how|every|the (?!film|match|game|show|tv|news)\S+)(?: \S+){{0,4}}? for (?:a|the|\S+) (?:\S+ )?(?:{_SPAN}|minutes?)",
    r"(?:tasted|tested|weighed|inspected|rechecked|measured) (?:every|each)(?: single)? \S+",
    r"random (?:sample|samples|check|checks)(?: of \S+)?",
    r"(?:ran|used|kept|put|weighed) (?:\S+ ){1,8}?next to each other for \S+ (?:\S+ )?(?:days?|weeks?|months?|nights?|hours?)",
    r"(?:made|had|asked) (?:him|her|them|each \S+|every \S+|the \S+) (?:to )?(?:repeat|say) (?:it|the|my|back)(?: \S+)?|to try (?:and|to) break it",
    r"checked back with (?:the|my|his|her|their|our) \S+",
    rf"(?:to make sure|to be sure|to confirm|to check) (?:that |whether |if )?{_IT} still \S+",
    r"(?:i|we|and|having|then) (?:\S+ )?confirmed (?:it|this|them|that|the \S+(?: \S+)?) (?:with|against|in|by) \S+",
    r"(?:asked|got|had) (?!me\b|us\b|no\b|to\b|time\b)(?:\S+ ){1,4}?(?:to )?(?:check|review|proofread|inspect|test|try|recount|read through|look over) (?:it|my|the|them|every|each|both|all)",
    rf"(?:{_MEASURED}|{_ASKED}) {up_to(4)}with (?:a|the|my) {_TOOL}",
    r"(?:explain|repeat|read|show|tell|say|demonstrate|teach) (?:it |that |this |them |me |the \S+ )?back to (?:me|us|her|him)",
    r"(?:ran|run|kept|used|compared) (?:\S+ ){1,6}?(?:side by side|in parallel|in shadow|silently)",
    r"(?:and|until) (?:it|they|the \S+|everything|both|all \S+) (?:all )?(?:matched|tallied|added up|balanced|agreed with)(?: \S+)?",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, affirmed(answer, matches(answer, PATTERNS, ("action", "result"))), ADVICE)
