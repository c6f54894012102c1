"""From settings to ports: the only file that knows the concrete classes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mockloop.core.errors import InputError, MockloopError
from mockloop.core.scenario import Scenario
from mockloop.paths import shipped
from mockloop.ports import Controls, Desk, Microphone, Player, Transcriber, Voice
from mockloop.speech.file_kinds import WHOEVER, Choice, refuse_transcript

if TYPE_CHECKING:
    from mockloop.interview.engine import Records

Tell = Callable[[str], None]
ENGINES = ("auto", "whisper", "sphinx", "typed")
RECOMMENDED_MODEL = "base.en"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person chose. ``input`` is "mic", "demo", "-" or paths of recordings; devices by name or number."""

    engine: str = "auto"
    input: tuple[str, ...] = ("mic",)
    voice: bool = True
    microphone: str | None = None
    speaker: str | None = None
    patience_s: float | None = 6.0
    realtime: bool = False
    candidate: tuple[Path, ...] = ()  # files that answer in order, recordings or transcripts
    choice: Choice = WHOEVER  # whose words to take from these files

    @property
    def live(self) -> bool:
        """Whether answers come from a microphone, at the pace of time."""
        return self.input == ("mic",) and self.engine != "typed" and not self.candidate


def recorder(settings: Settings, scenario: Scenario, controls: Controls, tell: Tell) -> Records:
    """What takes the answers: at a microphone, from recordings, or typed. Raises DeviceError, InputError."""
    from mockloop.speech.recording.file_candidate import FileCandidate
    from mockloop.speech.recording.recorder import Recorder
    from mockloop.speech.recording.typed_answers import Typewriter

    if settings.candidate:
        return FileCandidate(settings.candidate, settings.realtime, settings.choice, tell)
    if settings.engine == "typed":
        return Typewriter(cast(Desk, controls).typed)
    return Recorder(microphone(settings, scenario, tell))


def microphone(settings: Settings, scenario: Scenario, tell: Tell) -> Microphone:
    """Where the answers come from. Raises DeviceError, InputError."""
    from mockloop.speech.audio.decoding import check_recording
    from mockloop.speech.audio.file_microphone import FileMicrophone, StreamMicrophone
    from mockloop.speech.audio.microphone import SoundcardMicrophone

    if settings.input == ("mic",):
        card = SoundcardMicrophone(settings.microphone)
        card.look()
        return card
    if settings.input == ("-",):
        return StreamMicrophone(sys.stdin.buffer)
    if settings.input == ("demo",):
        return FileMicrophone(demo_answers(scenario.id), realtime=settings.realtime)
    paths = [Path(name) for name in settings.input]
    for path in paths:
        if not path.is_file():
            raise InputError(f"There is no recording {path}.", "Check the path given to --input.")
        refuse_transcript(path)
        check_recording(path)
    return FileMicrophone(paths, settings.realtime, settings.choice.track, tell)


def demo_answers(scenario_id: str) -> dict[str, Path]:
    """The shipped recordings of a candidate, by the id of the question they answer."""
    return {path.stem: path for path in sorted(shipped(f"scenarios/demo/{scenario_id}").glob("*.ogg"))}


def player(settings: Settings, tell: Tell) -> Player:
    """The loudspeaker; where none can be opened that is said once, and questions are only printed."""
    from mockloop.speech.audio.loudspeaker import InstantPlayer, LoudspeakerPlayer

    if not settings.voice:
        return InstantPlayer()
    try:
        return LoudspeakerPlayer(settings.speaker)
    except MockloopError as error:
        tell(f"{error.sentence} Questions are printed instead.")
        return InstantPlayer()


def voice(settings: Settings, tell: Tell, first: str = "") -> Voice:
    """The interviewer's voice, ``first`` rendered; where there is none that is said once, and questions are printed."""
    from mockloop.speech.tts.voice import NoVoice, best_voice

    if not settings.voice:
        return NoVoice()
    found = best_voice(first)
    if isinstance(found, NoVoice):
        tell("There is no voice on this machine, so questions are printed. mockloop doctor says what to install.")
    return found


def transcriber(engine: str, tell: Tell) -> Transcriber:
    """The recognizer by name: auto, whisper, sphinx, typed, or a Whisper model's name or folder. Raises ModelError."""
    if engine == "typed":
        from mockloop.speech.stt.typed import TypedTranscriber

        return TypedTranscriber()
    if engine == "sphinx":
        return _sphinx()
    if engine == "auto":
        return _auto(tell)
    return whisper(RECOMMENDED_MODEL if engine == "whisper" else engine)


def _auto(tell: Tell) -> Transcriber:
    """Whisper where a model is on disk, else the embedded recognizer, saying how to get the better one."""
    names = installed_models()
    if names:
        return whisper(RECOMMENDED_MODEL if RECOMMENDED_MODEL in names else names[0])
    tell(f"Listening with the embedded recognizer. For far fewer errors: mockloop models get {RECOMMENDED_MODEL}")
    return _sphinx()


def _sphinx() -> Transcriber:
    from mockloop.speech.stt.sphinx.transcriber import SphinxTranscriber

    return SphinxTranscriber()


def installed_models() -> list[str]:
    """The names of the Whisper models on this machine."""
    from mockloop.speech.stt.models import installed

    return list(installed())


def whisper(model: str) -> Transcriber:
    """The Whisper recognizer with a model by name or folder. Raises ModelError."""
    from mockloop.speech.stt.models import folder_of
    from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber

    return WhisperTranscriber(folder_of(model))
