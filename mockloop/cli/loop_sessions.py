"""The sessions of a loop: one keyboard for all its questions, a prompt between them, its files used in order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import bold, remark
from mockloop.cli.terminal_output import word_wrapped_output

if TYPE_CHECKING:
    from mockloop.core.loop import LoopPlace
    from mockloop.core.state import State
    from mockloop.interview.loop import LoopHost
    from mockloop.interview.wiring import Settings
    from mockloop.ports import Controls
    from mockloop.sessions.folder import SessionFolder

_BETWEEN = "Enter: the next question. p: a break with the clock stopped. q: stop here and continue another day."
_BREAK = "The clock is stopped. Enter continues, q stops here."
_GO_ON = "Everything recorded is kept. Resume with: mockloop loop --resume"


class LoopSessions:
    """Run the sessions of one loop. Its keyboard is opened once, so that no line typed ahead is lost."""

    def __init__(self, settings: Settings, plain: bool) -> None:
        from mockloop.cli.session_runner import controls_for, has_screen

        files = settings.input if settings.input not in (("mic",), ("demo",), ("-",)) else ()
        self._settings = replace(settings, candidate=tuple(map(Path, files))) if files else settings
        self._files = bool(files)
        self._plain = plain
        self._drawn = not plain and self._settings.live and has_screen()
        self._controls: Controls | None = None if self._drawn else controls_for(self._settings, plain)
        self._folder: SessionFolder | None = None
        self._new = False
        self._begun = 0

    def host(self) -> LoopHost:
        """Return the callbacks for ``run_loop``."""
        from mockloop.interview.loop import LoopHost

        return LoopHost(
            self._begin, self._run_session, self._between, lambda: not self._files or bool(self._settings.candidate)
        )

    def close(self) -> None:
        """Restore the keyboard."""
        if self._controls:
            self._controls.close()

    def kept(self) -> str:
        """Return what happened to an interrupted loop; delete a new session in which nothing was said."""
        from mockloop.sessions.catalog import holds_an_answer, remove

        if self._folder and self._new and not holds_an_answer(self._folder):
            remove(self._folder)
            return _GO_ON if self._begun > 1 else ""
        return _GO_ON if self._folder else ""

    def _begin(self, place: LoopPlace) -> SessionFolder:
        from mockloop.cli.interview import new_folder, story_named
        from mockloop.core.state import Plan
        from mockloop.library.level_check import check_level_and_lens
        from mockloop.library.loader import load_scenario

        asked, plan = place.question, place.loop
        scenario = load_scenario(asked.scenario)
        check_level_and_lens(scenario, plan.level, None)
        whole = Plan("interview", scenario, plan.level, None, plan.probes, loop=place, pressure=plan.pressure)
        whole = replace(whole, story=story_named(asked.story))
        about = f"{scenario.judged_by} ({asked.because})"
        with word_wrapped_output():
            typer.echo("\n" + bold(f"Question {place.number} of {len(plan.questions)}: {about}"))
            typer.echo(f"You have {place.share_s / 60:.0f} minutes for it.")
            if whole.story:
                typer.echo(f"Tell your story: {whole.story.title}")
        self._folder = new_folder(whole, self._settings, self._plain)
        self._new, self._begun = True, place.number
        return self._folder

    def _run_session(self, folder: SessionFolder) -> State:
        from mockloop.cli.session_runner import check_before_screen, in_lines, on_screen

        if self._folder is not folder:
            self._folder, self._new = folder, False
        settings, self._settings = self._settings, replace(self._settings, check=False)  # once a sitting
        if not self._controls:
            check_before_screen(settings)
            return on_screen(folder, settings, True)
        before = len(folder.takes_on_disk())
        state = in_lines(folder, settings, self._plain, self._controls)
        used = len(folder.takes_on_disk()) - before
        self._settings = replace(self._settings, candidate=self._settings.candidate[used:])
        return state

    def _between(self, place: LoopPlace, left_s: float) -> bool:
        from mockloop.ui.terminal.controls import controls_here

        left = len(place.loop.questions) - place.number + 1
        typer.echo(f"\n{left_s / 60:.0f} minutes and {left} question{'' if left == 1 else 's'} are left.")
        controls = self._controls or controls_here(self._plain)
        try:
            return _goes_on(controls)
        finally:
            if not self._controls:
                controls.close()


def _goes_on(controls: Controls) -> bool:
    """Return whether the person wants the next question; if nobody can be asked, it comes at once."""
    if not controls.interactive:
        return True
    remark(_BETWEEN)
    while True:
        command = controls.wait(None)
        if command == "stop":
            return False
        if command == "pause":
            remark(_BREAK)
        elif command in (None, "enter", "next", "resume"):
            return True
