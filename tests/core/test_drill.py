"""The drill mode of the machine: each section is asked, coached, and may be done again."""

import pytest

from mockloop.core.events import (
    Coach,
    Coached,
    Finish,
    Listen,
    Offer,
    Recorded,
    Requested,
    Said,
    Say,
    Transcribed,
)
from mockloop.core.interview import start, step
from mockloop.core.state import Plan
from mockloop.core.transcript import from_text
from tests.core.stepping import SCENARIO, drive, listening, spoken


def test_a_drill_coaches_each_section_then_offers_the_next():
    state, effect = drive(listening("drill", sections=("situation", "task")), Recorded(spoken(1), "key"))
    state, effect = drive((state, effect), Transcribed(1, from_text("a")))
    assert effect == Coach("situation")
    state, effect = step(state, Coached("situation"))
    assert isinstance(effect, Offer) and effect.why == "coached"
    state, effect = step(state, Requested("next"))
    assert effect == Say("task", SCENARIO.sections["task"].prompt)
    state, effect = drive((state, effect), Said("task"))
    assert effect == Listen("task", 2, 20.0)
    state, effect = drive((state, effect), Requested("skip", None))
    assert effect == Finish(complete=True)


def test_a_drilled_section_can_be_done_again():
    coached = drive(
        listening("drill"), Recorded(spoken(1), "key"), Transcribed(1, from_text("a")), Coached("situation")
    )
    state, effect = drive(coached, Requested("redo"))
    assert effect == Listen("situation", 2, 30.0)
    assert state.turn.set_aside[0].number == 1
    _, effect = drive(coached, Requested("repeat"))
    assert isinstance(effect, Say)


def test_targets_scale_to_the_length_of_the_level():
    state, effect = drive(start(Plan("drill", SCENARIO, "sde1")), Said("situation"))
    assert effect.target_s == pytest.approx(30 * 120 / 175, abs=0.05)


@pytest.mark.parametrize(("sections", "complete"), [(("situation", "task"), False), (("situation",), True)])
def test_who_stops_after_the_last_section_leaves_nothing_to_resume(sections, complete):
    coached = drive(
        listening("drill", sections=sections),
        Recorded(spoken(1), "key"),
        Transcribed(1, from_text("a")),
        Coached("situation"),
    )
    assert drive(coached, Requested("stop"))[1] == Finish(complete=complete)
