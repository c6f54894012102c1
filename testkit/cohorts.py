"""A class as a coach has it: many people, several attempts each, every recording different.

The words are the walkthroughs'. Each clause is spoken once by a synthetic voice; an attempt puts clauses of one story
together in their order, with pauses as people make them, in a room of its own, and is 2 to 4 minutes long.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr

from mockloop.library.loader import load_scenario, shipped_ids
from mockloop.ports import RATE_HZ, Samples, Voice
from testkit.recordings import encoded

SHORTEST_S, LONGEST_S = 120.0, 240.0
PAUSED = 0.4  # of the time nobody speaks
FORMATS = (".flac", ".flac", ".opus", ".flac", ".mp3", ".opus", ".m4a")
ATTEMPTS = 5
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Story:
    """A question and the clauses of a good answer to it, in their order."""

    question: str
    clauses: tuple[Samples, ...]


def clauses_of(text: str) -> list[str]:
    """Cut a text where a speaker may pause: at stops and commas, no clause shorter than three words."""
    found: list[str] = []
    for piece in re.findall(r"[^.,:;?!]+[.,:;?!]*", " ".join(text.split())):
        if found and min(len(found[-1].split()), len(piece.split())) < _FEWEST_WORDS:
            found[-1] += piece
        else:
            found.append(piece.strip())
    return found


def spoken_stories(folder: Path, voice: Voice) -> list[Story]:
    """Speak the clauses of all walkthroughs, each once; those that lie in the folder are not spoken again."""
    return [_spoken(folder / name, name, voice) for name in shipped_ids()]


def _spoken(folder: Path, name: str, voice: Voice) -> Story:
    folder.mkdir(parents=True, exist_ok=True)
    scenario = load_scenario(name)
    text = " ".join(section.strong for _, section in scenario.sections.items())
    clauses: list[Samples] = []
    for number, clause in enumerate(clauses_of(text)):
        path = folder / f"{number:03d}.flac"
        if not path.exists():
            sound = voice.render(clause)
            assert sound is not None, clause
            soundfile.write(path, soxr.resample(sound.samples, sound.rate_hz, RATE_HZ), RATE_HZ)
        clauses.append(soundfile.read(path, dtype="int16")[0])
    return Story(scenario.question, tuple(clauses))


def write_class(folder: Path, stories: list[Story], recordings: int, seed: int = 16) -> Path:
    """Write so many recordings, five attempts a person at two stories, and their manifest; give its path."""
    lines: list[dict[str, str]] = []
    for number in range(recordings):
        person, attempt = divmod(number, ATTEMPTS)
        story = stories[(person + (attempt >= ATTEMPTS - 2)) % len(stories)]
        name = f"person {person:03d}/{attempt + 1}{FORMATS[number % len(FORMATS)]}"
        if not (folder / name).exists():
            _write(folder / name, told(story, np.random.default_rng([seed, number])))
        lines.append({"file": name, "person": f"person {person:03d}", "question": story.question})
    return _write_manifest(folder / "manifest.csv", lines)


def with_broken(manifest: Path, broken: list[Path]) -> Path:
    """Write a manifest beside this one, the broken files spread evenly among the others; give its path."""
    with manifest.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    apart = len(lines) / len(broken)
    for number in reversed(range(len(broken))):
        name = broken[number].relative_to(manifest.parent).as_posix()
        lines.insert(round(number * apart), {"file": name, "person": f"person {number:03d}", "question": ""})
    return _write_manifest(manifest.with_name("with broken files.csv"), lines)


def _write_manifest(path: Path, lines: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("file", "person", "question"))
        writer.writeheader()
        writer.writerows(lines)
    return path


def told(story: Story, rng: np.random.Generator) -> Samples:
    """Tell a story once more: some clauses left out, other pauses, another pace, room and distance."""
    seconds = SHORTEST_S + (LONGEST_S - SHORTEST_S) * float(rng.beta(1.0, 2.5))
    pace = float(rng.uniform(0.94, 1.06))
    clauses = _kept(story, rng, round(seconds * (1 - PAUSED) * RATE_HZ * pace))
    pauses = rng.lognormal(0.0, 0.8, len(clauses) + 1)
    length = seconds * RATE_HZ - sum(map(len, clauses)) / pace
    parts: list[Samples] = []
    for clause, pause in zip(clauses, pauses / pauses.sum(), strict=False):
        parts += [np.zeros(round(pause * length), np.int16), soxr.resample(clause, RATE_HZ * pace, RATE_HZ)]
    sound = np.concatenate([*parts, np.zeros(round(pauses[-1] / pauses.sum() * length), np.int16)]).astype(np.float32)
    room = rng.standard_normal(len(sound), dtype=np.float32) * 10 ** (rng.uniform(-66, -50) / 20) * 32_767
    return np.asarray(np.clip(sound * 10 ** (rng.uniform(-12, 0) / 20) + room, -32_768, 32_767), np.int16)


def _kept(story: Story, rng: np.random.Generator, samples: int) -> list[Samples]:
    """Choose the clauses that fill so many samples, in their order."""
    order = list(rng.permutation(len(story.clauses)))
    kept: list[int] = []
    filled = 0
    while order and filled < samples:
        kept.append(int(order.pop()))
        filled += len(story.clauses[kept[-1]])
    return [story.clauses[at] for at in sorted(kept)]


def _write(path: Path, sound: Samples) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".opus":
        soundfile.write(path, sound, RATE_HZ, format="OGG", subtype="OPUS")
    elif path.suffix == ".m4a":
        encoded(path.parent, sound, path.suffix).replace(path)
        (path.parent / "source.wav").unlink()
    else:
        soundfile.write(path, sound, RATE_HZ)
