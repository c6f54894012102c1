"""Choose the session of a command that needs an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockloop.cli.output import remark

if TYPE_CHECKING:
    from mockloop.sessions.folder import SessionFolder


def session_with_answer(name: str) -> SessionFolder:
    """Return the session with this name; 'last' is the newest one with an answer. Raise SessionError."""
    from mockloop.paths import sessions_folder
    from mockloop.sessions.catalog import find_session, newest_answered

    found = find_session(sessions_folder(), name)
    answered = newest_answered(sessions_folder()) if name == "last" else None
    if answered is None or answered.id == found.id:
        return found
    remark(f"The newest session has no answer; the last one with an answer is {answered.id}.")
    return answered
