"""Other parts of a recognizer's JSON: interim results, the names of speakers, who speaks when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from mockloop.speech.stt.transcript_files.completing import letters
from mockloop.speech.stt.transcript_files.json_items import BEST, fold, item_of
from mockloop.speech.stt.transcript_files.values import Cue, SaidWord

_INTERIM = ("partial", "partial_result")
_KINDS = ("message_type", "type", "event")
_FINAL = ("is_final", "isFinal", "final")
_TABLES = ("speakers", "participants", "speaker_names", "users")
_NAMES = ("name", "display_name", "displayName", "label")
_ARROW = "-->"
_MILLISECONDS = 50.0  # times that are so much longer than the words' are in milliseconds
_ALIKE = 0.6
_MOST_COMPARED = 500  # letters of a guess: comparing takes as long as their square
_MOST_DEEP = 12
_PARALLEL = 3  # a text, a beginning and an end for each word


@dataclass(frozen=True, slots=True)
class _Span:
    """Somebody speaks from one time to another, in the file's own unit."""

    start: float
    end: float
    speaker: str


def final(data: Any, depth: int = 0) -> Any:
    """Return the document without interim results, and without a last result that repeats everything."""
    if depth > _MOST_DEEP:
        return data
    if isinstance(data, list):
        kept = _settled(_unwrapped(data))
        return [final(one, depth + 1) for one in (kept[-1:] if _ends_with_all(kept) else kept)]
    if isinstance(data, dict):
        if len(data) > 1 and all(key.isdecimal() and isinstance(value, dict) for key, value in data.items()):
            return final(list(data.values()), depth + 1)  # counted entries
        return {key: final(value, depth + 1) for key, value in _upright(data).items()}
    return data


def _settled(entries: Sequence[Any]) -> list[Any]:
    """Return the entries without guesses; the last of several guesses stays if no result for it follows."""
    key = next((key for key in _FINAL if any(_under(one, key) is True for one in entries)), "")
    kept: list[Any] = []
    guess: Any = None
    for one in entries:
        if _is_interim(one, key):
            if _begins(guess) and not _follows(guess, one):
                kept.append(guess)
            guess = _as_result(one)
            continue
        if _begins(guess) and not _follows(guess, one):
            kept.append(guess)
        guess = None
        kept.append(one)
    return [*kept, guess] if _begins(guess) else kept


def _under(entry: Any, key: str) -> Any:
    return entry.get(key) if isinstance(entry, dict) else None


def _as_result(guess: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a guess with its words under the names of a result."""
    names = {"partial": "text", "partial_result": "result"}
    return {names.get(key, key): value for key, value in guess.items() if key not in (*_FINAL, "IsPartial")}


def _begins(guess: Any) -> str:
    """Return the letters of a guess; "" if there is none or it is empty."""
    return _letters(guess) if guess is not None else ""


def _follows(guess: Any, later: Any) -> bool:
    """Return whether an entry replaces a guess before it: they are similar, or begin at the same time."""
    one, other = item_of(guess), item_of(_as_result(later)) if isinstance(later, dict) else None
    if one is None or other is None:
        return False
    if _ARROW in other.text:
        return False  # a part of subtitles that ran into it
    if one.start is not None and one.start == other.start:
        return True
    said = letters(one.text)[:_MOST_COMPARED]
    begins = letters(other.text)[: len(said)]
    return begins == said or SequenceMatcher(None, said, begins, autojunk=False).ratio() >= _ALIKE


def _is_interim(data: Any, key: str) -> bool:
    """Return whether an entry is a guess that a later one replaces; ``key``: what marks results in this file."""
    if not isinstance(data, dict):
        return False
    if key and data.get(key) is not True:
        return True
    kind = next((str(data[key]) for key in _KINDS if key in data), "")
    return (
        any(key in data for key in _INTERIM)
        or data.get("IsPartial") is True
        or "partial" in kind.lower()
        or "interim" in kind.lower()
    )


def _unwrapped(entries: list[Any]) -> list[Any]:
    """Return the entries of several documents that contain one each as one list."""
    while len(entries) > 1:
        keys = {tuple(one) if isinstance(one, dict) else () for one in entries}
        if len(keys) > 1 or len(next(iter(keys))) != 1 or fold(next(iter(keys))[0]) in BEST:
            break
        inside = [next(iter(one.values())) for one in entries]
        if all(isinstance(one, dict) for one in inside):
            entries = inside
        elif all(isinstance(one, list) for one in inside):
            return [one for part in inside for one in part]
        else:
            break
    return entries


def _ends_with_all(entries: Sequence[Any]) -> bool:
    """Return whether the last entry repeats the words of all before it, as Google adds them with their speakers."""
    if len(entries) < 2 or not all(isinstance(one, dict) for one in entries):
        return False
    rest = whole = _letters(entries[-1])
    for one in entries[:-1]:
        said = _letters(one)
        if not rest.startswith(said):
            return False
        rest = rest[len(said) :]
    return bool(whole) and not rest


def _letters(entry: Any) -> str:
    return letters(item.text) if (item := item_of(entry)) else ""


def _upright(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return columns of equal length, the words and their times, as a list of rows."""
    columns = {key: value for key, value in data.items() if isinstance(value, list) and len(value) > 1}
    longest = max(map(len, columns.values()), default=0)
    equal = {
        key: value
        for key, value in columns.items()
        if len(value) == longest and all(isinstance(one, str | int | float) for one in value)
    }
    worded = [key for key, value in equal.items() if all(isinstance(one, str) for one in value)]
    if len(equal) < _PARALLEL or len(worded) != 1:
        return data
    if all(len(one) == 1 for one in equal[worded[0]]) and " " not in equal[worded[0]]:
        return data  # letters that spell nothing are the names of speakers, or similar
    names = {key: "text" if key == worded[0] else key for key in equal}
    rows = [{names[key]: value[at] for key, value in equal.items()} for at in range(longest)]
    return {key: value for key, value in data.items() if key not in equal} | {"words": rows}


def named(data: Any, cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues with the speakers' names from elsewhere in the file, by their numbers or by the times."""
    names = dict(_names(data))
    found = list(cues)
    if not any(cue.speaker for cue in cues):
        spans = _scaled(sorted(_spans(data), key=lambda span: span.start), cues)
        if len({span.speaker for span in spans}) > 1:
            found = [part for cue in cues for part in _by_time(cue, spans)]
    return [replace(cue, speaker=names.get(cue.speaker, cue.speaker)) for cue in found]


def _scaled(spans: Sequence[_Span], cues: Sequence[Cue]) -> list[_Span]:
    """Return the times of the speakers in seconds, by comparison with the words."""
    ends = [word.end_s for cue in cues for word in cue.words if word.end_s] or [cue.end_s for cue in cues if cue.end_s]
    longest = max((span.end for span in spans), default=0.0)
    unit = 1e-3 if ends and longest > _MILLISECONDS * max(ends) else 1.0
    return [_Span(span.start * unit, span.end * unit, span.speaker) for span in spans]


def _names(data: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the speakers' numbers with their names, from a list of both."""
    if depth > _MOST_DEEP or not isinstance(data, dict | list):
        return
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if key in _TABLES and isinstance(value, list):
            for one in value:
                name = (
                    next((one[k] for k in _NAMES if isinstance(one.get(k), str)), "") if isinstance(one, dict) else ""
                )
                number = one.get("id") if name.strip() else None
                if isinstance(number, str | int):
                    yield (number if isinstance(number, str) else f"Speaker {number}"), name.strip()
        yield from _names(value, depth + 1)


def _spans(data: Any, depth: int = 0) -> Iterator[_Span]:
    """Yield who speaks when, from entries without words."""
    if depth > _MOST_DEEP:
        return
    if isinstance(data, list):
        found = [span for one in data if (span := _span(one))]
        if len(found) > 1 and len(found) == len(data):
            yield from found
            return
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _spans(value, depth + 1)


def _span(data: Any) -> _Span | None:
    if not isinstance(data, dict):
        return None
    bare = {key: value for key, value in data.items() if not isinstance(value, list)}
    item = item_of(bare | {"text": "x"}) if "text" not in bare else None
    if item is None or not item.speaker or item.start is None or item.end is None or not item.end > item.start:
        return None
    return _Span(item.start, item.end, item.speaker)


def _by_time(cue: Cue, spans: Sequence[_Span]) -> list[Cue]:
    """Assign a cue, or its words, to the people who speak then; a word between two goes with the one before."""
    if not cue.words:
        return [replace(cue, speaker=_at(cue.start_s, cue.end_s, spans, ""))]
    parts: list[tuple[str, list[SaidWord]]] = []
    for word in cue.words:
        who = _at(word.start_s, word.end_s, spans, parts[-1][0] if parts else spans[0].speaker)
        if not parts or parts[-1][0] != who:
            parts.append((who, []))
        parts[-1][1].append(word)
    return [Cue(" ".join(w.text for w in said), None, None, who, tuple(said)) for who, said in parts]


def _at(start_s: float | None, end_s: float | None, spans: Sequence[_Span], else_: str) -> str:
    if start_s is None:
        return else_
    middle_s = (start_s + (end_s if end_s is not None else start_s)) / 2
    return next((span.speaker for span in spans if span.start <= middle_s <= span.end), else_)
