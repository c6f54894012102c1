"""A screen that shows nothing."""

from __future__ import annotations

from collections.abc import Callable

from mockloop.core.events import Offer, Say


class Page:
    """See ports.Screen. ``asked`` is called with the id of each question; an interview that waits is an error."""

    captions = True  # they cost what they cost

    def __init__(self, asked: Callable[[str], None] = lambda ask: None) -> None:
        self._asked = asked

    def show_question(self, say: Say) -> None:
        self._asked(say.ask)

    def show_choices(self, offer: Offer) -> None:
        raise RuntimeError(f"the interview waits: {offer.why}")

    def _nothing(self, *_: object) -> None:
        """Show nothing."""

    show_spoken = show_listening = show_recording = show_captions = show_clocks = show_transcribing = _nothing
    show_coaching = notify = _nothing
