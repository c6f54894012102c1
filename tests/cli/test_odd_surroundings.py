"""The program where something around it is odd: closed or full outputs, bytes that are no text, names too long."""

from __future__ import annotations

import errno
import os
import shlex
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from mockloop.cli.system_failures import told
from testkit.fakes import HANGS_AFTER_S

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the shell of this test is sh")
FULL = "/dev/full"
PROGRAM = f"{shlex.quote(sys.executable)} -m mockloop"
TYPED = "interview conflict-colleague --engine typed --plain --no-check --voice off"
_LONG = "a" * 3000


def run(arguments: str, home: Path, given: bytes = b"") -> CompletedProcess[bytes]:
    """Run the program in a shell, which opens and closes its streams."""
    env = {**os.environ, "MOCKLOOP_HOME": str(home), "LC_ALL": "C.UTF-8"}
    command = f"{PROGRAM} {arguments}"
    return subprocess.run(command, shell=True, env=env, input=given, capture_output=True, timeout=HANGS_AFTER_S)


@pytest.mark.skipif(not Path(FULL).exists(), reason=f"this system has no {FULL}")
def test_an_output_on_a_full_disk_is_told(tmp_path):
    done = run(f"questions list > {FULL}", tmp_path)
    assert done.returncode == 1
    assert done.stderr == b"mockloop cannot go on (No space left on device).\nFree some space, then try again.\n"


@pytest.mark.skipif(not Path(FULL).exists(), reason=f"this system has no {FULL}")
def test_where_the_messages_have_no_space_either_the_status_says_it(tmp_path):
    assert run(f"questions list > {FULL} 2> {FULL}", tmp_path).returncode == 1


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_failure(tmp_path, closed):
    done = run(f"sessions list {closed}", tmp_path)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_nothing_is_typed_into_a_closed_input(tmp_path):
    done = run(f"{TYPED} <&-", tmp_path)
    assert done.returncode == 1
    assert b"Standard input is closed, so no answer can be typed.\nRun this in a terminal.\n" in done.stderr


def test_typed_bytes_that_are_no_text_are_replaced_and_the_answer_goes_on(tmp_path):
    done = run(TYPED, tmp_path, b"First I wrote \xff\xfe a lock.\n\n")
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    (typed,) = (tmp_path / "sessions").glob("*/takes/01.txt")
    assert typed.read_text(encoding="utf-8") == "First I wrote \ufffd\ufffd a lock.\n"


def test_a_name_of_bytes_that_are_no_text_is_refused_like_any_other(tmp_path):
    done = run("sessions rename last $(printf '\\377\\376')", tmp_path)
    assert (done.returncode, done.stderr) == (1, b"There are no sessions yet.\nStart one with: mockloop demo\n")


@pytest.mark.parametrize("command", ["analyze", "replay", "cohort", "scenarios check", "scenarios new"])
def test_a_name_that_is_too_long_is_told(tmp_path, command):
    done = run(f"{command} {_LONG}", tmp_path)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    assert b"too long" in done.stderr
    assert len(done.stderr) < 1000


def test_a_folder_that_is_gone_is_told(tmp_path):
    gone = tmp_path / "gone"
    done = run(f"questions list >/dev/null; mkdir {gone}; cd {gone}; rmdir {gone}; {PROGRAM} cohort .", tmp_path)
    assert done.returncode == 1
    assert done.stderr.endswith(b"The folder that you are in is no longer there.\nGo to another one, then try again.\n")


def test_a_failure_that_no_person_can_end_is_none_of_these():
    assert told(OSError(errno.EBADF, os.strerror(errno.EBADF))) is None
    assert told(FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "mockloop/models")) is None
    assert told(PermissionError(errno.EACCES, "Permission denied", "/root/a.wav")) == (
        "/root/a.wav cannot be used (Permission denied).",
        "Check that you are allowed to use it, or name another place.",
    )
