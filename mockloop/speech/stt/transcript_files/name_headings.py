"""Names on lines of their own: above the text, above a stamp, or as a heading of Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mockloop.speech.stt.transcript_files.speakers import is_name
from mockloop.speech.stt.transcript_files.time_stamps import STAMP

HEAD = "\x00"  # put before a name that is a heading; earlier steps removed this character from the text
_STAMP_ALONE = re.compile(rf"^\s*[\[(]?\s*{STAMP}\s*[\])]?\s*$")
_NAME_ALONE = re.compile(r"^(?P<mark>#{0,6})\s*\**(?P<name>[^\W\d_][^\n:*\[\](){}.!?,;]{1,39}?)\**\s*$")


def with_names_marked(lines: Sequence[str]) -> list[str]:
    """Return the lines with the names that head others marked; leave out a list of participants.

    A name above a stamp joins it on one line, a form that is read anyway.
    """
    kept = _without_attendees(lines)
    kept = _above_stamps(kept)
    names = _above_text(kept)
    return [f"{HEAD}{names[at]}" if at in names else line for at, line in enumerate(kept)]


def _without_attendees(lines: Sequence[str]) -> list[str]:
    for at, line in enumerate(lines):
        if line.strip().lower() == "attendees":
            after = next((i for i in range(at + 1, len(lines)) if lines[i].strip()), at)
            who = lines[after].split(",")
            until = after + 1 if all(is_name(name.strip()) for name in who) else at + 1
            return [*lines[:at], *lines[until:]]
    return list(lines)


def _above_stamps(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        alone = _NAME_ALONE.match(found[-1]) if found and _STAMP_ALONE.match(line) else None
        if alone and is_name(alone["name"]):
            found[-1] = f"{alone['name']}  {line.strip()}"
        else:
            found.append(line)
    return found


def _above_text(lines: Sequence[str]) -> dict[int, str]:
    """Return where names stand alone and two people alternate. A repeated one makes others of its form names too."""
    alone = [
        (at, found) for at, line in enumerate(lines) if (found := _NAME_ALONE.match(line)) and is_name(found["name"])
    ]
    alone = [(at, found) for at, found in alone if found["mark"] or at == 0 or not lines[at - 1].strip()]
    again = Counter((found["mark"], found["name"].lower()) for _, found in alone)
    marks = {mark for (mark, _), count in again.items() if count > 1}
    names = {at: found["name"] for at, found in alone if found["mark"] in marks}
    return names if len({name.lower() for name in names.values()}) > 1 else {}
