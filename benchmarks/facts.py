"""Measure how many facts of people's notes are ticked rightly after an answer: 'said', 'said differently', 'not said'.

    python -m benchmarks.facts --sets FOLDER [--heard] [--keep FOLDER] [--faults]

FOLDER holds YAML files: lists of ``notes``, what was ``said``, the ``truth`` of each figure, name and date, and of the
``steps`` (docs/stories.md shows one). With ``--heard``, Piper speaks each answer, and tiny.en, told the names of the
notes, hears it as mockloop does for the record; this needs ``mockloop[voice]`` and takes about half a minute an answer.
``--keep`` keeps what was heard, so that another run need not hear it again. ``--faults`` lists each wrong tick.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from mockloop.analysis.judging.planned_facts import SAID
from mockloop.core.transcript import Transcript, from_text
from mockloop.library.notes import read_notes
from mockloop.ports import vocabulary
from mockloop.speech.stt.models import folder_of
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber
from mockloop.speech.tts.narration import PACE_WPM, narrate
from mockloop.speech.tts.voice import PiperVoice
from testkit.fact_ticks import Tick, ticks

Case = dict[str, Any]


def cases(folder: Path) -> Iterator[tuple[str, Case]]:
    """Yield each case of the files in a folder, with the name of its file and its place there."""
    for path in sorted(folder.glob("*.yaml")):
        for place, case in enumerate(YAML(typ="safe").load(path.read_text(encoding="utf-8"))):
            yield f"{path.stem}-{place}", case


def as_told(name: str, case: Case) -> Transcript:
    """Return the answer as it is written."""
    return from_text(case["said"])


class Listening:
    """Speak and hear answers, or take what was heard before from the folder ``kept``."""

    def __init__(self, kept: Path | None) -> None:
        self._kept = kept
        self._voice, self._recognizer = PiperVoice(PACE_WPM), WhisperTranscriber(folder_of("tiny.en"))

    def __call__(self, name: str, case: Case) -> Transcript:
        path = self._kept / f"{name}.txt" if self._kept else None
        if path and path.exists():
            return from_text(path.read_text(encoding="utf-8"))
        sound = narrate(case["said"], self._voice)
        assert sound is not None, "the voice says nothing"
        told = vocabulary(None, read_notes(case["notes"]))
        heard = self._recognizer.start_second_pass(lambda: sound, told).get(None)
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(heard.text, encoding="utf-8")
        return heard

    def close(self) -> None:
        self._voice.close()
        self._recognizer.close()


def measured(folder: Path, answer: Callable[[str, Case], Transcript], faults: bool) -> list[Tick]:
    """Tick the facts of all cases; print a line for each case, and its wrong ticks if asked for."""
    found: list[Tick] = []
    for name, case in cases(folder):
        here = list(ticks(case, answer(name, case)))
        found += here
        print(f"{name}: {sum(one.right for one in here)} of {len(here)} right", flush=True)
        for one in (one for one in here if faults and not one.right):
            print(f"    {one.fact}: should be {one.wanted}, was {one.given}" + (f" ({one.heard})" if one.heard else ""))
    return found


def share(some: Sequence[bool]) -> str:
    """Return '93.3 % (140 of 150)'; 'not measured' if there are none."""
    return f"{sum(some) / len(some):.1%} ({sum(some)} of {len(some)})" if some else "not measured"


def told(found: Sequence[Tick]) -> list[str]:
    """Return the shares of right ticks, and of wrong ones in both directions."""
    facts, steps = [one for one in found if not one.is_step], [one for one in found if one.is_step]
    said, others = [one for one in found if one.wanted == SAID], [one for one in found if one.wanted != SAID]
    return [
        f"figures, names and dates ticked rightly: {share([one.right for one in facts])}",
        f"steps ticked rightly: {share([one.right for one in steps])}",
        f"all: {share([one.right for one in found])}",
        f"said and not ticked: {share([one.given != SAID for one in said])}",
        f"not said, or said differently, and ticked as said: {share([one.given == SAID for one in others])}",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=Path, required=True, help="a folder of YAML files with notes and answers")
    parser.add_argument("--heard", action="store_true", help="speak and hear the answers first")
    parser.add_argument("--keep", type=Path, help="a folder for what was heard")
    parser.add_argument("--faults", action="store_true", help="list each wrong tick")
    asked = parser.parse_args()
    if not asked.heard:
        found = measured(asked.sets, as_told, asked.faults)
    else:
        listening = Listening(asked.keep)
        try:
            found = measured(asked.sets, listening, asked.faults)
        finally:
            listening.close()
    print("\n".join(["", *told(found)]))


if __name__ == "__main__":
    main()
