"""The signals as a family: every file of this folder but this one is one signal."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from typing import Protocol, cast

from mockloop.analysis import signals
from mockloop.analysis.answer import Answer, Finding


class Signal(Protocol):
    """What a signal's file offers. ``POLARITY`` is "good" or "bad"; ``TITLE`` is what people call it."""

    NAME: str
    TITLE: str
    POLARITY: str
    ADVICE: str

    def detect(self, answer: Answer) -> list[Finding]:
        """Where the answer shows this signal, in order; empty where it does not."""


@functools.cache
def names() -> tuple[str, ...]:
    """The names of all signals, sorted."""
    found = (module.name for module in pkgutil.iter_modules(signals.__path__))
    return tuple(sorted(name for name in found if name != "registry"))


@functools.cache
def signal(name: str) -> Signal:
    """The signal with this name."""
    return cast(Signal, importlib.import_module(f"{signals.__name__}.{name}"))


def detect_all(answer: Answer) -> list[Finding]:
    """Every finding of every signal, by time, then by name."""
    found = [finding for name in names() for finding in signal(name).detect(answer)]
    return sorted(found, key=lambda finding: (finding.start_s, finding.signal, finding.end_s))
