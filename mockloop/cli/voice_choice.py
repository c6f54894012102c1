"""The choice of a voice."""

from __future__ import annotations

import typer

from mockloop.core.errors import DeviceError


def chosen_voice(text: str) -> str:
    """Return auto, piper, system or off; ``on`` means auto. Raises BadParameter, and DeviceError without Piper."""
    from mockloop.speech.tts.installed import INSTALL_PIPER, VOICES, piper_model

    choice = "auto" if text == "on" else text
    if choice not in (*VOICES, "off"):
        raise typer.BadParameter("--voice takes auto, piper, system or off")
    if choice == "piper" and piper_model() is None:
        raise DeviceError("The voice Piper is not installed.", INSTALL_PIPER)
    return choice
