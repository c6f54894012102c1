"""Subtitles in XML: TTML (also dfxp), and YouTube's own forms, in which words may have times of their own.

Read piece by piece and not with an XML parser, so that nothing in it is expanded; a file with an incomplete tag is
refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mockloop.speech.stt.transcript_files.time_stamps import seconds
from mockloop.speech.stt.transcript_files.values import Cue, FileProblem, Parsed, SaidWord

BEGINS = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*|<!DOCTYPE[^>]*>\s*)?<(?:\w+:)?(?:tt|transcript|timedtext)\b"
_TAGS = re.compile(  # what is not a complete tag was said
    r"""(</?[\w:]{1,30}(?:\s{1,9}[\w:-]{1,40}=(?:"[^"<>]{0,300}"|'[^'<>]{0,300}'))*\s{0,9}/?>|<[?!][^<>]{0,300}>)"""
)
_CUE = re.compile(r"<(?:\w+:)?(?:p|text)\b")
_TIMED = re.compile(r"""<(?:\w+:)?(?:p|text)\s[^<>]{0,200}\b(?:begin|start|t)=["'][\d:.]""")
_FEWEST = 3  # cues with times, in a file that lost its beginning or has text above it
_WORD = re.compile(r"<s\b")
_BREAK = re.compile(r"<(?:\w+:)?br\b")
_HEAD = re.compile(r"<(/?)(?:\w+:)?(?:head|metadata)\b")
_AGENT = re.compile(
    r"""<(?:\w+:)?agent\b[^<>]{0,200}\bxml:id=["']([^"'<>]{1,60})["'][^<>]{0,200}>\s*<(?:\w+:)?name\b[^<>]{0,200}>([^<>]{1,60})<"""
)
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_BROKEN = re.compile(r"""[<>]|=["']""")  # speech has entities in place of these
_UNITS_S = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "t": 1e-7, "": 1.0}
_COUNTED = re.compile(r"(\d+(?:\.\d+)?)(h|ms|m|s|t|)$")


def read(text: str) -> Parsed | FileProblem | None:
    """Return the cues of subtitles in XML; None if the text is not such."""
    if not re.match(BEGINS, text, re.IGNORECASE) and len(_TIMED.findall(text)) < _FEWEST:
        return None
    if any(map(_BROKEN.search, _TAGS.split(text)[::2])):  # between the tags
        return FileProblem("{file} is damaged: in its XML a tag has no end.", "Export it again, or save it as srt.")
    return Parsed("subtitles", tuple(_cues(text)))


@dataclass
class _Raw:
    """A cue so far: the attributes of its tag, and its pieces of text with the tag before each."""

    named: dict[str, str] = field(default_factory=dict)
    pieces: list[tuple[str, str]] = field(default_factory=list)


def _cues(text: str) -> Iterator[Cue]:
    raws, last, in_head = [_Raw()], "", False
    for piece in _TAGS.split(text):
        head = _HEAD.match(piece)
        in_head = not head[1] if head else in_head
        if not piece.startswith("<"):
            raws[-1].pieces += [] if in_head else [(last, piece)]
            continue
        last = piece
        if _CUE.match(piece):
            raws.append(_Raw(dict(_ATTRIBUTE.findall(piece))))
            in_head = False
    names = {key: name.strip() for key, name in _AGENT.findall(text) if name.strip()}
    return (cue for cue in (_cue(raw, names) for raw in raws) if cue.text.strip())


def _cue(raw: _Raw, names: Mapping[str, str]) -> Cue:
    start_s, end_s = _times(raw.named)
    key = next((value for name, value in raw.named.items() if name.endswith("agent")), "")
    said = "".join(f"\n{text}" if _BREAK.match(tag) else text for tag, text in raw.pieces)
    return Cue(said, start_s, end_s, names.get(key, key), tuple(_words(raw.pieces, start_s)))


def _times(named: Mapping[str, str]) -> tuple[float | None, float | None]:
    """Return when a cue begins and ends.

    YouTube's 't' is in milliseconds, other times are in seconds or clocks.
    """
    if "t" in named:
        start_s, length_s = _milliseconds(named["t"]), _milliseconds(named.get("d", ""))
    else:
        start_s = _time(named.get("begin", named.get("start", "")))
        length_s = _time(named.get("dur", ""))
    end_s = _time(named.get("end", ""))
    if end_s is None and start_s is not None and length_s is not None:
        end_s = start_s + length_s
    return start_s, end_s


def _words(pieces: Sequence[tuple[str, str]], start_s: float | None) -> Iterator[SaidWord]:
    """Yield the words of a cue in which some have times of their own, as offsets from its beginning."""
    if start_s is None or not any(_WORD.match(tag) and " t=" in tag for tag, _ in pieces):
        return
    for tag, said in pieces:
        offset_s = _milliseconds(dict(_ATTRIBUTE.findall(tag)).get("t", "0")) if _WORD.match(tag) else None
        if said.strip():
            yield SaidWord(said.strip(), None if offset_s is None else start_s + offset_s)


def _milliseconds(text: str) -> float | None:
    return int(text) / 1000.0 if re.fullmatch(r"\d{1,12}", text, re.ASCII) else None


def _time(text: str) -> float | None:
    found = _COUNTED.match(text.strip())
    return float(found[1]) * _UNITS_S[found[2]] if found else seconds(text.strip())
