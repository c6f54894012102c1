"""``python -m testkit.failing_voice FOLDER RATE_WPM``: a voice's process whose driver fails as FAILS says.

Words of FAILS: ``start`` (it says that it has no voice), ``ends`` (before it says anything), ``dies`` (at each text),
``dies-once`` (at the first text there ever is), ``error`` (it says so), ``rubbish`` (its file is no sound), ``missing``
(it writes none), ``hangs-second`` (at the second text of each process). What works is a tone of 0.3 s with silence
around it. DIARY is a file that gets a line for each process and each text.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import numpy as np

from testkit.json_lines import answer
from testkit.sounds import write_wav

RATE_HZ = 16_000
FAILS = os.environ.get("FAILS", "")
DIARY = Path(os.environ["DIARY"])


def note(line: str) -> None:
    with DIARY.open("a") as file:
        file.write(line + "\n")


def tone(path: Path) -> Path:
    sound = (8000 * np.sin(np.arange(round(0.3 * RATE_HZ)) / 5)).astype(np.int16)
    return write_wav(path, np.pad(sound, RATE_HZ // 2))


def written(path: Path) -> Path:
    if FAILS == "missing":
        return path
    if FAILS == "rubbish":
        path.write_text("no sound")
        return path
    return tone(path)


def main(folder: Path) -> None:
    note("begun")
    if FAILS == "ends":
        sys.exit(1)
    if FAILS == "start":
        return answer(0, error="RuntimeError: no driver")
    answer(0, voice="a tone")
    for count, line in enumerate(sys.stdin, 1):
        asked = json.loads(line)
        first_ever = "said" not in DIARY.read_text()
        note(f"said {asked['text']}")
        if FAILS == "dies" or (FAILS == "dies-once" and first_ever):
            sys.exit(1)
        if FAILS == "hangs-second" and count == 2:
            time.sleep(600)
        if FAILS == "error":
            answer(asked["id"], error="RuntimeError: the driver is busy")
            continue
        answer(asked["id"], path=str(written(folder / f"{asked['id']}.wav")))
    return None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
