"""Whether an answer lacks what its question asks for. Only said when sure: most questions ask for no topic at all."""

from __future__ import annotations

from mockloop.analysis.judging.conversation import Conversation, Reading
from mockloop.analysis.topics.registry import topics_asked
from mockloop.analysis.topics.telling import measures, weights
from mockloop.analysis.topics.topic import Topic, count

FEWEST_WORDS = 60  # a shorter answer may leave out what the person took for granted


def unanswered(question: str, said: Conversation) -> Topic | None:
    """Return the topic that the question asks for and that nothing said tells of; None if all is well or unsure.

    If a question asks for several topics, one of them is enough.
    """
    asked = topics_asked(question)
    if said.story is None or not asked or len(said.story.answer.tokens) < FEWEST_WORDS:
        return None
    return asked[0] if all(_absent(topic, said) for topic in asked) else None


def lacks(topic: Topic, reading: Reading) -> bool:
    """Return whether one answer surely tells nothing of a topic."""
    if count(topic.told, reading.answer.text):
        return False
    if not topic.clues:
        return True
    by = weights(topic.name)
    return by.log_odds(measures(topic, reading.answer, reading.likely)) < by.least


def _absent(topic: Topic, said: Conversation) -> bool:
    """Return whether the story lacks a topic, and no answer to a follow-up names it either."""
    story = said.story
    named = any(count(topic.told, reading.answer.text) for reading in said.readings)
    return story is not None and not named and lacks(topic, story)
