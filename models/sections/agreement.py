"""How far two readers agree: the share of words that the second, who never saw the first labels, gave the same label.

    python models/sections/agreement.py

The second reader labelled one answer each of 48 walks of life (second_reader.txt).
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent


def labelled(text: str) -> dict[str, list[tuple[str, str]]]:
    """Answer id -> its lines as (label, words)."""
    found = {}
    for block in text.strip().split("\n\n"):
        head, *lines = block.strip().splitlines()
        if head.startswith("# "):
            found[head[2:].split("|")[0].strip()] = [(line[0], line[2:]) for line in lines]
    return found


def main() -> None:
    first: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((HERE / "answers").glob("*.txt")):
        first |= labelled(path.read_text(encoding="utf-8"))
    second = labelled((HERE / "second_reader.txt").read_text(encoding="utf-8"))
    words, same, differ = 0, 0, Counter[str]()
    changed = [id_ for id_, lines in second.items() if [t for _, t in first.get(id_, [])] != [t for _, t in lines]]
    for id_, lines in second.items():
        if id_ in changed:
            continue
        for (a, text), (b, _) in zip(first[id_], lines, strict=True):
            count = len(re.findall(r"\S+", text))
            words += count
            same += count * (a == b)
            if a != b:
                differ[f"{a} read as {b}"] += count
    print(f"{len(second) - len(changed)} answers, {words} words: the same label on {same / words:.1%}")
    print("  " + ", ".join(f"{pair} {count / words:.1%}" for pair, count in differ.most_common(6)))
    if changed:
        print(f"left out, since their text was changed afterwards: {', '.join(changed)}")


if __name__ == "__main__":
    main()
