"""Recordings in place of a microphone, which are also played by the loudspeaker."""

from __future__ import annotations

from mockloop.core.errors import DeviceError
from mockloop.ports import RATE_HZ, Capture, Playback, Player, Samples, Sound
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.audio.file_microphone import FileCapture, FileMicrophone


class AudibleMicrophone:
    """See ports.Microphone: the recordings of ``microphone``, also played by ``player``.

    If the loudspeaker fails, they are still the answers, but not heard.
    """

    def __init__(self, microphone: FileMicrophone, player: Player) -> None:
        self._microphone, self._player = microphone, player
        self.name, self.live = microphone.name, microphone.live

    def open(self, ask: str) -> Capture:
        """Start the recording for ``ask`` and play it. Raises InputError."""
        capture = self._microphone.open(ask)
        path = self._microphone.recording_of(ask)
        return _AudibleCapture(capture, self._begun(read_sound(path, self._microphone.track)) if path else None)

    def _begun(self, samples: Samples) -> Playback | None:
        try:
            return self._player.play(Sound((samples / 32_768).astype("float32"), RATE_HZ))
        except DeviceError:
            return None


class _AudibleCapture:
    def __init__(self, capture: FileCapture, playback: Playback | None) -> None:
        self._capture, self._playback = capture, playback

    @property
    def clipped_share(self) -> float:
        """See capture_writer.ReportsClipping."""
        return self._capture.clipped_share

    def read(self, timeout_s: float) -> Samples | None:
        return self._capture.read(timeout_s)

    def close(self) -> None:
        if self._playback:
            self._playback.stop()
        self._capture.close()
