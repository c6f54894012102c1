"""Keep what is shown of an answer in progress calm: the section it is in, and the section each word counts for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from mockloop.analysis.answer import NONE, SectionSpan
from mockloop.core.transcript import Word

SURE = 0.6  # the least confidence of a span whose section is shown
HELD_S = 2.0  # an unchanged reading counts as a second one after this time, even without a new word
OVER_S = 8.0  # a section is called over only after it has stayed so for this long, in every reading of the answer
MARKED = 1.0  # the confidence of a span that the person marked, or of the only section that was asked for


class SteadySection:
    """The section shown as in progress: the newest sure one that a second reading confirmed."""

    def __init__(self) -> None:
        self.section: str | None = None
        self.before: str | None = None
        self.words = SteadyWords()
        self._seen: tuple[str, int, float] | None = None  # not confirmed yet: section, last word, second
        self._over_since: dict[str, float] = {}

    def see(self, spans: Sequence[SectionSpan], at_s: float) -> None:
        """Take in one more reading of the answer, made ``at_s`` seconds after its beginning."""
        newest = self._newest(spans)
        if newest is None or newest.confidence < SURE:
            return
        last_word = spans[-1].last_word
        if newest.section == self.section:
            self._seen = None
        elif self._seen is None or self._seen[0] != newest.section:
            self._seen = (newest.section, last_word, at_s)
        elif last_word > self._seen[1] or at_s - self._seen[2] >= HELD_S:
            self.rule(newest.section)

    def _newest(self, spans: Sequence[SectionSpan]) -> SectionSpan | None:
        """Return the newest section; while none is shown, the newest sure one, even if what follows is unsure."""
        told = [span for span in reversed(spans) if span.section != NONE]
        sure = [] if self.section else [span for span in told if span.confidence >= SURE]
        return next(iter(sure or told), None)

    def is_sure(self, over: str, spans: Sequence[SectionSpan], at_s: float) -> bool:
        """Return whether a section that is past its target may be called over.

        Either it has been so for OVER_S, with each of its spans read surely, or the person marked where it begins.
        """
        own = [span.confidence for span in spans if span.section == over]
        if own and min(own) == MARKED:
            return True
        if not own or min(own) < SURE:
            self._over_since.pop(over, None)
            return False
        return at_s - self._over_since.setdefault(over, at_s) >= OVER_S

    def within(self, section: str) -> None:
        """Take in that a section is not past its target, or no longer."""
        self._over_since.pop(section, None)

    def rule(self, section: str | None) -> None:
        """Show the section that the person marked."""
        self.before, self.section, self._seen = self.section, section, None


class SteadyWords:
    """The section that each word counts for. It changes only if two readings are sure of the change, or by a mark.

    Of 45 answers this moves 7 s each to other sections while they are spoken, instead of 24 s, and no fewer words are
    right at the end (``python -m benchmarks.live_sections --held-out``).
    """

    def __init__(self) -> None:
        self._shown: list[str | None] = []
        self._doubted: dict[int, tuple[str, int]] = {}  # the other section of a word, and the last word of that reading
        self._marked: set[int] = set()

    def settled(
        self, counted: Sequence[SectionSpan], read: Sequence[SectionSpan], words: Sequence[Word]
    ) -> tuple[SectionSpan, ...]:
        """Return the spans to count. ``counted``: those of this reading, as ``steady_spans`` gives them."""
        if len(words) < len(self._shown):  # the words of an earlier take came in anew
            self._shown, self._doubted, self._marked = [], {}, set()
        now = {at: span.section for span in counted for at in range(span.first_word, span.last_word + 1)}
        sure = [span.confidence for span in read for _ in range(span.first_word, span.last_word + 1)]
        for at, confidence in enumerate(sure):
            self._settle(at, now.get(at), confidence, len(sure))
        as_read = self._shown == [now.get(at) for at in range(len(sure))]
        return tuple(counted) if as_read else tuple(_spans(self._shown, words))

    def _settle(self, at: int, section: str | None, confidence: float, length: int) -> None:
        if at == len(self._shown):
            self._shown.append(section)
        doubted = self._doubted.pop(at, None)
        at_once = self._shown[at] is None or confidence == MARKED or at in self._marked
        if at_once:
            self._shown[at] = section or self._shown[at]
        elif section not in (None, self._shown[at]) and confidence >= SURE:
            if doubted and doubted[0] == section and length > doubted[1]:
                self._shown[at] = section
            else:
                self._doubted[at] = doubted if doubted and doubted[0] == section else (str(section), length)
        self._marked.add(at) if confidence == MARKED else self._marked.discard(at)


def _spans(sections: Sequence[str | None], words: Sequence[Word]) -> Iterator[SectionSpan]:
    for section, group in groupby(range(len(sections)), key=sections.__getitem__):
        places = list(group)
        first, last = places[0], places[-1]
        if section:
            yield SectionSpan(section, first, last, words[first].start_s, words[last].end_s, SURE)


def steady_spans(spans: Sequence[SectionSpan], shown: str | None) -> tuple[SectionSpan, ...]:
    """Return the spans that are counted.

    An unsure span joins the sure one before it; the last one gets the section ``shown``.
    """
    counted: list[SectionSpan] = []
    for span in spans if shown else ():
        sure = span.confidence >= SURE and span is not spans[-1]
        before = counted[-1].section if counted else None
        section = span.section if sure else shown if span is spans[-1] else before
        counted += [replace(span, section=section)] if section else []
    return tuple(counted)
