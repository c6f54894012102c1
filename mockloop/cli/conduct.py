"""A session conducted from its first question to its debrief, on the live screen or in lines."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import remark
from mockloop.core.errors import MockloopError

if TYPE_CHECKING:
    from mockloop.core.state import State
    from mockloop.interview.wiring import Settings
    from mockloop.ports import Controls, Player, Screen
    from mockloop.sessions.folder import SessionFolder


def run_session(folder: SessionFolder, settings: Settings, plain: bool, cues: bool, new: bool) -> None:
    """Run a session to its debrief and print it. What breaks it off is told, with what was kept."""
    from mockloop.analysis.judging.debrief import debrief
    from mockloop.cli.debrief import print_debrief, print_kept
    from mockloop.cli.interrupts import Interruptible

    live = not plain and settings.live and _has_screen()
    try:
        with Interruptible():
            state = _on_screen(folder, settings, cues) if live else _in_lines(folder, settings, plain)
    except KeyboardInterrupt:
        remark(f"\nInterrupted. {_kept(folder, new)}")
        raise typer.Exit(130) from None
    except MockloopError as error:
        remark(f"{error.sentence}\n{error.next_step}\n{_kept(folder, new)}".rstrip())
        raise typer.Exit(1) from None
    except BrokenPipeError:
        remark(f"Nobody reads what is printed any more. {_kept(folder, new)}")
        raise
    if live:
        print_kept(folder.id)
    else:
        print_debrief(state, debrief(state), folder.id)
    if state.stopped:
        typer.echo(f"You stopped before its end. Go on with: mockloop sessions resume {folder.id}")


def _has_screen() -> bool:
    """Whether there is a terminal on which a page can be drawn."""
    both = all(stream and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return both and os.environ.get("TERM") != "dumb"


def _on_screen(folder: SessionFolder, settings: Settings, cues: bool) -> State:
    from mockloop.ui.tui.launch import Showing, run

    def held(controls: Controls, screen: Screen) -> State:
        from mockloop.interview.conduct import hold

        return hold(folder, settings, controls, screen)

    def loudspeaker() -> Player:
        from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer

        return LoudspeakerPlayer(settings.speaker)

    return run(held, Showing(folder, loudspeaker, cues))


def _in_lines(folder: SessionFolder, settings: Settings, plain: bool) -> State:
    from mockloop.interview.conduct import hold
    from mockloop.ui.terminal.plain import PlainScreen

    controls = _controls(settings, plain)
    status = not plain and sys.stdout.isatty() and settings.engine != "typed"
    screen = PlainScreen(sys.stdout, status=status, keys=_legend(settings, controls))
    try:
        return hold(folder, settings, controls, screen)
    finally:
        controls.close()


def _controls(settings: Settings, plain: bool) -> Controls:
    from mockloop.ui.terminal.controls import NoControls, TypingDesk, controls_here

    if settings.engine == "typed":
        return TypingDesk(sys.stdin)
    return controls_here(plain) if settings.live else NoControls()


def _legend(settings: Settings, controls: Controls) -> str:
    from mockloop.ui.terminal.keys import LEGEND, TYPING_LEGEND

    if settings.engine == "typed":
        return TYPING_LEGEND
    return LEGEND if controls.interactive else ""


def _kept(folder: SessionFolder, new: bool) -> str:
    """What became of a session that broke off; a new one in which nothing was said leaves no trace."""
    from mockloop.sessions.catalog import holds_an_answer, remove

    if new and not holds_an_answer(folder):
        remove(folder)
        return ""
    return f"Everything recorded is kept. Go on with: mockloop sessions resume {folder.id}"
