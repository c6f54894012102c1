"""The embedded recognizer's word error rate on the shipped demo answers, and what each step towards it gains.

    python -m benchmarks.word_error_rate [--scenario ownership-webhook] [--most 0.25]

The answers are spoken by one synthetic voice in a quiet room (apparatus/make_demo_answers.py), and the scenario's words
and prose are of the same subject, so the figures say what each step is worth, not how well a person is understood.
Errors are substituted, left out and added words, over the words that were spoken; case, punctuation and the way that
numbers are written do not count. ``load`` is processor time, models loaded for each answer included, over the length
of the sound.
Exit status 1 where the configuration that ships makes more errors than ``--most``.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from mockloop.library.loader import load_scenario
from mockloop.paths import shipped
from mockloop.ports import RATE_HZ, Samples, Vocabulary, vocabulary
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.stt.segmenter import Segmenter
from mockloop.speech.stt.sphinx.process import PARAMETERS, Recognizer
from mockloop.speech.stt.sphinx.transcriber import SphinxTranscriber

MOST = 0.25
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


@dataclass(frozen=True, slots=True)
class Errors:
    """Words spoken, and how many were heard as another, not heard, or heard without having been said."""

    spoken: int = 0
    substituted: int = 0
    left_out: int = 0
    added: int = 0

    def __add__(self, other: Errors) -> Errors:
        return Errors(
            self.spoken + other.spoken,
            self.substituted + other.substituted,
            self.left_out + other.left_out,
            self.added + other.added,
        )

    @property
    def rate(self) -> float:
        return (self.substituted + self.left_out + self.added) / self.spoken


def words(text: str) -> list[str]:
    """What counts of a text: lower case, no punctuation, numbers as they are said."""
    text = re.sub(r"\$(\d[\d,.]*\d|\d)", r"\1 dollars", text.lower().replace("’", "'").replace("%", " percent "))
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"\d+(?:\.\d+)?", lambda found: f" {_said(found.group())} ", text)
    return re.findall(r"[a-z]+(?:'[a-z]+)*", text)


def _said(number: str) -> str:
    whole, _, fraction = number.partition(".")
    digits = " ".join(_ONES[int(digit)] for digit in fraction)
    return _whole(int(whole)) + (f" point {digits}" if digits else "")


def _whole(number: int) -> str:
    for size, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            return f"{_whole(number // size)} {name}" + (f" {_whole(rest)}" if rest else "")
    if number < len(_ONES):
        return _ONES[number]
    ones = number % 10
    return _TENS[number // 10 - 2] + (f" {_ONES[ones]}" if ones else "")


def errors(spoken: Sequence[str], heard: Sequence[str]) -> Errors:
    """The fewest errors that lead from one to the other (Levenshtein's alignment of words)."""
    row = [Errors(len(spoken), added=count) for count in range(len(heard) + 1)]
    for said in spoken:
        above, row = row, [row[0] + Errors(left_out=1)]
        for at, word in enumerate(heard, 1):
            match = above[at - 1] + Errors(substituted=int(said != word))
            ways = (match, above[at] + Errors(left_out=1), row[at - 1] + Errors(added=1))
            row.append(min(ways, key=lambda way: way.substituted + way.left_out + way.added))
    return row[-1]


def whole_file(sound: Samples, _: Vocabulary) -> str:
    return _decoded_whole(sound, {})


def own_parameters(sound: Samples, _: Vocabulary) -> str:
    return _decoded_whole(sound, PARAMETERS)


def at_pauses(sound: Samples, _: Vocabulary) -> str:
    return _decoded_at_pauses(sound, Recognizer())


def with_words(sound: Samples, told: Vocabulary) -> str:
    recognizer = Recognizer()
    recognizer.add_words(told.terms)
    return _decoded_at_pauses(sound, recognizer)


def with_language_model(sound: Samples, told: Vocabulary) -> str:
    recognizer = Recognizer()
    recognizer.learn(told)
    return _decoded_at_pauses(sound, recognizer)


STEPS: dict[str, Callable[[Samples, Vocabulary], str]] = {
    "plain PocketSphinx, the whole file": whole_file,
    "its own parameters": own_parameters,
    "segmented at pauses": at_pauses,
    "the scenario's words added": with_words,
    "the adapted language model": with_language_model,
}


def _decoded_whole(sound: Samples, parameters: dict[str, object]) -> str:
    import pocketsphinx

    decoder = pocketsphinx.Decoder(loglevel="FATAL", **parameters)
    decoder.start_utt()
    decoder.process_raw(sound.tobytes(), full_utt=True)
    decoder.end_utt()
    return str(decoder.hyp().hypstr) if decoder.hyp() else ""


def _decoded_at_pauses(sound: Samples, recognizer: Recognizer) -> str:
    segmenter, found = Segmenter(), []
    for segment in [*segmenter.accept(sound), *segmenter.finish()]:
        recognizer.accept(segment.samples.tobytes())
        found += [text for text, *_ in recognizer.finish()]
    return " ".join(found)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer decoded in one way, in so much processor time."""

    errors: Errors
    load_s: float
    sound_s: float


def decoded(step: str, answer: Path, scenario: str) -> Outcome:
    """One answer by one step."""
    sound, told = read_sound(answer), vocabulary(load_scenario(scenario))
    began_s = time.process_time()
    text = STEPS[step](sound, told)
    load_s = time.process_time() - began_s
    return Outcome(errors(spoken_words(answer), words(text)), load_s, len(sound) / RATE_HZ)


def spoken_words(answer: Path) -> list[str]:
    return words(answer.with_suffix(".txt").read_text(encoding="utf-8"))


def as_shipped(answers: Sequence[Path], scenario: str) -> list[Errors]:
    """The answers by the transcriber that ships, each handed over as a microphone would."""
    transcriber, told, found = SphinxTranscriber(), vocabulary(load_scenario(scenario)), []
    for answer in answers:
        session, sound = transcriber.open(told), read_sound(answer)
        for at in range(0, len(sound), RATE_HZ // 10):
            session.accept(sound[at : at + RATE_HZ // 10])
        found.append(errors(spoken_words(answer), words(session.finish().text)))
    transcriber.close()
    return found


def line(name: str, counts: Errors, load: str = "") -> str:
    parts = f"{counts.substituted:6}{counts.left_out:6}{counts.added:6}"
    return f"{name:38}{counts.rate:8.1%}{parts}{load:>8}"


def measure(scenario: str, most: float) -> int:
    """Print the table; the exit status."""
    answers = sorted(Path(str(shipped("scenarios") / "demo" / scenario)).glob("*.ogg"))
    count = len(answers)
    print(f"{count} answers, {sum(len(spoken_words(one)) for one in answers)} words")
    print(f"{'':38}{'errors':>8}{'other':>6}{'lost':>6}{'added':>6}{'load':>8}")
    with ProcessPoolExecutor(min(count, os.cpu_count() or 1), get_context("spawn")) as processes:
        for step in STEPS:
            outcomes = list(processes.map(decoded, [step] * count, answers, [scenario] * count))
            load = sum(one.load_s for one in outcomes) / sum(one.sound_s for one in outcomes)
            print(line(step, sum((one.errors for one in outcomes), Errors()), f"{load:.2f}"), flush=True)
    found = as_shipped(answers, scenario)
    total = sum(found, Errors())
    print(line("as it ships, segment by segment", total))
    for answer, counts in zip(answers, found, strict=True):
        print(line(f"  {answer.stem}", counts))
    print(f"{total.rate:.1%} of the words are wrong; at most {most:.0%} may be")
    return int(total.rate > most)


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scenario", default="ownership-webhook")
    parser.add_argument("--most", type=float, default=MOST)
    options = parser.parse_args()
    return measure(options.scenario, options.most)


if __name__ == "__main__":
    sys.exit(main())
