"""``mockloop time`` as a person uses it: targets, result, JSON, and what it refuses."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from mockloop.timer.clock import HOW_TARGETS

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def timed(run, monkeypatch):
    """``mockloop time`` with these lines typed."""

    def ran(typed: str, *arguments: object):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return run("time", *arguments)

    return ran


def targets(printed: str) -> list[str]:
    return [line for line in printed.splitlines() if ": target " in line]


def test_the_standard_targets_are_stars(timed):
    assert targets(timed("\n" * 6).out) == [
        "Situation: target 30 s, at most 45 s",
        "Task: target 20 s, at most 30 s",
        "Action: target 90 s, at most 135 s",
        "Result: target 20 s, at most 30 s",
        "Reflection: target 15 s, at most 22 s",
    ]


def test_targets_follow_level_preset_scenario_or_ones_own(timed):
    assert "Action: target 62 s" in timed("\n" * 6, "--level", "sde1").out
    assert "Action: target 62 s" in timed("\n" * 6, "--preset", "two-minutes").out
    assert "Action: target 85 s" in timed("\n" * 6, "ownership-webhook", "--level", "senior").out
    assert targets(timed("\n" * 3, "--targets", "r=20,a=1:30").out) == [
        "Result: target 20 s, at most 30 s",
        "Action: target 90 s, at most 135 s",
    ]


def test_json_is_one_document_and_nothing_else_on_standard_output(timed):
    done = timed("\n" * 3, "--targets", "s=30,t=20", "--json")
    document = json.loads(done.out)
    assert (document["schema"], document["how"], document["complete"]) == (1, "keys", True)
    assert [one["section"] for one in document["sections"]] == ["situation", "task"]
    assert "Enter starts the clock" in done.err


def test_stopping_early_is_told(timed):
    done = timed("\nq\n")
    assert done.status == 0
    assert "not timed" in done.out
    assert done.err == "Stopped before the end of the last section.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--targets", "x=3"], "there is no section 'x'"),
        (["--targets", "s=soon"], "not a number of seconds"),
        (["--preset", "hour"], "choose star or two-minutes"),
        (["--preset", "star", "--targets", "s=3"], "give one of them"),
        (["ownership-webhook", "--preset", "star"], "give one of them"),
        (["--preset", "two-minutes", "--level", "sde1"], "--level works only"),
        (["--level", "sde9"], "choose from entry, experienced, senior"),
        (["--targets", ""], "'' is not a target"),
        (["--preset", ""], "there is no preset ''"),
        (["--level", ""], "there is no level ''"),
        (["ownership-webhook", "--targets", ""], "give one of them"),
        (["--hands-free", "--pause", "0.1"], "--pause takes a number of seconds from 1 to 60, or off"),
        (["--hands-free", "--pause", "long"], "--pause takes a number of seconds from 1 to 60, or off"),
        (["--hands-free", "--pause", ""], "--pause takes a number of seconds from 1 to 60, or off"),
        (["--pause", "2"], "--pause goes with --hands-free"),
        (["--microphone", "0"], "--microphone goes with --hands-free"),
    ],
)
def test_what_does_not_go_together_is_a_usage_error(timed, arguments, told):
    done = timed("", *arguments)
    assert done.status == 2
    assert told in " ".join(done.err.replace("│", " ").split())


def test_a_bell_where_there_is_no_terminal_is_said_to_be_none(timed):
    done = timed("\n" * 3, "--targets", "s=30,t=20", "--bell", "--plain")
    assert done.status == 0
    assert done.err == "No bell: this output is not a terminal.\n"
    assert "\a" not in done.out


def test_an_unknown_level_of_a_scenario_is_told_with_those_it_has(timed):
    assert (
        timed("", "ownership-webhook", "--level", "sde9").err.splitlines()[1]
        == "Choose from: entry, experienced, senior."
    )


def test_the_letters_of_the_targets_are_in_the_help(run):
    helped = " ".join(run("time", "--help").out.replace("│", " ").split())
    assert HOW_TARGETS in helped


def test_hands_free_without_a_microphone_is_told(tmp_path):
    """In a process of its own: PortAudio looks for devices once."""
    env = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "MOCKLOOP_HOME": str(tmp_path),
    }
    command = [sys.executable, "-m", "mockloop.cli.main", "time", "--hands-free"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode == 0:
        pytest.skip("this machine has a microphone")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "mockloop doctor" in done.stderr
