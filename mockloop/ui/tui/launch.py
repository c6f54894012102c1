"""Start the live screen: run a session on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockloop.sessions.rebuild import replayed
from mockloop.ui.tui.controls import LiveControls
from mockloop.ui.tui.engine_thread import EngineThread
from mockloop.ui.tui.excerpts import ExcerptPlayer
from mockloop.ui.tui.reserved_terminal import without_stderr
from mockloop.ui.tui.screen import LiveScreen
from mockloop.ui.tui.screen_state import ScreenState, SessionDetails

if TYPE_CHECKING:
    from mockloop.analysis.judging.debrief import Debrief
    from mockloop.core.state import State
    from mockloop.ports import Controls, Player, Screen
    from mockloop.sessions.folder import SessionFolder


@dataclass(frozen=True, slots=True)
class ShownSession:
    """What is shown: the session in ``folder``; ``open_player`` gives the player of its takes."""

    folder: SessionFolder
    open_player: Callable[[], Player]
    cues: bool = True


def run(session: Callable[[Controls, Screen], State], shown: ShownSession) -> State:
    """Run a session on the live screen and show its debrief. Return when the person leaves it.

    The terminal is restored before anything that ``session`` raised is raised here; Ctrl-C is KeyboardInterrupt.
    """
    state = replayed(shown.folder).state
    controls = LiveControls()
    screen = LiveScreen(ScreenState(SessionDetails.of(state.plan), asked=state.asked), controls, shown.cues)
    replayer = ExcerptPlayer(shown.folder, shown.open_player)
    with without_stderr() as captured:
        engine = EngineThread(lambda: session(controls, screen), lambda ended: _read(shown.folder, ended))
        try:
            captured.wanted = _shown(engine, screen, replayer)
        finally:
            controls.interrupt()  # if the engine has not ended, it must end now
            engine.join()
    return engine.outcome()


def _shown(engine: EngineThread, screen: LiveScreen, replayer: ExcerptPlayer) -> bool:
    """Run the application; return whether it failed. The failure is printed on standard error."""
    from mockloop.ui.tui.app import LiveApp

    app = LiveApp(engine, screen, replayer)
    app.run(mouse=False)
    return bool(app.return_code)


def _read(folder: SessionFolder, state: State) -> Debrief:
    from mockloop.sessions.reading_cache import debrief_of  # it loads the whole analysis

    return debrief_of(folder, state)
