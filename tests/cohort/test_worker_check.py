"""A worker that would give other results than this machine is refused, with what to do about it."""

from __future__ import annotations

import pytest

from mockloop import __version__
from mockloop.cohort.worker_check import auto_recognizer, refuse_unfit, state_of, version
from mockloop.core.errors import InputError

FIT = {"version": version(), "lacks": ""}


def test_this_machine_is_fit():
    assert state_of("auto") == FIT
    refuse_unfit({"tcp://10.0.0.2:1": FIT, "tcp://10.0.0.3:1": FIT})


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ({"version": "0.1 (abc)", "lacks": ""}, "has mockloop 0.1 (abc); here it is"),
        (ModuleNotFoundError("No module named 'mockloop'"), "cannot run mockloop (No module named 'mockloop')"),
    ],
)
def test_another_version_or_none_is_told_with_the_address_and_what_to_install(state, says):
    with pytest.raises(InputError) as told:
        refuse_unfit({"tcp://10.0.0.2:1": FIT, "tcp://10.0.0.3:1": state})
    assert f"The worker at tcp://10.0.0.3:1 {says}" in told.value.sentence
    assert told.value.next_step.endswith(f"pip install 'mockloop[cluster]=={__version__}'")


def test_a_worker_without_the_recognizer_is_told_with_the_recognizers_own_sentence():
    lacking = state_of("no-such-model")
    assert "no-such-model" in lacking["lacks"]
    with pytest.raises(InputError, match="cannot load the recognizer") as told:
        refuse_unfit({"tcp://10.0.0.2:1": lacking})
    assert told.value.next_step == lacking["lacks"]


def test_the_recognizer_is_chosen_here_and_not_by_each_worker():
    assert auto_recognizer("auto") == auto_recognizer("whisper") == "tiny.en"
    assert auto_recognizer("base.en") == "base.en"
