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
_TRIAL = r"(?:(?:unit|integration|regression|load|acceptance|dry|test|trial|pilot|dress|mock|strand|patch|smoke) )?(?:tests?|trials?|pilots?|runs?|rehearsals?|spot checks?|experiments?|(?:trial|pilot|test) (?:week|day|night|batch|shift|group|month))"
_SPAN = r"(?:days?|weeks?|months?|nights?|shifts?|hours?)"
PATTERNS = (
    r"(?:i|we|and|then|also) (?:\S+ )?(?:reproduced|recreated|simulated|replayed) \S+",
    rf"{_DID} (?:\S+ )?(?:tested|trialled|trialed|piloted|validated|verified|cross-?checked|double-?checked|re-?checked|proofread|inspected|audited|rehearsed) \S+",
    r"(?:double|cross|triple) checked(?: \S+)?",
    rf"{_DID} (?:\S+ )?(?:wrote|added|built|made|set up|did(?! not)|ran|had|held|started with|repeated) (?:(?:a|an|the|two|three|some|another|one|my|our|first|short|small|quick|new|of|full|simple|little|failing) ){{0,3}}{_TRIAL}",
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
    r"(?:a|an|small|short|the) (?:pilot|trial|rehearsal) (?:with|in|on|for|of|at|first)(?: \S+)?",
    r"(?:checked|checking|went over|went through) (?:\S+ ){0,4}?(?:twice|again|three times|every (?:one|single|line|item)|each one|myself|line by line|one by one)",
    rf"(?:to make sure|to be sure|to confirm|to prove|to verify|to check|to see (?:if|whether)) (?:that |whether |if )?{_IT} (?:\S+ )?(?:still |really |actually )*{_HOLDS}",
    rf"(?:to make sure|to be sure|to confirm|to check) (?:that |whether |if )?{_IT} still \S+",
    r"(?:i|we|and|having|then) (?:\S+ )?confirmed (?:it|this|them|that|the \S+(?: \S+)?) (?:with|against|in|by) \S+",
    r"(?:asked|got|had) (?!me\b|us\b)(?:\S+ ){1,4}?(?:to )?(?:check|review|proofread|inspect|test|try|recount|read through|look over) (?:it|my|the|them|every|each|both|all)",
    rf"{_MEASURED} {up_to(4)}with (?:a|the|my) {_TOOL}|with (?:a|my) stop ?watch",
    r"(?:explain|repeat|read|show|tell|say|demonstrate|teach) (?:it |that |this |them |me |the \S+ )?back to (?:me|us|her|him)",
    r"(?:ran|run|kept|used|compared) (?:\S+ ){1,6}?(?:side by side|in parallel|in shadow|silently)",
    r"(?:and|until) (?:it|they|the \S+|everything|both|all \S+) (?:all )?(?:matched|tallied|added up|balanced|agreed with)(?: \S+)?",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, affirmed(answer, matches(answer, PATTERNS, ("action", "result"))), ADVICE)
