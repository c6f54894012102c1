"""The interviewer's voices: Piper if installed, the system's own, or none; and which one speaks."""

from __future__ import annotations

import sys
from collections.abc import Callable

from mockloop.core.errors import DeviceError
from mockloop.ports import Sound, Voice
from mockloop.speech.tts.installed import INSTALL_PIPER, piper_model
from mockloop.speech.tts.process_voice import RATE_WPM, ProcessVoice, Program

_INSTALL_SYSTEM = "Install espeak-ng (Debian, Ubuntu: apt-get install espeak-ng), or continue with printed questions."


class Pyttsx3Voice(ProcessVoice):
    """The machine's own voice, by pyttsx3.

    ``bundled``: use espeak-ng from the wheel espeakng-loader on Linux, even if the system has its own. It is also used
    if the system's does not start: without its data espeak-ng ends its process, as a broken one does.
    """

    def __init__(self, rate_wpm: int = RATE_WPM, bundled: bool = False, module: str | None = None) -> None:
        module = module or "mockloop.speech.tts.system_process"
        own, wheel = (Program(module, (str(rate_wpm), *more), 0.02) for more in ((), ("--bundled",)))
        missing = ("There is no voice on this machine", _INSTALL_SYSTEM)
        super().__init__((wheel,) if bundled else (own, wheel), missing)


class PiperVoice(ProcessVoice):
    """A natural voice by Piper, from the extra ``mockloop[voice]``. Raises DeviceError if it is missing."""

    def __init__(self, rate_wpm: int = RATE_WPM) -> None:
        model = piper_model()
        if model is None:
            raise DeviceError("The voice Piper is not installed.", INSTALL_PIPER)
        program = Program("mockloop.speech.tts.piper_process", (str(rate_wpm), str(model)), 0.5)
        super().__init__((program,), ("The voice Piper does not start", "Reinstall it: pip install 'mockloop[voice]'"))


class NoVoice:
    """A machine without a voice; ``why``: what was wrong with the one that was tried, if any."""

    name = "no voice"

    def __init__(self, why: DeviceError | None = None) -> None:
        self.why = why

    def render(self, text: str) -> Sound | None:
        """Return None: questions are printed."""
        return None

    def close(self) -> None:
        """Nothing to end."""


def best_voice(first: str = "", choice: str = "auto", rate_wpm: int = RATE_WPM) -> Voice:
    """Return this machine's voice, tried with ``first`` or a word; NoVoice if none works.

    ``choice``: "piper", "system", or "auto": Piper on Linux if it is installed and works, otherwise the system's own.
    """
    why: DeviceError | None = None
    for begin in _candidates(choice):
        try:
            voice = begin(rate_wpm)
            voice.render(first or "Ready.")
        except DeviceError as error:
            why = error
        else:
            return voice
    return NoVoice(why)


def _candidates(choice: str) -> list[Callable[[int], Voice]]:
    if choice == "auto":
        return [PiperVoice, Pyttsx3Voice] if sys.platform == "linux" and piper_model() else [Pyttsx3Voice]
    return [PiperVoice] if choice == "piper" else [Pyttsx3Voice]
