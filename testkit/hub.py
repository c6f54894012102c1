"""A model hub on this machine: real HTTP, with the hub's headers and redirects, and typical network failures."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from mockloop.paths import shipped
from mockloop.speech.stt.models import Model

LARGE_BYTES = 10_000  # from here on a file is stored apart, behind a redirect to another server


class Hub(ThreadingHTTPServer):
    """Serves ``contents`` by file name, whatever the repository; what goes wrong is set on it."""

    def __init__(self, contents: dict[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.contents = contents
        self.claims: dict[str, str] = {}  # wrong headers, for large files
        self.small_claims: dict[str, str] = {}
        self.cuts: list[int] = []  # after how many bytes each of the next answers for a large file breaks off
        self.goes_on = b""  # what comes after the end of a large file
        self.fails_with = 0  # a status for every answer
        self.asked: list[tuple[str, str, str | None]] = []  # method, file, Range

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def ranges(self, name: str) -> list[str | None]:
        """The Range header of each GET for a file that gave bytes."""
        return [asked[2] for asked in self.asked if asked[:2] == ("GET", name)]


class _Handler(BaseHTTPRequestHandler):
    server: Hub
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self) -> None:
        hub, name = self.server, self.path.rsplit("/", 1)[-1]
        content = hub.contents.get(name)
        if hub.fails_with or content is None:
            return self._head(hub.fails_with or 404, {"Content-Length": "0"})
        if len(content) >= LARGE_BYTES and not self.path.startswith("/store/"):
            digest = hashlib.sha256(content).hexdigest()
            headers = {"X-Linked-Etag": f'"{digest}"', "X-Linked-Size": str(len(content)), "Content-Length": "0"}
            headers["Location"] = f"http://localhost:{hub.server_port}/store/{name}"
            return self._head(302, headers | hub.claims)
        if not self.path.startswith(("/store/", "/small/")):
            return self._head(307, {"Location": f"/small/{name}", "Content-Length": "0"})
        return self._give(name, content)

    def _give(self, name: str, content: bytes) -> None:
        hub, asked = self.server, self.headers.get("Range")
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked else 0
        git = hashlib.sha1(b"blob %d\0%s" % (len(content), content)).hexdigest()
        rest = content[start:] + (hub.goes_on if len(content) >= LARGE_BYTES else b"")
        headers = {"Content-Length": str(len(rest)), "ETag": f'W/"{git}"', "X-Repo-Commit": "1" * 40}
        hub.asked.append((self.command, name, asked))
        self._head(206 if asked else 200, headers | hub.small_claims)
        if self.command == "HEAD":
            return
        part = rest
        if len(content) >= LARGE_BYTES and hub.cuts:
            part = part[: hub.cuts.pop(0)]
            self.close_connection = True
        self.wfile.write(part)

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[str]:
    """Run the server; yield its address."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def plain_server(folder: Path, model: Model, contents: dict[str, bytes]) -> ThreadingHTTPServer:
    """A folder served as it is, as on a server of one's own: no checksums, no ranges."""
    where = folder / model.repository / "resolve" / model.revision
    where.mkdir(parents=True)
    for name, content in contents.items():
        (where / name).write_bytes(content)
    return ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))


def unpinned(home: Path) -> None:
    """A list of one's own without checksums, so that a hub of our own can serve what it likes under these names."""
    listed = shipped("models/speech.toml").read_text(encoding="utf-8")
    home.mkdir(parents=True, exist_ok=True)
    (home / "speech.toml").write_text(re.sub(r', sha256 = "[0-9a-f]{64}"', "", listed), encoding="utf-8")
