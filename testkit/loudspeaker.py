"""A sound card that plays into memory, like sounddevice's OutputStream; each passes PortAudio's callbacks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from testkit.sound_cards import Cards, PortAudioError, card

BLOCK_S = 0.02
LATENCY_S = 0.04
FASTER = 5  # times faster than real time, unless a test turns it by hand


class CallbackStop(Exception):
    """As sounddevice's callbacks raise it."""


class MemoryCard(Cards):
    """One loudspeaker that takes ``forms``, pairs of rate and channels; ``broken`` streams cannot be opened.

    ``dies_after_s``: callbacks stop after so much sound, without a word, as they do where a device is unplugged.
    ``room``: how many streams it takes at a time. ``by_hand``: its streams play only when a test turns them.
    ``crashed``: PortAudio was ended under an open stream.
    """

    CallbackStop = CallbackStop

    def __init__(
        self,
        *forms: tuple[int, int],
        channels: int = 2,
        broken: int = 0,
        dies_after_s: float = float("inf"),
        room: int = 9,
        by_hand: bool = False,
    ) -> None:
        super().__init__(card("Desk speaker", 0, channels, float(forms[0][0])), default=(-1, 0))
        self.forms, self.broken, self.dies_after_s, self.room = forms, broken, dies_after_s, room
        self._by_hand = by_hand
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
        self.streams.append(MemoryStream(settings, self.dies_after_s, self._by_hand))
        return self.streams[-1]

    def _terminate(self) -> None:
        self.restarts += 1
        self.crashed = self.crashed or bool(self.open)

    def _initialize(self) -> None:
        """The same cards as before."""


class MemoryStream:
    """Calls back for every 20 ms of its own clock, which runs faster than time or is turned by hand.

    ``heard`` is what it was given, frames by channels.
    """

    def __init__(self, settings: dict[str, Any], dies_after_s: float, by_hand: bool) -> None:
        self.settings, self._dies_after_s, self._by_hand = settings, dies_after_s, by_hand
        self._blocks: list[NDArray[np.float32]] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._play, daemon=True)
        self.time = 0.0

    @property
    def heard(self) -> NDArray[np.float32]:
        return np.concatenate([np.zeros((0, self.settings["channels"]), np.float32), *self._blocks])

    @property
    def closed(self) -> bool:
        return self._over.is_set()

    @property
    def active(self) -> bool:
        return not self.closed and (self._by_hand or self._thread.is_alive())

    def start(self) -> None:
        if not self._by_hand:
            self._thread.start()

    def abort(self, ignore_errors: bool = True) -> None:
        self._over.set()

    def close(self, ignore_errors: bool = True) -> None:
        self._over.set()

    def turn(self, seconds: float) -> None:
        """Advance its clock by so much time, to the end of the sound at most."""
        for _ in range(round(seconds / BLOCK_S)):
            if not self._dead and not self._next_block():
                return
            self.time += BLOCK_S

    @property
    def _dead(self) -> bool:
        return len(self._blocks) * BLOCK_S >= self._dies_after_s

    def _play(self) -> None:
        while not self._over.is_set() and not self._dead and self._next_block():
            self.time += BLOCK_S
            time.sleep(BLOCK_S / FASTER)

    def _next_block(self) -> bool:
        """Request the next block; return whether more will come."""
        callback: Callable[..., None] = self.settings["callback"]
        out = np.full((round(BLOCK_S * self.settings["samplerate"]), self.settings["channels"]), np.nan, np.float32)
        times = SimpleNamespace(outputBufferDacTime=self.time + LATENCY_S, currentTime=self.time)
        try:
            callback(out, len(out), times, None)
        except CallbackStop:
            self._blocks.append(out)
            self.time += LATENCY_S
            self.settings["finished_callback"]()
            return False
        self._blocks.append(out)
        return True
