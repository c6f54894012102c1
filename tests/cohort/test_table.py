"""A line for each answer, broken ones too, that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mockloop.cohort.jobs import Job
from mockloop.cohort.results import CohortRow, summary
from mockloop.cohort.table import COLUMNS, write_csv, write_parquet
from tests.cohort.work import analysis_of


def rows():
    good = Job(Path("x/1.txt"), "=Ann", "Why?", 2, "1.txt")
    bad = Job(Path("x/2.wav"), "Bö", None, 1, "2.wav")
    return [CohortRow(good, summary(analysis_of()), document="abc.json"), CohortRow(bad, None, "It is damaged, sadly.")]


def test_the_csv_has_a_line_for_each_answer_with_its_seconds_and_its_document(tmp_path):
    write_csv(rows(), tmp_path / "t.csv")
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        good, bad = csv.DictReader(file)
    whole = analysis_of()
    assert (good["question"], good["attempt"], good["file"], good["document"]) == ("Why?", "2", "1.txt", "abc.json")
    assert (good["words"], good["rating"]) == (str(len(whole["words"])), whole["verdict"]["rating"])
    assert float(good["action_s"]) == next(s["seconds"] for s in whole["sections"] if s["section"] == "action")
    assert "quantified_result" in good["strengths"].split()
    assert (bad["person"], bad["error"], bad["rating"], bad["duration_s"]) == ("Bö", "It is damaged, sadly.", "", "")


def test_a_name_that_a_spreadsheet_would_calculate_is_quoted(tmp_path):
    write_csv(rows(), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text(encoding="utf-8").splitlines()[1].startswith("'=Ann,")


def test_the_parquet_table_has_the_same_lines_with_their_types(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow: pip install 'mockloop[cluster]'")
    assert write_parquet(rows(), tmp_path / "t.parquet")
    table = parquet.read_table(tmp_path / "t.parquet")
    assert tuple(table.column_names) == COLUMNS
    assert table.column("person").to_pylist() == ["=Ann", "Bö"]
    assert (str(table.schema.field("words").type), str(table.schema.field("duration_s").type)) == ("int64", "double")


def test_a_table_of_failures_alone_has_the_same_types(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow: pip install 'mockloop[cluster]'")
    write_parquet(rows()[1:], tmp_path / "t.parquet")
    assert str(parquet.read_schema(tmp_path / "t.parquet").field("rating").type) == "string"
