"""A scenario put together from a question, its competency and what a file says itself."""

from __future__ import annotations

import pytest

from mockloop.library import loader
from mockloop.library.catalog import competency
from mockloop.library.checker import problems_of
from mockloop.library.loader import load_scenario, read, text_for
from mockloop.library.schema import json_schema


def scenario_of(tmp_path, text):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    scenario, problems = read(path)
    assert [str(problem) for problem in problems] == []
    return scenario


THREE = "id: mine\nquestion: Tell me about a quarrel.\ncompetency: conflict\n"


def test_three_lines_are_a_scenario(tmp_path):
    scenario = scenario_of(tmp_path, THREE)
    judged_by = competency("conflict")
    assert (scenario.id, scenario.title, scenario.principle) == ("mine", "Tell me about a quarrel.", judged_by.name)
    assert scenario.sections == judged_by.sections
    assert scenario.gates == judged_by.gates
    assert (scenario.weak_answer, scenario.quiz, scenario.lenses) == (None, [], [])


def test_a_competency_takes_over_from_the_general_one_what_it_leaves_out():
    general, own = competency("general"), competency("conflict")
    assert own.sections["action"].target_s == general.sections["action"].target_s
    assert own.sections["action"].prompt != general.sections["action"].prompt
    assert {gate.id for gate in general.gates} < {gate.id for gate in own.gates}
    assert own.bank["what-was-behind-it"] > general.bank["what-was-behind-it"]
    assert set(general.bank) <= set(own.bank)


def test_what_the_file_says_goes_before_what_it_inherits(tmp_path):
    text = THREE + (
        "sections:\n  action: {target_s: 40, limit_s: 50}\n"
        "levels:\n  - {id: sde2, length_s: 100}\n"
        "bank: {what-was-behind-it: 0, what-was-at-stake: 3}\n"
    )
    scenario = scenario_of(tmp_path, text)
    judged_by = competency("conflict")
    assert scenario.sections["action"].target_s == 40
    assert scenario.sections["action"].coaching == judged_by.sections["action"].coaching
    assert scenario.level("sde2").length_s == 100
    assert scenario.level("sde2").focus == judged_by.levels[1].focus
    assert (scenario.bank["what-was-behind-it"], scenario.bank["what-was-at-stake"]) == (0, 3)
    assert scenario.bank["what-you-heard"] == judged_by.bank["what-you-heard"]


def test_probes_of_its_own_come_before_those_of_the_competency(tmp_path):
    own = "probes:\n  - {id: mine, ask: Why?, tests: It., when: {lacks: [influence]}, wants: [influence]}\n"
    scenario = scenario_of(tmp_path, THREE + own)
    assert [probe.id for probe in scenario.probes] == ["mine", *(probe.id for probe in competency("conflict").probes)]


def test_a_file_of_the_first_format_keeps_all_that_it_says(tmp_path):
    scenario = load_scenario("ownership-webhook")
    assert [level.title for level in scenario.levels] == ["SDE 1", "SDE 2", "Senior SDE"]
    assert [probe.id for probe in scenario.probes] == ["adoption", "why-not-wait", "verification", "differently"]
    assert (scenario.company, scenario.principle) == ("Amazon", "Ownership")


@pytest.mark.parametrize("name", ["ownership-webhook", "ward-handover", "tight-deadline", "about-yourself"])
def test_what_a_session_keeps_needs_no_other_file(name, tmp_path):
    scenario = load_scenario(name)
    kept = tmp_path / "scenario.yaml"
    kept.write_text(text_for(scenario), encoding="utf-8")
    loader._understood.clear()
    found, problems = read(kept)
    assert (found, problems) == (scenario, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: mine\nquestion: What?\ncompetency: conflikt\n", ":3:1: competency: There is no competency 'conflikt'"),
        ("id: mine\ncompetency: conflict\n", "question: this field is missing"),
        (THREE + "sections:\n  acton: {target_s: 3}\n", "sections.acton.prompt: this field is missing"),
        (THREE + "bank: {what-was-behind-i: 1}\n", "did you mean 'what-was-behind-it'?"),
        (THREE + "gates:\n  - {id: a, title: b, any_of: [influenc]}\n", "did you mean 'influence'?"),
        (THREE + "colour: red\n", ":4:1: colour: there is no such field"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text, said, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    assert any(said in str(problem) for problem in read(path)[1])


def test_a_copy_that_still_says_what_the_original_says_is_refused(tmp_path):
    original = load_scenario("ward-handover").sections["task"].strong
    path = tmp_path / "mine.yaml"
    path.write_text(THREE + f"sections:\n  task:\n    strong: >-\n      {original}\n", encoding="utf-8")
    (problem,) = problems_of(path)
    assert str(problem).endswith("this is still the text of ward-handover; write your own story here")
    path.write_text(THREE + "sections:\n  task: {strong: It was mine to settle.}\n", encoding="utf-8")
    assert problems_of(path) == []


def test_the_schema_asks_for_no_more_than_a_file_must_say():
    assert json_schema("scenario")["required"] == ["id", "question"]
    assert "required" not in json_schema("scenario")["$defs"]["Section"]
    assert json_schema("question")["required"] == ["questions"]
