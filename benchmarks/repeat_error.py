"""Measure how much the figures of one answer vary when the same recording is transcribed again, slightly changed.

    python -m benchmarks.repeat_error [--engine tiny.en] [--keep FILE.jsonl]

The shipped demo recordings pass through the recorder, the recognizer and the analysis as they are and with small
changes: noise at several levels, other gains, other sampling rates, another start, packed again; the words are those
for the record, on which a debrief rests. What a measure does between these is its repeat error: its standard deviation,
pooled over answers. ``mockloop compare`` claims a change only beyond the repeatability limit, 2.8 standard deviations
(ISO 5725-6). What is heard is kept in FILE, one line for each hearing: given again, only what it lacks is heard, and
everything is analyzed anew.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import debrief, drilled
from mockloop.analysis.progress.answer_measures import AnswerMeasures, answer_measures
from mockloop.analysis.progress.comparison import GRADES, RATINGS, Attempt
from mockloop.core.codec import transcript_from, transcript_record
from mockloop.core.events import Recorded, SoundQuality, Take
from mockloop.core.scenario import SECTIONS, Scenario
from mockloop.core.state import Plan, State, Turn, ask_text
from mockloop.core.transcript import Transcript
from mockloop.interview.wiring import demo_answers, transcriber
from mockloop.library.loader import load_scenario
from mockloop.ports import RATE_HZ, SecondPassTranscriber, Transcriber, Vocabulary, vocabulary
from mockloop.speech.audio.decoding import read_sound
from mockloop.speech.audio.file_microphone import FileMicrophone
from mockloop.speech.audio.take_file import read_take
from mockloop.speech.recording.recorder import Recorder
from mockloop.speech.recording.request import Observers, Recording

DEMO = "ownership-webhook"
Samples = NDArray[np.float64]
Change = Callable[[Samples, Path], None]  # writes the changed recording


@dataclass(frozen=True, slots=True)
class Heard:
    """One recording with one change, as words."""

    ask: str
    change: str
    take: Take
    transcript: Transcript


# ---- the changes ---------------------------------------------------------------------------------------------


def _written(samples: Samples, path: Path, rate_hz: int = RATE_HZ) -> None:
    soundfile.write(path, np.clip(samples, -1.0, 1.0), rate_hz, format="WAV", subtype="PCM_16")


def with_noise(dbfs: float, pink: bool = False) -> Change:
    def change(samples: Samples, path: Path) -> None:
        noise = np.random.default_rng(7).standard_normal(len(samples))
        _written(samples + 10 ** (dbfs / 20) * (_pink(noise) if pink else noise), path)

    return change


def _pink(white: Samples) -> Samples:
    """Noise whose power falls by 3 dB an octave, as rooms have it, at the same level."""
    spectrum = np.fft.rfft(white)
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    spectrum[0] = 0.0
    noise: Samples = np.fft.irfft(spectrum, len(white))
    noise /= noise.std()
    return noise


def louder(db: float) -> Change:
    return lambda samples, path: _written(samples * 10 ** (db / 20), path)


def at_rate(rate_hz: int) -> Change:
    return lambda samples, path: _written(soxr.resample(samples, RATE_HZ, rate_hz), path, rate_hz)


def later(seconds: float) -> Change:
    def change(samples: Samples, path: Path) -> None:
        room = np.random.default_rng(11).standard_normal(round(seconds * RATE_HZ)) * 10 ** (-66 / 20)
        _written(np.concatenate([room, samples]), path)

    return change


def earlier(seconds: float) -> Change:
    return lambda samples, path: _written(samples[round(seconds * RATE_HZ) :], path)


def packed_again(samples: Samples, path: Path) -> None:
    soundfile.write(path, samples, RATE_HZ, format="OGG", subtype="OPUS")


CHANGES: dict[str, Change] = {
    "as it is": _written,
    **{f"white noise at {dbfs} dBFS": with_noise(dbfs) for dbfs in (-60, -55, -50, -45, -40)},
    **{f"pink noise at {dbfs} dBFS": with_noise(dbfs, pink=True) for dbfs in (-55, -45)},
    **{f"gain {db:+} dB": louder(db) for db in (-12, -6, -3, 3)},
    **{f"sampled at {hz} Hz": at_rate(hz) for hz in (22_050, 44_100, 48_000)},
    **{f"begins {s} s later": later(s) for s in (0.013, 0.1, 0.37, 1.0)},
    **{f"begins {s} s earlier": earlier(s) for s in (0.05, 0.2)},
    "packed again": packed_again,
}


# ---- hearing -------------------------------------------------------------------------------------------------


def heard(engine: str, kept: Path | None, known: set[tuple[str, str]]) -> Iterator[Heard]:
    """Every recording with every change that is not known yet, each kept as soon as it is heard."""
    scenario = load_scenario(DEMO)
    recognizer = transcriber(engine)
    with tempfile.TemporaryDirectory() as folder:
        for change, apply in CHANGES.items():
            for ask, recording in demo_answers(DEMO).items():
                if (ask, change) in known:
                    continue
                changed = Path(folder) / f"{ask}.sound"
                apply(read_sound(recording).astype(float) / 32768.0, changed)
                one = _hear(Heard(ask, change, Take(1, 0.0), Transcript()), changed, recognizer, vocabulary(scenario))
                changed.unlink()
                if kept:
                    _keep(kept, one)
                yield one
    recognizer.close()


def _hear(wanted: Heard, sound: Path, recognizer: Transcriber, words: Vocabulary) -> Heard:
    take = sound.with_suffix(".flac")
    recorder = Recorder(FileMicrophone({wanted.ask: sound}))
    event = recorder.record(Recording(wanted.ask, 1, take), Observers())
    assert isinstance(event, Recorded) and isinstance(recognizer, SecondPassTranscriber)
    transcript = recognizer.start_second_pass(partial(read_take, take), words).get(None)
    take.unlink()
    return Heard(wanted.ask, wanted.change, event.take, transcript)


def _keep(path: Path, one: Heard) -> None:
    record = {
        "ask": one.ask,
        "change": one.change,
        "sound": asdict(one.take.sound),
        "transcript": transcript_record(one.transcript),
    }
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")


def kept_before(path: Path | None) -> list[Heard]:
    if path is None or not path.exists():
        return []
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [_from(record) for record in records if record["change"] in CHANGES]


def _from(record: dict[str, object]) -> Heard:
    transcript = transcript_from(record["transcript"])  # type: ignore[arg-type]
    sound = SoundQuality(**record["sound"])  # type: ignore[arg-type]
    take = Take(1, transcript.duration_s, transcript.voiced or (), sound)
    return Heard(str(record["ask"]), str(record["change"]), take, transcript)


# ---- measuring -----------------------------------------------------------------------------------------------

# whole answers of one to three takes, made of the recordings; with "differently" at their end they hold a reflection
STORIES = (
    ("opening",),
    ("opening", "differently"),
    ("opening", "verification", "differently"),
    ("opening", "adoption", "why-not-wait"),
)
Group = list[AnswerMeasures]  # what one answer measured in each of its hearings


def turn(scenario: Scenario, ask: str, takes: Sequence[Heard]) -> Turn:
    words = tuple(one.transcript for one in takes)
    return Turn(ask, ask_text(scenario, ask), takes=tuple(t.take for t in takes), transcripts=words, outcome="answered")


def session(hearings: Sequence[Heard], story: Sequence[str]) -> Attempt:
    """The session that recordings changed in the same way would have made: a whole answer and those to four probes."""
    scenario = load_scenario(DEMO)
    by_ask = {one.ask: one for one in hearings}
    probes = sorted(ask for ask in by_ask if ask != "opening")
    turns = (
        turn(scenario, "opening", [by_ask[ask] for ask in story]),
        *(turn(scenario, ask, [by_ask[ask]]) for ask in probes),
    )
    state = State(Plan("interview", scenario, "sde2", probes=len(probes)), "finished", turns)
    return Attempt(hearings[0].change, state, debrief(state))


def spread(groups: Iterable[Iterable[float | None]]) -> tuple[float | None, int]:
    """The standard deviation within groups, pooled, and how many figures it rests on; None where none can be had."""
    known = [[value for value in group if value is not None] for group in groups]
    known = [group for group in known if len(group) > 1]
    freedom = sum(len(group) - 1 for group in known)
    if not freedom:
        return None, 0
    total = sum(statistics.variance(group) * (len(group) - 1) for group in known)
    return math.sqrt(total / freedom), sum(map(len, known))


COLUMNS = ("seconds", "words_per_minute", "fillers_per_minute", "balance")


def table(groups: dict[str, list[Group]]) -> Iterator[str]:
    yield f"{'':12}" + "".join(f"{column:>21}" for column in COLUMNS) + "   (standard deviation, figures)"
    for name, of in groups.items():
        spreads = [spread([[getattr(one, column) for one in group] for group in of]) for column in COLUMNS]
        yield f"{name:12}" + "".join(f"{told(sd):>15} {count:5}" for sd, count in spreads)


def told(sd: float | None) -> str:
    return "none" if sd is None else f"{sd:.3f}"


def main() -> int:
    """Hear, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", default="tiny.en")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    hearings = kept_before(options.keep)
    began_s = time.monotonic()
    for one in heard(options.engine, options.keep, {(h.ask, h.change) for h in hearings}):
        hearings.append(one)
        print(f"{time.monotonic() - began_s:6.0f} s  {one.ask:14}{one.change}", file=sys.stderr, flush=True)
    by_change: dict[str, list[Heard]] = defaultdict(list)
    for one in hearings:
        by_change[one.change].append(one)
    report(by_change)
    return 0


def report(by_change: dict[str, list[Heard]]) -> None:
    every = [[session(group, story) for group in by_change.values()] for story in STORIES]
    judged = [[one for one in hearings if one.whole.verdict.rating in RATINGS] for hearings in every]
    print(f"{len(by_change)} hearings of {len(every[0][0].answers)} recordings, {len(STORIES)} whole answers of them")
    for one in every[0]:
        if one.whole.verdict.rating not in RATINGS:
            print(f"left out, as compare would: {one.id} ({one.whole.verdict.because[0]})")
    for text in table(measured(judged)):
        print(text)
    steps = [[RATINGS.index(one.whole.verdict.rating) for one in hearings] for hearings in judged]
    probes = range(1, len(judged[0][0].answers))
    grades = [[GRADES.index(one.whole.answers[place].grade or "weak") for one in judged[0]] for place in probes]
    print(f"rating: {told(spread(steps)[0])} steps; grade: {told(spread(grades)[0])} steps")


def measured(sessions: Sequence[Sequence[Attempt]]) -> dict[str, list[Group]]:
    """The figures by section, of sections drilled alone, and of whole answers."""
    groups: dict[str, list[Group]] = {
        name: [[answer_measures(one.whole.answers[0], name) for one in hearings] for hearings in sessions]
        for name in SECTIONS
    }
    bar = Bar(load_scenario(DEMO), "sde2")
    probes = range(1, len(sessions[0][0].answers))
    groups["alone"] = [[_drilled(bar, one, place) for one in sessions[0]] for place in probes]
    groups["answer"] = [[answer_measures(one.whole.answers[0]) for one in hearings] for hearings in sessions]
    groups["answer"] += [[answer_measures(one.whole.answers[place]) for one in sessions[0]] for place in probes]
    return groups


def _drilled(bar: Bar, one: Attempt, place: int) -> AnswerMeasures:
    """The answer to a probe as if it were a section drilled alone."""
    transcript = one.whole.answers[place].reading.answer.transcript
    return answer_measures(drilled(bar, "action", transcript), "action")


if __name__ == "__main__":
    sys.exit(main())
