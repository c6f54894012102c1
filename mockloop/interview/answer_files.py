"""Any file with an answer in it, heard: a recording is transcribed, a transcript read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from mockloop.core.errors import InputError
from mockloop.core.events import Sound
from mockloop.core.scenario import Scenario
from mockloop.core.transcript import Transcript
from mockloop.ports import Rehearing, Samples, Transcriber, Vocabulary, vocabulary
from mockloop.speech.file_kinds import WHOEVER, Choice, kind_of
from mockloop.speech.stt.transcript_files import read_file


def heard(
    path: Path,
    scenario: Scenario | None,
    engine: str | Transcriber,
    tell: Callable[[str], None] = lambda _: None,
    choice: Choice = WHOEVER,
) -> tuple[Transcript, list[Sound]]:
    """Return the transcript of a file and how good its sound is (empty for text). Raise InputError.

    A recognizer that is given as ``engine`` is left open, for the next file.
    """
    if kind_of(path) == "recording":
        if choice.speaker is not None:
            raise InputError(f"{path} is a recording, in which no speakers are named.", "Leave --speaker out.")
        return _listened(path, scenario, engine, tell, choice.track)
    if choice.track is not None:
        raise InputError(f"{path} is a transcript, which has no tracks.", "Leave --track out.")
    found = read_file(path, choice.speaker)
    for notice in found.notices:
        tell(notice)
    return found.transcript, []


def _listened(
    path: Path, scenario: Scenario | None, engine: str | Transcriber, tell: Callable[[str], None], track: int | None
) -> tuple[Transcript, list[Sound]]:
    """Transcribe and measure a recording, decoded in blocks. Raise InputError, ModelError."""
    from mockloop.interview.wiring import transcriber
    from mockloop.speech.audio.decoding import Decoding
    from mockloop.speech.audio.measurement import Hearing

    decoding = Decoding(path, track=track)  # first: a file that is no sound is told before anything about engines
    recognizer = transcriber(engine) if isinstance(engine, str) else engine
    hearing, blocks = Hearing(), []
    for block in decoding:
        hearing.accept(block)
        blocks.append(block)
    for notice in decoding.notices:
        tell(notice)
    transcript = _words(recognizer, np.concatenate([np.zeros(0, np.int16), *blocks]), vocabulary(scenario))
    if isinstance(engine, str):
        recognizer.close()
    sound = hearing.sound()
    return transcript, [replace(sound, clipped_share=max(sound.clipped_share, decoding.clipped_share))]


def _words(recognizer: Transcriber, sound: Samples, told: Vocabulary) -> Transcript:
    """Transcribe a whole recording by the pass for the record, where the recognizer has one.

    Nobody waits for live words.
    """
    if isinstance(recognizer, Rehearing):
        return recognizer.rehear(lambda: sound, told).get(None)
    session = recognizer.open(told)
    session.accept(sound)
    return session.finish()
