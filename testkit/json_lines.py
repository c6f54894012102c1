"""Speak from a child process to whoever started it: one JSON object a line."""

from __future__ import annotations

import json
import time
from typing import Any


def answer(number: int, **content: Any) -> None:
    """Answer the request with this number."""
    print(json.dumps({"id": number, **content}), flush=True)


def tell(kind: str, **facts: Any) -> None:
    """Tell what has just happened, and when by the clock that all processes share."""
    print(json.dumps({"kind": kind, "at_s": time.monotonic(), **facts}), flush=True)
