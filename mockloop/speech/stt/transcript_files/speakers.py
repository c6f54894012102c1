"""Who speaks: labels at the start of a line, '>>' and dashes at a change of speaker; and each speaker's words.

'Name:' is a label if the file shows that it labels its lines: from its first line on, or again and again. The heading
of a paragraph ('Result:') is not one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mockloop.speech.stt.transcript_files.time_stamps import STAMP
from mockloop.speech.stt.transcript_files.values import Cue, SaidWord

_STAMPED = rf"(?:[\[(]?\s*{STAMP}\s*[\])]?)"
_PICTURES = "\u2600-\u27bf\ufe0f\U0001f300-\U0001faff"
_LABEL = re.compile(
    rf"^\s*(?:{_STAMPED}\s*)?[-–—•*>\s{_PICTURES}]*(?:\*\*|__|\[|<)?\s*(?P<name>[^\W_][^:<>\[\]{{}}*\n]{{0,39}}?)\s*(?:\*\*|__|\]|>)?"
    rf"\s*{_STAMPED}?\s*(?:\*\*)?\s*(?::(?=\s|$|\*)|：)\s*(?:\*\*|__)?\s*(?P<text>.*)$"
)
_CHANGE = re.compile(r"(?:^|(?<=\s))(?:>>+)(?=\s|\w)")
_DASHED = re.compile(r"^\s*[-–—]\s*(?=\S)")
_BRACKETS = re.compile(r"^\s*[\[(](?P<name>[^\W_][\w .'’-]{0,30})[\])]:?\s+(?P<text>\S.*)$", re.DOTALL)
_UNHEARD = re.compile(r"inaudible|music|laugh|applause|noise|silence|pause|cough|sigh|crosstalk", re.IGNORECASE)
_TURN = re.compile(r"\[\s?SPEAKER[ _]TURN\s?\]", re.IGNORECASE)
_FEWEST_USUAL, _NEARLY_ALL = 4, 0.8  # lines, and the share of them that have a label
_LONGEST_LABEL = 5  # words
_PARTICLES = {
    "de",
    "da",
    "di",
    "van",
    "von",
    "der",
    "den",
    "del",
    "la",
    "le",
    "bin",
    "ibn",
    "al",
    "el",
    "of",
    "the",
    "dos",
    "y",
}
_ROLES = re.compile(
    r"(?:interviewer|interviewee|candidate|applicant|recruiter|host|guest|moderator|panelist|coach|hiring manager|me|"
    r"you|them|q|a|question|answer|speaker|sprecher|participant|unknown|unidentified|person|voice|channel|spk)"
    r"(?:[ _-]?(?:speaker[ _-]?)?(?:\d{1,3}|[a-z]))?$",
    re.IGNORECASE,
)
_HEADINGS = re.compile(
    r"(?:situation|task|action|actions|result|results|reflection|lesson|lessons|learning|learnings|goal|goals|context|"
    r"background|summary|note|notes|outcome|impact|problem|solution|challenge|conclusion|takeaway|date|title|subject|topic|"
    r"re|ps|nb|warning|todo|example|first|firstly|second|secondly|third|thirdly|fourth|next|then|finally|lastly|also|today|"
    r"tomorrow|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|step|day|week|month|phase|part|option|plan|"
    r"kind|language|star|duration|recorded|recording|transcript|keywords|speakers|file|company|role|position|level)"
    r"(?: ?\d+| [A-Za-z])?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a cue: its label, if it has a possible name, and the text."""

    label: str
    said: str
    whole: str
    changes: bool = False


def is_name(text: str) -> bool:
    """Return whether a text may be a speaker's name."""
    bare = re.sub(r"\s*[(\[].*?[)\]]\s*", " ", text).strip()
    parts = bare.split()
    if not parts or len(parts) > 4 or _HEADINGS.match(bare):
        return False
    if _ROLES.match(bare):
        return True
    return all(part in _PARTICLES or part[0].isdigit() or _is_capital(part[0]) for part in parts) and any(
        part[0].isalpha() for part in parts
    )


def _is_capital(letter: str) -> bool:
    """Return whether a name may begin with it: a capital, or a letter of a script that has none."""
    return letter != letter.lower() or (letter.isalpha() and letter == letter.upper())


def is_role(text: str) -> bool:
    """Return whether a text is a word for a part in a dialogue: 'Interviewer', 'Q', 'Speaker 2'."""
    return bool(_ROLES.match(text.strip()))


def labelled(cues: Sequence[Cue]) -> tuple[list[Cue], bool]:
    """Return the cues with their speakers, split where the speaker changes; and whether changes had no names."""
    if any(cue.speaker for cue in cues):
        return [_without_label(cue) for cue in _going_on(cues)], False
    cues = _with_colons(_turned(_bracketed(cues)))
    usual = _usual(cues)
    dashes = _by_dashes(cues)
    lines = [list(_lines(cue, usual, dashes)) for cue in cues]
    names = usual or _accepted([line for of_cue in lines for line in of_cue])
    changes = any(line.changes for of_cue in lines for line in of_cue)
    if not names and not changes:
        return list(cues), False
    return list(_spoken(cues, lines, names)), changes and not names


def _going_on(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield the cues; those without a name belong to whoever spoke before."""
    at = next(cue.speaker for cue in cues if cue.speaker)
    for cue in cues:
        at = cue.speaker or at
        yield replace(cue, speaker=at)


def _with_colons(cues: Sequence[Cue]) -> Sequence[Cue]:
    """Rewrite cues with the speaker's name on a line of its own like the others."""
    heads = [cue.text.partition("\n") for cue in cues]
    names = {head.strip() for head, _, _ in heads}
    alike = len(cues) > 1 and len(names) <= max(2, len(cues) // 3)
    if not alike or not all(rest.strip() and is_name(head) and head[-1].isalnum() for head, _, rest in heads):
        return cues
    return [replace(cue, text=f"{head}: {rest}") for cue, (head, _, rest) in zip(cues, heads, strict=True)]


def _without_label(cue: Cue) -> Cue:
    """Return the cue of a known speaker without the name in its text."""
    found = _LABEL.match(cue.text) if not cue.words else None
    if found and found["name"].strip().lower() == cue.speaker.lower():
        return replace(cue, text=found["text"])
    return replace(cue, text=_CHANGE.sub("", cue.text))


def _bracketed(cues: Sequence[Cue]) -> Sequence[Cue]:
    """Rewrite cues that nearly all begin with the speaker's name in brackets like the others."""
    found = [_BRACKETS.match(cue.text) for cue in cues]
    counts = Counter(one["name"].lower() for one in found if one)
    again = sum(count > 1 for count in counts.values())
    alike = len(counts) > 1 and again > 1 and counts.total() >= _NEARLY_ALL * len(cues)
    if not alike or not all(is_name(name.title()) and not _UNHEARD.search(name) for name in counts):
        return cues
    return [
        replace(cue, text=f"{one['name']}: {one['text']}") if one and not cue.words else cue
        for cue, one in zip(cues, found, strict=True)
    ]


def _turned(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues with '>>' where a recognizer wrote that the speaker changes."""
    found: list[Cue] = []
    changes = False
    for cue in cues:
        parts = [part for part in _TURN.split(cue.text) if part.strip()]
        text = "\n>> ".join(part.strip() for part in parts) if len(parts) > 1 else "".join(parts) or cue.text
        found.append(replace(cue, text=f">> {text}") if changes and not cue.words else replace(cue, text=text))
        changes = bool(_TURN.search(cue.text)) and _TURN.split(cue.text)[-1].strip() == ""
    return found


def _usual(cues: Sequence[Cue]) -> set[str]:
    """Return the labels of a file in which nearly every line has one, in small letters, names or not.

    So 'sam', 'dana@work.org' and 'Sam Lee | Guest' count as names there.
    """
    lines = [line for cue in cues for line in cue.text.split("\n") if line.strip()]
    labels = [found["name"].strip(" *_-–").lower() for line in lines if (found := _LABEL.match(line))]
    counts = Counter(labels)
    again = sum(count > 1 for count in counts.values())
    few = len(counts) <= max(2, len(lines) // 3) and all(len(name.split()) <= _LONGEST_LABEL for name in counts)
    if len(lines) < _FEWEST_USUAL or len(labels) < _NEARLY_ALL * len(lines) or not few or again < min(2, len(counts)):
        return set()
    return set() if any(_HEADINGS.match(name) for name in counts) else set(counts)


def _by_dashes(cues: Sequence[Cue]) -> bool:
    """Return whether a dash at the start of captions means a new speaker: the first has one, and some have none."""
    marks = [bool(_DASHED.match(cue.text)) for cue in cues if cue.start_s is not None]
    return len(marks) > _FEWEST_USUAL and marks[0] and 1 < sum(marks) < len(marks)


def _lines(cue: Cue, usual: set[str], dashes: bool) -> Iterator[_Line]:
    texts = [line for line in cue.text.split("\n") if line.strip()]
    dashed = dashes or (sum(bool(_DASHED.match(line)) for line in texts) > 1 and cue.start_s is not None)
    for text in texts:
        pieces = _CHANGE.split(text)
        for number, piece in enumerate(pieces):
            if piece.strip():
                found = _LABEL.match(piece)
                label = found["name"].strip(" *_-–") if found else ""
                label = label if label.lower() in usual or is_name(label) else ""
                piece = _DASHED.sub("", piece) if dashed else piece
                said = found["text"] if found and label else piece
                yield _Line(label, said, piece, number > 0 or (dashed and bool(_DASHED.match(text))))


def _accepted(lines: Sequence[_Line]) -> set[str]:
    """Return the labels that are names of speakers, in lower case."""
    counts = Counter(line.label.lower() for line in lines if line.label)
    often = {name for name, count in counts.items() if count > 1}
    if not counts or not lines[0].label:
        return often if len(often) > 1 or any(_ROLES.match(name) for name in often) else set()
    if not often and len(counts) > 2:
        return {name for name in counts if _ROLES.match(name)}
    first = list(counts)[:2]
    sure = {name for name in counts if " " in name or _ROLES.match(name) or any(letter.isdigit() for letter in name)}
    return often | sure | (set(first) if len(often) < 2 else {first[0]})


def _spoken(cues: Sequence[Cue], lines: Sequence[Sequence[_Line]], names: set[str]) -> Iterator[Cue]:
    """Assign each cue to its speaker; one without a name continues the speaker before."""
    at, second, begun = "", False, False
    for cue, of_cue in zip(cues, lines, strict=True):
        parts: list[tuple[str, str]] = []
        for line in of_cue:
            named = line.label.lower() in names and bool(line.label)
            if named:
                at = line.label
            elif line.changes and not names:
                second = not second if begun else second
                at = "Speaker 2" if second else "Speaker 1"
            elif not at and not names:
                at = "Speaker 1"
            begun = True
            said = line.said if named else line.whole
            if parts and parts[-1][0] == at:
                parts[-1] = (at, f"{parts[-1][1]}\n{said}")
            else:
                parts.append((at, said))
        yield from _split(cue, parts)


def _split(cue: Cue, parts: Sequence[tuple[str, str]]) -> Iterator[Cue]:
    """Yield a cue as its parts: words with times go with their part, otherwise time is shared by length."""
    if len(parts) <= 1 and not cue.words:
        yield from (replace(cue, speaker=speaker, text=said) for speaker, said in parts)
        return
    if cue.words:
        yield from _split_words(cue, parts)
        return
    letters = sum(len(said) + 1 for _, said in parts)
    at_s = cue.start_s
    for speaker, said in parts:
        until_s = None
        if at_s is not None and cue.start_s is not None and cue.end_s is not None:
            until_s = at_s + (cue.end_s - cue.start_s) * (len(said) + 1) / letters
        yield Cue(said, at_s, until_s, speaker)
        at_s = until_s


def _split_words(cue: Cue, parts: Sequence[tuple[str, str]]) -> Iterator[Cue]:
    """Yield the words of a cue assigned to its parts from the end, so that the labels in front are left over."""
    left: list[SaidWord] = [SaidWord(t, w.start_s, w.end_s, w.probability) for w in cue.words for t in w.text.split()]
    found: list[Cue] = []
    for speaker, said in reversed(parts):
        count = min(len(said.split()), len(left))
        words = tuple(left[len(left) - count :])
        left = left[: len(left) - count]
        while left and set(left[-1].text) <= {">"}:
            left.pop()
        found.append(Cue(said, words[0].start_s if words else cue.start_s, cue.end_s, speaker, words))
    yield from reversed(found)
