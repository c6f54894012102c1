"""Play a sound on a loudspeaker in a process of its own: ``python -m testkit.play_process WAV STOP_AFTER_S DEVICE``.

STOP_AFTER_S 0: to its end. Prints a line of JSON when it begins and one at the end. PortAudio looks at its environment
once in a process, so that a test with a sound server of its own needs a process of its own as well.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import soundfile

from mockloop.core.errors import DeviceError
from mockloop.ports import Sound
from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer
from testkit.json_lines import tell


def play(wav: Path, stop_after_s: float, device: str | None) -> None:
    samples, rate_hz = soundfile.read(wav, dtype="float32")
    try:
        player = LoudspeakerPlayer(device)
        tell("begun", name=player.name)
        playback = player.play(Sound(samples, rate_hz))
        ended = playback.wait(stop_after_s or 60.0)
        playback.stop()
        tell("ended", by_itself=ended, played_s=playback.played_s, stopped_at_s=time.monotonic())
        time.sleep(1.0 if stop_after_s else 0.0)  # what still sounds now should not
        player.close()
    except DeviceError as error:
        tell("failed", told=str(error))


if __name__ == "__main__":
    play(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3] or None)
