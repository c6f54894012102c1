"""Sections as the person marked them by key while speaking. Marks override the model."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.sections.places_of_marks import placed
from mockloop.core.events import SectionMark
from mockloop.core.scenario import SECTIONS
from mockloop.core.transcript import Transcript

BECAUSE = ("you marked it",)
SURE = 0.6  # the least confidence at which the reading returns to a section before the marked one
_Label = tuple[str, float, tuple[str, ...]]  # section, confidence, why


def marked(
    transcript: Transcript, marks: Sequence[SectionMark], read: Sequence[SectionSpan]
) -> tuple[SectionSpan, ...]:
    """Return the spans, in which each mark begins its section. Before the first mark the reading ``read`` applies.

    A mark begins with the sentence that the person most likely meant (``places_of_marks``). It applies to the words up
    to the next change in the reading. From there a later section is taken from the reading, and after the last mark
    also an earlier one if the reading is sure of it. Between two marks only a section that comes between theirs is
    taken: with a task and a result marked, an action that nobody marked stays. So one mark does not affect everything
    after it.
    """
    found = {index: span for span in read for index in range(span.first_word, span.last_word + 1)}
    begun = [(_first_word(transcript, mark), mark.section) for mark in placed(transcript, marks)]
    labels = [_label(index, found[index], begun) for index in range(len(transcript.words))]
    spans: list[SectionSpan] = []
    for (section, confidence, because), group in groupby(range(len(labels)), key=labels.__getitem__):
        indices = list(group)
        first, last = indices[0], indices[-1]
        start_s, end_s = transcript.words[first].start_s, transcript.words[last].end_s
        spans.append(SectionSpan(section, first, last, start_s, end_s, confidence, because))
    return tuple(spans)


def _first_word(transcript: Transcript, mark: SectionMark) -> int:
    """Return the first word of a mark: the one after the last whose middle is before it."""
    return sum((word.start_s + word.end_s) / 2 < mark.at_s for word in transcript.words)


def _label(index: int, span: SectionSpan, begun: Sequence[tuple[int, str]]) -> _Label:
    """Return the section of one word.

    Before any mark the reading's, then the last mark's, or a later one that the next mark leaves room for.
    ``begun``: the first word and the section of each mark.
    """
    before = [one for one in begun if one[0] <= index]
    as_read = (span.section, span.confidence, span.because)
    if not before:
        return as_read
    first, section = before[-1]
    by_mark = (section, 1.0, BECAUSE)
    if span.first_word <= first or span.section not in SECTIONS:
        return by_mark
    if len(before) < len(begun):
        following = begun[len(before)][1]
        return as_read if _order(section) < _order(span.section) < _order(following) else by_mark
    later = _order(span.section) > _order(section)
    return as_read if later or span.confidence >= SURE else by_mark


def _order(section: str) -> int:
    return SECTIONS.index(section)
