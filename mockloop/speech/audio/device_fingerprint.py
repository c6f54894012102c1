"""Describe this machine's current sound devices in one text, without opening any, to notice changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_ASKS_S = 1.0
_SOURCE, _SINK = "Default Source:", "Default Sink:"
SERVED = ("default", "pulse", "pipewire")  # PortAudio's names for a sound server, behind which is a device
_CARDS = Path("/proc/asound/cards")


def device_fingerprint() -> str:
    """Return the sound cards and the selected microphone and loudspeaker, as far as the system says."""
    if sys.platform != "linux":
        return _by_portaudio()
    cards = _CARDS.read_text(errors="replace") if _CARDS.exists() else ""
    return "\n".join([cards.strip(), *_by_sound_server()])


def name_of(microphone: str) -> str:
    """Return a microphone's name; for a sound server's default, the name of the device behind it."""
    if microphone in SERVED:
        for line in _by_sound_server() if sys.platform == "linux" else []:
            if line.startswith(_SOURCE):
                return f"{line.removeprefix(_SOURCE).strip()} (the default of the sound server)"
    return microphone


def _by_sound_server() -> list[str]:
    """Return the defaults of PulseAudio or PipeWire, which PortAudio cannot see."""
    if not shutil.which("pactl"):
        return []
    try:
        told = subprocess.run(
            ["pactl", "info"],
            capture_output=True,
            text=True,
            timeout=_ASKS_S,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [line for line in told.stdout.splitlines() if line.startswith((_SOURCE, _SINK))]


def _by_portaudio() -> str:
    from mockloop.core.errors import DeviceError
    from mockloop.speech.audio.devices import describe_devices

    try:
        return "\n".join(device.name for device in describe_devices() if device.is_default)
    except DeviceError:
        return ""
