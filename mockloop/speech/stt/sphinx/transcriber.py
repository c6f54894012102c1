"""PocketSphinx, the recognizer that works at once: its models come with the wheel.

Segments are recognized in processes of their own, each while it is still being spoken, several at a time where the
sound comes faster than speech.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mockloop.core.transcript import Transcript, Word
from mockloop.ports import Samples, Vocabulary
from mockloop.speech.stt.final_results import Commits
from mockloop.speech.stt.segmenter import Cutting, Segment, Segmenter
from mockloop.speech.stt.sphinx.pool import Job, Pool
from mockloop.speech.stt.sphinx.recognizer_process import Patience

NAME = "sphinx"
FRAMES_HZ = 100
_MOST_PROCESSES = 2  # each holds about 220 MB
_READY_WITHIN_S = 60.0


class SphinxTranscriber:
    """The embedded recognizer. ``processes``: how many segments may be decoded at once, one per core at most."""

    name = NAME

    def __init__(
        self, processes: int = _MOST_PROCESSES, cutting: Cutting | None = None, patience: Patience | None = None
    ) -> None:
        self._pool = Pool(max(1, min(processes, os.cpu_count() or 1)), patience)
        self._cutting = cutting or Cutting()

    def prepare(self, vocabulary: Vocabulary) -> None:
        """See ports.Transcriber."""
        self._pool.prepare(vocabulary)

    def open(self, vocabulary: Vocabulary) -> SphinxSession:
        """A take about to begin. Returns at once; the models are made ready for the vocabulary meanwhile."""
        self._pool.prepare(vocabulary)
        return SphinxSession(self._pool, vocabulary, self._cutting)

    def warm(self, vocabulary: Vocabulary) -> None:
        """Wait until a take with this vocabulary could begin. Raises ModelError where it cannot."""
        self._pool.wait_ready(vocabulary, _READY_WITHIN_S)

    def close(self) -> None:
        """End the processes; they also end with the program."""
        self._pool.close()


@dataclass(frozen=True, slots=True)
class _Decoding:
    """A segment's job, its words told on the take's clock and spelled as the scenario spells them."""

    start_s: float
    job: Job
    spelling: Mapping[str, str]

    def done(self) -> bool:
        return self.job.done

    def result(self) -> list[Word]:
        return [
            Word(
                self.spelling.get(text, text),
                round(self.start_s + first / FRAMES_HZ, 3),
                round(self.start_s + (last + 1) / FRAMES_HZ, 3),
                round(probability, 3),
            )
            for text, first, last, probability in self.job.words(timeout_s=None)
        ]


class SphinxSession:
    """One take. ``accept`` only cuts and hands on; ``finish`` waits for what is still being decoded."""

    def __init__(self, pool: Pool, vocabulary: Vocabulary, cutting: Cutting) -> None:
        self._pool = pool
        self._vocabulary = vocabulary
        self._spelling = spellings(vocabulary.terms)
        self._segmenter = Segmenter(cutting)
        self._commits = Commits[_Decoding]()
        self._open: Job | None = None
        self._sent = 0  # samples of the open segment handed on

    def accept(self, chunk: Samples) -> None:
        """Take in 16 kHz mono samples."""
        for segment in self._segmenter.accept(chunk):
            self._hand_on(segment, whole=True)
        if (beginning := self._segmenter.open()) is not None:
            self._hand_on(beginning, whole=False)

    def words(self) -> tuple[Word, ...]:
        """The words of the segments decoded so far. Raises ModelError where the recognizer failed."""
        return self._commits.words()

    def preview(self) -> str:
        """See ports.Previewing: a guess at what is not committed yet, a little behind the voice."""
        waiting = [decoding.job for decoding in self._commits.open()]
        for job in waiting:
            job.want_preview()
        guessed = " ".join(job.preview for job in waiting).split()
        return " ".join(self._spelling.get(word, word) for word in guessed)

    def finish(self) -> Transcript:
        """Decode what is left. Raises ModelError where the recognizer failed."""
        for segment in self._segmenter.finish():
            self._hand_on(segment, whole=True)
        self._commits.wait()
        duration_s = round(self._segmenter.duration_s, 3)
        return Transcript(self.words(), duration_s, NAME, "measured", self._segmenter.voiced)

    def _hand_on(self, segment: Segment, whole: bool) -> None:
        """What is new of a segment goes to its job, which is begun with the first of it."""
        if self._open is None:
            self._open, self._sent = Job(self._vocabulary), 0
            self._commits.add(_Decoding(segment.start_s, self._open, self._spelling))
            self._pool.submit(self._open)
        self._open.add(segment.samples[self._sent :].tobytes(), whole)
        self._sent = len(segment.samples)
        if whole:
            self._open = None


def spellings(terms: Sequence[str]) -> dict[str, str]:
    """How words are written that the recognizer knows in lower case alone: its own I, and the terms' capitals."""
    found = {"i": "I", "i'm": "I'm", "i'd": "I'd", "i've": "I've", "i'll": "I'll"}
    for word in " ".join(terms).split():
        if word != word.lower():
            found[word.lower()] = word
    return found
