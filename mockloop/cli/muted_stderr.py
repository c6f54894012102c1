"""Hide what sound libraries print on standard error, and show it only after a failure of mockloop itself.

ALSA, PulseAudio and onnxruntime write to descriptor 2 from C, past Python.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from typing import IO, cast

_SHOWN = 4000  # bytes shown after a failure, the last ones


class LibraryNoise:
    """Redirect descriptor 2 to a file until the end of the process; ``sys.stderr`` stays the same.

    If the descriptor is not available, nothing is changed.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        with contextlib.suppress(OSError, ValueError):
            self._file = self._redirected()

    def _redirected(self) -> IO[bytes] | None:
        if sys.stderr is None or sys.stderr.fileno() != 2:
            return None
        sys.stderr.flush()
        kept = os.fdopen(os.dup(2), "w", 1, sys.stderr.encoding, "replace")
        printed = tempfile.TemporaryFile()  # noqa: SIM115 - open to the end of the process
        os.dup2(printed.fileno(), 2)
        sys.stderr = kept
        return cast(IO[bytes], printed)

    def show(self) -> None:
        """Show the end of what was printed."""
        if self._file and sys.stderr:
            self._file.seek(0)
            sys.stderr.write(self._file.read()[-_SHOWN:].decode(errors="replace"))
