"""That it worked was checked, not hoped: reproduced, tested, piloted, measured before and after, monitored."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good, matches
from mockloop.analysis.language import up_to

NAME = "verification"
TITLE = "Verification"
POLARITY = "good"
ADVICE = "Say how you knew that it worked: what you tested before, what you measured after."

_DID = r"(?:i|we|i also|i then|and|then|first|also|so i|and then|i first|i even|i personally|they)"
PATTERNS = (
    r"(?:i|we|and|then|also) (?:\S+ )?(?:reproduced|recreated|simulated) \S+",
    rf"{_DID} (?:\S+ )?(?:tested|trialled|trialed|piloted|validated|verified|cross-?checked|double-?checked|re-?checked|proofread|inspected|audited) \S+",
    r"(?:double|cross|triple) checked(?: \S+)?",
    rf"{_DID} (?:\S+ )?(?:wrote|added|built|made|set up|did|ran|had) {up_to(3)}(?:unit |integration |regression |load |dry |test |trial |pilot |acceptance )+(?:tests?|runs?|checks?|cases?|week|day|batch|shift)?",
    r"(?:unit|integration|regression|smoke|load|acceptance|end to end) tests?",
    rf"with {up_to(3)}tests? that {up_to(2)}(?:failed|passed|fail|pass|forced)",
    rf"{_DID} (?:\S+ )?(?:monitored|measured|tracked|watched|kept watching|logged|counted) {up_to(6)}(?:until|for (?:a|the|two|three|\S+) (?:day|days|week|weeks|month|months)|every (?:day|hour|week|morning)|"
    r"metrics?|logs?|rate|numbers?|dashboard|temperature|temperatures|levels?|figures|results?)",
    rf"(?:compared|measured|checked|counted) {up_to(6)}(?:before and after|from before|afterwards|against)",
    r"(?:tried|ran|tested) (?:it|this|that|them|the \S+(?: \S+)?) (?:\S+ )?(?:on (?:one|a|my|two|a few|myself|a small)|with (?:one|a|two|three|a few|a small)|first)(?: \S+)?",
    r"(?:pilot|dry run|test run|trial run|rehearsal|spot checks?|sample check)(?:s)? (?:\S+)?",
    r"(?:checked|checking|went over|went through) (?:\S+ ){0,4}?(?:twice|again|three times|every (?:one|single|line|item)|each one|myself|line by line|one by one)",
    r"(?:to make sure|to be sure|to confirm|to prove) (?:that )?(?:it|this|nothing|the \S+|they|everything|there) (?:\S+ )?(?:worked|works|held|was|were|broke|had|did|would)",
    r"(?:asked|got|had) (?:\S+ ){1,4}?to (?:check|review|proofread|inspect|test|try) (?:it|my|the|them)",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS, ("action", "result")), ADVICE)
