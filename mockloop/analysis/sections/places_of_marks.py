"""Move each mark to where the person most likely meant it: people press a key in the middle of a sentence.

Most press late, once they hear themselves begin. So a beginning before the key press is looked for further away than
one after it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mockloop.analysis.text.clauses import begins_clause
from mockloop.core.events import SectionMark
from mockloop.core.transcript import Transcript, Word, ends_sentence

LATE_S = 2.5  # how long after a beginning a key press still belongs to it
EARLY_S = 1.0  # and how long before one
SILENCE_S = 0.7  # in a transcript without full stops, a pause this long ends a sentence


def placed(transcript: Transcript, marks: Sequence[SectionMark]) -> tuple[SectionMark, ...]:
    """Return the marks, in order, each at the beginning of the nearest sentence, otherwise of the nearest clause.

    A mark far from any beginning stays in its place, and so does one after the last word so far. No mark gets before
    the one set before it.
    """
    words = transcript.words
    found: list[SectionMark] = []
    for mark in marks:
        at_s = _meant(mark.at_s, _sentences(words), _clauses(words)) if _is_amid(words, mark) else mark.at_s
        found.append(replace(mark, at_s=max([at_s, *(one.at_s for one in found[-1:])])))
    return tuple(found)


def _is_amid(words: Sequence[Word], mark: SectionMark) -> bool:
    return bool(words) and mark.at_s < words[-1].end_s


def _meant(pressed_s: float, *kinds: Sequence[float]) -> float:
    """Return the beginning that a key press belongs to, of the first kind that has one in reach."""
    found = (_nearest(pressed_s, beginnings) for beginnings in kinds)
    return next((at_s for at_s in found if at_s is not None), pressed_s)


def _nearest(pressed_s: float, beginnings: Sequence[float]) -> float | None:
    """Return the nearest beginning in reach. An early press is further away, by as much as its reach is shorter."""
    after = bisect_right(beginnings, pressed_s)
    late = [(pressed_s - at_s, at_s) for at_s in beginnings[max(0, after - 1) : after]]
    early = [((at_s - pressed_s) * LATE_S / EARLY_S, at_s) for at_s in beginnings[after : after + 1]]
    return min((pair for pair in (*late, *early) if pair[0] <= LATE_S), default=(0.0, None))[1]


def _sentences(words: Sequence[Word]) -> list[float]:
    """Return where sentences begin, in seconds: after full stops, or after pauses if there are no full stops."""
    if any(ends_sentence(word.text) for word in words):
        begins = [ends_sentence(before.text) for before in words[:-1]]
    else:
        begins = [after.start_s - before.end_s >= SILENCE_S for before, after in pairwise(words)]
    return [word.start_s for word, first in zip(words, [True, *begins], strict=True) if first]


def _clauses(words: Sequence[Word]) -> list[float]:
    """Return where clauses begin, in seconds; 'and so I began' is one."""
    begins = [False, *(begins_clause(words, at) for at in range(1, len(words)))]
    return [words[at].start_s for at in range(1, len(words)) if begins[at] and not begins[at - 1]]
