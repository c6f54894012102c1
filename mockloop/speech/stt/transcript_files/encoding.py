"""Decode bytes to text: UTF-8, UTF-16 and UTF-32 with or without a mark, otherwise Windows-1252."""

from __future__ import annotations

import codecs
import re

from mockloop.speech.stt.transcript_files.values import FileProblem

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_TWICE = re.compile("â€[™œ˜“”¦]|Ã[©¨±¼¶¤]")
_HIGH, _CUT_LETTER = re.compile(rb"[\x80-\xff]+"), re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # they come before times too
_NARROW = {  # no Western letter of two bytes or four, by which byte comes first
    "-le": re.compile(rb"([\t\n\r\x20-\x7e]{12,}(?!\0))"),
    "-be": re.compile(rb"((?<!\0)[\t\n\r\x20-\x7e]{12,})"),
}
_NARROW_END = {  # where half a letter is left over, what is in one byte a letter may be short
    "-le": re.compile(rb"([\t\n\r\x20-\x7e]{12,}(?!\0)|[\t\n\r\x20-\x7e]{5,}\Z)"),
    "-be": re.compile(rb"((?<!\0)[\t\n\r\x20-\x7e]{12,}|(?<!\0)[\t\n\r\x20-\x7e]{5,}\Z)"),
}
_LONGEST_GAP = 50  # blanks, or empty lines: no layout has more, and many patterns look for the end from each of them
_LONG_GAP = re.compile(rf"[^\S\n]{{{_LONGEST_GAP},}}|\n{{{_LONGEST_GAP},}}")
_LEAST_ZERO, _COMMON, _LEAST_COMMON = 0.3, b" etaoinshrdlcumwfgypbvk0123456789:,.->\n", 0.75
_LONGEST_WORD = 14
_MOST_CONTROL = 0.01  # more control characters than this: not text
_MOST_HIGH = 0.25  # more bytes above 127 than this: not Western text
_MOST_MIXED = 0.01  # more East Asian letters among Western ones: bytes of another encoding
_NOT_TEXT = FileProblem(
    "{file} is not text in an encoding that mockloop knows (UTF-8, UTF-16, Windows-1252).",
    "Save it as text in UTF-8, then try again.",
)


def decoded(data: bytes) -> tuple[str, str] | FileProblem:
    """Return the text of a file and the encoding that was assumed, "" if the file states it or it is UTF-8."""
    found = _decoded(data)
    if found is None:
        return _NOT_TEXT
    text, assumed = found
    is_wide = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or "UTF-16" in assumed
    if is_wide and sum(letter > "\u2e80" for letter in text) > _MOST_MIXED * len(text):
        return FileProblem("{file} is text in two encodings at once.", "Save it again as text in UTF-8.")
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        return FileProblem("{file} is not text.", "Give it a transcript or a recording.")
    text = _DIRECTION.sub("", _CONTROL.sub(" ", text)).lstrip("\ufeff")
    text = re.sub(r"\r+\n|\r|\u2028|\u2029|\x0c", "\n", text)
    return _LONG_GAP.sub(lambda found: found[0][:_LONGEST_GAP], text), assumed


def _decoded(data: bytes) -> tuple[str, str] | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _widely_decoded(data, name) or (data.decode(name, "replace"), "")
    wide = _wide(data)
    if wide:
        return _widely_decoded(data, wide) or (data.decode(wide, "replace"), "UTF-16")
    try:
        return _once_decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _eight_bit(data)


def _widely_decoded(data: bytes, name: str) -> tuple[str, str] | None:
    """Decode text of which parts have one byte a letter and the rest two or four; None if it has no such parts."""
    width = {"utf-16": 2, "utf-32": 4}.get(name[:6], 1)
    is_marked_be = data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))
    order = "-be" if name.endswith("-be") or is_marked_be else "-le"
    forms = _NARROW_END if len(data) % width else _NARROW
    parts = forms[order].split(data) if width > 1 and data.count(0) > _LEAST_ZERO * len(data) else [data]
    if len(parts) < 2 or not all(map(_are_words, parts[1::2])):
        return None
    wide = [_aligned(part, f"{name[:6]}{order}", width) for part in parts[::2]]
    narrow = [part.decode("ascii") for part in parts[1::2]]
    text = "".join(one + other for one, other in zip(wide, [*narrow, ""], strict=True))
    return text.removeprefix("\ufeff"), f"{name.upper()} with parts in UTF-8"


def _aligned(part: bytes, name: str, width: int) -> str:
    """Decode a part that may begin within a letter: where most of it is Western text."""
    texts = [part[at:].decode(name, "ignore") for at in range(width)]
    return max(texts, key=lambda text: sum(letter < "\u0100" for letter in text))


def _are_words(part: bytes) -> bool:
    """Return whether a part of one byte a letter is Western text, and not East Asian letters of two."""
    is_spaced = sum(part.count(mark) for mark in b" \n") * _LONGEST_WORD >= len(part)
    return is_spaced and sum(letter in _COMMON for letter in part) > _LEAST_COMMON * len(part)


def _once_decoded(text: str) -> tuple[str, str]:
    """Undo a decoding as Windows-1252 that was done once too often."""
    if not _TWICE.search(text):
        return text, ""
    try:
        return text.encode("cp1252").decode("utf-8"), "UTF-8 that another program had read as Windows-1252"
    except UnicodeError:
        return text, ""


def _wide(data: bytes) -> str:
    """Decode UTF-16 without its mark: in Western text every other byte is zero."""
    head = data[:4096]
    half = max(1, len(head) // 2)
    if head[1::2].count(0) > 0.7 * half and not head[0::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > 0.7 * half and not head[1::2].count(0) else ""


def _eight_bit(data: bytes) -> tuple[str, str] | None:
    """Decode UTF-8 with a few damaged bytes, or Windows-1252."""
    lenient = data.decode("utf-8", "replace")
    damaged = lenient.count("\ufffd")
    whole = sum(ord(letter) > 127 for letter in lenient) - damaged
    if whole > damaged or all(_CUT_LETTER.fullmatch(run) for run in _HIGH.findall(data)):
        return lenient, f"UTF-8 with {damaged} damaged characters"
    if sum(byte > 127 for byte in data) > _MOST_HIGH * len(data):
        return None
    return data.decode("cp1252", "replace"), "Windows-1252"
