"""Cut a complete take, in its real pauses, into windows that Whisper can read at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from mockloop.core.transcript import Span
from mockloop.speech.audio.voice_activity import WINDOW_S

Window = tuple[float, float]  # where it begins and ends, in seconds of the take

LONGEST_S = 28.0  # Whisper hears 30 s; the rest is room for the last word
_LEAST_S = 12.0  # a cut that leaves less before it takes the following sound as context
_PAUSE_S = 0.3
_THINKING_S = 4.0  # a pause after which the speech is independent of the speech before
_MARGIN_S = 2.0  # added on each side of such a pause


def windows(voiced: Sequence[Span], probabilities: Sequence[float], duration_s: float) -> list[Window]:
    """Return windows that cover the whole take, none longer than LONGEST_S, including sound without known voice."""
    cuts = [0.0]
    for edge_s in [*_thinking(voiced, duration_s), duration_s]:
        while edge_s - cuts[-1] > LONGEST_S:
            cuts.append(_cut(cuts[-1], voiced, probabilities))
        if edge_s > cuts[-1]:
            cuts.append(edge_s)
    return list(pairwise(cuts))


def _thinking(voiced: Sequence[Span], duration_s: float) -> list[float]:
    """Return the cuts in long pauses: in the middle, or a little after the voice and a little before it."""
    edges: list[float] = []
    for begins_s, ends_s in _pauses(voiced, duration_s):
        if ends_s - begins_s > 2 * _THINKING_S:
            edges += [begins_s + _MARGIN_S, ends_s - _MARGIN_S]
        elif ends_s - begins_s > _THINKING_S and begins_s > 0 and ends_s < duration_s:
            edges.append((begins_s + ends_s) / 2)
    return [edge for edge in edges if 0 < edge < duration_s]


def _pauses(voiced: Sequence[Span], duration_s: float) -> list[Window]:
    edges = [0.0, *(edge for span in voiced for edge in (span.start_s, span.end_s)), duration_s]
    return [(edges[at], edges[at + 1]) for at in range(0, len(edges), 2) if edges[at + 1] > edges[at]]


def _cut(at_s: float, voiced: Sequence[Span], probabilities: Sequence[float]) -> float:
    """Return the middle of the longest pause that leaves enough before it; otherwise where speech is least likely."""
    last_s = at_s + LONGEST_S
    middles = [
        (after.start_s - before.end_s, (before.end_s + after.start_s) / 2)
        for before, after in pairwise(voiced)
        if after.start_s - before.end_s >= _PAUSE_S
    ]
    fitting = [pause for pause in middles if at_s + _LEAST_S <= pause[1] <= last_s]
    if fitting:
        return max(fitting)[1]
    first, end = round((last_s - 6.0) / WINDOW_S), round(last_s / WINDOW_S)
    return (first + int(np.argmin(probabilities[first:end]))) * WINDOW_S
