"""Match a question in a person's own words: find it in the library, or make a scenario from its competency."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from mockloop.core.errors import InputError
from mockloop.core.scenario import Scenario
from mockloop.library.catalog import competency, questions
from mockloop.library.loader import composed, load_scenario
from mockloop.library.nearest_competency import Placement, nearest_competencies, stems
from mockloop.library.schema import GENERAL, Question

LONGEST = 600
LONGEST_ID = 40
_NOT_OF_AN_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class QuestionMatch:
    """The scenario for a question, other near competencies, and how: 'chosen', 'known', 'near' or 'nowhere'."""

    scenario: Scenario
    others: tuple[Placement, ...]
    how: str


def match_question(words: str, competency_id: str | None = None) -> QuestionMatch:
    """Return the scenario of any question.

    Raise InputError if the question is unusable, ScenarioError for an unknown competency.
    """
    question = " ".join(words.split())
    if len(stems(question)) == 0 and not question:
        raise InputError("The question is empty.", 'Type it in quotation marks: --question "Tell me about …"')
    if len(question) > LONGEST:
        raise InputError(
            f"The question has {len(question):,} characters; at most {LONGEST} are allowed.",
            "Give only the question; for a story from your notes, use --story.",
        )
    known = _same(question)
    if known and competency_id in (None, known.competency):
        return QuestionMatch(load_scenario(known.id), (), "known")
    places = nearest_competencies(question)
    named = competency_id or places[0].competency
    how = "chosen" if competency_id else "nowhere" if named == GENERAL else "near"
    scenario = composed({"id": id_for(question), "question": question, "competency": competency(named).id})
    return QuestionMatch(scenario, tuple(place for place in places if place.competency != named)[:2], how)


def search(words: str, most: int = 10) -> list[Question]:
    """Return the questions that share most with these words, nearest first, those with all words before others."""
    wanted = Counter(stems(words)) or Counter(words.lower().split())
    scored = []
    for question in questions().values():
        text = " ".join((question.question, *question.variants, question.id, competency(question.competency).name))
        have = set(stems(text)) | set(text.lower().split())
        score = sum(1 for word in wanted if word in have)
        if score:
            scored.append((-score, len(question.question), question.id, question))
    return [one[-1] for one in sorted(scored, key=lambda one: one[:3])[:most]]


def id_for(question: str) -> str:
    """Return an id for a person's own question, from its significant words."""
    telling = [word for word in question.lower().split() if stems(word)] or question.lower().split()
    name = _NOT_OF_AN_ID.sub("-", " ".join(telling).encode("ascii", "ignore").decode()).strip("-")
    if len(name) > LONGEST_ID:
        name = name[:LONGEST_ID].rpartition("-")[0] or name[:LONGEST_ID]
    return name or "own-question"


def _same(question: str) -> Question | None:
    """Return the library's question with exactly these words, or with these words as a variant."""
    wanted = _bare(question)
    return next(
        (one for one in questions().values() if any(_bare(text) == wanted for text in (one.question, *one.variants))),
        None,
    )


def _bare(text: str) -> str:
    return _NOT_OF_AN_ID.sub(" ", text.lower()).strip()
