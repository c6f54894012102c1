"""Remember in the home folder whether sound was checked with this machine's current devices."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from mockloop.interview.wiring import Settings
from mockloop.paths import home, made_private
from mockloop.speech.audio.device_fingerprint import device_fingerprint
from mockloop.speech.tts.installed import piper_model
from mockloop.whole_file import stored_mapping

NAME = "sound-check.json"


def current_setup(settings: Settings) -> dict[str, str]:
    """Return what a check is valid for: the devices, those that were requested, and the voice."""
    return {
        "devices": device_fingerprint(),
        "microphone": str(settings.microphone or ""),
        "speaker": str(settings.speaker or ""),
        "voice": f"{settings.voice}{' with Piper' if piper_model() else ''}",
    }


def is_recorded(now: dict[str, str]) -> bool:
    """Return whether sound was checked, and nothing has changed since."""
    return stored_mapping(home() / NAME) == now


def has_record() -> bool:
    """Return whether sound was ever checked here."""
    return (home() / NAME).exists()


def record_check(now: dict[str, str]) -> None:
    """Remember that sound was checked. If the folder is not writable, sound is checked again next time."""
    with contextlib.suppress(OSError):
        path: Path = made_private(home()) / NAME
        path.write_text(json.dumps(now, indent=1), encoding="utf-8")
