"""The names of the job levels to be judged by."""

from __future__ import annotations

USUAL_LEVEL = "experienced"  # the default of every command
_FORMER = {"sde1": "entry", "sde2": USUAL_LEVEL}  # names in older files and commands


def level_id(name: str) -> str:
    """Return the present name of a level; 'sde1' and 'sde2', the former ones, are still accepted."""
    return _FORMER.get(name, name)
