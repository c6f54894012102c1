"""Find files: those that come with mockloop, and those that it keeps on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from mockloop.core.errors import DeviceError

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Return the path of a shipped file or folder such as 'scenarios' or 'models/speech.toml'."""
    inside = _PACKAGE / "data" / name
    return inside if inside.exists() else _PACKAGE.parent / name


def home() -> Path:
    """Return $MOCKLOOP_HOME, or the system's folder for a user's data. It is not created here."""
    named = os.environ.get("MOCKLOOP_HOME")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("mockloop", appauthor=False)


def sessions_folder() -> Path:
    """Return the folder that contains all sessions. It is not created here."""
    return home() / "sessions"


def made_private(folder: Path) -> Path:
    """Return the folder. If it is missing, create it for its owner alone. Raise DeviceError."""
    try:
        if not folder.is_dir():
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
            folder.chmod(0o700)  # whatever the umask is
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(13, "Permission denied")
    except OSError as error:
        raise DeviceError(
            f"mockloop cannot write to its folder {folder} ({error.strerror}).",
            "Make it writable, or set MOCKLOOP_HOME to a folder that is.",
        ) from error
    return folder
