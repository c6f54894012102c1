"""The lock file: it holds what pyproject.toml asks for, within its bounds, each file with its checksum."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = PROJECT["project"]["dependencies"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
DEV = [*RUN, *EXTRAS["dev"], *EXTRAS["voice"]]
BUILD = PROJECT["dependency-groups"]["build"]
LOCKS = {"requirements.lock": [*RUN, *BUILD], "requirements-dev.lock": [*DEV, *BUILD]}
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;]+)")


def entries(lock: str) -> list[str]:
    """One string for each release in a lock file, its checksums included."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip()]


def releases(lock: str) -> list[tuple[str, str]]:
    return [(canonicalize_name(found[1]), found[2]) for line in entries(lock) if (found := _PIN.match(line))]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_one_release_with_the_checksums_of_its_files(lock: str) -> None:
    assert [line for line in entries(lock) if not _PIN.match(line) or "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_place_to_fetch_from_is_named(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_asked_for_is_locked_within_its_bounds(lock: str) -> None:
    locked = releases(lock)
    for wanted in map(Requirement, LOCKS[lock]):
        versions = [version for name, version in locked if name == canonicalize_name(wanted.name)]
        assert versions, wanted
        assert all(version in wanted.specifier for version in versions), wanted


@pytest.mark.parametrize("wanted", [*DEV, *BUILD])
def test_every_dependency_is_bounded_above(wanted: str) -> None:
    assert any(one.operator in ("<", "==") for one in Requirement(wanted).specifier), wanted
