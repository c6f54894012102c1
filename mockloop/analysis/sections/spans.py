"""Split a transcript into section spans with the trained model, each with its confidence and reasons.

Words that belong to no section (an aside, a remark about the answer itself) have the section "none".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.answer import SectionSpan
from mockloop.analysis.sections.explanation import MOST, because
from mockloop.analysis.sections.model import LABELS, SectionModel, SectionScores, section_model
from mockloop.analysis.text.clauses import JOINTS, Unit, joints, units
from mockloop.core.transcript import Transcript

UNSURE = "unsure where it begins"
_SURE = 0.6  # the least probability on both sides of a boundary that counts as sure
# how many correctly placed words one more boundary must gain, by what divides the two units: a sentence mostly belongs
# to one section
PRICES = {"stop": 0.5, "run-on": 6.0, "pause": 0.5, "no pause": 4.0, "unknown": 1.0}


def split(transcript: Transcript) -> tuple[SectionSpan, ...]:
    """Return the section spans of an answer, in order, with every word in exactly one. Empty without words."""
    cut = units(transcript)
    if not cut:
        return ()
    model = section_model()
    reading = model.read(transcript, cut)
    path = best_path(reading.marginals, cut, joints(transcript, cut))
    starts = [0, *(i for i in range(1, len(path)) if path[i] != path[i - 1]), len(path)]
    return tuple(
        _span(transcript, cut, (model, reading), (range(first, end), path[first])) for first, end in pairwise(starts)
    )


def one_section(transcript: Transcript, section: str) -> tuple[SectionSpan, ...]:
    """Return the whole answer as one section: a drill's take, whose section is known."""
    if not transcript.words:
        return ()
    last = len(transcript.words) - 1
    words = transcript.words
    return (SectionSpan(section, 0, last, words[0].start_s, words[last].end_s, 1.0, ("asked for",)),)


def best_path(marginals: NDArray[np.float64], cut: Sequence[Unit], divided: Sequence[int]) -> list[int]:
    """Return indices into LABELS, one for each unit.

    They maximize the expected number of correctly placed words, minus a price for each boundary. ``divided`` says by
    rows of JOINTS what divides each unit from the one before.
    """
    gains = marginals * np.array([[unit.last - unit.first + 1] for unit in cut])
    best = gains[0]
    came = []
    for gain, joint in zip(gains[1:], divided[1:], strict=True):
        changed = int(best.argmax())
        paid = best[changed] - PRICES[JOINTS[joint]]
        came.append(np.where(best >= paid, np.arange(len(best)), changed))
        best = np.maximum(best, paid) + gain
    path = [int(best.argmax())]
    for prior in reversed(came):
        path.append(int(prior[path[-1]]))
    return path[::-1]


def _span(
    transcript: Transcript, cut: Sequence[Unit], read: tuple[SectionModel, SectionScores], span: tuple[range, int]
) -> SectionSpan:
    (model, reading), (rows, section) = read, span
    first, last = cut[rows[0]].first, cut[rows[-1]].last
    lengths = np.array([cut[row].last - cut[row].first + 1 for row in rows])
    share = float((reading.marginals[rows.start : rows.stop, section] * lengths).sum() / lengths.sum())
    reasons = because(transcript, cut, reading, span)
    if begins_unsure(reading.marginals, rows.start, section):
        reasons = (*reasons[: MOST - 1], UNSURE)
    begin_s, end_s = transcript.words[first].start_s, transcript.words[last].end_s
    return SectionSpan(
        LABELS[section], first, last, begin_s, end_s, round(model.calibration.believed(share), 3), reasons
    )


def begins_unsure(marginals: NDArray[np.float64], row: int, section: int) -> bool:
    """Return whether the unit at ``row`` may not belong to the section yet, or the one before it may already."""
    if row == 0:
        return False
    return bool(marginals[row, section] < _SURE or marginals[row - 1, section] > 1.0 - _SURE)
