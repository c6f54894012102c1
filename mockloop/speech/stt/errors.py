"""What a take is told where its recognizer cannot give it words; its sound lies on the disk all the same."""

from __future__ import annotations

from mockloop.core.errors import ModelError

RESUME = "Close other programs and try again. An interview is kept; continue it with: mockloop sessions resume"


def closed() -> ModelError:
    """Return what a take is told that had not ended when its recognizer was closed."""
    return ModelError("The recognizer was closed before the answer had ended.", "Transcribe the recording again.")


def unforeseen(error: Exception) -> ModelError:
    """Return a failure with no sentence of its own. An answer being recorded must outlive it, so it is no traceback."""
    return ModelError(f"The recognizer failed ({type(error).__name__}: {error}).", RESUME)
