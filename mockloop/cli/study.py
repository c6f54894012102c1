"""``mockloop study``: the walkthrough page by page, then the quiz; or both as a deck of cards."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mockloop.cli.interview import new_folder, sections_named
from mockloop.cli.output import bold, coloured, print_json, remark
from mockloop.cli.session_choice import short
from mockloop.cli.session_options import LEVEL, SPEAKER
from mockloop.cli.terminal_output import word_wrapped_output
from mockloop.cli.voice_choice import chosen_voice
from mockloop.core.errors import InputError

if TYPE_CHECKING:
    from mockloop.analysis.judging.bar import Bar
    from mockloop.core.events import Event
    from mockloop.core.scenario import QuizQuestion
    from mockloop.core.state import Plan, State
    from mockloop.interview.wiring import Settings
    from mockloop.sessions.folder import SessionFolder
    from mockloop.sessions.quiz_history import QuizHistory

VOICE = typer.Option(
    "auto", "--voice", help="The voice that reads a page aloud: auto, piper, system, or off for no sound."
)


def study(
    scenario: str = typer.Argument(metavar="ID", help="A scenario's id, or the path of a file."),
    section: list[str] = typer.Option(None, "--section", help="Only this section's page; may be given more than once."),
    quiz: bool = typer.Option(False, "--quiz", help="Only the quiz; with --section, that section's page and the quiz."),
    every: bool = typer.Option(False, "--all", help="Ask every quiz question, including those you answered correctly."),
    level: str = LEVEL,
    voice: str = VOICE,
    plain: bool = typer.Option(
        False, "--plain", help="Print line by line, for screen readers and pipes; end each answer with Enter."
    ),
    speaker: str = SPEAKER,
    export: str = typer.Option(None, "--export", help="anki: write sections, probes and quiz as a deck of cards."),
    out: Path = typer.Option(
        None, "--out", metavar="FILE.apkg", help="The file that --export writes; the scenario's id if left out."
    ),
) -> None:
    """Study a worked story a page at a time, read aloud on request, then take its quiz."""
    voice = chosen_voice(voice)
    names = sections_named(section or [])
    if export is not None or out is not None:
        _check_export(export, out, {"--all": every, "--voice": voice == "off", "--plain": plain, "--speaker": speaker})
        _export(_bar(scenario, level), names, quiz, out)
        return
    from mockloop.interview.wiring import Settings

    plan, past = _plan(_bar(scenario, level), names, quiz, every)
    _tell_quiz(plan, past)
    settings = Settings(voice=voice, speaker=speaker)
    _run(new_folder(plan, settings, plain), settings, plain, past)


def resume(folder: SessionFolder, settings: Settings, plain: bool) -> None:
    """Resume a study session that was stopped or interrupted. Raises InputError if nothing is left of it."""
    from mockloop.core.study import is_open
    from mockloop.sessions.quiz_history import quiz_history
    from mockloop.sessions.rebuild import replayed

    state = replayed(folder).state
    if not is_open(state):
        again = f"Begin again: mockloop study {state.plan.scenario.id}"
        raise InputError(f"The session {folder.id} is finished.", again)
    _run(folder, settings, plain, quiz_history(folder.path.parent, state.plan.scenario, besides=folder.id))


def show_study(session_id: str, state: State, as_json: bool) -> None:
    """Print a finished study session: for people, or as one JSON document."""
    from mockloop.core.study import is_open, pages_of, pages_read
    from mockloop.paths import sessions_folder
    from mockloop.sessions.catalog import find_session

    facts = [entry.event for entry in find_session(sessions_folder(), session_id).events()]
    if not as_json:
        with word_wrapped_output():
            print_study(state, facts)
            typer.echo(_go_on(session_id) if is_open(state) else f"Kept as {session_id}.")
        return
    quiz, agreed = state.plan.scenario.quiz, len(pages_of(state.plan))
    answers = [(quiz[a.question], a.option) for a in state.quiz]
    print_json(
        {
            "schema": 1,
            "id": session_id,
            "mode": "study",
            "scenario": state.plan.scenario.id,
            "level": state.plan.level,
            "complete": not is_open(state),
            "pages": {"read": pages_read(facts), "of": agreed},
            "quiz": [{"question": q.question, "answer": q.options[o], "right": q.is_right(o)} for q, o in answers],
        }
    )


def print_study(state: State, facts: Sequence[Event]) -> None:
    """Print how far a study session went, and the score of its quiz."""
    from mockloop.core.study import pages_of, pages_read, questions_of

    agreed, questions = len(pages_of(state.plan)), len(questions_of(state.plan))
    if agreed:
        typer.echo(f"Pages read: {pages_read(facts)} of {agreed}")
    if not questions:
        return
    if not state.quiz:
        typer.echo(f"Quiz: not begun, {questions} questions")
        return
    quiz = state.plan.scenario.quiz
    right = sum(quiz[answer.question].is_right(answer.option) for answer in state.quiz)
    typer.echo(bold(f"Quiz: {right} of {len(state.quiz)} right") + _left(questions - len(state.quiz)))
    for answer in state.quiz:
        typer.echo(_answer_line(quiz[answer.question], answer.option))
    if right < len(state.quiz):
        typer.echo("Questions you got wrong come again next time.")


def _answer_line(question: QuizQuestion, option: int) -> str:
    from mockloop.ui.terminal.study import widest

    chosen, right = question.options[option], question.options[question.right - 1]
    told = f"+ {question.question} {chosen}"
    if not question.is_right(option):
        told = f"- {question.question} You chose: {chosen} Right: {right}"
    return textwrap.fill(told, widest(), initial_indent="  ", subsequent_indent="    ")


def _left(questions: int) -> str:
    return f", {questions} not answered" if questions else ""


def _check_export(export: str | None, out: Path | None, idle: dict[str, object]) -> None:
    """Refuse options that cannot be combined, and an option without effect."""
    if export is None:
        raise typer.BadParameter("--out goes with --export anki")
    if export != "anki":
        raise typer.BadParameter("--export takes only anki")
    if out and out.suffix != ".apkg":
        raise typer.BadParameter("--out takes a file name that ends in .apkg")
    given = [name for name, value in idle.items() if value]
    if given:
        raise typer.BadParameter(f"{' and '.join(given)} cannot be combined with --export")


def _export(bar: Bar, sections: tuple[str, ...], quiz: bool, out: Path | None) -> None:
    from mockloop.reports.anki import cards, selected, write_deck

    made = selected(cards(bar.scenario, bar.level), sections, quiz)
    path = out or Path(f"{bar.scenario.id}.apkg")
    write_deck(bar.scenario, made, path)
    told = "1 card" if len(made) == 1 else f"{len(made)} cards"
    typer.echo(f"Wrote {told} to {path}. Import it into Anki; a later import updates the cards.")


def _bar(scenario: str, level: str) -> Bar:
    from mockloop.api import bar_of
    from mockloop.cli.scenario_choice import scenario_named

    return bar_of(scenario_named(scenario), level, None)


def _plan(bar: Bar, names: tuple[str, ...], quiz: bool, every: bool) -> tuple[Plan, QuizHistory]:
    from mockloop.core.state import Plan
    from mockloop.core.walkthrough import section_page_id
    from mockloop.paths import sessions_folder
    from mockloop.sessions.quiz_history import quiz_history

    before = quiz_history(sessions_folder(), bar.scenario)
    pages = tuple(section_page_id(name) for name in names) if names or quiz else None
    with_quiz = quiz or not names
    questions = range(len(bar.scenario.quiz)) if every else before.due(len(bar.scenario.quiz))
    put = tuple(questions) if with_quiz else ()
    return Plan("study", bar.scenario, bar.level, probes=0, pages=pages, quiz=put), before


def _tell_quiz(plan: Plan, past: QuizHistory) -> None:
    """Print what the quiz leaves out, and why."""
    left_out = len(plan.scenario.quiz) - len(plan.quiz or ())
    if plan.quiz and left_out:
        remark(f"The quiz leaves out {left_out}, which you answered correctly last time; --all asks every question.")


def _run(folder: SessionFolder, settings: Settings, plain: bool, past: QuizHistory) -> None:
    from mockloop.cli.session_runner import broken_off
    from mockloop.interview.runner import run_study as hold_study
    from mockloop.ui.terminal.controls import Keyboard, controls_here
    from mockloop.ui.terminal.study import KEYS, PlainStudyScreen, terminal_height

    controls = controls_here(plain, KEYS)
    height = terminal_height() if isinstance(controls, Keyboard) and sys.stdout.isatty() else 0
    screen = PlainStudyScreen(sys.stdout, bold=coloured() and not plain, height=height)
    with broken_off(lambda: _kept(folder)), closing(controls):
        state = hold_study(folder, settings, controls, screen, past.wrong)
    _tell_end(state, folder)


@word_wrapped_output()
def _tell_end(state: State, folder: SessionFolder) -> None:
    from mockloop.core.study import is_open

    typer.echo("")
    print_study(state, [entry.event for entry in folder.events()])
    typer.echo(_kept(folder) if is_open(state) else f"Kept as {folder.id}.")


def _kept(folder: SessionFolder) -> str:
    """Return what happened to a stopped session; delete one in which nothing had happened yet."""
    from mockloop.sessions.catalog import remove

    if not folder.events():
        remove(folder)
        return ""
    return _go_on(folder.id)


def _go_on(session_id: str) -> str:
    return f"Your place is kept. Resume with: mockloop sessions resume {short(session_id)}"
