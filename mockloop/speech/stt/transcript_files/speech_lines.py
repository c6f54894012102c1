"""The lines of a text without what is around the speech: tags, comments, the names of fields, a program's own lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mockloop.speech.stt.transcript_files.clean import plain, spoken
from mockloop.speech.stt.transcript_files.program_lines import is_surely_program_line
from mockloop.speech.stt.transcript_files.prose import FRONT
from mockloop.speech.stt.transcript_files.subtitles import SETTINGS
from mockloop.speech.stt.transcript_files.tables import HEAD_NAMES

_COMMENT = re.compile(r"<!--.*?-->|^(?:NOTE|STYLE|REGION)\b.*?(?:\n\n|\Z)", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}|\"\w{1,40}\"\s?:")


def lines(text: str) -> Iterator[str]:
    """Yield what each line may say."""
    for line in _COMMENT.sub("\n", FRONT.sub("", text)).split("\n"):
        if not is_surely_program_line(line) and not _is_head(line):
            yield spoken(plain(SETTINGS.sub("", _TAG.sub(" ", line))))


def _is_head(line: str) -> bool:
    """Return whether a line is the head of a table: the names of its columns and nothing else."""
    return all(word in HEAD_NAMES for word in re.findall(r"[^\W\d]+", line.lower().replace("_", " ")))
