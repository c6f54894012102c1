"""The passive in the action without saying who acted: 'the logs were pulled' leaves open who pulled them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mockloop.analysis.answer import Answer, Finding, Match
from mockloop.analysis.signals.first_person_action import DOING
from mockloop.analysis.text.detection import bad, matches
from mockloop.analysis.text.word_patterns import ADVERB, PARTICIPLE, any_of

NAME = "passive_in_action"
TITLE = "The passive hides who did it"
SAY = "I …"
POLARITY = "bad"
ADVICE = "Say who did it: 'I pulled the logs' instead of 'the logs were pulled'."

_STATES = any_of(
    "tired", "worried", "scared", "supposed", "interested", "used", "needed", "bored", "excited", "relieved", "surprised", "annoyed", "frustrated",
    "concerned", "delayed", "named", "located", "based", "involved", "pleased", "satisfied", "confused", "allowed", "married", "retired",
    "overwhelmed", "embarrassed", "prepared", "stressed", "convinced", "determined", "disappointed", "overloaded", "blocked", "closed", "broken",
    "related", "expected", "limited", "crowded", "damaged", "qualified", "dropped", "locked", "mixed", "impressed", "exhausted", "complicated",
    "shocked", "ashamed", "amazed", "divided", "finished", "gone", "left", "lost", "stuck", "known", "meant", "felt", "hurt", "injured", "armed",
    "organized", "organised", "experienced", "motivated", "committed", "upset", "hit", "heard", "seen", "worn", "torn", "soaked", "packed",
    "understaffed", "required", "affected", "caused", "owed", "thrilled", "delighted", "terrified", "panicked", "abandoned", "grown",
)  # fmt: skip
# only things and unnamed people: what 'he' or 'we' were is often a state and not an action
_NOT_SUBJECT = frozenset("i he she we you who there what which and but so or not never".split())
_DOER = r"(?:the|a|an|my|our|their|his|her|its|him|them|me|us|two|three|some|someone|somebody|everyone|people|another)"
_BY = rf"(?: by\b| (?:\S+ ){{1,4}}?by {_DOER} (?!(?:end|time|weekend|afternoon|evening|morning|next|following|day)\b))"
PASSIVE = (
    rf"(?:was|were|got|(?:had|has|have) been) (?:{ADVERB}|both |straight ){{0,2}}"
    rf"(?!{_STATES}\b){PARTICIPLE}(?!{_BY})"
)
# 'I saw that the door was opened', 'when the door was opened': not the speaker's own steps
_SUBORDINATE = frozenset(
    "that whether if how why what which who whose where when while until because since as although".split()
)
_REACH = 6


def _in_main_clause(answer: Answer, match: Match) -> bool:
    """Return whether no subordinating word comes shortly before, without 'and' or 'then' between."""
    for token in reversed(answer.tokens[max(0, match.first - _REACH) : match.first + 1]):
        if token in _SUBORDINATE:
            return False
        if token in ("and", "then", "so", "but"):
            return True
    return True


def _of_things(answer: Answer, found: Iterable[Match]) -> Iterator[Match]:
    """Yield the passives with the word before them, if that can be the thing that was worked on."""
    for match in found:
        subject = answer.tokens[match.first - 1] if match.first else "i"
        if subject.partition("'")[0] not in _NOT_SUBJECT and re.fullmatch("[a-z'-]+", subject):
            yield Match(match.first - 1, match.last, f"{subject} {match.text}")


def detect(answer: Answer) -> list[Finding]:
    # a probe's answer is not all action, and in the rest of a story the passive is harmless
    if not answer.spans:
        return []
    passives = _of_things(answer, matches(answer, (PASSIVE,), ("action",)))
    hidden = [match for match in passives if _in_main_clause(answer, match)]
    own = matches(answer, (DOING,), ("action",))
    return bad(answer, NAME, hidden, ADVICE) if len(hidden) > len(own) else []
