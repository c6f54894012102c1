"""Rolling captions: each repeats the text of the one before, so that every line appears two or three times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mockloop.speech.stt.transcript_files.values import Cue, SaidWord

_ROLLING = 0.4  # this share of the cues must repeat what the one before showed


def without_repeats(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues with every word once: without duplicates, and without repeats if the file rolls."""
    once = list(dict.fromkeys(cues)) if all(cue.start_s is not None for cue in cues) else list(cues)
    overlaps = [0, *(_overlap(one, other) for one, other in pairwise(once))]
    marked = any(cue.words for cue in once)
    pairs = sum(1 for cue in once if cue.text.strip()) - 1
    repeats = [count for count in overlaps if count]
    if not repeats or len(repeats) < _ROLLING * pairs or (not marked and sum(repeats) < 2 * len(repeats)):
        return once
    kept = [_without(cue, count) for cue, count in zip(once, overlaps, strict=True)]
    return [cue for cue in kept if cue.text.strip()]


def _overlap(one: Cue, other: Cue) -> int:
    """Return how many words at the beginning of ``other`` repeat the end of ``one``."""
    shown, then = _folded(one), _folded(other)
    if not shown or not then:
        return 0
    for count in range(min(len(shown), len(then)), 0, -1):
        if shown[-count:] == then[:count] and (count > 1 or count in (len(shown), len(then))):
            return count
    return 1 if _lines(one)[-1] == _lines(other)[0] == then[0] else 0


def _lines(cue: Cue) -> list[str]:
    return [line.strip().lower() for line in cue.text.split("\n") if line.strip()]


def _folded(cue: Cue) -> list[str]:
    return cue.text.lower().split()


def _without(cue: Cue, count: int) -> Cue:
    """Return the cue without its first ``count`` words."""
    if not count:
        return cue
    words: list[SaidWord] = []
    left = count
    for word in cue.words:
        tokens = word.text.split()
        if left >= len(tokens):
            left -= len(tokens)
            continue
        words.append(replace(word, text=" ".join(tokens[left:])))
        left = 0
    return replace(cue, text=" ".join(cue.text.split()[count:]), words=tuple(words))
