"""The errors of a take whose recognizer failed. Its sound is safe on the disk."""

from __future__ import annotations

from mockloop.core.errors import ModelError

RESUME = "Close other programs and try again. An interview is kept; continue it with: mockloop sessions resume"


def closed() -> ModelError:
    """Return the error for a take whose recognizer was closed before its end."""
    return ModelError("The recognizer was closed before the answer had ended.", "Transcribe the recording again.")


def unforeseen(error: Exception) -> ModelError:
    """Return the error for a failure that nobody foresaw.

    It is not a traceback, since the recording must continue.
    """
    return ModelError(f"The recognizer failed ({type(error).__name__}: {error}).", RESUME)
