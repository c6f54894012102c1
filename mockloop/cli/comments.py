"""``mockloop sessions comments``: what a coach wrote on the page from ``report --for-coach``."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import typer

from mockloop.cli.labels import SESSION, named_session
from mockloop.cli.output import bold, print_json, remark
from mockloop.cli.session_choice import short
from mockloop.cli.terminal_output import word_wrapped_output

if TYPE_CHECKING:
    from mockloop.core.state import State
    from mockloop.sessions.comment_file import Comment
    from mockloop.sessions.comments import ImportCounts
    from mockloop.sessions.folder import SessionFolder

app = typer.Typer(no_args_is_help=True)
ABOUT = typer.Option(
    None, "--session", metavar="SESSION", help="The session they are about; by default, the one that the file names."
)


@app.command("import")
def import_(
    file: Path = typer.Argument(metavar="FILE", help="The file that your coach saved from the page."),
    session: str = ABOUT,
) -> None:
    """Add the comments that your coach saved from the page. A comment that you already have is not added again."""
    from datetime import UTC, datetime

    from mockloop.paths import sessions_folder
    from mockloop.sessions.comments import import_comments, must_be_about, read_comments, session_of
    from mockloop.sessions.rebuild import replayed

    read = read_comments(file)
    if session:
        folder = named_session(session)
        must_be_about(read, folder)
    else:
        folder = session_of(read, sessions_folder())
    done = import_comments(folder, replayed(folder).state, read, datetime.now(UTC))
    _tell(done, folder.id)


@app.command("list")
def list_(
    session: str = SESSION, as_json: bool = typer.Option(False, "--json", help="Print the comments as JSON.")
) -> None:
    """List the comments on a session, answer by answer, each with its second."""
    from mockloop.sessions.rebuild import replayed

    folder = named_session(session)
    state = replayed(folder).state
    if as_json:
        print_json({"id": folder.id, "comments": comment_items(folder, state)})
    elif not print_comments(folder, state):
        remark(f"There are no comments on {folder.id}. Ask for some: mockloop report {short(folder.id)} --for-coach")


@app.command()
def remove(
    session: str = SESSION,
    number: int = typer.Argument(metavar="N", min=1, help="Its number, as sessions comments list shows it."),
) -> None:
    """Remove a comment from a session. Importing its file again brings it back."""
    from datetime import UTC, datetime

    from mockloop.core.errors import InputError
    from mockloop.sessions.comments import remove_comment
    from mockloop.sessions.rebuild import replayed

    folder = named_session(session)
    there = numbered_comments(folder, replayed(folder).state)
    if number > len(there):
        told = f"only {len(there)} on {folder.id}" if there else f"none on {folder.id}"
        sentence = f"There is no comment {number}: there {'are' if len(there) > 1 else 'is'} {told}."
        raise InputError(sentence, f"See their numbers: mockloop sessions comments list {short(folder.id)}")
    remove_comment(folder, there[number - 1], datetime.now(UTC))
    typer.echo(f"Removed comment {number} from {folder.id}: {shorten(there[number - 1].text, 60, placeholder=' …')}")


def numbered_comments(folder: SessionFolder, state: State) -> list[Comment]:
    """Return the comments on a session in list order; the first is number 1."""
    from mockloop.reports.comments import shown_comments
    from mockloop.sessions.comments import answered, comments_of, comments_on, without_answer

    comments, turns = comments_of(folder), answered(state)
    placed = [one.comment for turn in turns for one in shown_comments(comments_on(turn, comments), turn.answer)]
    return [*placed, *without_answer(turns, comments)]


@word_wrapped_output()
def print_comments(folder: SessionFolder, state: State) -> bool:
    """Print the comments on a session, numbered; return False if there are none."""
    from mockloop.reports.comments import misplaced, shown_comments
    from mockloop.sessions.comments import answered, comments_of, comments_on, without_answer

    comments, turns, numbers = comments_of(folder), answered(state), count(1)
    for number, turn in enumerate(turns, 1):
        lines = [one.line for one in shown_comments(comments_on(turn, comments), turn.answer)]
        if lines:
            typer.echo(bold(f"Comments on answer {number}: {turn.text}"))
            typer.echo("\n".join(f"  {next(numbers)}. {line}" for line in lines))
    gone = without_answer(turns, comments)
    if gone:
        typer.echo(misplaced(len(gone)))
        typer.echo("\n".join(f"  {next(numbers)}. {' '.join(one.text.split())}" for one in gone))
    return bool(comments)


def comment_items(folder: SessionFolder, state: State) -> list[dict[str, Any]]:
    """Return the comments on a session as plain data; ``answer`` counts from 0, null if it was redone."""
    from mockloop.reports.comments import shown_comments
    from mockloop.sessions.comments import answered, comments_of, comments_on, without_answer

    comments, turns = comments_of(folder), answered(state)
    items = [
        {"answer": number, **one.data()}
        for number, turn in enumerate(turns)
        for one in shown_comments(comments_on(turn, comments), turn.answer)
    ]
    return [*items, *({"answer": None, **one.model_dump(mode="json")} for one in without_answer(turns, comments))]


def _tell(done: ImportCounts, session: str) -> None:
    counted = {"new": done.new, "edited": done.changed, "there already": done.there}
    told = ", ".join(f"{count} {what}" for what, count in counted.items() if count)
    typer.echo(f"Comments on {session}: {told}.")
    if done.misfits:
        remark(f"{len(done.misfits)} left out: the answer was given again since, or is shorter now.")
    remark(f"Read them with: mockloop sessions comments list {short(session)}")
