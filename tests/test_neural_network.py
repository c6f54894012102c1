"""A network holds no more after long inputs than after a short one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from mockloop.neural_network import Network
from mockloop.paths import shipped
from mockloop.speech.audio.voice_activity import VoiceActivity
from testkit.allocated import can_count

needs_counts = pytest.mark.skipif(not can_count(), reason="this C library does not count what is allocated")
SECTIONS = """
import numpy as np
from mockloop.neural_network import Network
from mockloop.paths import shipped
from testkit.allocated import allocated_mb

network = Network(shipped("models/sections") / "encoder.onnx", threads=1)

def read(length):
    network.run(["scores"], {"ids": np.full((1, length), 1000, np.int64)})

read(20)
before_mb = allocated_mb()
for length in range(40, 448, 24):
    read(length)
read(20)
print(allocated_mb() - before_mb)
"""
VOICE = """
import numpy as np
from mockloop.speech.audio.voice_activity import VoiceActivity
from testkit.allocated import allocated_mb

activity = VoiceActivity()
activity.accept(np.zeros(1600, np.int16))
before_mb = allocated_mb()
activity.accept(np.zeros(120 * 16_000, np.int16))
print(allocated_mb() - before_mb)
"""


@needs_counts
@pytest.mark.parametrize("script", [SECTIONS, VOICE], ids=["sections", "voice"])
def test_what_the_longest_input_needed_is_given_back(script: str) -> None:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 6.0


def test_it_says_what_it_reads() -> None:
    assert Network(shipped("models/sections") / "encoder.onnx", threads=1).inputs == ["ids"]


def test_a_file_that_is_no_network_is_refused(tmp_path: Path) -> None:
    (tmp_path / "none.onnx").write_bytes(b"no network")
    with pytest.raises(Exception, match=r"none\.onnx"):
        Network(tmp_path / "none.onnx", threads=1)


def test_a_whole_take_at_once_is_heard_as_in_blocks() -> None:
    sound = np.random.default_rng(1).integers(-3000, 3000, 12 * 16_000).astype(np.int16)
    blocks, whole = VoiceActivity(), VoiceActivity().accept(sound)
    heard = [one for at in range(0, len(sound), 1600) for one in blocks.accept(sound[at : at + 1600])]
    assert whole == pytest.approx(heard, abs=1e-5)
