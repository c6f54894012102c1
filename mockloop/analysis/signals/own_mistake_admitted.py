"""What the speaker did wrong, said plainly."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import good, matches

NAME = "own_mistake_admitted"
TITLE = "Your own mistake, admitted"
SAY = "My own mistake was …; it cost …"
POLARITY = "good"
ADVICE = "Name your own mistake in one sentence: what you did, and what it cost."

PATTERNS = (
    r"my (?:own |big |biggest |first |main |worst )?(?:mistake|fault|error|oversight|blunder)",
    r"i (?:\S+ )?(?:forgot|overlooked|misjudged|misread|misunderstood|underestimated|overestimated|neglected|messed up|screwed up|dropped the ball|overreacted)(?: \S+){0,3}",
    r"i (?:\S+ )?made (?:a|an|the|some|that) (?:\S+ )?(?:mistake|error|oversight|blunder)",
    r"i (?:\S+ )?(?:should have|should've|shouldn't have|should not have)(?: \S+){0,3}",
    r"i (?:hadn't|had not|didn't|did not) (?:checked|tested|asked|considered|thought|check|test|ask|consider|think)(?: \S+){0,3}",
    r"i was (?:\S+ )?(?:wrong|at fault|to blame|out of line)",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS), ADVICE)
