"""Find out which microphone a sound server lets this program record from.

PulseAudio and PipeWire move a stream to another device when one is unplugged, comes, or is chosen in the settings.
PortAudio is not told, and often no sound is lost, so that nothing else shows it. ``pactl`` knows.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable

from mockloop.speech.audio.device_fingerprint import SERVED

EVERY_S = 2.5  # asking takes 6 ms of processor time
_ASKS_S = 1.0
_NUMBER = re.compile(r"^\s*Source: (\d+)", re.M)
_DESCRIBED = re.compile(r"^\s*Description: (.+)", re.M)


def is_watched(microphone: str) -> bool:
    """Return whether this is a sound server's microphone, by PortAudio's name, and the server can be asked."""
    return sys.platform == "linux" and microphone in SERVED and bool(shutil.which("pactl"))


class SourceWatch:
    """Calls ``note`` with the name of the microphone, again and again until it is closed, in a thread of its own."""

    def __init__(
        self, note: Callable[[str], None], ask: Callable[[str], str] | None = None, every_s: float = EVERY_S
    ) -> None:
        self._note, self._ask, self._every_s = note, ask or listed, every_s
        self._over = threading.Event()
        threading.Thread(target=self._run, name="source watch", daemon=True).start()

    def close(self) -> None:
        """Ask no more. Twice is allowed."""
        self._over.set()

    def _run(self) -> None:
        number = ""
        while not self._over.is_set():
            now = source_number(self._ask("source-outputs"), os.getpid())
            if now and now != number:
                name = source_name(self._ask("sources"), now)
                if name and not self._over.is_set():
                    self._note(name)
                    number = now
            self._over.wait(self._every_s)


def listed(kind: str) -> str:
    """Return what the sound server lists of a kind; "" if it does not answer."""
    command = ["pactl", "list", kind]
    try:
        told = subprocess.run(
            command, capture_output=True, text=True, timeout=_ASKS_S, env={**os.environ, "LC_ALL": "C"}
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return ""
    return told.stdout


def source_number(outputs: str, pid: int) -> str:
    """Return the number of the source that a process records from, by the list of source outputs; "" if of none."""
    own = [one for one in outputs.split("Source Output #") if f'application.process.id = "{pid}"' in one]
    found = _NUMBER.search(own[-1]) if own else None
    return found.group(1) if found else ""


def source_name(sources: str, number: str) -> str:
    """Return how a source is described to people; "" if there is none of this number."""
    described = (one for one in sources.split("Source #") if one.partition("\n")[0].strip() == number)
    found = _DESCRIBED.search(next(described, ""))
    return found.group(1).strip() if found else ""
