"""What breaks a session off from outside: signals, a full disk, a reader that goes away. Nothing recorded is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from testkit.fakes import HANGS_AFTER_S
from testkit.program import COMMAND, shown
from testkit.sounds import joined, quiet, spoken, write_wav

pytestmark = [pytest.mark.live, pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")]


def begin(home: Path, *arguments: object, **options: object) -> subprocess.Popen[str]:
    env = {**os.environ, "MOCKLOOP_HOME": str(home), "NO_COLOR": "1"}
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.Popen(
        command,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,  # type: ignore[call-overload]
    )


def not_begun(held: subprocess.Popen[str], err: str) -> bool:
    """Whether Ctrl-C came while Python itself was still starting, before the program's first line."""
    return held.returncode == -signal.SIGINT or err.startswith("Fatal Python error: init_")


@pytest.mark.parametrize("within_s", [(0.15, 0.15), (1.0, 1.0), (1.5, 3.0), (3.0, 4.5)])
def test_ctrl_c_at_any_moment_ends_quietly_and_keeps_what_there_is(tmp_path, within_s):
    held = begin(tmp_path / "home", "demo")
    time.sleep(random.uniform(*within_s))
    ended_before = held.poll() == 0  # a fast machine may have come to the debrief
    held.send_signal(signal.SIGINT)
    out, err = held.communicate(timeout=HANGS_AFTER_S)
    assert ended_before or not_begun(held, err) or held.returncode == 130, err
    assert not_begun(held, err) or "Traceback" not in err
    takes = list((tmp_path / "home").glob("sessions/*/takes/*.flac"))
    if takes and not ended_before:
        assert "Resume with: mockloop sessions resume" in err
        assert shown(tmp_path / "home")["answers"] is not None


def test_a_disk_that_fills_up_while_recording_is_told_and_the_take_is_kept(tmp_path):
    wav = write_wav(tmp_path / "long.wav", joined(quiet(0.3), spoken(20.0), quiet(0.3)))

    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))  # bytes: the take grows past it

    arguments = ("interview", "ownership-webhook", "--engine", "tiny.en", "--voice", "off", "--input", wav)
    held = begin(tmp_path / "home", *arguments, preexec_fn=limit)
    _, err = held.communicate(timeout=HANGS_AFTER_S)
    assert held.returncode == 1
    assert "Traceback" not in err
    assert "is kept" in err
    assert "mockloop sessions resume" in err
    (take,) = (tmp_path / "home").glob("sessions/*/takes/01.flac")
    assert take.stat().st_size > 100_000


def test_a_reader_that_goes_away_ends_it_without_a_traceback(tmp_path):
    held = begin(tmp_path / "home", "scenarios", "show", "ownership-webhook")
    assert held.stdout
    held.stdout.close()
    assert held.stderr
    assert "Traceback" not in held.stderr.read()
    assert held.wait(HANGS_AFTER_S) in (0, 1)


def test_no_portaudio_is_told_with_what_to_install(tmp_path):
    """sounddevice says it with this very error where the library is missing."""
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')\n")
    env = {**os.environ, "MOCKLOOP_HOME": str(tmp_path / "home"), "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "mockloop.cli.main", "interview", "ownership-webhook"],
        env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("PortAudio, which records and plays sound, is not on this machine.\n")
    assert "Traceback" not in done.stderr
