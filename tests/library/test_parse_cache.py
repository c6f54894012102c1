"""The library's files are parsed once; what is kept of them never outlives a change of theirs."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from mockloop import __version__
from mockloop.library import parse_cache
from mockloop.library.parse_cache import NAME

ASK = "from mockloop.library.loader import load_scenario; print(load_scenario('conflict-colleague').question)"


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path))
    monkeypatch.setattr(parse_cache, "_fresh", {})
    parse_cache._all.cache_clear()
    yield tmp_path
    parse_cache._all.cache_clear()


def asked(home) -> str:
    """The question as a program of its own reads it."""
    return subprocess.run([sys.executable, "-c", ASK], check=True, capture_output=True, text=True).stdout


def test_a_program_keeps_what_it_parsed_and_the_next_one_reads_the_same(home):
    first = asked(home)
    kept = json.loads((home / NAME).read_text())
    assert kept["version"] == __version__
    assert any(name.endswith("conflict.yaml") for name in kept["files"])
    assert asked(home) == first
    (home / NAME).write_text('{"version": 1')
    assert asked(home) == first


def test_it_holds_only_while_the_file_is_as_it_was(home):
    file = home / "one.yaml"
    file.write_text("a: 1")
    parse_cache.store(file, {"a": 1})
    parse_cache._write()
    parse_cache._all.cache_clear()
    assert parse_cache.cached(file) == {"a": 1}
    file.write_text("a: 23")
    assert parse_cache.cached(file) is None
    assert parse_cache.cached(home / "none.yaml") is None


def test_without_a_home_folder_nothing_is_written(home, monkeypatch):
    monkeypatch.setenv("MOCKLOOP_HOME", str(home / "none"))
    asked(home)
    assert not (home / "none").exists()
