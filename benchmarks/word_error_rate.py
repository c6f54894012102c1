"""Measure the word errors on recorded people: mockloop live, mockloop for the record, and plain Whisper.

    python -m benchmarks.word_error_rate --voices DIR [--model NAME_OR_FOLDER] [--kind KIND] [--show]

DIR holds ``manifest.json``, a list of {"file", "reference", "kind"}, and the recordings. All four use the same weights
and the same normaliser (testkit/word_errors.py): case, punctuation, um and uh, and the way that numbers are written
do not count. Plain is faster-whisper's own ``transcribe`` of the whole file, greedy and with five beams. Live gets the
sound as a microphone brings it; the record is the second pass over the whole answer.
``load``: processor seconds per second of sound. Exit status 1 where the record makes over MOST or over ABOVE_PLAIN more
errors than the better plain pass, or live over LIVE_ABOVE more than the greedy one.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mockloop.ports import RATE_HZ, Samples, Vocabulary
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.stt.models import folder_of
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber
from testkit.word_errors import Errors, errors, words

MOST, ABOVE_PLAIN, LIVE_ABOVE = 0.12, 0.005, 0.015
LIVE, RECORD, GREEDY, BEAMS = "mockloop live", "mockloop record", "plain greedy", "plain beam 5"
ALL = "all"
_TOLD = Vocabulary()  # people of all subjects: there is nothing to tell the recognizer
_CHUNK = RATE_HZ // 10

Way = Callable[[Samples], str]


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording of somebody, what was said in it, and what kind of speech it is."""

    path: Path
    reference: str
    kind: str


def clips(folder: Path, kind: str | None) -> list[Clip]:
    """The clips of a folder, all or of one kind."""
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    found = [Clip(folder / one["file"], one["reference"], one["kind"]) for one in listed]
    return [clip for clip in found if kind in (None, clip.kind)]


def ways(model: Path) -> dict[str, Way]:
    """Every way to hear a clip, with one model each for mockloop and for plain Whisper."""
    from faster_whisper import WhisperModel

    mockloop = WhisperTranscriber(model)
    plain = WhisperModel(str(model), device="cpu", compute_type="int8", local_files_only=True)

    def live(sound: Samples) -> str:
        session = mockloop.open(_TOLD)
        for at in range(0, len(sound), _CHUNK):
            session.accept(sound[at : at + _CHUNK])
        return session.finish().text

    def record(sound: Samples) -> str:
        return mockloop.start_second_pass(lambda: sound, _TOLD).get(None).text

    def plainly(sound: Samples, beams: int) -> str:
        segments, _ = plain.transcribe(sound.astype(np.float32) / 32768.0, language="en", beam_size=beams)
        return " ".join(segment.text.strip() for segment in segments)

    return {LIVE: live, RECORD: record, GREEDY: lambda sound: plainly(sound, 1), BEAMS: lambda sound: plainly(sound, 5)}


def measure(found: Sequence[Clip], model: Path, show: bool) -> dict[str, dict[str, Errors]]:
    """Print the table by kind; the errors by kind and way."""
    hear = ways(model)
    counted: dict[str, dict[str, Errors]] = defaultdict(lambda: defaultdict(Errors))
    load_s: dict[str, float] = defaultdict(float)
    sound_s = 0.0
    for clip in found:
        sound = read_sound(clip.path)
        sound_s += len(sound) / RATE_HZ
        for name, way in hear.items():
            began_s = time.process_time()
            text = way(sound)
            load_s[name] += time.process_time() - began_s
            wrong = errors(words(clip.reference), words(text))
            for kind in (clip.kind, ALL):
                counted[kind][name] += wrong
            if show:
                print(f"{clip.path.name:26}{name:18}{wrong.rate:8.1%}  {text}", flush=True)
    print(f"{len(found)} clips, {sound_s / 60:.1f} minutes\n{'':22}{'words':>7}" + "".join(f"{w:>18}" for w in hear))
    for kind in sorted(counted, key=lambda kind: kind == ALL):
        rates = "".join(f"{counted[kind][name].rate:18.1%}" for name in hear)
        print(f"{kind:22}{counted[kind][LIVE].spoken:7}{rates}")
    print(f"{'load':29}" + "".join(f"{load_s[name] / sound_s:18.2f}" for name in hear))
    return counted


def verdict(total: dict[str, Errors]) -> int:
    """Print whether the figures hold; return the exit status."""
    plain = min(total[GREEDY].rate, total[BEAMS].rate)
    most = min(MOST, plain + ABOVE_PLAIN)
    live_most = total[GREEDY].rate + LIVE_ABOVE
    print(f"record {total[RECORD].rate:.1%}, at most {most:.1%}; live {total[LIVE].rate:.1%}, at most {live_most:.1%}")
    return int(total[RECORD].rate > most or total[LIVE].rate > live_most)


def asked_for(description: str) -> tuple[list[Clip], Path, bool]:
    """Return what the command line names: clips, the folder of a model, and whether to print what was heard."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--voices", type=Path, required=True, metavar="DIR")
    parser.add_argument("--model", default="tiny.en", help="a model's name or folder")
    parser.add_argument("--kind", help="only clips of this kind")
    parser.add_argument("--show", action="store_true", help="print what was heard")
    options = parser.parse_args()
    found = clips(options.voices, options.kind)
    if not found:
        parser.error(f"there are no clips of the kind '{options.kind}' in {options.voices}")
    return found, folder_of(options.model), options.show


def main() -> int:
    """Run the benchmark."""
    return verdict(measure(*asked_for(__doc__.splitlines()[0]))[ALL])


if __name__ == "__main__":
    sys.exit(main())
