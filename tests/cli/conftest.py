"""The command line in this process: ``run("sessions", "list")`` gives exit status, output and messages."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass

import pytest

from mockloop.cli import main


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str


@pytest.fixture
def home(home, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    return home


@pytest.fixture
def run(home, monkeypatch, capsys):
    def ran(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["mockloop", *map(str, arguments)])
        try:
            status = main._status()
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        said = capsys.readouterr()
        return Done(status, said.out, said.err)

    return ran


@pytest.fixture
def says(run, monkeypatch):
    """A command whose standard input holds these lines, then ends."""

    def ran(lines: str, *arguments: object) -> Done:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        return run(*arguments)

    return ran


@pytest.fixture
def typed(says):
    """A command whose answers are typed: these lines, then the end of input."""
    return lambda lines, *arguments: says(lines, *arguments, "--engine", "typed", "--voice", "off", "--plain")


@pytest.fixture
def narrow(monkeypatch):
    """A command whose standard output is a terminal of 80 columns, or as many as given: its lines."""

    def in_columns(ran, *arguments: object, columns: int = 80) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        return ran(*arguments).out.splitlines()

    return in_columns
