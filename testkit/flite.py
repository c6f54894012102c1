"""Real words from flite's voice, as a candidate would speak them; tests that need it are skipped where it is absent."""

from __future__ import annotations

import functools
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pytest

from mockloop.ports import Samples
from mockloop.speech.audio.decoding import read_sound

VOICE = "rms"
SILENCE = 200  # of 32,767: below this is the room, not the voice
needs_flite = pytest.mark.skipif(not shutil.which("flite"), reason="flite is not installed: tests/system_packages.sh")


@functools.cache
def said(text: str) -> Samples:
    """A text spoken, without the silence around it: 16 kHz mono."""
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder) / "said.wav"
        subprocess.run(["flite", "-voice", VOICE, "-t", text, "-o", str(wav)], check=True)
        sound = read_sound(wav)
    loud = np.flatnonzero(np.abs(sound.astype(np.int32)) > SILENCE)
    return sound[loud[0] : loud[-1] + 1]
