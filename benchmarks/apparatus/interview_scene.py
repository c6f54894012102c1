"""An interview in a terminal, at a sound server of its own: what is done to its microphone, and what stands there."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.apparatus.answers import SCENARIO, endless
from benchmarks.apparatus.sound_server import sound_server
from mockloop.ports import Samples
from mockloop.speech.audio.measurement import TakeMeasurement
from testkit.monitor import LOUD, Monitor
from testkit.pulse import Pulse
from testkit.sounds import write_wav
from testkit.tmux import Tmux

LISTENS = "○ Listening|Listening. Take your time"  # on the live screen, and in lines
WAIT_S = 60.0
BEFORE_S = 5.0  # of speech that is all right, before something happens to it
LONG_S = 40.0  # longer than anybody watches
_LOOKS_S = 0.05


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which an interview is shown, and the size of the terminal in cells."""

    name: str
    size: tuple[int, int]
    options: tuple[str, ...] = ()


FORMS = (Form("80x24", (80, 24)), Form("60x20", (60, 20)), Form("--plain", (60, 20), ("--plain",)))


class Scene:
    """A sound server and a terminal, in which no interview has begun yet."""

    def __init__(self, pulse: Pulse, folder: Path, form: Form, ending: ExitStack) -> None:
        self.pulse = pulse
        self._folder, self._form, self._ending = folder, form, ending
        self.terminal = self._opened({})

    def _opened(self, env: dict[str, str]) -> Tmux:
        return self._ending.enter_context(closing(Tmux({**self.pulse.env, **env}, self._folder, self._form.size)))

    def open_another(self, **env: str) -> None:
        """Look at another terminal from now on, with the same sessions; what runs in the first one goes on."""
        self.terminal = self._opened(env)

    def begin(self, *options: str) -> float:
        """Type the command, and return when Enter was pressed."""
        self.terminal.run("interview", SCENARIO, "--engine", "tiny.en", *options, *self._form.options)
        return time.monotonic()

    def listens(self) -> float:
        """Return when the screen says that it listens, waited for."""
        self.terminal.wait_for(LISTENS, WAIT_S)
        return time.monotonic()

    def speak(self, *pieces: Samples) -> float:
        """Begin to speak, and return when the first sound was in the microphone. The first piece begins with it."""
        with closing(Monitor("micfeed.monitor", self.pulse.env)) as monitor:
            time.sleep(0.5)
            since_s = time.monotonic()
            self.pulse.speak(write_wav(self._folder / "spoken.wav", np.concatenate(pieces)))
            heard_s = monitor.first_loud(since_s, WAIT_S)
        assert heard_s is not None, "the sound server did not play"
        return heard_s

    def speak_a_while(self) -> None:
        """Speak on and on; return once that has gone well for a few seconds."""
        began_s = self.speak(speech(LONG_S))
        time.sleep(max(0.0, began_s + BEFORE_S - time.monotonic()))

    def screens(self, until_s: float) -> Iterator[tuple[float, str]]:
        """Yield what stands in the terminal, with the moment at which it stood there."""
        while time.monotonic() < until_s:
            shown = self.terminal.screen()
            yield time.monotonic(), shown
            time.sleep(_LOOKS_S)


@contextmanager
def scene(form: Form) -> Iterator[Scene]:
    """A sound server and a terminal of this form; both are gone at the end, and what runs there."""
    with sound_server() as (pulse, folder), ExitStack() as ending:
        yield Scene(pulse, folder, form, ending)


def speech(seconds: float) -> Samples:
    """Return speech without the silence before it."""
    sound = endless(seconds)
    return sound[int(np.flatnonzero(np.abs(sound.astype(np.int32)) > LOUD)[0]) :]


def at_level(sound: Samples, speech_dbfs: float) -> Samples:
    """Return speech at this mean level; what is louder than full scale is cut off, as a sound card does."""
    hearing = TakeMeasurement()
    hearing.accept(sound)
    now_dbfs = hearing.sound().speech_dbfs
    assert now_dbfs is not None, "there is no speech"
    return (sound * 10 ** ((speech_dbfs - now_dbfs) / 20)).clip(-32_768, 32_767).astype(np.int16)


def in_one_line(screen: str) -> str:
    """Return what stands there with one space for every stretch of blanks and line ends."""
    return re.sub(r"\s+", " ", screen)
