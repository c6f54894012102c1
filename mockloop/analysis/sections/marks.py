"""Sections as the person marked them by key while speaking. Marks override the model."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from mockloop.analysis.answer import SectionSpan
from mockloop.core.events import SectionMark
from mockloop.core.scenario import SECTIONS
from mockloop.core.transcript import Transcript, Word

BECAUSE = ("you marked it",)
SURE = 0.6  # the least confidence at which the reading returns to a section before the marked one
_Label = tuple[str, float, tuple[str, ...]]  # section, confidence, why


def marked(
    transcript: Transcript, marks: Sequence[SectionMark], read: Sequence[SectionSpan]
) -> tuple[SectionSpan, ...]:
    """Return the spans, in which each mark begins its section. Before the first mark the reading ``read`` applies.

    A mark applies to the words up to the next change in the reading. From there a later section is taken from the
    reading, and after the last mark also an earlier one if the reading is sure of it. Between two marks only a section
    that comes between theirs is taken: with a task and a result marked, an action that nobody marked stays. So one
    mark does not affect everything after it.
    """
    found = {index: span for span in read for index in range(span.first_word, span.last_word + 1)}
    labels = [_label(word, found[index], marks) for index, word in enumerate(transcript.words)]
    spans: list[SectionSpan] = []
    for (section, confidence, because), group in groupby(range(len(labels)), key=labels.__getitem__):
        indices = list(group)
        first, last = indices[0], indices[-1]
        start_s, end_s = transcript.words[first].start_s, transcript.words[last].end_s
        spans.append(SectionSpan(section, first, last, start_s, end_s, confidence, because))
    return tuple(spans)


def _label(word: Word, span: SectionSpan, marks: Sequence[SectionMark]) -> _Label:
    """Return the section of one word.

    Before any mark the reading's, then the last mark's, or a later one that the next mark leaves room for.
    """
    middle = (word.start_s + word.end_s) / 2
    before = [mark for mark in marks if mark.at_s <= middle]
    as_read = (span.section, span.confidence, span.because)
    if not before:
        return as_read
    section = before[-1].section
    by_mark = (section, 1.0, BECAUSE)
    if span.start_s < before[-1].at_s or span.section not in SECTIONS:
        return by_mark
    if len(before) < len(marks):
        following = marks[len(before)].section
        return as_read if _order(section) < _order(span.section) < _order(following) else by_mark
    later = _order(span.section) > _order(section)
    return as_read if later or span.confidence >= SURE else by_mark


def _order(section: str) -> int:
    return SECTIONS.index(section)
