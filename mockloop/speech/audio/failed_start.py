"""Close a stream that could not be started, where PortAudio itself would leave it open: on Linux, with ALSA.

PortAudio gives a stream's thread one second to begin. On a starved machine, or while the sound server stands still,
that is too little: PortAudio ends the thread and says 'wait timed out'. Its close then tries to end that thread once
more, fails, and leaves the device open: seven files and a thread where it is PulseAudio's; a sound card's only stream
is in use until the program ends. (Seen with PortAudio 19.6, and in the source of 19.7: ``StartStream``,
``PaUnixThread_Terminate`` and ``Pa_CloseStream``; the same four messages stand in its issue 870.)
So the stream is made to answer that it is stopped, which is true, and its close goes straight to the device.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

_MAGIC = 0x18273645  # PA_STREAM_MAGIC: the first word of every stream that is not closed yet
_MAJOR = 19  # the version of PortAudio in which a stream looks like this
_Answer = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)


class Calls(ctypes.Structure):
    """What PortAudio calls a stream's driver by: pa_stream.h, ``PaUtilStreamInterface``."""

    _fields_ = [
        ("close", ctypes.c_void_p),
        ("start", ctypes.c_void_p),
        ("stop", ctypes.c_void_p),
        ("abort", ctypes.c_void_p),
        ("is_stopped", _Answer),
        ("the_rest", ctypes.c_void_p * 7),
    ]


class Head(ctypes.Structure):
    """How every stream begins: pa_stream.h, ``PaUtilStreamRepresentation``."""

    _fields_ = [
        ("magic", ctypes.c_ulong),
        ("next_open", ctypes.c_void_p),
        ("calls", ctypes.POINTER(Calls)),
    ]


def close_unstarted(stream: Any) -> None:
    """Close a stream of sounddevice whose ``start`` has raised PortAudioError."""
    answers = None
    try:
        answers = _made_to_say_stopped(stream)
    finally:
        stream.close(ignore_errors=True)
        del answers  # the stream answers by them, up to here


def _made_to_say_stopped(stream: Any) -> Calls | None:
    """Have a stream of ALSA answer that it is stopped; None where it is another one."""
    if sys.platform != "linux" or not hasattr(stream, "_ptr"):
        return None
    import sounddevice

    found = sounddevice.query_devices(stream.device)
    is_alsa = sounddevice.query_hostapis(found["hostapi"])["name"] == "ALSA"
    if not is_alsa or sounddevice.get_portaudio_version()[0] >> 16 != _MAJOR:
        return None
    return say_stopped(int(sounddevice._ffi.cast("uintptr_t", stream._ptr)))


def say_stopped(address: int) -> Calls | None:
    """Have the stream at this address answer that it is stopped, by calls of its own; None where there is no stream.

    The calls have to be kept until the stream is closed.
    """
    head = Head.from_address(address)
    if head.magic != _MAGIC:
        return None
    calls = Calls.from_buffer_copy(head.calls.contents)
    calls.is_stopped = _Answer(_yes)
    head.calls = ctypes.pointer(calls)
    return calls


def _yes(stream: int) -> int:
    return 1
