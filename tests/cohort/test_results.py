"""A rerun does only what is new or changed; every result is on disk before anybody hears of it."""

from __future__ import annotations

import json

import pytest

from mockloop.cohort.jobs import anonymous, jobs_in
from mockloop.cohort.results import run_all
from mockloop.core.errors import DeviceError
from tests.cohort.work import analysis_of


class Counting:
    """Works in this process and remembers which files came to it. Names in ``broken`` cannot be read."""

    def __init__(self, *broken: str, sentence: str = "{path} is damaged. Record it again.") -> None:
        self.broken, self.sentence, self.came = broken, sentence, []

    def run(self, jobs, engine):
        for job in jobs:
            self.came.append(job.path.name)
            if job.path.name in self.broken:
                yield job, {"error": self.sentence.format(path=job.path)}
            else:
                yield job, {"analysis": analysis_of(job.path.read_text())}

    def close(self):
        pass


@pytest.fixture
def run(tmp_path):
    def runner(folder, scheduler, version="1", jobs=None):
        return list(run_all(jobs or jobs_in(folder), scheduler, "auto", tmp_path / "out", version))

    return runner


def test_a_rerun_analyzes_nothing_and_says_the_same(put, run):
    put("ann/1.txt"), put("ann/2.txt", "I fixed it.")
    folder = put("bo/1.txt", "We tried.")
    first = run(folder, Counting())
    again = Counting()
    second = run(folder, again)
    assert again.came == []
    assert [row.analysis for row in second] == [row.analysis for row in first]
    assert [row.known for row in first + second] == [False] * 3 + [True] * 3


def test_what_is_new_or_changed_is_analyzed_and_nothing_else(put, run):
    put("ann/1.txt"), put("ann/2.txt", "I fixed it.")
    run(put("bo/1.txt", "We tried."), Counting())
    put("ann/2.txt", "I fixed it at last.")
    again = Counting()
    rows = run(put("carl/3.txt", "They left."), again)
    assert again.came == ["2.txt", "3.txt"]
    assert {row.job.name: row.analysis["words"] for row in rows}["ann/2.txt"] == 5


def test_another_version_of_the_analysis_analyzes_all_again(put, run):
    folder = put("ann/1.txt")
    run(folder, Counting())
    again = Counting()
    run(folder, again, version="2")
    assert again.came == ["1.txt"]


def test_the_file_on_disk_is_the_whole_document(put, run, tmp_path):
    (row,) = run(put("ann/1.txt"), Counting())
    assert json.loads((tmp_path / "out" / row.document).read_text()) == analysis_of()


def test_a_result_cut_off_by_a_full_disk_is_made_again(put, run, tmp_path):
    folder = put("ann/1.txt")
    (row,) = run(folder, Counting())
    (tmp_path / "out" / row.document).write_text('{"schema": 1, "te')
    again = Counting()
    assert run(folder, again)[0].analysis == row.analysis
    assert again.came == ["1.txt"]


def test_what_failed_is_a_row_with_its_sentence_and_is_tried_again(put, run):
    put("ann/1.txt")
    folder = put("ann/bad.wav", b"\0\1")
    rows = run(folder, Counting("bad.wav"))
    assert [row.error for row in rows] == [None, "ann/bad.wav is damaged. Record it again."]
    again = Counting("bad.wav")
    run(folder, again)
    assert again.came == ["bad.wav"]


def test_no_sentence_about_a_file_gives_its_name_away(put, run):
    folder = put("Ann Lee/lee.wav", b"\0\1")
    (row,) = run(folder, Counting("lee.wav"), jobs=anonymous(jobs_in(folder)))
    assert row.error == "person 001, file 1.wav is damaged. Record it again."


def test_a_sentence_that_names_the_file_alone_is_told_with_the_name_it_has_here(put, run):
    folder = put("Ann Lee/lee.wav", b"\0\1")
    job = anonymous(jobs_in(folder))
    named = Counting("lee.wav", sentence="lee.wav is damaged.")
    assert run(folder, named, jobs=job)[0].error == "person 001, file 1.wav is damaged."


def test_a_file_of_a_manifest_that_is_not_there_is_a_row(put, run):
    put("a.txt")
    rows = run(put("m.csv", "file\nb.txt\na.txt\n") / "m.csv", Counting())
    assert [(row.job.name, row.error) for row in rows] == [
        (
            "b.txt",
            "The file b.txt is not there or cannot be read. "
            "Check its name and that you may read it, and run this again.",
        ),
        ("a.txt", None),
    ]


def test_whoever_stops_in_the_middle_finds_what_is_done_on_disk(put, run, tmp_path):
    put("ann/1.txt"), put("ann/2.txt", "I fixed it.")
    folder = put("bo/1.txt", "We tried.")
    going = run_all(jobs_in(folder), Counting(), "auto", tmp_path / "out", "1")
    next(going), next(going)
    going.close()
    again = Counting()
    assert len(run(folder, again)) == 3
    assert len(again.came) == 1


def test_results_that_cannot_be_written_are_told_in_a_sentence(put, run, tmp_path):
    (tmp_path / "out").write_text("a file where the folder should be")
    with pytest.raises(DeviceError, match=r"The results cannot be written to .*out \(File exists\)\."):
        run(put("ann/1.txt"), Counting())
