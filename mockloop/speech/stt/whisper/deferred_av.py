"""Import faster-whisper without PyAV, which it needs for files alone: 16 MB and 0.1 s that an interview is spared.

faster-whisper imports PyAV at once, but an interview gives it sound from memory. In place of PyAV, it gets a module
that imports the real one at the first use of any of its names, by whichever thread that is.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from types import ModuleType
from typing import Any

_NAME = "av"


def defer_av() -> None:
    """Let ``import av`` import PyAV only when something of it is used. Do nothing if it is imported or missing."""
    spec = importlib.util.find_spec(_NAME) if _NAME not in sys.modules else None
    if spec is None:
        return
    deferred = _Deferred(_NAME)
    deferred.__spec__ = spec
    sys.modules.setdefault(_NAME, deferred)


class _Deferred(ModuleType):
    """Stands for PyAV until something of it is used; whoever imported it before then keeps it, and is passed on."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(_NAME) is self:
            sys.modules.pop(_NAME, None)  # the default: another thread may have been faster
        return getattr(importlib.import_module(_NAME), name)
