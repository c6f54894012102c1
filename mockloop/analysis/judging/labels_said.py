"""Find a numbered thing of the notes in other words: 'the third day' and 'three days after' for day 3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mockloop.analysis.judging.fact_search import SAID, AnswerText, FactCheck
from mockloop.analysis.judging.figure_facts import label_of, wanted_figure
from mockloop.analysis.text.content_words import stem
from mockloop.analysis.text.dates import ORDINALS
from mockloop.analysis.text.synonyms import group_stem
from mockloop.analysis.text.units import singular
from mockloop.core.story import StoryFact

_PERIODS = frozenset("day night week month year hour".split())
_BEGUN = ("after", "into", "in", "later", "on", "from")  # 'two weeks into the job'
_BETWEEN = 2  # words between an ordinal and its thing: 'my second full day'


def label_said(fact: StoryFact, said: Sequence[AnswerText]) -> FactCheck | None:
    """Find 'the second stage' for stage 2, 'nine days into it' for day 9; None if neither was said."""
    wanted = wanted_figure(fact)
    label = label_of(fact, wanted) if wanted else ""
    if not wanted or not label:
        return None
    for one in said:
        for first, last in (*_ordinals(one, label, wanted.value), *_spans(one, label, wanted.value)):
            return one.check(fact, SAID, first, last)
    return None


def _ordinals(one: AnswerText, label: str, value: float) -> Iterator[tuple[int, int]]:
    for place, token in enumerate(one.tokens):
        if ORDINALS.get(token) == value:
            for at in range(place + 1, min(place + 2 + _BETWEEN, len(one.tokens))):
                if group_stem(stem(one.tokens[at])) == label and singular(one.tokens[at]) == one.tokens[at]:
                    yield place, at


def _spans(one: AnswerText, label: str, value: float) -> Iterator[tuple[int, int]]:
    for figure in one.figures:
        period = figure.unit in _PERIODS and group_stem(stem(figure.unit)) == label
        behind, before = (
            one.tokens[figure.last + 1 : figure.last + 2],
            one.tokens[max(0, figure.first - 1) : figure.first],
        )
        if period and figure.value == value and (set(behind) & set(_BEGUN) or before == ("after",)):
            yield figure.first, figure.last
