"""The arguments of a recording: what to record and where, and who observes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from mockloop.core.endpointing import Endpointing
from mockloop.core.events import SectionMark
from mockloop.ports import Samples, Tick


@dataclass(frozen=True, slots=True)
class Recording:
    """What to record: take ``take`` of the answer to ``ask``, into ``path``, which must not exist yet."""

    ask: str
    take: int
    path: Path
    endpointing: Endpointing = field(default_factory=Endpointing)


@dataclass(frozen=True, slots=True)
class Observers:
    """Who observes a recording.

    ``poll``: the person's next command, or None at once. ``on_tick``: at most ten times a second. ``on_samples``:
    every block of 16 kHz mono int16, in order, from a thread of its own. ``on_mark``: the person says that this
    section begins, or the next one (None), at this second of the take; it returns the mark to keep. ``on_unmark``: the
    last mark is removed. ``patience_s``: how much silence may pass from now on. ``may_ask``: whether a command
    interrupts the recording.
    """

    poll: Callable[[], str | None] = lambda: None
    on_tick: Callable[[Tick], None] = lambda tick: None
    on_samples: Callable[[Samples], None] = lambda samples: None
    on_mark: Callable[[float, str | None], SectionMark | None] = lambda at_s, section: None
    patience_s: Callable[[], float | None] | None = None
    on_unmark: Callable[[], None] = lambda: None
    may_ask: Callable[[str], bool] = lambda command: True
