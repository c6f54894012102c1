"""Analyze one answer of a cohort, in any process: only plain data goes in and out."""

from __future__ import annotations

import functools
import tempfile
import threading
from pathlib import Path, PurePath
from typing import Any

from mockloop.cohort.worker_check import SAME, version
from mockloop.core.errors import MockloopError
from mockloop.core.scenario import PLAIN_NAME, Scenario
from mockloop.ports import Transcriber

Result = dict[str, Any]
_ONE_AT_A_TIME = threading.Lock()  # a Dask worker may have several threads; the recognizer is used by one at a time


def analyze_file(path: Path, question: str | None, engine: str) -> Result:
    """Analyze one file as ``analyze`` does: return its document under 'analysis', or a sentence under 'error'.

    The recognizer is loaded with the first recording of the process and reused for all others.
    """
    from mockloop.api import analyze
    from mockloop.speech.file_kinds import kind_of

    try:
        scenario = scenario_of(question) if question else None
        by = recognizer(engine) if kind_of(path) == "recording" else engine
        return {"analysis": analyze(path, scenario=scenario, engine=by).model_dump()}
    except MockloopError as error:
        return {"error": f"{error.sentence} {error.next_step}"}
    except OSError as error:
        return {"error": f"The file cannot be read ({error.strerror or error}). Check it and run this again."}


def analyze_content(content: bytes, source: str, question: str | None, engine: str, expected: str) -> Result:
    """Analyze a file on another machine: its content is passed, and its path for messages.

    ``expected``: the caller's version; a worker with another one says so and analyzes nothing.
    """
    if version() != expected:
        return {"error": f"A worker that joined later has mockloop {version()}; here it is {expected}. {SAME}"}
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="mockloop-") as folder:
        path = Path(folder) / f"answer{PurePath(source).suffix}"
        path.write_bytes(content)
        result = analyze_file(path, question, engine)
    if "error" in result:
        result["error"] = result["error"].replace(str(path), source)
    return result


@functools.cache
def recognizer(engine: str) -> Transcriber:
    """Return the recognizer of this process. Raise InputError, ModelError."""
    from mockloop.interview.wiring import transcriber

    return transcriber(engine)


@functools.cache
def scenario_of(question: str) -> Scenario:
    """Return the scenario of a question, by its id or its words. Raise InputError, ScenarioError.

    One word, or several joined by hyphens, is an id: a misspelled one is not taken for a question.
    """
    from mockloop.library.loader import load_scenario
    from mockloop.library.question_match import match_question

    return load_scenario(question) if PLAIN_NAME.fullmatch(question) else match_question(question).scenario
