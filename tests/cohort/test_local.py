"""The cores of this machine: each file once, whatever happens to the processes."""

from __future__ import annotations

import multiprocessing

import pytest

from mockloop.api import analyze
from mockloop.cohort.analysis import analyze_content, analyze_file
from mockloop.cohort.jobs import jobs_in
from mockloop.cohort.schedulers import LocalScheduler
from mockloop.cohort.worker_check import version
from testkit.fakes import wait_until
from tests.cohort.work import deadly, dies_once, echoed, raising


@pytest.fixture
def class_of(put):
    def writer(*stems):
        for stem in stems:
            folder = put(f"ann/{stem}.txt", stem)
        return jobs_in(folder, "Why?")

    return writer


def texts(found):
    return {job.path.stem: result.get("analysis", {}).get("text") for job, result in found}


def test_two_processes_analyze_transcripts_as_analyze_does(put):
    put("ann/1.txt")
    jobs = jobs_in(put("bo/1.txt", "We had an outage. I fixed it in an hour."), "tight-deadline")
    found = dict(LocalScheduler(2).run(jobs, "auto"))
    assert found == {job: analyze_file(job.path, job.question, "auto") for job in jobs}
    assert found[jobs[0]]["analysis"]["verdict"] != analyze(jobs[0].path).model_dump()["verdict"]


def test_each_file_comes_back_once_with_its_question_and_engine(class_of):
    found = list(LocalScheduler(2, echoed).run(class_of("1", "2", "3"), "small"))
    assert len(found) == 3
    assert texts(found) == {stem: f"{stem}.txt Why? small" for stem in "123"}


def test_a_file_that_kills_its_process_is_a_row_and_costs_no_other(class_of):
    found = list(LocalScheduler(2, deadly).run(class_of("1", "2", "deadly", "3", "4"), "auto"))
    assert len(found) == 5
    assert [job.path.stem for job, result in found if "error" in result] == ["deadly"]
    assert "died" in next(result["error"] for _, result in found if "error" in result)


def test_a_process_that_dies_once_costs_nothing(class_of):
    found = list(LocalScheduler(2, dies_once).run(class_of("1", "2", "deadly", "3"), "auto"))
    assert sorted(job.path.stem for job, _ in found) == ["1", "2", "3", "deadly"]
    assert all("analysis" in result for _, result in found)


def test_a_fault_of_our_own_is_a_row(class_of):
    found = dict(LocalScheduler(1, raising).run(class_of("1", "faulty"), "auto"))
    assert [result["error"] for result in found.values() if "error" in result] == [
        "The analysis failed (ZeroDivisionError: division by zero). Run this again."
    ]


def test_whoever_stops_listening_ends_the_processes(class_of):
    found = LocalScheduler(2, echoed).run(class_of("1", "2", "3"), "auto")
    next(found)
    found.close()
    wait_until(lambda: not multiprocessing.active_children())


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("noise.wav", bytes(range(256)) * 20, "noise.wav"),
        ("empty.txt", b"", "empty.txt"),
        ("a.mp3", b"\xff\xfb\x90", "a.mp3"),
    ],
)
def test_a_broken_file_is_a_sentence_about_the_file_by_its_name(name, content, says):
    error = analyze_content(content, f"class/{name}", None, "auto", version())["error"]
    assert f"class/{says}" in error
    assert "/tmp" not in error


def test_a_worker_that_joins_later_with_another_version_says_so_and_analyzes_nothing():
    result = analyze_content(b"We had an outage.", "class/1.txt", None, "auto", "0.1 (abc)")
    assert list(result) == ["error"]
    assert version() in result["error"] and "here it is 0.1 (abc). Install the same version" in result["error"]


def test_a_question_is_named_by_its_id_or_asked_in_words_and_a_misspelt_id_is_told(put):
    path = put("ann/1.txt") / "ann" / "1.txt"
    asked = analyze_file(path, "boiler-mistake", "auto")["analysis"]
    words = "Tell me about a mistake that you made, and what you did about it."
    assert asked["verdict"]["rating"] == analyze_file(path, words, "auto")["analysis"]["verdict"]["rating"]
    assert "There is no question 'boiler-mistak'" in analyze_file(path, "boiler-mistak", "auto")["error"]


def test_a_question_that_is_none_is_a_sentence(put):
    folder = put("ann/1.txt")
    assert "600" in analyze_file(folder / "ann" / "1.txt", "why " * 200, "auto")["error"]
