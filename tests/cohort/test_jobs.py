"""Which answers a folder or a manifest holds, whose they are, and by what a result is known again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from mockloop.cohort.jobs import anonymous, jobs_in
from mockloop.core.errors import InputError


def told(jobs):
    return [(job.person, job.attempt, job.name) for job in jobs]


def test_each_folder_is_a_person_and_each_of_its_files_an_attempt_in_the_order_of_their_names(put):
    put("bo/2.wav"), put("bo/1.txt"), put("ann/week 1/answer.M4A")
    folder = put("carl.srt")
    assert told(jobs_in(folder)) == [
        ("ann", 1, "ann/week 1/answer.M4A"),
        ("bo", 1, "bo/1.txt"),
        ("bo", 2, "bo/2.wav"),
        ("carl", 1, "carl.srt"),
    ]


def test_hidden_files_and_files_of_other_kinds_are_left_alone(put):
    put("ann/.trash/old.wav"), put("ann/._1.wav"), put("ann/notes.pdf"), put("ann/report.docx")
    assert told(jobs_in(put("ann/1.wav"))) == [("ann", 1, "ann/1.wav")]


def test_the_question_of_the_whole_folder_is_each_answers_question(put):
    assert [job.question for job in jobs_in(put("ann/1.wav"), "tight-deadline")] == ["tight-deadline"]


def test_a_manifest_names_person_question_and_attempt_and_what_it_leaves_open_is_counted(put):
    put("a.txt"), put("b.txt"), put("c.txt")
    folder = put("m.csv", "\ufefffile,person,question,attempt\na.txt,Ann,,\nb.txt,Ann,,\nc.txt,,Why?,7\n")
    assert [(j.path.name, j.person, j.question, j.attempt) for j in jobs_in(folder / "m.csv", "Who?")] == [
        ("a.txt", "Ann", "Who?", 1),
        ("b.txt", "Ann", "Who?", 2),
        ("c.txt", "c", "Why?", 7),
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a,b\n1,2\n", "has no column 'file'. Its columns are file, person, question, attempt, separated by commas"),
        ("file;person\na.txt;Ann\n", "has no column 'file'"),
        ("", "has no column 'file'"),
        (b"\xff\xfe\x00", "cannot be read"),
        ("file,person\n", "lists no file. Add a line for each file."),
        ("file,person\na.txt,Ann\n,Bo\n", "Line 3 of the manifest .* names no file"),
        ("file,attempt\na.txt,first\n", "Line 2 of the manifest .*: the attempt 'first' is not a number"),
        ("file,attempt\na.txt,0\n", "the attempt '0' is not a number"),
        (
            "file,question\na.txt,tight-deadlin\n",
            "Line 2 .*: There is no question 'tight-deadlin'. Did you mean 'tight-",
        ),
        ("file,question\na.txt,boiler-mistake\nb.txt," + "why " * 200 + "\n", "Line 3 .*: The question has 799 char"),
        (
            "file,person,attempt\na.txt,Ann,1\nb.txt,Ann,1\n",
            "a.txt and b.txt are both attempt 1 of Ann at the same question. Correct the column 'attempt'",
        ),
    ],
)
def test_what_is_wrong_with_a_manifest_is_told_with_its_line(put, content, says):
    with pytest.raises(InputError, match=says):
        jobs_in(put("m.csv", content) / "m.csv")


def test_a_recording_in_the_place_of_a_folder_is_told_which_command_it_is_for(put):
    with pytest.raises(
        InputError,
        match=r"1\.wav is neither a folder nor a CSV file\. For one file: mockloop anal",
    ):
        jobs_in(put("1.wav") / "1.wav")


def test_attempts_that_are_given_keep_their_numbers_and_the_others_take_what_is_free(put):
    folder = put("m.csv", "file,person,attempt\na.txt,Ann,\nb.txt,Ann,1\nc.txt,Ann,\nd.txt,Bo,1\n")
    assert [job.attempt for job in jobs_in(folder / "m.csv")] == [2, 1, 3, 1]


def test_an_empty_folder_and_one_that_is_not_there_are_told(put, tmp_path):
    with pytest.raises(InputError, match="no recording or transcript"):
        jobs_in(put("notes.pdf"))
    with pytest.raises(InputError, match="no folder"):
        jobs_in(tmp_path / "nowhere")


def test_a_result_is_known_by_content_question_and_version_and_not_by_name(put):
    put("ann/1.txt", "one"), put("ann/2.txt", "two")
    first, second, third = jobs_in(put("bo/other name.txt", "one"))
    assert first.key("1") == third.key("1")
    asked = jobs_in(first.path.parents[1], "Why?")[0]
    assert len({first.key("1"), first.key("2"), second.key("1"), asked.key("1")}) == 4
    put("cy/1.txt", "one")
    text, captions = jobs_in(put("cy/1.vtt", "one"))[3:]
    assert text.key("1") != captions.key("1")  # the same content is read in another way


def test_anonymous_leaves_no_name_of_a_person_or_file_and_keeps_who_belongs_together(put):
    put("Ann Lee/lee 1.wav"), put("Ann Lee/lee 2.wav")
    jobs = anonymous(jobs_in(put("Bo/bo.txt")))
    written = " ".join(job.person + job.name for job in jobs)
    assert not [name for name in ("Ann", "Lee", "lee", "Bo", "bo") if name in written]
    assert {job.person for job in jobs} == {"person 001", "person 002"}
    assert jobs[0].person == jobs[1].person
    assert len({job.name for job in jobs}) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_names_of_bytes_that_are_no_text_and_control_characters_get_a_sign_for_each(tmp_path):
    for name in (b"\xff\xfe.txt", b"a\nb.txt", b"\x1b[31mred.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("I wrote a lock.")
    names = {job.name: job.person for job in jobs_in(tmp_path)}
    assert names == {
        "\ufffd\ufffd.txt": "\ufffd\ufffd",
        "a\ufffdb.txt": "a\ufffdb",
        "\ufffd[31mred.txt": "\ufffd[31mred",
    }
    assert [job.path.is_file() for job in anonymous(jobs_in(tmp_path))] == [True] * 3
