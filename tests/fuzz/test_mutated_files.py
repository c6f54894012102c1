"""Thousands of damaged files: each is read, mended or refused with a sentence, at little cost, and loses no words.

``make test`` tries 5,000, ``make fuzz`` 100,000 (MOCKLOOP_FUZZ is the number, MOCKLOOP_FUZZ_SEED another beginning).
"""

from __future__ import annotations

import difflib
import io
import os
import random
import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from mockloop.analysis.judging.plausibility import not_judged_because
from mockloop.core.errors import InputError
from mockloop.speech.audio.piped import PipedSound
from mockloop.speech.stt.transcript_files import read
from mockloop.speech.stt.transcript_files.values import FileProblem
from testkit import recordings
from testkit.cost import measured
from testkit.mutation import mutated
from testkit.sounds import spoken as voiced
from testkit.transcripts import ANSWER, EVERY, spoken, written

COUNT = int(os.environ.get("MOCKLOOP_FUZZ", "5000"))
SEED = int(os.environ.get("MOCKLOOP_FUZZ_SEED", "14"))
RECORDED = COUNT // 20
PARTS = 4
FEWEST_JUDGED = 25
_APPARATUS = {
    "end",
    "lock",
    "invoices",
    "retry",
    "time",
    "add",
    "nobody",
    "seconds",
}  # words that some formats hold beside what was said
TRUTH = set(re.findall(r"[a-z]{3,}", ANSWER.lower())) - _APPARATUS


_COMMENT = re.compile(rb"^(?:NOTE|STYLE|REGION)\b.*?(?:\n\n|\Z)", re.DOTALL | re.MULTILINE)
_ALIKE = 0.6


@cache
def whole() -> list[bytes]:
    """The answer in every format."""
    return [written(name, spoken()) for name in EVERY]


@cache
def keys() -> set[bytes]:
    return {key for data in whole() for key in re.findall(rb'"(\w+)": ', data)}


def plainly_read(data: bytes) -> set[str]:
    """The words of the answer that a plain search finds in the file, comments and values of damaged keys aside."""
    data = _COMMENT.sub(b"", data)
    data = re.sub(rb'"([^"]*)": "[^"]*"', lambda found: found[0] if found[1] in keys() else b"", data)
    text = data.decode("utf-8", "replace").lower()
    return set(re.findall(r"(?<![a-z&\\])[a-z]{3,}(?![a-z])", text)) & TRUTH


def is_spelled_otherwise(word: str, judged: set[str]) -> bool:
    """Whether a word was read in a damaged spelling, as it stands elsewhere in the file, or run into its neighbour."""
    return any(
        word in other or difflib.SequenceMatcher(None, word, other).ratio() >= _ALIKE for other in judged - TRUTH
    )


def wrong(data: bytes) -> str | None:
    """What is wrong with how a file is read; None where it is right."""
    with measured() as cost:
        found = read(data)
    if cost.excess():
        return cost.excess()
    if isinstance(found, FileProblem):
        return None if found.sentence and found.next_step else "no sentence"
    words = found.transcript.words
    starts = [word.start_s for word in words]
    if starts != sorted(starts) or any(word.end_s < word.start_s or word.start_s < 0 for word in words):
        return "times run backwards"
    if len(words) < FEWEST_JUDGED or not_judged_because(found.transcript) or found.left_out:
        return None  # not judged, or told whose words were left out
    text = found.transcript.text.lower()
    judged = set(re.findall(r"[a-z]{3,}", text)) | set(text.split())
    told = set(re.findall(r"[a-z]{3,}", " ".join(found.unread).lower()))  # left out, and said so
    missing = {word for word in plainly_read(data) - judged - told if not is_spelled_otherwise(word, judged)}
    return f"lost: {missing}" if missing else None


@pytest.mark.parametrize("part", range(PARTS))
def test_damaged_transcripts_are_read_mended_or_refused(part: int, tmp_path: Path) -> None:
    rng = random.Random(SEED * PARTS + part)
    failures: list[tuple[str, Path]] = []
    for number in range((COUNT - RECORDED) // PARTS):
        data = mutated(rng.choice(whole()), rng, whole())
        problem = wrong(data)
        if problem:
            path = tmp_path / f"{part}-{number}.bin"  # kept, to look at
            path.write_bytes(data)
            failures.append((problem, path))
    assert failures == []


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
def test_damaged_recordings_are_decoded_or_refused(tmp_path: Path) -> None:
    rng = random.Random(SEED)
    files = [make(tmp_path, voiced(1.0)).read_bytes() for make in recordings.CONTENT.values()]
    for _ in range(RECORDED):
        stream = io.BytesIO(mutated(rng.choice(files), rng, files))
        seconds = 0.0
        with measured() as cost:
            try:
                seconds = sum(len(block) for block in PipedSound(stream)) / 16_000
            except InputError as error:
                assert error.sentence and error.next_step
        assert seconds < 700.0
        assert not cost.excess()
