"""Sections as the person marked them by key while speaking: what a mark says, rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from mockloop.analysis.answer import SectionSpan
from mockloop.core.events import SectionMark
from mockloop.core.scenario import SECTIONS
from mockloop.core.transcript import Transcript, Word

BECAUSE = ("you marked it",)
SURE = 0.6  # the least confidence with which the reading goes back to a section before the one that was marked
_Label = tuple[str, float, tuple[str, ...]]  # section, confidence, why


def marked(
    transcript: Transcript, marks: Sequence[SectionMark], read: Sequence[SectionSpan]
) -> tuple[SectionSpan, ...]:
    """Return the spans where each mark begins its section; before the first the reading ``read`` stands.

    A mark binds the words up to where the reading changes next. From there a later section stands as read, and after
    the last mark an earlier one too where the reading is sure of it: one wrong mark does not take all that follows.
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

    As read before any mark, else the last mark's or, after all of them, a later one.
    """
    middle = (word.start_s + word.end_s) / 2
    before = [mark for mark in marks if mark.at_s <= middle]
    as_read = (span.section, span.confidence, span.because)
    if not before:
        return as_read
    section = before[-1].section
    by_mark = (section, 1.0, BECAUSE)
    if len(before) < len(marks) or span.start_s < before[-1].at_s:
        return by_mark
    if span.section not in SECTIONS:
        return by_mark
    later = SECTIONS.index(span.section) > SECTIONS.index(section)
    return as_read if later or span.confidence >= SURE else by_mark
