"""List sound devices with PortAudio, and explain in plain words what can be wrong with one.

PortAudio freezes its list when it starts. ``look_again`` restarts it, which closes every open stream of the process.
"""

from __future__ import annotations

import contextlib
import difflib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from mockloop.core.errors import DeviceError
from mockloop.speech.audio.open_streams import without_streams

_OPTION = {"microphone": "--microphone", "loudspeaker": "--speaker"}
_INSTALL = {
    "linux": "Install it: apt-get install libportaudio2 (Debian, Ubuntu) or dnf install portaudio (Fedora).",
    "darwin": "Install sounddevice again with pip, which contains it, or: brew install portaudio.",
}
# PortAudio's own numbers (portaudio.h, PaErrorCode)
_INVALID_CHANNELS, _INVALID_RATE, _UNAVAILABLE = -9998, -9997, -9985

_ALIKE = 0.6  # difflib's own measure of a close match


@dataclass(frozen=True, slots=True)
class Device:
    """A sound device: ``inputs`` and ``outputs`` are channels, 0 if it has none; ``rate_hz`` is its own rate."""

    index: int
    name: str
    inputs: int
    outputs: int
    rate_hz: float
    is_default: bool


def sounddevice() -> Any:
    """Return the sounddevice module. Raise DeviceError if PortAudio is missing."""
    try:
        import sounddevice as module
    except OSError as error:
        step = _INSTALL.get(sys.platform, "Install sounddevice again with pip, which contains it.")
        raise DeviceError("PortAudio, which records and plays sound, is not on this machine.", step) from error
    return module


def describe_devices(portaudio: Any = None) -> list[Device]:
    """Return every input and output device, in PortAudio's order. Raise DeviceError without PortAudio."""
    portaudio = portaudio or sounddevice()
    defaults = set(portaudio.default.device)
    return [
        Device(
            index,
            found["name"],
            int(found["max_input_channels"]),
            int(found["max_output_channels"]),
            float(found["default_samplerate"]),
            index in defaults,
        )
        for index, found in enumerate(portaudio.query_devices())
    ]


def chosen(device: str | int | None) -> str | int | None:
    """Return a device as a person names it: digits are its number, other text is part of its name."""
    return int(device) if isinstance(device, str) and device.isdecimal() else device


def look_again(portaudio: Any) -> None:
    """Restart PortAudio to find a device that was lost or came later. Every stream is closed before that."""

    def anew() -> None:
        portaudio._terminate()
        portaudio._initialize()

    without_streams(anew)


def first_accepted(
    forms: Sequence[tuple[int, int]], check: Callable[[int, int], None], refusal: type[Exception]
) -> tuple[int, int]:
    """Return the first format, as (rate in Hz, channels), for which ``check`` raises no ``refusal``; else the first."""
    for rate_hz, channels in forms:
        with contextlib.suppress(refusal):
            check(rate_hz, channels)
            return rate_hz, channels
    return forms[0]  # opening it then says what is wrong


def device_error(exc: Exception, kind: str, portaudio: Any = None, device: str | int | None = None) -> DeviceError:
    """Return the error for a "microphone" or "loudspeaker" from sounddevice's exception.

    ``device`` is what was requested; with ``portaudio`` the error suggests the device with the most similar name.
    """
    said = str(exc)
    option = _OPTION[kind]
    if isinstance(exc, ValueError):
        return _not_the_one(said, kind, nearest(portaudio, kind, device), device)
    if "querying device" in said:
        which = "" if device is None else f" {device}"
        step = "Connect one, then see" if device is None else "See"
        return DeviceError(f"There is no {kind}{which}.", f"{step} with mockloop doctor whether it was found.")
    if _code(exc) == _UNAVAILABLE or "unavailable" in said.lower() or "busy" in said.lower():
        return DeviceError(f"The {kind} is in use by another program.", f"Close that program, or choose with {option}.")
    if _code(exc) in (_INVALID_RATE, _INVALID_CHANNELS) or "sample rate" in said.lower():
        return DeviceError(
            f"The {kind} does not support the sound format that mockloop needs.", f"Choose one with {option}."
        )
    return DeviceError(f"The {kind} could not be opened ({said.rstrip('.')}).", f"Choose another one with {option}.")


def nearest(portaudio: Any, kind: str, device: str | int | None) -> str | None:
    """Return the device of this kind with the most similar name; None if none is similar."""
    if portaudio is None or not isinstance(device, str):
        return None
    channels = {"microphone": "max_input_channels", "loudspeaker": "max_output_channels"}[kind]
    names = [str(found["name"]) for found in portaudio.query_devices() if found[channels]]
    likeness = {name: max(_likeness(device, part) for part in (name, *name.split())) for name in names}
    best = max(likeness, key=lambda name: likeness[name], default=None)
    return best if best and likeness[best] >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one.lower(), other.lower().strip(":,()")).ratio()


def _not_the_one(said: str, kind: str, near: str | None, device: str | int | None) -> DeviceError:
    asked = "the one that was asked for" if device is None else f"'{device}'"
    how = f"Choose one that mockloop doctor lists, by number: {_OPTION[kind]} NUMBER."
    if said.startswith("Multiple"):
        return DeviceError(f"Several {kind}s match {asked}.", how)
    return DeviceError(f"No {kind} matches {asked}.", f"Did you mean '{near}'? {how}" if near else how)


def _code(exc: Exception) -> object:
    return exc.args[1] if len(exc.args) > 1 else None
