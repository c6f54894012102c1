"""The verbs as a person uses them: what they print, and what they leave behind."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from mockloop.analysis.document import Analysis
from testkit.fakes import HANGS_AFTER_S

ANSWER = (
    "Last spring I noticed that three of a thousand messages never arrived. It was not my service and nobody had "
    "asked me. I pulled the logs, I found a race condition and I wrote a small fix. After that the losses went from "
    "three in a thousand to zero. I learned to look at the retries first."
)
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture(scope="module")
def demo_home(tmp_path_factory) -> Path:
    """A home with one finished session: the demo, held for real."""
    import os
    import subprocess

    home = tmp_path_factory.mktemp("demo")
    env = {**os.environ, "MOCKLOOP_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "mockloop.cli.main", "demo"],
        env=env,
        capture_output=True,
        text=True,
        timeout=HANGS_AFTER_S,
    )
    assert done.returncode == 0, done.stderr
    (home / "printed.txt").write_text(done.stdout)
    return home


def test_the_demo_goes_from_the_question_to_the_debrief(demo_home):
    printed = (demo_home / "printed.txt").read_text()
    assert printed.count("Interviewer: ") == 4
    assert printed.count("(asked because ") >= 3
    assert "Verdict: " in printed
    for section in ("Situation", "Task", "Action", "Result", "Reflection"):
        assert f"  {section}" in printed
    assert "Fix first" in printed
    assert "the drop rate went from" in printed  # what was said in the recording, recognized


def test_only_a_worked_story_can_be_told(run):
    done = run("demo", "angry-customer")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("'angry-customer' has no worked story to tell.\nChoose from: boiler-mistake, ")


def test_the_demo_is_kept_and_can_be_shown_listed_and_deleted(demo_home, run, monkeypatch):
    monkeypatch.setenv("MOCKLOOP_HOME", str(demo_home))
    (listed,) = json.loads(run("sessions", "list", "--json").out)
    assert (listed["mode"], listed["takes"], listed["complete"]) == ("interview", 4, True)
    shown = json.loads(run("sessions", "show", "last", "--json").out)
    assert shown["answers"][0]["ask"] == "opening"
    for one in shown["answers"]:
        assert Analysis.model_validate(one["analysis"]).words
    assert run("sessions", "show", "last", "--full").out.count("asked because") >= 3
    assert run("sessions", "resume", "last").err.startswith(f"The session {listed['id']} is finished.")
    assert run("sessions", "delete", "last", "--yes").out == f"Deleted {listed['id']}.\n"
    assert json.loads(run("sessions", "list", "--json").out) == []


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
