"""Reports in a browser: pages written from sessions made by hand, and opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mockloop.reports.formats.html import folder_beside
from mockloop.reports.formats.registry import render
from mockloop.reports.from_session import report_of
from mockloop.reports.model import AudioPlace
from mockloop.sessions.folder import SessionFolder
from testkit.browser import CHROMIUM, Opened, chromium
from testkit.reports import interview


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all; each page has a context of its own, which shares nothing with the others."""
    pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("needs chromium: sh tests/system_packages.sh installs it or says how")
    with chromium() as running:
        yield running


@pytest.fixture
def opened(browser, tmp_path) -> Iterator[Callable[..., Opened]]:
    """Write a session's page and open it: ``opened(folder, audio, **context options)``."""
    contexts = []

    def opener(folder: SessionFolder, audio: AudioPlace = "inside", **options: Any) -> Opened:
        contexts.append(browser.new_context(**options))
        return Opened(contexts[-1], written(folder, tmp_path, audio))

    yield opener
    for context in contexts:
        context.close()


@pytest.fixture
def folder(tmp_path) -> SessionFolder:
    return interview(tmp_path / "sessions")


@pytest.fixture
def page(opened, folder) -> Opened:
    """The page of ``folder``."""
    return opened(folder)


def written(folder: SessionFolder, to: Path, audio: AudioPlace = "inside") -> Path:
    """The page of a session, its sound where it was told to leave it."""
    report = report_of(folder, audio)
    path = to / "report.html"
    path.write_text(render(report, "html"), encoding="utf-8")
    if audio == "beside":
        (to / folder_beside(report)).mkdir()
        for answer in report.answers:
            if answer.sound:
                (to / folder_beside(report) / answer.sound.name).write_bytes(answer.sound.content)
    return path


def words_of(folder: SessionFolder, answer: int = 0) -> list[tuple[float, float]]:
    """When each word of an answer begins and ends, as the journal has it."""
    return [(word.start_s, word.end_s) for word in report_of(folder, "none").answers[answer].transcript.words]


def seconds(opened: Opened, answer: int = 1) -> float:
    """Where the sound of an answer stands, by the audio element's own clock."""
    return float(opened.ask(f"document.querySelector('#answer-{answer} audio').currentTime"))
