"""Sections as the person marked them by key while speaking: what a mark says, rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from mockloop.analysis.answer import SectionSpan
from mockloop.core.scenario import SECTIONS
from mockloop.core.transcript import Transcript, Word

BECAUSE = ("you marked it",)


def marked(transcript: Transcript, marks: Sequence[float], read: Sequence[SectionSpan]) -> tuple[SectionSpan, ...]:
    """The spans where at each of ``marks`` (seconds of the answer) the next section begins.

    After the last mark the reading ``read`` may go on to later sections, but not back to earlier ones.
    """
    last = min(len(marks), len(SECTIONS) - 1)
    found = {index: span for span in read for index in range(span.first_word, span.last_word + 1)}

    def belongs(index: int) -> SectionSpan:
        place = min(_marks_before(transcript.words[index], marks), len(SECTIONS) - 1)
        span = found.get(index)
        if place == last and span and SECTIONS.index(span.section) > last:
            return span
        return SectionSpan(SECTIONS[place], 0, 0, 0.0, 0.0, 1.0, BECAUSE)

    spans: list[SectionSpan] = []
    labels = [belongs(index) for index in range(len(transcript.words))]
    for _, group in groupby(range(len(labels)), key=lambda index: labels[index].section):
        indices = list(group)
        first, end = transcript.words[indices[0]], transcript.words[indices[-1]]
        why = labels[indices[0]]
        spans.append(
            SectionSpan(
                why.section, indices[0], indices[-1], first.start_s, end.end_s, why.confidence, why.because
            )
        )  # fmt: skip
    return tuple(spans)


def _marks_before(word: Word, marks: Sequence[float]) -> int:
    middle = (word.start_s + word.end_s) / 2
    return sum(mark <= middle for mark in marks)
