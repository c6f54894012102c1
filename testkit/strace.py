"""Run a program and its children under strace, which writes down each network call that they make."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

# what a person may have exported for other programs, against what mockloop wants
EXPORTED = {"ORT_DISABLE_TELEMETRY": "0", "HF_HUB_DISABLE_TELEMETRY": "0", "HF_HUB_OFFLINE": "0"}
MISSING = "needs strace: sh tests/system_packages.sh installs it or says how"
FORBIDDEN = "strace may not watch other programs on this machine"
_TO_A_NETWORK = re.compile(r"AF_INET6?\b")


def installed() -> bool:
    """Whether this machine has strace."""
    return shutil.which("strace") is not None


def traced(
    command: list[str], env: dict[str, str], calls: Path, typed: str = ""
) -> subprocess.CompletedProcess[str] | None:
    """Run a command; its network calls are in ``calls``. None where strace may not watch."""
    watched = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(calls), *command]
    done = subprocess.run(watched, env={**env, **EXPORTED}, input=typed, capture_output=True, text=True, check=False)
    return None if "ptrace" in done.stderr and not calls.read_text() else done


def reaching_out(calls: Path) -> list[str]:
    """Return the calls for a socket that could reach a network."""
    return [line for line in calls.read_text().splitlines() if _TO_A_NETWORK.search(line)]
