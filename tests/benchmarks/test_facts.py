"""Ticks are compared with the truth that an author wrote down, in both directions."""

from __future__ import annotations

from pathlib import Path

from benchmarks.facts import as_told, cases, measured, told

SET = """\
- notes: |
    S: At the clinic in Leeds 24 letters waited on 17 June.
    A: I sorted the letters with Priya.
    R: After 6 weeks there were 3 letters.
  said: At the clinic in Leeds 24 letters waited. I sorted the letters. After five weeks there were three letters.
  truth: {Leeds: said, 24 letters: said, 17 June: not, Priya: said, 6 weeks: differently, 90%: said}
  steps: {I sorted the letters: said}
"""


def test_each_fact_of_the_truth_is_counted_and_a_wrong_tick_is_shown(tmp_path: Path, capsys) -> None:
    (tmp_path / "one.yaml").write_text(SET, encoding="utf-8")
    found = measured(tmp_path, as_told, faults=True)
    assert [(one.fact, one.given) for one in found if not one.right] == [("Priya", "not said"), ("90%", "no fact")]
    assert capsys.readouterr().out.splitlines() == [
        "one-0: 5 of 7 right",
        "    Priya: should be said, was not said",
        "    90%: should be said, was no fact",
    ]
    assert told(found) == [
        "figures, names and dates ticked rightly: 66.7% (4 of 6)",
        "steps ticked rightly: 100.0% (1 of 1)",
        "all: 71.4% (5 of 7)",
        "said and not ticked: 40.0% (2 of 5)",
        "not said, or said differently, and ticked as said: 0.0% (0 of 2)",
    ]


def test_what_is_not_in_the_sets_is_not_measured(tmp_path: Path) -> None:
    assert list(cases(tmp_path)) == []
    assert told([])[0] == "figures, names and dates ticked rightly: not measured"
