"""The sessions in which a person's own story was told, and how well it was told from memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mockloop.analysis.judging.another_story import told_another
from mockloop.analysis.judging.planned_facts import check_facts
from mockloop.analysis.progress.overview import Review
from mockloop.analysis.progress.recall import recall_grade
from mockloop.analysis.progress.story_map import Telling
from mockloop.core.errors import SessionError
from mockloop.core.state import State
from mockloop.core.story import Story
from mockloop.core.transcript import Transcript
from mockloop.sessions.catalog import session_names
from mockloop.sessions.folder import STORY, SessionFolder
from mockloop.sessions.rebuild import replayed


def tellings(root: Path) -> list[Telling]:
    """Return every interview below ``root`` in which the story of its notes was told, oldest first."""
    return [
        Telling(state.plan.story.title, state.plan.scenario.competency, state.plan.scenario.id)
        for state, _ in _sessions_with_story(root, "interview")
        if state.plan.story and not _is_another(state, state.plan.story)
    ]


def _is_another(state: State, story: Story) -> bool:
    answers = _answers(state)
    return told_another(check_facts(story.facts, answers), answers)


def _answers(state: State) -> list[Transcript]:
    return [turn.answer for turn in state.turns if turn.outcome == "answered"]


def recalls(root: Path) -> dict[str, list[Review]]:
    """Return how each story was told from memory, by its title, oldest first."""
    found: dict[str, list[Review]] = defaultdict(list)
    for state, day in _sessions_with_story(root, "recall"):
        if state.plan.story:
            grade = recall_grade(check_facts(state.plan.story.facts, _answers(state)))
            found[state.plan.story.title].append(Review(day, grade))
    return dict(found)


def _sessions_with_story(root: Path, mode: str) -> Iterator[tuple[State, int]]:
    """Yield the sessions of a mode in which a story was told, each with its day."""
    for name in session_names(root):
        folder = SessionFolder(root / name)
        if not (folder.path / STORY).is_file():
            continue
        try:
            info = folder.info()
            day = date.fromisoformat(str(info.get("began", ""))[:10]).toordinal()
            state = replayed(folder).state if info.get("mode") == mode else None
        except (SessionError, ValueError):
            continue
        if state and any(turn.outcome == "answered" for turn in state.turns):
            yield state, day
