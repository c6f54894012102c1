"""A speech model is fetched over a real connection, with its accidents, and checked."""

from __future__ import annotations

import hashlib
import json
import socket
from pathlib import Path

import pytest

from mockloop.core.errors import DeviceError, ModelError
from mockloop.speech.stt import models
from mockloop.speech.stt.download import fetch
from mockloop.speech.stt.manifest import MANIFEST
from mockloop.speech.stt.models import Model, ModelFile
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber
from testkit.hub import Hub, plain_server, running
from testkit.sounds import joined, quiet, spoken
from testkit.tiny_whisper import write_tiny_whisper
from tests.speech.stt.models.folders import CONTENTS, MODEL_BIN, NAME, added
from tests.speech.transcriber_contract import heard


def closed_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


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
    with pytest.raises(ModelError, match="The download from") as caught:
        models.get(NAME, source=hub.address)
    assert "what was downloaded is kept" in caught.value.next_step
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
    with pytest.raises(ModelError, match="its checksum differs from the published one") as caught:
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
    with pytest.raises(ModelError, match=r"offers 2,000,000,000 bytes for model\.bin"):
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
    with pytest.raises(ModelError, match="differs from the pinned one"):
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
    with pytest.raises(ModelError, match=f"The download from {source} failed") as caught:
        models.get(NAME, source=source)
    assert "Check the connection and run it again" in caught.value.next_step
    assert f"copy the model's folder from another machine to {models.models_folder() / NAME}" in caught.value.next_step


def test_a_source_without_the_model_is_told(hub: Hub) -> None:
    del hub.contents["tokenizer.json"]
    with pytest.raises(ModelError, match=r"tokenizer.json cannot be downloaded: the server answered 404"):
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
