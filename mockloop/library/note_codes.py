"""Find places and groups that notes name by a letter: 'parking B', 'wing C', and versions, 'v4.17'."""

from __future__ import annotations

import re
from collections.abc import Iterator

LETTERED = (
    "parking|car park|block|building|bldg|ward|gate|hall|team|group|class|wing|section|terminal|room|shift|line|zone|"
    "platform|unit|bay|plant|site|option|version|deck|corridor|stand|pitch|lot|batch|entrance|exit|stairwell|stair|"
    "dock|sector|level|house|tower|area|set|phase|category|type"
)
_LETTERED = re.compile(rf"(?<![\w-])(?:{LETTERED}) [A-Z](?![\w&'\u2019/-]|\.\w| [A-Z])", re.IGNORECASE)


_VERSION = re.compile(r"(?<![\w.])v\d+(?:\.\d+)*(?!\w)")


def lettered(line: str) -> Iterator[str]:
    """Yield each place or group with its letter, which is a capital, and each version."""
    yield from (found[0] for found in _LETTERED.finditer(line) if found[0][-1].isupper())
    yield from (found[0] for found in _VERSION.finditer(line))
