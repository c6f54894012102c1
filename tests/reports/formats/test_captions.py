"""Captions as other people's parsers read them."""

from dataclasses import replace
from io import StringIO
from itertools import pairwise

import pytest
import srt
import webvtt

from mockloop.core.transcript import Word
from mockloop.reports.formats.captions import LINE, cues, render_srt, render_vtt
from mockloop.reports.from_session import report_of
from mockloop.reports.model import Report
from testkit.reports import interview


def parsed_vtt(report: Report) -> list[webvtt.Caption]:
    return list(webvtt.from_buffer(StringIO(render_vtt(report))))


def said(report: Report) -> str:
    return " ".join(answer.transcript.text for answer in report.answers)


def test_srt_holds_every_word_in_order(report):
    found = list(srt.parse(render_srt(report), ignore_errors=False))
    assert " ".join(" ".join(cue.content.split()) for cue in found) == said(report)
    assert [cue.index for cue in found] == list(range(1, len(found) + 1))


def test_vtt_holds_every_word_in_order(report):
    assert " ".join(" ".join(cue.text.split()) for cue in parsed_vtt(report)) == said(report)


def test_both_hold_the_same_times(report):
    in_srt = [(cue.start.total_seconds(), cue.end.total_seconds()) for cue in srt.parse(render_srt(report))]
    in_vtt = [(cue.start_in_seconds, cue.end_in_seconds) for cue in parsed_vtt(report)]
    assert len(in_srt) == len(in_vtt)
    for one, other in zip(in_srt, in_vtt, strict=True):
        assert one == pytest.approx(other, abs=1.001)  # webvtt-py 0.6 gives whole seconds


def test_a_cue_begins_and_ends_with_its_words_and_answers_follow_one_another(report):
    found = list(cues(report))
    first, last = report.answers[0].transcript, report.answers[1].transcript
    assert found[0].start_ms == round(1000 * first.words[0].start_s)
    assert found[-1].end_ms == round(1000 * (first.duration_s + last.words[-1].end_s))


def test_cues_are_short_enough_to_read_and_never_overlap(report):
    found = list(cues(report))
    assert all(len(cue.lines) <= 2 and max(map(len, cue.lines)) <= LINE for cue in found)
    assert all(cue.end_ms - cue.start_ms <= 6000 for cue in found)
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(found))


def test_a_cue_ends_at_a_pause(report):
    assert "never arrived" in next(cues(report)).lines[-1]


HOSTILE = "a-->b </c> <v Bob>x</v> &amp; {\\an8}"


def test_no_word_can_break_either_format(tmp_path):
    report = report_of(interview(tmp_path, probe=HOSTILE), "none")
    assert [" ".join(cue.text.split()) for cue in parsed_vtt(report)][-1]
    last = list(srt.parse(render_srt(report), ignore_errors=False))[-1]
    assert " ".join(last.content.split()) == HOSTILE.replace("-->", "->")
    assert "a--&gt;b &lt;/c&gt; &lt;v Bob&gt;x&lt;/v&gt; &amp;amp;" in " ".join(render_vtt(report).split())


def test_words_without_length_or_with_line_ends_still_make_cues(report):
    strange = (Word("one\n\ntwo", 1.0, 1.0), Word("\x00", 1.0, 1.0), Word("three", 1.0, 1.0), Word("x" * 60, 9.0, 9.0))
    opening = report.answers[0]
    reading = opening.debrief.reading
    transcript = replace(reading.answer.transcript, words=strange)
    answer = replace(reading.answer, transcript=transcript, spans=())
    changed = replace(opening, debrief=replace(opening.debrief, reading=replace(reading, answer=answer)))
    found = list(srt.parse(render_srt(replace(report, answers=(changed,))), ignore_errors=False))
    assert [cue.content for cue in found] == ["one two three", "x" * 60]
    assert all(cue.end > cue.start for cue in found)


def test_a_session_without_answers_gives_captions_without_cues(report):
    empty = replace(report, answers=())
    assert render_srt(empty) == ""
    assert parsed_vtt(empty) == []
