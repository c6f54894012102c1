"""Measure the section model on other people's answers.

    python -m benchmarks.sections --strangers FOLDER [--model FOLDER] [--fold N]

FOLDER/answers.jsonl holds answers with the labels of two readers. The share of words that get the first reader's label
is given; readers agree among themselves on about 92 %. The shipped model has learned from those whose ``use`` is
``train`` and from answers modelled on all of them: of the people it knows, its figures are too good. For figures of
people it never saw, train it without one fifth of them and measure it on these:

    python models/sections/train.py --strangers FOLDER --only-left-out --into left-out
    python -m benchmarks.sections --strangers FOLDER --model left-out --fold 4
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from mockloop.analysis.sections.model import LABELS, SectionModel, loaded, section_model
from models.sections.dataset import fold_of, own, strangers
from models.sections.measuring import TOLD, Read, boundaries, confusion, figures, read, reliability


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strangers", type=Path, help="a folder with answers.jsonl; without it, our own answers")
    parser.add_argument("--model", type=Path, help="a folder with another model than the shipped one")
    parser.add_argument("--fold", type=int, help="only the people of this fifth")
    asked = parser.parse_args()
    answers = strangers(asked.strangers) if asked.strangers else own()
    chosen = [one for one in answers if asked.fold is None or fold_of(one.group) == asked.fold]
    model = loaded(asked.model) if asked.model else section_model()
    if not asked.model:
        print("The shipped model knows the people of models/sections/answers, and those whom these retell: of them its")
        print("figures are too good. models/sections/CARD.md has figures of people that it never saw.\n")
    print("\n".join(told(read(model, chosen), model)))


def told(found: Sequence[Read], model: SectionModel) -> list[str]:
    """Everything that is measured, as Markdown."""
    plain = [one for one in found if one.form == TOLD and one.kind == "written"]
    lines = [
        f"{len(plain)} answers by {len({one.answer.group for one in plain})} people or sources",
        "",
        "| form | answers | first reader's label, % | either reader's, % |",
        "| --- | ---: | ---: | ---: |",
        *(f"| {name} | {count} | {_of(right)} | {_of(either)} |" for name, count, right, either in figures(found)),
        "",
        "| confidence stated | % of words | mean stated, % | right, % |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {stated} | {_of(words)} | {_of(mean)} | {_of(right)} |"
            for stated, words, mean, right in reliability(found, model.calibration.believed)
        ),
        "",
    ]
    for sure, (count, near) in boundaries(plain).items():
        lines.append(f"Boundaries said to be {'sure' if sure else 'unsure'}: {count}, near a true one: {_of(near)} %")
    lines += ["", f"| read as | {' | '.join(LABELS)} |", f"| --- |{' ---: |' * len(LABELS)}"]
    lines += [f"| {LABELS[i]} | {' | '.join(map(_of, row))} |" for i, row in enumerate(confusion(plain))]
    return lines


def _of(part: float) -> str:
    return f"{100 * part:.1f}"


if __name__ == "__main__":
    main()
