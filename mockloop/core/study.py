"""The moves of the study mode: a walkthrough page by page, then the quiz."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mockloop.core.events import Answered, Event, Present, Presented, Quiz, Requested
from mockloop.core.levels import level_id
from mockloop.core.state import Plan, State
from mockloop.core.transitions import ImpossibleEvent, Result, finish
from mockloop.core.walkthrough import Page, pages


def pages_of(plan: Plan) -> tuple[Page, ...]:
    """Return the pages that were planned, in the walkthrough's order."""
    scale = plan.scenario.level(plan.level).length_s / plan.scenario.target_s
    every = pages(plan.scenario, scale)
    if plan.pages is None:
        return every
    planned = {_page_id(name) for name in plan.pages}
    return tuple(page for page in every if page.id in planned)


def _page_id(name: str) -> str:
    """Return a page's id; one of an older session may have the former name of a level."""
    before, level, name = name.rpartition("level-")
    return f"{before}{level}{level_id(name)}"


def questions_of(plan: Plan) -> tuple[int, ...]:
    """Return the quiz questions that were planned, in the order in which they are asked."""
    there = range(len(plan.scenario.quiz))
    return tuple(there) if plan.quiz is None else tuple(number for number in plan.quiz if number in there)


def pages_read(facts: Iterable[Event]) -> int:
    """Return how many pages were shown to their end. A page that was shown twice counts once."""
    return len({fact.page for fact in facts if isinstance(fact, Presented)})


def is_open(state: State) -> bool:
    """Return whether a stopped study session has something left to do."""
    if state.plan.mode != "study":
        return False
    return state.page < len(pages_of(state.plan)) or len(state.quiz) < len(questions_of(state.plan))


def present(state: State, page: int) -> Result:
    """Show a page; after the last one the quiz begins."""
    agreed = pages_of(state.plan)
    if page >= len(agreed):
        return ask_quiz(state)
    here = agreed[page]
    return replace(state, phase="presenting", page=page), Present(here.id, here.text)


def next_page(state: State, _: Event) -> Result:
    """Show the next page."""
    return present(state, state.page + 1)


def page_back(state: State, _: Event) -> Result:
    """Show the page before; the first one stays."""
    return present(state, max(0, state.page - 1))


def ask_quiz(state: State, _: Event | None = None) -> Result:
    """Ask the next question, or finish after the last."""
    state = replace(state, page=len(pages_of(state.plan)))
    questions = questions_of(state.plan)
    if len(state.quiz) == len(questions):
        return finish(state, complete=True)
    return replace(state, phase="quizzing"), Quiz(questions[len(state.quiz)])


def answered(state: State, event: Answered) -> Result:
    """Keep the answer to the question that was asked."""
    due = questions_of(state.plan)[len(state.quiz)]
    if event.question != due:
        raise ImpossibleEvent(f"question {event.question} was answered when {due} was asked")
    if event.option >= len(state.plan.scenario.quiz[due].options):
        raise ImpossibleEvent(f"question {due} has no option {event.option}")
    return ask_quiz(replace(state, quiz=(*state.quiz, event)))


def go_on(state: State, event: Requested) -> Result:
    """Resume a study session where it was stopped."""
    if not is_open(state):
        raise ImpossibleEvent(f"{event.what} cannot follow: nothing is left of this session")
    return present(state, state.page)
