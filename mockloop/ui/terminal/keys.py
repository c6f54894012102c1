"""The commands of keys and typed lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mockloop.core.scenario import SECTIONS
from mockloop.ports import TypedLine

BY_KEY = {
    "\r": "enter",
    "\n": "enter",
    "r": "repeat",
    "s": "skip",
    "x": "redo",
    "p": "pause",
    "q": "stop",
    "?": "keys",
    "m": "more_time",
    "right": "next_section",
    "backspace": "unmark",
    "\x7f": "unmark",
    "\b": "unmark",
    **{str(number): f"mark_{section}" for number, section in enumerate(SECTIONS, 1)},
}
BY_WORD = {
    "": "enter",
    "repeat": "repeat",
    "skip": "skip",
    "redo": "redo",
    "pause": "pause",
    "stop": "stop",
    "quit": "stop",
    "more": "more_time",
    "section": "next_section",
    "unmark": "unmark",
    **{section: f"mark_{section}" for section in SECTIONS},
    "resume": "resume",
    "next": "next",
}
LEGEND = (
    "Enter ends the answer  m gives more time  p pauses  q stops and keeps everything\n"
    "→ begins the next section, 1 to 5 that section, Backspace undoes it  r repeats  s skips  x redoes"
)


LINE_LEGEND = (
    "Enter ends the answer. A letter and Enter: m gives more time, p pauses, q stops and keeps everything, "
    "r repeats, s skips, x redoes. "
    "Type 'section' when the next section begins, or its number, 1 for the situation to 5 for the reflection; "
    "'unmark' takes that back."
)


def command_of_key(key: str) -> str | None:
    """Return the command of one key press, None if the key has none."""
    return BY_KEY.get(key.lower())


def command_of_line(line: str) -> str | None:
    """Return the command of one typed line: a word, or the first letter, as the key."""
    word = line.strip().lower()
    return BY_WORD.get(word) or (BY_KEY.get(word) if len(word) == 1 else None)


@dataclass(frozen=True, slots=True)
class Keys:
    """The commands of key presses and of typed lines; None for none."""

    of_key: Callable[[str], str | None]
    of_line: Callable[[str], str | None]


INTERVIEW = Keys(command_of_key, command_of_line)

TYPING_LEGEND = "Type your answer. An empty line ends it; /repeat, /skip, /redo, /pause and /stop do what they say."


def typed_line(line: str) -> TypedLine:
    """Return a line of a typed answer: words, or a command after a slash; a slash before anything else is text."""
    text = line.strip()
    if not text:
        return TypedLine(command="enter")
    command = command_of_line(text[1:]) if text.startswith("/") and len(text) > 1 else None
    return TypedLine(command=command) if command else TypedLine(line=text)
