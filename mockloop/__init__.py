"""Practise interview answers aloud, alone, at a desk.

    >>> import mockloop
    >>> mockloop.analyze("I noticed that ...", scenario=mockloop.load_scenario("ownership-webhook")).verdict.rating

Importing this package loads neither a model nor sound.
"""

from __future__ import annotations

import os

# Set before anything is imported, whatever the environment says, and so for every child process: onnxruntime reports to
# its maker unless told not to before it is loaded (its own call afterwards is too late), and the hub library that comes
# with faster-whisper must not use the network. `mockloop models get` downloads by itself, with the standard library.
os.environ.update(ORT_DISABLE_TELEMETRY="1", HF_HUB_DISABLE_TELEMETRY="1", HF_HUB_OFFLINE="1")
# NumPy's OpenBLAS threads wait by running: two seconds of processor time a minute, for nothing here.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# NumPy asks for huge pages for large arrays. Where one has been, each later small piece takes 2 MB from the system.
os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mockloop.analysis.document import Analysis
    from mockloop.api import analyze
    from mockloop.core.scenario import Scenario
    from mockloop.core.transcript import Transcript
    from mockloop.library.loader import load_scenario

__all__ = ["Analysis", "Scenario", "Transcript", "analyze", "load_scenario"]
__version__ = "0.1.0"

_HOMES = {
    "Analysis": "mockloop.analysis.document",
    "Scenario": "mockloop.core.scenario",
    "Transcript": "mockloop.core.transcript",
    "analyze": "mockloop.api",
    "load_scenario": "mockloop.library.loader",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``import mockloop`` stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module 'mockloop' has no attribute '{name}'")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)
