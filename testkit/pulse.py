"""A microphone and a loudspeaker without a sound card: a PulseAudio server of our own, with null sinks.

It has a runtime folder of its own, so that it never touches a user's server. What is played into ``micfeed`` is heard
by the microphone ``mic``; what the program says is heard on ``speaker.monitor``.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from testkit.fakes import HANGS_AFTER_S

SCRIPT = """
load-module module-native-protocol-unix
load-module module-null-sink sink_name=speaker rate=48000
load-module module-null-sink sink_name=micfeed rate=48000
load-module module-remap-source source_name=mic master=micfeed.monitor
set-default-sink speaker
set-default-source mic
"""
_HEADSET = ("source_name=headset", "master=micfeed.monitor", "source_properties=device.description=Headset")
UNCHECKED = {"MOCKLOOP_SOUND_CHECK": "off"}  # an interview begins at once, without the sound check
NEEDED = ("pulseaudio", "pactl", "paplay", "parec")


def missing() -> list[str]:
    """The commands that this machine lacks."""
    return [command for command in NEEDED if not shutil.which(command)]


class Pulse:
    """A running server. ``env`` is what a program needs to use it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.env = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder), **UNCHECKED}
        self.env.pop("PULSE_SERVER", None)
        script = folder / "server.pa"
        script.write_text(SCRIPT)
        command = ["pulseaudio", "-n", "-F", str(script), "--exit-idle-time=-1", "--daemonize=no", "--disallow-exit"]
        self._server = subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._started: list[subprocess.Popen[bytes]] = []
        self._wait_until_ready()
        self._hum()

    def _wait_until_ready(self) -> None:
        until_s = time.monotonic() + HANGS_AFTER_S
        while time.monotonic() < until_s:
            if "mic" in self._pactl("list", "short", "sources", check=False):
                return
            time.sleep(0.1)
        raise RuntimeError("the PulseAudio server did not start")

    def _hum(self) -> None:
        """A room is never exactly silent: noise at about -65 dBFS, as of a quiet one."""
        command = ["pacat", "-d", "micfeed", "--rate=16000", "--channels=1", "--format=s16le", "--volume=6554"]
        with Path("/dev/urandom").open("rb") as noise:
            self._started.append(subprocess.Popen(command, env=self.env, stdin=noise, stderr=subprocess.DEVNULL))

    def _pactl(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(["pactl", *arguments], env=self.env, check=check, capture_output=True, text=True)
        return done.stdout

    @property
    def pid(self) -> int:
        """The server's process."""
        return self._server.pid

    def speak(self, wav: Path) -> subprocess.Popen[bytes]:
        """Begin to play a recording into the microphone."""
        playing = subprocess.Popen(["paplay", "-d", "micfeed", str(wav)], env=self.env)
        self._started.append(playing)
        return playing

    def record_speaker(self, wav: Path) -> subprocess.Popen[bytes]:
        """Record what the loudspeaker plays, begun when this returns; ``stop`` ends it."""
        command = ["parec", "-d", "speaker.monitor", "--rate=16000", "--channels=1", "--format=s16le"]
        command += ["--latency-msec=20", "--file-format=wav", str(wav)]
        recording = subprocess.Popen(command, env=self.env)
        self._started.append(recording)
        until_s = time.monotonic() + HANGS_AFTER_S
        while not _holds_sound(wav) and time.monotonic() < until_s:  # a busy machine takes its time
            time.sleep(0.05)
        return recording

    @staticmethod
    def stop(recording: subprocess.Popen[bytes]) -> None:
        """End a recording so that its file is whole."""
        recording.send_signal(signal.SIGINT)
        recording.wait(HANGS_AFTER_S)

    def unplug(self) -> float:
        """Take the microphone away; when that began, as the other faults do."""
        began_s = time.monotonic()
        self._pactl("unload-module", "module-remap-source")
        return began_s

    def plug_in(self) -> None:
        """Give the microphone back."""
        self._pactl("load-module", "module-remap-source", "source_name=mic", "master=micfeed.monitor")
        self._pactl("set-default-source", "mic")

    def dry_up(self) -> float:
        """Let the microphone bring nothing any more; unplugged, another source might take its place at once."""
        began_s = time.monotonic()
        self._pactl("suspend-source", "mic", "1")
        return began_s

    def mute(self) -> float:
        """Let the microphone bring exact silence."""
        began_s = time.monotonic()
        self._pactl("set-source-mute", "mic", "1")
        return began_s

    def move(self) -> float:
        """Let what records from the microphone record from another one, which hears the same room."""
        self._pactl("load-module", "module-remap-source", *_HEADSET)
        number = next(row.split()[0] for row in self._rows("sources") if row.split()[1] == "mic")
        began_s = time.monotonic()
        for row in self._rows("source-outputs"):
            if row.split()[1] == number:
                self._pactl("move-source-output", row.split()[0], "headset")
        return began_s

    def _rows(self, kind: str) -> list[str]:
        return self._pactl("list", "short", kind).splitlines()

    def flow(self) -> None:
        """Let the microphone bring sound again."""
        self._pactl("suspend-source", "mic", "0")

    def leak(self) -> None:
        """Let the microphone hear the loudspeaker."""
        self._pactl("load-module", "module-loopback", "source=speaker.monitor", "sink=micfeed", "latency_msec=20")

    def close(self) -> None:
        for process in (*self._started, self._server):
            if process.poll() is None:
                process.terminate()
                process.wait(HANGS_AFTER_S)


def _holds_sound(wav: Path) -> bool:
    return wav.exists() and wav.stat().st_size > 1000  # a head alone is a few dozen bytes
