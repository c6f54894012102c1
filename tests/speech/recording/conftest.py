"""Where the take of a test is written."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def take(tmp_path: Path) -> Path:
    return tmp_path / "01.flac"
