"""Decode a stretch of sound with Whisper: words, and how certain they are.

The result depends on the samples, the vocabulary and the context alone, not on earlier guesses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from mockloop.allocation import trim
from mockloop.core.transcript import Word
from mockloop.ports import RATE_HZ, Samples, Vocabulary
from mockloop.speech.stt.models import damaged
from mockloop.speech.stt.segmenter import Segment
from mockloop.speech.stt.whisper.doubt import Hypothesis, doubted, is_hallucination, without_loops
from mockloop.speech.stt.whisper.model import loaded, tokenizer_of
from mockloop.speech.stt.whisper.prompt import end_of, hesitant, sentence
from mockloop.speech.stt.whisper.subwords import words_from
from mockloop.speech.stt.whisper.timing import timed_words

_MOST_TOKENS = 448  # Whisper's text window, prompt and words
_GUESS_LEAST_S = 6.0  # sound and silence together: with less, published weights lose words or repeat them
_GUESS_AFTER_S = 2.0
# What the encoder hears of a live segment: its sound and some silence, not 30 s. Of the words of people 6.0 % are wrong
# with these, 6.3 % with 30 s, 6.9 % with 22 and 5 s, 8.7 % with 15 and 5 s.
_LIVE_LEAST_S = 26.0
_LIVE_AFTER_S = 4.0


@dataclass(frozen=True, slots=True)
class Limits:
    """The most tokens for a segment, so that a loop ends: fast speech, with punctuation, is 6 a second."""

    tokens_per_s: float = 8.0
    spare_tokens: int = 16

    def tokens(self, length_s: float) -> int:
        """Return the most tokens for a segment of this length."""
        return int(self.tokens_per_s * length_s) + self.spare_tokens


@dataclass(frozen=True, slots=True)
class DecodingOptions:
    """How a pass is made: the beams, the text before it, the most repeated words, and whether um is written.

    ``short``: encode only as much as the sound needs, at four fifths of the cost.
    """

    beams: int = 1
    context: str | None = None
    no_repeat: int = 0
    hesitation: bool = False
    short: bool = False


# Um and uh are heard here, so that the second pass need not listen for them once more. That costs no other words: 6.0 %
# of them are wrong either way (python -m benchmarks.word_error_rate).
LIVE = DecodingOptions(short=True, hesitation=True)


_LONG_S = 10.0


class Decoder:
    """A Whisper model in memory."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        """Load the model. Raises ModelError if it cannot be used."""
        self._model = loaded(folder)
        self._tokenizer = tokenizer_of(self._model)
        self._folder = folder
        self._limits = limits or Limits()
        self._sentences: dict[Vocabulary, str | None] = {}

    @property
    def device(self) -> str:
        """ "cuda" or "cpu"."""
        return str(self._model.model.device)

    def words(self, segment: Segment, vocabulary: Vocabulary) -> list[Word]:
        """Return the words of a segment, in seconds from the start of its take. Raise ModelError."""
        reading = self.reading(segment.samples, vocabulary, LIVE)
        return timed_words(reading, segment.start_s, segment.end_s, segment.voiced)

    def reading(self, samples: Samples, vocabulary: Vocabulary, options: DecodingOptions) -> Hypothesis:
        """Return the words of at most 30 s; after a hallucination, those of a second try. Raise ModelError."""
        length_s = len(samples) / RATE_HZ
        try:
            reading = self._read(samples, vocabulary, options)
            if is_hallucination(reading, length_s):
                again = self._read(samples, vocabulary, replace(options, context=None, no_repeat=3))
                reading = replace(again, hallucinated=True)
            elif options.context and doubted(reading):  # the text before it may have misled it
                reading = max(reading, self._read(samples, vocabulary, replace(options, context=None)), key=_likelihood)
        except (RuntimeError, ValueError) as error:
            raise damaged(self._folder, f"it stopped decoding ({error})") from error
        return replace(reading, words=without_loops(reading.words)) if is_hallucination(reading, length_s) else reading

    def guess(self, samples: Samples, vocabulary: Vocabulary) -> str:
        """Return what a few seconds of speech may say, for a third of the cost of ``words``. Raise ModelError.

        The encoder gets the sound and a little silence, not the 30 s for which it was made. So this is for a caption
        that will be replaced, never for words that are kept.
        """
        length_s = len(samples) / RATE_HZ
        told = self._sentence_of(vocabulary)
        try:
            result = self._generated(samples, told, self._most_new_tokens(length_s, told))
        except (RuntimeError, ValueError) as error:
            raise damaged(self._folder, f"it stopped decoding ({error})") from error
        tokens = result.sequences_ids[0]
        text = self._tokenizer.decode(tokens)
        words = tuple(Word(word, 0.0, length_s) for word in text.split())
        likelihood = result.scores[0] * len(tokens) / (len(tokens) + 1)  # the score is a mean without the end
        guess = Hypothesis(words, likelihood, result.no_speech_prob)
        return "" if doubted(guess) or is_hallucination(guess, length_s) else text.strip()

    def _generated(self, samples: Samples, told: str | None, tokens: int) -> Any:
        """Make one greedy pass without times, over no more columns than the sound needs."""
        from faster_whisper.transcribe import get_suppressed_tokens

        padded_s = max(_GUESS_LEAST_S, len(samples) / RATE_HZ + _GUESS_AFTER_S)
        sound = np.zeros(round(padded_s * RATE_HZ), np.float32)
        sound[: len(samples)] = samples / np.float32(32768.0)
        columns = self._model.feature_extractor(sound)[:, : round(padded_s * self._model.frames_per_second)]
        self._model.encode.most_s = None
        prompt = self._model.get_prompt(self._tokenizer, [], without_timestamps=True, hotwords=told)
        (result,) = self._model.model.generate(
            self._model.encode(columns),
            [prompt],
            beam_size=1,
            max_length=len(prompt) + tokens,
            suppress_tokens=list(get_suppressed_tokens(self._tokenizer, [-1])),
            return_scores=True,
            return_no_speech_prob=True,
        )
        return result

    def _read(self, samples: Samples, vocabulary: Vocabulary, options: DecodingOptions) -> Hypothesis:
        """Make one pass.

        The batched pipeline encodes once; the plain one may encode again after the last word found.
        """
        from faster_whisper import BatchedInferencePipeline

        length_s = len(samples) / RATE_HZ
        if length_s > _LONG_S:
            trim()
        sound = samples.astype(np.float32) / 32768.0
        told = self._sentence_of(vocabulary)
        told = hesitant(told) if options.hesitation else told
        context = end_of(options.context, self._tokens) if options.context else None
        self._model.encode.most_s = max(_LIVE_LEAST_S, length_s + _LIVE_AFTER_S) if options.short else None
        segments, _ = BatchedInferencePipeline(self._model).transcribe(
            sound,
            language="en",
            beam_size=options.beams,
            temperature=0.0,
            word_timestamps=True,
            condition_on_previous_text=False,
            vad_filter=False,
            clip_timestamps=[{"start": 0.0, "end": length_s}],
            hotwords=told,
            initial_prompt=f" {context}" if context else None,
            max_new_tokens=self._most_new_tokens(length_s, told, context),
            no_repeat_ngram_size=options.no_repeat,
        )
        return _reading(list(segments))

    def _sentence_of(self, vocabulary: Vocabulary) -> str | None:
        """Return the sentence that gives Whisper the terms; None if there are none."""
        if vocabulary not in self._sentences:
            self._sentences[vocabulary] = sentence(vocabulary.terms, self._tokens)
        return self._sentences[vocabulary]

    def _most_new_tokens(self, length_s: float, *told: str | None) -> int:
        """Return the limit to pass to CTranslate2, which halves it between prompt and new tokens."""
        prompt = 5 + sum(self._tokens(text) for text in told if text)
        wanted = self._limits.tokens(length_s)
        return min(max(2 * wanted, wanted + prompt), _MOST_TOKENS) - prompt

    def _tokens(self, text: str) -> int:
        return len(self._model.hf_tokenizer.encode(f" {text}", add_special_tokens=False).ids)


def _likelihood(reading: Hypothesis) -> float:
    return reading.mean_log_probability


def _reading(segments: Sequence[Any]) -> Hypothesis:
    words = words_from(piece for segment in segments for piece in segment.words or ())
    if not segments:
        return Hypothesis(words, 0.0, 0.0)
    return Hypothesis(words, float(segments[0].avg_logprob), float(segments[0].no_speech_prob))
