"""The moves of the study mode: a walkthrough page by page, then the quiz."""

from __future__ import annotations

from dataclasses import replace

from mockloop.core.events import Answered, Event, Present, Quiz
from mockloop.core.state import State
from mockloop.core.stepping import ImpossibleEvent, Result, finish
from mockloop.core.walkthrough import pages


def present(state: State, page: int) -> Result:
    """Show a page; after the last one the quiz begins."""
    all_pages = pages(state.plan.scenario)
    if page >= len(all_pages):
        return ask_quiz(state)
    here = all_pages[page]
    return replace(state, phase="presenting", page=page), Present(here.id, here.text)


def next_page(state: State, _: Event) -> Result:
    """Go on to the next page."""
    return present(state, state.page + 1)


def page_back(state: State, _: Event) -> Result:
    """Go back a page; the first one stays."""
    return present(state, max(0, state.page - 1))


def ask_quiz(state: State, _: Event | None = None) -> Result:
    """Put the next question, or finish after the last."""
    if len(state.quiz) == len(state.plan.scenario.quiz):
        return finish(state, complete=True)
    return replace(state, phase="quizzing"), Quiz(len(state.quiz))


def answered(state: State, event: Answered) -> Result:
    """Keep the answer to the question that was put."""
    if event.question != len(state.quiz):
        raise ImpossibleEvent(f"question {event.question} was answered where {len(state.quiz)} was put")
    return ask_quiz(replace(state, quiz=(*state.quiz, event)))
