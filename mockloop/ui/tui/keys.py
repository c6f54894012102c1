"""The keys that have a meaning at the moment, and their names in the bottom line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from mockloop.core.scenario import SECTIONS
from mockloop.ui.terminal.keys import command_of_key
from mockloop.ui.tui.styled_lines import Line, plain

if TYPE_CHECKING:
    from mockloop.core.events import Offer
    from mockloop.ui.tui.screen_state import ScreenState


@dataclass(frozen=True, slots=True)
class Key:
    """A key, its command, and its name, in full and in short; ``meaning``: what it does, where there is room."""

    name: str
    command: str
    label: str
    short: str = ""
    meaning: str = ""


_REPEAT = Key("r", "repeat", "repeat", meaning="hear the question again")
_SKIP = Key("s", "skip", "skip", meaning="skip the question")
_REDO = Key("x", "redo", "redo", meaning="answer again")
_PAUSE = Key("p", "pause", "pause")
_STOP = Key("q", "stop", "stop", meaning="stop and keep")
_ASKING = (Key("Enter", "enter", "answer now"), _REPEAT, _REDO, _SKIP, _PAUSE, _STOP)
_MORE = Key("m", "more_time", "more time", "more", "take time to think")
_NEXT = Key("→", "next_section", "next section", "section")
_SECTIONS = tuple(Key(str(number), f"mark_{name}", name) for number, name in enumerate(SECTIONS, 1))
_UNMARK = Key("Backspace", "unmark", "undo the mark")
_DONE = Key("Enter", "enter", "done", meaning="end the answer")
_KEYS, _BACK = Key("?", "keys", "keys"), Key("?", "keys", "back")
_READ_ON = Key("↑↓", "", "read on")
_BY_NAME = {"enter": "enter", "right": "next_section", "backspace": "unmark"}
_PREPARING = (Key("Enter", "enter", "record now"), _REPEAT, _SKIP, _PAUSE, _STOP)
_DECIDING = (Key("Enter", "enter", "keep the last take"), Key("x", "redo", "record another take"), _STOP)
_WORKING = (_PAUSE, _STOP)
_STARTING = (_STOP,)
_SECOND_PASS = (Key("Enter", "enter", "skip this"),)
_IN_PHASE = {"starting": _STARTING, "working": _WORKING, "second pass": _SECOND_PASS, "preparing": _PREPARING}
_WAITING = {
    "paused": (Key("Enter, p", "enter", "go on"), _REPEAT, Key("x", "redo", "redo the answer"), _SKIP, _STOP),
    "unheard": (Key("Enter", "enter", "record again"), _REPEAT, _SKIP, _STOP),
    "coached": (Key("Enter", "enter", "go on"), Key("x", "redo", "again"), _REPEAT, _STOP, _READ_ON),
}


_LESS_NEEDED = ("skip", "redo", "repeat", "more_time", "next_section")  # in a narrow terminal these are left out first


def offered(state: ScreenState) -> tuple[Key, ...]:
    """Return the keys that do something now; all others are ignored."""
    if state.phase == "asking":
        return _ASKING if state.details.takes is None else tuple(key for key in _ASKING if key is not _REDO)
    if state.phase == "listening":
        sections = (_NEXT,) if state.story else ()
        redo = (_REDO,) if _may_redo(state) else ()
        return (_DONE, *sections, _MORE, _REPEAT, *redo, _SKIP, _PAUSE, _STOP)
    if state.phase == "waiting" and state.offer:
        return _chosen_from(state.offer)
    return _IN_PHASE.get(state.phase, ())


def _may_redo(state: ScreenState) -> bool:
    """Return whether another take is left, if takes are limited."""
    return state.listen is None or state.listen.attempts is None or state.listen.attempt < state.listen.attempts


def _chosen_from(offer: Offer) -> tuple[Key, ...]:
    """Return the keys for these choices; the section keys choose among takes."""
    if offer.why == "deciding":
        numbers = range(1, len(offer.lengths_s) + 1) if len(offer.lengths_s) > 1 else ()
        takes = tuple(Key(str(number), f"mark_{SECTIONS[number - 1]}", f"keep take {number}") for number in numbers)
        return tuple(key for key in (*_DECIDING[:1], *takes, *_DECIDING[1:]) if _is_offered(key, offer))
    return tuple(key for key in _WAITING[offer.why] if _is_offered(key, offer))


def _is_offered(key: Key, offer: Offer) -> bool:
    return key.command != "redo" or "redo" in offer.choices


def named(key: str, character: str | None) -> str | None:
    """Return the command of a key, now or at another time. ``key`` is the key's name in Textual."""
    return _BY_NAME.get(key) or command_of_key(character or "")


def command_of(state: ScreenState, key: str, character: str | None) -> str | None:
    """Return the command of a key press, None if it has none now."""
    asked_for = named(key, character)
    return asked_for if any(one.command == asked_for for one in every(state)) else None


def every(state: ScreenState) -> tuple[Key, ...]:
    """Return all keys that do something now, including those for which the bottom line has no room."""
    more: tuple[Key, ...] = (*_SECTIONS, _UNMARK) if state.phase == "listening" and state.story else ()
    if state.offer and state.offer.why == "paused":
        more = (_PAUSE,)  # the key that paused also continues
    return (*offered(state), *more)


def has_more(state: ScreenState) -> bool:
    """Return whether ``?`` has something to show."""
    return state.phase in ("asking", "listening")


def legend(state: ScreenState, width: int) -> Line:
    """Return the keys in one line: all of them, with short names, or the most needed ones and ``?``."""
    if state.keys_shown:
        return _named((_BACK, _READ_ON), "   ", short=False)
    keys, more = offered(state), (_KEYS,) if has_more(state) else ()
    for between, short in (("   ", False), ("  ", True)):
        whole = _named((*keys, *more), between, short)
        if cell_len(plain(whole)) <= width:
            return whole
    for command in _LESS_NEEDED:
        keys = tuple(key for key in keys if key.command != command)
        whole = _named((*keys, *more), "  ", short=True)
        if cell_len(plain(whole)) <= width:
            break
    return whole


def _named(keys: tuple[Key, ...], between: str, short: bool) -> Line:
    runs: list[tuple[str, str]] = []
    for number, key in enumerate(keys):
        label = (key.short or key.label) if short else key.label
        runs += [(between if number else "", ""), (key.name, "bold"), (f" {label}", "")]
    return tuple(runs)
