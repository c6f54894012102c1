"""Which key and which typed line asks for what."""

from __future__ import annotations

BY_KEY = {
    "\r": "enter",
    "\n": "enter",
    "r": "repeat",
    "s": "skip",
    "x": "redo",
    "p": "pause",
    "q": "stop",
    "m": "more_time",
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
    "resume": "resume",
    "next": "next",
}
LEGEND = "Enter ends the answer  r repeats  s skips  x redoes  p pauses  q stops and keeps everything"


def command_of_key(key: str) -> str | None:
    """The command of one key press, None where the key means nothing."""
    return BY_KEY.get(key.lower())


def command_of_line(line: str) -> str | None:
    """The command of one typed line: a word, or the first letter that a key would be."""
    word = line.strip().lower()
    return BY_WORD.get(word) or (BY_KEY.get(word) if len(word) == 1 else None)
