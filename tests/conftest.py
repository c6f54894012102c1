"""What all tests share: an empty home, the recognizer loaded once, and a line for each test that was tried again."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from mockloop.speech.stt.models import folder_of
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber

# A busy machine is slow, and no test is about that: nothing that Hypothesis tries has a time limit.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


# Collecting makes 400,000 objects that live to the end: until they are there, nothing is garbage.
gc.disable()


def pytest_collection_finish() -> None:
    """Look for garbage from here on, but never again among what was collected."""
    gc.freeze()
    gc.enable()


# A shell that runs a command behind itself has it ignore Ctrl-C, and so would every program that a test starts.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of this test alone; it does not exist yet."""
    monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def tiny_en() -> Iterator[WhisperTranscriber]:
    """Whisper tiny.en with its published weights. Whoever uses it does not close it."""
    whisper = WhisperTranscriber(folder_of("tiny.en"))
    yield whisper
    whisper.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each try that failed, and why: a test that passes at its second try has a cause that is to be mended."""
    tries = terminalreporter.stats.get("rerun", [])
    if not tries:
        return
    terminalreporter.section("tried again")
    for one in tries:
        why = one.longrepr.reprcrash.message if hasattr(one.longrepr, "reprcrash") else str(one.longrepr)
        terminalreporter.line(f"{one.nodeid}: {why.splitlines()[0] if why else 'no reason given'}")
    many = len({one.nodeid for one in tries})
    terminalreporter.line(f"Tests that were tried again: {many}. Find the cause and mend it.")
