"""The keys of the debrief: their names in the bottom line, and what each does, which ``?`` shows."""

from __future__ import annotations

from rich.cells import cell_len

from mockloop.ui.tui.styled_lines import BLANK, Line, justified, line, plain

MORE = "↓ more below"
_FOLD, _UNFOLD = ("all of it", "all"), ("in short", "less")  # what f does next, in full and in short
_ALL = (
    ("↑ ↓", "scroll; Page Up, Page Down, Home and End as well"),
    ("Tab", "go to the next quotation; Shift+Tab goes back"),
    ("Space", "hear the quotation, or stop it"),
    ("f", "show every finding and every word, or the summary again"),
    ("q, Esc", "leave; the session is kept"),
    ("?", "hide these keys"),
)


def legend(width: int, whole: bool, more: bool) -> Line:
    """Return the keys in one line.

    ``whole``: everything is shown, so ``f`` shortens. ``more``: there is more to read below.
    """
    kept = MORE if more else ""
    for shown in dict.fromkeys((kept, kept[:1])):
        for between, short in (("   ", False), ("  ", False), ("  ", True)):
            keys = _named(between, short, _UNFOLD if whole else _FOLD)
            if cell_len(plain(keys)) + bool(shown) + cell_len(shown) <= width:
                return justified(keys, line(shown), width)
    return keys


def all_keys() -> list[Line]:
    """Return what each key does, a line for each, between two empty lines."""
    return [BLANK, *(((name.rjust(8), "bold"), (f"  {does}", "")) for name, does in _ALL), BLANK]


def _named(between: str, short: bool, fold: tuple[str, str]) -> Line:
    keys = (
        ("↑↓", ("scroll", "scroll")),
        ("Tab", ("next", "next")),
        ("Space", ("hear it", "hear")),
        ("f", fold),
        ("q", ("leave", "leave")),
        ("?", ("keys", "keys")),
    )
    runs: list[tuple[str, str]] = []
    for number, (name, labels) in enumerate(keys):
        runs += [(between if number else "", ""), (name, "bold"), (f" {labels[short]}", "")]
    return tuple(runs)
