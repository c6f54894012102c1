"""Read notes that are written in capitals throughout as if they were not, and give their facts in capitals again."""

from __future__ import annotations

import re
from dataclasses import replace

from mockloop.core.story import Story, StoryFact

_SHARE = 0.8  # of the letters
_LEAST = 40  # letters


def is_shouted(text: str) -> bool:
    """Return whether nearly all letters are capitals, beyond a word or two."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= _LEAST and sum(letter.isupper() for letter in letters) >= _SHARE * len(letters)


def as_shouted(story: Story, text: str) -> Story:
    """Return a story that was read in small letters with its words as they stand in the notes."""
    parts = tuple((section, tuple(_original(line, text) for line in lines)) for section, lines in story.parts)
    facts = tuple(
        StoryFact(fact.kind, _original(fact.text, text), _original(fact.context, text)) for fact in story.facts
    )
    return replace(story, title=_original(story.title, text), parts=parts, facts=facts)


def _original(small: str, text: str) -> str:
    found = re.search(r"\s+".join(map(re.escape, small.split())), text, re.IGNORECASE)
    return " ".join(found[0].split()) if found else small.upper()
