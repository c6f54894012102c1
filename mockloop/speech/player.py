"""The loudspeaker, and two things that take its place.

A sound is played from a buffer of our own by PortAudio's callback, so that it can be stopped within a block.
"""

from __future__ import annotations

import contextlib
import threading
import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mockloop.ports import Sound
from mockloop.speech import devices

LATENCY_S = 0.1  # what the device may buffer: sturdy while a recognizer keeps the processor busy
TAIL_S = 0.1  # silence after the sound: a device that drops what it still holds at the end drops this
SILENT_CALLBACKS_S = 2.0  # callbacks come every few dozen milliseconds: none for this long, and the device is gone
_POLL_S = 0.25


class LoudspeakerPlayer:
    """A loudspeaker by name or number as PortAudio lists it; None: the machine's default.

    ``portaudio`` is the sounddevice module. Raises DeviceError where there is no such loudspeaker.
    """

    def __init__(self, device: str | int | None = None, portaudio: Any = None) -> None:
        self._portaudio = portaudio or devices.sounddevice()
        self._device = devices.chosen(device)
        self._playback: LoudspeakerPlayback | None = None
        try:
            self.name: str = self._found()["name"]
        except (self._portaudio.PortAudioError, ValueError) as error:
            raise devices.device_error(error, "loudspeaker", self._portaudio, self._device) from error

    def prepare(self) -> None:
        """See ports.Player."""

    def play(self, sound: Sound) -> LoudspeakerPlayback:
        """Begin to play; what was still playing is stopped. Raises DeviceError."""
        self.close()
        try:
            self._playback = self._begun(sound)
        except (self._portaudio.PortAudioError, ValueError, OSError):
            self._playback = self._begun_anew(sound)
        return self._playback

    def close(self) -> None:
        """Stop what is playing."""
        if self._playback:
            self._playback.stop()
        self._playback = None

    def _begun_anew(self, sound: Sound) -> LoudspeakerPlayback:
        """A loudspeaker that was unplugged may be back, or another one may be the default now."""
        try:
            devices.look_again(self._portaudio)
            self.name = self._found()["name"]
            return self._begun(sound)
        except (self._portaudio.PortAudioError, ValueError, OSError) as error:
            raise devices.device_error(error, "loudspeaker", self._portaudio, self._device) from error

    def _begun(self, sound: Sound) -> LoudspeakerPlayback:
        rate_hz, channels = self._form(sound.rate_hz)
        playback = LoudspeakerPlayback(_at_rate(sound, rate_hz), self._portaudio.CallbackStop)
        stream = self._portaudio.OutputStream(
            samplerate=rate_hz,
            channels=channels,
            dtype="float32",
            device=self._device,
            latency=LATENCY_S,
            blocksize=0,
            callback=playback.fill,
            finished_callback=playback.end,
        )
        playback.start(stream)
        return playback

    def _found(self) -> Any:
        return self._portaudio.query_devices(self._device, "output")

    def _form(self, rate_hz: int) -> tuple[int, int]:
        """The first of the forms that the device takes, as (rate in Hz, channels): the sound's own where it can be."""
        found = self._found()
        own_hz, most = int(found["default_samplerate"]), min(2, int(found["max_output_channels"]))
        forms = [(rate_hz, 1), (rate_hz, most), (own_hz, 1), (own_hz, most)]
        for hz, channels in forms:
            with contextlib.suppress(self._portaudio.PortAudioError):
                self._portaudio.check_output_settings(self._device, channels, "float32", samplerate=hz)
                return hz, channels
        return forms[0]  # opening it then says what is wrong


class LoudspeakerPlayback:
    """One sound on its way to the device. A lost device ends it: ``wait`` then returns True, ``played_s`` tells."""

    def __init__(self, sound: Sound, stop: type[Exception]) -> None:
        self._sound, self._stop = sound, stop
        tail = np.zeros(round(TAIL_S * sound.rate_hz), np.float32)
        self._samples: NDArray[np.float32] = np.concatenate([sound.samples, tail])
        self._at = 0  # samples handed over
        self._starts_at_s: float | None = None  # when the first sample is heard, on the stream's clock
        self._ended = threading.Event()
        self._closing = threading.Lock()
        self._stream: Any = None
        self._played_s = 0.0  # once the stream is closed

    def start(self, stream: Any) -> None:
        """Let the sound out through ``stream``, not started yet, whose callbacks are ``fill`` and ``end``."""
        self._stream = stream
        self._called_at_s = time.monotonic()
        try:
            stream.start()
        except BaseException:
            stream.close(ignore_errors=True)
            raise

    def fill(self, out: Any, frames: int, times: Any, status: Any) -> None:
        """PortAudio's callback: the next block, then silence."""
        self._called_at_s = time.monotonic()
        block = self._samples[self._at : self._at + frames]
        heard_at_s = times.outputBufferDacTime or times.currentTime + LATENCY_S  # some drivers give no time
        self._starts_at_s = heard_at_s - self._at / self._sound.rate_hz
        out[: len(block)] = block[:, None]
        out[len(block) :] = 0.0
        self._at += len(block)
        if len(block) < frames:
            raise self._stop

    def end(self) -> None:
        """PortAudio's callback: all that was handed over has been heard."""
        self._ended.set()

    def wait(self, timeout_s: float) -> bool:
        """See ports.Playback."""
        until_s = time.monotonic() + timeout_s
        while not self._ended.wait(max(0.0, min(_POLL_S, until_s - time.monotonic()))):
            if time.monotonic() - self._called_at_s > SILENT_CALLBACKS_S:
                break
            if time.monotonic() >= until_s:
                return False
        self.stop()
        return True

    def stop(self) -> None:
        """See ports.Playback. Called when the sound has ended, it only gives the device back."""
        with self._closing:
            if self._stream is None:
                return
            self._played_s = self._sound.duration_s if self._is_whole() else self.played_s
            stream, self._stream = self._stream, None
            if not self._ended.is_set():
                stream.abort(ignore_errors=True)
            stream.close(ignore_errors=True)
            self._ended.set()

    @property
    def played_s(self) -> float:
        """See ports.Playback; by the device's clock."""
        stream = self._stream
        if stream is None or self._starts_at_s is None:
            return self._played_s
        delivered_s = min(self._at / self._sound.rate_hz, self._sound.duration_s)
        return float(min(max(stream.time - self._starts_at_s, 0.0), delivered_s))

    def _is_whole(self) -> bool:
        return self._ended.is_set() and self._at == len(self._samples)


class PacedPlayer:
    """No sound card: a sound takes its time, and nobody hears it."""

    name = "no loudspeaker, in real time"

    def prepare(self) -> None:
        """Nothing to open."""

    def play(self, sound: Sound) -> PacedPlayback:
        return PacedPlayback(sound.duration_s)

    def close(self) -> None:
        """Nothing to give back."""


class PacedPlayback:
    """``duration_s`` seconds going by."""

    def __init__(self, duration_s: float) -> None:
        self._duration_s = duration_s
        self._began_s = time.monotonic()
        self._stopped = threading.Event()
        self._played_s: float | None = None

    def wait(self, timeout_s: float) -> bool:
        """See ports.Playback."""
        left_s = self._duration_s - (time.monotonic() - self._began_s)
        return self._stopped.wait(max(0.0, min(timeout_s, left_s))) or left_s <= timeout_s

    def stop(self) -> None:
        """See ports.Playback."""
        self._played_s = self.played_s
        self._stopped.set()

    @property
    def played_s(self) -> float:
        """See ports.Playback."""
        if self._played_s is not None:
            return self._played_s
        return min(time.monotonic() - self._began_s, self._duration_s)


class InstantPlayer:
    """No loudspeaker: nothing is heard, and every sound is over at once."""

    name = "no loudspeaker"

    def prepare(self) -> None:
        """Nothing to open."""

    def play(self, sound: Sound) -> InstantPlayback:
        return InstantPlayback()

    def close(self) -> None:
        """Nothing to give back."""


class InstantPlayback:
    """Over before it began."""

    played_s = 0.0

    def wait(self, timeout_s: float) -> bool:
        """See ports.Playback."""
        return True

    def stop(self) -> None:
        """Nothing is playing."""


def _at_rate(sound: Sound, rate_hz: int) -> Sound:
    """The same sound at the device's rate, within its range."""
    samples = sound.samples
    if rate_hz != sound.rate_hz:
        import soxr

        samples = soxr.resample(samples, sound.rate_hz, rate_hz)
    return Sound(np.clip(samples, -1.0, 1.0).astype(np.float32), rate_hz)
