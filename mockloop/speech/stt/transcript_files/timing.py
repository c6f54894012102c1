"""Turn cues into words with increasing times, and report what had to be corrected.

A cue ends where the next begins; words without times share a cue's time by their length, or the gap between their
neighbours; a time that runs backwards is dropped and filled the same way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isfinite

from mockloop.core.transcript import ESTIMATED_WORDS_PER_MINUTE, Word
from mockloop.speech.stt.transcript_files.values import Cue, SaidWord

_WORD_S = 60.0 / ESTIMATED_WORDS_PER_MINUTE
MOST_MENDED = 1 / 3  # more words than this share with times that run backwards: the times mean nothing
_OVERLAP_S = 0.05
_LONGEST_S = 3.0  # no word takes longer


@dataclass(frozen=True, slots=True)
class TimedWords:
    """Words in order.

    ``backwards`` are the indexes whose times ran backwards, ``moved`` counts cues out of order, ``turned`` those that
    end before they begin.
    """

    words: tuple[Word, ...]
    backwards: tuple[int, ...] = ()
    moved: int = 0
    turned: int = 0


def timed(cues: Sequence[Cue]) -> TimedWords:
    """Return the words of one speaker's cues, each with its seconds."""
    ordered, moved, mended = _in_order([_checked(cue) for cue in cues])
    loose: list[SaidWord] = []
    backwards: set[int] = set()
    for cue, is_mended in _closed(_together(list(zip(ordered, mended, strict=True)))):
        if is_mended:
            backwards.add(len(loose))
        loose += _with_bounds(cue)
    out = _out_of_order([word.start_s for word in loose])
    backwards |= {i for i, word in enumerate(loose) if word.end_s is not None and word.end_s < (word.start_s or 0.0)}
    loose = [replace(w, start_s=None, end_s=None) if i in out else w for i, w in enumerate(loose)]
    turned = sum(_ends_before_it_begins(cue) for cue in cues)
    return TimedWords(tuple(_filled(loose)), tuple(sorted(backwards | out)), moved, turned)


def _ends_before_it_begins(cue: Cue) -> bool:
    return cue.start_s is not None and cue.end_s is not None and cue.end_s < cue.start_s


def _checked(cue: Cue) -> Cue:
    """Return the cue without invalid times; what is before the start of the file begins with it."""
    start_s, end_s = _finite(cue.start_s), _finite(cue.end_s)
    if start_s is not None and start_s < 0:
        start_s = 0.0
    if end_s is not None and (end_s < 0 or (start_s is not None and end_s <= start_s)):
        end_s = None
    return replace(cue, start_s=start_s, end_s=end_s)


def _finite(seconds: float | None) -> float | None:
    return seconds if seconds is not None and isfinite(seconds) else None


def _in_order(cues: list[Cue]) -> tuple[list[Cue], int, list[bool]]:
    """Return the cues by time.

    One that only fits in its place in the file keeps it and loses its times (True in the list).
    """
    out = _out_of_order([cue.start_s for cue in cues])
    if not out:
        return cues, 0, [False] * len(cues)
    kept = [cue for i, cue in enumerate(cues) if i not in out]
    starts = [cue.start_s or 0.0 for cue in kept]
    moved: set[int] = {i for i in out if _fits(cues[i], kept, starts)}
    placed = [
        replace(c, start_s=None, end_s=None, words=_untimed(c)) if i in out - moved else c for i, c in enumerate(cues)
    ]
    keys: list[tuple[float, int]] = []
    last_s = 0.0
    for i, cue in enumerate(placed):
        if i in moved:
            keys.append((cue.start_s or 0.0, i))
            continue
        last_s = cue.start_s if cue.start_s is not None else last_s
        keys.append((last_s, i))
    order = [i for _, i in sorted(keys)]
    return [placed[i] for i in order], len(moved), [i in out - moved for i in order]


def _untimed(cue: Cue) -> tuple[SaidWord, ...]:
    return tuple(replace(word, start_s=None, end_s=None) for word in cue.words)


def _fits(cue: Cue, kept: Sequence[Cue], starts: Sequence[float]) -> bool:
    """Return whether nothing else is said during the cue: then it is only in the wrong place of the file."""
    assert cue.start_s is not None
    end_s = cue.end_s if cue.end_s is not None else cue.start_s
    at = bisect_right(starts, cue.start_s)
    before = kept[at - 1].end_s if at else None
    free_before = before is None or before <= cue.start_s + _OVERLAP_S
    return free_before and (at == len(kept) or starts[at] >= end_s - _OVERLAP_S)


def _out_of_order(starts: Sequence[float | None]) -> set[int]:
    """Return the smallest set of indexes without which the times increase; an invalid time does not count."""
    tails: list[float] = []  # from the end and with the sign turned: the first of equal ones is kept
    ends: list[int] = []  # the index that ends the best run of each length
    before: dict[int, int | None] = {}
    bad: set[int] = set()
    for i in range(len(starts) - 1, -1, -1):
        start_s = starts[i]
        if start_s is None:
            continue
        if not isfinite(start_s) or start_s < 0:
            bad.add(i)
            continue
        at = bisect_right(tails, -start_s)
        before[i] = ends[at - 1] if at else None
        tails[at : at + 1], ends[at : at + 1] = [-start_s], [i]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return {i for i in before if i not in kept} | bad


def _together(cues: Sequence[tuple[Cue, bool]]) -> list[tuple[Cue, bool]]:
    """Return lines that are shown at the same time as one cue."""
    found: list[tuple[Cue, bool]] = []
    for cue, mended in cues:
        last = found[-1][0] if found else None
        if last and last.start_s is not None and last.start_s == cue.start_s and not last.words and not cue.words:
            ends = [end_s for end_s in (last.end_s, cue.end_s) if end_s is not None]
            found[-1] = (replace(last, text=f"{last.text} {cue.text}", end_s=max(ends, default=None)), found[-1][1])
        else:
            found.append((cue, mended))
    return found


def _closed(cues: Sequence[tuple[Cue, bool]]) -> list[tuple[Cue, bool]]:
    """Return cues that end where the next begins, or earlier; one without an end lasts as long as its words would."""
    closed: list[tuple[Cue, bool]] = []
    next_s: float | None = None
    for cue, mended in reversed(cues):
        end_s = cue.end_s
        if cue.start_s is not None:
            if end_s is None:
                end_s = cue.start_s + _WORD_S * max(1, len(cue.text.split()))
            if next_s is not None and end_s > next_s:
                end_s = max(cue.start_s, next_s)
            next_s = cue.start_s
        closed.append((replace(cue, end_s=end_s), mended))
    return closed[::-1]


def _with_bounds(cue: Cue) -> list[SaidWord]:
    """Return the words of a cue: with their own times, or with their share of the cue's."""
    if cue.words and any(word.start_s is not None for word in cue.words):
        return [piece for word in cue.words for piece in _single(word)]
    said = list(cue.words) or [SaidWord(token) for token in cue.text.split()]
    if cue.start_s is None or cue.end_s is None:
        return said
    return _shared(said, cue.start_s, cue.end_s)


def _single(word: SaidWord) -> list[SaidWord]:
    """Return a word that is really several as several, which share its time."""
    texts = word.text.split()
    if len(texts) == 1:
        return [word]
    said = [SaidWord(text, None, None, word.probability) for text in texts]
    if word.start_s is None or word.end_s is None or word.end_s < word.start_s:
        return said
    return _shared(said, word.start_s, word.end_s)


def _shared(words: Sequence[SaidWord], start_s: float, end_s: float) -> list[SaidWord]:
    letters = sum(len(word.text) + 1 for word in words)
    shared: list[SaidWord] = []
    at_s = start_s
    for word in words:
        until_s = at_s + (end_s - start_s) * (len(word.text) + 1) / letters
        shared.append(replace(word, start_s=at_s, end_s=until_s))
        at_s = until_s
    return shared


def _filled(words: Sequence[SaidWord]) -> list[Word]:
    """Return words in which those without times share the gap between their neighbours, without overlaps."""
    filled: list[Word] = []
    known = [at for at, word in enumerate(words) if word.start_s is not None]
    later = dict(pairwise(known))
    at = 0
    while at < len(words):
        until = at
        while until < len(words) and words[until].start_s is None:
            until += 1
        if until > at:
            gap_s = _gap_s(
                until - at, filled[-1].end_s if filled else None, words[until].start_s if until < len(words) else None
            )
            filled += [_word(word, gap_s[1]) for word in _shared(words[at:until], *gap_s)]
        if until < len(words):
            filled.append(_word(words[until], words[later[until]].start_s if until in later else None))
        at = until + 1
    return filled


def _gap_s(count: int, before_s: float | None, after_s: float | None) -> tuple[float, float]:
    """Return the time for ``count`` words without times: between their neighbours, or beside one if the gap is long."""
    needed_s = _WORD_S * count
    if after_s is None:
        return before_s or 0.0, (before_s or 0.0) + needed_s
    if before_s is None:
        return max(0.0, after_s - needed_s), after_s
    long = after_s - before_s > _LONGEST_S * count
    return min(before_s, after_s), before_s + needed_s if long else after_s


def _word(word: SaidWord, next_s: float | None) -> Word:
    """Return a word with a known start. Without an end it lasts to the next, but no longer than a word does."""
    assert word.start_s is not None
    start_s, end_s = word.start_s, _finite(word.end_s)
    if end_s is None or end_s < start_s:
        end_s = start_s + _WORD_S if next_s is None else min(next_s, start_s + 2 * _WORD_S)
    if next_s is not None and end_s > next_s:
        end_s = max(start_s, next_s)
    return Word(word.text, round(start_s, 3), round(end_s, 3), word.probability)
