"""``mockloop sessions resume``: continue an interrupted or stopped session with its own settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import remark
from mockloop.cli.saved_settings import FILES, SavedSettings, saved_settings
from mockloop.cli.session_choice import LAST, short
from mockloop.cli.session_options import settings_of
from mockloop.cli.session_runner import run_to_debrief
from mockloop.cli.sound_check import CHECK

if TYPE_CHECKING:
    from mockloop.interview.wiring import Settings
    from mockloop.sessions.catalog import Listed
    from mockloop.sessions.folder import SessionFolder

_MOST_NAMED = 5
_AS_BEGUN = "(By default, as before.)"


def resume(
    session: str = typer.Argument(
        None,
        metavar="[SESSION]",
        help="A session's id or the beginning of one; if left out, the newest unfinished session.",
    ),
    engine: str = typer.Option(None, "--engine", help=f"auto, typed, or a Whisper model's name or folder. {_AS_BEGUN}"),
    input_: list[str] = typer.Option(None, "--input", help=f"mic, recordings in order, or -. {_AS_BEGUN}"),
    voice: str = typer.Option(None, "--voice", help=f"auto, piper, system, or off. {_AS_BEGUN}"),
    patience: str = typer.Option(
        None, "--patience", help=f"Seconds of silence that end an answer, or off. {_AS_BEGUN}"
    ),
    plain: bool = typer.Option(None, "--plain/--no-plain", help=f"Print line by line. {_AS_BEGUN}"),
    cues: bool = typer.Option(None, "--cues/--no-cues", help=f"Show a short hint while you speak. {_AS_BEGUN}"),
    microphone: str = typer.Option(None, "--microphone", help=f"Name or number of the microphone. {_AS_BEGUN}"),
    speaker: str = typer.Option(None, "--speaker", help=f"Name or number of the loudspeaker. {_AS_BEGUN}"),
    barge_in: bool = typer.Option(
        None, "--barge-in/--no-barge-in", help=f"With headphones: speak to interrupt a question. {_AS_BEGUN}"
    ),
    check: bool = CHECK,
) -> None:
    """Resume a session that was interrupted or stopped, with the same settings."""
    from mockloop.cli import study as studying
    from mockloop.core.errors import InputError
    from mockloop.sessions.locks import session_lock
    from mockloop.sessions.rebuild import resumed

    given = SavedSettings(engine, input_, voice, patience, microphone, speaker, plain, cues, barge_in)
    usual_settings(given, check)  # typing errors are reported before anything else
    folder = _chosen(session)
    begun = given.over(saved_settings(folder.info()))
    with session_lock(folder):
        pass  # open in another window: reported before anything is prepared
    state = resumed(folder).state  # a damaged journal is refused here, before anything is opened or cleaned up
    if state.plan.mode == "study":
        studying.resume(folder, _settings(folder, begun, check), bool(begun.plain))
        return
    if state.complete:
        raise InputError(f"The session {folder.id} is finished.", f"Read it: mockloop sessions show {short(folder.id)}")
    run_to_debrief(folder, _settings(folder, begun, check), bool(begun.plain), begun.cues is not False, new=False)


def _settings(folder: SessionFolder, begun: SavedSettings, check: bool | None) -> Settings:
    """Return the settings to continue with. Raise InputError if the answers came from files that are used up."""
    from mockloop.core.errors import InputError

    if begun.input == [FILES]:
        go_on = f"mockloop sessions resume {short(folder.id)} --input"
        raise InputError(
            f"The session {folder.id} was answered by recordings.",
            f"Give the next one: {go_on} FILE, or speak: {go_on} mic",
        )
    return usual_settings(begun, check)


def usual_settings(begun: SavedSettings, check: bool | None) -> Settings:
    """Return the settings with defaults for those that are missing. Raise BadParameter, InputError."""
    usual = (begun.engine or "auto", begun.input or ["mic"], begun.voice or "auto", begun.patience or "6")
    devices = (begun.microphone, begun.speaker)
    return settings_of(*usual, *devices, barge_in=bool(begun.barge_in), check=check, track=None)


def _chosen(name: str | None) -> SessionFolder:
    """Return the session with this name; the newest unfinished one for 'last' or none. Raise SessionError."""
    from mockloop.core.errors import SessionError
    from mockloop.paths import sessions_folder
    from mockloop.sessions.catalog import find_session
    from mockloop.sessions.folder import SessionFolder
    from mockloop.sessions.index import index_here

    unfinished = [one for one in index_here().listed(sessions_folder()) if one.open] if name in (None, LAST) else []
    if name and not unfinished:
        return find_session(sessions_folder(), name)
    if not unfinished:
        raise SessionError("There is no unfinished session.", "Start one with: mockloop interview")
    newest, *others = reversed(unfinished)
    remark(f"Resuming {newest.id}.")
    if others:
        _tell_others(others)
    return SessionFolder(sessions_folder() / newest.id)


def _tell_others(others: list[Listed]) -> None:
    some = ", ".join(short(one.id) for one in others[:_MOST_NAMED])
    more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    remark(f"Also unfinished: {some}{more}. Choose one with: mockloop sessions resume SESSION")
