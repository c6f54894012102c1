"""A session conducted from its first question to its debrief, on the live screen or in lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import remark, rewritable
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
    from mockloop.sessions.history import remember
    from mockloop.sessions.index import index_here

    live = not plain and settings.live and has_screen()
    with broken_off(lambda: kept(folder, new)):
        if live:
            check_before_screen(settings)
            state = on_screen(folder, settings, cues)
        else:
            state = in_lines(folder, settings, plain)
    if live:
        print_kept(folder.id)
    else:
        print_debrief(state, debrief(state), folder.id)
    remember(folder, index_here())
    if state.stopped:
        typer.echo(f"Session stopped. Resume with: mockloop sessions resume {folder.id}")


@contextmanager
def broken_off(told: Callable[[], str]) -> Iterator[None]:
    """Tell what breaks a session off, and what was kept. Raises Exit: 130 interrupted, 1 a told failure."""
    from mockloop.cli.interrupts import Interruptible

    try:
        with Interruptible():
            yield
    except KeyboardInterrupt:
        remark(f"\nInterrupted. {told()}")
        raise typer.Exit(130) from None
    except MockloopError as error:
        remark(f"{error.sentence}\n{error.next_step}\n{told()}".rstrip())
        raise typer.Exit(1) from None
    except BrokenPipeError:
        remark(f"Output was closed. {told()}")
        raise


def has_screen() -> bool:
    """Whether there is a terminal on which a page can be drawn."""
    both = all(stream and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return both and rewritable()


def check_before_screen(settings: Settings) -> None:
    """Check the sound in lines, where it is needed, before the page is drawn."""
    from mockloop.cli.sound_check import check_sound, wants_check

    if not wants_check(settings):
        return
    keys = controls_for(settings, plain=False)
    try:
        check_sound(settings, keys, plain=False)
    finally:
        keys.close()


def on_screen(folder: SessionFolder, settings: Settings, cues: bool) -> State:
    """Hold a session on a page of the terminal."""
    from mockloop.ui.tui.launch import Showing, run

    def held(controls: Controls, screen: Screen) -> State:
        from mockloop.interview.conduct import hold

        return hold(folder, settings, controls, screen)

    def loudspeaker() -> Player:
        from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer

        return LoudspeakerPlayer(settings.speaker)

    return run(held, Showing(folder, loudspeaker, cues))


def in_lines(folder: SessionFolder, settings: Settings, plain: bool, controls: Controls | None = None) -> State:
    """Hold a session line by line. ``controls`` that are given stay open."""
    from mockloop.cli.sound_check import check_sound
    from mockloop.interview.conduct import hold
    from mockloop.ui.terminal.controls import Keyboard, LineControls
    from mockloop.ui.terminal.plain import PlainScreen

    keys = controls or controls_for(settings, plain)
    status = not plain and rewritable() and settings.engine != "typed"
    screen = PlainScreen(sys.stdout, status=status, keys=legend_for(settings, keys), live=settings.live)
    if isinstance(keys, Keyboard | LineControls):
        keys.tell_keys = screen.shows_keys
    try:
        check_sound(settings, keys, plain)
        return hold(folder, settings, keys, screen)
    finally:
        if keys is not controls:
            keys.close()


def controls_for(settings: Settings, plain: bool) -> Controls:
    """Return what takes commands and typed answers."""
    from mockloop.ui.terminal.controls import NoControls, TypingDesk, controls_here

    if settings.engine == "typed":
        return TypingDesk(sys.stdin)
    return controls_here(plain) if settings.live else NoControls()


def legend_for(settings: Settings, controls: Controls) -> str:
    """Return the line that says which key does what; empty where nobody is at the keyboard."""
    from mockloop.ui.terminal.controls import Keyboard
    from mockloop.ui.terminal.keys import LEGEND, LINE_LEGEND, TYPING_LEGEND

    if settings.engine == "typed":
        return TYPING_LEGEND
    if not controls.interactive:
        return ""
    return LEGEND if isinstance(controls, Keyboard) else LINE_LEGEND


def kept(folder: SessionFolder, new: bool) -> str:
    """Return what became of a session that broke off; a new one in which nothing was said leaves no trace."""
    from mockloop.sessions.catalog import holds_an_answer, remove

    if new and not holds_an_answer(folder):
        remove(folder)
        return ""
    return f"Everything recorded is kept. Resume with: mockloop sessions resume {folder.id}"
