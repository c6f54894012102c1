"""What is shown at once after a key, until what it asks for is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mockloop.ui.tui.screen_state import ScreenState

NOTHING_NOW = "This key does nothing now."
STOPPING = "Stopping. What you have said is kept."
_REPLIES: Mapping[str, str] = {
    "stop": STOPPING,
    "pause": "Pausing.",
    "repeat": "The question is asked again.",
    "skip": "Skipping the question.",
    "redo": "You answer again from the beginning.",
}
_ENTER: Mapping[str, str] = {
    "asking": "The microphone is being opened.",
    "preparing": "The recording begins.",
    "listening": "The answer ends here.",
    "second pass": "Skipping this.",
    "waiting": "Going on.",
}


def reply_to(command: str, phase: str) -> str:
    """Return the reply to a command in a phase; empty for one that has a sign of its own."""
    return _ENTER.get(phase, "") if command == "enter" else _REPLIES.get(command, "")


def kept(state: ScreenState, phase: str = "") -> str:
    """Return the reply to a key pressed in this phase, or to the key that stops; any other is out of date."""
    return state.reply if state.phase == phase or state.reply == STOPPING else ""
