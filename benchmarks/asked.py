"""Measure whether an answer beside its question is noticed: ``python -m benchmarks.asked --strangers FOLDER``.

FOLDER holds answers.jsonl (see ``benchmarks/apparatus/strangers.py``). Each answer is judged with its own question,
placed at its competency as the program does it, and with a question of the library that asks for a topic, dealt by a
fixed seed from those of clearly another competency (``models/topics/dataset.py``). The first must not be called beside
its question, the second should be. For each topic every answer of clearly another competency is tried too. Limits and
weights were chosen on the answers with ``use`` ``train``, which are judged here by weights that have seen them; nobody
in ``evaluate`` was looked at for that.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.apparatus.strangers import load
from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.verdict import ENOUGH, Verdict, verdict
from mockloop.analysis.topics.registry import all_topics, topics_asked
from mockloop.analysis.topics.topic import Topic
from mockloop.analysis.topics.unanswered import unanswered
from mockloop.library.catalog import questions
from mockloop.library.question_match import match_question
from models.topics.dataset import Asked, asked

SEED = 2026
LEVEL = "sde2"


@dataclass(frozen=True)
class Dealt:
    """An answer with a question: its own, or one of another competency."""

    answer: Asked
    question: str
    topic: Topic | None  # what the question asks for

    @property
    def beside(self) -> bool:
        return unanswered(self.question, self.answer.said) is not None

    def judged(self, checked: bool = True) -> Verdict:
        """The verdict; if not ``checked``, as if the question asked for nothing in so many words."""
        scenario = match_question(self.question).scenario
        scenario = scenario if checked else scenario.model_copy(update={"question": "Tell me a story."})
        return verdict(Bar(scenario, LEVEL), self.answer.said)


def own(answers: Sequence[Asked]) -> list[Dealt]:
    """Every answer with its own question."""
    return [Dealt(one, one.stranger.question, next(iter(topics_asked(one.stranger.question)), None)) for one in answers]


def foreign(answers: Sequence[Asked], seed: int) -> list[Dealt]:
    """Every answer with a question that it was not given for; none of a competency whose stories often fit."""
    deal = random.Random(seed)
    return [
        Dealt(one, question, topic)
        for one in answers
        if (open_to := [pair for pair in _library() if one.foreign(pair[1])])
        for question, topic in [deal.choice(open_to)]
    ]


def every_pair(answers: Sequence[Asked]) -> list[Dealt]:
    """Every answer with the first question of each topic that is clearly another competency's."""
    first = {topic: question for question, topic in reversed(_library())}
    return [Dealt(one, question, topic) for topic, question in first.items() for one in answers if one.foreign(topic)]


def _library() -> list[tuple[str, Topic]]:
    """Return the library's questions that ask for one topic, as many of each topic."""
    by_topic: dict[str, list[str]] = {topic.name: [] for topic in all_topics()}
    for question in questions().values():
        topics = topics_asked(question.question)
        if len(topics) == 1:
            by_topic[topics[0].name].append(question.question)
    least = min(len(some) for some in by_topic.values())
    return [(words, topic) for topic in all_topics() for words in by_topic[topic.name][:least]]


def lines(answers: Sequence[Asked], seed: int) -> Iterator[str]:
    """The figures of some answers, as lines of text."""
    mine, others = own(answers), foreign(answers, seed)
    checked = [one for one in mine if one.topic]
    yield f"own questions: {_share([one.beside for one in mine])} called beside the question"
    yield f"  of those that ask for a topic: {_share([one.beside for one in checked])}{_by_topic(checked)}"
    yield f"questions of another competency: {_share([one.beside for one in others])} noticed{_by_topic(others)}"
    pairs = every_pair(answers)
    yield f"every such pair: {_share([one.beside for one in pairs])} noticed{_by_topic(pairs)}"
    yield f"verdicts with own questions: {_verdicts(mine)}"
    bounded = [one for one in pairs if one.topic and one.topic.bounds]
    yield f"verdicts on pairs whose topic bounds them: {_verdicts(bounded)}"
    yield f"  the same without this check: {_verdicts(bounded, checked=False)}"


def _by_topic(dealt: Sequence[Dealt]) -> str:
    found = [
        f"{topic.name} {_share([one.beside for one in dealt if one.topic == topic])}"
        for topic in all_topics()
        if any(one.topic == topic for one in dealt)
    ]
    return f" ({', '.join(found)})" if found else ""


def _verdicts(dealt: Sequence[Dealt], checked: bool = True) -> str:
    ratings = Counter(one.judged(checked).rating for one in dealt)
    hired = sum(ratings[name] for name in ENOUGH)
    counted = ", ".join(f"{name} {count}" for name, count in ratings.most_common())
    return f"{hired} of {len(dealt)} hire or better ({counted})"


def _share(found: Sequence[bool]) -> str:
    return f"{sum(found)} of {len(found)}, {sum(found) / len(found):.1%}" if found else "none"


def main(folder: Path, uses: Sequence[str], seed: int) -> None:
    everything = load(folder)
    for use in uses:
        answers = asked([one for one in everything if one.use == use])
        print(f"use: {use}, {len(answers)} answers whose question is known")
        for line in lines(answers, seed):
            print(f"  {line}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strangers", type=Path, required=True, help="a folder with answers.jsonl")
    parser.add_argument("--use", nargs="+", default=["train", "evaluate"], help="which answers")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    main(given.strangers, given.use, given.seed)
