"""One answer in every format that programs write, its words and times known by construction.

A family: one file a kind, each with ``FORMATS``. ``timed`` of a format says what it tells of times: of each word, of
each cue, of blocks, or nothing. ``bare``: the program writes no capitals and no punctuation. ``ended``: a cue
has an end.
"""

from __future__ import annotations

from testkit.transcripts import rare_json, rare_layouts, rare_texts, recognizers, services, subtitles, tables, texts
from testkit.transcripts.answer import ANSWER, CANDIDATE, QUESTION, Format, Spoken, blocks, cues, spoken

__all__ = ["ANSWER", "CANDIDATE", "EVERY", "QUESTION", "Format", "Spoken", "blocks", "cues", "spoken", "written"]
_FAMILIES = (subtitles, texts, tables, recognizers, services, rare_texts, rare_json, rare_layouts)
EVERY: dict[str, Format] = {name: form for family in _FAMILIES for name, form in family.FORMATS.items()}


def written(name: str, words: list[Spoken]) -> bytes:
    """The file of a format."""
    content = EVERY[name].write(words)
    return content if isinstance(content, bytes) else content.encode()
