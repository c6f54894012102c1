"""The results of a scenario's quiz questions in earlier study sessions, read from their journals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from pathlib import Path

from mockloop.core.errors import SessionError
from mockloop.core.events import Answered
from mockloop.core.scenario import Scenario
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.naming import moment


@dataclass(frozen=True, slots=True)
class QuizHistory:
    """The questions of a scenario, by number from 0, with the result of the last answer to each."""

    right: frozenset[int] = frozenset()
    wrong: frozenset[int] = frozenset()

    def due(self, questions: int) -> tuple[int, ...]:
        """Return what to ask next, of so many questions: those missed, then those never asked; all if none is due."""
        new = [number for number in range(questions) if number not in self.right | self.wrong]
        return tuple(sorted(self.wrong) + new) or tuple(range(questions))


def quiz_history(root: Path, scenario: Scenario, besides: str = "") -> QuizHistory:
    """Return the last answer to each question in the study sessions below ``root``, except ``besides``.

    A question is identified by its words, so that an edited scenario does not mix its questions up. Unreadable
    sessions are skipped.
    """
    told = [_answers(folder, scenario.id) for folder in _sessions(root, scenario.id) if folder.id != besides]
    last: dict[str, bool] = {}
    for _, answers in sorted(told, key=itemgetter(0)):
        last.update(answers)
    numbered = [(number, last.get(_key(entry.question))) for number, entry in enumerate(scenario.quiz)]
    return QuizHistory(
        frozenset(number for number, right in numbered if right is True),
        frozenset(number for number, right in numbered if right is False),
    )


def _sessions(root: Path, scenario_id: str) -> Iterator[SessionFolder]:
    """Yield sessions whose names contain this scenario, so that most folders need not be opened."""
    if root.is_dir():
        found = (path for path in root.iterdir() if scenario_id in path.name and path.is_dir())
        yield from map(SessionFolder, sorted(found))


def _answers(folder: SessionFolder, scenario_id: str) -> tuple[datetime, dict[str, bool]]:
    """Return when a session began, and which questions were answered right in it."""
    began = moment(folder.id, None)
    try:
        info = folder.info()
        began = moment(folder.id, info.get("began"))
        if (info.get("mode"), info.get("scenario")) != ("study", scenario_id):
            return began, {}
        quiz = folder.plan().scenario.quiz
        answers = [entry.event for entry in folder.events() if isinstance(entry.event, Answered)]
    except SessionError:
        return began, {}
    put = [(quiz[answer.question], answer.option) for answer in answers if answer.question < len(quiz)]
    known = {_key(entry.question): entry.is_right(option) for entry, option in put if option < len(entry.options)}
    return began, known


def _key(question: str) -> str:
    return " ".join(question.casefold().split())
