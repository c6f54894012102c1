"""Train the section model: ``python models/sections/train.py``; with ``--evaluate`` also measure it into CARD.md.

Reads ``answers/``, writes ``weights.npz``: the same answers give the same bytes. Certainty is calibrated on answers
whose group of walks was left out of training, so every run cross-validates once; ``--evaluate`` also leaves out single
walks. Needs the development extra (scipy comes with scikit-learn).
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import card  # noqa: E402
from dataset import load  # noqa: E402
from evaluation import MISSING, accuracy, by_group, by_walk, calibrated, of_form, read_by_model, spans  # noqa: E402
from fitting import KINDS, examples, fit  # noqa: E402
from irregular import PLAIN, RESULT_FIRST  # noqa: E402
from storing import store  # noqa: E402

WEIGHTS = HERE / "weights.npz"


def main(evaluate: bool) -> None:
    answers = load()
    every = examples(answers)
    grouped = by_group(every)
    for kind in KINDS:
        told, first = (accuracy(of_form(grouped, form, kind), read_by_model) for form in (PLAIN, RESULT_FIRST))
        missing = accuracy(of_form(grouped, MISSING, kind), read_by_model)
        print(f"{kind}: as told {told:.3f}, one section missing {missing:.3f}, result first {first:.3f}", flush=True)
    model = replace(fit(every), calibration=calibrated(spans(grouped)))
    size = store(model, WEIGHTS)
    print(f"{WEIGHTS}: {size:,} bytes from {len(answers)} answers")
    if evaluate:
        measured = card.measured(answers, grouped, by_walk(every), model)
        card.write(measured)
        print(measured)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--evaluate", action="store_true", help="cross-validate by walk too and write CARD.md")
    main(parser.parse_args().evaluate)
