"""A scenario as a deck of cards for Anki, written by genanki: sections, probes, quiz.

Every card has an id made from its role, not from its text, and the deck one made from the scenario's, so that
importing a later deck updates the cards and keeps their schedules. A quiz question has only its words as an id: a
reworded one is a new card, so that no schedule moves to another question.
"""

from __future__ import annotations

import hashlib
import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mockloop.analysis.judging.pacing import clocks
from mockloop.core.errors import InputError
from mockloop.core.scenario import Probe, QuizQuestion, Scenario
from mockloop.core.walkthrough import places

_MODEL_ID = 1_704_211_953  # between 2**30 and 2**31; it must never change, since Anki knows the card type by it
_LETTERS = "abcdefghi"
_CSS = """
.card { font-family: sans-serif; font-size: 1.1em; line-height: 1.45; text-align: left; max-width: 40em; margin: auto; }
.note { margin-top: 0.8em; } .name { font-weight: bold; } li { margin: 0.2em 0; }
"""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: ``key`` is its role, ``front`` and ``back`` are HTML."""

    key: tuple[str, ...]
    front: str
    back: str


def write_deck(scenario: Scenario, made: Sequence[Card], path: Path) -> None:
    """Write the scenario's deck of these cards. Raises InputError if it cannot be written."""
    genanki = _genanki()
    deck = genanki.Deck(_deck_id(scenario.id), f"mockloop::{scenario.title}", description=_text(scenario.overview))
    model = _model(genanki)
    for card in made:
        guid = genanki.guid_for("mockloop", scenario.id, *card.key)
        deck.add_note(genanki.Note(model, [card.front, card.back], guid=guid, tags=[card.key[0]]))
    try:
        genanki.Package(deck).write_to_file(str(path))
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}).", "Choose another place with --out.") from error


def selected(made: Iterable[Card], sections: Sequence[str], quiz: bool) -> list[Card]:
    """Return the cards of these sections, and those of the quiz if ``quiz``; all cards if neither is given."""
    if not sections and not quiz:
        return list(made)
    wanted = {("section", name) for name in sections}
    return [card for card in made if card.key in wanted or (quiz and card.key[0] == "quiz")]


def cards(scenario: Scenario, level: str) -> Iterator[Card]:
    """Return the cards: sections in order with the targets of the level, probes, quiz."""
    by = clocks(scenario, level)
    for name, section in scenario.sections.items():
        front = f"{_bold(name.capitalize())}<br>{_text(section.prompt)}"
        notes = (
            ("Target", f"{by[name].target_s:g} s, at most {by[name].limit_s:g} s"),
            ("They show", section.key_phrases_show),
            ("Coach", section.coaching),
            ("Common mistake", section.mistake),
        )
        yield Card(("section", name), front, _marked(section.strong, section.key_phrases) + _notes(notes))
    yield from map(_probe_card, scenario.probes)
    yield from map(_quiz_card, scenario.quiz)


def _probe_card(probe: Probe) -> Card:
    weak, strong = probe.weak, probe.strong
    has = "".join(f"<li>{_text(element)}</li>" for element in (strong.has if strong else ()))
    notes = (
        ("Remember", probe.remember),
        ("It tests", probe.tests),
        ("A weak answer", weak.answer if weak else ""),
        ("Why it is weak", weak.why if weak else ""),
    )
    answer = _text(strong.answer) if strong else ""
    return Card(("probe", probe.id), _text(probe.ask), f"{answer}<ul>{has}</ul>{_notes(notes)}")


def _quiz_card(question: QuizQuestion) -> Card:
    options = "".join(f"<li>{_text(option)}</li>" for option in question.options)
    front = f'{_text(question.question)}<ol type="a">{options}</ol>'
    right = f"{_LETTERS[question.right - 1]}: {question.options[question.right - 1]}"
    key = " ".join(question.question.casefold().split())
    return Card(("quiz", key), front, f"{_bold(right)}{_notes((('Why', question.explanation),))}")


def _model(genanki: Any) -> Any:
    template = {"name": "Card", "qfmt": "{{Front}}", "afmt": '{{FrontSide}}<hr id="answer">{{Back}}'}
    fields = [{"name": "Front"}, {"name": "Back"}]
    return genanki.Model(_MODEL_ID, "mockloop", fields=fields, templates=[template], css=_CSS)


def _genanki() -> Any:
    try:
        import genanki
    except ImportError as error:
        raise InputError(
            f"An Anki deck is written by the library genanki, which cannot be loaded ({error}).",
            "Install it with: pip install genanki",
        ) from error
    return genanki


def _deck_id(scenario_id: str) -> int:
    """Return a number between 2**30 and 2**31, always the same for a scenario."""
    digest = hashlib.sha256(f"mockloop {scenario_id}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4], "big") % (1 << 30)


def _marked(text: str, phrases: Sequence[str]) -> str:
    parts, at = [], 0
    for start, end in places(text, phrases):
        parts += [_text(text[at:start]), _bold(text[start:end])]
        at = end
    return "".join([*parts, _text(text[at:])])


def _notes(notes: Sequence[tuple[str, str]]) -> str:
    return "".join(
        f'<div class="note"><span class="name">{name}:</span> {_text(text)}</div>' for name, text in notes if text
    )


def _bold(text: str) -> str:
    return f"<b>{_text(text)}</b>"


def _text(text: str) -> str:
    return html.escape(text)
