"""Make text safe for a terminal: it cannot move the cursor, change the title or the reading order."""

from __future__ import annotations

import re

# C0 except tab and line end, DEL, C1, and the marks that override the writing direction (CVE-2021-42574)
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# mockloop's own control characters: colours, a carriage return at either end of a write, and a bell by itself
_OURS = re.compile("(\x1b\\[[0-9;]*m|\\A\r|\r\\Z)")
_BELLS = re.compile("\a+")
STAND_IN = "\ufffd"


def printable(text: str) -> str:
    """Replace every control character except tab and line end with a replacement sign."""
    return text if text.isprintable() else _UNSAFE.sub(STAND_IN, text)


def for_terminal(text: str) -> str:
    """Do the same for mockloop's own output: colours, carriage returns and the bell stay."""
    if text.isprintable() or _BELLS.fullmatch(text):
        return text
    return "".join(piece if odd else printable(piece) for odd, piece in _pieces(text))


def _pieces(text: str) -> list[tuple[bool, str]]:
    return [(index % 2 == 1, piece) for index, piece in enumerate(_OURS.split(text))]
