"""A home without models, and a hub to fetch them from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from testkit.hub import Hub, running, unpinned
from tests.speech.stt.models.folders import CONTENTS


@pytest.fixture(autouse=True)
def home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("MOCKLOOP_MODEL_SOURCE", raising=False)
    unpinned(home)
    return home


@pytest.fixture
def hub() -> Iterator[Hub]:
    server = Hub(dict(CONTENTS))
    with running(server):
        yield server
