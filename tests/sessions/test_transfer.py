"""A session as a zip file: out and in again the same, and nothing else ever gets in."""

import random
import stat
import zipfile
from io import BytesIO

import pytest

from mockloop.core.errors import InputError, MockloopError, SessionError
from mockloop.core.events import Said
from mockloop.sessions.catalog import listed
from mockloop.sessions.folder import TYPED_SUFFIX, WORDS_SUFFIX
from mockloop.sessions.rebuild import replayed
from mockloop.sessions.transfer import export_session, import_session
from testkit.sessions import contents, interview, when, with_sound


@pytest.fixture
def root(tmp_path):
    return tmp_path / "home" / "sessions"


@pytest.fixture
def folder(root):
    return with_sound(interview(root, when(1)), 1, 1.0)


@pytest.fixture
def packed(folder, tmp_path):
    export_session(folder, tmp_path / "one.zip")
    return tmp_path / "one.zip"


def repacked(packed, target, change):
    """The zip file again, its entries passed through ``change(name, content) -> [(name or ZipInfo, content), …]``."""
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            for name, content in change(entry.filename, old.read(entry)):
                new.writestr(name, content)
    return target


def adding(*extra):
    return lambda name, content: [(name, content), *(extra if name.endswith("session.json") else ())]


def test_out_and_in_again_is_the_same_session_for_its_owner_alone(folder, packed, tmp_path):
    assert stat.S_IMODE(packed.stat().st_mode) == 0o600
    elsewhere = tmp_path / "other" / "sessions"
    done = import_session(packed, elsewhere)
    assert (done.folder.id, done.left_out, done.problems) == (folder.id, (), ())
    assert contents(done.folder) == contents(folder)
    assert replayed(done.folder).state == replayed(folder).state
    modes = {stat.S_IMODE(p.stat().st_mode) for p in done.folder.path.rglob("*.*")}
    assert (modes, stat.S_IMODE(done.folder.path.stat().st_mode)) == ({0o600}, 0o700)
    assert sorted(p.name for p in elsewhere.parent.iterdir()) == ["sessions"]  # nothing is left lying about


def test_every_kind_of_take_goes_out_and_in_again(folder, tmp_path):
    for number, suffix in ((2, TYPED_SUFFIX), (3, WORDS_SUFFIX)):
        folder.take_path(number).with_suffix(suffix).write_text("{}")
    assert export_session(folder, tmp_path / "all.zip") == []
    back = import_session(tmp_path / "all.zip", tmp_path / "other" / "sessions").folder
    assert back.takes_on_disk() == [1, 2, 3]
    assert contents(back) == contents(folder)


def test_a_session_of_the_same_id_is_never_touched(folder, packed, root):
    folder.append(99.0, Said("opening"))
    before = contents(folder)
    done = import_session(packed, root)
    assert (done.folder.id, done.there) == (f"{folder.id}-2", False)
    assert contents(folder) == before


def test_a_session_that_is_there_already_is_not_taken_in_again(folder, packed, root):
    assert import_session(packed, root).folder.path == folder.path
    folder.append(99.0, Said("opening"))
    first, second = import_session(packed, root), import_session(packed, root)
    assert [(one.folder.id, one.there) for one in (first, second)] == [
        (f"{folder.id}-2", False),
        (f"{folder.id}-2", True),
    ]
    assert len(listed(root)) == 2


def test_a_session_whose_recording_is_gone_here_is_another_one(folder, packed, root):
    folder.take_path(1).unlink()
    assert import_session(packed, root).folder.takes_on_disk() == [1]


def test_an_export_overwrites_nothing_and_leaves_out_what_is_no_sessions(folder, packed, tmp_path):
    with pytest.raises(InputError, match="already exists"):
        export_session(folder, packed)
    (folder.path / "notes.txt").write_text("mine")
    (folder.path / "takes" / "02.flac").symlink_to("/etc/passwd")
    assert export_session(folder, tmp_path / "two.zip") == ["notes.txt", "takes/02.flac"]
    with zipfile.ZipFile(tmp_path / "two.zip") as archive:
        assert not any("notes" in name or "02.flac" in name for name in archive.namelist())


LINK = zipfile.ZipInfo("x/takes/03.flac")
LINK.external_attr = 0o120777 << 16


@pytest.mark.parametrize(
    "name",
    [
        "../../escaped.txt",
        "/tmp/escaped.txt",
        "x/../../escaped.txt",
        "x\\..\\..\\escaped.txt",
        "C:/escaped.txt",
        "x/takes/../../escaped.flac",
        "x/takes/1/../../../../etc/escaped.flac",
        "x/run.sh",
        "x/takes/01.flac/02.flac",
        "__MACOSX/x/._session.json.txt",
        LINK,
    ],
    ids=str,
)
def test_nothing_lands_outside_and_nothing_foreign_lands_inside(folder, packed, root, tmp_path, name):
    whole = contents(folder)
    folder.append(99.0, Said("opening"))  # so that it is another session than the one in the file
    before = sorted(p for p in tmp_path.rglob("*") if folder.path not in p.parents)
    evil = repacked(packed, tmp_path / "evil.zip", adding((name, b"fLaC/etc/passwd")))
    done = import_session(evil, root)
    assert done.left_out == (name.filename if isinstance(name, zipfile.ZipInfo) else name.replace("\\", "\\"),)
    assert contents(done.folder) == whole
    after = [p for p in tmp_path.rglob("*") if folder.path not in p.parents and done.folder.path not in p.parents]
    assert sorted(after) == sorted([*before, evil, done.folder.path])


def test_a_bomb_is_refused_before_it_is_unpacked(folder, packed, root, tmp_path):
    bomb = repacked(packed, tmp_path / "bomb.zip", adding((f"{folder.id}/takes/02.txt", bytes(60_000_000))))
    assert bomb.stat().st_size < 3_000_000
    with pytest.raises(InputError, match="would unpack to 60,"):
        import_session(bomb, root)
    large = repacked(packed, tmp_path / "large.zip", lambda n, c: [(n, bytes(101_000) if "session.json" in n else c)])
    with pytest.raises(InputError, match="would take 101,000 bytes"):
        import_session(large, root)
    many = [(f"{folder.id}/takes/{number:04}.txt", b"") for number in range(1100)]
    with pytest.raises(InputError, match="in 110"):
        import_session(repacked(packed, tmp_path / "many.zip", adding(*many)), root)


def test_a_lie_about_a_size_is_found_out(folder, packed, root):
    raw = bytearray(packed.read_bytes())
    with zipfile.ZipFile(packed) as archive:
        entry = archive.getinfo(f"{folder.id}/events.jsonl")
    central = raw.rfind(entry.filename.encode()) - 46
    assert raw[central : central + 4] == b"PK\x01\x02"
    raw[central + 24 : central + 28] = (10).to_bytes(4, "little")  # the size after unpacking
    packed.write_bytes(raw)
    with pytest.raises(InputError, match="not a readable zip file"):
        import_session(packed, root)


WRONG = {
    "no zip": lambda p: p.write_bytes(b"these are no sessions"),
    "empty": lambda p: p.write_bytes(b""),
    "cut off": lambda p: p.write_bytes(p.read_bytes()[:-1000]),
    "no session": lambda p: zipfile.ZipFile(p, "w").writestr("holiday.jpg", b"x"),
    "a folder": lambda p: (p.unlink(), p.mkdir()),
    "gone": lambda p: p.unlink(),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_no_session_is_told_and_leaves_nothing_behind(packed, tmp_path, wrong):
    wrong(packed)
    root = tmp_path / "fresh" / "sessions"
    with pytest.raises(InputError) as told:
        import_session(packed, root)
    assert "sessions export" in told.value.next_step
    assert list(root.iterdir()) == []
    assert [p.name for p in root.parent.iterdir()] == ["sessions"]


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("session.json", b"{", "session.json cannot be read"),
        ("session.json", b"[" * 50_000, "session.json cannot be read"),
        ("session.json", b'{"schema": 1}', "lacks"),
        ("scenario.yaml", b"", "the file is empty"),
        ("scenario.yaml", b"!!python/object/apply:os.system ['true']", "tags are not allowed"),
        ("scenario.yaml", b"id: " + b"[" * 50_000, "more than 20 levels|larger|deep"),
        ("takes/01.flac", b"MZ\x90\x00", "01.flac was not recorded by mockloop"),
    ],
)
def test_wrong_content_is_refused(packed, root, tmp_path, file, content, told):
    wrong = repacked(packed, tmp_path / "wrong.zip", lambda n, c: [(n, content if n.endswith(file) else c)])
    with pytest.raises((InputError, SessionError), match=told):
        import_session(wrong, root)
    assert len(listed(root)) == 1


def test_one_of_a_newer_mockloop_says_so(packed, root, tmp_path):
    newer = repacked(packed, tmp_path / "n.zip", lambda n, c: [(n, c.replace(b'"schema": 1', b'"schema": 99', 1))])
    with pytest.raises(SessionError, match="newer mockloop"):
        import_session(newer, root)


def test_a_session_with_a_damaged_journal_is_taken_in_and_the_damage_told(folder, packed, root, tmp_path):
    damaged = repacked(packed, tmp_path / "d.zip", lambda n, c: [(n, b"x\n" + c if n.endswith("events.jsonl") else c)])
    done = import_session(damaged, root)
    assert "Line 1 of events.jsonl cannot be read" in done.problems[0]


def test_a_session_is_called_by_when_it_began_however_its_file_is_called(folder, packed, tmp_path):
    flat = repacked(packed, tmp_path / "my-session.zip", lambda n, c: [(n.removeprefix(f"{folder.id}/"), c)])
    done = import_session(flat, tmp_path / "a" / "sessions")
    assert (done.wanted, done.folder.id) == ("my-session", folder.id)
    odd = repacked(packed, tmp_path / "a b.zip", lambda n, c: [(n.replace(folder.id, "…"), c)])
    done = import_session(odd, tmp_path / "b" / "sessions")
    assert (done.wanted, done.folder.id) == ("imported", folder.id)
    later = repacked(packed, tmp_path / "z.zip", lambda n, c: [(n.replace(folder.id, "2099-01-01-0000-x"), c)])
    assert import_session(later, tmp_path / "c" / "sessions").folder.id == folder.id


def test_a_session_that_does_not_say_when_it_began_keeps_its_name(folder, packed, root, tmp_path):
    def undated(name, content):
        return [(name.replace(folder.id, "mine"), content.replace(b'"began": "2026', b'"began": "some day'))]

    assert import_session(repacked(packed, tmp_path / "x.zip", undated), root).folder.id == "mine"


def test_what_macos_packs_beside_each_file_is_left_out(folder, packed, tmp_path):
    def mac(name, content):
        hidden = f"__MACOSX/{name.rpartition('/')[0]}/._{name.rpartition('/')[2]}"
        return [(hidden, b"x"), (f"._{name.rpartition('/')[2]}", b"x"), (name, content)]

    done = import_session(repacked(packed, tmp_path / "mac.zip", mac), tmp_path / "other" / "sessions")
    assert contents(done.folder) == contents(folder)
    assert {name.rpartition("/")[2][:2] for name in done.left_out} == {"._"}


def test_an_entry_without_a_name_is_left_out(folder, packed, root, tmp_path):
    data = packed.read_bytes()
    at = data.rindex(b"PK\x01\x02")  # the last entry of the table of contents loses its name
    length = int.from_bytes(data[at + 28 : at + 30], "little")
    data = data[: at + 28] + b"\0\0" + data[at + 30 : at + 46] + data[at + 46 + length :]
    end = data.rindex(b"PK\x05\x06")
    size = int.from_bytes(data[end + 12 : end + 16], "little") - length
    packed.write_bytes(data[: end + 12] + size.to_bytes(4, "little") + data[end + 16 :])
    done = import_session(packed, root)
    assert len(contents(done.folder)) == len(contents(folder)) - 1


def test_bytes_flipped_anywhere_never_end_in_a_traceback(folder, packed, root):
    whole, chance = packed.read_bytes(), random.Random(5)
    for _ in range(150):
        raw = bytearray(whole)
        for _ in range(chance.choice((1, 1, 3, 30))):
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        packed.write_bytes(raw)
        try:
            import_session(packed, root)
        except MockloopError as error:
            assert error.next_step
    assert {p.name for p in root.parent.iterdir()} <= {"sessions"}


def test_a_zip_in_memory_that_is_locked_is_told(packed, root, tmp_path):
    raw = bytearray(packed.read_bytes())
    for signature, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(signature)
        while at >= 0:
            raw[at + flags_at] |= 1
            at = raw.find(signature, at + 4)
    assert zipfile.is_zipfile(BytesIO(raw))
    packed.write_bytes(raw)
    with pytest.raises(InputError, match="locked with a password"):
        import_session(packed, root)


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
def test_a_file_that_unpacks_to_nothing_is_told_whatever_it_was_packed_with(root, tmp_path, packing):
    path = tmp_path / "one.zip"
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name in ("session.json", "scenario.yaml"):
            archive.writestr(f"one/{name}", b"{}" * 500)
    data = bytearray(path.read_bytes())
    data[60:64] = bytes(byte ^ 0xFF for byte in data[60:64])
    path.write_bytes(data)
    with pytest.raises(MockloopError, match=r"one\.zip (is not a readable zip file|cannot be imported)"):
        import_session(path, root)
    assert list(root.iterdir()) == []
