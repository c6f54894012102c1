"""Trouble with the microphone is told whole on the smallest terminal, over a real sound server."""

from __future__ import annotations

import shutil

import pytest

from benchmarks.apparatus.faults import FAULTS, Fault, provoked
from benchmarks.apparatus.interview_scene import FORMS
from testkit.pulse import missing

pytestmark = [pytest.mark.live, pytest.mark.skipif(bool(missing()) or not shutil.which("tmux"), reason="needs tmux")]
SMALLEST = next(form for form in FORMS if form.name == "60x20")
# the others stand in other live tests, or are refused by the same sentence
HERE = ("moved to another device", "taken by another mockloop", "-45 dB", "clipping", "muted")


@pytest.mark.parametrize("fault", [one for one in FAULTS if one.name in HERE], ids=lambda one: one.name)
def test_the_sentence_and_its_next_step_stand_whole_on_the_smallest_terminal(fault: Fault) -> None:
    told = provoked(fault, SMALLEST)
    assert told.seconds is not None, f"{told.sentence}\n{told.screen}"
