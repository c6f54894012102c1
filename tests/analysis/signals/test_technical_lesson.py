"""A lesson about people is no technical one, whatever the model finds in it."""

from __future__ import annotations

from mockloop.analysis.judging.conversation import read_story
from mockloop.analysis.signals.technical_lesson import fits
from mockloop.core.transcript import from_text

HATS = (
    "Our milliner wanted to glue the feathers on sixteen hats, and I disagreed with her. I steamed one glued hat in "
    "front of her, and four feathers came off. She agreed. All sixteen hats were ready on Friday. "
    "I learned to show the test first and to talk afterwards."
)


def test_a_lesson_with_one_term_of_the_craft_and_people_in_it_is_about_people():
    assert not fits("i learned to show the test first and to talk afterwards")
    assert fits("i learned that glue needs a test before the steam")
    assert fits("i learned to talk to the team about the database and its timeouts")


def test_a_lesson_about_talking_is_not_called_technical():
    assert "technical_lesson" not in {one.signal for one in read_story(from_text(HATS)).findings}
