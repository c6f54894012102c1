"""What to say if something is missing: the person's own notes, unless the person said it elsewhere in the answer."""

from __future__ import annotations

from mockloop.analysis.judging.conversation import Conversation
from mockloop.analysis.judging.fact_search import AnswerText
from mockloop.analysis.judging.steps_said import step_said
from mockloop.core.story import StoryFact


def from_notes(lines: str, section: str, said: Conversation, otherwise: str) -> str:
    """Return the lines of the notes to say, or ``otherwise`` with the second at which they were said.

    If they were said, they were not recognized as part of the section: the opening words are missing.
    """
    story = said.story
    told = step_said(StoryFact("step", lines, lines), [AnswerText.of(0, story.answer.transcript)]) if story else None
    if told is None or told.at_s is None:
        return f"as in your notes: {lines}"
    return f"{otherwise} (You said this at {told.at_s:.0f} s, but not in words that show it belongs to the {section}.)"
