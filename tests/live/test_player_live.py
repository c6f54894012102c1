"""The loudspeaker at a real sound server: what is played is heard, all of it, and nothing once it was stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from mockloop.ports import Sound
from testkit.fakes import HANGS_AFTER_S
from testkit.pulse import Pulse
from testkit.sound_search import likeness
from testkit.sounds import spoken, write_wav

pytestmark = pytest.mark.live
RATE_HZ = 16_000
LOUD = 0.003  # of full scale: between the voice and the silence of a null sink
BLOCK_S = 0.1  # the device's own buffer is part of a block


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "voice.wav", spoken(4.0))


def played(pulse: Pulse, wav: Path, stop_after_s: float = 0.0, device: str = "") -> dict[str, Any]:
    """The last thing that a process says that plays a sound."""
    command = [sys.executable, "-m", "testkit.play_process", str(wav), str(stop_after_s), device]
    done = subprocess.run(command, env=pulse.env, capture_output=True, text=True, timeout=HANGS_AFTER_S, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def heard_while(pulse: Pulse, recording: Path, wav: Path, stop_after_s: float = 0.0) -> dict[str, Any]:
    listening = pulse.record_speaker(recording)
    outcome = played(pulse, wav, stop_after_s)
    time.sleep(0.3)
    pulse.stop(listening)
    return outcome


def sounding_s(recording: Path) -> float:
    """From the first loud sample to the last."""
    samples, rate_hz = soundfile.read(recording)
    loud = np.flatnonzero(np.abs(samples) > LOUD)
    return float(loud[-1] - loud[0]) / rate_hz


def sound(wav: Path) -> Sound:
    samples, rate_hz = soundfile.read(wav, dtype="float32")
    return Sound(samples, rate_hz)


@pytest.mark.parametrize("rate_hz", [16_000, 22_050])
def test_what_is_played_is_heard_from_beginning_to_end(pulse: Pulse, tmp_path: Path, rate_hz: int) -> None:
    wav = write_wav(tmp_path / "voice.wav", spoken(4.0), rate_hz)
    outcome = heard_while(pulse, tmp_path / "heard.wav", wav)
    duration_s = 4.0 * RATE_HZ / rate_hz
    assert outcome["by_itself"] is True
    assert outcome["played_s"] == pytest.approx(duration_s, abs=0.01)
    assert likeness(tmp_path / "heard.wav", sound(wav)) > 0.95
    assert sounding_s(tmp_path / "heard.wav") == pytest.approx(duration_s, abs=0.15)


def test_stopping_makes_silence_within_a_block(pulse: Pulse, voice: Path, tmp_path: Path) -> None:
    outcome = heard_while(pulse, tmp_path / "heard.wav", voice, stop_after_s=1.5)
    assert outcome["by_itself"] is False
    assert sounding_s(tmp_path / "heard.wav") == pytest.approx(outcome["played_s"], abs=BLOCK_S + 0.05)
    assert 0.0 < outcome["played_s"] < 4.0


def test_an_unknown_name_is_answered_with_the_nearest(pulse: Pulse, voice: Path) -> None:
    outcome = played(pulse, voice, device="pulze")
    assert outcome["kind"] == "failed"
    assert outcome["told"].startswith("No loudspeaker matches 'pulze'. Did you mean 'pulse'?")


def test_a_sound_server_that_dies_ends_the_sound(pulse: Pulse, tmp_path: Path) -> None:
    long = write_wav(tmp_path / "long.wav", spoken(30.0))
    command = [sys.executable, "-m", "testkit.play_process", str(long), "0", ""]
    with subprocess.Popen(command, env=pulse.env, stdout=subprocess.PIPE, text=True) as playing:
        assert playing.stdout is not None
        assert json.loads(playing.stdout.readline())["kind"] == "begun"
        time.sleep(1.5)
        pulse.close()
        outcome = json.loads(playing.stdout.readline())
        playing.wait(HANGS_AFTER_S)
    assert outcome["kind"] == "ended"
    assert 0.0 <= outcome["played_s"] < 30.0


@pytest.mark.skipif(sys.platform != "linux" or Path("/dev/snd").exists(), reason="this machine has a sound card")
def test_no_loudspeaker_is_told_with_a_next_step(tmp_path: Path, voice: Path) -> None:
    env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)}
    env.pop("PULSE_SERVER", None)
    command = [sys.executable, "-m", "testkit.play_process", str(voice), "0", ""]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=HANGS_AFTER_S, check=True)
    assert json.loads(done.stdout.splitlines()[-1])["told"].startswith("There is no loudspeaker. Connect one")
