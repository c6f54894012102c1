"""The two questions about a person's own stories: tell one from memory, and tell one that becomes notes."""

from __future__ import annotations

from mockloop.core.scenario import Scenario
from mockloop.core.story import Story
from mockloop.library.loader import composed
from mockloop.library.schema import GENERAL

DICTATION = "What happened, what was asked of you, what did you do, and how did it end? Name figures and people."


def recall_scenario(story: Story) -> Scenario:
    """Ask for a story by its title alone."""
    question = f"Tell your story from memory, with its figures, names and steps: {story.title}"
    return composed({"id": f"recall-{story.name}", "question": question, "competency": GENERAL})


def dictation_scenario() -> Scenario:
    """Ask for a story that has no notes yet."""
    return composed({"id": "story-told", "question": DICTATION, "competency": GENERAL})
