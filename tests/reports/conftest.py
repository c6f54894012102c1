"""One session for all reports of a module: an opening of two takes, a probe answered, a probe skipped."""

from __future__ import annotations

import pytest

from mockloop.reports.from_session import report_of
from mockloop.reports.model import Report
from mockloop.sessions.folder import SessionFolder
from testkit.reports import interview


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> SessionFolder:
    return interview(tmp_path_factory.mktemp("home") / "sessions")


@pytest.fixture(scope="module")
def report(folder) -> Report:
    return report_of(folder)
