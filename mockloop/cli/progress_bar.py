"""A progress bar on standard error, shown with the first progress."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import typer


class ProgressBar:
    """A bar labelled ``label(total)``, or one line if standard error is not a terminal; none below ``fewest``."""

    def __init__(self, label: Callable[[int], str], fewest: int = 1) -> None:
        self._label, self._fewest = label, fewest
        self._bar: Any = None

    def __enter__(self) -> Callable[[int, int], None]:
        return self._tell

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)

    def _tell(self, done: int, total: int) -> None:
        if total < self._fewest:
            return
        if self._bar is None:
            self._bar = typer.progressbar(length=total, label=self._label(total), file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)
