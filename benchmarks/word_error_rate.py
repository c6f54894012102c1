"""Whisper tiny.en's word error rate on the shipped demo answers, as it is heard live.

    python -m benchmarks.word_error_rate [--scenario ownership-webhook] [--most 0.05]

The answers are spoken by one synthetic voice in a quiet room (apparatus/make_demo_answers.py): the figure says that
nothing is broken, not how well a person is understood. Errors are substituted, left out and added words, over the
words that were spoken; case, punctuation and the way that numbers are written do not count.
Exit status 1 where more errors are made than ``--most``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mockloop.library.loader import load_scenario
from mockloop.paths import shipped
from mockloop.ports import RATE_HZ, vocabulary
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.stt.models import folder_of
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber

MOST = 0.05
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


def spoken_words(answer: Path) -> list[str]:
    return words(answer.with_suffix(".txt").read_text(encoding="utf-8"))


def as_shipped(answers: Sequence[Path], scenario: str) -> list[Errors]:
    """The answers by the transcriber that ships, each handed over as a microphone would."""
    transcriber, told, found = WhisperTranscriber(folder_of("tiny.en")), vocabulary(load_scenario(scenario)), []
    for answer in answers:
        session, sound = transcriber.open(told), read_sound(answer)
        for at in range(0, len(sound), RATE_HZ // 10):
            session.accept(sound[at : at + RATE_HZ // 10])
        found.append(errors(spoken_words(answer), words(session.finish().text)))
    transcriber.close()
    return found


def line(name: str, counts: Errors) -> str:
    parts = f"{counts.substituted:6}{counts.left_out:6}{counts.added:6}"
    return f"{name:38}{counts.rate:8.1%}{parts}"


def measure(scenario: str, most: float) -> int:
    """Print the table; the exit status."""
    answers = sorted(Path(str(shipped("scenarios") / "demo" / scenario)).glob("*.ogg"))
    print(f"{len(answers)} answers, {sum(len(spoken_words(one)) for one in answers)} words")
    print(f"{'':38}{'errors':>8}{'other':>6}{'lost':>6}{'added':>6}")
    found = as_shipped(answers, scenario)
    for answer, counts in zip(answers, found, strict=True):
        print(line(f"  {answer.stem}", counts))
    total = sum(found, Errors())
    print(line("all", total))
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
