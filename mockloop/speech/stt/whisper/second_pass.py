"""Transcribe a whole take again for the record: more beams, and longer windows with the words before as context.

It goes pass by pass; between two of them, live work comes first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TypeVar

from mockloop.core.transcript import Span, Transcript, Word
from mockloop.ports import RATE_HZ, Samples, Stretches, Vocabulary
from mockloop.speech.audio.shared_activity import SharedActivity
from mockloop.speech.audio.voice_activity import Timeline
from mockloop.speech.stt.errors import closed
from mockloop.speech.stt.hesitation import with_hesitations
from mockloop.speech.stt.whisper.decoding import Decoder, DecodingOptions
from mockloop.speech.stt.whisper.missing_words import (
    longest_pause,
    longest_without_words,
    pauses_among_repeats,
    pauses_beside,
    pauses_within,
)
from mockloop.speech.stt.whisper.timing import timed_words
from mockloop.speech.stt.whisper.windows import Window, windows

FOR_THE_RECORD = DecodingOptions(beams=5, hesitation=True)
HESITANT = DecodingOptions(hesitation=True)  # one more greedy pass, for um and uh alone
# After this much silence the words before are not given as context: people who begin again after thinking often repeat
# the same sentence, and Whisper leaves out what it was told already.
_REMEMBERED_S = 2.0
_PARTED = 3  # so often a window, and then its parts, are divided in two
_PAUSES = 2  # so many of the longest pauses beside a voice without words are tried for the division
_BLOCK = 10 * RATE_HZ
_OVER = object()

T = TypeVar("T")
Steps = Generator[None, None, T]  # live work goes first after each step
Beside = Callable[[Callable[[Decoder], None]], "Future[None]"]


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a stretch of sound.

    ``hallucinated``: the first try was a hallucination. ``cuts``: pauses in which it may be divided and read again.
    """

    window: Window
    words: list[Word]
    hallucinated: bool
    cuts: list[float]


class WhisperSecondPass:
    """One take on its way to the words for the record."""

    def __init__(
        self,
        sound: Callable[[], Stretches],
        vocabulary: Vocabulary,
        engine: str,
        beside: Beside,
        options: DecodingOptions = FOR_THE_RECORD,
    ) -> None:
        self._sound_of, self._vocabulary, self._engine, self._beside = sound, vocabulary, engine, beside
        self._options = options
        self._outcome: Future[Transcript] = Future()
        self._dropped = threading.Event()
        self._words: list[Word] = []
        self._hesitations: list[Word] = []  # those in the current window
        self._timeline = Timeline()
        self.share = 0.0
        self._steps: Iterator[None] | None = None
        self._go_on()

    def get(self, within_s: float | None) -> Transcript:
        """Return the transcript. Raise TimeoutError if it is not ready in time, ModelError if there cannot be one."""
        return self._outcome.result(within_s)

    def drop(self) -> None:
        """Stop after the current window."""
        self._dropped.set()

    def _go_on(self) -> None:
        self._beside(self._step).add_done_callback(self._fail)

    def _fail(self, step: Future[None]) -> None:
        error = step.exception()
        if error is not None:
            self._outcome.set_exception(error)

    def _step(self, decoder: Decoder) -> None:
        """Make one pass over one window, or less; then live work has its turn."""
        if self._dropped.is_set():
            self._steps = None
            raise closed()
        self._steps = self._steps or self._heard_once_more(decoder)
        if next(self._steps, _OVER) is _OVER:
            self._steps = None  # it keeps the model in memory
        else:
            self._go_on()

    def _heard_once_more(self, decoder: Decoder) -> Steps[None]:
        sound, activity = self._sound_of(), SharedActivity()
        probabilities = [p for at in range(0, len(sound), _BLOCK) for p in activity.accept(sound[at : at + _BLOCK])]
        for probability in probabilities:
            self._timeline.accept(probability)
        yield
        for window in windows(self._timeline.spans, probabilities, len(sound) / RATE_HZ):
            self._words += yield from self._window(decoder, sound, window)
            self.share = window[1] * RATE_HZ / len(sound)
        duration_s = round(len(sound) / RATE_HZ, 3)
        self.share = 1.0
        found = Transcript(tuple(self._words), duration_s, self._engine, voiced=self._timeline.spans)
        self._outcome.set_result(replace(found, hesitation=self._options.hesitation))

    def _window(self, decoder: Decoder, sound: Stretches, window: Window) -> Steps[list[Word]]:
        """Read a window. If that leaves voice without words, read it again without context, then divided in two."""
        context = self._context(window[0])
        yield from self._hear_hesitations(decoder, sound, window)
        read = yield from self._read(decoder, sound, window, context)
        if context and read.cuts:
            again = yield from self._read(decoder, sound, window, None)
            read = max(read, again, key=lambda one: len(one.words))
        return (yield from self._read_in_halves(decoder, sound, read, _PARTED))

    def _read_in_halves(self, decoder: Decoder, sound: Stretches, read: _Read, times: int) -> Steps[list[Word]]:
        """Read a stretch divided in two, as long as that brings more words, and each part again up to so many times."""
        for pause_s in read.cuts[:_PAUSES] if times else ():
            before = yield from self._read(decoder, sound, (read.window[0], pause_s), None)
            after = yield from self._read(decoder, sound, (pause_s, read.window[1]), None)
            if read.hallucinated or len(before.words) + len(after.words) > len(read.words):
                first = yield from self._read_in_halves(decoder, sound, before, times - 1)
                return first + (yield from self._read_in_halves(decoder, sound, after, times - 1))
        return read.words

    def _hear_hesitations(self, decoder: Decoder, sound: Stretches, window: Window) -> Steps[None]:
        """Read once for um and uh, which are kept however often the window is read for its words."""
        if self._options.hesitation:
            reading = decoder.reading(_part(sound, window), self._vocabulary, HESITANT)
            self._hesitations = timed_words(reading, *window, self._timeline.spans)
            yield

    def _read(self, decoder: Decoder, sound: Stretches, window: Window, context: str | None) -> Steps[_Read]:
        """Read once for the words, and insert um and uh."""
        options = replace(self._options, hesitation=False, context=context)
        reading = decoder.reading(_part(sound, window), self._vocabulary, options)
        among = [word for word in self._hesitations if window[0] <= word.start_s < window[1]]
        words = with_hesitations(timed_words(reading, *window, self._timeline.spans), among)
        yield
        raw = [replace(word, start_s=window[0] + word.start_s, end_s=window[0] + word.end_s) for word in reading.words]
        within = _within(self._timeline.near(*window), window)
        cuts = [*_beside(words, within), *pauses_within(raw, within), *pauses_among_repeats(words, within)]
        cuts = cuts or (longest_pause(within) if reading.hallucinated else [])
        return _Read(window, words, reading.hallucinated, cuts)

    def _context(self, at_s: float) -> str | None:
        """Return what was said just before the second, None if that was too long ago."""
        if not self._words or at_s - self._words[-1].end_s > _REMEMBERED_S:
            return None
        return " ".join(word.text for word in self._words[-100:])


def _part(sound: Stretches, window: Window) -> Samples:
    return sound[round(window[0] * RATE_HZ) : round(window[1] * RATE_HZ)]


def _beside(words: Sequence[Word], voiced: Sequence[Span]) -> list[float]:
    """Return the pauses beside the longest voice without words; none if every voice has some."""
    left_out = longest_without_words(words, voiced)
    return pauses_beside(left_out, words, voiced) if left_out else []


def _within(voiced: Sequence[Span], window: Window) -> list[Span]:
    """Return the voice in a window."""
    return [Span(max(span.start_s, window[0]), min(span.end_s, window[1])) for span in voiced]
