"""Notes in capitals are read as any others, and their facts keep their capitals."""

from __future__ import annotations

from mockloop.library.notes import read_notes

NOTES = (
    "HALIFAX, 12/03/2022, LATE SHIFT\nCREW OF 11\n- RANG GORDON AT 0615\n- MOVED 40 CRATES BY HAND\nFINE OF \u00a32,300"
)


def test_facts_of_notes_in_capitals_are_found():
    facts = {(one.kind, one.text) for one in read_notes(NOTES).facts}
    assert {("date", "12/03/2022"), ("figure", "CREW OF 11"), ("figure", "40 CRATES"), ("name", "GORDON")} <= facts
    assert ("step", "MOVED 40 CRATES BY HAND") in facts
    assert not {text for kind, text in facts if kind == "name"} & {"CREW", "CRATES", "RANG"}


def test_a_few_capitals_are_left_as_they_are():
    assert ("name", "NHS") in {(one.kind, one.text) for one in read_notes("I called the NHS at 9:30.").facts}
