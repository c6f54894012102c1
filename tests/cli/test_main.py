"""The program as a whole: what its help names, and output that no encoding breaks."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from subprocess import PIPE

import pytest

from mockloop import __version__
from mockloop.cli.main import app
from mockloop.cli.output import coloured, rewritable
from mockloop.cli.session_runner import has_screen
from testkit.fakes import HANGS_AFTER_S


@pytest.mark.parametrize("group", app.registered_groups, ids=lambda group: group.name)
def test_the_help_of_a_group_names_every_verb_it_has(group):
    held = group.typer_instance
    verbs = [command.name or command.callback.__name__ for command in held.registered_commands]
    verbs += [inner.name for inner in held.registered_groups]
    named = group.help.partition(":")[2].strip(" .").split(", ")
    assert sorted(named) == sorted(verbs)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_signs_that_the_output_cannot_show_are_question_marks_and_no_failure(encoding, tmp_path):
    env = {**os.environ, "PYTHONIOENCODING": encoding, "MOCKLOOP_HOME": str(tmp_path), "COLUMNS": "100"}
    command = [sys.executable, "-m", "mockloop.cli.main", "time", "--targets", "s=1,t=20"]
    with subprocess.Popen(command, env=env, stdin=PIPE, stdout=PIPE, stderr=PIPE) as held:
        assert held.stdin is not None and held.stdout is not None
        held.stdin.write(b"\n")
        held.stdin.flush()
        out = b""
        while b"over, 0:00" not in out:
            out += (line := held.stdout.readline())
            assert line, "the program ended"
        rest, err = held.communicate(b"\n\n", timeout=HANGS_AFTER_S)
    out += rest
    assert (held.returncode, err) == (0, b"")
    assert b"Situation: ? over, 0:00" in out
    assert b"Total" in out


def test_a_message_that_cannot_be_shown_in_full_is_no_failure_either(tmp_path):
    env = {**os.environ, "PYTHONIOENCODING": "latin-1", "MOCKLOOP_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "mockloop.cli.main", "study", "█ no such"]
    done = subprocess.run(command, env=env, capture_output=True, timeout=HANGS_AFTER_S)
    assert done.returncode == 1
    assert done.stderr.startswith(b"There is no question '? no such'.")


def test_the_package_runs_as_the_command_does():
    done = subprocess.run([sys.executable, "-m", "mockloop", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{__version__}\n", "")


def test_alone_it_says_the_three_things_to_do_first_and_h_helps():
    alone = subprocess.run([sys.executable, "-m", "mockloop.cli.main"], capture_output=True, text=True)
    assert alone.returncode == 0
    assert [line.split()[1] for line in alone.stdout.splitlines() if line.startswith("  mockloop")] == [
        "doctor", "demo", "interview"
    ]  # fmt: skip
    helped = subprocess.run([sys.executable, "-m", "mockloop.cli.main", "report", "-h"], capture_output=True, text=True)
    assert "Usage: mockloop report" in helped.stdout


def test_how_long_recordings_are_kept_is_no_or_a_number_of_days(tmp_path):
    command = [sys.executable, "-m", "mockloop.cli.main", "interview", "ownership-webhook", "--keep-audio", "often"]
    refused = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "MOCKLOOP_HOME": str(tmp_path)}
    )
    assert refused.returncode == 2
    assert "--keep-audio takes 'no' or a number of days" in refused.stderr


def test_what_a_sound_library_prints_stays_off_the_terminal_unless_something_breaks():
    program = (
        "import os, sys\n"
        "from mockloop.cli.muted_stderr import LibraryNoise\n"
        "noise = LibraryNoise()\n"
        "os.write(2, b'ALSA lib pcm.c: underrun\\n')\n"
        "print('ours', file=sys.stderr)\n"
    )
    for body, told in ((program, "ours\n"), (program + "noise.show()", "ours\nALSA lib pcm.c: underrun\n")):
        done = subprocess.run([sys.executable, "-c", body], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, told)


class Terminal(io.StringIO):
    """An output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("env", "colour", "over"),
    [({}, True, True), ({"NO_COLOR": "1"}, False, True), ({"TERM": "dumb"}, False, False)],
    ids=["any", "no colour", "dumb"],
)
def test_no_color_and_a_dumb_terminal_are_honoured(env, colour, over, monkeypatch):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.setenv(name, env.get(name, "" if name == "NO_COLOR" else "xterm"))
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert (coloured(), rewritable(), has_screen()) == (colour, over, over)


def helped(columns, home, *words):
    """Return the lines of a command's help in a terminal so wide."""
    env = {**os.environ, "COLUMNS": str(columns), "TERMINAL_WIDTH": str(columns), "MOCKLOOP_HOME": str(home)}
    command = [sys.executable, "-m", "mockloop.cli.main", *words, "-h"]
    return subprocess.run(command, capture_output=True, text=True, env=env).stdout.splitlines()


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_help_leaves_room_for_its_sentences_in_a_narrow_terminal(columns, tmp_path):
    lines = helped(columns, tmp_path, "interview")
    assert max(map(len, lines)) <= columns
    assert any("Any question in your own words" in line for line in lines)


def test_in_60_columns_every_option_and_command_has_its_whole_text(tmp_path):
    lines = helped(60, tmp_path, "interview")
    at = lines.index("  --level TEXT")
    assert " ".join(lines[at + 1 : at + 3]).split() == (
        "The level you practise for: entry, experienced or senior. [default: experienced]".split()
    )
    told = " ".join(" ".join(helped(60, tmp_path)).split())
    assert "Practise a whole interview: the question, your answer, follow-up questions, the debrief." in told
    assert "..." not in told.replace("[ARGS]...", "")
