"""Nothing leaves the machine: the program's verbs, watched by strace for any socket that could reach a network.

The demo is watched in tests/cli/test_demo.py.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mockloop.interview.wiring import demo_answers
from testkit import strace
from testkit.program import COMMAND

pytestmark = [pytest.mark.live, pytest.mark.skipif(not strace.installed(), reason=strace.MISSING)]
Traced = Callable[..., tuple[subprocess.CompletedProcess[str], list[str]]]


@pytest.fixture
def traced(tmp_path: Path) -> Traced:
    """Run a command with all its children; what it printed, and every network call that reaches out."""

    def run(*command: str, typed: str = "") -> tuple[subprocess.CompletedProcess[str], list[str]]:
        homes = {"MOCKLOOP_HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        done = strace.traced(list(command), {**os.environ, **homes}, tmp_path / "calls", typed)
        if done is None:
            pytest.skip(strace.FORBIDDEN)
        return done, strace.reaching_out(tmp_path / "calls")

    return run


def test_a_socket_to_a_network_would_be_seen_in_a_child_too(traced: Traced) -> None:
    inner = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    _, reaching_out = traced(
        sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{inner}'])"
    )
    assert reaching_out


def test_a_typed_interview_with_a_voice_reaches_no_network(traced: Traced) -> None:
    arguments = ("interview", "ownership-webhook", "--engine", "typed", "--probes", "0", "--plain")
    done, reaching_out = traced(*COMMAND, *arguments, typed="I noticed that messages were lost. I fixed it.\n\n")
    assert done.returncode == 0
    assert "Kept as" in done.stdout
    assert reaching_out == []


def test_a_recording_analyzed_reaches_no_network_and_caches_nothing(traced: Traced, tmp_path: Path) -> None:
    done, reaching_out = traced(*COMMAND, "analyze", str(demo_answers("ownership-webhook")["verification"]))
    assert done.returncode == 0
    assert reaching_out == []
    assert not (tmp_path / "cache").exists()


def test_the_check_up_reaches_no_network(traced: Traced) -> None:
    done, reaching_out = traced(*COMMAND, "doctor")
    assert "recognizer: tiny.en" in done.stdout
    assert reaching_out == []
