"""A screen that shows nothing."""

from __future__ import annotations

from collections.abc import Callable

from mockloop.core.events import Offer, Say


class Page:
    """See ports.Screen. ``asked`` is called with the id of each question; an interview that waits is an error."""

    captions = True  # they cost what they cost

    def __init__(self, asked: Callable[[str], None] = lambda ask: None) -> None:
        self._asked = asked

    def asks(self, say: Say) -> None:
        self._asked(say.ask)

    def offers(self, offer: Offer) -> None:
        raise RuntimeError(f"the interview waits: {offer.why}")

    def _nothing(self, *_: object) -> None:
        """Not shown."""

    speaks = listens = ticks = hears = reads = transcribes = coaches = tells = _nothing
