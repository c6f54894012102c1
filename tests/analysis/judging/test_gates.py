"""Gates: any signal of a group will do, lessons close nothing, and a red flag needs a clear case."""

from __future__ import annotations

from mockloop.analysis.answer import Finding
from mockloop.analysis.judging.gates import GENERAL, Gate, clear, single


def shows(*names: str):
    return lambda name: (Finding(name, "good", "action", name, 1.0, 2.0, ""),) if name in names else ()


def test_any_signal_of_the_group_passes_the_gate():
    gate = Gate("outcome", ("quantified_result", "human_or_business_impact"))
    assert gate.passed_by(shows("human_or_business_impact")).signal == "human_or_business_impact"
    assert gate.passed_by(shows("root_cause")) is None


def test_of_the_general_gates_the_insight_alone_closes_nothing():
    assert [gate.name for gate in GENERAL if not gate.closes] == ["insight"]


def test_single_gates_are_named_after_their_signals_and_lessons_close_nothing():
    gates = single(["influence", "technical_lesson"])
    assert [(gate.name, gate.closes) for gate in gates] == [("influence", True), ("technical_lesson", False)]


def test_a_hand_off_is_no_clear_case_where_the_speaker_saw_it_through():
    assert clear("hand_off", shows("hand_off"))
    assert not clear("hand_off", shows("hand_off", "follow_through"))
    assert not clear("hand_off", shows())
