"""What a line tells at once after a key, where nothing else shows soon that the key was taken."""

from __future__ import annotations

from collections.abc import Mapping

from mockloop.core.events import Offer
from mockloop.core.scenario import SECTIONS
from mockloop.ui.replies import NOTHING_NOW, reply_to, reply_to_mark

_MARKS = ("next_section", "unmark", *(f"mark_{section}" for section in SECTIONS))
_TAKEN: Mapping[str, tuple[str, ...]] = {
    "asking": ("enter", "repeat", "redo", "skip", "pause", "stop"),
    "preparing": ("enter", "repeat", "skip", "pause", "stop"),
    "listening": ("enter", "more_time", "repeat", "redo", "skip", "pause", "stop"),
    "working": ("pause", "stop"),
    "second pass": ("enter",),
}
_SHOWN_BY_NEXT_LINE = (("listening", "enter"), ("listening", "pause"), ("asking", "pause"), ("preparing", "pause"))


def line_reply(command: str, phase: str, story: bool) -> str:
    """Return the reply while the interview goes on; empty where the next line shows it, or nothing begins yet.

    ``story``: the answer has sections, which can be marked.
    """
    if phase not in _TAKEN:
        return ""
    if command not in (*_TAKEN[phase], *(_MARKS if story and phase == "listening" else ())):
        return NOTHING_NOW
    if (phase, command) in _SHOWN_BY_NEXT_LINE or command == "repeat":
        return ""
    return (
        "Take all the time you need." if command == "more_time" else reply_to(command, phase) or reply_to_mark(command)
    )


def choice_reply(command: str, offer: Offer) -> str:
    """Return the reply while a choice is offered; empty where the next line shows it."""
    takes = {f"mark_{section}": f"take_{number}" for number, section in enumerate(SECTIONS, 1)}
    if command == "enter" or (command, offer.why) == ("pause", "paused") or takes.get(command) in offer.choices:
        return ""
    if command not in offer.choices:
        return NOTHING_NOW
    return "" if command == "repeat" else reply_to(command, "waiting")
