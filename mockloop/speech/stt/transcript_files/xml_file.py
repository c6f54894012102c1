"""Subtitles in XML: TTML (also dfxp), and YouTube's own forms, in which words may have times of their own.

Read piece by piece and not by a parser of XML: half a file says as much as it has, and nothing in it is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mockloop.speech.stt.transcript_files.stamps import seconds
from mockloop.speech.stt.transcript_files.values import Cue, Parsed, Problem, SaidWord

BEGINS = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*|<!DOCTYPE[^>]*>\s*)?<(?:\w+:)?(?:tt|transcript|timedtext)\b"
_CUE = re.compile(
    r"<(?:\w+:)?(?P<tag>p|text)\b(?P<inside>[^<>]*[^<>/])?>(?P<said>.*?)(?=</(?:\w+:)?(?P=tag)>|\Z)", re.DOTALL
)
_WORD = re.compile(r"<s\b(?P<inside>[^<>]*)>(?P<said>[^<>]*)</s>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_BREAK = re.compile(r"<(?:\w+:)?br\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_UNITS_S = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "t": 1e-7, "": 1.0}
_COUNTED = re.compile(r"(\d+(?:\.\d+)?)(h|ms|m|s|t|)$")


def read(text: str) -> Parsed | Problem | None:
    """Return the cues of subtitles in XML; None where the text is none."""
    if not re.match(BEGINS, text, re.IGNORECASE):
        return None
    return Parsed("subtitles", tuple(_cues(text)))


def _cues(text: str) -> Iterator[Cue]:
    for found in _CUE.finditer(text):
        named = dict(_ATTRIBUTE.findall(found["inside"] or ""))
        if named.get("a") == "1":  # YouTube: a line end of its own
            continue
        start_s, end_s = _times(named)
        words = tuple(_words(found["said"], start_s))
        said = _TAG.sub("", _BREAK.sub("\n", found["said"]))
        yield Cue(said, start_s, end_s, "", words)


def _times(named: Mapping[str, str]) -> tuple[float | None, float | None]:
    """Return when a cue begins and ends: in milliseconds where YouTube calls it 't', else in seconds or as a clock."""
    if "t" in named:
        start_s, length_s = _milliseconds(named["t"]), _milliseconds(named.get("d", ""))
    else:
        start_s = _time(named.get("begin", named.get("start", "")))
        length_s = _time(named.get("dur", ""))
    end_s = _time(named.get("end", ""))
    if end_s is None and start_s is not None and length_s is not None:
        end_s = start_s + length_s
    return start_s, end_s


def _words(said: str, start_s: float | None) -> Iterator[SaidWord]:
    """Yield the words that have times of their own, as offsets from the beginning of their line."""
    found = list(_WORD.finditer(said))
    if start_s is None or not any("t=" in word["inside"] for word in found):
        return
    for word in found:
        offset_s = _milliseconds(dict(_ATTRIBUTE.findall(word["inside"])).get("t", "0"))
        if word["said"].strip():
            yield SaidWord(word["said"].strip(), None if offset_s is None else start_s + offset_s)


def _milliseconds(text: str) -> float | None:
    return int(text) / 1000.0 if re.fullmatch(r"\d{1,12}", text, re.ASCII) else None


def _time(text: str) -> float | None:
    found = _COUNTED.match(text.strip())
    return float(found[1]) * _UNITS_S[found[2]] if found else seconds(text.strip())
