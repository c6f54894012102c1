"""Subtitles: SubRip, WebVTT, SubViewer (sbv), and a recognizer's own '[00:00.000 --> 00:02.000] text'.

Read line by line, since real files follow no format: a cue ends before the next timing line, with or without a blank
line; what is above a timing line is its number or name; no speech is dropped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median_low

from mockloop.speech.stt.transcript_files.dialogue import numbered
from mockloop.speech.stt.transcript_files.moving_highlight import each_line_once
from mockloop.speech.stt.transcript_files.program_lines import is_logged
from mockloop.speech.stt.transcript_files.rolling import without_repeats
from mockloop.speech.stt.transcript_files.time_stamps import STAMP, frame_rate, seconds
from mockloop.speech.stt.transcript_files.values import Cue, Parsed, SaidWord

_TIMING = re.compile(
    rf"^\s*[\[(]?\s*(?P<start>{STAMP})\s*(?:-{{1,3}}\s?>|[–—]\s?>|→|=>)\s*(?P<end>{STAMP})?\s*[\])]?(?P<rest>.*)$"
)
_SPAN = re.compile(rf"^\s*(?P<start>{STAMP})\s+[-–—]\s+(?P<end>{STAMP})\s*$(?P<rest>)")  # video editors
_SBV = re.compile(r"^\s*(?P<start>\d+:\d\d:\d\d\.\d+)\s*,\s*(?P<end>\d+:\d\d:\d\d\.\d+)\s*$(?P<rest>)")
_INSIDE = re.compile(rf"(?<=[^\s\[(:-])[^\S\n]*(?=(?<![\d:]){STAMP}\s*-->\s*{STAMP})")
_DAMAGED = re.compile(
    r"^(?P<before>.*?)[\d:.,;]*\d\S{0,2}\s{0,2}-+>|^(?P<none>.*?)-->\s{0,2}\S{0,2}\d|^\s*\d\d:\d\d:\d\d[.,]\d{3}\b[^A-Za-z]*$"
)
_FIGURES = re.compile(r"[\d:.,;]*\d[\d:.,;]+|-+>|[\[\]]")
SETTINGS = re.compile(  # each in its own form, so that a word that runs into it stays
    r"\balign:(?:start|center|centre|middle|end|left|right)|\b(?:position|line|size):-?\d+(?:\.\d+)?%?"
    r"(?:,(?:line-left|line-right|start|center|end))?|\bvertical:(?:rl|lr)|\bregion:[\w.-]+|\b[XY][12]:\d+"
)
_BLOCK = re.compile(r"^(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[\w.-]*)?\s+([^<>]+)>(.*?)(?=</v>|<v[.\s]|\Z)", re.DOTALL)
_TAG = re.compile(
    r"</?(?:c|i|b|u|v|s|rt|ruby|lang|font|span|em|strong|p|div)(?:[.\s][^<>]*)?/?>|\{\\[^{}]*\}|\{/?[a-zA-Z]\}|\{y:[a-z]+\}",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>|\[br\]|\\[Nn](?=\s|$|[A-Z])", re.IGNORECASE)
_HEADER = re.compile(r"^[\w-]{1,20}\s*[:=]|^X-TIMESTAMP-MAP")
_NEARLY_ALL = 0.9
_MISCOUNTED = 5  # cues that were deleted or doubled
_NAMED = re.compile(r'^\s*\d{1,6}\s+"?(?P<name>[^\W\d][^"()]{0,40}?)"?\s*\(\d{3,20}\)\s*$')  # number, name, account
_INLINE = re.compile(rf"<({STAMP})>")


@dataclass
class _Raw:
    start: str = ""
    end: str = ""
    lines: list[str] = field(default_factory=list)


def read(text: str) -> Parsed | None:
    """Return the cues of subtitles; None if no line has a time."""
    lines = _INSIDE.sub("\n", text).split("\n")
    timings = [_TIMING.match(line) or _SBV.match(line) or _SPAN.match(line) for line in lines]
    if not any(timings):
        return None
    raws = list(_raws(lines, timings))
    rate = frame_rate(stamp for raw in raws for stamp in (raw.start, raw.end))
    damaged = sum(not raw.start for raw in raws)
    shown = [Cue("\n".join(raw.lines), seconds(raw.start, rate), seconds(raw.end, rate)) for raw in raws]
    cues = each_line_once(shown) or without_repeats([cue for raw in raws for cue in _cues(raw, rate)])
    notices = (_untimed(damaged),) if damaged else ()
    return Parsed("subtitles", tuple(cues), None, notices)


def _untimed(count: int) -> str:
    if count == 1:
        return "One of its cues has no time that can be read, and is timed by its place in the file."
    return f"{count} of its cues have no time that can be read, and are timed by their places in the file."


def _raws(lines: Sequence[str], timings: Sequence[re.Match[str] | None]) -> Iterator[_Raw]:
    """Yield the cues in file order; one whose timing line is damaged has no times."""
    apart = _names_above(lines, timings)
    is_web = lines[0].lstrip().startswith("WEBVTT")
    raw, skipping, begun = _Raw(), is_web, False
    for at, line in enumerate(lines):
        timing = timings[at]
        if timing or (_DAMAGED.match(line) and not apart.get(at)):
            if any(kept.strip() for kept in raw.lines):
                yield raw
            rest = SETTINGS.sub("", timing["rest"] if timing else _said_beside(line)).strip()
            named = _NAMED.match(lines[at - 1]) if at else None
            rest = f"<v {named['name']}>{rest}" if named else rest
            raw = _Raw(timing["start"], timing["end"] or "", [rest]) if timing else _Raw(lines=[rest])
            skipping, begun = False, True
        elif not line.strip():
            skipping, begun = False, True
        elif apart.get(at) or is_logged(line):
            continue
        elif is_web and _BLOCK.match(line) and (at == 0 or not lines[at - 1].strip()):
            skipping = True
        elif not skipping or (not begun and at and not _HEADER.match(line)):
            raw.lines.append(line)
    if any(kept.strip() for kept in raw.lines):
        yield raw


def _said_beside(line: str) -> str:
    """Return the words of a line in which a time is damaged or joined to a word."""
    return " ".join(word for word in _FIGURES.sub(" ", line).split() if len(word.strip(".,:;{}")) > 1)


def _names_above(lines: Sequence[str], timings: Sequence[re.Match[str] | None]) -> dict[int, bool]:
    """Return the lines that number or name a cue: the last before its timing line, in a file with such lines."""
    numbers: list[int] = []
    names: list[int] = []
    count = 0
    for at, timing in enumerate(timings):
        if not timing and not _DAMAGED.match(lines[at]):
            continue
        count += 1
        above = at - 1
        while above >= 0 and not lines[above].strip():
            above -= 1
        if above < 0 or timings[above]:
            continue
        if lines[above].strip().isdecimal():
            numbers.append(above)
        elif above == at - 1 and (above == 0 or not lines[above - 1].strip()):
            names.append(above)
    apart = [at for at in numbers if (at == 0 or not lines[at - 1].strip()) and timings[at + 1]]
    if len(apart) >= _NEARLY_ALL * count:  # each is alone above its timing line: a filter removed cues
        return dict.fromkeys([*apart, *(at for at in numbers if lines[at].strip() == "1")], True)
    found = dict.fromkeys(_counting(numbers, lines), True) if len(numbers) * 2 >= count else {}
    if lines[0].lstrip().startswith("WEBVTT") and len(names) * 2 >= count:
        found |= dict.fromkeys(names, True)
    return found


def _counting(numbers: Sequence[int], lines: Sequence[str]) -> list[int]:
    """Return the lines that count the cues; a figure out of sequence is speech."""
    ahead = [int(lines[at].strip()[:9]) - number for number, at in enumerate(numbers)]
    usual = median_low(ahead)
    counts = sum(abs(one - usual) <= _MISCOUNTED for one in ahead) * 2 >= len(ahead)
    return [at for at, one in zip(numbers, ahead, strict=True) if not counts or abs(one - usual) <= _MISCOUNTED]


def _cues(raw: _Raw, rate: int) -> Iterator[Cue]:
    """Return one cue, or one for each voice in it; their times are shared by length."""
    start_s, end_s = seconds(raw.start, rate), seconds(raw.end, rate)
    text = numbered(_BREAK.sub("\n", "\n".join(line for line in raw.lines if line.strip())))
    parts = _voices(_json_entry_text(text))
    letters = sum(len(said) + 1 for _, said in parts) or 1
    at_s = start_s
    for speaker, said in parts:
        until_s = end_s
        if len(parts) > 1 and start_s is not None and end_s is not None and at_s is not None:
            until_s = at_s + (end_s - start_s) * (len(said) + 1) / letters
        yield Cue(_TAG.sub("", _INLINE.sub(" ", said)), at_s, until_s, speaker, _inline_words(said, at_s, until_s))
        at_s = until_s


def _json_entry_text(text: str) -> str:
    """Return the text of a cue that is a JSON entry, as Teams exports it for programs."""
    if not text.lstrip().startswith("{"):
        return text
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError):
        return text
    said, name = (entry.get(key) for key in ("spokenText", "speakerName")) if isinstance(entry, dict) else (None, None)
    if not isinstance(said, str):
        return text
    return f"<v {name}>{said}" if isinstance(name, str) and name.strip() else said


def _voices(text: str) -> list[tuple[str, str]]:
    """Return what each voice of a cue says; what comes before the first has no name."""
    found = list(_VOICE.finditer(text))
    if not found:
        return [("", text)]
    before = text[: found[0].start()]
    ends = [*(match.start() for match in found[1:]), len(text)]
    said = [(match[1].strip(), match[2] + text[match.end() : end]) for match, end in zip(found, ends, strict=True)]
    return [("", before)] * bool(_TAG.sub("", before).strip()) + said


def _inline_words(text: str, start_s: float | None, end_s: float | None) -> tuple[SaidWord, ...]:
    """Return words with times of their own, as automatic captions mark them inside the cue; empty without them.

    Lines without a mark repeat what was shown before, so they stay without times.
    """
    if not _INLINE.search(text):
        return ()
    words: list[SaidWord] = []
    for line in text.split("\n"):
        if not _INLINE.search(line):
            words += [SaidWord(token) for token in _TAG.sub("", line).split()]
            continue
        pieces = _INLINE.split(line)
        starts = [start_s, *(seconds(stamp) for stamp in pieces[1::2])]
        ends = [*starts[1:], end_s]
        for piece, piece_start_s, piece_end_s in zip(pieces[::2], starts, ends, strict=True):
            said = _TAG.sub("", piece).strip()
            if said:
                words.append(SaidWord(said, piece_start_s, piece_end_s))
    return tuple(words)
