"""The helper process that holds pyttsx3: one JSON line in, a sound file and one JSON line out.

pyttsx3 prints on standard output, may return before its file is written, and hangs where it is forked after use; here
it has a process of its own, its output is turned away, and an answer is given only once a whole file is there.
Run as ``python -m mockloop.speech.voice_process``; it ends with its standard input.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import json
import os
import sys
import time
from pathlib import Path
from typing import Any, TextIO

RATE_WORDS_PER_MINUTE = 165  # pyttsx3's own 200 is brisk for a question one hears once
_WAIT_S = 4.0
_POLL_S = 0.005


def main() -> None:
    """Serve requests ``{"text": …, "path": …}`` until standard input ends."""
    answers = _own_output()
    engine = _engine(answers)
    for line in sys.stdin:
        request = json.loads(line)
        _answer(answers, **_rendered(engine, request["text"], Path(request["path"])))


def _own_output() -> TextIO:
    """Standard output for the answers alone: whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def _answer(answers: TextIO, **fields: Any) -> None:
    answers.write(json.dumps(fields) + "\n")
    answers.flush()


def _engine(answers: TextIO) -> Any:
    _bring_espeak()
    try:
        import pyttsx3

        engine = pyttsx3.init()
        engine.setProperty("rate", RATE_WORDS_PER_MINUTE)
    except Exception as error:  # noqa: BLE001 - each driver raises its own kinds; the parent is told and decides
        _answer(answers, ready=False, error=f"{type(error).__name__}: {error}")
        sys.exit(1)
    _answer(answers, ready=True, voice=str(engine.getProperty("voice")))
    return engine


def _bring_espeak() -> None:
    """On Linux without espeak-ng: load the library that the wheel espeakng-loader carries, before pyttsx3 looks."""
    if not sys.platform.startswith("linux") or ctypes.util.find_library("espeak-ng"):
        return
    with contextlib.suppress(ImportError, OSError):
        import espeakng_loader

        ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
        os.environ["ESPEAK_DATA_PATH"] = str(espeakng_loader.get_data_path())


def _rendered(engine: Any, text: str, path: Path) -> dict[str, Any]:
    try:
        engine.save_to_file(text, str(path))
        engine.runAndWait()
    except Exception as error:  # noqa: BLE001 - as above
        return {"ok": False, "error": f"{type(error).__name__}: {error}"}
    until_s = time.monotonic() + _WAIT_S
    while time.monotonic() < until_s:
        if _is_whole(path):
            return {"ok": True}
        time.sleep(_POLL_S)
    return {"ok": False, "error": "no sound file was written"}


def _is_whole(path: Path) -> bool:
    """Whether the file holds as much sound as its head promises. AIFF (macOS) is taken once it stops growing."""
    import wave

    try:
        size = path.stat().st_size
        if path.read_bytes()[:4] == b"FORM":
            time.sleep(0.1)
            return size > 100 and path.stat().st_size == size
        with wave.open(str(path), "rb") as file:
            return file.getnframes() > 0 and size >= 44 + 2 * file.getnframes()
    except (OSError, EOFError, wave.Error):
        return False


if __name__ == "__main__":
    main()
