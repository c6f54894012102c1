"""What the speaker did wrong, said plainly."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import good, matches
from mockloop.analysis.text.word_patterns import ADVERB, PARTICIPLE, PAST_VERB

NAME = "own_mistake_admitted"
TITLE = "Your own mistake, admitted"
SAY = "My own mistake was …; it cost …"
POLARITY = "good"
ADVICE = "Name your own mistake in one sentence: what you did, and what it cost."

_CHECKED = "checked|tested|asked|considered|thought|check|test|ask|consider|think"
# whoever does this to the wrong thing has not done it wrong
_NOTICED = (
    r"(?:found|noticed|saw|spotted|discovered|realized|realised|corrected|fixed|changed|replaced|removed|returned|"
    r"heard|said|told|asked|thought|knew|swapped|got|was|were|had|met)"
)
PATTERNS = (
    r"my (?:own |big |biggest |first |main |worst )?(?:mistake|fault|error|oversight|blunder)",
    r"i (?:\S+ )?(?:forgot|overlooked|misjudged|misread|misunderstood|underestimated|overestimated|neglected|messed up|screwed up|dropped the ball|overreacted)(?: \S+){0,3}",
    r"i (?:\S+ )?made (?:a|an|the|some|that) (?:\S+ )?(?:mistake|error|oversight|blunder)",
    r"i (?:\S+ )?(?:should have|should've|shouldn't have|should not have)(?: \S+){0,3}",
    rf"i (?:hadn't|had not|didn't|did not) (?:{_CHECKED})(?: \S+){{0,3}}",
    r"i was (?:\S+ )?(?:wrong|at fault|to blame|out of line)",
    rf"i {ADVERB}{{0,2}}(?:had )?(?!{_NOTICED}\b)(?:{PAST_VERB}|{PARTICIPLE}) (?:(?!i\b|we\b|but\b)\S+ ){{0,8}}?the wrong \S+",
    rf"i (?:also|just|simply|even|myself) (?:hadn't|had not|didn't|did not) (?:{_CHECKED})(?: \S+){{0,3}}",
    r"(?:told|asked|warned|advised) (?:me|us) (?:\S+ ){1,12}?but i (?:didn't|did not)",
    r"it was (?:\S+ )?on (?:me|us)(?! to\b)",
    r"(?:mistake|fault|error|oversight|blunder|blame) (?:was|is|had been) (?:\S+ )?(?:mine|my own)",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS), ADVICE)
