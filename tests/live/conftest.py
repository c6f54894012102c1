"""What the live tests share: a sound server, and voices for the candidate."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from testkit import pulse as pulse_server
from tests.live.report_pages import browser, folder, opened, page  # noqa: F401 - fixtures


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sound takes its time, and a machine that is busy elsewhere may starve it: a live test may be run again, twice."""
    for item in items:
        if "tests/live/" in item.path.as_posix():
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=1))


@pytest.fixture
def pulse(tmp_path: Path) -> Iterator[pulse_server.Pulse]:
    """A private PulseAudio server with a microphone and a loudspeaker."""
    lacking = pulse_server.missing()
    if lacking:
        pytest.skip(f"needs {', '.join(lacking)}: sh tests/system_packages.sh installs it or says how")
    server = pulse_server.Pulse(tmp_path / "pulse")
    yield server
    server.close()


@pytest.fixture
def say(tmp_path: Path):
    """Speak a text as a candidate would: ``say(text) -> wav``."""
    if not shutil.which("flite"):
        pytest.skip("needs flite: sh tests/system_packages.sh installs it or says how")

    def spoken(text: str, name: str = "said") -> Path:
        wav = tmp_path / f"{name}.wav"
        subprocess.run(["flite", "-voice", "rms", "-t", text, "-o", str(wav)], check=True)
        return wav

    return spoken
