"""What to say where something is missing: the person's own notes, unless they were told already."""

from __future__ import annotations

from mockloop.analysis.judging.conversation import Conversation
from mockloop.analysis.judging.said import Said
from mockloop.analysis.judging.steps_said import step_said
from mockloop.core.story import StoryFact


def from_notes(lines: str, section: str, said: Conversation, otherwise: str) -> str:
    """Return the lines of the notes to be said, or ``otherwise`` with the second at which they were told.

    Told, they were not heard as what they are: the words to begin with are what is missing.
    """
    story = said.story
    told = step_said(StoryFact("step", lines, lines), [Said.of(0, story.answer.transcript)]) if story else None
    if told is None or told.at_s is None:
        return f"as in your notes: {lines}"
    return (
        f"{otherwise} (At {told.at_s:.0f} s you told what your notes hold, but not in words that mark the {section}.)"
    )
