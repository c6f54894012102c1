"""A take heard once more, in one go, for the record: more beams, longer windows, each after the words before it.

It goes window by window, and between two of them whatever is live comes first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from mockloop.core.transcript import Span, Transcript, Word
from mockloop.ports import RATE_HZ, Stretches, Vocabulary
from mockloop.speech.audio.voice_activity import Timeline, VoiceActivity
from mockloop.speech.stt.errors import closed
from mockloop.speech.stt.whisper.decoding import Decoder, DecodingOptions
from mockloop.speech.stt.whisper.doubt import Hypothesis
from mockloop.speech.stt.whisper.hesitation import with_hesitations
from mockloop.speech.stt.whisper.timing import timed_words
from mockloop.speech.stt.whisper.windows import Window, windows

FOR_THE_RECORD = DecodingOptions(beams=5, hesitation=True)
HESITANT = DecodingOptions(hesitation=True)  # one greedy pass more, for um and uh alone
# Silence after which the words before are not told: whoever begins again after thinking often says the same sentence
# once more, and Whisper leaves out what it was told already.
_REMEMBERED_S = 2.0
_UNWRITTEN_S = 2.0  # of voice without a word, after which a window is read again without being told what was before
_BESIDE_S = 0.1
_BLOCK = 10 * RATE_HZ

Beside = Callable[[Callable[[Decoder], None]], "Future[None]"]


class SecondPass:
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
        self._timeline = Timeline()
        self.share = 0.0
        self._go_on(self._begin)

    def get(self, within_s: float | None) -> Transcript:
        """Return the transcript. Raise TimeoutError where it is not there in time, ModelError where there is no way."""
        return self._outcome.result(within_s)

    def drop(self) -> None:
        """Go on no further than the window under way."""
        self._dropped.set()

    def _go_on(self, step: Callable[[Decoder], None]) -> None:
        self._beside(partial(self._step, step)).add_done_callback(self._fail)

    def _step(self, step: Callable[[Decoder], None], decoder: Decoder) -> None:
        if self._dropped.is_set():
            raise closed()
        step(decoder)

    def _fail(self, step: Future[None]) -> None:
        error = step.exception()
        if error is not None:
            self._outcome.set_exception(error)

    def _begin(self, _: Decoder) -> None:
        sound, activity = self._sound_of(), VoiceActivity()
        probabilities = [p for at in range(0, len(sound), _BLOCK) for p in activity.accept(sound[at : at + _BLOCK])]
        for probability in probabilities:
            self._timeline.accept(probability)
        self._read(sound, windows(self._timeline.spans, probabilities, len(sound) / RATE_HZ))

    def _read(self, sound: Stretches, left: list[Window]) -> None:
        if left:
            self._go_on(partial(self._window, sound, left))
            return
        duration_s = round(len(sound) / RATE_HZ, 3)
        self.share = 1.0
        heard_once_more = Transcript(tuple(self._words), duration_s, self._engine, voiced=self._timeline.spans)
        self._outcome.set_result(replace(heard_once_more, hesitation=self._options.hesitation))

    def _window(self, sound: Stretches, left: list[Window], decoder: Decoder) -> None:
        begins_s, ends_s = left[0]
        samples = sound[round(begins_s * RATE_HZ) : round(ends_s * RATE_HZ)]
        context = self._context(begins_s)
        options = replace(self._options, hesitation=False)
        words = self._heard(decoder.reading(samples, self._vocabulary, replace(options, context=context)), left[0])
        if context and self._leaves_out(words, left[0]):
            again = self._heard(decoder.reading(samples, self._vocabulary, options), left[0])
            words = max(words, again, key=len)
        if self._options.hesitation:
            words = with_hesitations(words, self._heard(decoder.reading(samples, self._vocabulary, HESITANT), left[0]))
        self._words += words
        self.share = ends_s * RATE_HZ / len(sound)
        self._read(sound, left[1:])

    def _heard(self, reading: Hypothesis, window: Window) -> list[Word]:
        return timed_words(reading, *window, self._timeline.spans)

    def _leaves_out(self, words: Sequence[Word], window: Window) -> bool:
        """Tell whether voice is left without words: told what was said before, Whisper may not write it again."""
        begins_s, ends_s = window
        voiced = self._timeline.near(begins_s, ends_s)
        spoken_s = sum(min(span.end_s, ends_s) - max(span.start_s, begins_s) for span in voiced)
        return spoken_s - sum(_within(word, voiced) for word in words) > _UNWRITTEN_S

    def _context(self, at_s: float) -> str | None:
        """Return what was said just before the second, None where it was too long ago."""
        if not self._words or at_s - self._words[-1].end_s > _REMEMBERED_S:
            return None
        return " ".join(word.text for word in self._words[-100:])


def _within(word: Word, voiced: Sequence[Span]) -> float:
    """Return how much of the voice lies within a word and the breath beside it."""
    begins_s, ends_s = word.start_s - _BESIDE_S, word.end_s + _BESIDE_S
    return sum(max(0.0, min(span.end_s, ends_s) - max(span.start_s, begins_s)) for span in voiced)
