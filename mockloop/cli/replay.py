"""``mockloop replay``: play a session again, or run an interview with files as its candidate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mockloop.cli.analyze import TRACK
from mockloop.cli.output import remark
from mockloop.cli.session_choice import short
from mockloop.core.levels import USUAL_LEVEL

if TYPE_CHECKING:
    from mockloop.sessions.folder import SessionFolder


def replay(
    what: list[str] = typer.Argument(metavar="SESSION|FILE...", help="A session, or files with answers in order."),
    text: bool = typer.Option(False, "--text", help="Print the words with their times instead of playing them."),
    speed: float = typer.Option(1.0, "--speed", min=0.5, max=2.0, help="0.5 to 2; the pitch stays the same."),
    scenario: str = typer.Option(
        None,
        "--scenario",
        metavar="ID",
        help="For files: the scenario they answer; by default, the question asked in them.",
    ),
    level: str = typer.Option(USUAL_LEVEL, "--level", help="For files: the level: entry, experienced or senior."),
    lens: str = typer.Option(None, "--lens", help="For files: the principle to judge by."),
    engine: str = typer.Option("auto", "--engine", help="For recordings: auto, or a Whisper model's name or folder."),
    fast: bool = typer.Option(False, "--fast", help="For files: as fast as possible, not at the pace of speech."),
    speaker: str = typer.Option(
        None,
        "--speaker",
        metavar="NAME",
        help="For a session: the loudspeaker. For files: the speaker who answers.",
    ),
    track: int = TRACK,
) -> None:
    """Play a session again while its words light up, or run an interview with files as the answers."""
    if scenario or len(what) > 1 or Path(what[0]).is_file():
        from mockloop.cli.interview import candidate
        from mockloop.speech.file_kinds import SpeakerChoice

        if text or speed != 1.0:
            raise typer.BadParameter("--text and --speed are for a session; files are the answers of a new interview")
        candidate([Path(name) for name in what], scenario, level, lens, engine, fast, SpeakerChoice(speaker, track))
        return
    if track is not None:
        raise typer.BadParameter("--track is for files")
    if fast:
        raise typer.BadParameter("--fast is for files; a session takes --speed")
    _session(what[0], text, speed, speaker)


def _session(name: str, text: bool, speed: float, speaker: str | None) -> None:
    from mockloop.cli.session_choice import session_with_answer
    from mockloop.core.errors import InputError

    folder = session_with_answer(name)
    if text:
        _print(folder)
    elif not sys.stdout.isatty():
        raise InputError("Playing a session needs a terminal.", f"Print it: mockloop replay {short(folder.id)} --text")
    else:
        _play(folder, speed, speaker)


def _print(folder: SessionFolder) -> None:
    from mockloop.replay.playback import replayable, session_text
    from mockloop.speech.tts.voice import NoVoice

    session = replayable(folder, NoVoice())
    for problem in session.problems:
        remark(problem)
    for line in session_text(session):
        typer.echo(line)


def _play(folder: SessionFolder, speed: float, speaker: str | None) -> None:
    from mockloop.replay.playback import SessionPlayer, replayable
    from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer
    from mockloop.speech.tts.voice import best_voice
    from mockloop.ui.terminal.replay import ReplayApp
    from mockloop.ui.tui.reserved_terminal import without_stderr

    remark("One moment: the recordings and the voice are getting ready.")
    player = LoudspeakerPlayer(speaker)
    voice = best_voice()
    try:
        session = replayable(folder, voice)
        for problem in session.problems:
            remark(problem)
        playing = SessionPlayer(session, player)
        playing.set_speed(speed)
        app = ReplayApp(playing)
        with without_stderr():
            app.run(mouse=False)
        playing.pause()
    finally:
        player.close()
        voice.close()
    if app.failure:
        raise app.failure
    if app.return_code:
        raise typer.Exit(app.return_code)
