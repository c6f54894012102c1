"""``python -m tests.speech.echo_process``: answers JSON lines with what they say, or misbehaves as they say."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any


def answer(number: int, **content: Any) -> None:
    print(json.dumps({"id": number, **content}), flush=True)


def main(arguments: list[str]) -> None:
    answer(0, arguments=arguments, folder=str(Path.cwd()), path=sys.path)
    for line in sys.stdin:
        asked = json.loads(line)
        text = asked["text"]
        if text == "die":
            sys.exit(7)
        if text == "hang":
            time.sleep(60)
        if text == "complain":
            print("a driver complains", file=sys.stderr, flush=True)
        if text == "print":
            print("a driver prints", flush=True)
        if text.startswith("late "):
            time.sleep(0.5)
        answer(asked["id"], text=text)


if __name__ == "__main__":
    main(sys.argv[1:])
