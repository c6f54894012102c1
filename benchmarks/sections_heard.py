"""Measure the section model on answers that were spoken by a voice and transcribed by a recognizer.

    python -m benchmarks.sections_heard --strangers FOLDER [--model FOLDER] [--fold N] [--answers N] [--words N]

FOLDER/answers.jsonl holds answers with the labels of two readers. Piper speaks each, tiny.en hears it as mockloop does
for the record, and a heard word has the first reader's label of the word that it stands for. The same answers are read
as told and as heard. Written and spoken answers are taken in turn, the same ones every time, none of over ``--words``
words. Needs ``mockloop[voice]``; an answer of 200 words takes about a minute. For people the model never saw, give
``--model`` and ``--fold`` as ``benchmarks.sections`` says.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from itertools import chain, zip_longest
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mockloop.analysis.answer import normalized
from mockloop.analysis.sections.model import SectionModel, loaded, section_model
from mockloop.analysis.sections.spans import best_path
from mockloop.analysis.text.clauses import joints, units
from mockloop.core.transcript import Transcript
from mockloop.ports import Samples, Vocabulary
from mockloop.speech.stt.models import folder_of
from mockloop.speech.stt.whisper.transcriber import WhisperTranscriber
from mockloop.speech.tts.narration import PACE_WPM, narrate
from mockloop.speech.tts.voice import PiperVoice
from models.sections.dataset import Labelled, fold_of, strangers, transcript
from testkit.word_errors import Errors, errors, words

MODES = ("written", "spoken")
Labels = NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class Measured:
    """One answer: whether each word is rightly placed, as told and as heard, and what was heard wrong."""

    mode: str
    told: NDArray[np.bool_]
    heard: NDArray[np.bool_]
    wrong: Errors


def chosen(answers: Sequence[Labelled], count: int, most_words: int) -> list[Labelled]:
    """Written and spoken answers in turn, in an order that only their ids decide."""
    short = [one for one in answers if len(one.words) <= most_words]
    short.sort(key=lambda one: hashlib.sha256(one.id.encode()).hexdigest())
    by_mode = ([one for one in short if one.mode == mode] for mode in MODES)
    return [one for one in chain(*zip_longest(*by_mode)) if one is not None][:count]


def carried(labels: Labels, said: Sequence[str], heard: Sequence[str]) -> Labels:
    """For each heard word, the label of the word it stands for; one that nobody said has that of the word before.

    Words heard as others stand for those in their place, evenly.
    """
    plain = [[normalized(word) for word in text] for text in (said, heard)]
    found = np.full(len(heard), labels[0])
    for _, a, a_end, b, b_end in SequenceMatcher(None, *plain, autojunk=False).get_opcodes():
        for at in range(b, b_end):
            stands_for = a + (at - b) * (a_end - a) // (b_end - b) if a_end > a else a - 1
            found[at] = labels[max(0, stands_for)]
    return found


def read(model: SectionModel, said: Transcript) -> Labels:
    """The section of each word, as a row of LABELS."""
    cut = units(said)
    path = best_path(model.read(said, cut).marginals, cut, joints(said, cut))
    return np.repeat(np.array(path), [unit.last - unit.first + 1 for unit in cut])


def measured(model: SectionModel, answers: Sequence[Labelled]) -> Iterator[Measured]:
    """Speak, hear and read each answer; one of which nothing was heard is left out."""
    voice, recognizer = PiperVoice(PACE_WPM), WhisperTranscriber(folder_of("tiny.en"))
    try:
        for answer in answers:
            sound = narrate(" ".join(answer.words), voice)
            assert sound is not None, "the voice says nothing"
            heard = recognizer.start_second_pass(partial(_same, sound), Vocabulary()).get(None)
            if not heard.words:
                continue
            labels = carried(answer.labels, answer.words, [word.text for word in heard.words])
            yield Measured(
                answer.mode,
                read(model, _as_told(answer)) == answer.labels,
                read(model, heard) == labels,
                errors(words(" ".join(answer.words)), words(heard.text)),
            )
    finally:
        voice.close()
        recognizer.close()


def _same(sound: Samples) -> Samples:
    return sound


def _as_told(answer: Labelled) -> Transcript:
    return transcript(answer, "written", random.Random(0))


def told(found: Sequence[Measured]) -> list[str]:
    """Everything that is measured, as Markdown."""
    lines = [
        "| answers | number | words said | words wrong, % | as told, % right | as heard, % right |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, modes in {"all": MODES, **{mode: (mode,) for mode in MODES}}.items():
        some = [one for one in found if one.mode in modes]
        if some:
            wrong = sum((one.wrong for one in some), Errors())
            as_told = np.concatenate([one.told for one in some]).mean()
            as_heard = np.concatenate([one.heard for one in some]).mean()
            figures = (100 * wrong.rate, 100 * as_told, 100 * as_heard)
            lines.append(f"| {name} | {len(some)} | {wrong.spoken:,} | {' | '.join(f'{x:.1f}' for x in figures)} |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strangers", type=Path, required=True, help="a folder with answers.jsonl")
    parser.add_argument("--model", type=Path, help="a folder with another model than the shipped one")
    parser.add_argument("--fold", type=int, help="only the people of this fifth")
    parser.add_argument("--answers", type=int, default=20)
    parser.add_argument("--words", type=int, default=250, help="take no longer answer")
    asked = parser.parse_args()
    all_of = [one for one in strangers(asked.strangers) if asked.fold is None or fold_of(one.group) == asked.fold]
    model = loaded(asked.model) if asked.model else section_model()
    found = []
    for one in measured(model, chosen(all_of, asked.answers, asked.words)):
        found.append(one)
        print(f"{len(found)}: {one.mode}, {one.told.mean():.0%} as told, {one.heard.mean():.0%} as heard", flush=True)
    print("\n".join(["", *told(found)]))


if __name__ == "__main__":
    main()
