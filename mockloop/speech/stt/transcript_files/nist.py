"""Lines of the NIST scoring tools: CTM, 'file channel start length word score', and STM, 'file channel speaker ...'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mockloop.speech.stt.transcript_files.values import Cue, Parsed, SaidWord

_TIME = r"\d{1,7}(?:\.\d{1,9})?"
_CTM = re.compile(
    rf"^(?P<file>\S+)[ \t]+(?P<channel>[A-Za-z]|\d{{1,2}})[ \t]+(?P<start>{_TIME})[ \t]+(?P<length>{_TIME})[ \t]+"
    r"(?P<word>\S+)(?:[ \t]+(?P<score>\d(?:\.\d+)?|NA))?(?:[ \t]+(?P<kind>[a-z-]+)(?:[ \t]+(?P<who>\S+))?)?[ \t]*$"
)
_STM = re.compile(
    rf"^\S+[ \t]+(?:[A-Za-z]|\d{{1,2}})[ \t]+(?P<who>\S+)[ \t]+(?P<start>{_TIME})[ \t]+(?P<end>{_TIME})[ \t]+"
    r"(?:<[^<>\n]*>[ \t]+)?(?P<text>\S.*)$"
)
_UNSAID = ("non-lex", "non-speech", "noise", "lipsmack", "misc")
_LEAST = 0.8  # of the lines that are no comments
_FEWEST = 3


def read(text: str) -> Parsed | None:
    """Return the words of a CTM or the segments of an STM; None where most lines are of neither form."""
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith(";;")]
    for form, cues in ((_CTM, _words), (_STM, _segments)):
        found = [form.match(line) for line in lines]
        if len(lines) >= _FEWEST and sum(map(bool, found)) >= _LEAST * len(lines):
            loose = [line for line, one in zip(lines, found, strict=True) if not one]
            return Parsed("table", (*cues([one for one in found if one]), *map(Cue, loose)))
    return None


def _words(found: Sequence[re.Match[str]]) -> list[Cue]:
    """Return a run of words for each stretch of a speaker or a channel."""
    several = len({one["channel"] for one in found}) > 1
    cues: list[Cue] = []
    for one in found:
        if one["kind"] in _UNSAID:
            continue
        who = one["who"] or (f"Channel {one['channel']}" if several else "")
        start_s = float(one["start"])
        score = float(one["score"]) if one["score"] not in (None, "NA") else 1.0
        word = SaidWord(one["word"], start_s, start_s + float(one["length"]), min(score, 1.0))
        if cues and cues[-1].speaker == who:
            cues[-1] = Cue(f"{cues[-1].text} {word.text}", None, None, who, (*cues[-1].words, word))
        else:
            cues.append(Cue(word.text, None, None, who, (word,)))
    return cues


def _segments(found: Sequence[re.Match[str]]) -> list[Cue]:
    names = {one["who"] for one in found}
    return [
        Cue(one["text"], float(one["start"]), float(one["end"]), one["who"] if len(names) > 1 else "") for one in found
    ]
