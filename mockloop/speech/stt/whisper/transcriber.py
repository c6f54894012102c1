"""Whisper by faster-whisper, from a folder on this machine, without any network.

Each segment is decoded once, in a thread of its own, as soon as the pause that ends it is certain; only the last one
is left when the answer ends. While no work waits, the same thread guesses the newest words, and makes the second pass
of whole answers. CTranslate2 releases Python's lock while it works, so a recording at the same time is not delayed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path

from mockloop.core.transcript import Transcript, Word
from mockloop.ports import Samples, Stretches, Vocabulary
from mockloop.speech.stt.final_results import FinalResults
from mockloop.speech.stt.models import damaged, problem
from mockloop.speech.stt.segmenter import HINT, Cutting, Segment, Segmenter
from mockloop.speech.stt.whisper.decoding import LIVE, DecodingOptions, Limits
from mockloop.speech.stt.whisper.model_worker import ModelWorker
from mockloop.speech.stt.whisper.partial_results import PartialResults
from mockloop.speech.stt.whisper.second_pass import FOR_THE_RECORD, WhisperSecondPass

NAME = "whisper"


class WhisperTranscriber:
    """Whisper with the model in ``folder``, loaded when it is needed. Raises ModelError if a file is missing."""

    name = NAME

    def __init__(self, folder: Path, cutting: Cutting | None = None, limits: Limits | None = None) -> None:
        wrong = problem(folder)
        if wrong:
            raise damaged(folder, wrong)
        self._work = ModelWorker(folder, limits)
        self._cutting = cutting or Cutting()

    def prepare(self, vocabulary: Vocabulary) -> None:
        """Begin to load the model; return at once."""
        self._work.begin()

    def open(self, vocabulary: Vocabulary) -> WhisperSession:
        """Return a take that is about to begin, at once. Raise ModelError if the model is known not to load."""
        self._work.begin()
        self._work.check()
        return WhisperSession(self._work, vocabulary, self._cutting)

    def start_second_pass(
        self, sound: Callable[[], Stretches], vocabulary: Vocabulary, hesitation: bool = True
    ) -> WhisperSecondPass:
        """See ports.SecondPassTranscriber."""
        return self.second_pass_with(sound, vocabulary, replace(FOR_THE_RECORD, hesitation=hesitation))

    def second_pass_with(
        self, sound: Callable[[], Stretches], vocabulary: Vocabulary, options: DecodingOptions
    ) -> WhisperSecondPass:
        """Start a second pass with other options, to measure what each is worth."""
        return WhisperSecondPass(sound, vocabulary, NAME, self._work.beside, options)

    def warm(self, vocabulary: Vocabulary) -> None:
        """Wait until a take could be decoded. Raises ModelError if the model does not load."""
        self._work.begin()
        self._work.wait()

    def close(self) -> None:
        """Drop waiting work and release the model."""
        self._work.close()


class WhisperSession:
    """One take. ``accept`` only cuts and passes on; ``finish`` waits for what is still being decoded."""

    def __init__(self, work: ModelWorker, vocabulary: Vocabulary, cutting: Cutting) -> None:
        self._work = work
        self._vocabulary = vocabulary
        self._segmenter = Segmenter(cutting)
        self._commits = FinalResults[Future[list[Word]]]()
        self._open_words = PartialResults(partial(work.guess, vocabulary))

    def accept(self, chunk: Samples) -> None:
        """Take in 16 kHz mono samples."""
        self._hand_on(self._segmenter.accept(chunk))
        if self._open_words.wanted and (spoken := self._segmenter.speaking()) is not None:
            self._open_words.hear(spoken, self._commits.count()[0])

    def words(self) -> tuple[Word, ...]:
        """Return the words of the segments decoded so far. Raise ModelError if the recognizer failed."""
        return self._commits.words()

    def partial_result(self) -> str:
        """See ports.GivesPartialResults: a guess at the last uncommitted seconds, a few seconds old."""
        return self._open_words.text(self._commits.count()[1])

    def finish(self) -> Transcript:
        """Decode what is left. Raises ModelError if the recognizer failed."""
        self._hand_on(self._segmenter.finish())
        self._work.wait()  # otherwise a silent take would hide that the model does not load
        self._commits.wait()
        duration_s = round(self._segmenter.duration_s, 3)
        return Transcript(self.words(), duration_s, NAME, "measured", self._segmenter.voiced, LIVE.hesitation)

    def _hand_on(self, segments: Sequence[Segment]) -> None:
        for segment in segments:
            if segment.likeliest >= HINT:  # the second pass reads the rest as well
                self._commits.add(self._work.decode(segment, self._vocabulary))
