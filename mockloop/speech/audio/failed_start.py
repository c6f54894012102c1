"""Close a stream that could not be started, where PortAudio itself would leave it open: on Linux, with ALSA.

PortAudio gives a stream's thread one second to begin. On a busy machine, or while the sound server hangs, that is too
little: PortAudio ends the thread and says 'wait timed out'. Its close then tries to end that thread once more, fails,
and leaves the device open: seven files and a thread with PulseAudio; a sound card's only stream is in use until the
program ends. (Seen with PortAudio 19.6, and in the source of 19.7: ``StartStream``, ``PaUnixThread_Terminate`` and
``Pa_CloseStream``; its issue 870 has the same four messages.) So the stream is made to report that it is stopped,
which is true, and its close goes straight to the device.

One start in ten that is given up reports success all the same: PortAudio keeps the error in a variable that its threads
share, and the thread that begins at that moment overwrites it. (Seen with 19.6: 'paTimedOut' without the second message
of a failed start; then 'pthread_join failed' at the close.) Such a stream only fails to close; then it is closed again.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

_MAGIC = 0x18273645  # PA_STREAM_MAGIC: the first word of every stream that is not closed yet
_MAJOR = 19  # the version of PortAudio whose streams have this layout
_Answer = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)


class Calls(ctypes.Structure):
    """The function table of a stream's driver: pa_stream.h, ``PaUtilStreamInterface``."""

    _fields_ = [
        ("close", ctypes.c_void_p),
        ("start", ctypes.c_void_p),
        ("stop", ctypes.c_void_p),
        ("abort", ctypes.c_void_p),
        ("is_stopped", _Answer),
        ("the_rest", ctypes.c_void_p * 7),
    ]


class Head(ctypes.Structure):
    """The head of every stream: pa_stream.h, ``PaUtilStreamRepresentation``."""

    _fields_ = [
        ("magic", ctypes.c_ulong),
        ("next_open", ctypes.c_void_p),
        ("calls", ctypes.POINTER(Calls)),
    ]


def close_unstarted(stream: Any) -> None:
    """Close a stream of sounddevice whose ``start`` raised PortAudioError."""
    answers = None
    try:
        answers = _marked_as_stopped(stream)
    finally:
        stream.close(ignore_errors=True)
        del answers  # the stream uses them up to here


def close(stream: Any) -> None:
    """Close a stream, even one whose start failed without saying so."""
    if not hasattr(stream, "_ptr"):  # not of sounddevice
        stream.close(ignore_errors=True)
        return
    import sounddevice

    pointer = stream._ptr
    try:
        stream.close(ignore_errors=False)
    except sounddevice.PortAudioError:
        stream._ptr = pointer  # not freed: PortAudio gives up before that
        close_unstarted(stream)


def _marked_as_stopped(stream: Any) -> Calls | None:
    """Make an ALSA stream report that it is stopped; return None for any other stream."""
    if sys.platform != "linux" or not hasattr(stream, "_ptr"):
        return None
    import sounddevice

    found = sounddevice.query_devices(stream.device)
    is_alsa = sounddevice.query_hostapis(found["hostapi"])["name"] == "ALSA"
    if not is_alsa or sounddevice.get_portaudio_version()[0] >> 16 != _MAJOR:
        return None
    return say_stopped(int(sounddevice._ffi.cast("uintptr_t", stream._ptr)))


def say_stopped(address: int) -> Calls | None:
    """Make the stream at this address report that it is stopped, with functions of our own.

    Return None if there is no stream. Keep the result until the stream is closed.
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
