"""Whether a worker elsewhere can do the work as this machine would: the same analysis, and the recognizer asked for."""

from __future__ import annotations

from collections.abc import Mapping

from mockloop import __version__
from mockloop.core.errors import InputError, MockloopError
from mockloop.sessions.analysis_version import analysis_version

State = dict[str, str]
SAME = f"Install the same version on every machine of the cluster: pip install 'mockloop[cluster]=={__version__}'"


def version() -> str:
    """Return the version of mockloop and a sum over its analysis."""
    return f"{__version__} ({analysis_version()})"


def chosen(engine: str) -> str:
    """Return the name of the recognizer that 'auto' is on this machine; another may have another."""
    from mockloop.speech.stt.models import best

    return best() if engine in ("auto", "whisper") else engine


def state_of(engine: str) -> State:
    """Return what a worker has: its version, and what is wrong with its recognizer, "" for nothing."""
    from mockloop.speech.stt.models import folder_of

    try:
        folder_of(chosen(engine))
    except MockloopError as error:
        return {"version": version(), "lacks": str(error)}
    return {"version": version(), "lacks": ""}


def refuse_unfit(states: Mapping[str, State | BaseException]) -> None:
    """Raise InputError for the first worker, by address, that cannot do the work as this machine would."""
    for address, state in sorted(states.items()):
        if isinstance(state, BaseException):
            raise InputError(f"The worker at {address} cannot run mockloop ({state}).", SAME)
        if state["version"] != version():
            raise InputError(f"The worker at {address} has mockloop {state['version']}; here it is {version()}.", SAME)
        if state["lacks"]:
            raise InputError(f"The worker at {address} cannot load the recognizer.", state["lacks"])
