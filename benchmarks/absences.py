"""Measure how often 'not heard' is right: ``python -m benchmarks.absences --strangers FOLDER [--use evaluate]``.

FOLDER holds answers.jsonl (see ``benchmarks/apparatus/strangers.py``). Each answer is judged by the competency of its
question, and once more without a question. Every line of the debrief that says 'not heard' or 'not clearly heard' of a
signal or a gate is counted. It is right if neither of two readers marked any of its signals. Answers with ``use``
``train`` were learned from: of those the figures are too good. ``models/signals/train.py`` prints figures by people
left out, for all signals.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.apparatus.strangers import load
from mockloop.analysis.judging.absence import NOT_CLEARLY, NOT_HEARD
from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import Debrief, debrief_transcript
from mockloop.analysis.judging.gates import GENERAL, Gate
from mockloop.analysis.judging.reasons import gate_title, title
from mockloop.analysis.judging.verdict import gates_of
from mockloop.analysis.signals import registry
from mockloop.library.question_match import match_question
from models.signals.dataset import Marked, strangers

LEVEL = "sde2"
Claim = tuple[str, bool]  # how it is put, and whether neither reader marked it


def claims(whole: Debrief, gates: Sequence[Gate], marked: frozenset[str]) -> Iterator[Claim]:
    """Yield each different line of the debrief that says that something was not heard."""
    signals = {title(name): frozenset((name,)) for name in registry.names()}
    signals |= {gate_title(gate): frozenset(gate.signals) for gate in gates}
    for line in dict.fromkeys((*whole.verdict.because, *(fix.evidence for fix in whole.fixes))):
        how, _, what = line.partition(": ")
        if how in (NOT_HEARD, NOT_CLEARLY) and what in signals:
            yield how, not signals[what] & marked


def all_claims(answers: Sequence[tuple[Marked, str]], by_question: bool) -> list[Claim]:
    """Return the claims of all answers, each judged by the competency of its question, or without one."""
    found: list[Claim] = []
    for one, question in answers:
        bar = Bar(match_question(question).scenario, LEVEL) if by_question and question else None
        marked = frozenset(name for marks in (one.marks, one.second or ()) for name, _, _ in marks)
        whole = debrief_transcript(bar, one.answer.transcript)
        found += claims(whole, gates_of(bar) if bar else GENERAL, marked)
    return found


def told(found: Sequence[Claim]) -> str:
    """Return how many claims there are, and the share that is right."""
    return f"{len(found)} lines, {sum(right for _, right in found) / len(found):.0%} right" if found else "no line"


def main(folder: Path, use: str) -> None:
    questions = {one.id: one.question for one in load(folder)}
    answers = [(one, questions[one.id]) for one in strangers(folder) if one.learned == (use == "train")]
    for heading, by_question in (("by the competency of its question", True), ("without a question", False)):
        found = all_claims(answers, by_question)
        print(f"{len(answers)} answers, {heading}")
        for how in (NOT_HEARD, NOT_CLEARLY):
            print(f"  {how}: {told([one for one in found if one[0] == how])}")
        print(f"  both together: {told(found)}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strangers", type=Path, required=True, help="a folder with answers.jsonl")
    parser.add_argument("--use", choices=("train", "evaluate"), default="evaluate", help="which of the answers")
    asked = parser.parse_args()
    main(asked.strangers, asked.use)
