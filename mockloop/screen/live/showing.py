"""The way in: a session held on the live screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mockloop.core.state import State
from mockloop.ports import Controls, Player, Screen
from mockloop.screen.live.board import About, Board
from mockloop.screen.live.controls import LiveControls
from mockloop.screen.live.held import Held
from mockloop.screen.live.playing import Replayer
from mockloop.screen.live.screen import LiveScreen
from mockloop.screen.live.terminal import undisturbed
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.reading import replayed


@dataclass(frozen=True, slots=True)
class Showing:
    """What is shown: the session in ``folder``, its takes played by the player of ``open_player``."""

    folder: SessionFolder
    open_player: Callable[[], Player]
    cues: bool = True


def run(hold: Callable[[Controls, Screen], State], showing: Showing) -> State:
    """Hold a session on the live screen and show its debrief; returns when the person leaves it.

    The terminal is as it was before whatever ``hold`` raised is raised here; Ctrl-C is KeyboardInterrupt.
    """
    state = replayed(showing.folder).state
    controls = LiveControls()
    screen = LiveScreen(Board(About.of(state.plan), asked=state.asked), controls, showing.cues)
    held = Held(lambda: hold(controls, screen))
    replayer = Replayer(showing.folder, showing.open_player)
    with undisturbed() as aside:
        held.start()  # devices are opened while Textual is loaded
        try:
            aside.wanted = _shown(held, screen, replayer)
        finally:
            controls.interrupt()  # where the engine has not ended, it is to end now
            held.join()
    return held.outcome()


def _shown(held: Held, screen: LiveScreen, replayer: Replayer) -> bool:
    """Run the application; whether it failed. What went wrong it has printed on standard error."""
    from mockloop.screen.live.app import LiveApp

    app = LiveApp(held, screen, replayer)
    app.run(mouse=False)
    return bool(app.return_code)
