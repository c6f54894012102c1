"""What the person's own notes hold and the answer does not: the best thing to say next time."""

from __future__ import annotations

from collections.abc import Sequence

from mockloop.analysis.judging.facts import SAID, check_facts
from mockloop.core.story import StoryFact
from mockloop.core.transcript import Transcript


def unsaid(lines: Sequence[str], answers: Sequence[Transcript]) -> tuple[str, ...]:
    """Return the lines of the notes of which too little was said, in their order."""
    checked = check_facts([StoryFact("step", line, line) for line in lines], answers)
    return tuple(one.fact.text for one in checked if one.status != SAID)


def as_noted(model: str, lines: Sequence[str], answers: Sequence[Transcript]) -> str:
    """Return those lines that ``model`` holds as what to say; "" where all of them were said."""
    left = unsaid([line for line in lines if line in model], answers)
    return f"as in your notes: {'; '.join(line.rstrip(' .;') for line in left)}." if left else ""
