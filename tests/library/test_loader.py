"""Scenario files: found, read safely, and every problem reported."""

from pathlib import Path

import pytest

from mockloop.core.errors import ScenarioError
from mockloop.core.scenario import SECTIONS
from mockloop.library.loader import find, load_scenario, read, shipped_ids

SHIPPED = find("ownership-webhook").read_text(encoding="utf-8")


def problems_of(tmp_path: Path, content: str | bytes) -> list[str]:
    path = tmp_path / "mine.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    scenario, problems = read(path)
    assert (scenario is None) == bool(problems)
    return [str(problem).removeprefix(str(path)) for problem in problems]


def changed(old: str, new: str) -> str:
    assert old in SHIPPED
    return SHIPPED.replace(old, new, 1)


@pytest.mark.parametrize("name", shipped_ids())
def test_every_shipped_scenario_is_good(name):
    assert load_scenario(name).id == name


def test_the_reference_scenario_holds_what_its_sheet_asks_for():
    scenario = load_scenario("ownership-webhook")
    assert [scenario.sections[name].target_s for name in SECTIONS] == [30, 20, 90, 20, 15]
    assert scenario.sections["situation"].limit_s == 45
    assert [probe.id for probe in scenario.probes] == ["adoption", "why-not-wait", "verification", "differently"]
    assert len(scenario.weak_answer.red_flags) == 5
    assert [lens.name for lens in scenario.lenses] == ["Ownership", "Bias for Action", "Dive Deep"]
    assert [level.length_s for level in scenario.levels] == [120, 175, 165]
    assert len(scenario.quiz) == 3 and len(scenario.sections["action"].key_phrases) == 6


def test_key_phrases_are_said_in_the_strong_example():
    scenario = load_scenario("ownership-webhook")
    for _, section in scenario.sections.items():
        for phrase in section.key_phrases:
            assert phrase.lower() in section.strong.lower()


def test_the_id_of_a_competency_names_its_questions():
    with pytest.raises(ScenarioError) as caught:
        load_scenario("teamwork")
    assert caught.value.next_step.endswith("mockloop questions list --competency teamwork")


def test_a_competency_that_is_a_company_s_own_term_names_the_company():
    assert load_scenario("ownership-webhook").judged_by == "Amazon's Ownership"
    assert load_scenario("angry-customer").judged_by == "Difficult customers"


def test_an_id_like_no_other_names_no_other_but_says_where_to_look():
    with pytest.raises(ScenarioError) as caught:
        find("blah-blah")
    assert caught.value.next_step.startswith("Look for one with: mockloop questions search WORDS.")


def test_an_unknown_id_names_the_nearest_one():
    with pytest.raises(ScenarioError) as caught:
        load_scenario("ownership-webhok")
    assert "Did you mean 'ownership-webhook'?" in caught.value.next_step


@pytest.mark.parametrize("name", ["../ownership-webhook", "/etc/passwd", "a/b", "..", ""])
def test_an_id_is_never_a_path(name):
    with pytest.raises(ScenarioError):
        load_scenario(name)


def test_all_problems_are_told_at_once_each_with_line_and_column(tmp_path):
    text = (
        changed("target_s: 30", "target_s: soon").replace("right: 2", "right: 7", 1).replace("hardness: 4", "hard: 4")
    )
    problems = problems_of(tmp_path, text)
    assert len(problems) == 3
    line = next(n for n, content in enumerate(text.splitlines(), 1) if "target_s: soon" in content)
    assert any(p.startswith(f":{line}:5: sections.situation.target_s:") for p in problems)
    assert any("quiz.0.right" in p for p in problems)
    assert any("probes.0.hard: there is no such field" in p for p in problems)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"   \n \n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not UTF-8"),
        (b"schema: 1\0", "binary"),
        (b"- a\n- b\n", "a scenario consists of named fields"),
        (b"just words", "a scenario consists of named fields"),
        (b"schema: [1, 2\nid: x", "not valid YAML"),
        (b"a: &x 1\nb: *x\n", "anchors are not allowed"),
        (b"a: !!python/object/apply:os.system ['true']\n", "tags are not allowed"),
        (b"a: 1\na: 2\n", "not valid YAML"),
        (b": #\n y\n\n", "a comment stands between a field and its value"),
        (b"a: " + b"[" * 20000, "nested too deeply"),
        (b"\n".join(b"a%d: 1" % at for at in range(10500)), "too many fields and values"),
        (b"x: " + b"y" * 1_000_001, "larger than"),
    ],
)
def test_a_file_that_is_no_scenario_is_told_so_in_one_sentence(tmp_path, content, said):
    problems = problems_of(tmp_path, content)
    assert len(problems) == 1
    assert said in problems[0]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: why-not-wait", "id: adoption", "'adoption' appears twice"),
        ("then: [verification, differently]", "then: [verification, nowhere]", "there is no probe 'nowhere'"),
        ("then: [verification, differently]", "then: [adoption]", "cannot follow itself"),
        ("first: [adoption, why-not-wait, verification, differently]", "first: [ghost]", "there is no probe 'ghost'"),
        ("lacks: [verification]", "lacks: [verificaton]", "did you mean 'verification'?"),
        ("id: ownership-webhook", "id: ../evil", "id:"),
        ("limit_s: 45", "limit_s: 10", "limit_s must not be below target_s"),
        ("- id: entry", "- id: experienced", "'experienced' appears twice"),
        ("- id: entry", "- id: sde2", "'experienced' appears twice"),
        ("when:\n      lacks: [verification]", "when: {}", "name at least one signal"),
    ],
)
def test_what_does_not_hold_together_is_found(tmp_path, old, new, said):
    assert any(said in problem for problem in problems_of(tmp_path, changed(old, new)))


def test_a_probe_that_follows_nothing_is_found(tmp_path):
    text = changed("first: [adoption, why-not-wait, verification, differently]", "first: [adoption]")
    text = text.replace("then: [verification, differently]", "then: []", 1)
    problems = problems_of(tmp_path, text)
    assert sum("it can never be asked" in problem for problem in problems) == 3
