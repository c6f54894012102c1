"""The JSON of a report against its published schema."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator, ValidationError

from mockloop.analysis.document import document
from mockloop.reports.formats import registry
from mockloop.reports.formats.json_document import render, schema
from mockloop.reports.from_session import report_of
from testkit.reports import drill, gone_on, half_typed, interview, study, typed, unheard, wordless


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def test_the_document_keeps_to_its_schema(report, validator):
    validator.validate(json.loads(render(report)))


def test_so_does_a_drill_and_a_session_with_a_take_gone(tmp_path, validator):
    validator.validate(json.loads(render(report_of(drill(tmp_path / "a"), "none"))))
    folder = interview(tmp_path / "b")
    folder.take_path(2).unlink()
    read = json.loads(render(report_of(folder, "none")))
    validator.validate(read)
    assert read["answers"][0]["silent"][0]["sentence"].startswith("The recording of take 2 is gone")


@pytest.mark.parametrize("made", [typed, half_typed, wordless, study, unheard, gone_on])
def test_so_does_every_kind_of_session(tmp_path, validator, made):
    validator.validate(json.loads(render(report_of(made(tmp_path), "none"))))


def test_an_answer_that_went_on_after_its_end_is_counted(tmp_path):
    report = report_of(gone_on(tmp_path), "none")
    assert [answer["reopened"] for answer in json.loads(render(report))["answers"]] == [1]
    for format_ in ("md", "html"):
        assert "You continued after its end once: all of it counts." in registry.render(report, format_)


def test_a_typed_answer_is_marked_and_nothing_of_it_is_gone(tmp_path):
    read = json.loads(render(report_of(typed(tmp_path), "none")))
    assert [(item["typed"], item["silent"]) for item in read["answers"]] == [(True, []), (True, [])]
    assert read["problems"] == []


def test_beside_what_to_fix_stands_what_a_strong_answer_says(report):
    items = json.loads(render(report))["fixes"]
    assert [item["model"] for item in items] == [fix.model for fix in report.whole.fixes]
    assert "model" in schema()["$defs"]["FixItem"]["required"]


def test_the_schema_refuses_what_is_no_report(validator):
    with pytest.raises(ValidationError):
        validator.validate({"schema": 1})
    with pytest.raises(ValidationError):
        validator.validate({**json.loads("{}"), "schema": 2})


def test_each_answer_holds_the_analysis_that_analyze_gives(report):
    read = json.loads(render(report))
    for answer, item in zip(report.answers, read["answers"], strict=True):
        assert item["analysis"] == document(answer.debrief, report.whole).model_dump(mode="json")
        assert item["analysis"]["schema"] == 1


def test_what_was_agreed_asked_and_found_is_in_it(report):
    read = json.loads(render(report))
    assert (read["id"], read["mode"], read["scenario"], read["level"], read["lens"]) == (
        "2026-03-01-0910-ownership-webhook",
        "interview",
        "ownership-webhook",
        "experienced",
        None,
    )
    assert read["verdict"]["rating"] == report.whole.verdict.rating
    assert [item["takes"] for item in read["answers"]] == [[1, 2], [3]]
    assert read["answers"][1]["because"] == ["nothing you said shows influence on others"]
    assert [item["outcome"] for item in read["unanswered"]] == ["skipped"]


def test_a_drill_has_no_verdict(tmp_path):
    assert json.loads(render(report_of(drill(tmp_path), "none")))["verdict"] is None


def test_what_was_said_comes_back_as_it_was(tmp_path):
    text = '</script> \u2028 "quoted" \\ and é 漢'
    read = json.loads(render(report_of(interview(tmp_path, probe=text), "none")))
    assert read["answers"][1]["analysis"]["text"].split() == text.split()


def test_problems_are_part_of_it(report):
    assert json.loads(render(replace(report, problems=("something is gone",))))["problems"] == ["something is gone"]
