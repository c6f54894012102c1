"""A voice that renders in a process of its own: kept alive, tried twice, its sounds cached."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mockloop.core.errors import DeviceError
from mockloop.ports import Sound
from mockloop.speech.tts.child_process import ChildProcess, NoAnswer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE_WPM = 170  # a calm interviewer; pyttsx3's own default is 200
START_S = 15.0  # including a cold disk and a virus scanner
LIMIT_S = 5.0
KEPT_S = 0.03  # silence kept at each end
SILENCE = 0.001  # a share of the loudest sample, 60 dB below it: less counts as silence
CACHED_S = 900.0  # seconds of sound kept in memory, about 80 MB; the oldest are dropped first


@dataclass(frozen=True, slots=True)
class Program:
    """The renderer: a module of mockloop with its arguments after the folder; and its time limit for a word."""

    module: str
    arguments: tuple[str, ...]
    limit_per_word_s: float


class ProcessVoice:
    """A voice in a process of its own. Safe to use from several threads. Raises DeviceError if none starts.

    A text that fails is tried once more in a new process; if that fails too, the voice is over: DeviceError once, then
    None. ``programs``: the first that starts is used. ``missing``: the message if none does, and the next step.
    """

    def __init__(self, programs: tuple[Program, ...], missing: tuple[str, str]) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="mockloop-voice-"))
        self._cache: OrderedDict[str, Sound] = OrderedDict()
        self._lock = threading.Lock()
        self._is_over = False
        self._one_each = False  # a driver that hangs at its second text gets a new process for each
        self._texts = 0  # rendered by the current process
        self._process: ChildProcess | None = None
        self._program = programs[0]
        self.name = ""
        self._start_first(programs, missing)

    def render(self, text: str) -> Sound | None:
        """See ports.Voice; without silence at its ends, and cached."""
        import numpy as np  # not before the process is ready

        if not any(map(str.isalnum, text)):
            return Sound(np.zeros(0, np.float32), 16_000)
        if (ready := self._cache.get(text)) is not None:  # even while another text is being rendered
            return ready
        with self._lock:
            if text in self._cache:
                return self._cache[text]
            if self._is_over:
                return None
            return self._kept(text, trimmed(self._rendered(text)))

    def close(self) -> None:
        """End the process; cached sounds stay available. Closing twice is allowed."""
        with self._lock:
            self._end()

    def _start_first(self, programs: tuple[Program, ...], missing: tuple[str, str]) -> None:
        """Start the first program that works. Raise DeviceError with the problem of the first."""
        failures: list[NoAnswer] = []
        for self._program in programs:
            try:
                return self._start()
            except NoAnswer as error:
                failures.append(error)
                self._drop()
        self._end()
        raise DeviceError(f"{missing[0]} ({failures[0]}).", missing[1]) from failures[0]

    def _start(self) -> None:
        """Start a program. Raise NoAnswer."""
        self._folder.mkdir(mode=0o700, exist_ok=True)  # the process before removed it when it ended
        arguments = [str(self._folder), *self._program.arguments]
        self._process = ChildProcess(self._program.module, arguments, self._folder / "errors.txt")
        self._texts = 0
        answer = self._process.answer(0, START_S)
        if "error" in answer:
            raise NoAnswer(answer["error"])
        self.name = answer["voice"]

    def _rendered(self, text: str) -> Sound:
        """Render one text, in a second process if needed. Raises DeviceError."""
        try:
            return self._tried(text)
        except NoAnswer:
            self._one_each = self._one_each or self._texts > 0
            self._drop()
        try:
            return self._tried(text)
        except NoAnswer as error:
            self._end()
            raise DeviceError(
                f"The voice '{self.name}' failed ({error}), so questions are only printed from here on.",
                "mockloop doctor says what is wrong with it.",
            ) from error

    def _tried(self, text: str) -> Sound:
        """Render one text once. Raise NoAnswer."""
        if self._process is None:
            self._start()
        assert self._process is not None
        answer = self._process.ask(LIMIT_S + self._program.limit_per_word_s * len(text.split()), text=text)
        if "error" in answer:
            raise NoAnswer(answer["error"])
        self._texts += 1
        sound = _read(Path(answer["path"]))
        if self._one_each:
            self._drop()
        return sound

    def _kept(self, text: str, sound: Sound) -> Sound:
        self._cache[text] = sound
        while len(self._cache) > 1 and sum(one.duration_s for one in self._cache.values()) > CACHED_S:
            self._cache.popitem(last=False)
        return sound

    def _drop(self) -> None:
        if self._process:
            self._process.kill()
        self._process = None

    def _end(self) -> None:
        self._is_over = True
        if self._process:
            self._process.close()
        self._process = None
        shutil.rmtree(self._folder, ignore_errors=True)


def trimmed(sound: Sound) -> Sound:
    """Return the sound without the silence at its ends, except ``KEPT_S``."""
    import numpy as np

    loud: NDArray[np.float32] = np.abs(sound.samples)
    voiced = np.flatnonzero(loud > SILENCE * loud.max(initial=0.0))
    if not len(voiced):
        return Sound(sound.samples[:0], sound.rate_hz)
    kept = round(KEPT_S * sound.rate_hz)
    return Sound(sound.samples[max(0, voiced[0] - kept) : voiced[-1] + 1 + kept], sound.rate_hz)


def _read(path: Path) -> Sound:
    """Return a rendered file as sound and remove the file. Raise NoAnswer if it is not sound."""
    import numpy as np
    import soundfile

    try:
        samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
        path.unlink(missing_ok=True)
    except (OSError, soundfile.SoundFileError) as error:
        raise NoAnswer(f"what it wrote is no sound: {error}") from error
    return Sound(np.ascontiguousarray(samples.mean(axis=1), np.float32), int(rate_hz))
