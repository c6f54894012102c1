"""A time against its target, drawn in characters."""

from __future__ import annotations


def bar(seconds: float, target_s: float, width: int = 20) -> str:
    """Return a bar with a mark | at the target; the part beyond it is drawn with another sign."""
    mark = round(width * 2 / 3)
    filled = min(width, round(mark * seconds / target_s)) if target_s else 0
    inside, past = min(filled, mark), max(0, filled - mark)
    return "█" * inside + "·" * (mark - inside) + "|" + "▒" * past + " " * (width - mark - past)
