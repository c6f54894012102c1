"""Load JSON: one document, several in a row, in a fence or a call, or as printed by Python."""

from __future__ import annotations

import ast
import json
import re
import warnings
from typing import Any

from mockloop.speech.stt.transcript_files.values import FileProblem

_MIXED = FileProblem(
    "{file} is JSON with other text around it, or its beginning is missing.",
    "Leave only the JSON in it, or give the words as txt, srt or vtt.",
)
_CUT_OFF = FileProblem(
    "{file} is not valid JSON: it ends in the middle, so words may be missing.",
    "Export it again, or give the words as txt, srt or vtt.",
)
_TWICE = FileProblem(
    "{file} is damaged JSON: one of its objects has the same name twice, so words may be missing.",
    "Export it again, or give the words as txt, srt or vtt.",
)
_FENCED = re.compile(r"\s*```\w*\s*\n(.*?)\n\s*```\s*$", re.DOTALL)
_CALLED = re.compile(r"\s*[\w.$]{1,60}\s*\(\s*([{\[].*[}\]])\s*\)\s*;?\s*$", re.DOTALL)
_FIELD = re.compile(r'"\w{1,40}"\s?:\s')
_BETWEEN = re.compile(r"[ \t\n,]*")
_MOST_FIELDS = 5  # more of them are no coincidence
_ROW = re.compile(r"\[\s?\d{1,9}(?:\.\d{1,9})?,\s?\d{1,9}(?:\.\d{1,9})?,\s?\"")  # two times and a text


class _SaidTwice(ValueError):
    """A name occurs twice in one object, with two values: all but the last would be lost."""


def loaded(text: str) -> Any:
    """Return the document, or several as a list; None if the text is not JSON, a FileProblem if it is damaged."""
    found = _FENCED.match(text) or _CALLED.match(text)
    text = found[1] if found else text
    if text.lstrip()[:1] not in ("{", "["):
        return _MIXED if is_mixed(text) else None
    try:
        return _documents(text)
    except _SaidTwice:
        return _TWICE
    except (ValueError, RecursionError) as error:
        printed = _of_python(text)
        return printed if printed is not None else _damaged(text, error)


def is_mixed(text: str) -> bool:
    """Return whether part of a text is a piece of JSON. Lines that are whole entries of it are no pieces."""
    return any(
        len(form.findall(text)) > _MOST_FIELDS
        and sum(len(form.findall(line)) for line in text.split("\n") if not _is_entry(line)) > _MOST_FIELDS
        for form in (_FIELD, _ROW)
    )


def _is_entry(line: str) -> bool:
    try:
        return line.strip()[:1] in ("{", "[") and isinstance(json.loads(line), dict | list)
    except (ValueError, RecursionError):
        return False


def _documents(text: str) -> Any:
    decoder = json.JSONDecoder(strict=False, object_pairs_hook=_object)
    found: list[Any] = []
    at = len(text) - len(text.lstrip())
    while at < len(text):
        data, end = decoder.raw_decode(text, at)
        found.append(data)
        gap = _BETWEEN.match(text, end)
        at = gap.end() if gap else end
    return found[0] if len(found) == 1 else found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found and found[name] != value:
            raise _SaidTwice
        found[name] = value
    return found


def _of_python(text: str) -> Any:
    """Return the lists and mappings that a Python program printed; None if they are not such."""
    if "{'" not in text[:200] and '{"' not in text[:200]:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python warns about damaged numbers
            tree = ast.parse(text.strip(), mode="eval")
            if any(map(_says_twice, ast.walk(tree))):
                return _TWICE
            return json.loads(json.dumps(ast.literal_eval(tree)))  # only what JSON has too
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return None


def _says_twice(printed: ast.AST) -> bool:
    """Return whether a mapping that Python printed has a name twice, with two values."""
    names = (
        [one.value for one in printed.keys if isinstance(one, ast.Constant)] if isinstance(printed, ast.Dict) else []
    )
    if not isinstance(printed, ast.Dict) or len(set(names)) == len(names):
        return False
    values = {
        (ast.dump(name), ast.dump(value)) for name, value in zip(printed.keys, printed.values, strict=True) if name
    }
    return len(values) > len(set(names))


def _damaged(text: str, error: Exception) -> FileProblem:
    if isinstance(error, json.JSONDecodeError):
        if "Unterminated" in error.msg or error.pos >= len(text.rstrip()):
            return _CUT_OFF
        what = f"it is damaged at line {error.lineno}, character {error.colno}"
    else:
        what = "its brackets are nested too deeply"
    return FileProblem(f"{{file}} is not valid JSON: {what}.", "Export it again, or give the words as plain text.")
