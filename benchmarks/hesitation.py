"""Measure how many um and uh of recorded people are found, how many are wrong, and the cost in words.

    python -m benchmarks.hesitation --voices DIR [--model NAME_OR_FOLDER] [--kind KIND] [--show]

DIR is one as for word_error_rate, whose references have um and uh where they were said. Three ways, all with the same
weights: Whisper as it is; with the um and uh of a greedy pass that is told a sentence with um and uh in it before it
listens, which is what mockloop does for a recording; and with those of the live words, which are told the same, as in
an interview. Each also with an uh wherever voiced sound without words is steady (testkit/filled_pauses.py). How long
steady sound has to last is chosen for each clip on the clips of all others. An um counts as heard where it stands
between the same words. Exit status 1 below LEAST_RECALL or LEAST_PRECISION for one of the two that mockloop does.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.word_error_rate import Clip, asked_for
from mockloop.core.transcript import Transcript
from mockloop.ports import RATE_HZ, Samples, Vocabulary
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.stt.hesitation import completed
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber
from testkit.filled_pauses import steady_stretches
from testkit.word_errors import Errors, errors, words

LEAST_RECALL, LEAST_PRECISION = 0.6, 0.8
UM = "<um>"
NEVER_S = 60.0
LENGTHS_S = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, NEVER_S)
_CHUNK = RATE_HZ // 5
_HESITATION = re.compile(r"\b(?:u+h*m+|u+h+|e+r+m*|hm+|mm+)\b", re.IGNORECASE)

Way = Callable[[WhisperTranscriber, Samples], Transcript]


@dataclass(frozen=True, slots=True)
class Counts:
    """Hesitations said, claimed, and claimed where one was said; and the words that were heard wrong."""

    said: int = 0
    claimed: int = 0
    hits: int = 0
    wrong: Errors = field(default_factory=Errors)

    def __add__(self, other: Counts) -> Counts:
        hits = self.hits + other.hits
        return Counts(self.said + other.said, self.claimed + other.claimed, hits, self.wrong + other.wrong)

    @property
    def recall(self) -> float:
        return self.hits / self.said if self.said else 0.0

    @property
    def precision(self) -> float:
        return self.hits / self.claimed if self.claimed else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.said + self.claimed) if self.said + self.claimed else 1.0


@dataclass(frozen=True, slots=True)
class Heard:
    """A clip as it was heard in one way, and its steady stretches: when each begins, and its length."""

    clip: Clip
    transcript: Transcript
    steady: list[tuple[float, float]]


def marked(text: str) -> list[str]:
    """The words that count, and UM for every um and uh between them."""
    first, *rest = [words(piece) for piece in _HESITATION.split(text)]
    return [*first, *(token for piece in rest for token in (UM, *piece))]


def hits(said: Sequence[str], heard: Sequence[str]) -> int:
    """How many UM stand at the same place in both, the words between them aligned at the fewest errors."""
    row = [(at, 0) for at in range(len(heard) + 1)]
    for word in said:
        above, row = row, [(row[0][0] + 1, 0)]
        for at, other in enumerate(heard, 1):
            cost, found = above[at - 1]
            same, either = word == other, UM in (word, other)
            match = (cost + (0 if same else 2 if either else 1), found - (same and either))
            row.append(min(match, (above[at][0] + 1, above[at][1]), (row[at - 1][0] + 1, row[at - 1][1])))
    return -row[-1][1]


def counts(heard: Heard, least_s: float) -> Counts:
    """What a clip comes to with an UM at each stretch that is steady for so long."""
    pieces = [(word.start_s, word.text) for word in heard.transcript.words]
    pieces += [(at_s, "uh") for at_s, steady_s in heard.steady if steady_s >= least_s]
    said, found = marked(heard.clip.reference), marked(" ".join(text for _, text in sorted(pieces)))
    wrong = errors(words(heard.clip.reference), words(heard.transcript.text))
    return Counts(said.count(UM), found.count(UM), hits(said, found), wrong)


def held_out(heard: Sequence[Heard]) -> list[Counts]:
    """Each clip with the least length that does best on all others."""

    def total(least_s: float, without: Heard) -> Counts:
        return sum((counts(other, least_s) for other in heard if other is not without), Counts())

    return [counts(one, max(LENGTHS_S, key=lambda least_s: total(least_s, one).f1)) for one in heard]


def as_it_is(whisper: WhisperTranscriber, sound: Samples) -> Transcript:
    """Hear a recording without a word about um and uh."""
    return whisper.start_second_pass(lambda: sound, Vocabulary(), hesitation=False).get(None)


def told(whisper: WhisperTranscriber, sound: Samples) -> Transcript:
    """Hear a recording as mockloop does."""
    return whisper.start_second_pass(lambda: sound, Vocabulary()).get(None)


def with_live_words(whisper: WhisperTranscriber, sound: Samples) -> Transcript:
    """Hear an answer as in an interview: once while it is spoken, and once for the record."""
    session = whisper.open(Vocabulary())
    for at in range(0, len(sound), _CHUNK):
        session.accept(sound[at : at + _CHUNK])
    live = session.finish()
    return completed(as_it_is(whisper, sound), live)


WAYS: dict[str, Way] = {
    "as it is": as_it_is,
    "told um and uh": told,
    "those of the live words": with_live_words,
}


def listened(found: Iterable[Clip], model: Path, way: Way) -> list[Heard]:
    """Every clip, heard in one way."""
    whisper = WhisperTranscriber(model)
    heard = []
    for clip in found:
        sound = read_sound(clip.path)
        transcript = way(whisper, sound)
        heard.append(Heard(clip, transcript, steady_stretches(sound, transcript)))
    whisper.close()
    return heard


def measure(found: Sequence[Clip], model: Path, show: bool) -> list[Counts]:
    """Print the table; what the two ways of mockloop come to."""
    print(f"{len(found)} clips\n{'':39}  said  claimed  hits  recall  precision  words wrong")
    sums = []
    for name, way_heard in WAYS.items():
        heard = listened(found, model, way_heard)
        by_words = [counts(one, NEVER_S) for one in heard]
        for way, each in ((name, by_words), (f"{name}, and by sound", held_out(heard))):
            total = sum(each, Counts())
            figures = f"{total.said:6}{total.claimed:9}{total.hits:6}{total.recall:8.2f}{total.precision:11.2f}"
            print(f"{way:39}{figures}{total.wrong.rate:13.1%}", flush=True)
        sums.append(sum(by_words, Counts()))
        for one in heard if show else ():
            print(f"  {one.clip.path.name:26} {one.transcript.text}\n    steady: {one.steady}")
    return sums[1:]


def main() -> int:
    """Run the benchmark."""
    found = measure(*asked_for(__doc__.splitlines()[0]))
    return int(any(one.recall < LEAST_RECALL or one.precision < LEAST_PRECISION for one in found))


if __name__ == "__main__":
    sys.exit(main())
