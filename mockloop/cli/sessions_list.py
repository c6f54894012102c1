"""``mockloop sessions list``: date, question, length and verdict of each session; and the search."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import typer

from mockloop.cli.output import bold, print_json, print_table, remark
from mockloop.core.times import clock
from mockloop.whole_file import text_in

if TYPE_CHECKING:
    from pathlib import Path

    from mockloop.sessions.catalog import Listed
    from mockloop.sessions.labels import Labels
    from mockloop.sessions.list_details import ListDetails

READS_FOR_S = 1.5  # of processor time, for sessions that were not analyzed yet
_ONE_LINE = 120  # columns from which on a session takes one line
_HEADER = ("DATE", "LENGTH", "VERDICT", "SESSION", "QUESTION")


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in the list; ``told`` is None if it was not analyzed yet, or cannot be."""

    listed: Listed
    labels: Labels
    told: ListDetails | None

    @property
    def verdict(self) -> str:
        """Its state: unfinished, damaged, its verdict, or the kind of session if that has none."""
        if self.listed.problem:
            return "damaged"
        if self.listed.open:
            return "unfinished" if self.listed.mode == "interview" else f"unfinished {self.listed.mode}"
        if self.told and self.told.verdict:
            return self.told.verdict.replace("_", " ").capitalize()
        return "not read yet" if self.listed.mode == "interview" and self.unread else self.listed.mode

    @property
    def unread(self) -> bool:
        """Whether it has not been analyzed yet."""
        return bool(self.told and self.told.unread and not self.listed.open)

    @property
    def about(self) -> str:
        """Its name, its question and its tags; for a damaged one the problem."""
        if self.listed.problem:
            return self.listed.problem
        asked = self.told.question if self.told else self.listed.scenario
        return ": ".join(filter(None, (self.labels.name, asked))) + "".join(f" #{tag}" for tag in self.labels.tags)

    @property
    def cells(self) -> tuple[str, str, str, str]:
        length = clock(self.told.length_s) if self.told else "?"
        return (_date(self.listed.began), length, self.verdict, self.listed.id)

    def to_data(self) -> dict[str, Any]:
        """Return one JSON document."""
        known = {"question": self.told.question, "length_s": round(self.told.length_s, 3)} if self.told else {}
        return {
            **self.listed.to_data(),
            "open": self.listed.open,
            "question": None,
            "length_s": None,
            **known,
            "verdict": (self.told.verdict or None) if self.told else None,
            "name": self.labels.name,
            "tags": list(self.labels.tags),
            "notes": [{"at": note.at, "text": note.text} for note in self.labels.notes],
        }

    def holds(self, words: list[str], root: Path) -> bool:
        """Return whether each word occurs in a session: in its labels or comments, or at the start of a spoken word."""
        notes = " ".join(note.text for note in self.labels.notes)
        written = " ".join((*self.cells, self.about, notes, self.listed.mode, self.listed.level)).casefold()
        left = [word for word in words if word not in written]
        if left:
            said = _comments(root / self.listed.id)
            left = [word for word in left if word not in said]
        return not left or _were_said(left, root / self.listed.id / "events.jsonl")


def _date(began: str) -> str:
    """Return the local date, as in 2026-11-23 14:52; "?" for an invalid time."""
    from mockloop.sessions.naming import parsed

    when = parsed(began)
    return f"{when:%Y-%m-%d %H:%M}" if when else "?"


def _comments(session: Path) -> str:
    """Return a coach's comments on a session, and the coach's name."""
    from mockloop.sessions.comments import comments_of
    from mockloop.sessions.folder import SessionFolder

    return " ".join(f"{one.author} {one.text}" for one in comments_of(SessionFolder(session))).casefold()


def _were_said(words: list[str], journal: Path) -> bool:
    """Return whether a journal has words that begin like this; it stores each word as the first item of a list."""
    try:
        text = text_in(journal).casefold()
    except OSError:
        return False
    return all(f'["{word}' in text for word in words)


def list_(
    search: str = typer.Option(
        None,
        "--search",
        metavar="WORDS",
        help="Only sessions with all of these words in questions, answers, names, tags, notes or comments.",
    ),
    open_: bool = typer.Option(False, "--open", help="Only unfinished sessions, which you can resume."),
    trash: bool = typer.Option(False, "--trash", help="Only deleted sessions."),
    as_json: bool = typer.Option(False, "--json", help="Print a JSON array instead of a table."),
) -> None:
    """List your sessions, oldest first; unfinished ones are marked open."""
    if trash:
        _list_trash(as_json)
        return
    lines = _lines()
    chosen = _chosen(lines, search, open_)
    if as_json:
        print_json([line.to_data() for line in chosen])
    elif chosen:
        _print(chosen)
        if any(line.unread for line in chosen):
            remark("For sessions that are not read yet, run this again: it reads some more each time.")
    elif lines:
        remark("No session matches. See all of them with: mockloop sessions list")
    else:
        remark("There are no sessions yet. Start one with: mockloop demo")


def _lines() -> list[SessionLine]:
    from mockloop.cli.history import few_seconds
    from mockloop.paths import sessions_folder
    from mockloop.sessions.folder import SessionFolder
    from mockloop.sessions.index import index_here
    from mockloop.sessions.labels import labels_of
    from mockloop.sessions.list_details import list_details, without_analysis

    root, index = sessions_folder(), index_here()
    known = list_details(root, index, few_seconds(READS_FOR_S))
    lines = []
    for one in index.listed(root):
        folder = SessionFolder(root / one.id)
        told = known.get(one.id) or (None if one.problem else without_analysis(folder))
        lines.append(SessionLine(one, labels_of(folder), told))
    return lines


def _chosen(lines: list[SessionLine], search: str | None, open_: bool) -> list[SessionLine]:
    from mockloop.paths import sessions_folder

    words = (search or "").casefold().replace("#", "").split()
    return [line for line in lines if (line.listed.open or not open_) and line.holds(words, sessions_folder())]


def _print(lines: list[SessionLine]) -> None:
    """Print one line each; in a narrow terminal the question goes below."""
    width = shutil.get_terminal_size().columns
    rows = [line.cells for line in lines]
    if not sys.stdout.isatty():
        print_table([(*row, line.about) for row, line in zip(rows, lines, strict=True)], _HEADER)
        return
    widths = [max(len(row[i]) for row in [_HEADER[:4], *rows]) for i in range(4)]
    room = width - sum(widths) - 2 * len(widths)
    below = width < _ONE_LINE or room < _ONE_LINE // 4
    if room < 0:  # not even the session fits beside the others
        _print_below(lines, widths[:3], width)
        return
    shown = [_row(_HEADER[:-1] if below else _HEADER, widths)]
    shown[0] = bold(shown[0])
    for line, row in zip(lines, rows, strict=True):
        about = shorten(line.about, width - 4 if below else room, placeholder=" …")
        shown += [_row(row, widths), f"    {about}"] if below else [_row((*row, about), widths)]
    typer.echo("\n".join(shown))


def _print_below(lines: list[SessionLine], widths: list[int], width: int) -> None:
    """Print each session's name and question in lines of their own."""
    shown = [bold(_row(_HEADER[:3], widths))]
    for line in lines:
        about = shorten(line.about, width - 4, placeholder=" …")
        shown += [_row(line.cells[:3], widths), f"    {line.listed.id}", f"    {about}"]
    typer.echo("\n".join(shown))


def _row(cells: Sequence[str], widths: list[int]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=False)]
    return "  ".join([*padded, *cells[len(widths) :]]).rstrip()


def _list_trash(as_json: bool) -> None:
    from mockloop.sessions.catalog import line_of
    from mockloop.sessions.trash import trash_folder, trashed

    found = [(one, line_of(one.folder).to_data()) for one in trashed(trash_folder())]
    if as_json:
        print_json([{**line, "deleted": one.deleted.isoformat(timespec="seconds")} for one, line in found])
    elif not found:
        remark("The trash is empty.")
    else:
        rows = [(one.id, f"{one.deleted.astimezone():%Y-%m-%d %H:%M}", str(line["takes"])) for one, line in found]
        print_table(rows, ("SESSION", "DELETED", "TAKES"))
