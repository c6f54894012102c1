"""The loudspeaker, and two replacements for it.

PortAudio's callback plays a sound from a buffer of our own, so that it can be stopped within a block.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from mockloop.ports import Sound
from mockloop.speech.audio import devices
from mockloop.speech.audio.open_streams import OpenStream
from mockloop.speech.audio.playback import LATENCY_S, LoudspeakerPlayback

USUAL_RATE_HZ = 22_050  # rate of most voices, used for the silence before the first sound
_SILENCE_LATENCY_S = 1.0  # nobody waits for silence, and a short buffer is filled eighty times a second


@dataclass(frozen=True, slots=True)
class _Filling:
    """What a stream plays: what fills its blocks, what is called when it ends, and how far ahead it is filled."""

    fill: Callable[..., None]
    end: Callable[[], None]
    latency_s: float = LATENCY_S


class LoudspeakerPlayer:
    """A loudspeaker by name or number as PortAudio lists it; None: the machine's default.

    ``portaudio`` is the sounddevice module. Raises DeviceError if there is no such loudspeaker.
    """

    def __init__(
        self, device: str | int | None = None, portaudio: Any = None, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        self._portaudio = portaudio or devices.sounddevice()
        self._now_s = now_s
        self._device = devices.chosen(device)
        self._playback: LoudspeakerPlayback | None = None
        self._silence: OpenStream | None = None  # keeps the device awake
        self._rate_hz = USUAL_RATE_HZ  # the rate of the last sound
        try:
            self.name: str = self._found()["name"]
        except (self._portaudio.PortAudioError, ValueError) as error:
            raise devices.device_error(error, "loudspeaker", self._portaudio, self._device) from error

    def prepare(self) -> None:
        """See ports.Player: silence is played until the next sound, since an idle device takes its time to wake."""
        if self._silence and self._silence.active:
            return
        self._rest()
        with contextlib.suppress(self._portaudio.PortAudioError, ValueError, OSError):
            self._silence = self._opened(*self._form(self._rate_hz), _SILENCE)

    def play(self, sound: Sound) -> LoudspeakerPlayback:
        """Begin to play; stop what was still playing. Raises DeviceError."""
        self._stop()
        self._playback = self._begun_on_any_device(sound)
        self._rest()
        return self._playback

    def close(self) -> None:
        """Stop what is playing."""
        self._stop()
        self._rest()

    def _stop(self) -> None:
        if self._playback:
            self._playback.stop()
        self._playback = None

    def _rest(self) -> None:
        """Stop the silence; the device may sleep again."""
        if self._silence:
            self._silence.close()
        self._silence = None

    def _begun_on_any_device(self, sound: Sound) -> LoudspeakerPlayback:
        """Start a stream beside the stream of silence.

        If the device allows only one, start it in place of the silence; if that fails too, on a device found again.
        """
        failure: Exception | None = None
        for make_room in (_nothing, *([self._rest] if self._silence else []), self._look_again):
            try:
                make_room()
                return self._begun(sound)
            except (self._portaudio.PortAudioError, ValueError, OSError) as error:
                failure = error
        assert failure is not None
        raise devices.device_error(failure, "loudspeaker", self._portaudio, self._device) from failure

    def _look_again(self) -> None:
        """Look for devices again: one that was unplugged may be back, or the default may be another."""
        devices.look_again(self._portaudio)
        self.name = self._found()["name"]

    def _begun(self, sound: Sound) -> LoudspeakerPlayback:
        rate_hz, channels = self._form(sound.rate_hz)
        self._rate_hz = sound.rate_hz
        playback = LoudspeakerPlayback(_at_rate(sound, rate_hz), self._portaudio.CallbackStop, self._now_s)
        filling = _Filling(playback.fill, playback.end)
        playback.start(lambda: self._opened(rate_hz, channels, filling))
        return playback

    def _opened(self, rate_hz: int, channels: int, filling: _Filling) -> OpenStream:
        return OpenStream(
            lambda: self._portaudio.OutputStream(
                samplerate=rate_hz,
                channels=channels,
                dtype="float32",
                device=self._device,
                latency=filling.latency_s,
                blocksize=0,
                callback=filling.fill,
                finished_callback=filling.end,
            )
        )

    def _found(self) -> Any:
        return self._portaudio.query_devices(self._device, "output")

    def _form(self, rate_hz: int) -> tuple[int, int]:
        """Return the first format that the device accepts, as (rate in Hz, channels); the sound's own if possible."""
        found = self._found()
        own_hz, most = int(found["default_samplerate"]), min(2, int(found["max_output_channels"]))

        def check(hz: int, channels: int) -> None:
            self._portaudio.check_output_settings(self._device, channels, "float32", samplerate=hz)

        forms = [(rate_hz, 1), (rate_hz, most), (own_hz, 1), (own_hz, most)]
        return devices.first_accepted(forms, check, self._portaudio.PortAudioError)


def _fill_with_silence(out: Any, frames: int, times: Any, status: Any) -> None:
    out[:] = 0.0


def _nothing() -> None:
    """Do nothing."""


_SILENCE = _Filling(_fill_with_silence, _nothing, _SILENCE_LATENCY_S)


class PacedPlayer:
    """No sound card: a sound takes its time, without being heard."""

    name = "no loudspeaker, in real time"

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s

    def prepare(self) -> None:
        """Nothing to open."""

    def play(self, sound: Sound) -> PacedPlayback:
        return PacedPlayback(sound.duration_s, self._now_s)

    def close(self) -> None:
        """Nothing to give back."""


class PacedPlayback:
    """``duration_s`` seconds that pass in silence."""

    def __init__(self, duration_s: float, now_s: Callable[[], float] = time.monotonic) -> None:
        self._duration_s = duration_s
        self._now_s = now_s
        self._began_s = now_s()
        self._stopped = threading.Event()
        self._played_s: float | None = None

    def wait(self, timeout_s: float) -> bool:
        """See ports.Playback."""
        left_s = self._duration_s - (self._now_s() - self._began_s)
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
        return min(self._now_s() - self._began_s, self._duration_s)


class InstantPlayer:
    """No loudspeaker: every sound is over at once."""

    name = "no loudspeaker"

    def prepare(self) -> None:
        """See ports.Player."""

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
    """Return the same sound at the device's rate, within its range."""
    samples = sound.samples
    if rate_hz != sound.rate_hz:
        import soxr

        samples = soxr.resample(samples, sound.rate_hz, rate_hz)
    return Sound(np.clip(samples, -1.0, 1.0).astype(np.float32), rate_hz)
