"""A live microphone that brings what a test wrote down, and a person who gives one command."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from mockloop.core.endpointing import Endpointing
from mockloop.core.errors import DeviceError
from mockloop.ports import Samples
from mockloop.speech.recording.request import Recording
from testkit.sounds import joined, quiet, spoken


def answer() -> Samples:
    return joined(quiet(1.5), spoken(3.0), quiet(1.0), spoken(2.0, seed=3), quiet(4.0))


class ScriptedCapture:
    """Gives one block after another; a DeviceError in the place of a block is raised."""

    def __init__(self, blocks: Iterator[Samples | DeviceError]) -> None:
        self._blocks = blocks
        self.closed = False

    def read(self, timeout_s: float) -> Samples | None:
        block = next(self._blocks, None)
        if block is None:
            time.sleep(timeout_s)
            return np.zeros(0, np.int16)
        if isinstance(block, DeviceError):
            raise block
        return block

    def close(self) -> None:
        self.closed = True


class ScriptedMicrophone:
    """A live microphone: each open gives the next of its captures, or raises it."""

    name, live = "scripted", True

    def __init__(self, *captures: Iterable[Samples | DeviceError] | DeviceError) -> None:
        self._captures = list(captures)
        self.opened: list[ScriptedCapture] = []

    def open(self, ask: str) -> ScriptedCapture:
        script = self._captures.pop(0) if self._captures else DeviceError("There is none.", "Plug one in.")
        if isinstance(script, DeviceError):
            raise script
        self.opened.append(ScriptedCapture(iter(script)))
        return self.opened[-1]


UNPLUGGED = DeviceError("The microphone was lost.", "Plug it in.")


def after(polls: int, command: str) -> Callable[[], str | None]:
    """A person who gives one command at the ``polls``-th look at the keys."""
    commands = iter([None] * polls + [command])
    return lambda: next(commands, None)


def recording(path: Path, **endpointing: float) -> Recording:
    return Recording("opening", 1, path, Endpointing(**endpointing))
