"""A value of a record, taken for what it is said to be and nothing else: a journal may hold anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from mockloop.core.printable import printable

LARGEST = 1e12  # beyond it, and for what is not finite, arithmetic ends in surprises
LONGEST_S = 1e6  # eleven days: no session, take or word lies beyond

Value = TypeVar("Value")


def text(value: Any) -> str:
    """Return a string that can be written down and shown. Raise ValueError."""
    if not isinstance(value, str):
        raise ValueError(f"{value!r:.40} is no text")
    if not value.isascii():
        value.encode()  # half a character, as JSON can hold it, could be neither printed nor kept
    return printable(value)


def texts(value: Any) -> tuple[str, ...]:
    """Return some strings. Raise ValueError."""
    return tuple(text(one) for one in _listed(value))


def counts(value: Any) -> tuple[int, ...]:
    """Return some whole numbers. Raise ValueError."""
    return tuple(count(one) for one in _listed(value))


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r:.40} is no list")
    return value


def flag(value: Any) -> bool:
    """Return True or False. Raise ValueError."""
    if not isinstance(value, bool):
        raise ValueError(f"{value!r:.40} is neither true nor false")
    return value


def count(value: Any) -> int:
    """Return a whole number from 0. Raise ValueError."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{value!r:.40} is no whole number from 0")
    return value


def number(value: Any) -> float:
    """Return a number, and no stand-in for one. Raise ValueError."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not -LARGEST <= value <= LARGEST:
        raise ValueError(f"{value!r:.40} is no number")
    return float(value)


def seconds(value: Any) -> float:
    """Return a time within a session, or the length of something in it. Raise ValueError."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not -LONGEST_S <= value <= LONGEST_S:
        raise ValueError(f"{value!r:.40} seconds are no time of a session")
    return float(value)


def mapping(value: Any) -> dict[str, Any]:
    """Fields with names. Raises ValueError."""
    if not isinstance(value, dict):
        raise ValueError(f"{value!r:.40} has no fields")
    return value


def optional(read: Callable[[Any], Value]) -> Callable[[Any], Value | None]:
    """Return the same, or nothing."""
    return lambda value: None if value is None else read(value)
