"""Tell a failure of the system that no command has told: a name that is too long, a full disk, a forbidden folder."""

from __future__ import annotations

import errno

_SHOWN = 120  # letters of a name
_PLACE = "Check what is at this place, or name another one."
_ALLOWED = "Check that you are allowed to use it, or name another place."
_SPACE = "Free some space, then try again."
_NEXT = {
    errno.ENAMETOOLONG: "Give a shorter name.",
    errno.EACCES: _ALLOWED,
    errno.EPERM: _ALLOWED,
    errno.EROFS: _ALLOWED,
    errno.ENOSPC: _SPACE,
    errno.EDQUOT: _SPACE,
    errno.EIO: "Check the disk and its connection, then try again.",
    errno.EMFILE: "Close some programs, then try again.",
    errno.ENFILE: "Close some programs, then try again.",
    errno.ENOTDIR: _PLACE,
    errno.EISDIR: _PLACE,
    errno.ELOOP: _PLACE,
}


def told(error: OSError) -> tuple[str, str] | None:
    """Return the sentence and the next step for a failure that a person can end; None for any other."""
    next_step = _NEXT.get(error.errno or 0)
    if error.errno == errno.ENOENT and error.filename is None:
        return "The folder that you are in is no longer there.", "Go to another one, then try again."
    if next_step is None:
        return None
    name = str(error.filename or "")
    short = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
    what = f"{short} cannot be used" if name else "mockloop cannot go on"
    return f"{what} ({error.strerror}).", next_step
