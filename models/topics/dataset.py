"""Strangers' answers to questions that ask for a topic, and answers to questions of clearly another competency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.apparatus.strangers import Stranger
from mockloop.analysis.judging.conversation import Conversation, read_story
from mockloop.analysis.topics.registry import topics_asked
from mockloop.analysis.topics.topic import Topic
from mockloop.library.question_match import match_question

# competencies whose answers often tell of the topic too: no other question, so no pair
RELATED = {
    "disagreement": frozenset(
        "conflict amazon-have-backbone teamwork amazon-earn-trust difficult-customer amazon-customer-obsession "
        "feedback leading-without-authority communication failure".split()
    ),
    "deadline": frozenset("deadline-and-priorities amazon-bias-for-action amazon-deliver-results".split()),
    "difficult_customer": frozenset(
        "difficult-customer amazon-customer-obsession amazon-insist-on-the-highest-standards".split()
    ),
}


@dataclass(frozen=True, eq=False)
class Asked:
    """An answer as the program reads it, with the competency of its own question."""

    stranger: Stranger
    competency: str
    said: Conversation

    def answers(self, topic: Topic) -> bool:
        """Whether its own question asks for the topic."""
        return topic in topics_asked(self.stranger.question)

    def foreign(self, topic: Topic) -> bool:
        """Whether its own question is of clearly another competency."""
        return not self.answers(topic) and self.competency not in RELATED[topic.name]


def asked(strangers: Sequence[Stranger]) -> list[Asked]:
    """Every answer whose question is known."""
    return [
        Asked(one, match_question(one.question).scenario.competency, Conversation((read_story(one.transcript),)))
        for one in strangers
        if one.question
    ]
