"""A folder of answers, one folder a person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cohort.work import STORY


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """Write files below a folder: ``put("ann/1.txt", text)``; gives the folder."""
    folder = tmp_path / "class"

    def writer(name: str, content: str | bytes = STORY) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return writer
