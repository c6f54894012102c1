"""Lines of the NIST scoring tools: CTM, 'file channel start length word score', and STM, 'file channel speaker ...'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mockloop.speech.stt.transcript_files.values import Cue, Parsed, SaidWord

_TIME = r"\d{1,7}(?:\.\d{1,9})?"
_CTM = re.compile(
    rf"^(?P<file>\S+)[ \t]+(?P<channel>[A-Za-z]|\d{{1,2}})[ \t]+(?P<start>{_TIME})[ \t]+(?P<length>{_TIME})[ \t]+"
    r"(?P<word>\S+)(?:[ \t]+(?P<score>\d(?:\.\d+)?|NA))?"
    r"(?:[ \t]+(?P<kind>lex|fp|frag|for-lex|unlex|non-\w+|noise|lipsmack|misc)"
    r"(?:[ \t]+(?P<who>\S+))?)?[ \t]*$"
)
_STM = re.compile(
    rf"^\S+[ \t]+(?:[A-Za-z]|\d{{1,2}})[ \t]+(?P<who>\S+)[ \t]+(?P<start>{_TIME})[ \t]+(?P<end>{_TIME})[ \t]+"
    r"(?:<[^<>\n]*>[ \t]+)?(?P<text>\S.*)$"
)
_UNSAID = ("non-lex", "non-speech", "noise", "lipsmack", "misc")
_FIGURES = re.compile(r"[\d.,]+")
_LEAST = 0.8  # the share of lines, comments left out, that must have the form
_FEWEST = 3


def read(text: str) -> Parsed | None:
    """Return the words of a CTM or the segments of an STM; None if most lines have neither form."""
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith(";;")]
    for form, cues in ((_CTM, _words), (_STM, _segments)):
        found = [form.match(line) for line in lines]
        if len(lines) >= _FEWEST and sum(map(bool, found)) >= _LEAST * len(lines):
            return Parsed("table", tuple(cues(lines, found)))
    return None


def _words(lines: Sequence[str], found: Sequence[re.Match[str] | None]) -> list[Cue]:
    """Return a run of words for each stretch of a speaker or channel; a damaged line is words without times."""
    several = len({one["channel"] for one in found if one}) > 1
    cues: list[Cue] = []
    for line, one in zip(lines, found, strict=True):
        if one and one["kind"] in _UNSAID:
            continue
        who = (
            (one["who"] or (f"Channel {one['channel']}" if several else ""))
            if one
            else cues[-1].speaker
            if cues
            else ""
        )
        said = [_word(one)] if one else [SaidWord(text) for text in line.split() if not _FIGURES.fullmatch(text)]
        if cues and cues[-1].speaker == who:
            cues[-1] = Cue("", None, None, who, (*cues[-1].words, *said))
        else:
            cues.append(Cue("", None, None, who, tuple(said)))
    return [replace(cue, text=" ".join(word.text for word in cue.words)) for cue in cues]


def _word(one: re.Match[str]) -> SaidWord:
    start_s = float(one["start"])
    score = float(one["score"]) if one["score"] not in (None, "NA") else 1.0
    return SaidWord(one["word"], start_s, start_s + float(one["length"]), min(score, 1.0))


def _segments(lines: Sequence[str], found: Sequence[re.Match[str] | None]) -> list[Cue]:
    several = len({one["who"] for one in found if one}) > 1
    return [
        Cue(one["text"], float(one["start"]), float(one["end"]), one["who"] if several else "") if one else Cue(line)
        for line, one in zip(lines, found, strict=True)
    ]
