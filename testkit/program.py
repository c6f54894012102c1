"""Run the program as a person does: own process, own home, the sound server's microphone and loudspeaker."""

from __future__ import annotations

import fcntl
import io
import json
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mockloop.library import parse_cache
from mockloop.library.loader import load_scenario, shipped_ids
from testkit.fakes import HANGS_AFTER_S

COMMAND = [sys.executable, "-m", "mockloop.cli.main"]


def _own_the_terminal() -> None:
    """Make standard input the controlling terminal, so that Ctrl-C typed there reaches the program and its children."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Program:
    """``mockloop`` on a terminal of its own; what it prints is kept in ``text``. A dumb one has no pages and clocks."""

    def __init__(self, arguments: list[str], env: dict[str, str], home: Path, term: str = "dumb") -> None:
        self.env = {**env, "MOCKLOOP_HOME": str(home), "TERM": term, "COLUMNS": "240", "NO_COLOR": "1"}
        self.env.setdefault("MOCKLOOP_SOUND_CHECK", "off")
        _fill_library(home)
        self._master, slave = pty.openpty()
        self._process = subprocess.Popen(
            [*COMMAND, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=self.env,
            start_new_session=True,
            preexec_fn=_own_the_terminal,
        )
        os.close(slave)
        self.text = ""

    def wait_for(self, pattern: str, timeout_s: float = HANGS_AFTER_S) -> str:
        """Read until ``pattern`` is printed after what was awaited before; what was read up to there is dropped."""
        until_s, over = time.monotonic() + timeout_s, False
        while time.monotonic() < until_s:
            found = re.search(pattern, self.text)
            if found:
                self.text = self.text[found.end() :]
                return found.group()
            assert not over, f"the program ended without printing {pattern!r}; there is:\n{self.text}"
            over = self._process.poll() is not None  # what it printed last is still to be read
            self._read(0.1)
        raise AssertionError(f"{pattern!r} was not printed in {timeout_s} s; there is:\n{self.text}")

    def _read(self, timeout_s: float) -> None:
        if select.select([self._master], [], [], timeout_s)[0]:
            try:
                self.text += os.read(self._master, 65_536).decode(errors="replace")
            except OSError:  # the terminal is closed: the program has ended
                time.sleep(timeout_s)

    def press(self, key: str) -> None:
        os.write(self._master, key.encode())

    def finish(self, timeout_s: float = HANGS_AFTER_S) -> int:
        """Wait for the end and return the exit status."""
        until_s = time.monotonic() + timeout_s
        while self._process.poll() is None and time.monotonic() < until_s:
            self._read(0.1)
        self._read(0.1)
        return self._process.wait(timeout_s)

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._master)


Start = Callable[..., Program]


@contextmanager
def programs(env: dict[str, str], home: Path, *first: str, term: str = "dumb") -> Iterator[Start]:
    """Give a way to start the program with more arguments behind ``first``. All that it started ends with the block."""
    with ExitStack() as ending:

        def start(*arguments: str) -> Program:
            started = Program([*first, *arguments], env, home, term)
            ending.callback(started.close)
            return started

        yield start


def shown(home: Path, session: str = "last") -> dict[str, Any]:
    """``sessions show --json`` of a session."""
    return dict(json.loads(printed(home, "sessions", "show", session, "--json")))


def printed(home: Path, *arguments: str) -> str:
    """What a command prints, in this process: the models that judge an answer are loaded only once."""
    from mockloop.cli.main import app

    out = io.StringIO()
    with _at_home(home), redirect_stdout(out):
        app(list(arguments), prog_name="mockloop", standalone_mode=False)
    return out.getvalue()


def _fill_library(home: Path) -> None:
    """Give a home what a first start leaves there: else each program in a home of its own parses the whole library."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (home / parse_cache.NAME).exists():
        (home / parse_cache.NAME).write_text(_parsed_library(), encoding="utf-8")


@cache
def _parsed_library() -> str:
    with TemporaryDirectory() as folder, _at_home(Path(folder)):
        for name in shipped_ids():
            load_scenario(name)
        parse_cache._write()
        return (Path(folder) / parse_cache.NAME).read_text(encoding="utf-8")


@contextmanager
def _at_home(home: Path) -> Iterator[None]:
    before = os.environ.get("MOCKLOOP_HOME")
    os.environ["MOCKLOOP_HOME"] = str(home)
    try:
        yield
    finally:
        if before is None:
            del os.environ["MOCKLOOP_HOME"]
        else:
            os.environ["MOCKLOOP_HOME"] = before
