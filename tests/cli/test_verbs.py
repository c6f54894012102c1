"""The verbs as a person uses them: what they print, and what they leave behind."""

from __future__ import annotations

import json
import sys

import pytest

from mockloop.analysis.document import Analysis

ANSWER = (
    "Last spring I noticed that three of a thousand messages never arrived. It was not my service and nobody had "
    "asked me. I pulled the logs, I found a race condition and I wrote a small fix. After that the losses went from "
    "three in a thousand to zero. I learned to look at the retries first."
)
pytestmark = pytest.mark.usefixtures("home")


def test_only_a_worked_story_can_be_told(run):
    done = run("demo", "angry-customer")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("'angry-customer' has no worked story to tell.\nChoose from: boiler-mistake, ")


def test_a_written_answer_is_analyzed_to_one_json_document(run, tmp_path):
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER, encoding="utf-8")
    done = run("analyze", path, "--scenario", "ownership-webhook", "--json")
    assert (done.status, done.err) == (0, "")
    analysis = Analysis.model_validate_json(done.out)
    assert [one.section for one in analysis.sections] == ["situation", "task", "action", "result", "reflection"]
    assert analysis.timed == "estimated"
    assert analysis.probes
    assert done.out == run("analyze", path, "--scenario", "ownership-webhook", "--json").out


def test_the_same_analysis_is_printed_for_reading(run, tmp_path):
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER, encoding="utf-8")
    printed = run("analyze", path, "--scenario", "ownership-webhook").out
    assert "Verdict: " in printed and "add --full" in printed
    assert "Speaking rate: " in run("analyze", path, "--scenario", "ownership-webhook", "--full").out


def test_a_typed_interview_needs_no_sound_at_all(run, monkeypatch, home):
    import io

    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{ANSWER}\n\n/stop\n"))
    done = run("interview", "ownership-webhook", "--engine", "typed", "--voice", "off")
    assert done.status == 0
    assert "Verdict: " in done.out
    (take,) = (home / "sessions").glob("*/takes/01.txt")
    assert take.read_text() == ANSWER + "\n"


def test_scenarios_are_listed_shown_and_described(run):
    listed = json.loads(run("scenarios", "list", "--json").out)
    assert {"ownership-webhook", "ward-handover"} <= {entry["id"] for entry in listed}
    shown = run("scenarios", "show", "ownership-webhook").out
    assert "Target: 30 s, at most 45 s" in shown
    schema = json.loads(run("scenarios", "schema").out)
    assert "probes" in schema["properties"]
    assert run("scenarios", "check", "ownership-webhook").status == 0


def test_the_timing_self_check_counts_the_seconds_of_each_section(run, monkeypatch):
    import io

    monkeypatch.setattr(sys, "stdin", io.StringIO("\n" * 6))
    printed = run("time", "ownership-webhook", "--plain").out
    assert "Situation" in printed
    assert "of 30 s" in printed


def test_the_version_is_printed(run):
    from mockloop import __version__

    assert run("--version").out == f"{__version__}\n"
