"""What a kind of probe is, and what its condition looks at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from mockloop.analysis.judging.conversation import Conversation
from mockloop.analysis.text.english import PAST_VERB
from mockloop.analysis.text.quotable import Clause, clauses

# how much a clause of each section counts as a step that was taken
STEP_IN = {"action": 1.0, "task": 0.8, "situation": 0.7, "result": 0.5, "reflection": 0.2, "": 0.8}


@dataclass(frozen=True, slots=True)
class Hit:
    """A condition holds: how much, from 0 to about 1.5, and the clause it rests on, if it rests on one."""

    strength: float
    clause: Clause | None = None


@dataclass(frozen=True)
class Told:
    """What was told so far, as conditions look at it."""

    said: Conversation

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the story."""
        story = self.said.story
        return clauses(story.answer) if story else ()

    @cached_property
    def text(self) -> str:
        """Everything that was said, normalized, the answers to probes included."""
        return " ".join(reading.answer.text for reading in self.said.readings)

    @cached_property
    def story(self) -> str:
        return self.said.story.answer.text if self.said.story else ""

    @cached_property
    def length(self) -> int:
        """Words of the story."""
        return len(self.said.story.answer.tokens) if self.said.story else 0

    @cached_property
    def deeds(self) -> int:
        """How many clauses tell a step in the past, by 'I' or by 'we'."""
        return sum(bool(DEED.match(clause.said) or _NOTED.match(clause.said)) for clause in self.clauses)

    def words_in(self, section: str) -> int:
        return self.said.story.answer.words_in(section) if self.said.story else 0

    def ending(self, share: float) -> str:
        """Return the last part of the story."""
        tokens = self.story.split()
        return " ".join(tokens[int(len(tokens) * (1 - share)) :])

    def mentions(self, pattern: re.Pattern[str]) -> bool:
        """Whether any answer says it."""
        return pattern.search(self.text) is not None

    def matching(self, pattern: re.Pattern[str]) -> Iterator[Clause]:
        """Yield the clauses of the story that begin as the pattern does."""
        return (clause for clause in self.clauses if pattern.match(clause.said))

    def holding(self, pattern: re.Pattern[str]) -> Iterator[Clause]:
        """Yield the clauses of the story that hold the pattern anywhere."""
        return (clause for clause in self.clauses if pattern.search(clause.said))


Find = Callable[[Told], Hit | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of probe.

    ``ask`` follows the quotation of the clause that the condition found; ``plain`` is the whole question where there is
    nothing to quote. ``because`` is told to the candidate. ``press`` follows an answer that is thin; ``if_yes`` and
    ``if_no`` follow one that begins with yes or no. ``topic``: kinds of one topic are not asked in a row.
    """

    id: str
    topic: str
    find: Find
    ask: str
    plain: str
    because: str
    press: str
    wants: tuple[str, ...] = ()
    base: float = 1.0
    if_yes: str = ""
    if_no: str = ""


def pattern(words: str) -> re.Pattern[str]:
    """Return a pattern of whole words over normalized text."""
    return re.compile(rf"(?<!\S)(?:{words})(?!\S)")


OPPOSED = pattern(  # somebody is told of who was against it
    r"(?:was|were) (?:\S+ )?(?:against (?:it|this|that|the idea|the plan|my)|opposed|reluctant|sceptical|skeptical)|"
    r"objected|complained|resisted|refused|(?:pushed|push) back|"
    r"(?:did not|didn't) (?:like|want) (?:it|this|that|the idea|the plan|to)"
)
_ADVERB = r"(?:(?:also|then|just|first|even|still|later|soon|always|never|[a-z]+ly|personally|did) ){0,2}"
_MODAL = (
    r"(?:(?:had|got|began|started|managed|tried|went on|was able|were able|needed|agreed|"
    r"took it upon myself|made an effort|made sure|took the (?:time|initiative|lead)) to |"
    r"(?:started|began|kept|ended up|went ahead and) )?"
)
DEED = re.compile(
    r"(?:i|we)(?:'d|'ve)? " + _ADVERB + r"(?!(?:was|were|had|felt|thought|knew|saw|am|needed|wanted|believed|liked|"
    r"learned|learnt|realised|realized|lived|used to)\b)(?:[a-z-]+ed|made|went|took|got|told|said|found|gave|wrote|ran|"
    r"led|built|brought|bought|taught|sent|kept|left|met|put|set|cut|sat|stood|spoke|spent|began|chose|drew|drove|held|"
    r"read|showed|sold|split|did|came|paid|let|redid|rewrote|dug|fought|figured)\b"
)


_NOTED = re.compile(
    rf"(?:[a-z]+ly )?(?!was\b|were\b|had\b){PAST_VERB} (?:a|an|the|my|our|it|them|him|her|over|out|up|to|with|for)\b|i (?:approach|ask|"
    r"suggest|tell|explain|decide|help|try|go|make|take|write|build|find|find)\b"
)


def step(verbs: str) -> re.Pattern[str]:
    """Return a clause in which the speaker did one of these: 'I (then) (had to) VERB', or 'VERBED …' as in notes."""
    return re.compile(rf"(?:i(?:'d|'ve)? {_ADVERB}{_MODAL}{_ADVERB}|(?:[a-z]+ly )?(?={PAST_VERB}\b))(?:{verbs})(?!\S)")


def best(found: Iterable[Clause], worth: Callable[[Clause], float]) -> Hit | None:
    """Return the clause that is worth most, the earlier of two alike; one that can be quoted before one that cannot."""
    scored = [(worth(clause) * (1.0 if clause.quote else 0.45), -clause.first, clause) for clause in found]
    most = max(scored, key=lambda one: one[:2], default=None)
    return Hit(most[0], most[2]) if most and most[0] > 0 else None


_REASON = pattern(r"because|since|so that|in order to|in order for|as i|the reason|due to|by [a-z]+ing")


def as_step(clause: Clause) -> float:
    """How much a step asks to be followed up: told in the action, of some length, and without reason or detail."""
    length = 1.0 if clause.words >= 8 else 0.75 + clause.words / 32
    detail = 0.8 if _REASON.search(f"{clause.said} {clause.more}") else 1.0
    return STEP_IN.get(clause.section, 0.7) * length * detail
