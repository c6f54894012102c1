"""Piper's own process: ``python -m mockloop.speech.tts.piper_process FOLDER RATE_WPM MODEL``.

Why a process: Piper is under the GPL, so it is a program beside this one and never a part of it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from mockloop.neural_network import Network
from mockloop.speech.tts.serving import Speak, serve

# Measured: at this length the voice 'joe' takes as long as eSpeak NG set to 170 words a minute for the same text.
LENGTH_AT_170_WPM = 1.25
VOLUME = 0.9  # a share of full scale: Piper makes each sentence that loud
_POLITENESS = 5  # niceness, at most 19: questions are rendered ahead, so hearing the answer has priority


def main(arguments: list[str]) -> None:
    """Serve requests until standard input ends (see serving.py)."""
    folder, rate_wpm, model = Path(arguments[0]), int(arguments[1]), Path(arguments[2])

    def begin() -> tuple[str, Speak]:
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.nice(_POLITENESS)
        return f"Piper, {model.stem}", partial(_spoken, _loaded(model), LENGTH_AT_170_WPM * 170 / rate_wpm)

    serve(folder, begin)


def _loaded(model: Path) -> Any:
    """Return the voice, on one thread: it renders ten times faster than speech, and recognition needs the others."""
    from piper import PiperVoice
    from piper.config import PiperConfig

    return PiperVoice(Network(model, threads=1), PiperConfig.from_dict(_read(model.with_name(f"{model.name}.json"))))


def _read(path: Path) -> dict[str, Any]:
    import json

    return dict(json.loads(path.read_text(encoding="utf-8")))


def _spoken(voice: Any, length_scale: float, text: str, stem: Path) -> Path:
    """Render a text into a new file."""
    import numpy as np
    import soundfile
    from piper import SynthesisConfig

    manner = SynthesisConfig(length_scale=length_scale, volume=VOLUME)
    parts = [chunk.audio_float_array for chunk in voice.synthesize(text, manner)]
    path = stem.with_suffix(".wav")
    soundfile.write(path, np.concatenate([*parts, np.zeros(0, np.float32)]), voice.config.sample_rate)
    return path


if __name__ == "__main__":
    main(sys.argv[1:])
