"""Records one take from the default microphone in a process of its own, as ``python -m testkit.record_process TAKE``.

Prints a line of JSON for each tick, and one for the outcome. PortAudio looks at its environment once in a process, so
that a test with a sound server of its own needs a process of its own as well.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

from mockloop.core.endpointing import Endpointing
from mockloop.core.errors import DeviceError
from mockloop.ports import Tick
from mockloop.speech.audio.microphone import SoundcardMicrophone
from mockloop.speech.recording.recorder import Recorder, RecordingLost
from mockloop.speech.recording.request import Observers, Recording
from testkit.json_lines import tell

LIMIT_S = 60.0  # no test waits for ever


def record(path: Path, patience_s: float, reopen_s: float) -> None:
    def tick(now: Tick) -> None:
        tell("tick", **asdict(now))

    recording = Recording("opening", 1, path, Endpointing(patience_s=patience_s, limit_s=LIMIT_S))
    try:
        recorded = Recorder(SoundcardMicrophone(), reopen_s).record(recording, Observers(on_tick=tick))
        tell("recorded", **asdict(recorded))
    except RecordingLost as error:
        tell("lost", told=str(error), take=asdict(error.take))
    except DeviceError as error:
        tell("failed", told=str(error))


if __name__ == "__main__":
    record(Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]))
