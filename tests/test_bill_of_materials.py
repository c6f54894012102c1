"""The bill of materials says what is locked, and an audit that could not be made says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.bill_of_materials import main, packages
from tests.test_lock import releases

ROOT = Path(__file__).parent.parent


def test_it_names_every_locked_release_with_its_licence_and_hashes() -> None:
    found = list(packages(ROOT / "requirements.lock"))
    assert [(one.name, one.version) for one in found] == releases("requirements.lock")
    assert all(one.licence and one.sha256 for one in found)
    assert {one.name: one.licence for one in found}["filelock"] == "MIT"


def test_an_audit_without_the_list_says_that_there_was_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--audit", "--advisories", "http://127.0.0.1:9/"]) == 2
    assert capsys.readouterr().out.startswith(
        "Not audited: the list of advisories at http://127.0.0.1:9/ cannot be reached"
    )
