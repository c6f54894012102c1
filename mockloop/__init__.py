"""Practise interview answers aloud, alone, at a desk.

    >>> import mockloop
    >>> mockloop.analyze("I noticed that ...", scenario=mockloop.load_scenario("ownership-webhook")).verdict.rating

Importing this package loads neither a model nor sound.
"""

from __future__ import annotations

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
