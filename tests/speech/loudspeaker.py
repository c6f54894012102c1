"""A sound card that plays into memory, as far as sounddevice's OutputStream goes; each passes PortAudio's callbacks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.speech.cards import Cards, PortAudioError, card

BLOCK_S = 0.02
LATENCY_S = 0.04


class CallbackStop(Exception):
    """As sounddevice's callbacks raise it."""


class MemoryCard(Cards):
    """One loudspeaker that takes ``forms``, pairs of rate and channels; ``broken`` streams cannot be opened.

    ``dies_after_s``: callbacks stop after so much sound, without a word, as they do where a device is unplugged.
    ``room``: how many streams it takes at a time. ``crashed``: PortAudio was ended under an open stream.
    """

    CallbackStop = CallbackStop

    def __init__(
        self,
        *forms: tuple[int, int],
        channels: int = 2,
        broken: int = 0,
        dies_after_s: float = float("inf"),
        room: int = 9,
    ) -> None:
        super().__init__(card("Desk speaker", 0, channels, float(forms[0][0])), default=(-1, 0))
        self.forms, self.broken, self.dies_after_s, self.room = forms, broken, dies_after_s, room
        self.streams: list[MemoryStream] = []
        self.restarts = 0
        self.crashed = False

    @property
    def open(self) -> list[MemoryStream]:
        return [stream for stream in self.streams if not stream.closed]

    def check_output_settings(self, device: Any, channels: int, dtype: str, samplerate: int) -> None:
        if (samplerate, channels) not in self.forms:
            raise PortAudioError("Invalid sample rate", -9997)

    def OutputStream(self, **settings: Any) -> MemoryStream:  # noqa: N802 - sounddevice's name
        self.check_output_settings(None, settings["channels"], settings["dtype"], settings["samplerate"])
        if self.broken or len(self.open) >= self.room:
            self.broken = max(0, self.broken - 1)
            raise PortAudioError("Device unavailable", -9985)
        self.streams.append(MemoryStream(settings, self.dies_after_s))
        return self.streams[-1]

    def _terminate(self) -> None:
        self.restarts += 1
        self.crashed = self.crashed or bool(self.open)

    def _initialize(self) -> None:
        """The same cards as before."""


class MemoryStream:
    """Calls back every 20 ms from a thread of its own; ``heard`` is what it was given, frames by channels."""

    def __init__(self, settings: dict[str, Any], dies_after_s: float) -> None:
        self.settings, self._dies_after_s = settings, dies_after_s
        self._blocks: list[NDArray[np.float32]] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._play, daemon=True)

    @property
    def heard(self) -> NDArray[np.float32]:
        return np.concatenate(self._blocks)

    @property
    def time(self) -> float:
        return time.monotonic()

    @property
    def closed(self) -> bool:
        return self._over.is_set()

    @property
    def active(self) -> bool:
        return not self.closed and self._thread.is_alive()

    def start(self) -> None:
        self._thread.start()

    def abort(self, ignore_errors: bool = True) -> None:
        self._over.set()

    def close(self, ignore_errors: bool = True) -> None:
        self._over.set()

    def _play(self) -> None:
        callback: Callable[..., None] = self.settings["callback"]
        frames = round(BLOCK_S * self.settings["samplerate"])
        began_s = time.monotonic()
        while not self._over.is_set() and len(self._blocks) * BLOCK_S < self._dies_after_s:
            out = np.full((frames, self.settings["channels"]), np.nan, np.float32)
            self._blocks.append(out)
            now_s = time.monotonic()
            try:
                callback(out, frames, SimpleNamespace(outputBufferDacTime=now_s + LATENCY_S, currentTime=now_s), None)
            except CallbackStop:
                time.sleep(LATENCY_S)
                self.settings["finished_callback"]()
                return
            time.sleep(max(0.0, began_s + len(self._blocks) * BLOCK_S - time.monotonic()))
