"""PortAudio reached through sounddevice: its devices, and its failures as sentences with a next step."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

from mockloop.core.errors import DeviceError

_INSTALL = {
    "linux": "Install PortAudio: apt-get install libportaudio2 (Debian, Ubuntu), dnf install portaudio (Fedora).",
}
_REINSTALL = "Reinstall it with: pip install --force-reinstall sounddevice"
_LIST = "See which there are with: mockloop doctor"
_BUSY = "Close the program that uses it, or choose another one."


@dataclass(frozen=True, slots=True)
class Device:
    """A sound device as PortAudio lists it; ``inputs`` and ``outputs`` count channels."""

    index: int
    name: str
    inputs: int
    outputs: int
    rate_hz: float


def sounddevice() -> Any:
    """The sounddevice module. Raises DeviceError where PortAudio is missing."""
    try:
        import sounddevice as module
    except (ImportError, OSError) as error:
        next_step = _INSTALL.get(sys.platform, _REINSTALL)
        raise DeviceError("There is no sound here: the PortAudio library was not found.", next_step) from error
    return module


def describe_devices() -> list[Device]:
    """Every device of the machine. Raises DeviceError where PortAudio is missing."""
    listed = sounddevice().query_devices()
    return [
        Device(i, d["name"], d["max_input_channels"], d["max_output_channels"], float(d["default_samplerate"]))
        for i, d in enumerate(listed)
    ]


def device_error(error: Exception, kind: str) -> DeviceError:
    """What PortAudio said of a ``kind`` ("microphone" or "loudspeaker"), as one sentence and a next step."""
    told = str(error)
    option = "--microphone" if kind == "microphone" else "--speaker"
    if "No input device" in told or "No output device" in told or "querying device -1" in told:
        return DeviceError(f"There is no {kind} on this machine.", "Plug one in, then run: mockloop doctor")
    if "Invalid device" in told or "No device" in told or "Multiple" in told or "matching" in told:
        return DeviceError(f"The {kind} asked for was not found ({_short(told)}).", _LIST)
    if "sample rate" in told.lower():
        return DeviceError(f"The {kind} refused every sample rate ({_short(told)}).", f"Choose another one: {option}")
    if "unavailable" in told.lower() or "busy" in told.lower():
        return DeviceError(f"The {kind} is in use by another program.", _BUSY)
    return DeviceError(f"The {kind} could not be opened ({_short(told)}).", _LIST)


def _short(told: str) -> str:
    return told.splitlines()[0][:120] if told else "no reason given"
