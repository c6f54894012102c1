"""The cause found and named, not only the symptom treated."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good, matches
from mockloop.analysis.language import up_to

NAME = "root_cause"
TITLE = "A root cause"
POLARITY = "good"
ADVICE = "Name the cause you found, and how you came to it."

_CAUSE = r"(?:cause|reason|culprit|source|origin|fault|leak|bug|bottleneck|underlying problem|real problem|real issue|pattern)"
PATTERNS = (
    r"(?:traced|tracked|narrowed|pinned|boiled) (?:\S+ ){0,4}?(?:to|down to|back to)(?: \S+){1,2}",
    r"(?:root cause|underlying cause|real cause|actual cause|main cause)(?: (?:was|is|of))?",
    rf"(?:found|identified|discovered|worked out|figured out|spotted|uncovered|established|understood|located|diagnosed) {up_to(3)}{_CAUSE}",
    r"(?:found|found out|discovered|noticed|realized|realised|worked out|figured out|saw|established|learned) (?:that |out that )(?:\S+ ){1,8}?(?:because|due to|was causing|were causing|caused)",
    rf"the (?:\S+ )?{_CAUSE} (?:was|turned out|lay|for (?:it|this|that)|behind)(?: \S+)?",
    r"(?:it )?turned out (?:that |to be |it was |the |they )(?:\S+)(?: \S+)?",
    r"(?:was|were|is) (?:\S+ )?(?:caused by|due to|down to|because of|the result of)(?: \S+)?",
    r"(?:came|comes|stemmed|resulted|arose) (?:down to|from the|from a|from how|from not)(?: \S+)?",
    r"why (?:it|this|that|they|the \S+) (?:\S+ )?(?:was|were|kept|had|failed|happened|broke|stopped|went|came|had been|stayed)",
    r"(?:asked|asking|ask) (?:myself |them |ourselves )?why(?: \S+)?",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS, ("situation", "action", "result")), ADVICE)
