"""Plain text and Markdown: paragraphs, lines with stamps, and the blocks of meeting programs ('Sam Lee  0:12')."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mockloop.speech.stt.transcript_files.clean import spoken
from mockloop.speech.stt.transcript_files.dialogue import with_colons
from mockloop.speech.stt.transcript_files.name_headings import HEAD, with_names_marked
from mockloop.speech.stt.transcript_files.program_lines import is_program_line
from mockloop.speech.stt.transcript_files.speakers import is_name
from mockloop.speech.stt.transcript_files.time_stamps import STAMP, seconds
from mockloop.speech.stt.transcript_files.values import Cue, Parsed

_STAMP = rf"[\[(<]?\s*(?P<stamp>{STAMP})\s*[\])>]?"
_BLOCKS = (  # the line above what somebody says
    re.compile(
        rf"^\W{{0,4}}(?P<name>[^\W\d_][^\d:\[\](){{}}*]{{1,39}}?)[\s|,*·•:–—-]+{_STAMP}(?:\s*(?:am|pm))?\W{{0,4}}$",
        re.IGNORECASE,
    ),
    re.compile(rf"^\W{{0,4}}(?P<name>(?:[Ss]peaker[ _]?|S|SPK[ _]?)\d{{1,3}})[\s|,*·•–—-]+{_STAMP}\W{{0,4}}$"),
    re.compile(rf"^\[(?P<name>[^\[\]:]{{2,40}})\]\s*{_STAMP}\W{{0,4}}$"),
    re.compile(
        rf"^\W{{0,4}}{_STAMP}[\s|,*·•–—-]+\*{{0,2}}(?P<name>[^\W\d_][^\d:\[\](){{}}*|]{{1,39}}?(?: \d{{1,3}})?)"
        r"(?:\s*\([^()\d]{1,40}\))?[\s*:]*$"
    ),
)
_AT = re.compile(rf"^\s*(?:[-–*•]\s*)?{_STAMP}(?:(?<=[\])>])|(?=\s|$|[-–—:|]))\s*[-–—:|]?\s*(?P<text>.*)$")
_NAME_AT = re.compile(
    rf"^(?P<name>\W{{0,4}}[^\W\d_][^:\[\](){{}}\d]{{1,39}}?\d{{0,3}}\W{{0,3}})\s*[\[(]\s*(?P<stamp>{STAMP})\s*[\])]\s*:?\**:?\s+(?P<text>\S.*)$"
)
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(?P<text>.*?)\s*#*$")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$|^\s*```.*$|^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*$")
_MARKED_UP = re.compile(r"[<>=]")  # what ran into a heading, and is none
_STAMP_BEFORE = re.compile(
    rf"[\[(]\s*(?:{STAMP}|\d{{1,5}}(?:\.\d{{1,3}})?\s?s)\s*[\])]\s*[a-z]"
)  # a line of speech that ran into a heading
_MOST_IN_TITLE = 12  # a longer line is speech
_FEW, _NEARLY_ALL = 4, 0.8
_STOP = re.compile(r"\w[.?!][\"'”’)]*$|[a-z]{3}[.?!]\s+[A-Z]")  # no title ends like this
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|we|me|us|my|our)\b")
_MOST_ABOVE = 8  # lines; more of them above the first speaker are speech
_BULLET = re.compile(r"^\s*(?:[-*+•]\s+(?=\S)|>\s?(?!>))+")
_NUMBER = re.compile(r"^\s*(\d{1,3})[.)]\s+(?=\S)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]+)\)")
_MARKS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?!\w)|`+|~~|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FRONT = re.compile(r"\A---\n(?:[\w-]+:.*\n|[ \t]+.*\n|\n)+---\n")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file: its text, and its stamp and speaker, if any."""

    text: str
    at_s: float | None = None
    speaker: str = ""
    heads: bool = False  # a block of its own begins here


def read(text: str) -> Parsed:
    """Return the paragraphs of a text, with their speakers and stamps if it has them."""
    raw = _headed(with_colons(FRONT.sub("", _COMMENT.sub(" ", text))))
    numbered = sum(bool(_NUMBER.match(line)) for line in raw) > 1
    blocks = any(line.startswith(HEAD) for line in raw)
    stamped = _is_stamped(raw)
    lines = [found for line in raw for found in _line(line, numbered, blocks, stamped)]
    if blocks:
        lines = _from_first_head(lines)
    stamps = [line for line in lines if line.at_s is not None]
    is_timed = len(stamps) > 1 or bool(stamps and lines[0] is stamps[0])
    if not is_timed:
        lines = [replace(line, at_s=None) for line in lines]
    return Parsed("text", tuple(_cues(_from_zero(lines))))


def _is_stamped(lines: Sequence[str]) -> bool:
    """Return whether nearly all lines begin with a time, so that it is one even before a word in small letters."""
    filled = [line for line in lines if line.strip()]
    return len(filled) > _FEW and sum(bool(_AT.match(line)) for line in filled) > _NEARLY_ALL * len(filled)


def _line(line: str, numbered: bool, blocks: bool, stamped: bool) -> Iterator[_Line]:
    if not line.strip() or _RULE.match(line) or is_program_line(line):
        return
    heading = _HEADING.match(line)
    if line.startswith(HEAD):
        name, _, stamp = line.removeprefix(HEAD).partition(HEAD)
        yield _Line("", seconds(stamp) if stamp else None, name, heads=True)
        return
    if heading and len(heading["text"].split()) <= _MOST_IN_TITLE and not _ran_into(heading["text"]):
        return
    line = spoken(line)  # before the asterisks are removed, since some mark a sound
    line = _MARKS.sub("", _LINK.sub(r"\1", _BULLET.sub("", line)).replace("|", " ").replace("\\", ""))
    line = _NUMBER.sub("", line) if numbered else line
    named = _NAME_AT.match(line)
    if named and is_name(named["name"].strip(" :")):
        yield _Line(f"{named['name'].strip(' :')}: {named['text']}", seconds(named["stamp"]))
        return
    found = _AT.match(line)
    if found and (
        found["text"] == ""
        or "[" in line[: found.start("text")]
        or "(" in line[: found.start("text")]
        or stamped
        or _leads(found)
    ):
        yield _Line(found["text"], seconds(found["stamp"]))
        return
    yield _Line(line)


def _ran_into(heading: str) -> bool:
    """Return whether something else ran into a heading, so that it is none."""
    return bool(_MARKED_UP.search(heading) or _STAMP_BEFORE.search(heading))


def _leads(found: re.Match[str]) -> bool:
    """Return whether a bare time at the start of a line is a stamp, not part of a sentence ('10:30 was late')."""
    return found["text"][:1].isupper() or found["stamp"].count(":") > 1


def _headed(text: str) -> list[str]:
    """Return the lines with those marked that head what somebody says.

    A line without speech below it, as the short line '[0:12] Right', is a head only if its name heads others too.
    """
    lines = with_names_marked(text.split("\n"))
    found = [_block(_bare_heading(line)) for line in lines]
    names = Counter(name for name, _ in found if name)
    heads = [bool(name) or line.startswith(HEAD) for line, (name, _) in zip(lines, found, strict=True)]
    filled = [at for at, line in enumerate(lines) if line.strip()]
    below = {at: then for at, then in pairwise(filled) if not heads[then] and not _AT.match(lines[then])}
    return [
        f"{HEAD}{name}{HEAD}{stamp}" if name and (at in below or names[name] > 1) else line
        for at, (line, (name, stamp)) in enumerate(zip(lines, found, strict=True))
    ]


def _bare_heading(line: str) -> str:
    heading = _HEADING.match(line)
    return heading["text"] if heading else line


def _block(line: str) -> tuple[str, str]:
    """Return the speaker and the time of a line that may head what somebody says; "" for any other line."""
    for form in _BLOCKS:
        found = form.match(line)
        name = found["name"].split(" | ")[0].strip() if found else ""  # what follows the bar is where they work
        if found and is_name(name):
            return name, found["stamp"]
    return "", ""


def _from_first_head(lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines without those above the first block: a title, a date, keywords."""
    first = next(i for i, line in enumerate(lines) if line.heads)
    if first > _MOST_ABOVE:
        return list(lines)
    said = tuple(f"{line.speaker}:" for line in lines if line.speaker)
    above: list[_Line] = []
    for line in reversed(lines[:first]):
        then = above[0].text if above and above[0].at_s is None else ""
        goes_on = line.text[:1].islower() and then[:1].islower()  # the line break is in the middle of a sentence
        if line.at_s is not None or goes_on or not _may_be_title(line.text, said):
            above.insert(0, line)
    return [*above, *lines[first:]]


def _may_be_title(text: str, said: Sequence[str]) -> bool:
    """Return whether a line above the first speaker is a title, a date or a list.

    These are short, in one column, without a full stop. ``said``: the names of speakers, which no title has.
    """
    if any(name in text for name in said):
        return False
    told = _STOP.search(text) or _FIRST_PERSON.search(text) or "\t" in text
    return len(text.split()) <= _MOST_IN_TITLE and not told


def _from_zero(lines: Sequence[_Line]) -> list[_Line]:
    """Count stamps that are times of day from the first one."""
    stamps = [line.at_s for line in lines if line.at_s is not None]
    if not stamps or stamps[0] < 3600:
        return list(lines)
    return [replace(line, at_s=None if line.at_s is None else line.at_s - stamps[0]) for line in lines]


def _cues(lines: Sequence[_Line]) -> Iterator[Cue]:
    """Return the lines under one head or stamp as one cue, which ends at the next stamp."""
    at = 0
    speaker = ""
    while at < len(lines):
        first, said = lines[at], [lines[at].text]
        speaker = first.speaker or speaker
        at += 1
        while at < len(lines) and lines[at].at_s is None and not lines[at].heads:
            said.append(lines[at].text)
            at += 1
        text = "\n".join(part for part in said if part.strip())
        if text:
            yield Cue(text, first.at_s, _next_s(lines, at, first.at_s), speaker)


def _next_s(lines: Sequence[_Line], at: int, start_s: float | None) -> float | None:
    if start_s is None:
        return None
    later_s = next((lines[i].at_s for i in range(at, len(lines)) if lines[i].at_s is not None), None)
    return later_s if later_s is not None and later_s > start_s else None
