"""How long the reply to a key is shown: until what it asks for is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockloop.ui.replies import STOPPING

if TYPE_CHECKING:
    from mockloop.ui.tui.screen_state import ScreenState


def kept(state: ScreenState, phase: str = "") -> str:
    """Return the reply to a key pressed in this phase, or to the key that stops; any other is out of date."""
    return state.reply if state.phase == phase or state.reply == STOPPING else ""
