"""A stream that could not be started is closed, whatever PortAudio makes of it."""

from __future__ import annotations

import ctypes

import pytest

from mockloop.speech.audio import failed_start
from mockloop.speech.audio.failed_start import Calls, Head, say_stopped
from mockloop.speech.audio.open_streams import OpenStream
from tests.speech.audio.fake_portaudio import PortAudioError

MAGIC = 0x18273645


class Late:
    """A stream whose thread did not begin in time."""

    closed = False

    def start(self) -> None:
        raise PortAudioError("Error starting stream: Wait timed out [PaErrorCode -9987]", -9987)

    def close(self, ignore_errors: bool = True) -> None:
        self.closed = True


def head(magic: int) -> tuple[Head, Calls]:
    """A stream as PortAudio keeps it in memory, which answers that it is not stopped."""
    running = type(Calls().is_stopped)(lambda stream: 0)
    calls = Calls(close=11, start=12, stop=13, abort=14, is_stopped=running)
    return Head(magic, None, ctypes.pointer(calls)), calls


def test_a_stream_that_could_not_be_started_is_closed_and_the_reason_raised() -> None:
    late = Late()
    with pytest.raises(PortAudioError, match="timed out"):
        OpenStream(lambda: late)
    assert late.closed


def test_it_answers_that_it_is_stopped_and_all_else_as_before() -> None:
    stream, before = head(MAGIC)
    assert stream.calls.contents.is_stopped(None) == 0
    kept = say_stopped(ctypes.addressof(stream))
    assert kept is not None
    now = stream.calls.contents
    assert now.is_stopped(None) == 1
    assert (now.close, now.start, now.stop, now.abort) == (11, 12, 13, 14)
    assert before.is_stopped(None) == 0  # the calls are those of every stream of the driver


def test_what_is_no_stream_is_left_alone() -> None:
    freed, _ = head(0)
    assert say_stopped(ctypes.addressof(freed)) is None
    assert freed.calls.contents.is_stopped(None) == 0


class Dead:
    """A stream of sounddevice whose start said nothing of its failure: its first close fails and forgets it."""

    _ptr: int | None = 7
    device = 0

    def __init__(self, error: Exception) -> None:
        self._error = error
        self.closes: list[int | None] = []

    def start(self) -> None:
        """Report success."""

    def close(self, ignore_errors: bool = True) -> None:
        self.closes.append(self._ptr)
        self._ptr = None
        if not ignore_errors:
            raise self._error


def test_a_stream_that_only_fails_to_close_is_closed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sounddevice = pytest.importorskip("sounddevice", exc_type=OSError)  # where PortAudio is missing
    monkeypatch.setattr(failed_start, "_marked_as_stopped", lambda stream: None)
    dead = Dead(sounddevice.PortAudioError("Error closing stream: Internal PortAudio error", -9986))
    OpenStream(lambda: dead).close()
    assert dead.closes == [7, 7]
