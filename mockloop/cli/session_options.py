"""The options of sound and voice that several commands share, and how a command takes a group of options."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import typer

from mockloop.cli.analyze import TRACK
from mockloop.cli.sound_check import CHECK
from mockloop.cli.voice_choice import chosen_voice
from mockloop.core.levels import USUAL_LEVEL

if TYPE_CHECKING:
    from mockloop.interview.wiring import Settings

LEVEL = typer.Option(USUAL_LEVEL, "--level", help="The level you practise for: entry, experienced or senior.")
ENGINE = typer.Option("auto", "--engine", help="auto, typed, or a Whisper model's name or folder.")
INPUT = typer.Option(["mic"], "--input", help="mic, one or more recordings in order, or - for sound from a pipe.")
VOICE = typer.Option(
    "auto", "--voice", help="The voice that reads the questions: auto, piper, system, or off to print them."
)
PATIENCE = typer.Option("6", "--patience", help="Seconds of silence that end an answer, or off: only Enter ends it.")
PLAIN = typer.Option(False, "--plain", help="Print line by line, for screen readers, logs and pipes.")
MICROPHONE = typer.Option(None, "--microphone", help="Name or number of the microphone (mockloop doctor lists them).")
SPEAKER = typer.Option(None, "--speaker", help="Name or number of the loudspeaker.")
BARGE_IN = typer.Option(False, "--barge-in", help="With headphones: speak to interrupt a question.")


def settings_of(
    engine: str = ENGINE,
    input_: list[str] = INPUT,
    voice: str = VOICE,
    patience: str = PATIENCE,
    microphone: str | None = MICROPHONE,
    speaker: str | None = SPEAKER,
    barge_in: bool = BARGE_IN,
    check: bool | None = CHECK,
    track: int | None = TRACK,
) -> Settings:
    """Turn the typed options into settings. Raises BadParameter and InputError."""
    from mockloop.interview.wiring import Settings
    from mockloop.speech.file_kinds import SpeakerChoice

    if track is not None and input_ in (["mic"], ["demo"]):
        raise typer.BadParameter("--track works only with recordings given with --input")
    return Settings(
        engine,
        tuple(input_),
        chosen_voice(voice),
        microphone,
        speaker,
        _patience_s(patience),
        check=check,
        barge_in=barge_in,
        choice=SpeakerChoice(track=track),
    )


def _patience_s(text: str) -> float | None:
    if text == "off":
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 1.0 <= seconds <= 120.0:
        raise typer.BadParameter("--patience takes a number of seconds from 1 to 120, or off")
    return seconds


def taking(**groups: Callable[..., Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Replace each parameter named here by a group of options, and pass the command the group's result.

    An option that two groups have, or a group and the command, is one option.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(command).parameters
        options = {name: dict(inspect.signature(make).parameters) for name, make in groups.items()}
        every: dict[str, inspect.Parameter] = {}
        for name, parameter in own.items():
            every |= options.get(name, {name: parameter})

        @wraps(command)
        def run(**given: Any) -> None:
            made = {name: make(**{option: given[option] for option in options[name]}) for name, make in groups.items()}
            command(**{name: given[name] for name in own if name in given}, **made)

        keywords = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in every.values()]
        run.__signature__ = inspect.Signature(keywords)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in keywords}
        return run

    return decorate
