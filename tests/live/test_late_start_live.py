"""A stream that PortAudio gave up starting leaves nothing open."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from testkit.pulse import Pulse

pytestmark = pytest.mark.live


@pytest.mark.skipif(sys.platform != "linux", reason="it counts what /proc shows")
@pytest.mark.parametrize("kind", ["input", "output"])
def test_a_stream_that_could_not_be_started_in_time_is_given_back(pulse: Pulse, kind: str) -> None:
    command = [sys.executable, "-m", "testkit.late_start", str(pulse.pid), kind]
    done = subprocess.run(command, env=pulse.env, check=True, capture_output=True, text=True)
    held = json.loads(done.stdout)
    assert held["given_up"]
    assert held["after"] == held["before"]
