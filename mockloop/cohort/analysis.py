"""One answer of a cohort analyzed, in whatever process: what goes in and out is plain data."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from mockloop.core.errors import MockloopError

Result = dict[str, Any]


def analyze_file(path: Path, question: str | None, engine: str) -> Result:
    """Analyze one file as ``analyze`` does: its document under 'analysis', or a sentence under 'error'."""
    from mockloop.api import analyze

    try:
        return {"analysis": analyze(path, engine=engine).model_dump()}
    except MockloopError as error:
        return {"error": f"{error.sentence} {error.next_step}"}
    except OSError as error:
        return {"error": f"The file cannot be read ({error.strerror or error}). Check it and run this again."}


def analyze_content(content: bytes, suffix: str, question: str | None, engine: str) -> Result:
    """Do the same where the file lies on another machine: its content comes along."""
    with tempfile.TemporaryDirectory(prefix="mockloop-") as folder:
        path = Path(folder) / f"answer{suffix}"
        path.write_bytes(content)
        return analyze_file(path, question, engine)
