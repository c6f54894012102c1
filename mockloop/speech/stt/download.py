"""Download a model's files over https: resume after a break, check, and show the model only when it is complete.

What the hub publishes about a file is in the headers of its answer: X-Linked-Etag, the SHA-256 of a large file, and
X-Linked-Size; for a small file ETag, its Git object id, beside X-Repo-Commit. Other servers may publish neither. Why
not huggingface_hub, which is installed: its release 2.4 keeps nothing of an interrupted file, accepts more than the
promised bytes before it complains, and refuses a server that publishes no commit.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import re
import shutil
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from email.message import Message
from pathlib import Path
from typing import Any, NoReturn

from mockloop.core.errors import DeviceError, ModelError
from mockloop.paths import made_private
from mockloop.speech.stt.manifest import MANIFEST, Written
from mockloop.speech.stt.models import Model, ModelFile, Progress, partial

HUB = "https://huggingface.co"
RESERVE_BYTES = 100_000_000  # left free beside the model
_TIMEOUT_S = 30.0
_TRIES = 3  # attempts in a row without a byte
_WAIT_S = 0.5
_MOST_REDIRECTS = 5
_BLOCK_BYTES = 1 << 18
_MOST_LONGER, _ROOM_BYTES = 2, 10_000_000  # lengths in the list are approximate: beyond this it is another file
_LOST = (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError, ssl.SSLError)


@dataclass(frozen=True, slots=True)
class WantedFile:
    """A file to download.

    ``digest`` is what it must match, ``checked`` where that comes from: pinned, published, length.
    """

    name: str
    url: str
    bytes: int
    digest: str | None
    checked: str


def default_source() -> str:
    """Return the address of the repositories: $MOCKLOOP_MODEL_SOURCE, or the hub."""
    return os.environ.get("MOCKLOOP_MODEL_SOURCE") or HUB


def fetch(model: Model, folder: Path, source: str, progress: Progress) -> None:
    """Download a model into ``folder``, which appears when it is complete and checked.

    Raises ModelError, DeviceError. Until then the files are in a folder beside it, and the next call continues with
    them.
    """
    staging = made_private(partial(folder))
    try:
        wanted = [_wanted(model, file, source) for file in model.files]
        _make_sure_of_room(wanted, staging)
        bytes_done = _ByteCount(sum(file.bytes for file in wanted), progress)
        files = {file.name: asdict(_fetched(file, staging, bytes_done)) for file in wanted}
    except _LOST as error:
        _unreachable(source, folder, error)
    about = {"repository": model.repository, "revision": model.revision, "source": source, "files": files}
    (staging / MANIFEST).write_text(json.dumps(about, indent=1), encoding="utf-8")
    staging.rename(folder)


class _ByteCount:
    """How many bytes are there in total, reported after each block."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._total = total
        self._progress = progress
        self._before = 0  # bytes of the complete files

    def tell(self, of_this_file: int) -> None:
        self._progress(min(self._before + of_this_file, self._total), self._total)

    def whole(self, size: int) -> None:
        self._before += size
        self.tell(0)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follow no redirect, so that the headers of the redirect itself can be read."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _wanted(model: Model, file: ModelFile, source: str) -> WantedFile:
    """Return what the source says about a file."""
    base = source.rstrip("/")
    if urllib.parse.urlsplit(base).scheme not in ("https", "http"):
        raise ModelError(f"'{source}' is not an address for models.", "An address begins with https:// or http://.")
    url = f"{base}/{model.repository}/resolve/{model.revision}/{urllib.parse.quote(file.name)}"
    headers = _headers(url, model.name)
    size = headers.get("X-Linked-Size") or headers.get("Content-Length") or ""
    length = int(size) if size.isdigit() else file.bytes
    if length > _MOST_LONGER * file.bytes + _ROOM_BYTES:
        raise ModelError(
            f"The source offers {length:,} bytes for {file.name}, which should have about {file.bytes:,}; "
            "nothing was downloaded.",
            "Do not trust its source, or correct the length in the list of models.",
        )
    if file.sha256:
        return WantedFile(file.name, url, length, file.sha256, "pinned")
    published = _published(headers)
    return WantedFile(file.name, url, length, published, "published" if published else "length")


def _published(headers: Message) -> str | None:
    """Return the SHA-256 or Git object id that the hub gives for a file; None if the server is not a hub."""
    etag = headers.get("X-Linked-Etag") or (headers.get("ETag") if "X-Repo-Commit" in headers else None) or ""
    etag = etag.removeprefix("W/").strip('"').lower()
    return etag if re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", etag) else None


def _headers(url: str, name: str) -> Message:
    """Return the headers of the answer for a file; follow redirects within one server only."""
    opener = urllib.request.build_opener(_NoRedirect)
    for _ in range(_MOST_REDIRECTS):
        try:
            with opener.open(_request(url, method="HEAD"), timeout=_TIMEOUT_S) as answer:
                headers: Message = answer.headers
                return headers
        except urllib.error.HTTPError as error:
            if not 300 <= error.code < 400:
                _refused(error, url, name)
            target = urllib.parse.urljoin(url, error.headers.get("Location") or "")
            if urllib.parse.urlsplit(target).netloc != urllib.parse.urlsplit(url).netloc:
                headers = error.headers
                del headers["Content-Length"]  # this length is the redirect's, not the file's
                return headers
            url = target
    raise ModelError(f"{url} redirects in circles.", "Try again later.")


def _refused(error: urllib.error.HTTPError, url: str, name: str) -> NoReturn:
    if error.code >= 500 or error.code == 429:
        raise error  # the server's trouble: treated like a source that cannot be reached
    raise ModelError(
        f"{url} cannot be downloaded: the server answered {error.code}.",
        f"Check MOCKLOOP_MODEL_SOURCE if it is set, or choose another model than {name}: mockloop models list",
    ) from error


def _make_sure_of_room(wanted: list[WantedFile], staging: Path) -> None:
    there = sum(path.stat().st_size for path in staging.iterdir() if path.is_file())
    needed = sum(file.bytes for file in wanted) - there + RESERVE_BYTES
    free = shutil.disk_usage(staging).free
    if free < needed:
        raise DeviceError(
            f"The model needs {needed / 1e6:.0f} MB, and {free / 1e6:.0f} MB are free at {staging.parent}.",
            "Make room, or set MOCKLOOP_HOME to a folder on another disk.",
        )


def _fetched(wanted: WantedFile, staging: Path, bytes_done: _ByteCount) -> Written:
    """Download and check one file; return its entry for the manifest. Raises ModelError."""
    path = staging / wanted.name
    if not path.is_file():
        part = staging / f"{wanted.name}.part"
        _download_all(wanted, part, bytes_done)
        part.rename(path)
    sha256, git = _digests(path)
    if wanted.digest not in (None, sha256, git) or path.stat().st_size != wanted.bytes:
        path.unlink()
        raise ModelError(
            f"{wanted.name} arrived damaged: its checksum differs from the {wanted.checked} one.",
            "Download it again. If that does not help, do not trust its source.",
        )
    bytes_done.whole(wanted.bytes)
    return Written(wanted.bytes, sha256, wanted.checked)


def _download_all(wanted: WantedFile, part: Path, bytes_done: _ByteCount) -> None:
    """Download all bytes of a file into ``part``, and continue after a break, unless it breaks at once."""
    idle = 0
    while (done := _size(part)) != wanted.bytes:
        try:
            _download(wanted, part, done, bytes_done)
            lost: Exception = http.client.HTTPException("the connection was lost")
        except _LOST as error:
            if isinstance(error, urllib.error.HTTPError) and error.code < 500 and error.code not in (416, 429):
                _refused(error, wanted.url, wanted.name)
            lost = error
        if _size(part) > wanted.bytes:  # kept from another file
            part.unlink()
        idle = idle + 1 if _size(part) <= done else 0
        if idle >= _TRIES:
            raise lost
        if _size(part) != wanted.bytes:
            time.sleep(_WAIT_S)


def _download(wanted: WantedFile, part: Path, done: int, bytes_done: _ByteCount) -> None:
    """Write what comes. Raises ModelError as soon as it is more than was promised."""
    blocks = _blocks(wanted.url, done)
    goes_on = next(blocks) == b"go on"
    with part.open("ab" if goes_on else "wb") as file:
        for block in blocks:
            if file.tell() + len(block) > wanted.bytes:
                _too_much(wanted, part)
            try:
                file.write(block)
            except OSError as error:
                raise DeviceError(f"{part} cannot be written ({error.strerror}).", "Make room on the disk.") from error
            bytes_done.tell(file.tell())


def _too_much(wanted: WantedFile, part: Path) -> NoReturn:
    part.unlink()
    raise ModelError(
        f"{wanted.name} is longer than the {wanted.bytes:,} bytes that were expected; the download was stopped.",
        "Download it again. If that does not help, do not trust its source.",
    )


def _blocks(url: str, start: int) -> Iterator[bytes]:
    """Yield first whether the server continues (``b"go on"``) or starts again (``b""``).

    Then yield the bytes from ``start``.
    """
    request = _request(url)
    if start:
        request.add_header("Range", f"bytes={start}-")
    with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:
        yield b"go on" if answer.status == 206 else b""
        while block := answer.read(_BLOCK_BYTES):
            yield block


def _request(url: str, method: str = "GET") -> urllib.request.Request:
    from mockloop import __version__

    return urllib.request.Request(url, method=method, headers={"User-Agent": f"mockloop/{__version__}"})


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _digests(path: Path) -> tuple[str, str]:
    """Return SHA-256 and Git object id of a file."""
    sha256, git = hashlib.sha256(), hashlib.sha1(b"blob %d\0" % path.stat().st_size, usedforsecurity=False)
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            sha256.update(block)
            git.update(block)
    return sha256.hexdigest(), git.hexdigest()


def _unreachable(source: str, folder: Path, error: Exception) -> NoReturn:
    reason = getattr(error, "reason", None) or error
    raise ModelError(
        f"The download from {source} failed ({reason}).",
        f"Check the connection and run it again: what was downloaded is kept. Or copy the model's folder from "
        f"another machine to {folder}.",
    ) from error
