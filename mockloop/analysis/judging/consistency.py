"""Find figures that differ between two answers: the same unit, similar words around it, another value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from mockloop.analysis.answer import normalized
from mockloop.analysis.judging.fact_search import spoken_figures
from mockloop.analysis.text.content_words import content_stems
from mockloop.analysis.text.numbers import Figure
from mockloop.analysis.text.same_figure import same_figure
from mockloop.core.transcript import Transcript

AROUND = 8  # words on each side that say what a figure counts
LEAST_SHARED = 2  # word stems that both must have around them


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """A figure as it was said: which answer, at which second, in which words."""

    answer: int
    at_s: float
    words: str


@dataclass(frozen=True, slots=True)
class Differing:
    """What seems to be the same figure, said with two values."""

    one: FigureSaid
    other: FigureSaid


def differing_figures(answers: Sequence[Transcript]) -> tuple[Differing, ...]:
    """Find the figures that differ between answers, in order. A value that both answers contain is no difference."""
    read = [_Read(place, transcript) for place, transcript in enumerate(answers)]
    return tuple(found for one, other in combinations(read, 2) for found in _between(one, other))


class _Read:
    """One answer: its figures, and the word stems around each."""

    def __init__(self, place: int, transcript: Transcript) -> None:
        self.place, self.transcript = place, transcript
        words = [word.text for word in transcript.words]
        self.figures = [figure for figure in spoken_figures(words) if figure.unit and figure.unit != "date"]
        self._tokens = [normalized(word) for word in words]

    def around(self, figure: Figure) -> set[str]:
        before = self._tokens[max(0, figure.first - AROUND) : figure.first]
        return set(content_stems([*before, *self._tokens[figure.last + 1 : figure.last + 1 + AROUND]]))

    def says(self, wanted: Figure) -> bool:
        return any(same_figure(wanted, figure) for figure in self.figures)

    def said(self, figure: Figure) -> FigureSaid:
        start_s = self.transcript.words[figure.first].start_s
        return FigureSaid(self.place, start_s, self.transcript.between(figure.first, figure.last).strip(" .,;:!?"))


def _between(one: _Read, other: _Read) -> Iterator[Differing]:
    taken: set[int] = set()
    for figure in one.figures:
        if other.says(figure):
            continue
        shared = [
            (len(one.around(figure) & other.around(against)), -index)
            for index, against in enumerate(other.figures)
            if against.unit == figure.unit and index not in taken and not one.says(against)
        ]
        if shared and max(shared)[0] >= LEAST_SHARED:
            index = -max(shared)[1]
            taken.add(index)
            yield Differing(one.said(figure), other.said(other.figures[index]))
