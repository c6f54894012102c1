"""The loops on this machine, read from their sessions: each session stores its loop and its place in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mockloop.core.errors import SessionError
from mockloop.core.loop import LoopPlace, LoopPlan
from mockloop.sessions.catalog import session_names
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.loop_place import loop_place
from mockloop.sessions.rebuild import Replayed, replayed


@dataclass(frozen=True, slots=True)
class LoopSession:
    """One session of a loop."""

    folder: SessionFolder
    replay: Replayed

    @property
    def complete(self) -> bool:
        """Whether its question is done."""
        return self.replay.state.complete


def newest_loop(root: Path) -> LoopPlan:
    """Return the plan of the newest loop. Raise SessionError if there is none."""
    for _, place in _places(root):
        return place.loop
    raise SessionError("There is no loop to continue.", "Start one with: mockloop loop")


def sessions_of(root: Path, loop: str) -> list[LoopSession]:
    """Return the sessions of a loop in the order of its questions, without those whose place is unreadable."""
    found = [(place.number, folder) for folder, place in _places(root) if place.loop.id == loop]
    return [LoopSession(folder, replayed(folder)) for _, folder in sorted(found, key=lambda one: one[0])]


def used_s(sessions: list[LoopSession]) -> float:
    """Return the seconds spent in sessions; breaks between them do not count."""
    return sum(one.replay.last_at_s for one in sessions)


def _places(root: Path) -> Iterator[tuple[SessionFolder, LoopPlace]]:
    """Yield the sessions that are part of a loop, the newest first."""
    for name in reversed(session_names(root)):
        folder = SessionFolder(root / name)
        try:
            held = folder.info().get("loop")
            if held is not None:
                yield folder, loop_place(held)
        except (SessionError, ValueError, KeyError):
            continue
