"""Notice that an answer told another story than the notes.

Of 30 people's notes, each read against their own answer, at least 43 % of the facts were said; against the answers of
others, at most 11 %.
"""

from __future__ import annotations

from collections.abc import Sequence

from mockloop.analysis.judging.fact_search import SAID, FactCheck
from mockloop.core.transcript import Transcript

FEWEST_FACTS = 5
FEWEST_WORDS = 60  # a shorter answer may have been broken off
MOST_SAID = 0.15  # of the facts


def told_another(facts: Sequence[FactCheck], answers: Sequence[Transcript]) -> bool:
    """Return whether the answers hardly contain anything of the notes, although they are long enough for it."""
    if len(facts) < FEWEST_FACTS or sum(len(answer.words) for answer in answers) < FEWEST_WORDS:
        return False
    return sum(one.status == SAID for one in facts) <= MOST_SAID * len(facts)
