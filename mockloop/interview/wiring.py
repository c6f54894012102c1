"""Turn settings into ports: the only file that knows the concrete classes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mockloop.core.errors import InputError, MockloopError
from mockloop.core.scenario import Scenario
from mockloop.paths import shipped
from mockloop.ports import Controls, Microphone, Player, Transcriber, TypedAnswerInput, Voice
from mockloop.speech.file_kinds import ANY_SPEAKER, SpeakerChoice, refuse_transcript

if TYPE_CHECKING:
    from mockloop.interview.session_ports import AnswerRecorder

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person chose.

    ``input`` is "mic", "demo", "-" or paths of recordings; devices by name or number. ``voice`` is "auto", "piper",
    "system" or "off".
    """

    engine: str = "auto"
    input: tuple[str, ...] = ("mic",)
    voice: str = "auto"
    microphone: str | None = None
    speaker: str | None = None
    patience_s: float | None = 6.0
    realtime: bool = False
    candidate: tuple[Path, ...] = ()  # files with answers in order, recordings or transcripts
    check: bool | None = None  # whether sound is checked first; None: if needed
    barge_in: bool = False  # speaking over a question stops it
    choice: SpeakerChoice = ANY_SPEAKER  # whose words to take from these files
    sample: bool = False  # the answers are mockloop's own, not the person's

    def __post_init__(self) -> None:
        """Raise InputError for a recognizer that no longer exists, before anything is opened."""
        _check(self.engine)

    @property
    def recognizer(self) -> str:
        """The name of the recognizer; none needs to be loaded if every answer is text."""
        from mockloop.speech.file_kinds import kind_of

        written = [kind_of(path) == "transcript" for path in self.candidate]
        return "typed" if written and all(written) and self.engine == "auto" else self.engine

    @property
    def live(self) -> bool:
        """Whether answers come from a microphone, in real time."""
        return self.input == ("mic",) and self.engine != "typed" and not self.candidate


def _check(engine: str) -> None:
    if engine == "sphinx":
        raise InputError(
            "The engine sphinx is no longer part of mockloop: Whisper makes far fewer errors at less cost.",
            "Leave --engine out: Whisper comes with mockloop. Old sessions heard by sphinx open as before.",
        )


def recorder(settings: Settings, scenario: Scenario, controls: Controls, tell: Tell) -> AnswerRecorder:
    """Return what records the answers: from a microphone, from recordings, or typed. Raise DeviceError, InputError."""
    from mockloop.speech.audio.audible_microphone import AudibleMicrophone
    from mockloop.speech.audio.file_microphone import FileMicrophone
    from mockloop.speech.recording.file_candidate import FileCandidate
    from mockloop.speech.recording.recorder import Recorder
    from mockloop.speech.recording.typed_answers import TypedAnswers

    if settings.candidate:
        return FileCandidate(settings.candidate, settings.realtime, settings.choice, tell)
    if settings.engine == "typed":
        return TypedAnswers(cast(TypedAnswerInput, controls).next_line)
    heard = microphone(settings, scenario, tell)
    if settings.realtime and isinstance(heard, FileMicrophone):
        return Recorder(AudibleMicrophone(heard, player(settings, lambda _: None)))
    return Recorder(heard, barges_in=settings.barge_in)


def microphone(settings: Settings, scenario: Scenario, tell: Tell) -> Microphone:
    """Return where the answers come from. Raises DeviceError, InputError."""
    from mockloop.speech.audio.decoding import check_recording
    from mockloop.speech.audio.file_microphone import FileMicrophone, StreamMicrophone
    from mockloop.speech.audio.microphone import SoundcardMicrophone

    if settings.input == ("mic",):
        card = SoundcardMicrophone(settings.microphone)
        card.look()
        return card
    if settings.input == ("-",):
        return StreamMicrophone(sys.stdin.buffer, settings.choice.track, tell)
    if settings.input == ("demo",):
        return FileMicrophone(demo_answers(scenario.id), realtime=settings.realtime)
    paths = [Path(name) for name in settings.input]
    for path in paths:
        if not path.is_file():
            raise InputError(f"There is no recording {path}.", "Check the path given to --input.")
        refuse_transcript(path)
        check_recording(path, settings.choice.track)
    return FileMicrophone(paths, settings.realtime, track=settings.choice.track, tell=tell)


def demo_answers(scenario_id: str) -> dict[str, Path]:
    """Return the shipped recordings of a candidate, by the ids of their questions."""
    return {path.stem: path for path in sorted(shipped(f"scenarios/demo/{scenario_id}").glob("*.ogg"))}


def narrated_story(scenario: Scenario, folder: Path) -> Path:
    """Return the worked story as a file in ``folder``: told by this machine's voice, or its words without one.

    Raises DeviceError.
    """
    import soundfile

    from mockloop.ports import RATE_HZ
    from mockloop.speech.tts.narration import PACE_WPM, narrate
    from mockloop.speech.tts.voice import best_voice

    text = "\n\n".join(section.strong for section in scenario.sections.values())
    voice = best_voice(rate_wpm=PACE_WPM)
    try:
        sound = narrate(text, voice)
    finally:
        voice.close()
    path = folder / ("story.txt" if sound is None else "story.wav")
    if sound is None:
        path.write_text(text, encoding="utf-8")
    else:
        soundfile.write(path, sound, RATE_HZ)
    return path


def player(settings: Settings, tell: Tell) -> Player:
    """Return the loudspeaker. If none can be opened, say so once; questions are then only printed."""
    from mockloop.speech.audio.loudspeaker import InstantPlayer, LoudspeakerPlayer

    if settings.voice == "off":
        return InstantPlayer()
    try:
        return LoudspeakerPlayer(settings.speaker)
    except MockloopError as error:
        tell(f"{error.sentence} Questions are printed instead.")
        return InstantPlayer()


def voice(settings: Settings, tell: Tell, first: str = "") -> Voice:
    """Return the interviewer's voice with ``first`` rendered. Without one, say so once; questions are then printed."""
    from mockloop.speech.tts.voice import NoVoice, best_voice

    if settings.voice == "off":
        return NoVoice()
    found = best_voice(first, settings.voice)
    if isinstance(found, NoVoice):
        tell("There is no voice on this machine, so questions are printed. mockloop doctor says what to install.")
    return found


def transcriber(engine: str) -> Transcriber:
    """Return the recognizer: auto, whisper, typed, or a Whisper model's name or folder.

    Raise InputError, ModelError.
    """
    if engine == "typed":
        from mockloop.speech.stt.typed import TypedTranscriber

        return TypedTranscriber()
    _check(engine)
    from mockloop.speech.stt.models import best

    return whisper(best() if engine in ("auto", "whisper") else engine)


def whisper(model: str) -> Transcriber:
    """Return the Whisper recognizer with a model by name or folder. Raise ModelError."""
    from mockloop.speech.stt.models import folder_of
    from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber

    return WhisperTranscriber(folder_of(model))
