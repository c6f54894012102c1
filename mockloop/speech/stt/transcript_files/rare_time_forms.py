"""Rewrite times in rarer forms as clocks: '[0.80s -> 2.40s]', '0h00m03s', '0:033 seconds', dates before times.

Each form is looked for at the start of lines, and counts only if the file has it again and again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from mockloop.speech.stt.transcript_files.time_stamps import STAMP

_FEWEST = 2  # lines with a form before it counts
_LEAST = 0.3  # the share of lines, empty ones left out, that must have the form
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
_HOURS, _MINUTES, _SECONDS = (rf"(?:1 {unit}|\d{{1,3}} {unit}s)" for unit in ("hour", "minute", "second"))
_IN_WORDS = rf"(?:(?:{_HOURS},? ?)?(?:{_MINUTES},? ?)?{_SECONDS}|(?:{_HOURS},? ?)?{_MINUTES}|{_HOURS})"
_NUMBER = r"\d{1,6}(?:[.,]\d{1,6})?"
_UNITS = (
    r"(?:(\d{1,3})\s?h(?:rs?)?[\s:,]{0,2})?(?:(\d{1,3})\s?m(?:in)?[\s:,]{0,2})?(?:(\d{1,5}(?:[.,]\d{1,3})?)\s?s(?:ec)?)"
)
_HEAD = r"^([ \t]*(?:[-*•][ \t]+)?)"
_BARE = re.compile(r"^[ \t]*(\d{1,6}\.\d{1,6})(?: +(\d{1,6}\.\d{1,6}))? +(?=\S)")
_FEWEST_BARE, _NEARLY_ALL = 4, 0.9
_Form = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def clock(seconds: float) -> str:
    """'0:00:03.200'."""
    ms = round(seconds * 1000)
    return f"{ms // 3_600_000}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"


def _number(text: str | None) -> float:
    return float((text or "0").replace(",", "."))


def _from_units(found: re.Match[str], at: int) -> str:
    hours, minutes, seconds = (_number(found[group]) for group in range(at, at + 3))
    return clock(hours * 3600 + minutes * 60 + seconds)


_FORMS: tuple[_Form, ...] = (
    (  # a recognizer's '[0.80s -> 2.40s] text'
        re.compile(rf"{_HEAD}[\[(][ \t]*({_NUMBER})[ \t]?s?[ \t]*-{{1,2}}>[ \t]*({_NUMBER})[ \t]?s?[ \t]*[\])][: \t]?"),
        lambda m: f"{m[1]}[{clock(_number(m[2]))} --> {clock(_number(m[3]))}] ",
    ),
    (
        re.compile(rf"{_HEAD}({_NUMBER})[ \t]?s?[ \t]*-{{1,2}}>[ \t]*({_NUMBER})[ \t]?s?(?=\s|$)[: \t]?"),
        lambda m: f"{m[1]}[{clock(_number(m[2]))} --> {clock(_number(m[3]))}] ",
    ),
    (
        re.compile(rf"{_HEAD}[\[(]?({_NUMBER})[ \t]?s?[ \t]*[-–—][ \t]*({_NUMBER})[ \t]?s?(?:[\])]:?|:)(?=\s)"),
        lambda m: f"{m[1]}[{clock(_number(m[2]))} --> {clock(_number(m[3]))}]",
    ),
    (
        re.compile(rf"{_HEAD}start[=:][ \t]?({_NUMBER})s?,? (?:stop|end)[=:][ \t]?({_NUMBER})s?,? (?:speaker_)?(\S+)"),
        lambda m: f"{m[1]}[{clock(_number(m[2]))} --> {clock(_number(m[3]))}] {m[4].rstrip(':')}:",
    ),
    (  # '0h00m03s', '[1m 03s]', '(0.8s)'
        re.compile(rf"{_HEAD}[\[(][ \t]*{_UNITS}[ \t]*[\])](?=[\s:]|$)", re.IGNORECASE),
        lambda m: f"{m[1]}[{_from_units(m, 2)}]",
    ),
    (
        re.compile(rf"{_HEAD}(?=\d+[ \t]?[hm]){_UNITS}(?=[\s:]|$)", re.IGNORECASE),
        lambda m: f"{m[1]}[{_from_units(m, 2)}]",
    ),
    (
        re.compile(rf"{_HEAD}({_NUMBER})[ \t]?(?:s|secs?|seconds?):(?=\s)", re.IGNORECASE),
        lambda m: f"{m[1]}[{clock(_number(m[2]))}]",
    ),
    (
        re.compile(rf"{_HEAD}(\d{{1,3}})['’′](\d\d)(?:\"|”|″|'')(?=\s)"),
        lambda m: f"{m[1]}[{clock(_number(m[2]) * 60 + _number(m[3]))}]",
    ),
    (  # a range with the speaker before it
        re.compile(rf"{_HEAD}([^\W\d_][\w .'’-]{{0,38}}?\w)[ \t:,]+({STAMP})[ \t]*-{{1,2}}>[ \t]*({STAMP})[ \t]*$"),
        lambda m: f"{m[1]}{m[3]} --> {m[4]}\n{m[2]}:",
    ),
    (  # a range of clocks in brackets or before a colon
        re.compile(rf"{_HEAD}[\[(][ \t]*({STAMP})[ \t]*[-–—][ \t]*({STAMP})[ \t]*[\])]"),
        lambda m: f"{m[1]}[{m[2]} --> {m[3]}]",
    ),
    (  # a range in milliseconds
        re.compile(rf"{_HEAD}[\[(]?(\d{{1,9}})[ \t]?ms[ \t]*(?:[-–—]|-->?)[ \t]*(\d{{1,9}})[ \t]?ms[\])]?:?"),
        lambda m: f"{m[1]}[{clock(int(m[2]) / 1000)} --> {clock(int(m[3]) / 1000)}]",
    ),
    (  # a range behind a name: its beginning is enough
        re.compile(rf"^([ \t]*[^\W\d_][\w .'’-]{{0,38}}[ \t]*)[\[(]({STAMP})[ \t]*[-–—][ \t]*{STAMP}[\])]"),
        lambda m: f"{m[1]}({m[2]})",
    ),
    (
        re.compile(rf"{_HEAD}T\+({STAMP})"),
        lambda m: f"{m[1]}[{m[2]}]",
    ),
    (  # a log: date and time as one
        re.compile(rf"{_HEAD}\[?\d{{4}}-\d\d-\d\dT({_CLOCK}(?:[.,]\d{{1,6}})?)(?:Z|[+-]\d\d:?\d\d)?\]?(?=\s)"),
        lambda m: f"{m[1]}[{m[2]}]",
    ),
    (  # a time that is a link
        re.compile(rf"{_HEAD}\[({STAMP})\]\([^()\s]+\)"),
        lambda m: f"{m[1]}[{m[2]}]",
    ),
    (  # a copied panel: the visible time and the time for screen readers are joined
        re.compile(rf"{_HEAD}({_CLOCK})(?:{_IN_WORDS}[ \t]*\n?|\n{_IN_WORDS}(?:[ \t]*\n|(?=\S)))"),
        lambda m: f"[{m[2]}] ",
    ),
    (  # 'Sam Lee 0 minutes 3 seconds', and the time in words alone
        re.compile(rf"{_HEAD}(?:[^\W\d_][\w .,'’()-]{{0,60}}?[ \t]+)?{_IN_WORDS}[ \t]*(?:\n|$)"),
        lambda m: "",
    ),
    (  # LRC in which each word has a time
        re.compile(rf"{_HEAD}\[({_CLOCK}[.:]\d{{1,3}})\][ \t]*(?=<{_CLOCK}[.:]\d{{1,3}}>)"),
        lambda m: f"{m[2]} --> ",
    ),
    (  # a chat: the date before the time
        re.compile(
            rf"{_HEAD}\[?\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},?[ \t]+({_CLOCK})[ \t]?([ap]m)?\]?(?:[ \t]+[-–])?[ \t]+",
            re.IGNORECASE,
        ),
        lambda m: f"{m[1]}[{_of_day(m[2], m[3])}] ",
    ),
    (  # the time of day behind a name
        re.compile(
            rf"^([ \t]*[^\W\d_][\w .'’-]{{0,38}}?[ \t]*)(?:[\[(]|[-–—] (?:today|yesterday) at )"
            rf"({_CLOCK})[ \t]?([ap]m)[\])]?",
            re.IGNORECASE,
        ),
        lambda m: f"{m[1]}({_of_day(m[2], m[3])})",
    ),
)


def _of_day(time: str, half: str | None) -> str:
    """Return a time of day with its hour, '10:02' as '10:02:00'."""
    hour, minute, *second = (int(part) for part in time.split(":"))
    if half:
        hour = hour % 12 + 12 * (half.lower() == "pm")
    return f"{hour}:{minute:02d}:{second[0] if second else 0:02d}"


def with_usual_times(text: str) -> str:
    """Return the text with such times as clocks, if it has them again and again."""
    filled = sum(1 for line in text.split("\n") if line.strip())
    for form, written in _FORMS:
        lines = re.compile(form.pattern, form.flags | re.MULTILINE)
        count = sum(1 for _ in lines.finditer(text))
        if count >= _FEWEST and count >= _LEAST * _share(filled):
            text = lines.sub(written, text)
    return _bare_seconds(text)


def _bare_seconds(text: str) -> str:
    """Return a text in which nearly every line begins with one or two increasing decimal numbers, as stamped lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    found = [one for one in map(_BARE.match, lines) if one]
    starts = [_number(one[1]) for one in found]
    if len(found) < _FEWEST_BARE or len(found) < _NEARLY_ALL * len(lines) or starts != sorted(starts):
        return text
    return "\n".join(_BARE.sub(_bare, line) for line in lines)


def _bare(found: re.Match[str]) -> str:
    until = f" --> {clock(_number(found[2]))}" if found[2] else ""
    return f"[{clock(_number(found[1]))}{until}] "


def _share(filled: int) -> float:
    """Return how many lines are needed: all of a few, half of many, since text may take several lines."""
    return filled / 2 if filled > 4 else filled
