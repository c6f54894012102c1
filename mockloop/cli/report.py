"""``mockloop report``: a session as a page, a text, captions or a document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import print_json, remark
from mockloop.cli.session_choice import WHICH, session_named, session_with_answer, short
from mockloop.core.errors import DeviceError, InputError
from mockloop.whole_file import whole_file

if TYPE_CHECKING:
    from mockloop.reports.model import Report


HISTORY = "history.html"
FOR_COACH = "-for-coach"  # at the end of the name of a page for a coach


class Format(StrEnum):
    """The formats of a report."""

    html = "html"
    md = "md"
    json = "json"
    srt = "srt"
    vtt = "vtt"


class Audio(StrEnum):
    """Where the sound of a page is kept."""

    inside = "inside"
    beside = "beside"
    none = "none"


def report(
    session: str = typer.Argument(None, metavar="SESSION", help=WHICH),
    format_: Format = typer.Option(Format.html, "--format", help="html, md, json, srt or vtt."),
    out: Path = typer.Option(
        None,
        "--out",
        metavar="PATH",
        help="Where to write it; - is standard output. For html, ./SESSION.html by default.",
    ),
    audio: Audio = typer.Option(
        Audio.inside, "--audio", help="For html: sound inside the page, in files beside it, or none."
    ),
    for_coach: bool = typer.Option(False, "--for-coach", help="For html: a page in which a coach can write comments."),
    schema: bool = typer.Option(False, "--schema", help="Print the JSON Schema of the json report, and nothing else."),
    history: bool = typer.Option(
        False, "--history", help="Write your progress over all sessions instead, as a page: ./history.html."
    ),
    scenario: str = typer.Option(None, "--scenario", metavar="ID", help="With --history: only this scenario."),
) -> None:
    """Write a report of a session, or of your progress: a page for the browser, or text."""
    if schema:
        from mockloop.reports.formats.json_document import schema as published

        print_json(published())
        return
    if scenario and not history:
        raise typer.BadParameter("it goes with --history", param_hint="--scenario")
    if history:
        if session or format_ is not Format.html or audio is Audio.beside or for_coach:
            raise typer.BadParameter("it is one page over all sessions, without sound", param_hint="--history")
        _write_history(scenario, out)
        return
    if session is None:
        raise typer.BadParameter("name a session, or 'last'", param_hint="SESSION")
    text_only = format_ is not Format.html
    if audio is Audio.beside and (text_only or str(out) == "-"):
        what = f"a report in {format_} has no sound" if text_only else "standard output has no folder for the sound"
        raise typer.BadParameter(what, param_hint="--audio")
    if for_coach and (text_only or audio is Audio.beside):
        raise typer.BadParameter("it makes one html page, with the sound inside or none", param_hint="--for-coach")
    read = _read(session, Audio.none if text_only else audio, for_coach)
    if for_coach and not read.answers:
        sentence = f"The session {read.id} has no answer to comment on."
        raise InputError(sentence, f"See: mockloop sessions show {short(read.id)}")
    _write(replace(read, for_coach=for_coach), format_, out)
    if for_coach:
        remark("Send it to your coach. Import the comments with: mockloop sessions comments import FILE")


def _write_history(scenario: str | None, out: Path | None) -> None:
    from mockloop.cli.history import read
    from mockloop.reports.history_page import render

    text = render(read(date.today(), scenario))
    out = out or Path(HISTORY)
    if str(out) == "-":
        typer.echo(text, nl=False)
        return
    if out.is_dir():
        out = out / HISTORY
    _put(out, text.encode())
    remark(f"Wrote {out}")


def _read(session: str, audio: Audio, for_coach: bool) -> Report:
    from mockloop.reports.from_session import report_of

    folder = session_with_answer(session) if for_coach else session_named(session)
    read = report_of(folder, audio.value)
    for problem in read.problems:
        remark(problem)
    return read


def _write(read: Report, format_: Format, out: Path | None) -> None:
    from mockloop.reports.formats.registry import render

    text = render(read, format_)
    name = f"{read.id}{FOR_COACH if read.for_coach else ''}.{format_}"
    if out is None and format_ is Format.html:
        out = Path(name)
    if out is None or str(out) == "-":
        typer.echo(text, nl=False)
        return
    if out.is_dir():
        out = out / name
    if format_ is Format.html and read.audio == "beside":
        _write_sounds(read, out.parent)
    _put(out, text.encode())
    remark(f"Wrote {out}")


def _write_sounds(read: Report, folder: Path) -> None:
    from mockloop.reports.formats.html import folder_beside

    for answer in read.answers:
        if answer.sound:
            _put(folder / folder_beside(read) / answer.sound.name, answer.sound.content)


def _put(path: Path, content: bytes) -> None:
    """Write a whole file or nothing. Raises DeviceError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as draft:  # private: the words stay with their owner
            draft.write_bytes(content)
    except OSError as error:
        raise DeviceError(
            f"The report cannot be written to {path} ({error.strerror}).", "Name another place with --out."
        ) from error
