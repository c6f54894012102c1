"""Keep track of every open PortAudio stream, so that PortAudio is never restarted while one is in use.

A restart frees the streams' memory; using a stream after that crashes the process. PortAudio allows one thread at a
time to open and close.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from typing import Any

from mockloop.speech.audio.failed_start import close, close_unstarted

_lock = threading.RLock()
_open: weakref.WeakSet[OpenStream] = weakref.WeakSet()


class OpenStream:
    """One running stream, opened by ``make``; once anybody has closed it, it does nothing.

    Raises what opening or starting it raises.
    """

    def __init__(self, make: Callable[[], Any]) -> None:
        with _lock:
            self._stream = make()
            try:
                self._stream.start()
            except Exception:
                close_unstarted(self._stream)
                raise
            except BaseException:  # it may run: Ctrl-C comes after the start
                close(self._stream)
                raise
            self._closed = False
            _open.add(self)

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def active(self) -> bool:
        """Whether it still calls back."""
        with _lock:
            return not self._closed and bool(self._stream.active)

    @property
    def time_s(self) -> float | None:
        """The stream's own clock; None once it is closed."""
        with _lock:
            return None if self._closed else float(self._stream.time)

    def close(self) -> None:
        """Close it; samples that were not heard yet are dropped. Twice is allowed."""
        with _lock:
            if not self._closed:
                self._closed = True
                _open.discard(self)
                close(self._stream)


def without_streams(act: Callable[[], None]) -> None:
    """Close every stream, then call the function; none is opened meanwhile."""
    with _lock:
        for stream in list(_open):
            stream.close()
        act()
