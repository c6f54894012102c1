"""Colours on the terminal. Each tone is distinct, and every line says the same without colour."""

from __future__ import annotations

from typing import Any

import typer

from mockloop.cli.output import coloured

STYLES: dict[str, dict[str, Any]] = {
    "strong": {"fg": "green", "bold": True, "reverse": True},
    "good": {"fg": "green", "bold": True},
    "doubt": {"fg": "yellow", "bold": True},
    "bad": {"fg": "red", "bold": True, "reverse": True},
    "open": {"bold": True},
    "short": {"fg": "yellow"},
    "long": {"fg": "magenta", "bold": True},
    "for": {"fg": "green"},
    "against": {"fg": "red"},
    "soft": {"dim": True},
}


def toned(text: str, tone: str) -> str:
    """Return the text in the colours of a tone, if colour may be shown."""
    return typer.style(text, **STYLES[tone]) if coloured() else text
