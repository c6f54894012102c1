"""``mockloop models``: what is printed where, and what it leaves on the disk."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mockloop.cli.main import app
from testkit.hub import Hub, plain_server, running, unpinned

CONTENTS = {
    "model.bin": b"\7" * 2_000_000,
    "config.json": b"{}",
    "tokenizer.json": b"{}",
    "vocabulary.txt": b"a\n",
}


@pytest.fixture(autouse=True)
def our_list(home: Path) -> None:
    unpinned(home)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    server = Hub(dict(CONTENTS))
    with running(server) as address:
        monkeypatch.setenv("MOCKLOOP_MODEL_SOURCE", address)
        yield server


def test_the_list_says_what_can_be_fetched_and_what_came_with_mockloop(run) -> None:
    done = run("models", "list")
    assert done.status == 0
    header, *rows = done.out.splitlines()
    assert header.split() == ["MODEL", "SIZE", "LANGUAGES", "STATE"]
    assert rows[1].split() == ["base.en", "148", "MB", "English"]
    assert rows[5].split() == ["small", "486", "MB", "many"]
    assert rows[0].endswith("comes with mockloop")
    assert done.err.endswith("mockloop doctor\n")


def test_the_list_as_json_is_one_array_and_nothing_else(run) -> None:
    done = run("models", "list", "--json")
    first, second, *_ = json.loads(done.out)
    assert (first["name"], first["installed"], first["origin"]) == ("tiny.en", True, "mockloop")
    assert second == {
        "name": "base.en",
        "installed": False,
        "problem": None,
        "bytes": 147_769_510,
        "languages": "English",
        "origin": None,
        "folder": None,
    }
    assert done.err == ""


def test_a_fetched_model_is_listed_and_can_be_removed(run, hub: Hub, home: Path) -> None:
    done = run("models", "get", "base.en")
    folder = home / "models" / "base.en"
    assert done.status == 0
    assert done.out == f"base.en is in {folder}. Use it with: --engine base.en\n"
    assert "Downloading base.en, 2 MB" in done.err
    assert "checksum" not in done.err
    assert run("models", "list").out.splitlines()[2].endswith("downloaded")
    done = run("models", "remove", "base.en", "--yes")
    assert (done.status, done.out) == (0, "Deleted base.en.\n")
    assert not folder.exists()


def test_a_damaged_model_and_one_of_ones_own_are_listed_as_such(run, hub: Hub, home: Path) -> None:
    run("models", "get", "base.en")
    (home / "models" / "base.en" / "model.bin").unlink()
    (home / "models" / "mine").mkdir()
    out = run("models", "list").out
    assert "damaged: model.bin is missing" in out.splitlines()[2]
    assert out.splitlines()[-1].split()[0] == "mine"
    listed = {line["name"]: line for line in json.loads(run("models", "list", "--json").out)}
    assert listed["base.en"]["installed"] is False
    assert listed["mine"]["folder"] == str(home / "models" / "mine")


def test_removing_asks_first(hub: Hub, home: Path) -> None:
    CliRunner().invoke(app, ["models", "get", "base.en"], catch_exceptions=False)
    kept = CliRunner().invoke(app, ["models", "remove", "base.en"], input="n\n", catch_exceptions=False)
    assert "Nothing was deleted." in kept.stderr
    assert (home / "models" / "base.en").is_dir()
    gone = CliRunner().invoke(app, ["models", "remove", "base.en"], input="y\n", catch_exceptions=False)
    assert gone.stdout.endswith("Deleted base.en.\n")
    assert not (home / "models" / "base.en").exists()


def test_a_source_that_vouches_for_nothing_is_said(run, home: Path, tmp_path: Path, monkeypatch) -> None:
    from mockloop.speech.stt.models import downloadable

    with running(plain_server(tmp_path / "served", downloadable()["base.en"], CONTENTS)) as address:
        monkeypatch.setenv("MOCKLOOP_MODEL_SOURCE", address)
        done = run("models", "get", "base.en")
    assert done.status == 0
    assert "gives no checksum for model.bin, config.json" in done.err


def test_failures_are_told_in_one_sentence_with_a_next_step(run, hub: Hub) -> None:
    done = run("models", "get", "bsae.en")
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines() == [
        "There is no model 'bsae.en'.",
        "Did you mean 'base.en'? For a model of your own, give its folder.",
    ]
    hub.fails_with = 503
    done = run("models", "get", "base.en")
    assert done.status == 1
    assert "The download from" in done.err.splitlines()[0]
    assert run("models", "remove", "base.en", "--yes").status in (0, 1)
    assert run("models", "remove", "base.en", "--yes").err.startswith("The model 'base.en' is not on this machine.")


def test_a_shell_sees_the_same(home: Path) -> None:
    command = [sys.executable, "-m", "mockloop.cli.main", "models", "remove", "nope", "--yes"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("There is no model 'nope'.\n")
