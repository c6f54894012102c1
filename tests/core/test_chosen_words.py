"""A probe's own words are a fact: they may quote the candidate, and are read back as they were asked."""

from __future__ import annotations

import json

from mockloop.core.codec import from_record, to_record
from mockloop.core.events import Chosen, Recorded, Said, Say, Take, Transcribed
from mockloop.core.interview import start, step
from mockloop.core.state import Plan
from mockloop.core.transcript import Span, from_text
from mockloop.library.loader import load_scenario

ASKED = "You said: “I asked the porter to wait.” What would you have done if the answer had been no?"


def asked(chosen, scenario="conflict-colleague"):
    state, _ = start(Plan("interview", load_scenario(scenario), "sde2"))
    take = Take(1, 20.0, (Span(0.5, 19.0),))
    facts = (Said("opening"), Recorded(take, "key"), Transcribed(1, from_text("I asked the porter to wait.")), chosen)
    for fact in facts:
        state, effect = step(state, fact)
    return effect


def test_the_words_of_a_probe_are_asked_as_they_were_chosen():
    chosen = Chosen("if-the-answer-was-no", ("you asked somebody for something",), text=ASKED)
    assert asked(chosen) == Say("if-the-answer-was-no", ASKED, chosen.because)


def test_they_come_back_from_the_journal():
    chosen = Chosen("if-the-answer-was-no", ("because",), text=ASKED)
    assert from_record(json.loads(json.dumps(to_record(chosen)))) == chosen


def test_an_older_journal_has_no_words_and_the_scenario_s_are_asked():
    chosen = from_record({"event": "Chosen", "probe": "adoption", "because": ["x"], "provisional": False})
    scenario = load_scenario("ownership-webhook")
    assert asked(chosen, "ownership-webhook") == Say("adoption", scenario.probe("adoption").ask, ("x",))
