"""``mockloop sessions rename``, ``note`` and ``tag``: label a session, to find it again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import remark
from mockloop.cli.session_choice import WHICH, session_named, short

if TYPE_CHECKING:
    from mockloop.sessions.folder import SessionFolder
    from mockloop.sessions.labels import Labels

SESSION = typer.Argument(metavar="SESSION", help=WHICH)


def rename(
    session: str = SESSION, name: str = typer.Argument(metavar="NAME", help='The new name; "" removes it.')
) -> None:
    """Name a session; the name works wherever its id does."""
    from mockloop.sessions.labels import rename as renamed

    folder = named_session(session)
    chosen = renamed(folder, name, datetime.now(UTC))
    typer.echo(f"{folder.id} is now called “{chosen}”." if chosen else f"{folder.id} has no name now.")


def note(
    session: str = SESSION,
    text: str = typer.Argument(None, metavar="[TEXT]", help="The note; without it, all notes are shown."),
) -> None:
    """Add a note to a session, or read its notes."""
    from mockloop.sessions.labels import labels_of
    from mockloop.sessions.labels import note as noted

    folder = named_session(session)
    if text is not None:
        noted(folder, text, datetime.now(UTC))
        typer.echo(f"Added the note to {folder.id}.")
        return
    labels = labels_of(folder)
    print_notes(labels)
    if not labels.notes:
        remark(f'There are no notes on {folder.id}. Write one with: mockloop sessions note {short(folder.id)} "…"')


def tag(
    session: str = SESSION,
    tags: list[str] = typer.Argument(metavar="TAG…", help="One word each, such as onsite."),
    remove: bool = typer.Option(False, "--remove", help="Remove these tags."),
) -> None:
    """Tag a session; mockloop sessions list --search finds tags."""
    from mockloop.sessions.labels import tag as tagged

    folder = named_session(session)
    labels = tagged(folder, tags, datetime.now(UTC), remove)
    typer.echo(f"{folder.id}: {_tags(labels) or 'no tags'}")


def print_labels(labels: Labels) -> None:
    """Print the labels of a session, if any."""
    head = ", ".join(filter(None, (f"“{labels.name}”" if labels.name else "", _tags(labels))))
    if head:
        typer.echo(head)
    print_notes(labels)


def print_notes(labels: Labels) -> None:
    """Print the notes, each with its day."""
    for one in labels.notes:
        first, *more = one.text.splitlines()
        typer.echo("\n    ".join([f"Note of {one.at[:10] or 'an unknown day'}: {first}", *more]))


def _tags(labels: Labels) -> str:
    return " ".join(f"#{one}" for one in labels.tags)


def named_session(session: str) -> SessionFolder:
    """Return the session that was named. Raise SessionError, also for a folder that is not a session."""
    folder = session_named(session)
    folder.info()  # only a session takes labels
    return folder
