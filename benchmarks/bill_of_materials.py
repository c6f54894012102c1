"""List everything that is installed with mockloop: name, version, licence and the SHA-256 of its files; and audit it.

    python -m benchmarks.bill_of_materials [--dev] [--json] [--audit]

Names, versions and hashes are those of the lock file, licences those that the installed packages state. ``--audit``
asks the public list of advisories at https://api.osv.dev for each version; it is the one command here that uses the
network. Exit status 1 where an advisory was found, 2 where the list cannot be reached, which is then said.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

_LOCKS = {False: "requirements.lock", True: "requirements-dev.lock"}
_OSV = "https://api.osv.dev/v1/querybatch"
_TIMEOUT_S = 20.0
_PACKAGE = re.compile(r"([A-Za-z0-9._-]+)==([^ ;\\]+)")
_LICENCE = "License :: "
_LONGEST = 60  # some packages put the whole text where its name belongs


@dataclass(frozen=True, slots=True)
class Package:
    """One locked package. ``licence``: as it states it; "not stated", or "not installed here"."""

    name: str
    version: str
    licence: str
    sha256: tuple[str, ...]


def packages(lock: Path) -> Iterator[Package]:
    """The packages of a lock file, in its order."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        found = _PACKAGE.match(line)
        if found:
            name, version = found.groups()
            yield Package(name, version, licence(name), tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", line)))


def licence(name: str) -> str:
    """Return the licence that an installed package states."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "not installed here"
    classified = [one.rsplit(" :: ", 1)[-1] for one in about.get_all("Classifier") or () if one.startswith(_LICENCE)]
    expression, text = (" ".join(about.get_all(field) or ()) for field in ("License-Expression", "License"))
    stated = expression or "; ".join(one for one in classified if one != "OSI Approved")
    first = (stated or text).strip().splitlines()
    return first[0][:_LONGEST] if first else "not stated"


def advisories(found: Sequence[Package], url: str = _OSV) -> dict[str, list[str]]:
    """Return the known vulnerabilities of each of these versions. Raise OSError if the list cannot be reached."""
    queries = [{"package": {"name": one.name, "ecosystem": "PyPI"}, "version": one.version} for one in found]
    asked = json.dumps({"queries": queries}).encode()
    request = urllib.request.Request(url, asked, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:
        results = json.load(answer)["results"]
    pairs = zip(found, results, strict=True)
    return {
        f"{one.name} {one.version}": [v["id"] for v in result["vulns"]] for one, result in pairs if "vulns" in result
    }


def _audited(found: Sequence[Package], url: str) -> int:
    try:
        known = advisories(found, url)
    except (OSError, ValueError, KeyError) as error:
        print(
            f"Not audited: the list of advisories at {url} cannot be reached ({error}). Try where there is a network."
        )
        return 2
    for name, ids in known.items():
        print(f"{name}: {', '.join(ids)}")
    print(f"{len(found)} packages audited, {len(known)} with an advisory")
    return int(bool(known))


def _table(found: Sequence[Package]) -> str:
    width = max(len(one.name) + len(one.version) for one in found) + 3
    rows = [f"{f'{one.name} {one.version}':{width}}{one.licence:{_LONGEST + 2}}{' '.join(one.sha256)}" for one in found]
    return "\n".join(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the bill of materials, or audit it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dev", action="store_true", help="what the tests are run with, too")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--audit", action="store_true")
    parser.add_argument("--advisories", default=_OSV, metavar="URL", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    found = list(packages(Path(__file__).parents[1] / _LOCKS[options.dev]))
    if options.audit:
        return _audited(found, options.advisories)
    print(json.dumps([asdict(one) for one in found], indent=1) if options.json else _table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
