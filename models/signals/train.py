"""Train the signals and the rating: ``python models/signals/train.py [--strangers FOLDER]``.

Learns from our own answers (``models/sections/answers``, with the marks and ratings of two readers) and, with
``--strangers``, from those in FOLDER/answers.jsonl with ``use`` ``train``. Every figure it prints is taken on people
left out, five times a fifth. Writes ``weights.npz`` and ``rating.json``. Needs the section model's ``encoder.onnx``,
since it reads the meaning of a statement from it: after training that one, run this again.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

import numpy as np  # noqa: E402
from numpy.typing import NDArray  # noqa: E402

from mockloop.analysis.judging.absence import MOST_LIKELY  # noqa: E402
from mockloop.analysis.signals import registry  # noqa: E402
from mockloop.analysis.statements.features import FeatureScale, StatementFeatures, statement_features, whole  # noqa: E402
from models.sections.dataset import FOLDS, fold_of  # noqa: E402
from models.signals import rating  # noqa: E402
from models.signals.dataset import Marked, ours, strangers  # noqa: E402
from models.signals.fitting import Table, calibrated, fitted, found, runs, scale_of, thresholds  # noqa: E402

CLUES = HERE / "clues"
OWN = "first_person_action"  # so common that it is left out of what is pooled


def main(theirs: Path | None, into: Path) -> None:
    answers = [*(strangers(theirs) if theirs else ()), *ours()]
    clues = [(path.stem, line) for path in sorted(CLUES.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    patterns = [re.compile(rf"(?<!\S)(?:{pattern})(?!\S)") for _, pattern in clues]
    rules = registry.names()
    rows = [statement_features(one.answer, one.cut, patterns, registry.by_rule(one.answer)) for one in answers]
    train(answers, rows, (clues, rules), into)


def train(
    answers: Sequence[Marked],
    rows: Sequence[StatementFeatures],
    known_by: tuple[Sequence[tuple[str, str]], Sequence[str]],
    into: Path,
) -> None:
    """Fit everything on what is known of the statements, print how it does on people left out, and store it."""
    clues, rules = known_by
    signals = sorted({name for one in answers for name, _, _ in one.marks})
    scale = scale_of(rows)
    table = _table(answers, rows, scale, (signals, rules, len(clues)))
    weights, scores = fitted(table, FOLDS)
    judged = table.learned & (table.stranger if table.stranger.any() else table.learned)
    slope, offset = calibrated(scores[judged], table.either[judged])
    likely = 1.0 / (1.0 + np.exp(-(slope * scores + offset)))
    least = thresholds(table, likely, judged)
    flags = found(table, likely, least)
    _report(answers, table, flags, signals)
    for line in _absences(answers, [(likely[row], flags[row]) for row in _rows(table, answers)], signals):
        print(line)
    np.savez_compressed(
        into / "weights.npz",
        names=json.dumps({"signals": signals, "rules": list(rules), "clues": [list(clue) for clue in clues]}),
        weights=weights.astype(np.float32), slope=slope, offset=offset, threshold=least,
        clue_mean=scale.clue_mean, clue_width=scale.clue_width,
        meaning_mean=scale.meaning_mean, meaning_width=scale.meaning_width,
    )  # fmt: skip
    wholes = np.stack([whole(row.meaning, one.cut) for one, row in zip(answers, rows, strict=True)])
    _rate(answers, wholes, [likely[table.answer == at] for at in range(len(answers))], (signals, into))


def _table(
    answers: Sequence[Marked],
    rows: Sequence[StatementFeatures],
    scale: FeatureScale,
    named: tuple[Sequence[str], Sequence[str], int],
) -> Table:
    signals, rules, clues = named
    hit = np.concatenate([one.clues[:, clues:] for one in rows])
    hits = np.stack([hit[:, rules.index(name)] if name in rules else np.zeros(len(hit)) for name in signals], axis=1)
    lengths = [len(one.sentences) for one in answers]

    def spread(values: Sequence[int | bool]) -> NDArray[np.int_]:
        return np.repeat(np.array(values), lengths)

    return Table(
        np.concatenate([one.columns(scale).astype(np.float32) for one in rows]),
        np.concatenate([one.shares(signals) for one in answers]),
        np.concatenate([one.either(signals) for one in answers]),
        hits,
        spread([fold_of(one.group) for one in answers]),
        spread(range(len(answers))),
        spread([one.learned for one in answers]).astype(bool),
        spread([one.stranger for one in answers]).astype(bool),
    )


def _report(answers: Sequence[Marked], table: Table, flags: NDArray[np.bool_], signals: Sequence[str]) -> None:
    """Of what is found on strangers, the share that a reader marked; of what every reader marked, the share found."""
    for title, learned in (("strangers, use: train", True), ("strangers, use: evaluate", False)):
        counts = np.zeros((len(signals), 4))
        for at, one in enumerate(answers):
            if one.stranger and one.learned == learned:
                counts += _counted(one, flags[table.answer == at], signals)
        own = [name != OWN for name in signals]
        made, right, marked, heard = counts[own].sum(axis=0)
        heading = f"{title}: found {made:.0f}, of these marked by a reader {right / max(1, made):.2f}"
        print(f"{heading}; marked by every reader {marked:.0f}, of these found {heard / max(1, marked):.2f}")
        for name, row in zip(signals, counts, strict=True):
            print(f"  {name:28}" + "".join(f"{value:6.0f}" for value in row))


def _rows(table: Table, answers: Sequence[Marked]) -> Iterator[NDArray[np.bool_]]:
    return (table.answer == at for at in range(len(answers)))


def _absences(
    answers: Sequence[Marked], read: Sequence[tuple[NDArray[np.float64], NDArray[np.bool_]]], signals: Sequence[str]
) -> Iterator[str]:
    """Of good signals without a finding in an answer, the share that no reader marked: of all, and below the limit."""
    named = [at for at, name in enumerate(signals) if name != OWN and registry.signal(name).POLARITY == "good"]
    for title, learned in (("strangers, use: train", True), ("strangers, use: evaluate", False)):
        rows = [at for at, one in enumerate(answers) if one.stranger and one.learned == learned]
        absent = np.array([~read[at][1][:, named].any(axis=0) for at in rows])
        unlikely = np.array([read[at][0][:, named].max(axis=0) < MOST_LIKELY for at in rows])
        unmarked = np.array([answers[at].either(signals)[:, named].max(axis=0) == 0 for at in rows])
        every, sure = unmarked[absent], unmarked[absent & unlikely]
        told = f"{len(sure)}, right {sure.mean():.3f}" if len(sure) else "none"
        yield f"{title}: not found {len(every)}, right {every.mean():.3f}; below {MOST_LIKELY}: {told}"


def _counted(one: Marked, flags: NDArray[np.bool_], signals: Sequence[str]) -> NDArray[np.float64]:
    """For each signal: findings, those that touch a reader's mark, marks of every reader, those that are found."""
    either, both = one.either(signals), one.both(signals) > 0
    counts = np.zeros((len(signals), 4))
    for at in range(len(signals)):
        for first, last in runs(flags[:, at]):
            counts[at, :2] += 1, either[first : last + 1, at].any()
        for first, last in runs(both[:, at]):
            counts[at, 2:] += 1, flags[first : last + 1, at].any()
    return counts


def _rate(
    answers: Sequence[Marked],
    wholes: NDArray[np.float64],
    likely: Sequence[NDArray[np.float64]],
    known_by: tuple[Sequence[str], Path],
) -> None:
    signals, into = known_by
    most = [dict(zip(signals, rows.max(axis=0), strict=True)) for rows in likely]
    names, measured = rating.rows(answers, most)
    measured = np.concatenate([measured, wholes], axis=1)
    ratings = np.array([float(one.rating) for one in answers])
    second = np.array([float(one.rating if one.second_rating is None else one.second_rating) for one in answers])
    learned, stranger = (np.array([getattr(one, name) for one in answers]) for name in ("learned", "stranger"))
    scores = rating.left_out(answers, measured, [one.learned for one in answers], len(names))
    at = rating.cuts(scores[learned & stranger], ratings[learned & stranger])
    for title, rows in (
        ("all strangers", stranger),
        ("use: train", stranger & learned),
        ("use: evaluate", stranger & ~learned),
    ):
        print(f"rating, {title}: {rating.told(scores[rows], ratings[rows], at)}")
        print(f"  by the second reader: {rating.told(scores[rows], second[rows], at)}")
    by = rating.fit(measured[learned], (ratings + second)[learned] / 2, len(names))
    rating.write(into / "rating.json", names, by, at)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strangers", type=Path, help="a folder with answers.jsonl")
    parser.add_argument("--into", type=Path, default=HERE, help="where to write (default: beside this file)")
    asked = parser.parse_args()
    main(asked.strangers, asked.into)
