"""Count the different first probes of 100 answers, and list the first three for a reader to judge.

``python -m benchmarks.probes --strangers DIR [--answers 100] [--list N] [--seed N] [--ids ID …]``: DIR holds
``answers.jsonl``, one answer a line with ``id``, ``question`` and ``sentences``. Each is placed by its question, as
``mockloop interview --question`` does.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, read_story
from mockloop.analysis.probes.choice import ranked
from mockloop.core.transcript import from_text
from mockloop.library.catalog import competency
from mockloop.library.loader import composed
from mockloop.library.nearest_competency import nearest_competencies

NOBODY = Path("/nowhere")


def main() -> None:
    """Print the figures, and the listing where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strangers", type=Path, default=NOBODY)
    parser.add_argument("--answers", type=int, default=100)
    parser.add_argument("--list", type=int, default=0, dest="listed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ids", nargs="*", default=())
    options = parser.parse_args()
    path = options.strangers / "answers.jsonl"
    if not path.is_file():
        print("not measured: give a folder with answers.jsonl as --strangers")
        return
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    chosen = [row for row in rows if row["id"] in options.ids] or _drawn(rows, options.answers, options.seed)
    first: Counter[str] = Counter()
    places: list[Counter[str]] = [Counter(), Counter(), Counter()]
    for number, row in enumerate(chosen):
        found = list(_first_three(row))
        first[found[0][0] if found else "none"] += 1
        for place, (name, _) in enumerate(found):
            places[place][name] += 1
        if number < options.listed:
            _print(row, found)
    print(f"{len(chosen)} answers, {len(first)} different first probes")
    for name, times in first.most_common():
        print(f"{times:4d}  {name}")
    print(f"second: {len(places[1])} different, third: {len(places[2])}")


def _drawn(rows: list[dict[str, Any]], number: int, seed: int) -> list[dict[str, Any]]:
    return random.Random(seed).sample(rows, min(number, len(rows)))


def _scenario(row: dict[str, Any]) -> Any:
    question = row.get("question") or "Tell me about a time when something mattered to you."
    near = nearest_competencies(question)[0]
    return composed({"id": row["id"], "question": question, "competency": competency(near.competency).id})


def _first_three(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The first probe, and those that would follow if its answers said nothing new."""
    bar = Bar(_scenario(row), "sde2")
    said = Conversation((read_story(from_text(" ".join(row["sentences"]))),))
    asked = ["opening"]
    told: tuple[str, ...] = ()
    for _ in range(3):
        best = next((one for one in ranked(bar, said, asked) if _quoted(one.ask) not in told), None)
        if best is None:
            return
        asked.append(best.id)
        told += (_quoted(best.ask),) if _quoted(best.ask) else ()
        yield best.id, f"{best.ask}   [{'; '.join(best.because)}]"


def _quoted(ask: str) -> str:
    """The words of the person that a probe quotes, which an interview does not quote twice; "" where it quotes none."""
    return ask.split("“")[1].split("”")[0] if "“" in ask else ""


def _print(row: dict[str, Any], found: list[tuple[str, str]]) -> None:
    scenario = _scenario(row)
    print(
        f"--- {row['id']} ({row.get('domain')}, {row.get('mode')}) judged as {scenario.competency}"
        f"\nQ: {row['question']}"
    )
    print("  " + " ".join(row["sentences"]))
    for name, text in found:
        print(f"  * {name}: {text}")


if __name__ == "__main__":
    main()
