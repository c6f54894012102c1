"""Gates: any signal of a group will do, lessons close nothing, and a red flag needs a clear case."""

from __future__ import annotations

from mockloop.analysis.answer import Finding
from mockloop.analysis.judging.gates import GENERAL, Gate, clear, outcome_of, single


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


def told(signal: str, section: str, at_s: float) -> Finding:
    return Finding(signal, "good", section, f"{signal} at {at_s}", at_s, at_s + 2.0, "")


def test_the_outcome_is_the_last_figure_or_impact_in_the_result():
    side, end = told("quantified_result", "result", 131.0), told("human_or_business_impact", "result", 144.0)
    found = [told("quantified_result", "action", 150.0), side, end, told("second_order_effect", "result", 148.0)]
    assert outcome_of(found, GENERAL[1].signals) is end
    assert outcome_of(found, ("quantified_result",)) is side


def test_words_that_are_a_figure_and_an_impact_are_quoted_as_a_figure():
    figure, impact = told("quantified_result", "result", 9.0), told("human_or_business_impact", "result", 9.0)
    assert outcome_of([figure, impact], GENERAL[1].signals) is figure


def test_there_is_no_such_outcome_outside_the_result():
    assert outcome_of([told("quantified_result", "action", 9.0)], GENERAL[1].signals) is None
