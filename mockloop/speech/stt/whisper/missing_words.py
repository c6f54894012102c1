"""Find voice without words, and the pauses beside it.

Whisper leaves out what it has just written: of a repeated sentence, or a repeated beginning, it may write only one.
Read separately, each is written. So if there is voice without a word, the stretch is divided in a pause and read
again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mockloop.core.transcript import Span, Word

LEAST_S = 0.5  # voice without a word counts from this length; less is a breath or the edge of a word
_BESIDE_S = 0.15  # around a word, which belong to it
_ACROSS_S = 0.3  # voice on each side of a pause inside a word: more than any single word has
_LONGEST_S, _LONGER_S = 0.35, 0.09  # a word lasts no longer than the first, plus the second for each letter
_REPEAT = 3  # words; fewer may be a stutter
_DIGIT = 6  # letters that a digit counts as, and the pause after it

Stretch = tuple[float, float]


def longest_without_words(words: Sequence[Word], voiced: Sequence[Span]) -> Stretch | None:
    """Return the longest stretch of voice without a word, in seconds; None if there is none of LEAST_S.

    ``words`` and ``voiced`` are in the same stretch of a take, in order.
    """
    longest: Stretch | None = None
    longest_s = LEAST_S
    for begins_s, ends_s in _between(words):
        parts = [(max(span.start_s, begins_s), min(span.end_s, ends_s)) for span in voiced]
        parts = [part for part in parts if part[1] > part[0]]
        spoken_s = sum(end - begin for begin, end in parts)
        if spoken_s >= longest_s:
            longest, longest_s = (parts[0][0], parts[-1][1]), spoken_s
    return longest


def _between(words: Sequence[Word]) -> list[Stretch]:
    """Return the stretches before, between and after words; a word too long for its letters ends earlier."""
    edges = [float("-inf")]
    for word in words:
        longest_s = _LONGEST_S + _LONGER_S * sum(_DIGIT if sign.isdigit() else 1 for sign in word.text)
        edges += [word.start_s - _BESIDE_S, min(word.end_s, word.start_s + longest_s) + _BESIDE_S]
    edges.append(float("inf"))
    return [(edges[at], edges[at + 1]) for at in range(0, len(edges), 2) if edges[at + 1] > edges[at]]


def pauses_beside(stretch: Stretch, words: Sequence[Word], voiced: Sequence[Span]) -> list[float]:
    """Return the middles of the pauses in and beside a stretch without words, the longest first.

    They reach as far as the words on each side of it, whose times are unsure if some words are missing.
    """
    begins_s = max((word.start_s for word in words if word.start_s < stretch[0]), default=stretch[0]) - _BESIDE_S
    ends_s = min((word.end_s for word in words if word.end_s > stretch[1]), default=stretch[1]) + _BESIDE_S
    pauses = [(before.end_s, after.start_s) for before, after in pairwise(voiced)]
    near = [pause for pause in pauses if pause[0] < ends_s and pause[1] > begins_s]
    near.sort(key=lambda pause: pause[0] - pause[1])
    return [(before_s + after_s) / 2 for before_s, after_s in near]


def pauses_within(words: Sequence[Word], voiced: Sequence[Span]) -> list[float]:
    """Return the middles of pauses inside a word, with voice on each side: other words are missing there.

    ``words`` have the times that Whisper gave them.
    """
    middles = [
        (before.end_s + after.start_s) / 2
        for before, after in pairwise(voiced)
        for word in words
        if before.end_s - max(before.start_s, word.start_s) >= _ACROSS_S
        and min(after.end_s, word.end_s) - after.start_s >= _ACROSS_S
    ]
    return list(dict.fromkeys(middles))


def pauses_among_repeats(words: Sequence[Word], voiced: Sequence[Span]) -> list[float]:
    """Return the middles of the pauses in words that are written twice or more in a row.

    The most central comes first. Whisper may have left out one of the repeats.
    """
    found = _repeated(words)
    if found is None:
        return []
    begins_s, ends_s = found
    middles = [(before.end_s + after.start_s) / 2 for before, after in pairwise(voiced)]
    near = [middle for middle in middles if begins_s < middle < ends_s]
    return sorted(near, key=lambda middle: abs(middle - (begins_s + ends_s) / 2))


def _repeated(words: Sequence[Word]) -> Stretch | None:
    """Return where the first words that repeat themselves begin and end; None if none do."""
    texts = [word.text.lower().strip(".,!?") for word in words]
    for at in range(len(texts)):
        for length in range(_REPEAT, (len(texts) - at) // 2 + 1):
            if texts[at : at + length] == texts[at + length : at + 2 * length]:
                end = at + 2 * length
                while texts[end : end + length] == texts[at : at + length]:
                    end += length
                return words[at].start_s, words[end - 1].end_s
    return None


def longest_pause(voiced: Sequence[Span]) -> list[float]:
    """Return the middle of the longest pause; nothing if there is none."""
    middles = [(b.start_s - a.end_s, (a.end_s + b.start_s) / 2) for a, b in pairwise(voiced)]
    return [max(middles)[1]] if middles else []
