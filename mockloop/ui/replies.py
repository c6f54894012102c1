"""What is told at once after a key, on every screen."""

from __future__ import annotations

from collections.abc import Mapping

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


def reply_to_mark(command: str) -> str:
    """Return the reply to a command that marks a section; empty for any other."""
    if command == "unmark":
        return "The last mark was undone."
    if command == "next_section":
        return "The next section begins here."
    section = command.removeprefix("mark_")
    return f"{section.capitalize()} begins here." if section != command else ""
