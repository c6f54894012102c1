"""Read single written words as they are said: '38°' as degrees, 'R500' as rand, '@' as at, 'n>=3' as 3."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.units import CODES, SIGNS

_TEMPERATURE = re.compile(r"[~+<>\u2212\u2013-]*(\d{1,3}(?:[.,]\d)?)(?:\u00b0[CcFf]?|[CF])")
_BELOW_NOUGHT = re.compile(r"[\u2212-]\d{1,2}(?:[.,]\d)?")  # '-18'; 'minus eighteen' is said of degrees too
_COMPARED = re.compile(r"[A-Za-z]{1,3}(?:[<>]=|[<>=\u2264\u2265])(\d\S*)")  # 'n>=3'
_MONEY = re.compile(
    rf"(?:{'|'.join(sorted(CODES, key=len, reverse=True))}|ksh|tsh"
    r"|n(?=\d\d\d?,\d\d\d)|r(?=\d\d|\d[.,]?\d*(?:k|m|bn)\b))\.?(\d\S*)"
)
_TECHNICAL = re.compile(  # 'N/mm2', 'mm\u00b2', 'kWh', 'req/s'
    r"(?:[\u00b5u]?[A-Za-z]{1,3}/[a-z]{1,4}(?:\d|\u00b2|\u00b3)?|[ckm]?m(?:[23]|\u00b2|\u00b3)"
    r"|[kMG]?Wh?|[km]?V|[mk]?A|mAh|[kM]?Pa|[kMG]?Hz|mmHg|dBA?|[km]?N|Nm|rpm|psi|bar|bpm|ppm|sqm|sqft|hp|mcg|[\u00b5u]g"
    r"|mg|kcal|kJ|fps|px|[km]?bps|[KMG]bit|lux|req/s|t/h|l/min)(?![\w/])"
)
_GLUED = re.compile(rf"(\d[\d.,]*)(?={_TECHNICAL.pattern})")  # '2.5mm\u00b2'
# words before '4C' or '12F' that make it a place or a group, and no temperature
_PLACES = frozenset(
    "seat room gate class form flat row platform grade year block bay unit apartment apt building section line version "
    "type terminal level dock door number no group stand berth cabin pitch hall ward route bus".split()
)
_MEASURED = frozenset(
    "deep tall wide long high away below above apart ladder wall fence pool drop fall sprint cable rope trench".split()
)
_TIMELY_SIGN = "@"


def as_read(words: Sequence[str], place: int) -> str:
    """Return one word as figures are found in it: normalized, with signs and codes before or behind its number."""
    word = words[place]
    if word == _TIMELY_SIGN:
        return "at"
    if word.startswith("\u00b0"):
        return "degree"
    bare = word.strip(" .,;:!?()*_\"'")
    if bare in ("C", "F") and re.fullmatch(r"-?\d{1,3}(?:[.,]\d)?", "".join(words[max(0, place - 1) : place])):
        return "degree"  # '58,5 C'
    glued = _GLUED.match(bare)
    before = normalized("".join(words[max(0, place - 1) : place]))
    if (
        glued
        and not bare.endswith("mg")
        and not re.match(r"\d[\d.,]*(?:km|kg|mg|ml|cm)/", bare)
        and before not in _PLACES
    ):
        return normalized(glued[1])
    warm = _TEMPERATURE.fullmatch(bare)
    if warm and before not in _PLACES:
        return f"{warm[1]}\u00b0"
    if _BELOW_NOUGHT.fullmatch(bare) and not before[-1:].isdigit():
        return f"{bare[1:]}\u00b0"
    if bare.lower() in CODES:
        return bare.lower()
    if bare[-1:] in SIGNS:
        return bare if len(bare) == 1 else bare[-1] + normalized(bare[:-1])
    behind = normalized("".join(words[place + 1 : place + 2]))
    if re.fullmatch(r"\d+(?:\.\d+)?m", bare) and behind in _MEASURED:
        return f"{bare[:-1]}metre"  # '3m deep'
    if re.fullmatch(r"\d\dc", bare):
        return f"{bare[:-1]}cent"
    compared = _COMPARED.fullmatch(bare)
    token = normalized(compared[1] if compared else word.removeprefix(_TIMELY_SIGN))
    lakhs = re.fullmatch(r"(\u20b9?\d+(?:\.\d+)?)l", token)
    if lakhs and (token[0] == "\u20b9" or before in ("rs", "inr")):
        return f"{lakhs[1]}lakh"
    times = re.fullmatch(r"[x\u00d7](\d{1,3}(?:\.\d)?)", token)
    if times:
        return f"{times[1]}x"
    coded = _MONEY.fullmatch(token)
    if coded:
        code = token[: coded.start(1)].rstrip(".")
        return coded[1] + {"r": "zar", "n": "ngn"}.get(code, code)
    return token


def is_money(word: str) -> bool:
    """Return whether a word is an amount with a code or a sign before it: 'R500', 'GHS90', '\u20ac12k'."""
    token = normalized(word)
    return _MONEY.fullmatch(token) is not None or re.match(rf"[a-z]{{0,2}}[{''.join(SIGNS)}]\d", token) is not None


def is_technical(word: str) -> bool:
    """Return whether a word is a unit of engineering or science: 'N/mm2', 'kWh', 'rpm'."""
    return _TECHNICAL.fullmatch(word.strip(" .,;:!?()")) is not None
