"""A file is written as a whole or not at all, and a damaged one reads as empty."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mockloop.whole_file import stored_mapping, whole_file


def test_a_reader_finds_the_old_content_until_the_new_one_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text("old")
    with whole_file(path) as draft:
        draft.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert [one.name for one in tmp_path.iterdir()] == ["one.json"]


def test_after_a_failure_the_old_content_stays_and_no_draft_is_left(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text("old")
    with pytest.raises(OSError, match="no room"), whole_file(path) as draft:
        draft.write_text("half")
        raise OSError("no room")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["one.json"]


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    with whole_file(tmp_path / "one.json") as draft:
        draft.write_text("mine")
    assert (tmp_path / "one.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", ["", "{", "[1]", '"text"', "[" * 100_000, "\udc80"])
def test_anything_but_an_object_reads_as_empty(tmp_path: Path, content: str) -> None:
    (tmp_path / "one.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert stored_mapping(tmp_path / "one.json") == {}


def test_an_object_is_read_and_a_missing_file_is_empty(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text('{"a": 1}')
    assert stored_mapping(tmp_path / "one.json") == {"a": 1}
    assert stored_mapping(tmp_path / "none.json") == {}
