"""Answer the program's requests as a child process does: one JSON object a line."""

from __future__ import annotations

import json
from typing import Any


def answer(number: int, **content: Any) -> None:
    """Answer the request with this number."""
    print(json.dumps({"id": number, **content}), flush=True)
