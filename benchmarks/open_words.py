"""Measure the cost of guessing the newest words, and the delay of the next question by it.

    python -m benchmarks.open_words [--sizes tiny.en,base.en] [--seconds 60] [--takes 10] [--models FOLDER]

Models of the real dimensions with random weights, which decode as many tokens as real speech has. First one guess at
2, 4 and 8 s of speech beside the pass that commits 8 s. Then the demo candidate's answers at the pace of time, with
and without guesses: the processor time that they add, and how long a segment waits for its words. At last takes that
end by the key in the middle of speech: how long the last words take. Exit status 1 where guesses take more than a
quarter of one core, or hold up the last words by more than one guess on the average.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.apparatus.answers import endless
from benchmarks.apparatus.recognizers import TOKENS_PER_S, model
from mockloop.ports import RATE_HZ, Samples, Vocabulary
from mockloop.speech.stt.segmenter import Segment
from mockloop.speech.stt.whisper.decoding import Decoder, Limits
from mockloop.speech.stt.whisper.transcriber import WhisperSession, WhisperTranscriber

MOST_SHARE = 0.25
LIMITS = Limits(TOKENS_PER_S, 0)
NOTHING = Vocabulary()
_BLOCK = RATE_HZ // 10
_REPEATS = 7


def main() -> int:
    """Print the figures of each size; the exit status."""
    options = _options()
    harmed = [measured(size, model(size, options.models), options) for size in options.sizes]
    return int(any(harmed))


def measured(size: str, folder: Path, options: argparse.Namespace) -> bool:
    """One size; whether it takes more than it may."""
    cost_s = told_costs(size, Decoder(folder, LIMITS))
    whisper = WhisperTranscriber(folder, limits=LIMITS)
    whisper.warm(NOTHING)
    without, usual = spoken_on(whisper, options.seconds, guessing=False)
    guessed, waited = spoken_on(whisper, options.seconds, guessing=True)
    share = guessed - without
    print(f"{size}: processor {without:.1%} of a core without guesses, {guessed:.1%} with them: {share:.1%} more")
    print(f"{size}: a segment's words come after {spread(usual)} without guesses, {spread(waited)} with them")
    plain_s, late_s = zip(*(ended_by_key(whisper, take) for take in range(options.takes)), strict=True)
    whisper.close()
    later_s = statistics.mean(late_s) - statistics.mean(plain_s)
    print(f"{size}: after the key the last words come after {spread(plain_s)} without, {spread(late_s)} with guesses")
    print(f"{size}: {later_s:+.2f} s on the average; one guess takes at most {cost_s:.2f} s")
    return share > MOST_SHARE or later_s > cost_s


def told_costs(size: str, decoder: Decoder) -> float:
    """Print what single passes cost; seconds of a guess at 8 s."""
    sound = endless(30.0)[2 * RATE_HZ :]
    cost_s = 0.0
    for seconds in (2, 4, 8):
        part = sound[: seconds * RATE_HZ]
        cost_s, cpu_s = cost(lambda part=part: decoder.guess(part, NOTHING))  # type: ignore[misc]
        print(f"{size}: a guess at {seconds} s: {cost_s:.2f} s, {cpu_s:.2f} s of processor time")
    whole_s, cpu_s = cost(lambda: decoder.words(Segment(0, sound[: 8 * RATE_HZ]), NOTHING))
    print(f"{size}: the pass that commits 8 s: {whole_s:.2f} s, {cpu_s:.2f} s of processor time")
    return cost_s


def cost(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds and processor seconds: the median, the first time left out."""
    found = []
    for _ in range(_REPEATS):
        began_s, cpu_s = time.monotonic(), time.process_time()
        work()
        found.append((time.monotonic() - began_s, time.process_time() - cpu_s))
    walls, cpus = zip(*found[1:], strict=True)
    return statistics.median(walls), statistics.median(cpus)


def spoken_on(whisper: WhisperTranscriber, seconds: float, guessing: bool) -> tuple[float, list[float]]:
    """The share of a core that an answer takes while it is spoken, and how long each segment waited for its words."""
    session, waited, handed_on_s, segments = whisper.open(NOTHING), [], 0.0, 0
    began_s, cpu_s = time.monotonic(), time.process_time()
    for _ in paced(session, endless(seconds), guessing):
        there, committed = session._commits.count()
        if there > segments:
            handed_on_s, segments = time.monotonic(), there
        if handed_on_s and committed == segments:
            waited.append(time.monotonic() - handed_on_s)
            handed_on_s = 0.0
    share = (time.process_time() - cpu_s) / (time.monotonic() - began_s)
    session.finish()
    return share, waited


def ended_by_key(whisper: WhisperTranscriber, take: int) -> tuple[float, float]:
    """How long the last words took of a take that ended in the middle of speech: without guesses, and with them."""
    sound = endless(120.0)
    begin = round((2.0 + 9.7 * take) * RATE_HZ) % (len(sound) - 10 * RATE_HZ)
    part = sound[begin : begin + round((3.9 + 0.31 * (take % 12)) * RATE_HZ)]
    found = []
    for guessing in (False, True):
        session = whisper.open(NOTHING)
        for _ in paced(session, part, guessing):
            pass
        began_s = time.monotonic()
        session.finish()
        found.append(time.monotonic() - began_s)
    return found[0], found[1]


def paced(session: WhisperSession, sound: Samples, guessing: bool) -> Iterator[None]:
    """Pass on a tenth of a second in real time, in steps of a hundredth."""
    began_s = time.monotonic()
    for at in range(0, len(sound), _BLOCK):
        while time.monotonic() < began_s + at / RATE_HZ:
            time.sleep(0.01)
            session.words()
            yield
        session.accept(sound[at : at + _BLOCK])
        if guessing:
            session.partial_result()


def spread(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds):.2f} s (at most {max(seconds):.2f} s, n={len(seconds)})"


def _options() -> argparse.Namespace:
    from platformdirs import user_cache_path

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=lambda text: text.split(","), default=["tiny.en", "base.en"])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--takes", type=int, default=10)
    parser.add_argument("--models", type=Path, default=user_cache_path("mockloop-benchmarks") / "random-weights")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
