"""Sound that contains its words as marks, so that every run recognizes the same, however it was interrupted.

The words are not spoken: a mark in the lowest bit of the samples, which FLAC keeps, says which word of which answer
begins there. So a word that was kept is heard and one that was lost is not, whatever a recognizer makes of a cut.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future

import numpy as np

from mockloop.core.transcript import Transcript, Word
from mockloop.ports import RATE_HZ, Samples, Vocabulary
from mockloop.speech.audio.take_file import FRAME
from mockloop.speech.audio.voice_activity import VoiceActivity, voiced_spans

_SIGN, _SIGN_BITS, _NUMBER_BITS = 0b1011_0001_1110_0100_1101_0111_0010_1001, 32, 16
_BITS = _SIGN_BITS + _NUMBER_BITS
_FINISHING_S, _SECOND_PASS_S = (
    0.4,
    1.2,
)  # as long as a recognizer takes for the last words, and for a pass over an answer


def worded(sound: Samples, words: Sequence[str], first: int) -> Samples:
    """The sound with the numbers of its words, from ``first`` on, spread evenly over it."""
    marked = sound & ~np.int16(1)
    for at, place in enumerate(np.linspace(0, len(sound) - RATE_HZ // 4, len(words)).astype(int)):
        code = _SIGN << _NUMBER_BITS | (first + at)
        place -= max(0, place % FRAME + _BITS - FRAME)  # a kill cuts between two frames: through no mark
        marked[place : place + _BITS] |= np.array([code >> bit & 1 for bit in range(_BITS)], np.int16)
    return marked


def numbers_in(sound: Samples) -> Iterator[tuple[int, int]]:
    """Each mark in a sound: its place in samples, and the number of its word."""
    if len(sound) < _BITS:
        return
    codes = np.convolve((sound & 1).astype(np.float64), 2.0 ** np.arange(_BITS)[::-1], "valid")
    found = codes.astype(np.int64)
    for place in np.flatnonzero(found >> _NUMBER_BITS == _SIGN):
        yield int(place), int(found[place]) & (1 << _NUMBER_BITS) - 1


class MarkReader:
    """A recognizer of such sound, with a second pass."""

    name = "marks"

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def prepare(self, vocabulary: Vocabulary) -> None:
        """Nothing to load."""

    def open(self, vocabulary: Vocabulary) -> MarkSession:
        return MarkSession(self._words)

    def start_second_pass(
        self, sound: Callable[[], Samples], vocabulary: Vocabulary, hesitation: bool = True
    ) -> Rehearing:
        return Rehearing(sound, self._words)

    def close(self) -> None:
        """Nothing is held."""


class MarkSession:
    """One take being heard."""

    def __init__(self, words: Sequence[str]) -> None:
        self._known, self._rest = words, np.zeros(0, np.int16)
        self._samples, self._words = 0, list[Word]()
        self._activity, self._probabilities = VoiceActivity(), list[float]()

    def accept(self, chunk: Samples) -> None:
        sound = np.concatenate([self._rest, chunk])  # a mark may lie across two blocks
        begins = self._samples - len(self._rest)
        for place, number in numbers_in(sound):
            at_s = round((begins + place) / RATE_HZ, 3)
            self._words.append(Word(self._known[number], at_s, at_s))
        self._samples += len(chunk)
        self._rest = sound[max(0, len(sound) - _BITS + 1) :]
        self._probabilities += self._activity.accept(chunk)

    def words(self) -> Sequence[Word]:
        return tuple(self._words)

    def finish(self) -> Transcript:
        time.sleep(_FINISHING_S)
        voiced = voiced_spans(self._probabilities)
        return Transcript(tuple(self._words), round(self._samples / RATE_HZ, 3), "marks", "measured", voiced)


class Rehearing:
    """A take heard once more, in a thread of its own."""

    share = 0.5

    def __init__(self, sound: Callable[[], Samples], words: Sequence[str]) -> None:
        self._outcome: Future[Transcript] = Future()
        threading.Thread(target=self._run, args=(sound, words), daemon=True).start()

    def _run(self, sound: Callable[[], Samples], words: Sequence[str]) -> None:
        time.sleep(_SECOND_PASS_S)
        session = MarkSession(words)
        session.accept(sound())
        self._outcome.set_result(session.finish())

    def get(self, within_s: float | None) -> Transcript:
        return self._outcome.result(within_s)

    def drop(self) -> None:
        """Do nothing: it may finish unheard."""
