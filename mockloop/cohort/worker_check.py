"""Check that a worker works like this machine: the same analysis, and the requested recognizer."""

from __future__ import annotations

from collections.abc import Mapping

from mockloop import __version__
from mockloop.core.errors import InputError, MockloopError
from mockloop.sessions.analysis_version import analysis_version

State = dict[str, str]
SAME = f"Install the same version on every machine of the cluster: pip install 'mockloop[cluster]=={__version__}'"


def version() -> str:
    """Return the version of mockloop and a hash of its analysis."""
    return f"{__version__} ({analysis_version()})"


def auto_recognizer(engine: str) -> str:
    """Return the model that 'auto' chooses on this machine; another machine may choose another."""
    from mockloop.speech.stt.models import best

    return best() if engine in ("auto", "whisper") else engine


def state_of(engine: str) -> State:
    """Return a worker's version, and the problem of its recognizer, "" for none."""
    from mockloop.speech.stt.models import folder_of

    try:
        folder_of(auto_recognizer(engine))
    except MockloopError as error:
        return {"version": version(), "lacks": str(error)}
    return {"version": version(), "lacks": ""}


def refuse_unfit(states: Mapping[str, State | BaseException]) -> None:
    """Raise InputError for the first worker, by address, that does not work like this machine."""
    for address, state in sorted(states.items()):
        if isinstance(state, BaseException):
            raise InputError(f"The worker at {address} cannot run mockloop ({state}).", SAME)
        if state["version"] != version():
            raise InputError(f"The worker at {address} has mockloop {state['version']}; here it is {version()}.", SAME)
        if state["lacks"]:
            raise InputError(f"The worker at {address} cannot load the recognizer.", state["lacks"])
