"""Files that lost a line end, a quotation mark or a key: what they still say is read."""

from __future__ import annotations

import json

import pytest

from mockloop.speech.stt.transcript_files import FileRead, read
from mockloop.speech.stt.transcript_files.values import FileProblem


def text_of(data: str | bytes) -> str:
    found = read(data if isinstance(data, bytes) else data.encode())
    assert isinstance(found, FileRead), found
    return found.transcript.text


VTT = "WEBVTT\n\n00:01.000 --> 00:02.000 {}\nit was mine\n"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("align:start position:0%", "it was mine"),
        ("align:middle line:-1 size:50.5% vertical:rl", "it was mine"),
        ("position:10%,line-left align:end", "it was mine"),
        ("X1:201 X2:516 Y1:397 Y2:423", "it was mine"),
        ("align:start position:0%because", "because it was mine"),
        ("align:start position:0%.because", "because it was mine"),
    ],
)
def test_words_that_run_into_the_settings_of_a_caption_are_kept(settings: str, said: str) -> None:
    assert text_of(VTT.format(settings)).lstrip(".") == said


def test_a_mark_for_a_sound_takes_no_words_along() -> None:
    vtt = "WEBVTT\n\n00:01.000 --> 00:03.000\n[Music] so then<00:02.000><c> I fixed it</c>\n"
    assert text_of(vtt) == "so then I fixed it"


def test_a_superscript_figure_is_no_number_of_a_caption() -> None:
    assert text_of("00¹\n00:01,000 --> 00:02,000\nit was mine\n\n2\n00:02,000 --> 00:03,000\nso I did\n").endswith(
        "it was mine so I did"
    )


def aws(key: str) -> str:
    said = ("It", "was", "mine")
    items = [
        {"start_time": str(n), "end_time": str(n + 0.4), "type": "pronunciation"}
        | {key if n == 1 else "alternatives": [{"confidence": "0.9", "content": text}]}
        for n, text in enumerate(said)
    ]
    return json.dumps({"results": {"transcripts": [{"transcript": " ".join(said)}], "items": items}})


@pytest.mark.parametrize("key", ["alternatives", "alterJatives", "x"])
def test_an_entry_with_a_damaged_key_is_read_by_its_shape(key: str) -> None:
    assert text_of(aws(key)) == "It was mine"


@pytest.mark.parametrize(("text", "word"), [("wa2ched", "watched"), ("watched", "wa2ched"), ("watched", "watched")])
def test_of_two_spellings_the_one_without_damage_is_taken(text: str, word: str) -> None:
    said = [("I", 0.0), (word, 0.4), ("it", 1.0), ("for", 1.3), ("days", 1.6)]
    words = [{"word": one, "start": at, "end": at + 0.3} for one, at in said]
    data = {"text": f"I {text} it for days", "words": words}
    assert text_of(json.dumps(data)) == "I watched it for days"


def test_a_row_that_ran_into_the_head_of_a_table_is_read() -> None:
    table = 'start,end,text1000,2000"It was the only one left"\n2000,3000,"so I did it"\n3000,4000,"and it held"\n'
    assert text_of(table).endswith('It was the only one left" so I did it and it held')


def test_a_quotation_that_ends_early_costs_no_word() -> None:
    table = 'start,end,text\n1000,2000,"I took the same"batch again"\n2000,3000,"and it held"\n3000,4000,"so far"\n'
    assert text_of(table).replace('"', "") == "I took the same batch again and it held so far"


def test_speech_beside_the_frequencies_of_a_label_is_kept() -> None:
    rows = ["1.0\t2.0\tit was mine", "\\\t100.0\t8000.0", "2.0\t3.0\tso I did", "\\\t100.0\t8000.0and it held"]
    assert text_of("\n".join(rows)) == "it was mine so I did 8000.0and it held"


def test_what_was_said_above_the_first_speaker_is_no_title() -> None:
    talk = "My answer\nand I told them.\n[00:00:10.00] - Sam Lee\nIt was mine.\n\n[00:00:20.00] - Dana Reyes\nI see.\n"
    found = read(talk.encode(), "Sam")
    assert isinstance(found, FileRead)
    assert "told" in " ".join([found.transcript.text, *(turn.asked for turn in found.turns)])
    assert "My answer" not in found.transcript.text


def test_the_end_of_a_sentence_above_the_first_speaker_is_no_title() -> None:
    assert text_of("a week were charged double. M\n\n0:25 - Sam Lee\nI pulled the logs.\n").startswith("a week were")


@pytest.mark.parametrize("line", ["[0:12] Right", "0:12 Great", "[0:12] - Mark's."])
def test_a_short_line_with_a_time_is_no_name_of_a_speaker(line: str) -> None:
    word = line.split()[-1]
    stamps = line.removesuffix(word)
    told = f"{stamps.replace('12', '10')}I rang nine churches\n{line}\n{stamps.replace('12', '14')}Two said yes\n"
    assert text_of(told) == f"I rang nine churches {word} Two said yes"


def test_a_guess_whose_result_is_lost_keeps_its_words() -> None:
    words = [{"word": text, "start": at, "end": at + 0.2} for at, text in enumerate(("it", "was", "mine"))]
    parts = [{"partial": "it was"}, {"text": "it was mine", "result": words}, {"partial": "so I did"}]
    found = text_of("\n".join(map(json.dumps, parts)))
    assert found == "it was mine so I did"


@pytest.mark.parametrize("said", ['<p t="9" d="9"it was mine</p>', "<p t=9>it was mine</p>", '<p t="9">it was mine</p'])
def test_half_a_tag_is_no_reason_to_judge_half_an_answer(said: str) -> None:
    found = read(f'<timedtext format="3"><body><p t="1" d="5">so I did</p>{said}</body></timedtext>'.encode())
    assert isinstance(found, FileProblem) and "save it as srt" in found.next_step


def test_a_row_that_lost_a_bar_keeps_its_words() -> None:
    table = "start|end|text\n1.00|2.50|I found the cause\n2.60|4.00;and wrote a test\n4.10|5.00|for it\n"
    assert "and wrote a test" in text_of(table)


def test_a_name_that_stands_twice_in_one_object_is_told_and_no_word_is_lost_in_silence() -> None:
    twice = read(b'{"1": {"start": 0, "end": 1, "text": "I"}, "1": {"start": 1, "end": 2, "text": "did"}}')
    assert isinstance(twice, FileProblem)
    assert "the same name twice" in twice.sentence
    assert text_of('{"text": "It was mine.", "text": "It was mine."}') == "It was mine."
