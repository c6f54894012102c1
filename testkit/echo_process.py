"""``python -m testkit.echo_process``: answer JSON lines with what they say, or misbehave as they say."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from testkit.json_lines import answer


def main(arguments: list[str]) -> None:
    answer(0, arguments=arguments, folder=str(Path.cwd()), path=sys.path)
    asked_before: dict[str, Any] | None = None
    for line in sys.stdin:
        asked = json.loads(line)
        text = asked["text"]
        if text == "die":
            sys.exit(7)
        if text == "hang":
            time.sleep(600)
        if text == "complain":
            print("a driver complains", file=sys.stderr, flush=True)
        if text == "print":
            print("a driver prints", flush=True)
        if text.startswith("late "):
            asked_before = asked
            continue
        if asked_before:  # what is late comes once something else was asked
            answer(asked_before["id"], text=asked_before["text"])
            asked_before = None
        answer(asked["id"], text=text)


if __name__ == "__main__":
    main(sys.argv[1:])
