"""Name a follow-up question by what it asks."""

from __future__ import annotations

import re

_QUOTING = re.compile(r"^[^“”?]*“[^”]*”[.,]? (?=\S)")


def asked(question: str) -> str:
    """Return a question without the words of the person that it begins with: 'You said: “…” Why?' asks 'Why?'."""
    return _QUOTING.sub("", question) or question
