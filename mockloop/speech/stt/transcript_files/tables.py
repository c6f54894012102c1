"""Tables: Audacity labels, a recognizer's tsv and csv; columns with a beginning, an end and what was said."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mockloop.speech.stt.transcript_files.speakers import is_name
from mockloop.speech.stt.transcript_files.time_stamps import seconds
from mockloop.speech.stt.transcript_files.units import unit_s
from mockloop.speech.stt.transcript_files.values import Cue, Parsed

_TEXT = ("text", "transcript", "transcription", "content", "utterance", "sentence", "words", "word", "speech", "said")
_SPEAKER = (
    *(
        "speaker",
        "speaker name",
        "speaker label",
        "participant",
        "participant name",
        "name",
        "who",
        "sprecher",
        "person",
    ),
    *("user", "author", "label", "channel", "speaker id"),
)
_NAMES = (*_TEXT, *_SPEAKER, "start", "end", "from", "to", "begin", "time", "von", "bis")
HEAD_NAMES = frozenset(word for name in _NAMES for word in name.split())
_DECIMAL_COMMA = re.compile(r"^\s*(-?\d+),(\d+)\s*$")
_PITCH = re.compile(r"\\(?:\t-?[\d.]*)*\s*$")  # Audacity: the frequencies of the label above
_MOMENT = re.compile(r"\d[.:]\d")  # a time by itself; a whole number may just count the rows
_LONGEST_NAME = 3  # words; a longer cell in the first row is speech
_LOST_MARK = re.compile(r'(?<=[^",;\s])"(?=[^",;\s])')  # a quotation ends, without what should follow
_PIPE, _RULE = re.compile(r"\s*(?<!\\)\|\s*"), re.compile(r"^[\s|:-]+$")  # Markdown
_Times = tuple[int, float, float | None]
_LEAST = 0.6  # this share of the lines must be rows with times


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns contain the text, the speaker (-1: none), and anything else with a name."""

    text: tuple[int, ...]
    speaker: int
    known: tuple[int, ...] = ()


def read(text: str) -> Parsed | None:
    """Return the rows of a table with times; None if the text is not such a table."""
    lines = [line.removeprefix("\\\t") for line in text.split("\n") if line.strip() and not _PITCH.match(line)]
    if len(lines) > 1 and all(line.strip().startswith("|") and line.strip().endswith("|") for line in lines):
        lines = [_PIPE.sub("\t", line.strip().strip("|")) for line in lines if not _RULE.match(line)]
    for mark in "\t,;|":
        if sum(mark in line for line in lines) >= _LEAST * max(1, len(lines)):
            cues = _cues(_rows(lines, mark))
            if cues:
                return Parsed("table", tuple(cues))
    return None


def _rows(lines: Sequence[str], mark: str) -> list[list[str]]:
    if mark == "\t":
        return [line.split("\t") for line in lines]
    whole = _LOST_MARK.sub('" ', "\n".join(lines))
    try:
        return list(csv.reader(io.StringIO(whole), delimiter=mark, skipinitialspace=True))
    except csv.Error:
        return []


def _cues(rows: Sequence[Sequence[str]]) -> list[Cue]:
    head = [cell.strip().lower().replace("_", " ") for cell in rows[0]] if rows and _times(rows[0]) is None else []
    head = head if any(cell in _NAMES for cell in head) else []
    body = rows[1:] if head and all(len(cell.split()) <= _LONGEST_NAME for cell in head) else rows
    times = _all_times(body)
    if not body or sum(one is not None for one in times) < _LEAST * len(body):
        return _dialogue(body, head)
    columns = _columns(body, times, head)
    cues: list[Cue] = []
    for row, one in zip(body, times, strict=True):
        texts = _texts(row, one, columns)
        said = " ".join(row[at].strip() for at in texts if at < len(row))
        speaker = row[columns.speaker].strip() if 0 <= columns.speaker < len(row) else ""
        cues.append(Cue(said, one[1] if one else None, one[2] if one else None, speaker))
    unit = unit_s([length for cue in cues for length in _word_lengths(cue)])
    return [replace(cue, start_s=_scaled(cue.start_s, unit), end_s=_scaled(cue.end_s, unit)) for cue in cues]


def _dialogue(body: Sequence[Sequence[str]], head: Sequence[str]) -> list[Cue]:
    """Return who says what in a table without times: by its head, or in two columns, the first of names."""
    who = next((head.index(name) for name in _SPEAKER if name in head), None)
    what = next((head.index(name) for name in _TEXT if name in head), None)
    if who is None and not head and len(body) > 2 and all(len(row) == 2 for row in body) and _names(body, 0):
        who, what = 0, 1
    if who is None or what is None or len(body) < 2:
        return []
    return [_line(row, who, what, len(head) or 2) for row in body]


def _line(row: Sequence[str], who: int, what: int, width: int) -> Cue:
    """Return who says what in a row; one that is too short has no speaker, and one too long says all that follows."""
    if len(row) <= max(who, what):
        return Cue(" ".join(cell.strip() for cell in row))
    return Cue(" ".join(cell.strip() for cell in (row[what], *row[width:])), None, None, row[who].strip())


def _texts(row: Sequence[str], times: _Times | None, columns: _Columns) -> list[int]:
    """Return the columns of a row with speech: text columns and unnamed ones; in a damaged row all but figures."""
    if times is None or (columns.text and len(row) <= min(columns.text)):
        return [at for at, cell in enumerate(row) if _number(cell) is None and cell.strip().lower() not in _NAMES]
    beside = (*columns.known, times[0], *(() if times[2] is None else (times[0] + 1,)))
    return [at for at, cell in enumerate(row) if at in columns.text or (at not in beside and _number(cell) is None)]


def _word_lengths(cue: Cue) -> list[float]:
    count = len(cue.text.split())
    return [(cue.end_s - cue.start_s) / count] if count and cue.start_s is not None and cue.end_s is not None else []


def _scaled(value: float | None, unit: float) -> float | None:
    return None if value is None else value * unit


def _all_times(body: Sequence[Sequence[str]]) -> list[_Times | None]:
    """Return the times of each row, ignoring a first column that only counts the rows."""
    times = [_times(row) for row in body]
    later = [_times(row, 1) for row in body]
    return later if _overlapping(later) < _overlapping(times) else times


def _overlapping(times: Sequence[_Times | None]) -> int:
    """Return how many rows are not over when the next begins, or lack a time."""
    pairs = [(one[1], one[2]) if one and one[2] is not None else None for one in times]
    return sum(one is None or (other is not None and one[1] > other[0]) for one, other in pairwise([*pairs, None]))


def _times(row: Sequence[str], since: int = 0) -> _Times | None:
    """Return where two times are side by side in a row, from column ``since`` on, and their values."""
    values = [_number(cell) for cell in row]
    for at, (start_s, end_s) in enumerate(pairwise(values)):
        if at >= since and start_s is not None and end_s is not None:
            return at, start_s, end_s
    moments = [at for at, value in enumerate(values[:2]) if value is not None and _MOMENT.search(row[at])]
    if len(row) > 1 and len(moments) == 1 and (since == 0 or moments[0] >= since):
        at = moments[0]
        value = values[at]
        other = values[1 - at]
        return (at, value, None) if value is not None and other is None else None
    return None


def _number(cell: str) -> float | None:
    try:
        return float(_DECIMAL_COMMA.sub(r"\1.\2", cell))
    except ValueError:
        return seconds(cell.strip())


def _columns(body: Sequence[Sequence[str]], times: Sequence[_Times | None], head: Sequence[str]) -> _Columns:
    """Return which columns say what and who: by their names, otherwise the speaker's is one of repeated names."""
    first = next(one[0] for one in times if one)
    width = max(len(row) for row in body)
    beside = (first, first + 1) if any(one and one[2] is not None for one in times) else (first,)
    rest = [at for at in range(width) if at not in beside]
    text_at = next((head.index(name) for name in _TEXT if name in head), None)
    speaker = next((head.index(name) for name in _SPEAKER if name in head and head.index(name) != text_at), None)
    if speaker is None and text_at is None:
        speaker = next((at for at in rest if len(rest) > 1 and _names(body, at)), None)
    if text_at is not None:
        return _Columns((text_at,), -1 if speaker is None else speaker, tuple(range(len(head))))
    worded = [at for at in rest if at != speaker and any(_number(row[at]) is None for row in body if at < len(row))]
    return _Columns(tuple(worded), -1, ()) if speaker is None else _Columns(tuple(worded), speaker, (speaker,))


def _names(body: Sequence[Sequence[str]], at: int) -> bool:
    values = [row[at].strip() for row in body if at < len(row)]
    return bool(values) and all(map(is_name, values)) and len(set(values)) <= max(1, len(values) // 2)
