"""Every file of the library is good, and each worked story gets the verdict that it is there to show."""

from __future__ import annotations

import re

import pytest

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.core.transcript import from_text
from mockloop.library import catalog
from mockloop.library.checker import FEWEST_KINDS, problems_of
from mockloop.library.loader import load_scenario, shipped_ids
from mockloop.paths import shipped

SCENARIOS = shipped("scenarios")
COMPETENCIES = sorted((SCENARIOS / "competencies").glob("*.yaml"))
QUESTIONS = sorted((SCENARIOS / "questions").glob("*.yaml"))
WALKTHROUGHS = sorted((SCENARIOS / "walkthroughs").glob("*.yaml"))
PRINCIPLES = 16  # of Amazon
SHAPES = ("about-yourself", "why-this-job")


@pytest.mark.parametrize("path", [*COMPETENCIES, *QUESTIONS, *WALKTHROUGHS], ids=lambda path: path.stem)
def test_every_file_passes_the_checker(path):
    assert [str(problem) for problem in problems_of(path)] == []


def test_there_is_as_much_as_is_promised():
    amazon = [name for name in catalog.competency_files() if name.startswith("amazon-")]
    general = set(catalog.competency_files()) - set(amazon) - {"general", *SHAPES}
    assert len(amazon) == PRINCIPLES
    assert len(general) >= 8
    assert len(catalog.questions()) >= 80
    assert len(WALKTHROUGHS) >= 7


@pytest.mark.parametrize("name", sorted(catalog.competency_files()))
def test_every_competency_has_questions_and_enough_probes(name):
    asked = [question for question in catalog.questions().values() if question.competency == name]
    one = catalog.competency(name)
    assert asked
    assert len([weight for weight in one.bank.values() if weight]) + len(one.probes) >= FEWEST_KINDS
    assert {gate.id for gate in one.gates} >= {"own-deed", "outcome"}


def test_no_question_stands_twice_in_whatever_words():
    said = [
        re.sub(r"\W+", " ", text.lower()).strip()
        for one in catalog.questions().values()
        for text in (one.question, *one.variants)
    ]
    assert sorted({text for text in said if said.count(text) > 1}) == []


@pytest.mark.parametrize("name", sorted(catalog.questions()))
def test_every_question_makes_a_scenario(name):
    scenario = load_scenario(name)
    assert scenario.question == catalog.questions()[name].question
    assert len(scenario.levels) == 3
    assert all(section.prompt and section.coaching and section.mistake for section in scenario.sections.values())


def rating(scenario, text):
    return debrief_transcript(Bar(scenario, "sde2"), from_text(text)).verdict.rating


@pytest.mark.parametrize("name", shipped_ids())
def test_a_strong_example_is_hired_and_a_weak_one_is_not(name):
    scenario = load_scenario(name)
    strong = " ".join(section.strong for section in scenario.sections.values())
    assert rating(scenario, strong) in ("hire", "strong_hire")
    assert rating(scenario, scenario.weak_answer.answer) not in ("hire", "strong_hire")
