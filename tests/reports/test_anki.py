"""The deck that Anki imports: read back with SQLite, as Anki does."""

from __future__ import annotations

import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest

from mockloop.core.errors import InputError
from mockloop.library.loader import load_scenario
from mockloop.reports.anki import cards, selected, write_deck

SCENARIO = load_scenario("ownership-webhook")
CARDS = list(cards(SCENARIO, "sde2"))


def notes(deck: Path) -> dict[str, tuple[str, str]]:
    """Front and back of each note, by its id."""
    folder = deck.with_suffix("")
    with zipfile.ZipFile(deck) as archive:
        archive.extractall(folder)
    with sqlite3.connect(folder / "collection.anki2") as database:
        rows = database.execute("select guid, flds from notes").fetchall()
    return {guid: tuple(fields.split("\x1f")) for guid, fields in rows}


def test_the_deck_has_a_card_for_each_section_probe_and_question(tmp_path):
    write_deck(SCENARIO, CARDS, tmp_path / "deck.apkg")
    assert len(notes(tmp_path / "deck.apkg")) == 5 + 4 + 3
    assert [card.key for card in CARDS][:6] == [
        ("section", "situation"), ("section", "task"), ("section", "action"), ("section", "result"),
        ("section", "reflection"), ("probe", "adoption"),
    ]  # fmt: skip


def test_an_edited_scenario_keeps_the_ids_so_that_importing_it_updates(tmp_path):
    write_deck(SCENARIO, CARDS, tmp_path / "before.apkg")
    edited = SCENARIO.model_copy(deep=True)
    edited.quiz[0].__dict__["explanation"] = "A better explanation."
    edited.probes[0].strong.__dict__["answer"] = "A better answer."
    write_deck(edited, list(cards(edited, "sde2")), tmp_path / "after.apkg")
    before, after = notes(tmp_path / "before.apkg"), notes(tmp_path / "after.apkg")
    assert before.keys() == after.keys()
    assert sum(before[guid] != after[guid] for guid in before) == 2


def test_a_section_has_its_phrases_in_bold_and_its_coaching():
    action = next(card for card in CARDS if card.key == ("section", "action"))
    assert "<b>I pulled the delivery logs</b>" in action.back
    assert "Coach:" in action.back
    assert "90 s, at most 135 s" in action.back


def test_the_targets_are_those_of_the_level():
    action = next(card for card in cards(SCENARIO, "sde1") if card.key == ("section", "action"))
    assert "61.7 s, at most 92.6 s" in action.back


def test_a_deck_can_be_of_some_sections_or_of_the_quiz_alone():
    assert selected(CARDS, (), quiz=False) == CARDS
    assert [card.key for card in selected(CARDS, ("task", "action"), quiz=False)] == [
        ("section", "task"), ("section", "action"),
    ]  # fmt: skip
    assert [card.key[0] for card in selected(CARDS, (), quiz=True)] == ["quiz"] * 3
    assert [card.key[0] for card in selected(CARDS, ("task",), quiz=True)] == ["section"] + ["quiz"] * 3


def test_a_question_has_its_options_in_front_and_the_right_one_behind():
    question = next(card for card in CARDS if card.key[0] == "quiz")
    assert question.front.count("<li>") == 4
    assert question.back.startswith("<b>b: I noticed the drops and decided to fix them")


def test_what_an_author_wrote_is_shown_as_text_and_never_as_html(tmp_path):
    edited = SCENARIO.model_copy(deep=True)
    edited.probes[0].__dict__["ask"] = "Why <script>alert(1)</script> & not?"
    card = next(card for card in cards(edited, "sde2") if card.key == ("probe", "adoption"))
    assert card.front == "Why &lt;script&gt;alert(1)&lt;/script&gt; &amp; not?"


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(InputError, match=r"cannot be written \(No such file or directory\)"):
        write_deck(SCENARIO, CARDS, tmp_path / "no" / "deck.apkg")


def test_a_missing_genanki_is_told_with_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(InputError) as told:
        write_deck(SCENARIO, CARDS, tmp_path / "deck.apkg")
    assert told.value.sentence.startswith("An Anki deck is written by the library genanki, which cannot be loaded")
    assert told.value.next_step == "Install it with: pip install genanki"
