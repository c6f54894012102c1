"""The demo, held once for real: what it prints, what it leaves behind, and that it reaches no network."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from mockloop.analysis.document import Analysis
from testkit import strace
from testkit.program import COMMAND

pytestmark = pytest.mark.usefixtures("home")


@dataclass(frozen=True)
class Demo:
    """A finished demo: its home, what it printed, its calls of the network (None where strace could not watch)."""

    home: Path
    printed: str
    calls: Path | None


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo")
    home, calls = folder / "home", folder / "calls"
    env, command = {**os.environ, "MOCKLOOP_HOME": str(home)}, [*COMMAND, "demo"]
    watched = strace.traced(command, env, calls) if strace.installed() else None
    done = watched or subprocess.run(command, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    return Demo(home, done.stdout, calls if watched else None)


def test_it_goes_from_the_question_to_the_debrief(demo):
    assert demo.printed.count("Interviewer: ") == 4
    assert demo.printed.count("(asked because ") >= 3
    assert "Verdict: " in demo.printed
    for section in ("Situation", "Task", "Action", "Result", "Reflection"):
        assert f"  {section}" in demo.printed
    assert "Fix first" in demo.printed
    assert "saved about $8,000 a week" in demo.printed  # what was said in the recording, recognized


def test_it_reaches_no_network(demo):
    if demo.calls is None:
        pytest.skip(strace.FORBIDDEN if strace.installed() else strace.MISSING)
    assert strace.reaching_out(demo.calls) == []


def test_it_is_kept_and_can_be_shown_listed_and_deleted(demo, run, monkeypatch):
    monkeypatch.setenv("MOCKLOOP_HOME", str(demo.home))
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
