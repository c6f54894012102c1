"""The sound card's microphone, through PortAudio.

Measured or documented: a lost microphone causes no error, its callbacks simply stop; sound may be lost without notice
(dropouts.py); many microphones refuse 16 kHz; the device list is frozen until PortAudio is restarted, which closes
every open stream of the process.
"""

from __future__ import annotations

import contextlib
import queue
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from mockloop.core.errors import DeviceError
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio import devices
from mockloop.speech.audio.dropouts import DropoutDetector
from mockloop.speech.audio.measurement import clipped_share
from mockloop.speech.audio.open_streams import OpenStream
from mockloop.speech.audio.source_watch import SourceWatch, is_watched

SILENT_CALLBACKS_S = 1.0  # callbacks come every few dozen milliseconds: none for this long means the device is gone
START_S = 3.0  # a wireless headset may take this long until its first sample
LATENCY_S = 0.1  # PortAudio's buffer: reliable under load, and all that a crash can lose
BLOCK_S = 0.04  # seconds of sound in a callback: left to itself PortAudio calls 65 times a second, at twice the cost
TOGETHER_S = 0.04  # seconds of sound read at a time; with more, the end of an answer waits for it


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The samples of one callback, and when they came."""

    data: bytes
    frames: int
    arrived_at_s: float
    overflowed: bool


class SoundcardMicrophone:
    """A microphone by name or index as PortAudio lists it; None: the machine's default.

    ``portaudio`` is the sounddevice module; ``source``: the device behind a sound server, once that is known, and ""
    elsewhere. After a loss, ``open`` looks for the same device again.
    """

    live = True

    def __init__(
        self, device: str | int | None = None, portaudio: Any = None, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._portaudio = portaudio or devices.sounddevice()
        self.now_s = now_s
        self._device = devices.chosen(device)
        self._lost = False
        self.source = ""
        self.name = str(device) if device is not None else "default microphone"

    def look(self) -> None:
        """Check that the device exists, without opening it. Raises DeviceError."""
        try:
            self.name = self._portaudio.query_devices(self._device, "input")["name"]
        except (self._portaudio.PortAudioError, ValueError) as error:
            raise devices.device_error(error, "microphone", self._portaudio, self._device) from error

    def open(self, ask: str) -> SoundcardCapture:
        """Start capturing. Raises DeviceError if the device is missing or cannot be used."""
        if not self._lost:
            with contextlib.suppress(self._portaudio.PortAudioError, ValueError, OSError):
                return self._opened()
        try:
            devices.look_again(self._portaudio)  # it may have been plugged in since
            capture = self._opened()
        except (self._portaudio.PortAudioError, ValueError, OSError) as error:
            raise devices.device_error(error, "microphone", self._portaudio, self._device) from error
        self._lost = False
        return capture

    def open_beside(self) -> SoundcardCapture:
        """Start capturing while a sound is played, which a search for devices would stop. See ``open``."""
        try:
            return self._opened()
        except (self._portaudio.PortAudioError, ValueError, OSError) as error:
            raise devices.device_error(error, "microphone", self._portaudio, self._device) from error

    def _opened(self) -> SoundcardCapture:
        found = self._portaudio.query_devices(self._device, "input")
        self.name = found["name"]
        rate_hz, channels = _form(self._portaudio, self._device, found)
        return SoundcardCapture(self, rate_hz, channels)

    def stream(self, rate_hz: int, channels: int, callback: Any) -> Any:
        """Return a stream of this device in this format, not started."""
        return self._portaudio.RawInputStream(
            samplerate=rate_hz,
            channels=channels,
            dtype="int16",
            device=self._device,
            latency=LATENCY_S,
            blocksize=round(BLOCK_S * rate_hz),
            callback=callback,
        )

    def note_source(self, name: str) -> None:
        """Note which device the sound server records from."""
        self.source = name

    def lose(self) -> None:
        """Note that the device is gone."""
        self._lost = True


class SoundcardCapture:
    """An open sound card stream. The callback copies into a queue; everything else happens in ``read``."""

    paced = True

    def __init__(self, microphone: SoundcardMicrophone, rate_hz: int, channels: int) -> None:
        self._microphone, self._now_s = microphone, microphone.now_s
        self._rate_hz, self._channels = rate_hz, channels
        self._pieces: queue.SimpleQueue[_Chunk] = queue.SimpleQueue()
        self._resampler = _resampler(rate_hz)
        self._gaps = DropoutDetector(rate_hz)
        self._lost_frames = 0
        self.clipped_share = 0.0  # the share on the worst channel, in the last read
        self._stream = OpenStream(lambda: microphone.stream(rate_hz, channels, self._copy))
        self._deadline_s = self._now_s() + START_S
        self._sources = SourceWatch(microphone.note_source) if is_watched(microphone.name) else None

    @property
    def lost_s(self) -> float:
        """Seconds of sound that the device lost, filled with silence."""
        return self._lost_frames / self._rate_hz

    def read(self, timeout_s: float) -> Samples | None:
        """See ports.Capture. Raises DeviceError if no callback came for ``SILENT_CALLBACKS_S``."""
        pieces: list[_Chunk] = []
        try:
            pieces.append(self._pieces.get(timeout=timeout_s))
            while timeout_s and sum(piece.frames for piece in pieces) < TOGETHER_S * self._rate_hz:
                pieces.append(self._pieces.get(timeout=TOGETHER_S))
        except queue.Empty:
            if not pieces:
                self._watch()
                return np.zeros(0, np.int16)
        while not self._pieces.empty():
            pieces.append(self._pieces.get_nowait())
        self._deadline_s = self._now_s() + SILENT_CALLBACKS_S
        self.clipped_share = 0.0
        sound = np.concatenate([self._samples(piece) for piece in pieces])
        return sound if self._resampler is None else self._resampler.resample_chunk(sound)

    def close(self) -> None:
        if self._sources:
            self._sources.close()
        self._stream.close()

    def _copy(self, data: Any, frames: int, times: Any, status: Any) -> None:
        self._pieces.put(_Chunk(bytes(data), frames, self._now_s(), bool(status.input_overflow)))

    def _samples(self, piece: _Chunk) -> Samples:
        """Return one callback's sound in one channel, with silence before it if the device lost some."""
        sound = np.frombuffer(piece.data, np.int16).reshape(-1, self._channels)
        if self._channels > 1:
            self.clipped_share = max(self.clipped_share, *map(clipped_share, sound.T))
        mono = sound[:, 0] if self._channels == 1 else sound.mean(axis=1).astype(np.int16)
        missing = self._gaps.missing(piece.arrived_at_s, piece.frames, piece.overflowed)
        self._lost_frames += missing
        return np.concatenate([np.zeros(missing, np.int16), mono]) if missing else mono

    def _watch(self) -> None:
        if self._now_s() < self._deadline_s and self._stream.active:
            return
        self._microphone.lose()
        raise DeviceError(
            f"The microphone '{self._microphone.name}' was lost: no sound comes from it any more.",
            "Check its plug or its connection, then continue.",
        )


def _form(portaudio: Any, device: str | int | None, found: Any) -> tuple[int, int]:
    """Return the first format that the device accepts, as (rate in Hz, channels); 16 kHz mono if possible."""
    own_hz = int(found["default_samplerate"])
    most = min(2, int(found["max_input_channels"]))

    def check(rate_hz: int, channels: int) -> None:
        portaudio.check_input_settings(device=device, channels=channels, dtype="int16", samplerate=rate_hz)

    forms = [(RATE_HZ, 1), (own_hz, 1), (RATE_HZ, most), (own_hz, most)]
    return devices.first_accepted(forms, check, portaudio.PortAudioError)


def _resampler(rate_hz: int) -> Any:
    if rate_hz == RATE_HZ:
        return None
    import soxr

    return soxr.ResampleStream(rate_hz, RATE_HZ, 1, dtype="int16")
