"""Damaged comment files and comments: imported and shown, or refused."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from mockloop.core.printable import printable
from mockloop.reports.formats.html import render
from mockloop.reports.from_session import report_of
from mockloop.sessions.comments import FILE, comments_of, import_comments, read_comments
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.rebuild import replayed
from testkit.mutation import mutated
from testkit.sessions import interview, when
from tests.fuzz.test_mutated_sessions import EACH, SEED, refused_or_done

GIVEN = {"takes": [1], "word": 3, "at_s": 1.2, "said": "noticed", "text": "Who else?", "author": "Ana", "written": ""}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> SessionFolder:
    return interview(tmp_path_factory.mktemp("home") / "sessions", when(1))


def saved(folder: SessionFolder) -> bytes:
    comments = [{"id": f"{number:016x}"} | GIVEN for number in range(3)]
    head = {"schema": 1, "session": folder.id, "began": folder.info()["began"]}
    return json.dumps(head | {"comments": comments}, indent=1).encode()


def test_damaged_files_of_comments_are_taken_in_or_refused(folder: SessionFolder, tmp_path: Path) -> None:
    rng, data, path = random.Random(SEED), saved(folder), tmp_path / "saved.json"
    state = replayed(folder).state
    refused = 0
    for number in range(EACH):
        path.write_bytes(mutated(data, rng, [data]))
        try:
            refused += refused_or_done(lambda: import_comments(folder, state, read_comments(path), when(2)))
        except Exception as error:
            error.add_note(f"file {number}: {path.read_bytes()[:400]!r}")
            raise
        assert all(printable(one.text) == one.text for one in comments_of(folder))
    assert refused > 0


def test_damaged_comments_in_a_folder_never_keep_a_report_from_being_written(folder: SessionFolder) -> None:
    (folder.path / FILE).unlink(missing_ok=True)
    path = folder.path / "saved.json"
    path.write_bytes(saved(folder))
    import_comments(folder, replayed(folder).state, read_comments(path), when(2))
    path.unlink()
    rng, data = random.Random(SEED), (folder.path / FILE).read_bytes()
    kept = set()
    for number in range(EACH):
        (folder.path / FILE).write_bytes(mutated(data, rng, [data]))
        try:
            kept.add(len(comments_of(folder)))
            if number % 50 == 0:
                assert render(report_of(folder, "none")).startswith("<!doctype html>")
        except Exception as error:
            error.add_note(f"comments {number}: {(folder.path / FILE).read_bytes()[:400]!r}")
            raise
    assert {2, 3} <= kept
