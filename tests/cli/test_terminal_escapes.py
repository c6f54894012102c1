"""Nothing that a file holds reaches the terminal as a command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

EVIL = "\x1b]52;c;ZXZpbA==\x07\x1b]0;owned\x07\x9b31m\u202e"


def program(*arguments: str, home: Path) -> str:
    env = {**os.environ, "MOCKLOOP_HOME": str(home)}
    command = [sys.executable, "-m", "mockloop.cli.main", *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    return done.stdout + done.stderr


def clean(text: str) -> bool:
    return not set(text) & set("\x1b\x07\x9b\u202e")


def test_a_transcript_with_escapes_is_shown_without_them(tmp_path):
    path = tmp_path / "answer.json"
    text = f"Last spring I {EVIL} counted the people in the queue for a week, and I moved two of us to the second desk."
    after = "In the end nobody waited longer than five minutes, and my boss kept it so."
    segments = [{"start": 0.0, "end": 9.0, "text": text}, {"start": 9.0, "end": 15.0, "text": after}]
    path.write_text(json.dumps({"segments": segments}))
    told = program("analyze", str(path), "--full", home=tmp_path)
    assert "counted the people" in told and clean(told)


def test_a_file_whose_name_holds_escapes_is_told_without_them(tmp_path):
    told = program("analyze", f"no{EVIL}such.txt", home=tmp_path)
    assert "There is no file" in told and clean(told)


def test_a_session_folder_whose_name_holds_escapes_is_listed_without_them(tmp_path):
    (tmp_path / "sessions" / f"2026-01-01-0900-{EVIL.replace('/', '')}").mkdir(parents=True)
    told = program("sessions", "list", home=tmp_path)
    assert "2026-01-01-0900-" in told and clean(told)
