"""The sound loop at a real sound server: the microphone hears the loudspeaker."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from testkit.fakes import HANGS_AFTER_S
from testkit.pulse import Pulse

pytestmark = pytest.mark.live
TRIES = 3  # a busy machine may drop sound between the clicks: the program then says so and asks to run it again


def result(pulse: Pulse) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.sound_loop", "--json"],
        env=pulse.env,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=HANGS_AFTER_S,
    )


def test_the_clicks_are_heard_and_drift_and_latency_told(pulse):
    pulse.leak()
    for _ in range(TRIES):
        done = result(pulse)
        checked = json.loads(done.stdout)
        if checked["heard"] == checked["clicks"]:
            break
    assert done.returncode == 0, done.stderr
    assert checked["heard"] >= 20
    assert 20 < checked["latency_ms"] < 1000
    assert abs(checked["drift_ms_per_minute"]) < 30  # 500 parts in a million: more than any crystal
    assert checked["drift_error_ms"] < 5
    assert abs(checked["computer_drift_ms_per_minute"]) < 60
    assert checked["spread_ms"] < 2
