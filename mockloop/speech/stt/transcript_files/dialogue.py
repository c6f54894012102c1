"""Rewrite other marks of speakers as 'Name:' at the start of a line.

'Name - text', '<name> text', '**Name** text', '[Name] text', 'Q. text', and several labels in one line. Each counts as
a mark of speakers only if two of them come again, or are words for the parts of a dialogue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mockloop.speech.stt.transcript_files.speakers import is_name, is_role

_NAME = r"[^\W\d_][^\n:<>\[\](){}*!?;,=]{0,38}?"
_FORMS = (  # the name and what follows it
    re.compile(rf"^[ \t]*(?P<name>{_NAME})[ \t]+[-–—][ \t]+(?P<text>\S.*)$", re.MULTILINE),
    re.compile(rf"^[ \t]*(?P<name>{_NAME})[ \t]?[–—][ \t]?(?P<text>\S.*)$", re.MULTILINE),
    re.compile(r"^[ \t]*<(?P<name>[^\W\d_][\w .'-]{0,30})>[ \t]+(?P<text>\S.*)$", re.MULTILINE),
    re.compile(rf"^[ \t]*(?:\*\*|__)(?P<name>{_NAME})(?:\*\*|__)[ \t]+(?P<text>[^\s:(\[\d–—-].*)$", re.MULTILINE),
    re.compile(r"^[ \t]*(?P<name>[QA])\.[ \t]+(?P<text>\S.*)$", re.MULTILINE),
    re.compile(rf"^[ \t]*(?P<name>{_NAME})[ \t]*(?:::|=>|»|→|>)[ \t]+(?P<text>\S.*)$", re.MULTILINE),
    re.compile(rf"^[ \t]*(?P<name>{_NAME})[ \t]*\|[ \t]+(?P<text>[^\s|\d].*)$", re.MULTILINE),
    re.compile(rf"^[ \t]*[\[(](?P<name>{_NAME})[\])]:?(?:[ \t]+|[ \t]*\n[ \t]*)(?P<text>[^\s(\[].*)$", re.MULTILINE),
    re.compile(rf"^[ \t]*={{2,6}}[ \t]*(?P<name>{_NAME})[ \t]*={{2,6}}[ \t]*\n\s*(?P<text>\S.*)$", re.MULTILINE),
    re.compile(
        r"^[ \t-]*speaker:[ \t]+(?P<name>\S[^\n]{0,40}?)[ \t]*\n[ \t]*(?:text|said|content):[ \t]+(?P<quote>[\"']?)"
        r"(?P<text>\S.*?)(?P=quote)[ \t]*$",
        re.MULTILINE | re.IGNORECASE,
    ),
)
_MOST_HEADED, _FEW_HEADED = 0.6, 0.02  # the share of lines that must have the mark; in fewer, a dash is a dash
_COUNTED = re.compile(r"^(?P<before>[ \t*]*)(?P<name>Q|A|Question|Answer)[ ]?\d{1,3}(?=[:.)])", re.MULTILINE)
_LINE_NUMBER = re.compile(r"^[ \t]{0,8}\d{1,2}(?:[ \t]{2,}|$)", re.MULTILINE)
_NUMBERED = re.compile(
    r"^(?P<stamp>[ \t]*(?:\[[\d:.,]+(?:[ \t]*-->[ \t]*[\d:.,]+)?\])?[ \t]*)"
    r"[\[(](?:speaker|spk)[ _:]?[ ]?(?P<number>\d{1,3}|\?)[\])]:?[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST_LINES = 4
_FIELD = re.compile(r"^[ \t]*speaker:[ \t]+(?P<name>\S{1,20})[ \t]*\n", re.IGNORECASE | re.MULTILINE)
_INSIDE = re.compile(r"(?P<before>^|(?<=[.?!…\"”'’)\]])[ \t]+)(?P<name>[^\W_][\w .'’-]{0,30}?):(?=\s)", re.MULTILINE)
_ROLE_INSIDE = re.compile(
    r"(?P<before>^|[ \t]+)(?P<name>(?:Q|A|Interviewer|Interviewee|Candidate|Speaker \w{1,3}|SPEAKER_\d+)):(?=\s)",
    re.MULTILINE,
)
_NAME_INSIDE = re.compile(r"(?P<before>^|[ \t]+)(?P<name>[A-Z][\w'’-]{0,20} [A-Z][\w'’-]{0,20}):(?=\s)", re.MULTILINE)


def with_colons(text: str) -> str:
    """Return a text with such marks of speakers as 'Name:' at the start of lines."""
    text = _FIELD.sub(lambda found: f"{found['name']}: ", text)
    text = _COUNTED.sub(r"\g<before>\g<name>", numbered(_without_line_numbers(text)))
    for form in _FORMS:
        found = list(form.finditer(text))
        names = [one["name"].strip() for one in found]
        if found and len(found) >= _least(names) * _lines(text, form) and _is_talk(names, found[0]["text"]):
            return form.sub(lambda one: f"{_capital(one['name'].strip())}: {one['text']}", text)
    return _one_a_line(text)


def _without_line_numbers(text: str) -> str:
    """Return a text without the line numbers of a court's transcript."""
    filled = sum(1 for line in text.split("\n") if line.strip())
    found = _LINE_NUMBER.findall(text)
    if len(found) < _FEWEST_LINES or len(found) < filled:
        return text
    numbers = [int(one) for one in found]
    follow = sum(b in (a + 1, 1) for a, b in pairwise(numbers))
    return _LINE_NUMBER.sub("", text) if follow == len(numbers) - 1 else text


def _least(names: Sequence[str]) -> float:
    """Return the share of lines that must have such a mark: few if the marks are words for the parts."""
    return _FEW_HEADED if all(map(is_role, names)) else _MOST_HEADED


def _lines(text: str, form: re.Pattern[str]) -> int:
    """Return how many lines could have it: a mark above its text takes two."""
    filled = sum(1 for line in text.split("\n") if line.strip())
    return sum(1 for line in form.sub("", text).split("\n") if line.strip()) + len(form.findall(text)) or filled


def numbered(text: str) -> str:
    """Return '[Speaker:0] text' and '(speaker 0) text' as 'Speaker 0: text'."""
    return _NUMBERED.sub(lambda found: f"{found['stamp']}Speaker {found['number']}: ", text)


def _is_talk(names: Sequence[str], first: str) -> bool:
    """Return whether these can be the names of alternating speakers.

    Two come again, the first asks, or all are parts of a dialogue.
    """
    counts = Counter(name.lower() for name in names)
    if len(counts) < 2 or not all(map(is_plain_name, names)):
        return False
    again = sum(count > 1 for count in counts.values())
    return again > 1 or all(map(is_role, names)) or first.rstrip(" \"”'").endswith("?")


def _capital(name: str) -> str:
    return name if is_name(name) else name.title()


def is_plain_name(text: str) -> bool:
    """Return whether a text may be a name, also in small letters, with not too many words."""
    return is_name(text) or (len(text.split()) <= 2 and is_name(text.title()))


def _one_a_line(text: str) -> str:
    """Return a text with several labels in one line as one line for each."""
    for form in (_INSIDE, _ROLE_INSIDE, _NAME_INSIDE):
        found = [one for one in form.finditer(text) if is_name(one["name"])]
        inside = [one for one in found if one["before"]]
        counts = Counter(one["name"] for one in found)
        roles = all(map(is_role, counts))
        begins = bool(found) and not text[: found[0].start()].strip()
        again = sum(count > 1 for count in counts.values())
        if inside and begins and len(counts) > 1 and (roles or again > 1):
            labels = set(counts)
            return form.sub(
                lambda one, known=labels: (  # type: ignore[misc]
                    f"\n{one['name']}:" if one["before"] and one["name"] in known else one[0]
                ),
                text,
            )
    return text
