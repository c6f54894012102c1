"""The recorder at a real sound server: what is spoken into the microphone, and what happens when it is unplugged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mockloop.core.transcript import Span
from mockloop.ports import RATE_HZ, Samples
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.audio.measurement import TakeMeasurement
from mockloop.speech.audio.take_file import read_take
from testkit.fakes import HANGS_AFTER_S
from testkit.pulse import Pulse
from testkit.sounds import joined, quiet, spoken, write_wav

pytestmark = pytest.mark.live
VOICE_S = 2.5


class Recording:
    """A recording under way in a process of its own."""

    def __init__(self, take: Path, env: dict[str, str], patience_s: float, reopen_s: float = 8.0) -> None:
        command = [sys.executable, "-m", "testkit.record_process", str(take), str(patience_s), str(reopen_s)]
        self._process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
        self._lines = self._read()

    def _read(self) -> Iterator[dict[str, Any]]:
        assert self._process.stdout is not None
        yield from map(json.loads, self._process.stdout)

    def wait_until(self, elapsed_s: float) -> None:
        """Until so much has been recorded: a server that was idle takes its time for the first sample."""
        for line in self._lines:
            if line["elapsed_s"] > elapsed_s:
                return

    def outcome(self) -> dict[str, Any]:
        """The last line."""
        *_, last = self._lines
        self._process.wait(HANGS_AFTER_S)
        return last


def voiced(sound: Samples) -> tuple[Span, ...]:
    hearing = TakeMeasurement()
    hearing.accept(sound)
    return hearing.voiced


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "voice.wav", joined(quiet(0.3), spoken(VOICE_S), quiet(0.3)))


def test_a_spoken_answer_is_recorded_and_ended_by_silence(pulse: Pulse, voice: Path, tmp_path: Path) -> None:
    recording = Recording(tmp_path / "01.flac", pulse.env, patience_s=2.0)
    recording.wait_until(0.1)
    pulse.speak(voice)
    outcome = recording.outcome()
    (span,) = outcome["take"]["voiced"]
    assert outcome["ended_by"] == "silence"
    assert span["end_s"] - span["start_s"] == pytest.approx(VOICE_S, abs=0.2)
    assert outcome["take"]["duration_s"] == pytest.approx(span["end_s"] + 2.0, abs=0.3)
    assert len(read_take(tmp_path / "01.flac")) / RATE_HZ == pytest.approx(outcome["take"]["duration_s"], abs=0.001)
    assert outcome["take"]["sound"]["lost_s"] == 0
    assert -30 < outcome["take"]["sound"]["speech_dbfs"] < -10


def test_a_microphone_unplugged_and_plugged_in_again_loses_only_the_time_between(
    pulse: Pulse, voice: Path, tmp_path: Path
) -> None:
    played = tmp_path / "played.wav"
    command = ["parec", "-d", "micfeed.monitor", "--rate=16000", "--channels=1", "--format=s16le", "--latency-msec=20"]
    with subprocess.Popen([*command, "--file-format=wav", str(played)], env=pulse.env) as truth:
        recording = Recording(tmp_path / "01.flac", pulse.env, patience_s=4.0, reopen_s=15.0)
        recording.wait_until(0.1)
        pulse.speak(voice).wait()
        pulse.unplug()
        time.sleep(2.5)
        pulse.plug_in()
        time.sleep(2.0)
        pulse.speak(voice)
        heard = recording.outcome()["take"]["voiced"]
        pulse.stop(truth)
    spoken_at = voiced(read_sound(played))
    assert heard[-1]["start_s"] - heard[0]["start_s"] == pytest.approx(
        spoken_at[-1].start_s - spoken_at[0].start_s, abs=0.3
    )
    assert heard[-1]["end_s"] - heard[-1]["start_s"] == pytest.approx(VOICE_S, abs=0.3)


def test_a_sound_server_that_dies_costs_nothing_of_what_was_said(pulse: Pulse, voice: Path, tmp_path: Path) -> None:
    recording = Recording(tmp_path / "01.flac", pulse.env, patience_s=10.0, reopen_s=2.0)
    recording.wait_until(0.1)
    pulse.speak(voice).wait()
    pulse.close()
    outcome = recording.outcome()
    assert outcome["kind"] == "lost"
    assert "what was said up to then is kept" in outcome["told"]
    assert sum(span["end_s"] - span["start_s"] for span in outcome["take"]["voiced"]) == pytest.approx(VOICE_S, abs=0.3)


@pytest.mark.skipif(sys.platform != "linux" or Path("/dev/snd").exists(), reason="this machine has a sound card")
def test_no_microphone_is_told_with_a_next_step(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)}
    env.pop("PULSE_SERVER", None)
    outcome = Recording(tmp_path / "01.flac", env, patience_s=2.0).outcome()
    assert outcome["kind"] == "failed"
    assert outcome["told"].startswith("There is no microphone")
    assert not (tmp_path / "01.flac").exists()
