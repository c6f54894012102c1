"""The verbs about questions: listed, searched, shown, drawn; and any question asked in one's own words."""

from __future__ import annotations

import json

import pytest

from mockloop.cli.scenario_choice import scenario_of
from mockloop.core.state import Plan
from mockloop.library.loader import read, text_for
from mockloop.library.question_match import match_question
from mockloop.sessions.folder import create
from testkit.sessions import when


def test_every_question_is_listed_with_its_competency(run):
    listed = json.loads(run("questions", "list", "--json").out)
    assert len(listed) >= 80
    assert all(set(one) == {"id", "question", "competency", "variants"} for one in listed)
    table = run("questions", "list", "--competency", "conflict").out.splitlines()
    assert table[0].split() == ["ID", "COMPETENCY", "QUESTION"]
    assert all(" conflict " in line for line in table[1:])


def test_a_search_that_finds_nothing_says_what_to_do(run):
    done = run("questions", "search", "xyzzy")
    assert (done.status, done.out) == (0, "")
    assert 'mockloop interview --question "xyzzy"' in done.err
    assert json.loads(run("questions", "search", "angry", "customer", "--json").out)[0]["id"] == "angry-customer"


def test_a_question_and_a_competency_are_shown(run):
    shown = run("questions", "show", "tight-deadline").out
    assert shown.startswith("Tell me about a deadline that you could hardly meet.\nDeadlines and priorities")
    assert "Common mistake" in shown and "Every answer needs" in shown
    assert "conflict-colleague: " in run("questions", "show", "conflict").out


@pytest.mark.parametrize("name", ["conflict-colleague", "conflict"])
def test_on_a_terminal_a_question_and_a_competency_are_broken_between_words(run, narrow, name):
    whole = run("questions", "show", name).out
    lines = narrow(run, "questions", "show", name)
    assert max(map(len, whole.splitlines())) > 80 >= max(map(len, lines))
    assert " ".join(lines).split() == whole.split()


def test_a_random_question_is_the_same_for_the_same_seed(run):
    assert run("questions", "random", "--seed", "7").out == run("questions", "random", "--seed", "7").out
    assert run("questions", "random", "--competency", "nothing").status == 1


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("interview", "tight-dedline"), 1, "Did you mean 'tight-deadline'?"),
        (("interview",), 2, "no question was named"),
        (("interview", "failure", "--question", "Why?"), 2, "give an id or --question, not both"),
        (("interview", "failure", "--competency", "conflict"), 2, "--competency goes with --question"),
        (("interview", "--question", " "), 1, "The question is empty."),
        (("interview", "--question", "Why?", "--competency", "conflikt"), 1, "Did you mean 'conflict'?"),
        (("drill", "about-yourself"), 1, "does not ask for a story, so it has no sections to drill."),
        (("questions", "show", "nothing-like-it"), 1, "There is no question 'nothing-like-it'."),
    ],
)
def test_what_cannot_be_asked_is_told(run, arguments, status, said):
    done = run(*arguments)
    assert done.status == status
    assert said in done.err


def test_an_answer_is_judged_by_any_question(run, tmp_path):
    answer = tmp_path / "answer.txt"
    answer.write_text(
        "The porter was tired. He was reluctant to share the lift with us. I argued with him about the lift. " * 4
    )
    done = run("analyze", answer, "--question", "Tell me about a time you argued with a porter", "--json")
    assert "Judged by Handling conflict, the closest match. To change that, add --competency ID " in done.err
    probes = json.loads(done.out)["probes"]
    assert len(probes) >= 3
    assert any("“" in probe["ask"] for probe in probes[:3])


def test_other_competencies_that_are_near_are_offered_with_what_people_call_them(run, tmp_path):
    answer = tmp_path / "answer.txt"
    answer.write_text("The card terminals went down. I sorted the guests by the time of their train. " * 5)
    done = run("analyze", answer, "--question", "Tell me about a busy day when something went wrong")
    assert done.err.splitlines()[:2] == [
        "Judged by Deadlines and priorities, the closest match. To change that, add one of these:",
        "  --competency amazon-customer-obsession for Amazon's Customer Obsession",
    ]


def test_a_question_of_one_s_own_is_practised_again_by_its_name(run, home):
    scenario = match_question("Tell me about a time you argued with a porter").scenario
    create(home / "sessions", Plan("interview", scenario, "sde2"), text_for(scenario), when(1))
    assert scenario_of("argued-porter", None, None) == scenario


def test_a_question_in_words_needs_no_option(typed, home):
    done = typed("I argued with him about the lift.\n\n", "interview", "Tell me about a time you argued with a porter")
    assert "Judged by Handling conflict, the closest match." in done.err
    assert [one.name.endswith("-argued-porter") for one in (home / "sessions").iterdir()] == [True]


def test_a_question_in_words_may_be_longer_than_a_file_s_name():
    question = " ".join(["Tell me about a time you argued with a porter,"] * 7)
    assert scenario_of(question, None, None).question == question


@pytest.mark.parametrize("name", ["ownership webhook", "no such file.yaml", "./no such file"])
def test_an_id_with_spaces_and_a_path_are_no_question_in_words(run, name):
    assert run("interview", name).err.startswith(f"There is no question '{name}'.")


def test_a_new_scenario_is_a_few_lines_and_good(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("scenarios", "new", "my-story", "--question", "Tell me about a time you argued with a porter")
    assert done.status == 0
    assert "mockloop interview ./my-story.yaml" in done.out
    path = tmp_path / "my-story.yaml"
    assert len(path.read_text().splitlines()) <= 20
    assert read(path)[0].competency == "conflict"
    assert run("scenarios", "check", path).status == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("My Story", "'My Story' is not a valid name for a scenario."),
        ("nowhere/my-story", "There is no folder nowhere."),
        ("there", "The file there.yaml already exists."),
    ],
)
def test_a_scenario_that_cannot_be_written_is_told(run, tmp_path, monkeypatch, name, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.yaml").touch()
    assert said in run("scenarios", "new", name, "--question", "Why?").err


def test_the_schema_of_each_kind_is_printed(run):
    assert json.loads(run("scenarios", "schema", "competency").out)["title"] == "Competency"
    assert run("scenarios", "schema", "novel").status == 2
