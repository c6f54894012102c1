"""What a damaged transcript says is read in its place, or the file's reader says that it was left out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mockloop.speech.stt.transcript_files import FileRead, read
from mockloop.speech.stt.transcript_files.values import FileProblem
from testkit.cost import measured
from testkit.transcripts import EVERY, cues, spoken, written
from testkit.transcripts.answer import said

WORDS = spoken()
CUES = cues(WORDS)
ALL = " ".join(word.text for word in WORDS)


def found_in(data: Any) -> FileRead:
    data = data if isinstance(data, bytes) else (data if isinstance(data, str) else json.dumps(data)).encode()
    found = read(data)
    assert isinstance(found, FileRead), found
    return found


@pytest.mark.parametrize("name", EVERY)
def test_of_a_whole_file_nothing_is_said_to_be_left_out(name: str) -> None:
    found = found_in(written(name, WORDS))
    assert found.unread == ()
    assert not any("are left out, since" in notice for notice in found.notices)


def wrapped(damaged: dict[str, Any]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = [
        {"type": "cue", "data": {"start": cue[0].start_s, "end": cue[-1].end_s, "text": said(cue)}} for cue in CUES
    ]
    entries[4] = damaged
    return entries


@pytest.mark.parametrize(
    "damaged",
    [
        {"type": "cue", "{ata": {"start": 11.72, "end": 14.54, "text": said(CUES[4])}},
        {"type": "cue", "data": {"starttext": said(CUES[4])}},
        {"t": [{"x": said(CUES[4])}]},
    ],
)
def test_an_entry_of_no_known_shape_keeps_its_words_and_their_place(damaged: dict[str, Any]) -> None:
    assert found_in(wrapped(damaged)).transcript.text == ALL


def test_a_word_that_lost_its_times_keeps_its_place_whatever_its_field_is_called() -> None:
    entries = [{"from_s": word.start_s, "to_s": word.end_s, "glyphs": word.text} for word in WORDS]
    entries[40] = {"glyphs": WORDS[40].text}
    assert found_in({"payload": entries}).transcript.text == ALL


def row(number: int | None, at: int) -> list[Any]:
    cue = CUES[at]
    words = [[word.start_s, word.end_s, f" {word.text}", 0.97] for word in cue]
    return [number, 0, cue[0].start_s, cue[-1].end_s, f" {said(cue)}", [1, 2], words, 0.0]


def test_a_row_with_an_empty_value_is_read() -> None:
    rows = [row(at if at != 6 else None, at) for at in range(len(CUES))]
    assert found_in(rows).transcript.text == ALL


def test_a_segment_whose_words_say_more_than_its_text_is_not_the_whole_answer() -> None:
    segments = [
        {
            "start": cue[0].start_s,
            "end": cue[-1].end_s,
            "text": said(cue),
            "words": [{"word": word.text, "start": word.start_s, "end": word.end_s} for word in cue],
        }
        for cue in (*CUES[:3], [word for cue in CUES[3:] for word in cue])
    ]
    segments[3]["text"] = said(CUES[3])
    assert found_in({"segments": segments}).transcript.text == ALL


def test_lines_of_another_program_among_those_of_youtube_are_read() -> None:
    events: list[dict[str, Any]] = [
        {"tStartMs": int(cue[0].start_s * 1000), "dDurationMs": 2000, "segs": [{"utf8": said(cue)}]} for cue in CUES
    ]
    events[3] = {"id": 3, "start": 8.97, "text": said(CUES[3])}
    assert found_in({"events": events}).transcript.text == ALL


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("Sam,I wrote a test,and then, because it ran,a lock", "I wrote a test and then because it ran a lock"),
        ("it was late and nobody asked me", "it was late and nobody asked me"),
    ],
)
def test_a_row_with_more_or_fewer_cells_than_the_others_says_all_of_them(line: str, read_as: str) -> None:
    table = f"name,text\nSam,It was mine to do.\n{line}\nSam,So I did it.\n"
    assert read_as in found_in(table).transcript.text


@pytest.mark.parametrize(
    "log",
    [
        "main: processing 'a.wav' (1120000 samples, 70.0 sec), 4 threand then I turned it on",
        "main: processing 'a.wak, but about 40 customers a week were charged double. My goal was to find the cause",
    ],
)
def test_speech_that_ran_into_a_log_is_read(log: str) -> None:
    srt = f"{log}\n\n1\n00:00:01,000 --> 00:00:03,000\nand it held for good\n"
    text = found_in(srt).transcript.text
    assert log[-20:] in text
    assert text.endswith("and it held for good")


def test_what_may_be_speech_in_a_log_is_told() -> None:
    log = "whisper_full: found that two workers took the same batch"
    found = found_in(f"{log}\n\n1\n00:00:01,000 --> 00:00:03,000\nand it held for good\n")
    assert found.transcript.text == "and it held for good"
    assert found.unread == ("whisper full found that two workers took the same batch",)
    assert "10 words of the file are left out" in found.notices[0]
    assert "'whisper full found that two workers took the same batch'" in found.notices[0]


@pytest.mark.parametrize(
    "log",
    [
        "whisper_model_load: loading model from 'ggml-base.en.bin'",
        "main: processing 'a.wav' (1120000 samples, 70.0 sec), 4 threads, 1 processors, lang = en, timestamps = 1 ...",
        "UserWarning: FP16 is not supported on CPU; using FP32 instead",
    ],
)
def test_a_whole_log_is_left_out_and_no_word_is_lost_on_it(log: str) -> None:
    found = found_in(f"{log}\n\n1\n00:00:01,000 --> 00:00:03,000\nand it held for good\n")
    assert (found.transcript.text, found.notices) == ("and it held for good", ())


def test_speech_that_ran_into_a_heading_is_read() -> None:
    found = found_in('### Sam id="c1">took the same batch</p>\n\nIt held.\n')
    assert "took the same batch</p>" in found.transcript.text


def test_what_a_speaker_says_above_the_first_head_is_no_title() -> None:
    blocks = "Sam Lee: (00:25)\nSo I pulled the logs.\n\nSam Lee: (00:48)\nThen it held.\n"
    assert "Last autum" in found_in(f"Sam Lee: Last autumLee: (00:05)\n\n{blocks}").transcript.text


@pytest.mark.parametrize("code", ["utf-16", "utf-16-be", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("cut", [0, 1])
def test_a_part_of_one_byte_a_letter_in_wide_text_is_read(code: str, cut: int) -> None:
    wide = (ALL + "\n\n").encode(code)
    tail = b"And then we wrote it all down for the others.\n"
    found = found_in(wide[: len(wide) - cut] + tail)
    assert found.transcript.text == f"{ALL} {tail.decode().strip()}"
    assert "parts in UTF-8" in found.notices[0]


def test_captions_of_one_byte_a_letter_after_wide_ones_are_read() -> None:
    wide = written("srt", WORDS).decode().encode("utf-16")
    found = found_in(wide + b"\n30\n00:01:14,680 --> 00:01:15,000\nIt held.\n")
    assert found.transcript.text == f"{ALL} It held."


def test_east_asian_letters_are_no_part_of_one_byte_a_letter() -> None:
    line = "敭潷歲敢潦敲"  # their bytes are Western letters, of which a text would have spaces
    found = found_in(("\ufeff" + ALL * 8 + line).encode("utf-16-le"))
    assert found.transcript.text.endswith(line)


def test_what_is_in_no_item_of_a_document_is_told() -> None:
    segments = [{"start": cue[0].start_s, "end": cue[-1].end_s, "text": said(cue)} for cue in CUES]
    found = found_in({"segments": segments, "s": [{"note": "two more workers had taken it before that"}]})
    assert found.transcript.text == ALL
    assert found.unread == ("two more workers had taken it before that",)


def test_a_title_a_summary_and_other_spellings_are_not_told() -> None:
    segments = [
        {"start": cue[0].start_s, "end": cue[-1].end_s, "text": said(cue), "lexical": said(cue).lower()} for cue in CUES
    ]
    found = found_in({"title": "How I mended it all", "summary": "He mended what ran twice.", "segments": segments})
    assert (found.transcript.text, found.unread) == (ALL, ())


PIECE = '{"word": "took", "start": 62.7, "end": 63.0}, {"word": "over", "start": 63.1, "end": 63.4}]}'


@pytest.mark.parametrize("head", ["1\n00:00:01,000 --> 00:00:03,000\nIt held.\n", "[1.00 3.72 It held.\n"])
def test_a_piece_of_json_in_another_text_is_no_speech(head: str) -> None:
    found = read(f"{head}{PIECE}\n".encode())
    assert isinstance(found, FileProblem)
    assert "JSON" in found.sentence


def test_subtitles_in_xml_without_their_beginning_are_read() -> None:
    whole = written("TTML", WORDS).decode()
    beheaded = whole[whole.index("<p ", whole.index("<p ") + 1) :]
    assert found_in(f"# Interview\n\n{beheaded}").transcript.text.endswith(" ".join(ALL.split()[20:]))
    cut = read(f"# Interview\n\n{beheaded[20:]}".encode())
    assert isinstance(cut, FileProblem)
    assert "a tag has no end" in cut.sentence


@pytest.mark.parametrize("line", ["title: a talk\n date: today: now\n", "\n \n"])
def test_a_head_of_markdown_without_its_end_takes_no_time(line: str) -> None:
    with measured() as cost:
        found = found_in(f"---\n{line * 300}\nIt was mine to do.\n")
    assert "It was mine to do." in found.transcript.text
    assert not cost.excess()


def test_rows_of_json_in_another_text_are_no_speech() -> None:
    rows = json.dumps([row(at, at) for at in range(len(CUES))])
    found = read(rows[rows.index("[[", 10) - 12 :].encode())
    assert isinstance(found, FileProblem)
    assert "JSON with other text around it" in found.sentence


def test_rows_that_are_whole_lines_are_read() -> None:
    lines = "\n".join(json.dumps([cue[0].start_s, cue[-1].end_s, said(cue)]) for cue in CUES)
    assert said(CUES[-1]) in found_in(f"The transcript\n{lines}\n").transcript.text


def test_a_printed_mapping_with_a_name_twice_is_refused() -> None:
    entry = '"0": {"start": 01.0, "end": 3.72, "text": "%s"}'
    found = read(f"{{{entry % 'It was late.'}, {entry % 'Nobody had asked me.'}}}".replace("01.0", "00.08").encode())
    assert isinstance(found, FileProblem)
    assert "the same name twice" in found.sentence


def test_entries_of_other_times_among_alternatives_are_told() -> None:
    entries: list[dict[str, Any]] = [
        {
            "DisplayText": said(cue),
            "Offset": int(cue[0].start_s * 1e7),
            "Duration": int((cue[-1].end_s - cue[0].start_s) * 1e7),
            "NBest": [{"Display": said(cue), "Words": [{"Word": w.text, "Offset": int(w.start_s * 1e7)} for w in cue]}],
        }
        for cue in CUES[:-4]
    ]
    entries[-1]["NBest"] += [{"start": cue[0].start_s, "text": said(cue)} for cue in CUES[-4:-1]]
    found = found_in("\n".join(map(json.dumps, entries)))
    assert found.unread == tuple(said(cue).replace(",", "") for cue in CUES[-4:-1])


def test_a_first_line_that_goes_on_in_the_next_is_no_title() -> None:
    found = found_in("to look, but\nabout 40 customers were charged.\n\n[Sam Lee] 00:00:25\nSo I pulled the logs.\n")
    assert found.transcript.text == "to look, but about 40 customers were charged. So I pulled the logs."


def test_speech_with_a_time_that_ran_into_a_heading_is_read() -> None:
    found = found_in("### Sam L(51.1s) it for 4 days, and then I turned\n(53.5s) it on everywhere.\n")
    assert "it for 4 days, and then I turned" in found.transcript.text


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be"])
def test_a_short_end_of_one_byte_a_letter_in_wide_text_is_read(code: str) -> None:
    data = (ALL + " lim").encode(code) + b"m one.\n"
    assert len(data) % 2  # half a letter is left over
    assert found_in(data).transcript.text == f"{ALL} limm one."


def test_subtitles_that_ran_into_a_guess_do_not_replace_the_one_before() -> None:
    guess = "last autumn i was the only engineer on"
    srt = f"{guess} ,040\nI rolled it out\n\n20\n00:00:51,070 --> 00:00:53,490\nit for 4 days\n"
    found = found_in(f"{json.dumps({'partial': f'{guess} call for the team'})}\n{json.dumps({'partial': srt})}\n")
    assert "call for the team" in found.transcript.text
    assert "it for 4 days" in found.transcript.text


def test_three_known_words_between_unknown_ones_are_told_with_them() -> None:
    segments = [{"start": cue[0].start_s, "end": cue[-1].end_s, "text": said(cue)} for cue in CUES]
    found = found_in({"segments": segments, "s": [{"note": "it paused and then I waited there"}]})
    assert found.unread == ("it paused and then I waited there",)
