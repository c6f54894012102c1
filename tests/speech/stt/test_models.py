"""Speech models on disk: found, fetched over a real connection with its accidents, checked, removed."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from mockloop.core.errors import DeviceError, ModelError
from mockloop.speech.stt import bundled, models
from mockloop.speech.stt.download import fetch
from mockloop.speech.stt.manifest import MANIFEST
from mockloop.speech.stt.models import Model, ModelFile
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber
from testkit.hub import Hub, plain_server, running, unpinned
from testkit.sounds import joined, quiet, spoken
from testkit.tiny_whisper import write_tiny_whisper
from tests.speech.transcriber_contract import heard

NAME = "base.en"
MODEL_BIN = np.random.default_rng(3).bytes(3_000_000)
CONTENTS = {
    "model.bin": MODEL_BIN,
    "config.json": b'{"alignment_heads": []}',
    "tokenizer.json": b'{"version": "1.0"}',
    "vocabulary.txt": b"a\nb\n",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("MOCKLOOP_MODEL_SOURCE", raising=False)
    unpinned(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def hub() -> Iterator[Hub]:
    server = Hub(dict(CONTENTS))
    with running(server):
        yield server


def put(folder: Path, **more: bytes) -> Path:
    """A folder that is a whole model, by its looks."""
    folder.mkdir(parents=True)
    for name, content in (CONTENTS | more).items():
        (folder / name).write_bytes(content)
    return folder


def added() -> tuple[str, ...]:
    """What is on this machine beside the model that comes with mockloop."""
    return tuple(name for name in models.installed() if name != bundled.NAME)


def told(name_or_path: str | Path) -> tuple[str, str]:
    with pytest.raises(ModelError) as caught:
        models.folder_of(str(name_or_path))
    return caught.value.sentence, caught.value.next_step


def closed_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


# ---- the list --------------------------------------------------------------------------------------------------


def test_what_is_pinned_in_the_list_is_what_must_arrive(home: Path, hub: Hub) -> None:
    (home / "speech.toml").unlink()
    with pytest.raises(ModelError, match="checksum is not the one that is pinned"):
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


# ---- on this machine -------------------------------------------------------------------------------------------


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


# ---- fetching --------------------------------------------------------------------------------------------------


def test_a_model_is_fetched_checked_and_written_down(hub: Hub) -> None:
    news: list[tuple[int, int]] = []
    folder = models.get(NAME, lambda done, total: news.append((done, total)), hub.address)
    assert added() == (NAME,)
    assert {name: (folder / name).read_bytes() for name in CONTENTS} == CONTENTS
    total = sum(map(len, CONTENTS.values()))
    assert news[-1] == (total, total)
    assert [done for done, _ in news] == sorted(done for done, _ in news)
    written = json.loads((folder / MANIFEST).read_text())
    assert written["revision"] == models.downloadable()[NAME].revision
    assert {file["checked"] for file in written["files"].values()} == {"published"}
    assert written["files"]["model.bin"]["sha256"] == hashlib.sha256(MODEL_BIN).hexdigest()
    assert models.check(NAME) == folder
    assert models.unverified(folder) == []
    assert not models.partial(folder).exists()


def test_the_source_may_be_named_in_the_environment(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOCKLOOP_MODEL_SOURCE", f"{hub.address}/")
    models.get(NAME)
    assert added() == (NAME,)


def test_a_model_that_is_there_is_not_fetched_again(hub: Hub) -> None:
    models.get(NAME, source=hub.address)
    asked = len(hub.asked)
    models.get(NAME, source=hub.address)
    assert len(hub.asked) == asked


def test_a_line_that_breaks_is_taken_up_where_it_broke(hub: Hub) -> None:
    hub.cuts = [1_000_000, 500_000]
    folder = models.get(NAME, source=hub.address)
    assert (folder / "model.bin").read_bytes() == MODEL_BIN
    assert hub.ranges("model.bin") == [None, "bytes=1000000-", "bytes=1500000-"]


def test_a_line_that_stays_dead_is_told_and_the_next_call_goes_on(hub: Hub) -> None:
    hub.cuts = [1_000_000, 0, 0, 0]
    with pytest.raises(ModelError, match="did not succeed") as caught:
        models.get(NAME, source=hub.address)
    assert "what was fetched is kept" in caught.value.next_step
    assert added() == ()
    assert (models.partial(models.models_folder() / NAME) / "model.bin.part").stat().st_size == 1_000_000
    hub.asked.clear()
    folder = models.get(NAME, source=hub.address)
    assert hub.ranges("model.bin") == ["bytes=1000000-"]
    assert (folder / "model.bin").read_bytes() == MODEL_BIN


def test_an_interrupted_fetch_goes_on_where_it_was(hub: Hub) -> None:
    def interrupt(done: int, total: int) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        models.get(NAME, interrupt, hub.address)
    hub.asked.clear()
    folder = models.get(NAME, source=hub.address)
    (asked,) = hub.ranges("model.bin")
    assert asked is not None and int(asked[6:-1]) > len(MODEL_BIN) / 2
    assert models.check(NAME) == folder


def test_a_wrong_checksum_is_refused_and_nothing_of_it_kept(hub: Hub) -> None:
    hub.claims = {"X-Linked-Etag": '"' + "0" * 64 + '"'}
    with pytest.raises(ModelError, match="its checksum is not the one that is published for it") as caught:
        models.get(NAME, source=hub.address)
    assert caught.value.sentence.startswith("model.bin arrived damaged")
    assert added() == ()
    hub.claims = {}
    models.get(NAME, source=hub.address)
    assert added() == (NAME,)


def test_a_file_that_never_ends_is_stopped_at_the_size_that_was_promised(hub: Hub) -> None:
    hub.goes_on = bytes(20_000_000)
    seen: list[int] = []
    with pytest.raises(ModelError, match=r"model\.bin is longer than the 3,000,000 bytes that were expected"):
        models.get(NAME, lambda done, total: seen.append(done), hub.address)
    assert max(seen) <= len(MODEL_BIN)
    assert list(models.partial(models.models_folder() / NAME).iterdir()) == []


def test_a_source_that_promises_far_more_than_the_list_is_not_asked(hub: Hub) -> None:
    hub.claims = {"X-Linked-Size": "2000000000"}
    with pytest.raises(ModelError, match=r"gives 2,000,000,000 bytes for model\.bin"):
        models.get(NAME, source=hub.address)
    assert hub.ranges("model.bin") == []


@pytest.mark.parametrize("name", ["../../evil", "/etc/evil", "a/b", ".."])
def test_a_name_in_the_list_that_leads_elsewhere_is_refused(home: Path, name: str) -> None:
    about = 'repository = "us/ours"\nrevision = "main"\nlanguages = "English"\n'
    entry = f'[models.ours]\n{about}[models.ours.files]\n"{name}" = {{ bytes = 7 }}\n'
    (home / "speech.toml").write_text(entry)
    with pytest.raises(ModelError, match="is not a plain name"):
        models.downloadable()
    (home / "speech.toml").write_text(entry.replace("models.ours", f'models."{name}"').replace(f'"{name}" =', '"a" ='))
    with pytest.raises(ModelError, match="is not a plain name"):
        models.downloadable()


def test_a_small_file_is_held_against_its_git_object_id(hub: Hub) -> None:
    hub.small_claims = {"ETag": '"' + "0" * 40 + '"'}
    with pytest.raises(ModelError, match=r"config\.json arrived damaged"):
        models.get(NAME, source=hub.address)


def test_bytes_that_changed_on_the_way_are_refused(hub: Hub) -> None:
    staging = models.partial(models.models_folder() / NAME)
    staging.mkdir(parents=True)
    (staging / "model.bin.part").write_bytes(b"\0" * 2_000_000)  # the disk lost what was fetched
    with pytest.raises(ModelError, match="arrived damaged"):
        models.get(NAME, source=hub.address)
    models.get(NAME, source=hub.address)
    assert models.check(NAME)


def pinned(sha256: str | None) -> Model:
    files = tuple(ModelFile(name, len(content), None) for name, content in CONTENTS.items() if name != "model.bin")
    return Model("own", "someone/own", "2" * 40, "English", (ModelFile("model.bin", 1, sha256), *files))


def test_a_pinned_checksum_counts_whatever_the_source_says(hub: Hub) -> None:
    hub.claims = {"X-Linked-Etag": '"' + "0" * 64 + '"'}
    folder = models.models_folder() / "own"
    fetch(pinned(hashlib.sha256(MODEL_BIN).hexdigest()), folder, hub.address, lambda done, total: None)
    assert json.loads((folder / MANIFEST).read_text())["files"]["model.bin"]["checked"] == "pinned"


def test_what_does_not_match_a_pinned_checksum_is_refused(hub: Hub) -> None:
    with pytest.raises(ModelError, match="is not the one that is pinned for it"):
        fetch(pinned("a" * 64), models.models_folder() / "own", hub.address, lambda done, total: None)
    assert added() == ()


def test_a_folder_on_a_plain_server_will_do_and_that_nothing_vouches_for_it_is_known(tmp_path: Path) -> None:
    staging = models.partial(models.models_folder() / NAME)
    staging.mkdir(parents=True)
    (staging / "model.bin.part").write_bytes(MODEL_BIN[:1000])  # this server knows no ranges: it begins anew
    with running(plain_server(tmp_path / "served", models.downloadable()[NAME], CONTENTS)) as address:
        folder = models.get(NAME, source=address)
    assert (folder / "model.bin").read_bytes() == MODEL_BIN
    assert models.unverified(folder) == [*CONTENTS]
    assert models.check(NAME) == folder


@pytest.mark.parametrize("status", [500, 429, 0])
def test_a_source_that_cannot_be_reached_is_told_with_two_ways_out(hub: Hub, status: int) -> None:
    hub.fails_with = status
    source = hub.address if status else closed_port()
    with pytest.raises(ModelError, match=f"Fetching from {source} did not succeed") as caught:
        models.get(NAME, source=source)
    assert "Check the connection and run it again" in caught.value.next_step
    assert f"copy the model's folder from another machine to {models.models_folder() / NAME}" in caught.value.next_step


def test_a_source_without_the_model_is_told(hub: Hub) -> None:
    del hub.contents["tokenizer.json"]
    with pytest.raises(ModelError, match=r"tokenizer.json cannot be fetched: the server answered 404"):
        models.get(NAME, source=hub.address)


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(ModelError, match="'/srv/models' is not an address"):
        models.get(NAME, source="/srv/models")


def test_a_disk_too_small_is_told_before_anything_is_fetched(home: Path, hub: Hub) -> None:
    listed = home / "speech.toml"
    listed.write_text(listed.read_text().replace("145_216_508", str(10**15)))
    hub.claims = {"X-Linked-Size": str(10**15)}
    with pytest.raises(DeviceError, match=r"needs 1000000\d\d\d MB, and \d+ MB are free"):
        models.get(NAME, source=hub.address)
    assert hub.ranges("model.bin") == []


def test_an_unknown_model_is_not_asked_for(hub: Hub) -> None:
    with pytest.raises(ModelError, match=r"There is no model 'base\.fr'"):
        models.get("base.fr", source=hub.address)
    assert hub.asked == []


def test_what_was_fetched_can_be_listened_with(tmp_path: Path) -> None:
    made = write_tiny_whisper(tmp_path / "made")
    (made / "vocabulary.json").rename(made / "vocabulary.txt")
    words = json.loads((made / "vocabulary.txt").read_text())
    (made / "vocabulary.txt").write_text("\n".join(words) + "\n")
    with running(Hub({path.name: path.read_bytes() for path in made.iterdir()})) as address:
        whisper = WhisperTranscriber(models.get(NAME, source=address))
    assert heard(whisper, joined(spoken(3), quiet(1)))[0].words
    whisper.close()


# ---- checking and removing -------------------------------------------------------------------------------------


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
    assert "model.bin has another size than when it was downloaded" in told(NAME)[0]


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
