"""The text of a state, and a screen that listens."""

from __future__ import annotations

from mockloop.core.events import Listen
from mockloop.core.state import Plan
from mockloop.ports import Tick
from mockloop.ui.tui.page import Pages, Size
from mockloop.ui.tui.screen import LiveScreen
from mockloop.ui.tui.screen_state import ScreenState
from mockloop.ui.tui.styled_lines import plain
from tests.ui.tui.scenes import LENGTH_S, OPENING, PLAN, new_screen


def text(state: ScreenState, width: int = 78, height: int = 24) -> str:
    shown = Pages().page(state, Size(width, height))
    return "\n".join(plain(line).rstrip() for lines in shown.values() for line in lines)


def listening(*ticks: Tick, plan: Plan = PLAN) -> LiveScreen:
    """The microphone is open for the story, and these ticks have come."""
    screen = new_screen(plan)
    screen.show_question(OPENING)
    screen.show_listening(Listen("opening", 1, LENGTH_S))
    for one in ticks:
        screen.show_recording(one)
    return screen
