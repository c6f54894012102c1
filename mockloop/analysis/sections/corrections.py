"""Sections as the person corrected them: spans from a correction, and a correction from a moved boundary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mockloop.analysis.answer import SectionSpan
from mockloop.core.state import Stretch
from mockloop.core.transcript import Transcript

BECAUSE = ("corrected by you",)


def fits(transcript: Transcript, stretches: Sequence[Stretch]) -> bool:
    """Return whether the stretches cover every word of the transcript, in order, each once."""
    expected = 0
    for one in stretches:
        if one.first_word != expected or one.last_word < one.first_word:
            return False
        expected = one.last_word + 1
    return bool(stretches) and expected == len(transcript.words)


def spans_of(transcript: Transcript, stretches: Sequence[Stretch]) -> tuple[SectionSpan, ...] | None:
    """Return the stretches as certain spans of the transcript.

    None if there are none or they do not fit its words.
    """
    if not fits(transcript, stretches):
        return None
    words = transcript.words
    return tuple(
        SectionSpan(
            one.section, one.first_word, one.last_word, words[one.first_word].start_s, words[one.last_word].end_s,
            1.0, BECAUSE,
        )
        for one in stretches
    )  # fmt: skip


def moved(spans: Sequence[SectionSpan], section: str, first_word: int, last_word: int) -> tuple[Stretch, ...]:
    """Assign words ``first_word`` to ``last_word`` to ``section``, no matter what they were before."""
    names = [span.section for span in spans for _ in range(span.first_word, span.last_word + 1)]
    names[first_word : last_word + 1] = [section] * (last_word - first_word + 1)
    return tuple(_stretches(names))


def _stretches(names: Sequence[str]) -> Iterator[Stretch]:
    at = 0
    for name, group in groupby(names):
        count = len(list(group))
        yield Stretch(name, at, at + count - 1)
        at += count


def words_between(transcript: Transcript, from_s: float, to_s: float) -> tuple[int, int] | None:
    """Return the first and last word whose middle is between two seconds; None if there is none."""
    inside = [i for i, word in enumerate(transcript.words) if from_s <= (word.start_s + word.end_s) / 2 <= to_s]
    return (inside[0], inside[-1]) if inside else None
