"""Numbers in digits: '1,400', '1.400', '12 500 kr', '$1.3m', '11.5 lakh', '7,5', '8½'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mockloop.analysis.text.numerals import ONES, SCALES, SUFFIXES, TENS, spoken_number
from mockloop.analysis.text.units import CODES, MONEY, SIGNS, WRITTEN_UNITS, singular

_WRITTEN = re.compile(
    rf"(?:(?:us|a|c|nz|s|hk|au|ca)?(?P<sign>[{''.join(SIGNS)}]))?"
    r"(?P<value>\d{1,3}(?:[,']\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:\.\d\d0)+|\d+(?:\.\d+)?|\.\d+|\d+,\d\d?|\d*[½¼¾])"
    rf"(?:(?P<unit>{'|'.join(map(re.escape, WRITTEN_UNITS))}|st|nd|rd|th)"
    rf"|(?P<scale>k|m|mn|mio|mln|bn|b|cr|crore|lakh)(?P<money>{'|'.join(map(re.escape, (*CODES, *SIGNS)))})?"
    r"|(?P<letter>[a-f]))?"
    r"(?:/(?P<rate>[a-z]{1,8}))?"  # '300/h' counts what the words around it say
)
_LASTING = re.compile(r"(\d{1,2})(?:h|hr|hrs)([0-5]?\d)(?:m|min|mins)?")  # '1h30', '2h15m'
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def written_number(tokens: Sequence[str], index: int) -> tuple[float, int, str] | None:
    """Return the number in digits that begins at a token: its value, the index after it, and a unit written with it."""
    lasting = _LASTING.fullmatch(tokens[index])
    if lasting:
        return 60.0 * int(lasting[1]) + int(lasting[2]), index + 1, "minute"
    found = _WRITTEN.fullmatch(tokens[index])
    if not found:
        return None
    scale = "" if found["scale"] == "b" and not found["sign"] else found["scale"]  # 'class 7b' is no billion
    digits = _plain_digits(found["value"])
    value = float(digits[:-1] or 0) + _PARTS[digits[-1]] if digits[-1] in _PARTS else float(digits)
    value *= SUFFIXES.get(scale or "", 1.0)
    written = found["unit"] or found["money"] or ""
    unit = SIGNS.get(found["sign"] or "", "") or WRITTEN_UNITS.get(written, written)
    after = index + 1
    mixed = re.fullmatch(r"(\d)/([2-9]|1\d)\"?", "".join(tokens[after : after + 1]))
    if mixed and not unit and value % 1 == 0:  # '11 7/8'
        value, after = value + int(mixed[1]) / int(mixed[2]), after + 1
    groups = _groups_after(tokens, after) if re.fullmatch(r"\D?\d{1,3}(?!\d)[a-z]*", tokens[index]) else ""
    if groups:
        value, after = float(f"{value:.0f}{groups}"), after + len(groups) // 3
    while after < len(tokens) and tokens[after].split("/")[0] in SCALES:  # '11.5 lakh/yr'
        value *= SCALES[tokens[after].split("/")[0]]
        after += 1
    if tokens[after : after + 1] in (["mil"], ["mill"]) and (unit in MONEY or tokens[index - 1] in CODES):
        value, after = 1e6 * value, after + 1  # 'AUD 2.3 mil'
    further = plain_number("".join(tokens[after : after + 1]))
    if after > index + 1 and value % 1000 == 0 and 100 <= further < 1000:  # '18 thousand 500'
        value, after = value + further, after + 1
    if tokens[after : after + 1] == ["and"] and not unit and value and value % 100 == 0 and value < 1e6:
        rest = spoken_number(tokens, after + 1) or (
            plain_number("".join(tokens[after + 1 : after + 2])),
            after + 2,
            "",
        )
        if 0 < rest[0] < 100:  # 'three hundred and 18', as some recognizers write it
            value, after = value + rest[0], rest[1]
    return value, after, unit if unit not in ("st", "nd", "rd", "th") else "date"


def _groups_after(tokens: Sequence[str], after: int) -> str:
    """Return the digits of '000' in '45 000', of '240' and '000' in '1 240 000', of '500' in '12 500 kr'."""
    digits = ""
    while after < len(tokens) and re.fullmatch(r"\d{3}", tokens[after]):
        digits, after = digits + tokens[after], after + 1
    named = "".join(tokens[after : after + 1])
    return digits if digits.endswith("000") or singular(named) in MONEY else ""


def _plain_digits(written: str) -> str:
    """Return a number as in English: 1400 for '1,400', '1.400' and "1'400", 7.5 for '7,5'."""
    if re.fullmatch(r"\d+,\d\d?", written):
        return written.replace(",", ".")
    grouped = re.fullmatch(r"[1-9]\d{0,2}(?:\.\d\d0)+", written)
    return re.sub(r"[,'.]" if grouped else r"[,']", "", written)


def plain_number(token: str) -> int:
    """Return a whole number that is one word; 0 for any other word."""
    return int(token) if token.isdecimal() else ONES.get(token, TENS.get(token, 0))
