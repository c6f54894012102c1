"""Wait for the person: for a choice, or for the time to think to be over."""

from __future__ import annotations

import time
from collections.abc import Callable

from mockloop.core.events import Offer, Prepare, Prepared, Requested
from mockloop.core.scenario import SECTIONS
from mockloop.interview.question_reader import POLL_S
from mockloop.interview.session_ports import Ports
from mockloop.ports import Controls, Screen

# the meaning of Enter, or of no one at the keyboard, while the interview waits
_ENTER = {"paused": "resume", "unheard": "redo", "coached": "next", "deciding": "keep"}
_ALONE = {"paused": "resume", "unheard": "skip", "coached": "next", "deciding": "keep"}
# the keys 1 to 5 name a section during an answer, and a take if one is to be chosen
_TAKES = {f"mark_{section}": f"take_{number}" for number, section in enumerate(SECTIONS, 1)}


def wait_for_choice(offer: Offer, controls: Controls, screen: Screen) -> Requested:
    """Wait for the person's choice; without anyone there, choose what continues best."""
    if not controls.interactive:
        return Requested(_ALONE[offer.why])
    screen.show_choices(offer)
    while True:
        command = controls.wait(None)
        if command is None:
            return Requested("stop")
        goes_on = command == "enter" or (command, offer.why) == ("pause", "paused")
        chosen = _ENTER[offer.why] if goes_on else _TAKES.get(command, command)
        if chosen in offer.choices:
            return Requested(chosen)


def wait_for_preparation(prepare: Prepare, may_ask: Callable[[str], bool], ports: Ports) -> Prepared | Requested:
    """Let the time to think pass. Enter or any request ends it.

    Without anyone at the keyboard there is no thinking either: recordings continue at once.
    """
    began_s, thought_s = time.monotonic(), 0.0
    while ports.controls.interactive and thought_s < prepare.seconds:
        ports.screen.show_preparation(prepare.seconds - thought_s, prepare.seconds)
        command = ports.controls.poll()
        if command == "enter":
            break
        if command and may_ask(command):
            return Requested(command)
        time.sleep(POLL_S)
        thought_s = min(prepare.seconds, time.monotonic() - began_s)
    return Prepared(prepare.ask, round(thought_s, 3))
