"""Ask yes or no before something is deleted."""

from __future__ import annotations

import sys

import typer

from mockloop.core.errors import InputError
from mockloop.ui.terminal.wrapping import width_of, word_wrapped


def confirmed(question: str) -> bool:
    """Return the person's answer. Raise InputError if nobody is there to answer."""
    nobody = InputError("Nobody answered, so nothing was deleted.", "To confirm in advance, add: --yes")
    if sys.stdin is None or sys.stdin.closed:
        raise nobody
    try:
        return typer.confirm("\n".join(word_wrapped(question, width_of(sys.stdout))))
    except typer.Abort:  # Ctrl-C too, which the entry point recognizes
        typer.echo("")
        raise nobody from None
