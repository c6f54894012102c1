"""The interviewer's voice: pyttsx3 renders each question to sound, in one helper process; the player plays it.

Rendered sound can be prepared ahead, timed, cut short and cached; pyttsx3's own ``say`` can do none of that reliably.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockloop.core.errors import DeviceError
from mockloop.ports import Sound, Voice

ANSWER_S = 6.0  # rendering takes about 10 ms; a process that is silent for this long has hung
START_S = 15.0
KEPT_SILENCE_S = 0.03
SILENCE = 0.003  # of full scale: below this a synthesizer is silent
LEAST_S_A_LETTER = 0.015  # the fastest talk takes some 0.04 s a letter: less than this is not the whole text
_NEXT_STEP = "Install espeak-ng (Debian, Ubuntu: apt-get install espeak-ng), or use --voice off."


class NoVoice:
    """A machine without a voice: nothing is rendered."""

    name = "no voice"

    def render(self, text: str) -> Sound | None:
        """Always None."""
        return None

    def close(self) -> None:
        """Nothing to close."""


class Pyttsx3Voice:
    """The machine's own voice. Sounds are cached by their text. Raises DeviceError where there is none."""

    def __init__(self) -> None:
        self._cache: dict[str, Sound] = {}
        self._lock = threading.Lock()
        self._folder = tempfile.TemporaryDirectory(prefix="mockloop-voice-")
        self._count = 0
        self._process = _Process()
        self.name = self._process.voice

    def render(self, text: str) -> Sound | None:
        """The spoken text, without the silence around it. A process that hangs is replaced once."""
        with self._lock:
            if text not in self._cache:
                self._cache[text] = self._rendered(text)
            return self._cache[text]

    def _rendered(self, text: str) -> Sound:
        try:
            return self._once(text)
        except DeviceError:
            self._process.close()
            self._process = _Process()
            return self._once(text)

    def _once(self, text: str) -> Sound:
        self._count += 1
        path = Path(self._folder.name) / f"{self._count}.wav"
        answer = self._process.ask({"text": text, "path": str(path)}, ANSWER_S)
        if not answer.get("ok"):
            raise DeviceError(f"The voice could not speak ({answer.get('error')}).", _NEXT_STEP)
        sound = _trimmed(_read(path))
        path.unlink(missing_ok=True)
        if sound.duration_s < LEAST_S_A_LETTER * len(text):
            raise DeviceError("The voice left out part of the text.", _NEXT_STEP)
        return sound

    def close(self) -> None:
        """End the helper process. Closing twice is allowed."""
        self._process.close()
        self._folder.cleanup()


def best_voice() -> Voice:
    """The machine's voice where it has one, else none."""
    try:
        return Pyttsx3Voice()
    except DeviceError:
        return NoVoice()


class _Process:
    """The helper process: outside the terminal's process group, so that Ctrl-C leaves it to us to end it."""

    def __init__(self) -> None:
        self._popen = subprocess.Popen(
            [sys.executable, "-m", "mockloop.speech.voice_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, name="voice answers", daemon=True).start()
        ready = self._next(START_S)
        if not ready.get("ready"):
            self.close()
            raise DeviceError(f"There is no voice on this machine ({ready.get('error')}).", _NEXT_STEP)
        self.voice = str(ready["voice"])

    def ask(self, request: dict[str, str], within_s: float) -> dict[str, Any]:
        """The answer to one request. Raises DeviceError where none comes in time."""
        assert self._popen.stdin is not None
        try:
            self._popen.stdin.write(json.dumps(request) + "\n")
            self._popen.stdin.flush()
        except (OSError, ValueError) as error:
            raise DeviceError("The voice's process has ended.", _NEXT_STEP) from error
        return self._next(within_s)

    def _listen(self) -> None:
        assert self._popen.stdout is not None
        with contextlib.suppress(ValueError):
            for line in self._popen.stdout:
                self._answers.put(line)
        self._answers.put("{}")

    def _next(self, within_s: float) -> dict[str, Any]:
        try:
            answer: dict[str, Any] = json.loads(self._answers.get(timeout=within_s))
            return answer
        except queue.Empty as error:
            raise DeviceError("The voice did not answer in time.", _NEXT_STEP) from error

    def close(self) -> None:
        self._popen.kill()
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            with contextlib.suppress(OSError, ValueError):
                if pipe:
                    pipe.close()


def _read(path: Path) -> Sound:
    """A WAV, or AIFF as macOS writes it, as mono float32."""
    import soundfile

    samples, rate_hz = soundfile.read(str(path), dtype="float32", always_2d=True)
    return Sound(samples.mean(axis=1).astype(np.float32), int(rate_hz))


def _trimmed(sound: Sound) -> Sound:
    """Without leading and trailing silence but for 30 ms: what comes before the first word is a wait."""
    loud: NDArray[np.intp] = np.flatnonzero(np.abs(sound.samples) > SILENCE)
    if not len(loud):
        return sound
    kept = round(KEPT_SILENCE_S * sound.rate_hz)
    return Sound(sound.samples[max(0, loud[0] - kept) : loud[-1] + 1 + kept], sound.rate_hz)
