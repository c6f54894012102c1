"""A boundary moved by hand: kept as a fact, applied wherever the answer is read, and taken back."""

import json
import stat

import pytest

from mockloop.analysis.judging.debrief import debrief
from mockloop.core.errors import InputError
from mockloop.core.events import Chosen, Recorded, Requested, Said, Take, Transcribed
from mockloop.core.state import Plan
from mockloop.core.transcript import Span
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.correction_file import Correction
from mockloop.sessions.corrections import (
    FILE,
    append_correction,
    read_correction,
    turn_to_correct,
    turn_with_sections,
    undo_correction,
)
from mockloop.sessions.folder import SessionFolder, create
from mockloop.sessions.rebuild import replayed
from testkit.sessions import ID, STORY, interview, journal, spans, spoken, when

WORDS = len(spoken(STORY).words)


@pytest.fixture
def folder(tmp_path):
    return interview(tmp_path / "sessions", when(1), probes={"adoption": "I wrote it up and two teams use it today."})


def correction(folder, *sections) -> Correction:
    names = [{"section": s, "first_word": first, "last_word": last} for s, first, last in sections]
    return Correction.model_validate({"schema": 1, "session": folder.id, "answer": 0, "sections": names})


def seconds(folder) -> dict[str, float]:
    return {pace.section: pace.seconds for pace in debrief(replayed(folder).state).answers[0].paces}


def test_the_corrected_spans_are_what_the_debrief_reads(folder):
    append_correction(
        folder,
        replayed(folder).state.turns[0],
        correction(folder, ("action", 0, 9), ("result", 10, WORDS - 1)),
        when(2),
    )
    spans_read = debrief(replayed(folder).state).answers[0].reading.answer.spans
    assert [(s.section, s.first_word, s.last_word) for s in spans_read] == [
        ("action", 0, 9),
        ("result", 10, WORDS - 1),
    ]
    assert {(s.confidence, s.because) for s in spans_read} == {(1.0, ("corrected by you",))}
    assert seconds(folder)["action"] == 4.0  # ten words of 0.4 s
    assert seconds(folder)["reflection"] == 0.0


def test_the_journal_stays_as_it_was_and_the_file_is_its_owners_alone(folder):
    before = (folder.path / "events.jsonl").read_bytes()
    append_correction(folder, replayed(folder).state.turns[0], correction(folder, ("task", 0, WORDS - 1)), when(2))
    assert (folder.path / "events.jsonl").read_bytes() == before
    assert stat.S_IMODE((folder.path / FILE).stat().st_mode) == 0o600
    record = json.loads((folder.path / FILE).read_text().splitlines()[-1])
    assert (record["at"], record["takes"]) == ("2026-03-02T09:00:00+00:00", [1])


def test_taking_back_brings_what_held_before_step_by_step(folder):
    known = seconds(folder)
    append_correction(folder, replayed(folder).state.turns[0], correction(folder, ("task", 0, WORDS - 1)), when(2))
    append_correction(folder, replayed(folder).state.turns[0], correction(folder, ("action", 0, WORDS - 1)), when(3))
    assert undo_correction(folder, when(4)).sections[0].section == "action"
    assert seconds(folder)["task"] == round(WORDS * 0.4, 3)
    undo_correction(folder, when(4))
    assert seconds(folder) == known
    undo_correction(folder, when(4))  # the correction that the fixture began with
    assert not replayed(folder).state.turns[0].corrected
    with pytest.raises(InputError, match="no correction"):
        undo_correction(folder, when(4))


def test_an_answer_given_again_keeps_its_own_sections(tmp_path):
    text = find(ID).read_text(encoding="utf-8")
    folder = create(tmp_path, Plan("interview", load_scenario(ID), "sde2", probes=1), text, when(1))
    told = spoken(STORY)
    first, second = (Take(n, told.duration_s, (Span(0.0, told.duration_s),)) for n in (1, 2))
    answered = [Said("opening"), Recorded(first, "key"), Transcribed(1, told), Chosen("adoption")]
    journal(folder, answered)
    append_correction(folder, replayed(folder).state.turns[0], correction(folder, ("task", 0, WORDS - 1)), when(1))
    assert replayed(folder).state.turns[0].corrected
    again = [Requested("redo"), Said("opening"), Recorded(second, "key"), Transcribed(2, told)]
    for event in again:
        folder.append(9.0, event)
    replay = replayed(folder)
    assert replay.state.turns[0].takes == (second,)
    assert replay.state.turns[0].corrected == ()
    assert "The correction of answer 1 does not fit what was said" in replay.problems[0]


def with_takes(takes: str) -> str:
    """A correction of the answer that these takes are said to make up."""
    told = '{"schema": 1, "session": "x", "sections": [{"section": "task", "first_word": 0, "last_word": 1}]}'
    return f'{{"takes": {takes}, "correction": {told}}}'


@pytest.mark.parametrize(
    "damage",
    [
        *("{", "{}", "[]", "null", '{"takes": [1], "correction": {"schema": 1}}', '"x"', "[" * 50_000),
        *map(with_takes, ("[[1]]", '["1"]', "[1.5]", "[-1]", "[null]", "5", '{"1": 1}')),
    ],
)
def test_a_damaged_line_costs_only_its_own_correction(folder, damage):
    append_correction(folder, replayed(folder).state.turns[0], correction(folder, ("task", 0, WORDS - 1)), when(2))
    with (folder.path / FILE).open("a") as file:
        file.write(damage + "\n")
    replay = replayed(folder)
    assert replay.state.turns[0].corrected[0].section == "task"
    assert "Line 3 of corrections.jsonl cannot be read" in replay.problems[0]


def test_a_last_line_cut_off_makes_way_for_the_next_correction(folder):
    with (folder.path / FILE).open("a") as file:
        file.write('{"at": "2026')
    append_correction(folder, replayed(folder).state.turns[0], correction(folder, ("task", 0, WORDS - 1)), when(2))
    replay = replayed(folder)
    assert replay.state.turns[0].corrected[0].section == "task"
    assert "cannot be read" not in " ".join(replay.problems)


def test_a_correction_that_does_not_fit_is_refused(folder):
    state = replayed(folder).state
    with pytest.raises(InputError, match=f"ends at word 5, the answer at word {WORDS - 1}"):
        turn_to_correct(correction(folder, ("task", 0, 5)), folder, state)
    other = Correction(session="2025-01-01-0900-other", sections=spans(STORY))
    with pytest.raises(InputError, match="of the session 2025-01-01-0900-other"):
        turn_to_correct(other, folder, state)
    with pytest.raises(InputError, match="Answer 2 has no sections"):
        turn_with_sections(state, 1, folder.id)
    with pytest.raises(InputError, match="2 answers, but no answer 3"):
        turn_with_sections(state, 2, folder.id)


@pytest.mark.parametrize(("exported", "now"), [("", "-2"), ("-2", ""), ("-2", "-10")])
def test_a_correction_follows_its_session_when_that_was_given_a_number(folder, exported, now):
    wanted = correction(folder, ("task", 0, WORDS - 1)).model_copy(update={"session": f"{folder.id}{exported}"})
    numbered = SessionFolder(folder.path.rename(folder.path.with_name(f"{folder.id}{now}")))
    state = replayed(numbered).state
    assert turn_to_correct(wanted, numbered, state).ask == "opening"
    with pytest.raises(InputError, match="ends at word 3"):
        turn_to_correct(correction(folder, ("task", 0, 3)), numbered, state)


def test_a_file_is_read_as_a_report_exports_it(folder, tmp_path):
    path = tmp_path / "correction.json"
    wanted = correction(folder, ("task", 0, WORDS - 1))
    path.write_text(wanted.model_dump_json(by_alias=True))
    assert read_correction(path) == wanted
    assert turn_to_correct(read_correction(path), folder, replayed(folder).state).ask == "opening"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not a correction"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 5000, "not a correction"),
        (b'{"schema": 2, "session": "x", "sections": []}', "schema"),
        (
            b'{"schema": 1, "session": "x", "sections": [{"section": "task", "first_word": 3, "last_word": 9}]}',
            "word 0",
        ),
        (b"x" * 1_000_001, "too large"),
    ],
    ids=["empty", "utf-16", "deep", "newer", "gap", "huge"],
)
def test_a_file_that_is_no_correction_is_told(tmp_path, content, told):
    path = tmp_path / "correction.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=told):
        read_correction(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_correction(tmp_path / "gone.json")
