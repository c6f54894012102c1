"""Run a session from its first question to its debrief, on the live screen or in lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import remark, rewritable
from mockloop.cli.session_choice import short
from mockloop.cli.terminal_output import word_wrapped_output
from mockloop.core.errors import InputError, MockloopError

if TYPE_CHECKING:
    from mockloop.core.state import State
    from mockloop.interview.voice_start import VoiceStart
    from mockloop.interview.wiring import Settings
    from mockloop.ports import Controls, Player, Screen
    from mockloop.sessions.folder import SessionFolder


def run_to_debrief(folder: SessionFolder, settings: Settings, plain: bool, cues: bool, new: bool) -> None:
    """Run a session to its debrief and print it. If it breaks off, say why and what was kept."""
    from mockloop.sessions.locks import refuse_taken_microphone

    live = not plain and settings.live and has_screen()
    with broken_off(lambda: what_was_kept(folder, new)):
        if settings.live:
            refuse_taken_microphone()
        if live:
            check_before_screen(settings)
            state = on_screen(folder, settings, cues)
        else:
            state = in_lines(folder, settings, plain)
    from mockloop.cli.debrief import print_debrief, print_kept
    from mockloop.sessions.history import remember
    from mockloop.sessions.index import index_here
    from mockloop.sessions.reading_cache import debrief_of

    with word_wrapped_output():
        if live:
            print_kept(folder.id)
        else:
            print_debrief(state, debrief_of(folder, state), folder.id)
        remember(folder, index_here())
        if state.stopped:
            typer.echo(f"Session stopped. Resume with: mockloop sessions resume {short(folder.id)}")


@contextmanager
def broken_off(told: Callable[[], str]) -> Iterator[None]:
    """Print why a session was interrupted, and what was kept.

    Raise Exit: 130 for an interrupt, 1 for a known failure.
    """
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
    """Return whether there is a terminal on which a page can be drawn."""
    both = all(stream and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return both and rewritable()


def check_before_screen(settings: Settings) -> None:
    """Run the sound check in lines, if needed, before the page is drawn."""
    from mockloop.cli.sound_check import check_sound, wants_check

    if not wants_check(settings):
        return
    keys = controls_for(settings, plain=False)
    try:
        check_sound(settings, keys, plain=False)
    finally:
        keys.close()


def on_screen(folder: SessionFolder, settings: Settings, cues: bool) -> State:
    """Run a session on the live screen."""

    def run_engine(controls: Controls, screen: Screen) -> State:
        with closing(
            voice_start_for(folder, settings)
        ) as voice_start:  # in a process of its own, while the rest is loaded
            from mockloop.interview.runner import run_session

            return run_session(folder, settings, controls, screen, voice_start)

    def loudspeaker() -> Player:
        from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer

        return LoudspeakerPlayer(settings.speaker)

    from mockloop.ui.tui.launch import ShownSession, run

    return run(run_engine, ShownSession(folder, loudspeaker, cues))


def in_lines(folder: SessionFolder, settings: Settings, plain: bool, controls: Controls | None = None) -> State:
    """Run a session line by line. Leave ``controls`` open if they are given."""
    from mockloop.cli.sound_check import check_sound
    from mockloop.ui.starting import STARTING
    from mockloop.ui.terminal.controls import Keyboard, LineControls
    from mockloop.ui.terminal.plain import PlainScreen

    keys = controls or controls_for(settings, plain)
    status = not plain and rewritable() and settings.engine != "typed"
    screen = PlainScreen(sys.stdout, status=status, keys=legend_for(settings, keys), live=settings.live)
    if isinstance(keys, Keyboard | LineControls):
        keys.tell_keys, keys.tell_taken = screen.show_keys, screen.show_reply
    try:
        check_sound(settings, keys, plain)
        if settings.live:
            screen.notify(STARTING)
        with closing(voice_start_for(folder, settings)) as voice_start:
            from mockloop.interview.runner import run_session

            return run_session(folder, settings, keys, screen, voice_start)
    finally:
        if keys is not controls:
            keys.close()


def voice_start_for(folder: SessionFolder, settings: Settings) -> VoiceStart:
    """Start the voice with what will be said first in this session."""
    from mockloop.interview.voice_start import VoiceStart
    from mockloop.sessions.rebuild import replayed, resume_point

    return VoiceStart(settings, resume_point(replayed(folder))[0].effect)


def controls_for(settings: Settings, plain: bool) -> Controls:
    """Return the source of commands and typed answers."""
    from mockloop.ui.terminal.controls import NoControls, TypedAnswerControls, controls_here

    if settings.engine == "typed":
        if sys.stdin is None or sys.stdin.closed:
            raise InputError("Standard input is closed, so no answer can be typed.", "Run this in a terminal.")
        return TypedAnswerControls(sys.stdin)
    return controls_here(plain) if settings.live else NoControls()


def legend_for(settings: Settings, controls: Controls) -> str:
    """Return the line that explains the keys; empty if nobody is at the keyboard."""
    from mockloop.ui.terminal.controls import Keyboard
    from mockloop.ui.terminal.keys import LEGEND, LINE_LEGEND, TYPING_LEGEND

    if settings.engine == "typed":
        return TYPING_LEGEND
    if not controls.interactive:
        return ""
    return LEGEND if isinstance(controls, Keyboard) else LINE_LEGEND


def what_was_kept(folder: SessionFolder, new: bool) -> str:
    """Return what happened to an interrupted session; delete a new one in which nothing was said."""
    from mockloop.sessions.catalog import holds_an_answer, remove

    if new and not holds_an_answer(folder):
        remove(folder)
        return ""
    return f"Everything recorded is kept. Resume with: mockloop sessions resume {short(folder.id)}"
