"""Choose the session of a command, and name one in a command that is suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockloop.cli.output import remark

LAST = "last"
WHICH = (
    "A session's id, its name or its question's id; the beginning of one is enough. 'last' is the newest interview, "
    "drill or story with an answer, 'last-2' the one before it."
)

if TYPE_CHECKING:
    from mockloop.sessions.folder import SessionFolder


def short(session_id: str) -> str:
    """Return what to type for a session of this machine."""
    from mockloop.paths import sessions_folder
    from mockloop.sessions.naming import short_id

    return short_id(sessions_folder() / session_id)


def session_named(name: str) -> SessionFolder:
    """Return the session with this name; tell if 'last' is not the newest one. Raise SessionError."""
    from mockloop.paths import sessions_folder
    from mockloop.sessions.catalog import find_session

    found = find_session(sessions_folder(), name)
    _tell_passed_over(name, found)
    return found


def session_with_answer(name: str) -> SessionFolder:
    """Return the session with this name; 'last' is the newest one with an answer in words. Raise SessionError."""
    from mockloop.paths import sessions_folder
    from mockloop.sessions.catalog import find_session, newest_answered

    answered = newest_answered(sessions_folder()) if name == LAST else None
    found = answered or find_session(sessions_folder(), name)
    _tell_passed_over(name, found)
    return found


def _tell_passed_over(name: str, found: SessionFolder) -> None:
    from mockloop.paths import sessions_folder
    from mockloop.sessions.catalog import newest, sessions_among

    root = sessions_folder()
    if name == LAST and newest(root, sessions_among(root)) != found.id:
        remark(f"The newest session has no answer; the last one with an answer is {found.id}.")
