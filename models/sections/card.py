"""The measured part of CARD.md, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from dataset import Labelled
from evaluation import (
    GROUPS,
    MISSING,
    REST,
    Judged,
    accuracy,
    boundaries,
    confusion,
    of_form,
    read_by_model,
    read_by_shares,
    reliability,
    seconds_off,
    spans,
)
from fitting import KINDS
from irregular import PLAIN, REFLECTION_EARLY, RESULT_FIRST

from mockloop.analysis.sections.model import SectionModel
from mockloop.core.scenario import SECTIONS

CARD = Path(__file__).parent / "CARD.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
WITHOUT = tuple(f"without {section}" for section in SECTIONS)


def write(measured: str) -> None:
    """Put the measured part between its markers."""
    before, _, rest = CARD.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    CARD.write_text(f"{before}{BEGIN}\n{measured}\n{END}{after}", encoding="utf-8")


def measured(answers: Sequence[Labelled], grouped: list[Judged], walked: list[Judged], model: SectionModel) -> str:
    """All figures. ``grouped`` and ``walked``: read with groups of walks, and with single walks, left out."""
    return "\n\n".join(
        (
            _trained_on(answers),
            _by_form(grouped, walked),
            _by_group(grouped),
            _by_walk(walked),
            _seconds(grouped),
            _certainty(grouped, model),
            _mistakes(grouped),
        )
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _trained_on(answers: Sequence[Labelled]) -> str:
    words = [label for answer in answers for label in answer.labels]
    shares = ", ".join(f"{name} {_percent(words.count(i) / len(words))} %" for i, name in enumerate(SECTIONS))
    walks = len({answer.walk for answer in answers})
    return f"Trained on {len(answers)} answers from {walks} walks of life, {len(words):,} words: {shares}."


def _by_form(grouped: list[Judged], walked: list[Judged]) -> str:
    rows = []
    for form in (PLAIN, MISSING, *WITHOUT, RESULT_FIRST, REFLECTION_EARLY):
        strangers = [accuracy(of_form(grouped, form, kind), read_by_model) for kind in KINDS]
        walks = [accuracy(of_form(walked, form, kind), read_by_model) for kind in KINDS]
        shares = accuracy(of_form(grouped, form, "written"), read_by_shares)
        rows.append([form, *map(_percent, [*strangers, *walks, shares])])
    head = (
        "form",
        *(f"group out, {kind}" for kind in KINDS),
        *(f"walk out, {kind}" for kind in KINDS),
        "by shares alone",
    )
    return "### By form: words in the right section, %\n\n" + _table(head, rows)


def _by_group(grouped: list[Judged]) -> str:
    forms: list[tuple[str, str, Callable[[Judged], Sequence[int]]]] = [
        (PLAIN, "written", read_by_model),
        (PLAIN, "heard", read_by_model),
        (PLAIN, "run on", read_by_model),
        (MISSING, "written", read_by_model),
        (RESULT_FIRST, "written", read_by_model),
        (PLAIN, "written", read_by_shares),
    ]
    rows = []
    for name in (*GROUPS, REST):
        own = [one for one in grouped if one.group == name]
        rows.append([name, *(_percent(accuracy(of_form(own, form, kind), read)) for form, kind, read in forms)])
    head = ("group left out", "as told, written", "heard", "run on", "one missing", "result first", "by shares alone")
    return "### By group of walks left out: words in the right section, %\n\n" + _table(head, rows)


def _by_walk(walked: list[Judged]) -> str:
    plain = of_form(walked, PLAIN, "written")
    walks = sorted({one.example.walk for one in plain})
    found = [(accuracy([one for one in plain if one.example.walk == walk], read_by_model), walk) for walk in walks]
    told = ", ".join(f"{walk} {_percent(share)}" for share, walk in sorted(found))
    return f"### By walk left out, as told, written, %\n\n{told}."


def _seconds(grouped: list[Judged]) -> str:
    plain = of_form(grouped, PLAIN, "heard")
    rows = [
        [name, f"{seconds_off(plain, i, read_by_model):.1f}", f"{seconds_off(plain, i, read_by_shares):.1f}"]
        for i, name in enumerate(SECTIONS)
    ]
    head = ("section", "model", "by shares alone")
    return (
        "### Seconds of each section: mean absolute error\n\nAnswers as told, heard, group left out, 150 words a "
        "minute.\n\n" + _table(head, rows)
    )


def _certainty(grouped: list[Judged], model: SectionModel) -> str:
    rows = [
        [stated, _percent(share), _percent(mean), _percent(right)]
        for stated, share, mean, right in reliability(spans(grouped), model)
    ]
    head = ("confidence stated", "% of words", "mean stated, %", "right, %")
    sure, sure_right, unsure, unsure_right = boundaries(of_form(grouped, PLAIN, "heard"))
    return (
        "### Certainty\n\nGroup left out, all forms.\n\n" + _table(head, rows) + "\n\nOf the boundaries not said to be "
        f"unsure, {_percent(sure_right)} % lie within 8 words of a true beginning of that section ({sure} of them, "
        f"answers as told, heard); of those said to be unsure, {_percent(unsure_right)} % ({unsure})."
    )


def _mistakes(grouped: list[Judged]) -> str:
    table = confusion(of_form(grouped, PLAIN, "written"))
    rows = [[name, *(_percent(share) for share in table[i])] for i, name in enumerate(SECTIONS)]
    return (
        "### Where it errs: % of all words, true section by row, read as by column\n\nGroup left out, as told, "
        "written.\n\n" + _table(("", *SECTIONS), rows)
    )
