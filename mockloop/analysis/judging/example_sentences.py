"""Find the sentence of the scenario's strong example that shows a missing signal."""

from __future__ import annotations

import re
from functools import lru_cache

from mockloop.analysis.answer import Answer
from mockloop.analysis.sections.spans import one_section
from mockloop.analysis.signals import registry
from mockloop.core.transcript import from_text

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


@lru_cache(maxsize=128)
def sentence_showing(signal: str, section: str, example: str) -> str:
    """Return the first sentence of a section's strong example that shows the signal; empty if none does."""
    detect = registry.signal(signal).detect
    for sentence in _SENTENCE_END.split(" ".join(example.split())):
        transcript = from_text(sentence)
        if detect(Answer(transcript, one_section(transcript, section), "section")):
            return sentence
    return ""
