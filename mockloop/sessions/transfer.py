"""Export a session to one zip file, and import one without trusting anything in it.

A short list of names may be in such a file; anything else is left out. So no file can be written outside the new
session's folder, whatever its name, and sizes are limited before anything is unpacked.
"""

from __future__ import annotations

import filecmp
import lzma
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mockloop.core.errors import DeviceError, InputError, SessionError
from mockloop.paths import made_private
from mockloop.sessions.catalog import session_names
from mockloop.sessions.comments import FILE as COMMENTS
from mockloop.sessions.corrections import FILE as CORRECTIONS
from mockloop.sessions.folder import MOST_STORY_BYTES, STORY, TAKE_SUFFIX, TYPED_SUFFIX, WORDS_SUFFIX, SessionFolder
from mockloop.sessions.labels import FILE as LABELS
from mockloop.sessions.naming import MINUTE_WIDTH, is_named_by, is_ours, move_into, parsed, session_id
from mockloop.sessions.reading_cache import FILE as READINGS
from mockloop.sessions.rebuild import replayed
from mockloop.whole_file import whole_file

# the most bytes of each file; a minute of speech takes about 1 MB, a journal about 10 kB
SIZES = {
    "session.json": 100_000,
    "scenario.yaml": 1_000_000,
    STORY: MOST_STORY_BYTES,
    CORRECTIONS: 1_000_000,  # two thousand corrections; lines that cannot be read take longest
    LABELS: 1_000_000,
    COMMENTS: 4_000_000,  # two files that are as large as one can be
    "events.jsonl": 200_000_000,
}
MOST_TAKE_BYTES = 1_000_000_000
MOST_BYTES = 2_000_000_000
MOST_TAKES = 1000
MOST_RATIO = 100  # FLAC does not compress, journals compress to about a fifth: beyond this it is not a session
RATIO_COUNTS_FROM = 10_000_000
_TAKE = re.compile(rf"takes/[0-9]{{2,4}}({'|'.join(map(re.escape, (TAKE_SUFFIX, TYPED_SUFFIX, WORDS_SUFFIX)))})")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_BLOCK = 1 << 20
_EXPORT = "Give a file that mockloop sessions export has written."


# ---- out -----------------------------------------------------------------------------------------------------


def export_session(folder: SessionFolder, out: Path) -> list[str]:
    """Write the session to a new zip file; return the names in its folder that do not belong and were left out.

    Raises InputError if the file exists already, DeviceError if it cannot be written.
    """
    if out.exists():
        raise InputError(f"{out} already exists.", "Name another file with --out, or remove that one.")
    try:
        with whole_file(out) as beside, zipfile.ZipFile(beside, "w", strict_timestamps=False) as archive:
            return _write_all(folder, archive)
    except OSError as error:
        raise DeviceError(
            f"{out} cannot be written ({error.strerror or error}).", "Name another with --out."
        ) from error


def _write_all(folder: SessionFolder, archive: zipfile.ZipFile) -> list[str]:
    left_out: list[str] = []
    for path in sorted(folder.path.rglob("*")):
        name = path.relative_to(folder.path).as_posix()
        if name == READINGS:  # it can be computed again
            continue
        if path.is_symlink() or (path.is_file() and _most_bytes(name) is None):
            left_out.append(name)
        elif path.is_file():
            sound = path.suffix == TAKE_SUFFIX
            entry = f"{folder.id}/{name}"
            archive.write(path, entry, zipfile.ZIP_STORED if sound else zipfile.ZIP_DEFLATED)
    return left_out


def _most_bytes(name: str) -> int | None:
    """Return the largest size of a session's file with this name; None if a session has no such file."""
    return MOST_TAKE_BYTES if _TAKE.fullmatch(name) else SIZES.get(name)


# ---- in ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Imported:
    """An imported session, or one that was ``there`` already with the same bytes.

    ``wanted`` is the id it came with, ``left_out`` the other contents of the file.
    """

    folder: SessionFolder
    wanted: str
    left_out: tuple[str, ...]
    problems: tuple[str, ...]
    there: bool = False


def import_session(path: Path, root: Path) -> Imported:
    """Import a session from a zip file, with a number added if another session has its id.

    Raises InputError if it is not a session, SessionError for one of a newer mockloop, DeviceError for a full disk. In
    any case nothing is left behind and no session is changed.
    """
    made_private(root)
    try:
        with tempfile.TemporaryDirectory(prefix=".importing-", dir=root.parent) as staging:
            return _imported(path, Path(staging), root)
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, zlib.error, lzma.LZMAError, EOFError) as error:
        # NotImplementedError: a compression that Python does not know
        raise InputError(f"{path} is not a readable zip file ({error}).", _EXPORT) from error
    except OSError as error:
        sentence = f"{path} cannot be imported ({error.strerror or error})."
        raise DeviceError(sentence, "Check the file, and the free space of the disk.") from error


def _imported(path: Path, staging: Path, root: Path) -> Imported:
    if not path.is_file():
        raise InputError(f"There is no file {path}.", _EXPORT)
    with zipfile.ZipFile(path) as archive:
        wanted, entries, left_out = _contents(archive, path)
        folder = SessionFolder(staging / wanted)
        folder.path.mkdir(mode=0o700)
        (folder.path / "takes").mkdir(mode=0o700)
        for name, entry in entries.items():
            _unpack(archive, entry, folder.path / name)
    problems = _checked(folder, path)
    name = _fitting_id(folder)
    there = next((one for one in _likely_copies(root, name) if _same(folder.path, one)), None)
    target = there or move_into(folder.path, root, name)
    return Imported(SessionFolder(target), wanted, left_out, problems, there is not None)


def _fitting_id(folder: SessionFolder) -> str:
    """Return the id for a session by when it began; its own if that contains the time, or the time is not known."""
    began = parsed(folder.info().get("began"))
    if began is None or is_named_by(folder.id, began):
        return folder.id
    return session_id(began, folder.plan().scenario.id)


def _likely_copies(root: Path, name: str) -> list[Path]:
    """Return the sessions that began in the same minute, or with a similar name if it contains no time."""
    start = name[:MINUTE_WIDTH] if is_ours(name) else name
    return [root / one for one in session_names(root) if one.startswith(start)]


def _same(one: Path, other: Path) -> bool:
    """Return whether two folders contain the same session, byte for byte."""
    names = _files(one)
    return names == _files(other) and not any(filecmp.cmpfiles(one, other, names, shallow=False)[1:])


def _files(folder: Path) -> set[str]:
    inside = ((path, path.relative_to(folder).as_posix()) for path in folder.rglob("*"))
    return {name for path, name in inside if path.is_file() and _most_bytes(name) is not None}


def _contents(archive: zipfile.ZipFile, path: Path) -> tuple[str, dict[str, zipfile.ZipInfo], tuple[str, ...]]:
    """Return the session's id, its files by name, and the names of what is left out. Raise InputError."""
    inside = [entry for entry in archive.infolist() if entry.filename and not entry.is_dir()]
    top = _top(inside)
    entries: dict[str, zipfile.ZipInfo] = {}
    left_out: list[str] = []
    for entry in inside:
        name = entry.filename.removeprefix(f"{top}/") if top else entry.filename
        if _most_bytes(name) is None or name in entries or entry.external_attr >> 28 == 0o12:  # a symbolic link
            left_out.append(entry.filename)
        else:
            entries[name] = entry
    if "session.json" not in entries or "scenario.yaml" not in entries:
        raise InputError(f"{path} contains no session.", _EXPORT)
    if any(entry.flag_bits & 1 for entry in entries.values()):
        raise InputError(f"{path} is locked with a password.", "Unpack it and pack it again without one.")
    _bounded(entries, path)
    wanted = top if _ID.fullmatch(top) else path.stem
    return wanted if _ID.fullmatch(wanted) else "imported", entries, tuple(left_out)


def _top(inside: list[zipfile.ZipInfo]) -> str:
    """Return the folder in the zip file that contains the session; "" if its files are at the top."""
    paths = (PurePosixPath(entry.filename) for entry in inside)
    holders = [path.parts for path in paths if path.name == "session.json"]  # not the ._session.json that macOS adds
    return holders[0][0] if holders and len(holders[0]) == 2 else ""


def _bounded(entries: dict[str, zipfile.ZipInfo], path: Path) -> None:
    """Raise InputError if this would unpack to more than a session can be."""
    for name, entry in entries.items():
        if entry.file_size > (_most_bytes(name) or 0):
            raise InputError(f"{path} contains no session: its {name} would take {entry.file_size:,} bytes.", _EXPORT)
    total = sum(entry.file_size for entry in entries.values())
    packed = sum(entry.compress_size for entry in entries.values())
    bomb = total > RATIO_COUNTS_FROM and total > MOST_RATIO * max(1, packed)
    if bomb or total > MOST_BYTES or len(entries) > MOST_TAKES + len(SIZES):
        sentence = f"{path} contains no session: {packed:,} bytes would unpack to {total:,} in {len(entries)} files."
        raise InputError(sentence, _EXPORT)


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    """Unpack one file, private to its owner. zipfile stops at the size that the entry declares, and checks its sum."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with archive.open(entry) as packed, os.fdopen(descriptor, "wb") as file:
        shutil.copyfileobj(packed, file, _BLOCK)


def _checked(folder: SessionFolder, path: Path) -> tuple[str, ...]:
    """Return the session's problems, if it can be shown anyway. Raise InputError, SessionError."""
    for take in (folder.path / "takes").glob(f"*{TAKE_SUFFIX}"):
        with take.open("rb") as file:
            if not b"fLaC".startswith(file.read(4)):
                raise InputError(f"{path} contains no session: {take.name} was not recorded by mockloop.", _EXPORT)
    folder.info()  # a session of a newer mockloop gets its own message, not 'damaged'
    return _problems(folder, path)


def _problems(folder: SessionFolder, path: Path) -> tuple[str, ...]:
    try:
        folder.plan()
    except SessionError as error:
        raise InputError(f"{path} contains no complete session. {error.sentence}", _EXPORT) from error
    try:
        return replayed(folder).problems
    except SessionError as error:
        return (error.sentence,)
