"""Speech models on disk: listed, found, checked, removed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from mockloop.core.errors import ModelError
from mockloop.speech.stt import models
from mockloop.speech.stt.manifest import MANIFEST
from testkit.hub import Hub
from tests.speech.stt.models.folders import CONTENTS, MODEL_BIN, NAME, added, put, told

# ---- the list -------------------------------------------------------------------------------------------------


def test_what_is_pinned_in_the_list_is_what_must_arrive(home: Path, hub: Hub) -> None:
    (home / "speech.toml").unlink()
    with pytest.raises(ModelError, match="checksum differs from the pinned one"):
        models.get(NAME, source=hub.address)
    assert added() == ()


def test_a_list_of_ones_own_adds_to_the_shipped_one(home: Path) -> None:
    entry = '[models.ours]\nrepository = "us/ours"\nrevision = "main"\nlanguages = "English"\n[models.ours.files]\n'
    (home / "speech.toml").write_text(entry + '"model.bin" = { bytes = 7 }\n')
    assert {"ours", "base.en"} <= set(models.downloadable())
    (home / "speech.toml").write_text("[models.ours]\n")
    with pytest.raises(ModelError, match=r"The list of models .*speech.toml cannot be read"):
        models.downloadable()


def test_every_listed_model_is_pinned_to_a_commit_and_whole(home: Path) -> None:
    (home / "speech.toml").unlink()
    for name, model in models.downloadable().items():
        assert model.repository == f"Systran/faster-whisper-{name}"
        assert re.fullmatch("[0-9a-f]{40}", model.revision)
        assert [file.name for file in model.files] == ["model.bin", "config.json", "tokenizer.json", "vocabulary.txt"]
        assert re.fullmatch("[0-9a-f]{64}", model.files[0].sha256 or "")
        assert all(file.sha256 is None or re.fullmatch("[0-9a-f]{64}", file.sha256) for file in model.files)
        assert 70e6 < model.bytes < 500e6


def test_the_ranked_models_are_listed() -> None:
    assert set(models.RANK) <= set(models.downloadable())


# ---- on this machine ------------------------------------------------------------------------------------------


def test_where_nothing_was_fetched_nothing_is_installed() -> None:
    assert added() == ()


def test_whole_folders_are_installed_and_damaged_ones_are_not() -> None:
    folder = models.models_folder()
    put(folder / "base.en")
    put(folder / "my-own")
    put(folder / "small.en", **{"model.bin": b""})
    put(folder / ".tiny.en.part")
    assert added() == ("base.en", "my-own")
    assert models.fetched() == ("base.en", "my-own", "small.en")


def test_a_model_is_found_by_name_and_by_path(tmp_path: Path) -> None:
    by_name = put(models.models_folder() / "base.en")
    by_path = put(tmp_path / "copied")
    assert models.folder_of("base.en") == by_name
    assert models.folder_of(str(by_path)) == by_path


def test_a_model_that_is_not_there_is_told_with_how_to_get_it() -> None:
    assert told("base.en") == (
        "The model 'base.en' is not on this machine.",
        "Get it (148 MB) with: mockloop models get base.en",
    )


def test_an_unknown_name_is_told_with_the_nearest(tmp_path: Path) -> None:
    sentence, step = told("bsae.en")
    assert sentence == "There is no model 'bsae.en'."
    assert step.startswith("Did you mean 'base.en'?")
    assert told("wisper")[1].startswith("Did you mean 'whisper'?")
    assert "tiny.en, base.en" in told("zzzzzz")[1]
    assert told(tmp_path / "nowhere")[0] == f"There is no folder {tmp_path / 'nowhere'}."


@pytest.mark.parametrize("name", [*CONTENTS])
def test_a_missing_file_is_named_with_what_to_do(name: str) -> None:
    (put(models.models_folder() / "base.en") / name).unlink()
    sentence, step = told("base.en")
    assert sentence == f"The model 'base.en' is damaged: {name} is missing."
    assert step == "Remove it and get it again: mockloop models remove base.en, then: mockloop models get base.en"


def test_a_folder_of_ones_own_is_to_be_copied_again(tmp_path: Path) -> None:
    folder = put(tmp_path / "copied", **{"tokenizer.json": b""})
    assert told(folder) == (
        f"The model in {folder} is damaged: tokenizer.json is empty.",
        "Copy it again from its source.",
    )


def test_a_broken_manifest_is_damage_and_no_crash() -> None:
    for content in ("", "[]", '{"files": []}', '{"files": {"model.bin": 3}}'):
        folder = put(models.models_folder() / "base.en")
        (folder / MANIFEST).write_text(content)
        assert added() == ()
        assert "checksums.json cannot be read" in told("base.en")[0]
        models.remove("base.en")


# ---- checking and removing ------------------------------------------------------------------------------------


def test_one_changed_bit_is_found_by_the_check_and_no_sooner(hub: Hub) -> None:
    path = models.get(NAME, source=hub.address) / "model.bin"
    path.write_bytes(MODEL_BIN[:-1] + bytes([MODEL_BIN[-1] ^ 1]))
    assert added() == (NAME,)
    with pytest.raises(ModelError, match=r"The model 'base.en' is damaged: model.bin does not match its checksum"):
        models.check(NAME)


def test_a_file_that_lost_its_end_is_found_at_once(hub: Hub) -> None:
    folder = models.get(NAME, source=hub.address)
    (folder / "model.bin").write_bytes(MODEL_BIN[:-1])
    assert added() == ()
    assert "model.bin no longer has the size that it was downloaded with" in told(NAME)[0]


def test_a_copied_folder_without_a_manifest_has_nothing_to_be_held_against(tmp_path: Path) -> None:
    assert models.check(str(put(tmp_path / "copied")))


def test_a_damaged_model_is_removed_and_fetched_again(hub: Hub) -> None:
    folder = models.get(NAME, source=hub.address)
    (folder / "config.json").unlink()
    with pytest.raises(ModelError, match=r"config\.json is missing"):
        models.get(NAME, source=hub.address)
    models.remove(NAME)
    assert not folder.exists()
    models.get(NAME, source=hub.address)
    assert added() == (NAME,)


def test_removing_takes_what_was_half_fetched_with_it(hub: Hub) -> None:
    staging = models.partial(models.models_folder() / NAME)
    staging.mkdir(parents=True)
    models.remove(NAME)
    assert not staging.exists()


@pytest.mark.parametrize("name", ["base.en", "bsae.en", "..", "../sessions", "/tmp", ""])
def test_what_is_no_model_here_is_not_removed(home: Path, name: str) -> None:
    (home / "sessions").mkdir(parents=True)
    models.models_folder().mkdir()
    with pytest.raises(ModelError):
        models.remove(name)
    assert (home / "sessions").is_dir()


def test_a_folder_copied_from_another_machine_is_a_model_like_any_other(hub: Hub, tmp_path: Path) -> None:
    folder = models.get(NAME, source=hub.address)
    moved = shutil.move(folder, tmp_path / "stick")
    shutil.copytree(moved, folder)
    assert models.check(NAME) == folder
