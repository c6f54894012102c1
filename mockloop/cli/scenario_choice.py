"""Choose the question of an interview: an id, a file, own words, or one that is due, random or searched for."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import remark
from mockloop.cli.terminal_output import word_wrapped_output

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mockloop.core.scenario import Scenario
    from mockloop.core.story import Story
    from mockloop.library.question_match import QuestionMatch
    from mockloop.library.schema import Question

QUESTION = typer.Option(None, "--question", metavar="TEXT", help="Any question in your own words, in quotation marks.")
COMPETENCY = typer.Option(None, "--competency", metavar="ID", help="Judge --question by this competency.")
_SHOWN = 5
_MOST_DUE = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested question, and the reason; none for one chosen by chance."""

    id: str
    question: str
    why: str


def scenario_of(name: str | None, question: str | None, competency: str | None, story: Story | None = None) -> Scenario:
    """Return the scenario for these options; without any, suggest some questions. Raise MockloopError.

    A name that is a question in words is taken as ``question``. ``story``: what the person wants to tell, if it is
    known; questions that suit it are suggested first.
    """
    from mockloop.library.question_match import match_question

    if name and question:
        raise typer.BadParameter("give an id or --question, not both")
    if name and _in_words(name):
        name, question = None, name
    if competency and not question:
        raise typer.BadParameter("--competency goes with --question")
    if question is not None:
        found = match_question(question, competency)
        tell_competency(found)
        return found.scenario
    return scenario_named(name or _offered(story))


def _in_words(name: str) -> bool:
    """Return whether a name is a question in words: of several words, and neither a path nor nearly an id."""
    import os.path

    from mockloop.library.loader import known_ids

    words = name.lower().split()
    is_path = name.startswith(("/", "./", "../", "~")) or name.endswith((".yaml", ".yml"))
    is_path = is_path or os.path.exists(name)  # noqa: PTH110 - Path.exists fails at a name as long as a question
    return len(words) > 1 and not is_path and "-".join(words) not in known_ids()


def scenario_named(name: str) -> Scenario:
    """Return the scenario of an id or a file, or a practised question in own words. Raise ScenarioError."""
    from mockloop.core.errors import ScenarioError
    from mockloop.library.loader import load_scenario

    try:
        return load_scenario(name)
    except ScenarioError:
        practised = _practised(name)
        if practised is None:
            raise
        return practised


def _practised(name: str) -> Scenario | None:
    """Return a question in own words from its newest session; None if none was practised under this name."""
    from mockloop.core.errors import SessionError
    from mockloop.paths import sessions_folder
    from mockloop.sessions.catalog import session_names
    from mockloop.sessions.folder import SessionFolder

    root = sessions_folder()
    for session in reversed([one for one in session_names(root) if name in one]):
        try:
            scenario = SessionFolder(root / session).plan().scenario
        except SessionError:
            continue
        if scenario.id == name:
            return scenario
    return None


def tell_competency(found: QuestionMatch) -> None:
    """Print which competency judges a question, and how to change that."""
    one = found.scenario
    if found.how == "known":
        remark(f"This is the question '{one.id}' of the library, judged by {one.judged_by}.")
    elif found.how == "nowhere":
        remark("This question matches no competency, so the general rules judge it. To choose one: --competency ID")
        remark("(mockloop questions list shows them).")
    elif found.how == "near":
        change = "one of these:" if found.others else "--competency ID (mockloop questions list shows them)"
        remark(f"Judged by {one.judged_by}, the closest match. To change that, add {change}")
        for other in found.others:
            remark(f"  --competency {other.competency} for {_called(other.competency)}")


def _offered(story: Story | None) -> str:
    """Return the id that the person chooses at a terminal. Raise BadParameter if nobody can choose."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        raise typer.BadParameter(
            'no question was named; give an id (mockloop questions list shows them), or --question "Tell me about …"'
        )
    heading, offers = _offers_for(story) if story else _offers()
    with word_wrapped_output():
        typer.echo(heading)
    _show(offers)
    typer.echo("  Or type a topic, such as: angry customer")
    while True:
        said = typer.prompt("Which one", default="1").strip()
        if said.isdecimal() and 1 <= int(said) <= len(offers):
            return offers[int(said) - 1].id
        found = _searched(said)
        if found:
            offers = [Suggestion(one.id, one.question, _called(one.competency)) for one in found]
            _show(offers)


def _called(competency_id: str) -> str:
    """Return what people call a competency, with the company whose own term it is."""
    from mockloop.core.scenario import with_company
    from mockloop.library.catalog import competency

    one = competency(competency_id)
    return with_company(one.name, one.company)


@word_wrapped_output()
def _show(offers: Sequence[Suggestion]) -> None:
    for number, one in enumerate(offers, 1):
        typer.echo(f"  {number}  {one.question}" + (f"  ({one.why})" if one.why else ""))


def _searched(said: str) -> Sequence[Question]:
    from shlex import quote

    from mockloop.library.question_match import search

    found = search(said, _SHOWN)
    if not found:
        remark(
            "No question has any of these words. To practise your own, press Ctrl-C and type: "
            f"mockloop interview --question {quote(said)}"
        )
    return found


def _offers() -> tuple[str, list[Suggestion]]:
    """Return what is due by the history, then random questions, with a heading."""
    due = list(_due(date.today()))[:_MOST_DUE]
    heading = "What is due, then questions chosen by chance:" if due else "Some questions, chosen by chance:"
    return heading, [*due, *_by_chance({one.id for one in due}, _SHOWN - len(due))]


def _offers_for(story: Story) -> tuple[str, list[Suggestion]]:
    """Return the questions that suit a story best, with a heading; some by chance if none does."""
    from mockloop.cli.story_suggestions import suggestions_for

    suited = suggestions_for(story, _SHOWN)
    if suited:
        return f"Questions that suit your story '{story.title}', the best first:", suited
    none = f"No question suits your story '{story.title}', as far as its notes tell. Some questions, chosen by chance:"
    return none, _by_chance(set(), _SHOWN)


def _by_chance(known: set[str], count: int) -> list[Suggestion]:
    """Return random questions other than the known ones."""
    import random

    from mockloop.library import catalog

    every = catalog.questions()
    others = sorted(set(every) - known)
    fresh = random.Random().sample(others, k=min(count, len(others)))
    return [Suggestion(name, every[name].question, "") for name in fresh]


def _due(today: date) -> Iterator[Suggestion]:
    """Yield each question or walkthrough that is due, the most urgent first."""
    from mockloop.cli.history import read
    from mockloop.core.errors import ScenarioError
    from mockloop.library.loader import load_scenario

    due = [one for one in read(today).next if one.due_day is not None and one.due_day <= today.toordinal()]
    for name in dict.fromkeys(one.topic.scenario for one in due):
        try:
            scenario: Scenario | None = load_scenario(name)
        except ScenarioError:
            scenario = _practised(name)
        if scenario:
            yield Suggestion(name, scenario.question, "due")
