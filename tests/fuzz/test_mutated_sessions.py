"""Damaged session folders, zips, scenarios and notes: read as far as they go, or refused with a sentence.

``make test`` tries hundreds, ``make fuzz`` thousands (MOCKLOOP_FUZZ is the number that both go by).
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockloop.analysis.judging.debrief import debrief
from mockloop.core.errors import MockloopError
from mockloop.library.loader import find, read
from mockloop.library.notes import read_notes
from mockloop.sessions.catalog import listed
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.rebuild import replayed
from mockloop.sessions.transfer import export_session, import_session
from mockloop.speech.audio.take_file import read_take
from testkit.cost import measured
from testkit.mutation import mutated
from testkit.sessions import interview, when, with_sound

COUNT = int(os.environ.get("MOCKLOOP_FUZZ", "5000"))
SEED = int(os.environ.get("MOCKLOOP_FUZZ_SEED", "14"))
EACH = COUNT // 50
NOTES = "# Webhook\n\n## Situation\n- In 2024 we lost 0.3 % of 8,000 messages.\n## Action\n1. I wrote a lock.\n"
FILES = ("session.json", "scenario.yaml", "events.jsonl", "corrections.jsonl", "takes/01.flac")
often = settings(
    max_examples=EACH, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> SessionFolder:
    """A whole session, shown once: loading the models is not part of the time for a damaged one."""
    folder = with_sound(interview(tmp_path_factory.mktemp("home") / "sessions", when(1)), 1, 1.0)
    shown(folder)
    return folder


def refused_or_done(work: Callable[[], object]) -> bool:
    """Whether it was refused, with a sentence and a next step; anything else than a refusal is a fault."""
    refused = False
    with measured() as cost:
        try:
            work()
        except MockloopError as error:
            assert error.sentence
            refused = True
    assert not cost.excess()
    return refused


def shown(folder: SessionFolder) -> None:
    """All that listing, showing and going on read of a session."""
    listed(folder.path.parent)
    for number in folder.takes_on_disk():
        refused_or_done(lambda number=number: read_take(folder.take_path(number)))  # type: ignore[misc]
    debrief(replayed(folder).state)


def copied(whole: SessionFolder, to: Path) -> SessionFolder:
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(whole.path, to / "sessions" / whole.id)
    return SessionFolder(to / "sessions" / whole.id)


def test_damaged_session_folders_are_shown_as_far_as_they_go_or_refused(whole: SessionFolder, tmp_path: Path) -> None:
    rng = random.Random(SEED)
    others = [path.read_bytes() for name in FILES if (path := whole.path / name).exists()]
    for number in range(EACH):
        folder = copied(whole, tmp_path / "home")
        path = folder.path / rng.choice(FILES)
        before = path.read_bytes() if path.exists() else b"{}"
        path.write_bytes(mutated(before, rng, others))
        try:
            refused_or_done(lambda folder=folder: shown(folder))  # type: ignore[misc]
        except Exception as error:
            error.add_note(f"folder {number}, {path.name}: {path.read_bytes()[:300]!r}")
            raise


def test_damaged_zips_are_taken_in_or_refused_and_nothing_is_left(whole: SessionFolder, tmp_path: Path) -> None:
    export_session(whole, tmp_path / "whole.zip")
    rng, data = random.Random(SEED), (tmp_path / "whole.zip").read_bytes()
    root = tmp_path / "home" / "sessions"
    for number in range(EACH):
        path = tmp_path / "one.zip"
        path.write_bytes(mutated(data, rng, [data]))
        shutil.rmtree(root.parent, ignore_errors=True)
        try:
            refused = refused_or_done(lambda path=path: import_session(path, root))  # type: ignore[misc]
        except Exception as error:
            error.add_note(f"zip {number}")
            raise
        assert not refused or list(root.iterdir()) == []
        assert {one.name for one in root.parent.iterdir()} <= {"sessions"}
    assert {one.name for one in tmp_path.iterdir()} <= {"home", "one.zip", "whole.zip"}


def test_damaged_scenarios_are_read_or_their_problems_told(tmp_path: Path) -> None:
    rng, data = random.Random(SEED), find("ownership-webhook").read_bytes()
    path = tmp_path / "own.yaml"
    for number in range(EACH):
        path.write_bytes(mutated(data, rng, [data]))
        try:
            refused_or_done(lambda: is_read_or_told(path))
        except Exception as error:
            error.add_note(f"scenario {number}: {path.read_bytes()[:300]!r}")
            raise


def is_read_or_told(path: Path) -> None:
    scenario, problems = read(path)
    assert scenario is not None or problems


@often
@given(st.text(max_size=400) | st.integers().map(lambda seed: _mutated_notes(seed)))
def test_any_notes_are_read(text: str) -> None:
    assert not refused_or_done(lambda: read_notes(text))


def _mutated_notes(seed: int) -> str:
    return mutated(NOTES.encode(), random.Random(seed), [NOTES.encode()]).decode(errors="replace")


@often
@given(data=st.data(), value=anything)
def test_any_value_in_a_sessions_file_is_read_or_refused(
    whole: SessionFolder, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, value: Any
) -> None:
    folder = copied(whole, tmp_path_factory.getbasetemp() / "any" / "home")
    info, lines = _documents(folder)
    record = data.draw(st.sampled_from([info, *lines]))
    holder = data.draw(st.sampled_from([record, *(one for one in record.values() if isinstance(one, dict) and one)]))
    holder[data.draw(st.sampled_from(sorted(holder)))] = value
    (folder.path / "session.json").write_text(json.dumps(info))
    (folder.path / "events.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    refused_or_done(lambda: shown(folder))


def _documents(folder: SessionFolder) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    journal = (folder.path / "events.jsonl").read_text().splitlines()
    return json.loads((folder.path / "session.json").read_text()), [json.loads(line) for line in journal]
