"""A transcript as a file of a test, and what is read from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mockloop.core.transcript import Transcript
from mockloop.speech.stt.transcript_files import FileRead, read_file

SRT = """1
00:00:01,000 --> 00:00:03,000
I pulled
the logs.

2
00:01:00,500 --> 00:01:01,000
<i>Nobody</i> asked.
"""
THEIRS = [{"word": " I", "start": 0.1, "end": 0.2}, {"word": " ran", "start": 0.3, "end": 0.6}]


def read(tmp_path: Path, name: str, content: str | bytes | dict[str, Any] | list[Any]) -> Transcript:
    path = tmp_path / name
    if isinstance(content, dict | list):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_file(path).transcript


def whole(tmp_path: Path, name: str, content: str | bytes, speaker: str | None = None) -> FileRead:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_file(path, speaker)
