"""The check-up over a real sound server: whether the microphone hears the loudspeaker."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.live
COMMAND = [sys.executable, "-c", "from mockloop.cli.main import main; main()", "doctor", "--json"]


@pytest.mark.parametrize(("leaks", "state"), [(False, "ok"), (True, "warning")])
def test_a_loudspeaker_that_leaks_is_told_and_one_that_does_not_is_not(pulse, tmp_path, leaks, state):
    if leaks:
        pulse.leak()
    env = {**pulse.env, "MOCKLOOP_HOME": str(tmp_path / "home")}
    done = subprocess.run(COMMAND, env=env, capture_output=True, text=True, check=False)
    found = {one["name"]: one for one in json.loads(done.stdout)}
    assert (found["microphone"]["state"], found["loudspeaker"]["state"]) == ("ok", "ok")
    assert found["leak"]["state"] == state
