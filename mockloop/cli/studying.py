"""``mockloop study``: the walkthrough a page at a time, then the quiz; or both as a deck of cards."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mockloop.cli.holding import LEVEL, SPEAKER, new_folder, sections_named
from mockloop.cli.output import bold, coloured, print_json, remark
from mockloop.core.errors import InputError, MockloopError

if TYPE_CHECKING:
    from mockloop.core.state import Plan, State
    from mockloop.sessions.folder import SessionFolder
    from mockloop.sessions.quizzes import Past
    from mockloop.wiring import Settings

VOICE = typer.Option("on", "--voice", help="on: l reads a page aloud, and examples are timed; off: no sound at all.")


def study(
    scenario: str = typer.Argument(metavar="ID", help="A scenario's id, or the path of a file."),
    section: list[str] = typer.Option(None, "--section", help="Only this section's page; may be given more than once."),
    quiz: bool = typer.Option(False, "--quiz", help="Only the quiz; with --section, both."),
    every: bool = typer.Option(False, "--all", help="Put every quiz question, those you had right included."),
    level: str = LEVEL,
    voice: str = VOICE,
    plain: bool = typer.Option(False, "--plain", help="Line by line: each answer on a line of its own."),
    speaker: str = SPEAKER,
    export: str = typer.Option(None, "--export", help="anki: write sections, probes and quiz as a deck of cards."),
    out: Path = typer.Option(None, "--out", metavar="FILE.apkg", help="The file that --export writes."),
) -> None:
    """The walkthrough, a page at a time and read aloud on request, then the quiz."""
    if voice not in ("on", "off"):
        raise typer.BadParameter("--voice is on or off")
    if export or out:
        _export(scenario, export, out)
        return
    from mockloop.wiring import Settings

    plan, past = _plan(scenario, level, section or [], quiz, every)
    _tell_quiz(plan, past)
    _run(new_folder(plan, scenario), Settings(voice=voice == "on", speaker=speaker), plain, past)


def resume(folder: SessionFolder, settings: Settings, plain: bool) -> None:
    """Go on with a study session that was stopped or broken off. Raises InputError where nothing is left of it."""
    from mockloop.core.study import is_open
    from mockloop.sessions.quizzes import past
    from mockloop.sessions.reading import replayed

    state = replayed(folder).state
    if not is_open(state):
        again = f"Begin again: mockloop study {state.plan.scenario.id}"
        raise InputError(f"The session {folder.id} is finished.", again)
    _run(folder, settings, plain, past(folder.path.parent, state.plan.scenario, besides=folder.id))


def show_study(session_id: str, state: State, as_json: bool) -> None:
    """A study session read back: for people, or as one JSON document."""
    from mockloop.core.study import is_open, pages_of

    if not as_json:
        print_study(state)
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
            "pages": {"read": min(state.page, agreed), "of": agreed},
            "quiz": [{"question": q.question, "answer": q.options[o], "right": q.is_right(o)} for q, o in answers],
        }
    )


def print_study(state: State) -> None:
    """How far a study session went, and the score of its quiz."""
    from mockloop.core.study import pages_of, questions_of

    agreed, questions = len(pages_of(state.plan)), len(questions_of(state.plan))
    if agreed:
        typer.echo(f"Pages read: {min(state.page, agreed)} of {agreed}")
    if not questions:
        return
    if not state.quiz:
        typer.echo(f"Quiz: not begun, {questions} questions")
        return
    quiz = state.plan.scenario.quiz
    right = sum(quiz[answer.question].is_right(answer.option) for answer in state.quiz)
    typer.echo(bold(f"Quiz: {right} of {len(state.quiz)} right") + _left(questions - len(state.quiz)))
    for answer in state.quiz:
        question = quiz[answer.question]
        sign = "+" if question.is_right(answer.option) else "-"
        typer.echo(f"  {sign} {question.question} {question.options[answer.option]}")
    if right < len(state.quiz):
        typer.echo("What was wrong is asked again the next time.")


def _left(questions: int) -> str:
    return f", {questions} not answered" if questions else ""


def _export(scenario: str, export: str | None, out: Path | None) -> None:
    if export != "anki":
        raise typer.BadParameter("--export anki is the one kind of export there is")
    if out is None or out.suffix != ".apkg":
        raise typer.BadParameter("--export anki needs --out with a file that ends in .apkg")
    from mockloop.library import load_scenario
    from mockloop.reports.anki import write_deck

    cards = write_deck(load_scenario(scenario), out)
    typer.echo(f"Wrote {cards} cards to {out}. Import it in Anki; importing a later one updates them.")


def _plan(scenario: str, level: str, sections: list[str], quiz: bool, every: bool) -> tuple[Plan, Past]:
    from mockloop.api import bar_of
    from mockloop.core.state import Plan
    from mockloop.core.walkthrough import section_page_id
    from mockloop.library import load_scenario
    from mockloop.sessions.home import sessions_folder
    from mockloop.sessions.quizzes import past

    bar = bar_of(load_scenario(scenario), level, None)
    before = past(sessions_folder(), bar.scenario)
    names = sections_named(sections)
    pages = tuple(section_page_id(name) for name in names) if names or quiz else None
    with_quiz = quiz or not names
    questions = range(len(bar.scenario.quiz)) if every else before.due(len(bar.scenario.quiz))
    put = tuple(questions) if with_quiz else ()
    return Plan("study", bar.scenario, bar.level, probes=0, pages=pages, quiz=put), before


def _tell_quiz(plan: Plan, past: Past) -> None:
    """What the quiz leaves out, and why."""
    left_out = len(plan.scenario.quiz) - len(plan.quiz or ())
    if plan.quiz and left_out:
        remark(f"The quiz leaves out {left_out}, which you had right the last time; --all puts every question.")


def _run(folder: SessionFolder, settings: Settings, plain: bool, past: Past) -> None:
    from mockloop.cli.interrupting import Interruptible
    from mockloop.screen.controls import controls_here
    from mockloop.screen.study import KEYS, StudyScreen
    from mockloop.session import study as hold_study

    controls = controls_here(plain, KEYS)
    screen = StudyScreen(sys.stdout, bold=coloured() and not plain)
    try:
        with Interruptible():
            state = hold_study(folder, settings, controls, screen, past.wrong)
    except KeyboardInterrupt:
        remark(f"\nInterrupted. {_kept(folder)}")
        raise typer.Exit(130) from None
    except MockloopError as error:
        remark(f"{error.sentence}\n{error.next_step}\n{_kept(folder)}".rstrip())
        raise typer.Exit(1) from None
    finally:
        controls.close()
    _tell_end(state, folder)


def _tell_end(state: State, folder: SessionFolder) -> None:
    from mockloop.core.study import is_open

    typer.echo("")
    print_study(state)
    typer.echo(_kept(folder) if is_open(state) else f"Kept as {folder.id}.")


def _kept(folder: SessionFolder) -> str:
    """What became of a session that was left; one in which nothing had happened yet leaves no trace."""
    from mockloop.sessions.shelf import remove

    if not folder.events():
        remove(folder)
        return ""
    return _go_on(folder.id)


def _go_on(session_id: str) -> str:
    return f"Your place is kept. Go on with: mockloop sessions resume {session_id}"
