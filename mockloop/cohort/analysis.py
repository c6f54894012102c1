"""One answer of a cohort analyzed, in whatever process: what goes in and out is plain data."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path, PurePath
from typing import Any

from mockloop.core.errors import MockloopError
from mockloop.core.scenario import Scenario
from mockloop.ports import Transcriber

Result = dict[str, Any]


def analyze_file(path: Path, question: str | None, engine: str) -> Result:
    """Analyze one file as ``analyze`` does: its document under 'analysis', or a sentence under 'error'.

    The recognizer is loaded with the first recording of the process and serves all that follow.
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


def analyze_content(content: bytes, source: str, question: str | None, engine: str) -> Result:
    """Do the same where the file lies on another machine: its content comes along, and its path for the sentences."""
    with tempfile.TemporaryDirectory(prefix="mockloop-") as folder:
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
    """Return the scenario of a question, by its id in the library or by its words. Raise InputError, ScenarioError."""
    from mockloop.library.catalog import questions
    from mockloop.library.loader import load_scenario
    from mockloop.library.question_match import match_question

    return load_scenario(question) if question in questions() else match_question(question).scenario
