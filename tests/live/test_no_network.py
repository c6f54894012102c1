"""Nothing leaves the machine: the program's verbs, watched by strace for any socket that could reach a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mockloop.interview.wiring import demo_answers

MOCKLOOP = (sys.executable, "-m", "mockloop.cli.main")
# what a person may have exported for other programs, against what mockloop wants
EXPORTED = {"ORT_DISABLE_TELEMETRY": "0", "HF_HUB_DISABLE_TELEMETRY": "0", "HF_HUB_OFFLINE": "0"}
TO_A_NETWORK = re.compile(r"AF_INET6?\b")

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(
        not shutil.which("strace"), reason="needs strace: sh tests/system_packages.sh installs it or says how"
    ),
]
Traced = Callable[..., tuple[subprocess.CompletedProcess[str], str]]


@pytest.fixture
def traced(tmp_path: Path) -> Traced:
    """Run a command with all its children; what it printed, and every network call that was made."""

    def run(*command: str, typed: str = "") -> tuple[subprocess.CompletedProcess[str], str]:
        calls = tmp_path / "calls"
        env = {
            **os.environ,
            **EXPORTED,
            "MOCKLOOP_HOME": str(tmp_path / "home"),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
        }
        watched = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(calls), *command]
        done = subprocess.run(watched, env=env, input=typed, capture_output=True, text=True, check=False)
        if "ptrace" in done.stderr and not calls.read_text():
            pytest.skip("strace may not watch other programs on this machine")
        return done, calls.read_text()

    return run


def reaching_out(calls: str) -> list[str]:
    return [line for line in calls.splitlines() if TO_A_NETWORK.search(line)]


def test_a_socket_to_a_network_would_be_seen_in_a_child_too(traced: Traced) -> None:
    inner = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    _, calls = traced(
        sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{inner}'])"
    )
    assert reaching_out(calls)


def test_the_demo_reaches_no_network(traced: Traced) -> None:
    done, calls = traced(*MOCKLOOP, "demo")
    assert done.returncode == 0
    assert "Verdict" in done.stdout
    assert reaching_out(calls) == []


def test_a_typed_interview_with_a_voice_reaches_no_network(traced: Traced) -> None:
    arguments = ("interview", "ownership-webhook", "--engine", "typed", "--probes", "0", "--plain")
    done, calls = traced(*MOCKLOOP, *arguments, typed="I noticed that messages were lost. I fixed it.\n\n")
    assert done.returncode == 0
    assert "Kept as" in done.stdout
    assert reaching_out(calls) == []


def test_a_recording_analyzed_reaches_no_network_and_caches_nothing(traced: Traced, tmp_path: Path) -> None:
    done, calls = traced(*MOCKLOOP, "analyze", str(demo_answers("ownership-webhook")["verification"]))
    assert done.returncode == 0
    assert reaching_out(calls) == []
    assert not (tmp_path / "cache").exists()


def test_the_check_up_reaches_no_network(traced: Traced) -> None:
    done, calls = traced(*MOCKLOOP, "doctor")
    assert "recognizer: tiny.en" in done.stdout
    assert reaching_out(calls) == []
