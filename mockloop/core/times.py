"""Write times for people."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """Return minutes and seconds: 1:15 for 75."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def total_against(seconds: float, target_s: float) -> str:
    """Return the time of a whole answer beside its target: '1:32 of 2:55, 1:23 under'."""
    by_s = round(seconds) - round(target_s)
    beside = f"{clock(abs(by_s))} {'over' if by_s > 0 else 'under'}" if by_s else "on target"
    return f"{clock(seconds)} of {clock(target_s)}, {beside}"


def against(seconds: float, target_s: float) -> str:
    """Return a time beside its target: '38 s of 30 s, 8 s over'."""
    difference = round(seconds) - round(target_s)
    beside = "on target" if difference == 0 else f"{abs(difference)} s {'over' if difference > 0 else 'under'}"
    return f"{seconds:.0f} s of {target_s:.0f} s, {beside}"
