"""Why a span was given its section: the words that pulled it there."""

import numpy as np

from mockloop.analysis.sections.explanation import AROUND, because
from mockloop.analysis.sections.model import LABELS, SectionScores
from mockloop.analysis.text.clauses import Unit
from mockloop.core.transcript import from_text

ACTION = LABELS.index("action")
TEXT = from_text("Well, I wrote to Anna. She was away that day.")
CUT = (Unit(0, 4), Unit(5, 9))


def read(pulls: list[float]) -> SectionScores:
    votes = np.zeros((len(pulls), len(LABELS)))
    votes[:, ACTION] = pulls
    return SectionScores(votes, np.full((len(CUT), len(LABELS)), 1 / len(LABELS)))


def test_the_words_that_pull_most_are_quoted_the_strongest_clause_first():
    reading = read([0, 5, 5, 5, 0, 0, 9, 9, 9, 0])
    assert because(TEXT, CUT, reading, (range(2), ACTION)) == ('"was away that" -> action', '"i wrote to" -> action')


def test_a_clause_that_pulls_the_other_way_is_not_quoted():
    assert because(TEXT, CUT, read([0, 5, 5, 5, 0, *[-3] * 5]), (range(2), ACTION)) == ('"i wrote to" -> action',)


def test_where_no_words_pull_what_stands_around_has_decided():
    assert because(TEXT, CUT, read([-1.0] * 10), (range(1, 2), ACTION)) == (f"{AROUND} -> action",)
