"""Fails where less than 95 % of the pure floors' branches are covered: ``python -m tests.coverage_floor FILE``."""

import json
import sys
from pathlib import Path

FLOORS = ("mockloop/core/", "mockloop/analysis/")
LEAST = 0.95


def main(path: str) -> int:
    files = json.loads(Path(path).read_text())["files"]
    poor = 0
    for floor in FLOORS:
        counts = [file["summary"] for name, file in files.items() if name.replace("\\", "/").startswith(floor)]
        total = sum(count["num_branches"] for count in counts)
        covered = sum(count["covered_branches"] for count in counts)
        print(f"{floor}: {covered} of {total} branches covered, {covered / total:.1%} (at least {LEAST:.0%})")
        poor += covered / total < LEAST
    return poor


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
