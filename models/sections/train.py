"""Train the section model: ``python models/sections/train.py [--strangers FOLDER]``.

Learns from our own answers (``answers/``) and, with ``--strangers``, from those in FOLDER/answers.jsonl with ``use``
``train``. First a network is trained without one fifth of the people: on these its figures are taken and its certainty
is calibrated. Then the one that is shipped is trained on all. Writes ``encoder.onnx``, ``encoder.data``,
``tokenizer.json`` and ``calibration.json``. Needs the extra ``train``; takes about an hour on two cores.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

import numpy as np  # noqa: E402
from sklearn.isotonic import IsotonicRegression  # noqa: E402

from mockloop.analysis.sections.model import SectionModel, loaded  # noqa: E402
from models.sections.dataset import Labelled, fold_of, own, strangers, without  # noqa: E402
from models.sections.measuring import by_span, figures, read  # noqa: E402
from models.sections.network import fit, tokenizer_of, unpacked, write  # noqa: E402

LEFT_OUT = 4
SEEDS = (1, 2)  # of the network for measuring, and of the one that is shipped
POINTS = 12  # of the calibration
LEAST = 0.45  # what is stated at least: below, shares that differ are right about as often


def main(theirs: Path | None, into: Path, only_left_out: bool) -> None:
    others = strangers(theirs) if theirs else []
    ours = own()
    learned = [*(one for one in others if one.use == "train"), *ours]
    with tempfile.TemporaryDirectory() as folder:
        start = unpacked(Path(folder))
        into.mkdir(exist_ok=True, parents=True)
        tokenizer_of(start).save(str(into / "tokenizer.json"))
        _calibration(into / "calibration.json", [0.0, 1.0], [0.0, 1.0])
        write(fit(without(learned, LEFT_OUT), start, SEEDS[0]), into / "encoder.onnx")
        calibrate(loaded(into), [one for one in others or ours if fold_of(one.group) == LEFT_OUT], into)
        if not only_left_out:
            size = write(fit(learned, start, SEEDS[1]), into / "encoder.onnx")
            print(f"{into / 'encoder.onnx'}: {size:,} bytes, learned from {len(learned)} answers")


def calibrate(model: SectionModel, held: Sequence[Labelled], into: Path) -> None:
    """Measure the model on people whom it never saw, and store how far its own shares are to be believed."""
    found = read(model, held)
    for name, count, right, either in figures(found):
        print(f"{name} ({count}): {right:.3f}, by either reader {either:.3f}", flush=True)
    stated, right, words = by_span(found)
    fitted = IsotonicRegression(y_min=LEAST, y_max=1.0, out_of_bounds="clip").fit(stated, right, sample_weight=words)
    order = np.argsort(stated)
    passed = np.cumsum(words[order]) / words.sum()
    means, rights = [], []
    for part in range(POINTS):  # the isotonic fit, told by the middle of each part of the words
        inside = order[(passed > part / POINTS) & (passed <= (part + 1) / POINTS)]
        means.append(float(np.average(stated[inside], weights=words[inside])))
        rights.append(float(np.average(fitted.predict(stated[inside]), weights=words[inside])))
    _calibration(into / "calibration.json", means, rights)


def _calibration(path: Path, stated: Sequence[float], right: Sequence[float]) -> None:
    rounded = {"share": [round(value, 4) for value in stated], "right": [round(value, 4) for value in right]}
    path.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strangers", type=Path, help="a folder with answers.jsonl")
    parser.add_argument("--into", type=Path, default=HERE, help="where to write (default: beside this file)")
    parser.add_argument("--only-left-out", action="store_true", help="keep the network that left one fifth out")
    asked = parser.parse_args()
    main(asked.strangers, asked.into, asked.only_left_out)
