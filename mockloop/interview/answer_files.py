"""Any file with an answer in it, heard: a recording is transcribed, a transcript read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mockloop.core.errors import InputError
from mockloop.core.events import Sound
from mockloop.core.scenario import Scenario
from mockloop.core.transcript import Transcript
from mockloop.ports import vocabulary
from mockloop.speech.stt.transcript_files import SUFFIXES, read_transcript


def heard(
    path: Path, scenario: Scenario | None, engine: str, tell: Callable[[str], None] = lambda _: None
) -> tuple[Transcript, list[Sound]]:
    """The transcript of a file and how good its sound is (empty for text). Raises InputError."""
    if not path.is_file():
        what = f"{path} is a folder." if path.is_dir() else f"There is no file {path}."
        raise InputError(what, "Give the path of one recording or transcript.")
    if path.suffix.lower() in SUFFIXES:
        return read_transcript(path), []
    return _listened(path, scenario, engine, tell)


def _listened(
    path: Path, scenario: Scenario | None, engine: str, tell: Callable[[str], None]
) -> tuple[Transcript, list[Sound]]:
    """A recording, decoded in blocks, transcribed and measured. Raises InputError, ModelError."""
    from mockloop.interview.wiring import transcriber
    from mockloop.speech.audio.decoding import Decoding
    from mockloop.speech.audio.measurement import Hearing

    decoding = Decoding(path)  # first: a file that is no sound is told before anything about engines
    recognizer = transcriber(engine)
    session = recognizer.open(vocabulary(scenario))
    hearing = Hearing()
    for block in decoding:
        hearing.accept(block)
        session.accept(block)
    if decoding.notice:
        tell(decoding.notice)
    transcript = session.finish()
    recognizer.close()
    return transcript, [hearing.sound()]
