"""Read an answer from any file: transcribe a recording, read a transcript."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from mockloop.core.errors import InputError
from mockloop.core.events import SoundQuality
from mockloop.core.scenario import Scenario
from mockloop.core.transcript import Transcript
from mockloop.ports import RATE_HZ, SecondPass, SecondPassTranscriber, Stretches, Transcriber, Vocabulary, vocabulary
from mockloop.speech.file_kinds import ANY_SPEAKER, SpeakerChoice, kind_of
from mockloop.speech.stt.transcript_files import MOST_BYTES, read_file

_BLOCK = 10 * RATE_HZ
_SLOW_BYTES, _SLOW_WORDS = 200_000, 3_000  # what takes longer than two seconds to read, or to analyze
_TOLD_EVERY_S, _TOLD_SHARE = 10.0, 0.1  # progress is shown if the wait is long, at most ten times


def transcript_of_file(
    path: Path,
    scenario: Scenario | None,
    engine: str | Transcriber,
    tell: Callable[[str], None] = lambda _: None,
    choice: SpeakerChoice = ANY_SPEAKER,
) -> tuple[Transcript, list[SoundQuality]]:
    """Return the transcript of a file and its sound quality (empty for text). Raise InputError.

    A recognizer given as ``engine`` stays open for the next file.
    """
    if kind_of(path) == "recording":
        if choice.speaker is not None:
            raise InputError(f"{path} is a recording, which does not name speakers.", "Leave --speaker out.")
        return _listened(path, scenario, engine, tell, choice.track)
    if choice.track is not None:
        raise InputError(f"{path} is a transcript, which has no tracks.", "Leave --track out.")
    size = path.stat().st_size
    if _SLOW_BYTES < size <= MOST_BYTES:
        tell(f"Reading {size / 1e6:.1f} MB: this can take some seconds.")
    found = read_file(path, choice.speaker)
    for notice in found.notices:
        tell(notice)
    if len(found.transcript.words) > _SLOW_WORDS:
        tell(f"Analyzing {len(found.transcript.words):,} words: this can take some seconds.")
    return found.transcript, []


def _listened(
    path: Path, scenario: Scenario | None, engine: str | Transcriber, tell: Callable[[str], None], track: int | None
) -> tuple[Transcript, list[SoundQuality]]:
    """Transcribe and measure a recording, decoded in blocks. Raise InputError, ModelError."""
    from mockloop.interview.wiring import transcriber
    from mockloop.speech.audio.decoding import Decoding
    from mockloop.speech.audio.measurement import TakeMeasurement
    from mockloop.speech.audio.spool import Spool

    decoding = Decoding(path, track=track)  # first: a file without sound is reported before any recognizer problem
    recognizer = transcriber(engine) if isinstance(engine, str) else engine
    hearing = TakeMeasurement()
    with Spool() as spool:
        told_s = time.monotonic()
        for block in decoding:
            hearing.accept(block, decoding.clipped_share)
            spool.append(block)
            if time.monotonic() - told_s >= _TOLD_EVERY_S:
                told_s = time.monotonic()
                tell(f"{decoding.duration_s / 60:.0f} minutes of the recording have been read.")
        for notice in decoding.notices:
            tell(notice)
        transcript = _words(recognizer, spool, vocabulary(scenario), tell)
    if isinstance(engine, str):
        recognizer.close()
    return transcript, [hearing.sound()]


def _words(recognizer: Transcriber, sound: Stretches, told: Vocabulary, tell: Callable[[str], None]) -> Transcript:
    """Transcribe a whole recording with the second pass, if the recognizer has one.

    Nobody waits for live words here. For a long recording, progress is reported.
    """
    if isinstance(recognizer, SecondPassTranscriber):
        return _waited_for(recognizer.start_second_pass(lambda: sound, told), tell)
    session = recognizer.open(told)
    for at in range(0, len(sound), _BLOCK):
        session.accept(sound[at : at + _BLOCK])
    return session.finish()


def _waited_for(one: SecondPass, tell: Callable[[str], None]) -> Transcript:
    told = 0.0
    while True:
        try:
            return one.get(_TOLD_EVERY_S)
        except TimeoutError:
            if one.share >= told + _TOLD_SHARE:
                told = one.share
                tell(f"{told:.0%} of the recording has been heard.")
