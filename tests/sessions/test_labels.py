"""Names, tags and notes: kept beside the session, only ever appended, read as far as they can be read."""

import json

import pytest

from mockloop.core.errors import InputError, SessionError
from mockloop.sessions.catalog import find_session
from mockloop.sessions.labels import FILE, MOST_NAME, MOST_NOTE, Labels, Note, labels_of, note, rename, tag
from mockloop.sessions.transfer import export_session, import_session
from testkit.sessions import interview, when

EVIL = "a\x1b]0;owned\x07b\u202e"


@pytest.fixture
def folder(tmp_path):
    return interview(tmp_path / "sessions", when(1))


def test_what_was_written_last_holds_and_nothing_is_written_over(folder):
    journal = (folder.path / "events.jsonl").read_bytes()
    rename(folder, "  First\n try ", when(2))
    rename(folder, "Onsite rehearsal", when(3))
    note(folder, "Say the figure sooner.", when(3))
    note(folder, "Better.\nStill long.", when(4))
    tag(folder, ["Onsite", "#amazon", "onsite"], when(4))
    assert labels_of(folder) == Labels(
        "Onsite rehearsal",
        ("amazon", "onsite"),
        (
            Note("2026-03-03T09:00:00+00:00", "Say the figure sooner."),
            Note("2026-03-04T09:00:00+00:00", "Better.\nStill long."),
        ),
    )
    lines = [json.loads(line) for line in (folder.path / FILE).read_text().splitlines()]
    assert [line["name"] for line in lines if "name" in line] == ["First try", "Onsite rehearsal"]
    assert len(lines) == 6
    assert (folder.path / "events.jsonl").read_bytes() == journal


def test_names_and_tags_can_be_taken_away(folder):
    rename(folder, "A name", when(2))
    tag(folder, ["one", "two"], when(2))
    assert tag(folder, ["one", "three"], when(3), remove=True).tags == ("two",)
    rename(folder, "", when(3))
    assert labels_of(folder) == Labels(tags=("two",))


def test_nothing_in_them_reaches_a_terminal_as_a_command(folder):
    rename(folder, EVIL, when(2))
    note(folder, EVIL, when(2))
    assert not set("\x1b\x07\u202e") & set("".join(json.loads(line).get("name", "") for line in _lines(folder)))
    for record in ({"name": EVIL}, {"note": EVIL, "at": EVIL}, {"tag": EVIL}):
        with (folder.path / FILE).open("a") as file:
            file.write(json.dumps(record) + "\n")
    held = labels_of(folder)
    written = (held.name, *held.tags, *(part for one in held.notes for part in (one.at, one.text)))
    assert all(text.replace("\n", "").isprintable() for text in written)
    assert held.tags == ()


def _lines(folder) -> list[str]:
    return (folder.path / FILE).read_text().splitlines()


@pytest.mark.parametrize(
    "line", ['{"name": 3}', '{"tag": ["a"]}', "[1]", "nonsense", '{"note": null}', "", '{"at": "x"}', '"name"']
)
def test_what_cannot_be_read_is_passed_over(folder, line):
    rename(folder, "A name", when(2))
    with (folder.path / FILE).open("a") as file:
        file.write(line + "\n")
    tag(folder, ["two"], when(3))
    assert labels_of(folder) == Labels("A name", ("two",))


@pytest.mark.parametrize("name", ["two words", "", "-dash", "a" * 31, "a\x1bb"])
def test_what_is_no_tag_is_refused_before_anything_is_written(folder, name):
    with pytest.raises(InputError, match="is not a tag"):
        tag(folder, ["fine", name], when(2))
    assert not (folder.path / FILE).exists()


def test_too_much_or_too_little_is_refused(folder):
    for refused, why in ((" \n", "empty"), ("x" * (MOST_NOTE + 1), "at most")):
        with pytest.raises(InputError, match=why):
            note(folder, refused, when(2))
    with pytest.raises(InputError, match="at most"):
        rename(folder, "x" * (MOST_NAME + 1), when(2))
    assert not (folder.path / FILE).exists()


def test_a_session_is_found_by_its_name_too(folder, tmp_path):
    rename(folder, "The good one", when(2))
    assert find_session(tmp_path / "sessions", "the GOOD one").id == folder.id
    other = interview(tmp_path / "sessions", when(4))
    rename(other, "The good one", when(4))
    with pytest.raises(SessionError, match="2 sessions are called"):
        find_session(tmp_path / "sessions", "The good one")
    assert find_session(tmp_path / "sessions", "last").id == other.id


def test_they_go_with_the_session_out_and_in_again(folder, tmp_path):
    rename(folder, "The good one", when(2))
    assert export_session(folder, tmp_path / "out.zip") == []
    done = import_session(tmp_path / "out.zip", tmp_path / "elsewhere")
    assert (done.left_out, labels_of(done.folder).name) == ((), "The good one")
