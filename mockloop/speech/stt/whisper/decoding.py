"""One segment of speech through Whisper: one greedy pass, guarded against what nobody said, its words timed.

What comes out depends on the segment's samples and the vocabulary alone, whatever was guessed before.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mockloop.core.transcript import Span, Word
from mockloop.ports import RATE_HZ, Samples, Vocabulary
from mockloop.speech.audio.voice_activity import VoiceActivity, voiced_spans
from mockloop.speech.stt.models import damaged
from mockloop.speech.stt.segmenter import Segment

_MOST_THREADS = 4  # more hardly help
_STEP_S = 0.02  # Whisper's own resolution
_TERM_TOKENS = 60  # the prompt goes into every pass; hotwords and prompt together break at 223 tokens each
_MOST_TOKENS = 448  # Whisper's text window, prompt and words
_NO_SPEECH = 0.6  # OpenAI's own thresholds for the three
_UNLIKELY = -1.0
_REPETITIVE = 2.4
_MOST_WORDS_PER_S = 7.0
_NEAR_S = 0.2  # from voice, within which a word may lie: its times are no better than that
_SHORT_S = 1.5
_GUESS_LEAST_S = 6.0  # of sound and silence: shorter, and published weights lose words or repeat them
_GUESS_AFTER_S = 2.0
# What Whisper writes over breath and clicks, from the subtitles that it was trained on.
_STOCK_PHRASES = {
    "thanks for watching",
    "thank you for watching",
    "thank you so much for watching",
    "please subscribe",
    "please subscribe to my channel",
    "subtitles by the amara org community",
    "you",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How many tokens a segment may become, so that a loop ends: fast speech, with punctuation, is 6 a second."""

    tokens_per_s: float = 8.0
    spare_tokens: int = 16

    def tokens(self, length_s: float) -> int:
        """The most that a segment of this length may become."""
        return int(self.tokens_per_s * length_s) + self.spare_tokens


@dataclass(frozen=True, slots=True)
class Reading:
    """What one pass gave; word times in seconds from the segment's first sample."""

    words: tuple[Word, ...]
    mean_log_probability: float
    no_speech: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class Decoder:
    """A Whisper model in memory: on the GPU where there is one that works, else on the CPU in 8 bits."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        """Load it. Raises ModelError where it cannot be used."""
        self._model = _loaded(folder)
        self._tokenizer = _tokenizer(self._model)
        self._folder = folder
        self._limits = limits or Limits()
        self._hotwords: dict[Vocabulary, str | None] = {}

    @property
    def device(self) -> str:
        """ "cuda" or "cpu"."""
        return str(self._model.model.device)

    def words(self, segment: Segment, vocabulary: Vocabulary) -> list[Word]:
        """The words of a segment, in seconds from the start of its take. Raises ModelError."""
        voiced = voiced_spans(VoiceActivity().accept(segment.samples))
        if not voiced:
            return []
        spoken_s = sum(span.seconds for span in voiced)
        try:
            reading = self._read(segment.samples, vocabulary)
            if runs_wild(reading, spoken_s):
                reading = self._read(segment.samples, vocabulary, no_repeat_ngram_size=3)
        except (RuntimeError, ValueError) as error:
            raise damaged(self._folder, f"it stopped decoding ({error})") from error
        if unsaid(reading, spoken_s):
            return []
        return timed(reading.words, segment, voiced)

    def guess(self, samples: Samples, vocabulary: Vocabulary) -> str:
        """What a few seconds of speech may say, for a third of what ``words`` costs. Raises ModelError.

        The encoder sees the sound and a little silence, not the 30 s for which it was made: for a caption that will
        be replaced, never for words that are kept.
        """
        length_s = len(samples) / RATE_HZ
        hotwords = self._hotwords_of(vocabulary)
        try:
            result = self._generated(samples, hotwords, self._most_new_tokens(length_s, hotwords))
        except (RuntimeError, ValueError) as error:
            raise damaged(self._folder, f"it stopped decoding ({error})") from error
        tokens = result.sequences_ids[0]
        text = self._tokenizer.decode(tokens)
        words = tuple(Word(word, 0.0, length_s) for word in text.split())
        likelihood = result.scores[0] * len(tokens) / (len(tokens) + 1)  # the score is a mean without the end
        return "" if unsaid(Reading(words, likelihood, result.no_speech_prob), length_s) else text.strip()

    def _generated(self, samples: Samples, hotwords: str | None, tokens: int) -> Any:
        """One greedy pass without times, over no more columns than the sound needs."""
        from faster_whisper.transcribe import get_suppressed_tokens

        padded_s = max(_GUESS_LEAST_S, len(samples) / RATE_HZ + _GUESS_AFTER_S)
        sound = np.zeros(round(padded_s * RATE_HZ), np.float32)
        sound[: len(samples)] = samples / np.float32(32768.0)
        columns = self._model.feature_extractor(sound)[:, : round(padded_s * self._model.frames_per_second)]
        prompt = self._model.get_prompt(self._tokenizer, [], without_timestamps=True, hotwords=hotwords)
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

    def _read(self, samples: Samples, vocabulary: Vocabulary, **more: Any) -> Reading:
        """One pass. The batched pipeline encodes once; the plain one may encode again after the last word found."""
        from faster_whisper import BatchedInferencePipeline

        sound = samples.astype(np.float32) / 32768.0
        length_s = len(sound) / RATE_HZ
        hotwords = self._hotwords_of(vocabulary)
        segments, _ = BatchedInferencePipeline(self._model).transcribe(
            sound,
            language="en",
            beam_size=1,
            temperature=0.0,
            word_timestamps=True,
            condition_on_previous_text=False,
            vad_filter=False,
            clip_timestamps=[{"start": 0.0, "end": length_s}],
            hotwords=hotwords,
            max_new_tokens=self._most_new_tokens(length_s, hotwords),
            **more,
        )
        return _reading(list(segments))

    def _hotwords_of(self, vocabulary: Vocabulary) -> str | None:
        """As many of the terms, from the first, as fit; None where there are none."""
        if vocabulary not in self._hotwords:
            chosen: list[str] = []
            for term in vocabulary.terms:
                if "<|" not in term and self._tokens(", ".join([*chosen, term])) <= _TERM_TOKENS:
                    chosen.append(term)
            self._hotwords[vocabulary] = ", ".join(chosen) or None
        return self._hotwords[vocabulary]

    def _most_new_tokens(self, length_s: float, hotwords: str | None) -> int:
        """What to ask for so that as many as allowed can come: CTranslate2 gives half of prompt and new ones."""
        prompt = 5 + (self._tokens(hotwords) if hotwords else 0)
        wanted = self._limits.tokens(length_s)
        return min(max(2 * wanted, wanted + prompt), _MOST_TOKENS) - prompt

    def _tokens(self, text: str) -> int:
        return len(self._model.hf_tokenizer.encode(f" {text}", add_special_tokens=False).ids)


def _loaded(folder: Path) -> Any:
    """The model on the GPU where that works, else on the CPU. Raises ModelError."""
    try:
        return _on_gpu(folder) or _opened(folder, "cpu", "int8")
    except Exception as error:  # a damaged tokenizer.json raises nothing narrower
        raise damaged(folder, f"it cannot be loaded ({error})") from error


def _on_gpu(folder: Path) -> Any:
    """The model, tried once; None without a device, or where one is there but its libraries or memory are not."""
    import ctranslate2

    if ctranslate2.get_cuda_device_count() == 0:
        return None
    try:
        model = _opened(folder, "cuda", "float16")
        model.encode(np.zeros((model.model.n_mels, 3000), np.float32))
    except RuntimeError:
        return None
    return model


def _opened(folder: Path, device: str, precision: str) -> Any:
    from faster_whisper import WhisperModel

    threads = min(_MOST_THREADS, os.cpu_count() or 1)
    return WhisperModel(str(folder), device=device, compute_type=precision, cpu_threads=threads, local_files_only=True)


def _tokenizer(model: Any) -> Any:
    """Text to tokens and back, in English whatever else the model knows."""
    from faster_whisper.tokenizer import Tokenizer

    return Tokenizer(model.hf_tokenizer, model.model.is_multilingual, task="transcribe", language="en")


def _reading(segments: Sequence[Any]) -> Reading:
    words = tuple(
        Word(found.word.strip(), float(found.start), float(found.end), round(float(found.probability), 3))
        for segment in segments
        for found in segment.words or ()
        if any(map(str.isalnum, found.word))
    )
    if not segments:
        return Reading(words, 0.0, 0.0)
    return Reading(words, float(segments[0].avg_logprob), float(segments[0].no_speech_prob))


def runs_wild(reading: Reading, spoken_s: float) -> bool:
    """More words than anybody says, or the same ones over and over."""
    text = reading.text.encode()
    repetitive = bool(text) and len(text) / len(zlib.compress(text)) > _REPETITIVE
    return repetitive or len(reading.words) > _MOST_WORDS_PER_S * spoken_s + 3


def unsaid(reading: Reading, spoken_s: float) -> bool:
    """Whether what was read is no speech: then the sound stays, as voice without words."""
    silent = reading.no_speech > _NO_SPEECH and reading.mean_log_probability < _UNLIKELY
    stock = " ".join(re.findall(r"[a-z']+", reading.text.lower())) in _STOCK_PHRASES
    return silent or (stock and spoken_s < _SHORT_S) or runs_wild(reading, spoken_s)


def timed(words: Iterable[Word], segment: Segment, voiced: Sequence[Span]) -> list[Word]:
    """The words on the take's clock, in order and within the segment; a word where no voice is was not said."""
    found: list[Word] = []
    last_s, length_s = 0.0, segment.end_s - segment.start_s
    for word in words:
        start_s, end_s = min(word.start_s, length_s), min(word.end_s, length_s)
        span = max(voiced, key=lambda one: min(one.end_s, end_s) - max(one.start_s, start_s))
        if min(span.end_s, end_s) - max(span.start_s, start_s) < -_NEAR_S:
            continue
        if span.start_s < end_s and start_s < span.end_s:  # a word's end is often stretched over a pause
            start_s, end_s = max(start_s, span.start_s), min(end_s, span.end_s)
        start_s = max(last_s, min(start_s, length_s - _STEP_S))
        last_s = min(max(end_s, start_s + _STEP_S), length_s)
        at_s = segment.start_s
        found.append(Word(word.text, round(at_s + start_s, 3), round(at_s + last_s, 3), word.probability))
    return found
