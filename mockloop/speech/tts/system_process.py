"""The system voice's own process: ``python -m mockloop.speech.tts.system_process FOLDER RATE_WPM [--bundled]``.

Why a process: espeak-ng initializes once per process, exits the whole process if its data is missing and hangs in a
forked one; pyttsx3 writes on standard output; and a driver that hangs can only be killed.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

from mockloop.speech.tts.serving import Speak, serve

STABLE_S = 0.25  # a file that is complete and unchanged for this long is done, if the driver does not say so (SAPI5)
BYTES_PER_WORD = 900  # no voice says a word in less: 0.06 s of 8 kHz 16 bit sound
_POLL_S = 0.002
_ENGLISH_NAMES = ("samantha", "alex", "daniel", "zira", "david")  # ordinary voices, since macOS has novelty ones too
# where pyttsx3 looks for espeak-ng
_SYSTEM_LIBRARIES = ("libespeak-ng.so.1", "/usr/local/lib/libespeak-ng.so.1", "libespeak.so.1")


def main(arguments: list[str]) -> None:
    """Serve requests until standard input ends (see serving.py)."""

    def begin() -> tuple[str, Speak]:
        engine = _engine(int(arguments[1]), "--bundled" in arguments)
        return _voice_name(engine), partial(_spoken, engine)

    serve(Path(arguments[0]), begin)


def _engine(rate_wpm: int, bundled: bool) -> Any:
    """Return pyttsx3's engine with an English voice at this rate."""
    if sys.platform == "linux" and (bundled or not _has_system_espeak()):
        load_bundled_espeak()
    import pyttsx3

    engine = pyttsx3.init()
    voice = _english(engine.getProperty("voices"), engine.getProperty("voice"))
    if voice:
        engine.setProperty("voice", voice)
    engine.setProperty("rate", rate_wpm)
    return engine


def _settle(engine: Any) -> None:
    """Have espeak-ng apply the settings and finish its work before the next text.

    pyttsx3 keeps settings back until the run begins, and then cancels whatever espeak-ng, in a thread of its own, has
    not done yet: on a busy machine one process in forty lost its rate that way, and some a whole text.
    """
    espeak = sys.modules.get("pyttsx3.drivers._espeak")  # None: another driver is in use, which has no such thread
    if espeak is not None:
        engine.proxy.setBusy(False)
        espeak.Synchronize()


def _has_system_espeak() -> bool:
    for name in _SYSTEM_LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def load_bundled_espeak() -> None:
    """Load espeak-ng from the wheel espeakng-loader.

    pyttsx3 then asks for ``libespeak-ng.so.1``, and the linker gives it the library of that name that is already
    loaded.
    """
    try:
        import espeakng_loader
    except ImportError:
        return  # pyttsx3 then says that it found no espeak-ng
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)


def _english(voices: list[Any], current: str | None) -> str | None:
    """Return the id of the voice to use; None: the default one.

    The default is used if it speaks English, otherwise an English one.
    """
    english = [voice for voice in voices if _speaks_english(voice)]
    if not english or any(voice.id == current for voice in english):
        return None
    usual = [voice for voice in english if any(name in str(voice.name).lower() for name in _ENGLISH_NAMES)]
    return str((usual or english)[0].id)


def _speaks_english(voice: Any) -> bool:
    return any(str(language).lower().startswith("en") for language in voice.languages or ())


def _voice_name(engine: Any) -> str:
    own = engine.getProperty("voice")
    return next((str(voice.name) for voice in engine.getProperty("voices") if voice.id == own), str(own))


def _suffix() -> str:
    return ".aiff" if sys.platform == "darwin" else ".wav"


def _spoken(engine: Any, text: str, stem: Path) -> Path:
    """Render a text into a new file and wait until it is complete, for ever if it never is."""
    path = stem.with_suffix(_suffix())
    finished = threading.Event()

    def utterance_finished(name: str | None = None, completed: bool = False) -> None:
        if completed:
            finished.set()

    _settle(engine)
    token = engine.connect("finished-utterance", utterance_finished)
    engine.save_to_file(text, str(path))
    engine.runAndWait()  # may return before anything was rendered
    least = 44 + BYTES_PER_WORD * sum(any(map(str.isalnum, word)) for word in text.split())
    last_size, since_s = -1, time.monotonic()
    while True:
        size = whole_size(path)
        if size != last_size:
            last_size, since_s = size, time.monotonic()
        if size >= least and (finished.is_set() or time.monotonic() - since_s > STABLE_S):
            engine.disconnect(token)
            return path
        time.sleep(_POLL_S)


def whole_size(path: Path) -> int:
    """Return the bytes of a complete WAV or AIFF file; 0 if there is none or it is shorter than its header says."""
    try:
        with path.open("rb") as file:
            kind, announced = file.read(4), file.read(4)
        size = path.stat().st_size
    except OSError:
        return 0
    order = {b"RIFF": "little", b"FORM": "big"}.get(kind)
    if order is None:
        return 0
    return size if int.from_bytes(announced, "big" if order == "big" else "little") + 8 <= size else 0


if __name__ == "__main__":
    main(sys.argv[1:])
