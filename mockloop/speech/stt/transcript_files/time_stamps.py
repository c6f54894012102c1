"""Times in files: '00:00:01,500', '1:02', '0:00:01.5', '00:00:01:12' (frames), '-00:00:01,000'."""

from __future__ import annotations

import re
from collections.abc import Iterable

STAMP = r"-?\d{1,3}\s?:\s?\d{1,2}(?:\s?:\s?\d{1,2})?(?:\s?[.,:;]\s?\d{1,9})?"
_PARTS = re.compile(r"(-?)(\d{1,3}):(\d{1,2})(?::(\d{1,2})(?!\d))?(?:([.,:;])(\d{1,9}))?$")
_RATES = (24, 25, 30, 60)  # frames a second; the first one above every frame number is used


def seconds(stamp: str, frames_per_s: int = 25) -> float | None:
    """Return the seconds of a time, None if it is not one.

    A last part of two digits after ':' or ';' counts frames.
    """
    found = _PARTS.match(re.sub(r"\s+", "", stamp))
    if not found:
        return None
    sign, first, second, third, mark, fraction = found.groups()
    whole = int(first) * 3600 + int(second) * 60 + int(third) if third else int(first) * 60 + int(second)
    part = 0.0
    if fraction:
        part = int(fraction) / frames_per_s if mark in ":;" and len(fraction) < 3 else float(f"0.{fraction}")
    return -(whole + part) if sign else whole + part


def frame_rate(stamps: Iterable[str]) -> int:
    """Return the frames a second that fit the highest frame number among the times."""
    found = [re.search(r"\d:\d{1,2}:\d{1,2}[:;](\d{1,2})$", re.sub(r"\s+", "", stamp)) for stamp in stamps]
    most = max((int(one[1]) for one in found if one), default=0)
    return next((rate for rate in _RATES if most < rate), 100)
