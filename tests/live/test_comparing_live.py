"""``mockloop compare --play`` through a real loudspeaker: the same section of A, then of B, and nothing else."""

from __future__ import annotations

import subprocess

import numpy as np
import pytest
import soundfile

from mockloop.analysis.judging.debrief import debrief
from mockloop.ports import RATE_HZ, Sound
from mockloop.sessions.answer_sound import excerpt, takes_of
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.rebuild import replayed
from mockloop.speech.audio.take_file import TakeWriter
from testkit.fakes import HANGS_AFTER_S
from testkit.program import COMMAND
from testkit.pulse import Pulse
from testkit.sessions import Pace, interview, when
from testkit.sound_search import likeness

pytestmark = pytest.mark.live
WORD_S = 0.2


def with_noise(folder: SessionFolder, seed: int) -> SessionFolder:
    """A take in which no second is like another, nor like any of another seed."""
    noise = np.random.default_rng(seed).normal(0, 3000, 40 * RATE_HZ)
    writer = TakeWriter(folder.take_path(1))
    writer.accept(noise.astype(np.int16))
    writer.close()
    return folder


def section(folder: SessionFolder, name: str) -> Sound:
    state = replayed(folder).state
    spans = [span for span in debrief(state).answers[0].reading.answer.spans if span.section == name]
    found = excerpt(takes_of(folder, state.turns[0]), spans)
    assert found
    return found


def test_the_section_of_a_is_heard_and_then_that_of_b(pulse: Pulse, tmp_path):
    home = tmp_path / "home"
    a, b = (with_noise(interview(home / "sessions", when(day), pace=Pace(WORD_S)), seed=day) for day in (1, 2))
    heard = tmp_path / "heard.wav"
    recording = pulse.record_speaker(heard)
    command = [*COMMAND, "compare", a.id, b.id, "--section", "task", "--play"]
    done = subprocess.run(
        command, env={**pulse.env, "MOCKLOOP_HOME": str(home)}, capture_output=True, text=True, timeout=HANGS_AFTER_S
    )
    pulse.stop(recording)
    assert (done.returncode, done.stderr.splitlines()[-2:]) == (0, ["Task, A: 4 s", "Task, B: 4 s"])
    samples, rate_hz = soundfile.read(str(heard))
    loud = np.flatnonzero(np.abs(samples) > 0.02)
    first, last = loud[0] / rate_hz, loud[-1] / rate_hz
    # 21 words and a margin, twice, and a short wait
    assert last - first == pytest.approx(2 * (21 * WORD_S + 0.3), abs=2.0)
    middle = int((loud[0] + loud[-1]) / 2)
    halves = [tmp_path / "first.wav", tmp_path / "second.wav"]
    soundfile.write(str(halves[0]), samples[:middle], rate_hz)
    soundfile.write(str(halves[1]), samples[middle:], rate_hz)
    of_a, of_b = section(a, "task"), section(b, "task")
    assert likeness(halves[0], of_a) > likeness(halves[0], of_b) + 0.2
    assert likeness(halves[1], of_b) > likeness(halves[1], of_a) + 0.2
