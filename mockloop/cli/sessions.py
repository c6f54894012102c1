"""``mockloop sessions``: list, show, resume; rename, note, tag, comments; delete, restore, empty; export, import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mockloop.cli.comments import app as comments
from mockloop.cli.comments import comment_items, print_comments
from mockloop.cli.confirmation import confirmed
from mockloop.cli.correct import correct
from mockloop.cli.labels import SESSION, note, print_labels, rename, tag
from mockloop.cli.output import FULL, print_json, remark
from mockloop.cli.resume import resume
from mockloop.cli.session_choice import session_named
from mockloop.cli.sessions_list import list_

if TYPE_CHECKING:
    from mockloop.sessions.folder import SessionFolder
    from mockloop.sessions.trash import Trashed

app = typer.Typer(no_args_is_help=True)
app.command("list")(list_)
app.command()(resume)
app.command()(correct)
for label in (rename, note, tag):
    app.command()(label)
app.add_typer(comments, name="comments", help="Comments that a coach wrote on a page made with report --for-coach.")
TRASHED = typer.Argument(None, metavar="[SESSION]", help="A deleted session's id, or the beginning of one.")
YES = typer.Option(False, "--yes", "-y", help="Do not ask for confirmation.")


@app.command()
def show(
    session: str = SESSION,
    full: bool = FULL,
    as_json: bool = typer.Option(False, "--json", help="Print the analysis as JSON."),
) -> None:
    """Show what was asked, what was said, and the debrief."""
    from dataclasses import asdict

    from mockloop.cli.debrief import print_debrief, session_document
    from mockloop.cli.study import show_study
    from mockloop.sessions.labels import labels_of
    from mockloop.sessions.reading_cache import debrief_of
    from mockloop.sessions.rebuild import replayed

    folder = session_named(session)
    replay = replayed(folder)
    for problem in replay.problems:
        remark(problem)
    if replay.state.plan.mode == "study":
        show_study(folder.id, replay.state, as_json)
        return
    whole, labels = debrief_of(folder, replay.state), labels_of(folder)
    if as_json:
        written = {**asdict(labels), "comments": comment_items(folder, replay.state)}
        print_json({**session_document(folder.id, replay.state, whole), **written})
    else:
        print_labels(labels)
        print_debrief(replay.state, whole, folder.id, full)
        print_comments(folder, replay.state)


@app.command()
def delete(
    session: str = SESSION,
    yes: bool = YES,
    shred: bool = typer.Option(False, "--shred", help="Overwrite its files and delete it for good, without the trash."),
) -> None:
    """Move a session and its recordings to the trash; sessions restore brings it back."""
    from datetime import UTC, datetime

    from mockloop.sessions.locks import session_lock
    from mockloop.sessions.naming import short_name
    from mockloop.sessions.trash import move_to_trash, trash_folder, trashed

    folder = session_named(session)
    if not yes and not confirmed(f"Delete {folder.id}{_with_recordings(len(folder.takes_on_disk()))}?"):
        remark("Nothing was deleted.")
        return
    if shred:
        _shred(folder)
        return
    with session_lock(folder):
        move_to_trash(folder, trash_folder(), datetime.now(UTC))
    typer.echo(f"Deleted {folder.id}.")
    name = short_name(folder.id, {one.id for one in trashed(trash_folder())})
    remark(f"Bring it back with: mockloop sessions restore {name}")
    remark(f"Delete it for good: mockloop sessions empty {name}")


def _with_recordings(count: int) -> str:
    return "" if count == 0 else " and its recording" if count == 1 else f" and its {count} recordings"


def _shred(folder: SessionFolder) -> None:
    from mockloop.sessions.catalog import remove
    from mockloop.sessions.locks import session_lock
    from mockloop.sessions.retention import shred

    with session_lock(folder):
        shred(folder)
        remove(folder)
    typer.echo(f"Deleted {folder.id} for good.")
    remark("Its files were overwritten first; a solid-state disk may still hold older copies of them.")


@app.command()
def restore(session: str = TRASHED) -> None:
    """Restore a deleted session; by default, the one deleted last."""
    from mockloop.paths import sessions_folder
    from mockloop.sessions.trash import in_trash, restore_session, trash_folder

    one = in_trash(trash_folder(), session)
    folder = restore_session(one, sessions_folder())
    typer.echo(f"Restored {folder.id}.")
    _tell_renamed(one.id, folder.id)


@app.command()
def empty(session: str = TRASHED, yes: bool = YES) -> None:
    """Delete everything in the trash for good, or only one session with all its deleted copies."""
    from mockloop.sessions.trash import copies_in_trash, empty_trash, trash_folder, trashed

    chosen = copies_in_trash(trash_folder(), session) if session else trashed(trash_folder())
    if not chosen:
        remark("The trash is empty.")
        return
    what = _named(chosen)
    if not yes and not confirmed(f"Delete {what} with all recordings for good?"):
        remark("Nothing was deleted.")
        return
    empty_trash(trash_folder(), chosen)
    typer.echo(f"Deleted {what} for good.")


def _named(chosen: Sequence[Trashed]) -> str:
    """Return what will be deleted, in words: '3 sessions', an id, or an id that was deleted more than once."""
    if len({one.id for one in chosen}) > 1:
        return f"{len(chosen)} sessions"
    return chosen[0].id if len(chosen) == 1 else f"{chosen[0].id}, which was deleted {len(chosen)} times,"


@app.command()
def export(
    session: str = SESSION,
    out: Path = typer.Option(
        None, "--out", metavar="PATH", help="The file or the folder to write it to; ./SESSION.zip if left out."
    ),
) -> None:
    """Write a session with its recordings to one zip file."""
    from mockloop.sessions.transfer import export_session

    folder = session_named(session)
    target = out or Path()
    if target.is_dir():
        target = target / f"{folder.id}.zip"
    _tell_left_out(export_session(folder, target))
    typer.echo(f"Wrote {target}.")


@app.command("import")
def import_(file: Path = typer.Argument(metavar="FILE.zip", help="A zip file written by sessions export.")) -> None:
    """Import a session from a zip file. It never replaces one of yours."""
    from mockloop.paths import sessions_folder
    from mockloop.sessions.transfer import import_session

    done = import_session(file, sessions_folder())
    if done.there:
        typer.echo(f"{done.folder.id} already exists with the same content; nothing was imported.")
        return
    for problem in done.problems:
        remark(problem)
    _tell_left_out(done.left_out)
    typer.echo(f"Imported {done.folder.id}.")
    _tell_renamed(done.wanted, done.folder.id)


def _tell_renamed(wanted: str, got: str) -> None:
    if got.startswith(f"{wanted}-"):
        remark(f"A session {wanted} already exists, so this one is now {got}.")
    elif got != wanted:
        remark(f"Its id was {wanted}; sessions are named by their start time, so it is now {got}.")


def _tell_left_out(names: Sequence[str]) -> None:
    if names:
        some = ", ".join(repr(name) for name in names[:5]) + (", …" if len(names) > 5 else "")
        remark(f"Left out, because it does not belong in a session: {some}")
