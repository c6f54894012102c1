"""Starts a stream while the sound server stands still, as ``python -m testkit.late_start SERVER_PID input|output``.

Again until PortAudio gives up on one. Prints a line of JSON: how many files were open and threads ran before, and after
the stream that could not be started was given back. In a process of its own, which PortAudio needs for its environment.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

import sounddevice

from mockloop.speech.audio.open_streams import OpenStream

_STILL_S = 1.6  # PortAudio waits one second
_TRIES = 10  # it may just make it
_LOOKS = 200


def held() -> tuple[int, int]:
    """How many files are open, and how many threads run."""
    files, threads = (len(list(Path(f"/proc/self/{name}").iterdir())) for name in ("fd", "task"))
    return files, threads


def started_late(server: int, kind: str) -> bool:
    """Whether a stream could be started by a server that stands still meanwhile."""
    make = sounddevice.RawInputStream if kind == "input" else sounddevice.RawOutputStream
    awake = threading.Timer(_STILL_S, os.kill, (server, signal.SIGCONT))

    def made() -> sounddevice.RawStream:
        stream = make(samplerate=16_000, channels=1, dtype="int16", latency=0.1, callback=lambda *_: None)
        os.kill(server, signal.SIGSTOP)
        awake.start()
        return stream

    try:
        OpenStream(made).close()
    except sounddevice.PortAudioError:
        return False
    finally:
        awake.join()
    return True


def main() -> None:
    server, kind = int(sys.argv[1]), sys.argv[2]
    OpenStream(lambda: sounddevice.RawInputStream(channels=1, callback=lambda *_: None)).close()  # loads what it needs
    before = held()
    given_up = any(not started_late(server, kind) for _ in range(_TRIES))
    print(json.dumps({"given_up": given_up, "before": before, "after": settled(before)}), flush=True)


def settled(wanted: tuple[int, int]) -> tuple[int, int]:
    """Return what is in use in the end: /proc shows an ended thread for a moment longer."""
    for _ in range(_LOOKS):
        if held() == wanted:
            break
        time.sleep(0.01)
    return held()


if __name__ == "__main__":
    main()
