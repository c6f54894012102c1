"""The transcript on a page: passages of words, each word with its sections and findings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.judging.delivery import LONG_PAUSE_S
from mockloop.core.transcript import Span, Word
from mockloop.reports.model import ReportedAnswer

MOST_CUES = 3
_EPSILON_S = 0.001


@dataclass(frozen=True, slots=True)
class ShownWord:
    """A word, the names of what it is part of, whether the next is part of the same, and the long pause after it."""

    text: str
    kinds: str
    goes_on: bool = False
    pause_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one section span and the reasons for it; ``section`` is empty in an answer without sections."""

    section: str
    start_s: float
    end_s: float
    words: tuple[ShownWord, ...]
    because: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """Why these words belong to the section, in words: 'decided by “I rang them”; unsure where it begins'."""
        return why_read(self.because)


def passages(answer: ReportedAnswer) -> tuple[Passage, ...]:
    """Return all words of an answer, in order, in the passages of its sections."""
    words = answer.transcript.words
    if not words:
        return ()
    shown = tuple(_shown(answer))
    spans = answer.debrief.reading.answer.spans
    if not spans:
        return (Passage("", words[0].start_s, words[-1].end_s, shown),)
    return tuple(
        Passage(span.section, span.start_s, span.end_s, shown[span.first_word : span.last_word + 1], cues(span))
        for span in spans
    )


def marked(text: str, phrases: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """Return the text in pieces; those that are one of the phrases (in any case) are marked True."""
    wanted = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    if not wanted:
        return ((text, False),)
    pieces = re.split(f"({wanted})", text, flags=re.IGNORECASE)
    return tuple((piece, number % 2 == 1) for number, piece in enumerate(pieces) if piece)


def why_read(because: Iterable[str]) -> str:
    """Return the reasons of a span as a sentence: the words that decided, then the rest."""
    told = tuple(because)
    words = ["“" + cue.strip('"') + "”" for cue in told if cue.startswith('"')]
    decided = [f"decided by {', '.join(words)}"] if words else []
    return "; ".join([*decided, *(cue for cue in told if not cue.startswith('"'))])


def cues(span: SectionSpan) -> tuple[str, ...]:
    """Return the reasons for the span, without its own section, which is obvious."""
    return tuple(cue.removesuffix(f" -> {span.section}") for cue in span.because[:MOST_CUES])


def _shown(answer: ReportedAnswer) -> Iterator[ShownWord]:
    words = answer.transcript.words
    kinds: list[list[str]] = [[] for _ in words]
    for name, stretches in _kinds(answer):
        for stretch in stretches:
            for index in _covered(words, stretch):
                if name not in kinds[index]:
                    kinds[index].append(name)
    pauses = _pauses_after(words, answer.debrief.delivery.pauses)
    for index, word in enumerate(words):
        goes_on = bool(kinds[index]) and kinds[index] == kinds[min(index + 1, len(words) - 1)] and index not in pauses
        yield ShownWord(word.text, " ".join(kinds[index]), goes_on, pauses.get(index, 0.0))


def _kinds(answer: ReportedAnswer) -> Iterator[tuple[str, list[Span]]]:
    findings = answer.debrief.reading.findings
    yield "good", [Span(f.start_s, f.end_s) for f in findings if f.polarity == "good"]
    yield "bad", [Span(f.start_s, f.end_s) for f in findings if f.polarity == "bad"]
    yield "filler", [Span(f.start_s, f.end_s) for f in answer.debrief.delivery.fillers]


def _covered(words: tuple[Word, ...], stretch: Span) -> range:
    """Return the words within a stretch of time."""
    first = bisect_left(words, stretch.start_s - _EPSILON_S, key=lambda word: word.start_s)
    last = bisect_right(words, stretch.end_s + _EPSILON_S, key=lambda word: word.end_s)
    return range(first, max(first, last))


def _pauses_after(words: tuple[Word, ...], pauses: Iterable[Span]) -> dict[int, float]:
    """Return the long pauses by the word they follow; none before the first word or after the last."""
    after: dict[int, float] = {}
    for pause in pauses:
        middle_s = (pause.start_s + pause.end_s) / 2
        index = bisect_right(words, middle_s, key=lambda word: word.start_s) - 1
        if pause.seconds >= LONG_PAUSE_S and 0 <= index < len(words) - 1:
            after[index] = pause.seconds
    return after
