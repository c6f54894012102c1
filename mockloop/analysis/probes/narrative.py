"""The story so far, as the conditions of probes see it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from mockloop.analysis.judging.conversation import Conversation
from mockloop.analysis.probes.answer_type import (
    HAPPENED,
    AnswerType,
    answer_type,
    asks_for_beginnings,
    asks_for_event,
    years_in,
)
from mockloop.analysis.text.quotable import Clause, clauses, sentences
from mockloop.analysis.text.word_patterns import PAST_VERB

DEED = re.compile(
    r"(?:i|we)(?:'d|'ve)? (?:(?:also|then|just|first|even|still|later|soon|always|never|[a-z]+ly|personally|did) ){0,2}"
    r"(?!(?:was|were|had|felt|thought|knew|saw|am|needed|wanted|believed|liked|"
    r"learned|learnt|realised|realized|lived|used to)\b)(?:[a-z-]+ed|made|went|took|got|told|said|found|gave|wrote|ran|"
    r"led|built|brought|bought|taught|sent|kept|left|met|put|set|cut|sat|stood|spoke|spent|began|chose|drew|drove|held|"
    r"read|showed|sold|split|did|came|paid|let|redid|rewrote|dug|fought|figured)\b"
)
_NOTED = re.compile(
    rf"(?:[a-z]+ly )?(?!was\b|were\b|had\b){PAST_VERB} (?:a|an|the|my|our|it|them|him|her|over|out|up|to|with|for)\b|i (?:approach|ask|"
    r"suggest|tell|explain|decide|help|try|go|make|take|write|build|find|find)\b"
)
_PEOPLE = re.compile(
    r"(?<!\S)(?:he|she|teams?|clients?|customers?|managers?|boss|colleagues?|coworkers?|friends?|parents|students?|employees|guests?|"
    r"users|members?|teacher|professor|roommates?|teammates?)(?!\S)"
)
BEFORE, AFTER = 2, 3  # sentences before and after a clause in which its answer may be


@dataclass
class Narrative:
    """Everything said so far; ``question``: the opening question.

    A clause with an ``answered`` pattern nearby is closed: no probe may rest on it.
    """

    said: Conversation
    question: str = ""
    answered: re.Pattern[str] | None = None

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the story, without direct speech."""
        story = self.said.story
        if story is None:
            return ()
        spoken = _in_quotation_marks(word.text for word in story.answer.transcript.words)
        return tuple(clause for clause in clauses(story.answer) if not spoken[clause.first])

    @cached_property
    def sentences(self) -> tuple[tuple[int, int, str], ...]:
        """The sentences of the story: first word, last word, and the normalized text."""
        story = self.said.story
        if story is None:
            return ()
        tokens = story.answer.tokens
        spans = sentences(story.answer)
        return tuple((first, last, " ".join(t for t in tokens[first : last + 1] if t)) for first, last in spans)

    @cached_property
    def answer_type(self) -> AnswerType:
        """The type of the answer."""
        return answer_type(self.story, self.question, [clause.said for clause in self.clauses])

    @property
    def event_asked(self) -> bool:
        """Whether the question asks for one event, so that opinions alone do not answer it."""
        return asks_for_event(self.question)

    @property
    def beginnings_asked(self) -> bool:
        """Whether the question asks how the speaker came to something."""
        return asks_for_beginnings(self.question)

    @cached_property
    def years(self) -> int:
        """How many words of the story are about years, jobs and schools."""
        return years_in(self.story)

    @cached_property
    def text(self) -> str:
        """Everything that was said, normalized, including the answers to probes."""
        return " ".join(reading.answer.text for reading in self.said.readings)

    @cached_property
    def story(self) -> str:
        return self.said.story.answer.text if self.said.story else ""

    @cached_property
    def length(self) -> int:
        """The number of words of the story."""
        return len(self.said.story.answer.tokens) if self.said.story else 0

    @cached_property
    def steps(self) -> int:
        """How many clauses contain a step in the past, with 'I' or 'we'."""
        return sum(bool(DEED.match(clause.said) or _NOTED.match(clause.said)) for clause in self.clauses)

    @cached_property
    def own_steps(self) -> int:
        """How many clauses contain one of the speaker's own steps, with 'I' or as in notes."""
        return sum(
            bool((clause.said.startswith("i") and DEED.match(clause.said)) or _NOTED.match(clause.said))
            for clause in self.clauses
        )

    @cached_property
    def happened(self) -> bool:
        """Whether a particular day or moment is named."""
        return HAPPENED.search(self.story) is not None

    @cached_property
    def people(self) -> int:
        """How often others are mentioned who could have said something about it."""
        return len(_PEOPLE.findall(self.story))

    def likely(self, signal: str) -> float:
        """Return the probability, 0 to 1, that anything said so far shows the signal, by the signal model."""
        return max((reading.likely.get(signal, 0.0) for reading in self.said.readings), default=0.0)

    def words_in(self, section: str) -> int:
        return self.said.story.answer.words_in(section) if self.said.story else 0

    def ending(self, share: float) -> str:
        """Return the last part of the story."""
        tokens = self.story.split()
        return " ".join(tokens[int(len(tokens) * (1 - share)) :])

    def place(self, clause: Clause) -> float:
        """Return the place of a clause in the story: 0 at its beginning, 1 at its end."""
        return clause.first / max(self.length, 1)

    def around(self, clause: Clause, before: int = BEFORE, after: int = AFTER) -> str:
        """Return the sentence of a clause and the sentences beside it, normalized, without the clause itself."""
        at = next((n for n, (first, last, _) in enumerate(self.sentences) if first <= clause.first <= last), None)
        if at is None:
            return clause.more
        beside = self.sentences[max(0, at - before) : at] + self.sentences[at + 1 : at + 1 + after]
        return " ".join([*(said for _, _, said in beside), clause.more])

    @cached_property
    def surroundings(self) -> dict[int, str]:
        """The text around each clause, by its first word."""
        return {clause.first: self.around(clause) for clause in self.clauses}

    def apart_from(self, answered: re.Pattern[str] | None) -> Narrative:
        """Return the same narrative without the clauses that have the pattern nearby: they are answered already."""
        if answered is None:
            return self
        _ = self.surroundings  # found once for all views
        view = copy.copy(self)
        view.answered = answered
        return view

    def mentions(self, pattern: re.Pattern[str]) -> bool:
        """Return whether any answer contains the pattern."""
        return pattern.search(self.text) is not None

    def matching(self, pattern: re.Pattern[str]) -> Iterator[Clause]:
        """Yield the open clauses of the story that begin with the pattern."""
        return (clause for clause in self.clauses if pattern.match(clause.said) and self._is_open(clause))

    def holding(self, pattern: re.Pattern[str]) -> Iterator[Clause]:
        """Yield the open clauses of the story that contain the pattern anywhere."""
        return (clause for clause in self.clauses if pattern.search(clause.said) and self._is_open(clause))

    def closing(self, share: float = 0.34) -> Iterator[Clause]:
        """Yield the open clauses of the last part of the story."""
        return (clause for clause in self.clauses if self.place(clause) >= 1 - share and self._is_open(clause))

    def _is_open(self, clause: Clause) -> bool:
        return self.answered is None or not self.answered.search(self.surroundings[clause.first])


def _in_quotation_marks(words: Iterable[str]) -> list[bool]:
    """Return for each word whether it is in direct speech."""
    found, within = [], False
    for word in words:
        begins = word.startswith(('"', "“"))
        found.append(within or begins)
        marks = sum(word.count(mark) for mark in '"“”')
        within = within != (marks % 2 == 1)
    return found
