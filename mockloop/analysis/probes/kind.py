"""A kind of probe, and the result of its condition."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import STORY, AnswerType
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.text.quotable import Clause
from mockloop.analysis.text.word_patterns import PAST_VERB

LIKELY = 0.6  # a signal this likely already answers a probe that asks for it
# how much a clause of each section counts as a step taken
STEP_IN = {"action": 1.0, "task": 0.8, "situation": 0.7, "result": 0.5, "reflection": 0.2, "": 0.8}


@dataclass(frozen=True, slots=True)
class Hit:
    """A condition holds: how strongly, from 0 to about 1.5, and the clause it rests on, if any.

    ``who``: the person the probe is about, as one would say it to the speaker: 'your father'.
    """

    strength: float
    clause: Clause | None = None
    who: str = ""


Find = Callable[[Narrative], Hit | None]


@dataclass(frozen=True)
class Kind:
    """One kind of probe.

    ``ask`` follows the quotation of the clause that the condition found; ``plain`` is the whole question if there is
    nothing to quote. ``because`` is shown to the candidate. ``if_yes`` and ``if_no`` follow a thin answer that begins
    with yes or no; any other has a follow-up that suits every kind (``follow_up.py``). Kinds with the same ``topic``
    are not asked in a row. ``fits``: the types of answer that it can be asked about. ``answered_near``: words that
    answer it already, if they are within two sentences of the clause; ``answered_by``: words that answer it anywhere;
    ``shown``: signals of its answer, none of which the signal model may think likely. ``worth``: its author's guess of
    how well it suits a story if its condition holds, from 0 to 1; what readers said of it changes that
    (``likelihood.py``). ``late``: it is the first probe only if no other is likely enough. ``early``: it asks for the
    story itself, so it is one of the first two probes. ``broad``: it suits so many stories that it comes first less
    often than it could.
    """

    id: str
    topic: str
    find: Find
    ask: str
    plain: str
    because: str
    wants: tuple[str, ...] = ()
    worth: float = 0.6
    if_yes: str = ""
    if_no: str = ""
    fits: frozenset[AnswerType] = STORY
    late: bool = False
    early: bool = False
    broad: bool = False
    answered_near: str = ""
    answered_by: str = ""
    shown: tuple[str, ...] = ()

    def holds(self, narrative: Narrative) -> Hit | None:
        """Return what the probe would rest on; None if it does not fit or is answered already."""
        if narrative.answer_type not in self.fits or (self.answered_by and narrative.mentions(cued(self.answered_by))):
            return None
        if any(narrative.likely(signal) >= LIKELY for signal in self.shown):
            return None
        hit = self.find(narrative.apart_from(cued(self.answered_near) if self.answered_near else None))
        return hit if hit and hit.strength > 0 else None


def if_told(words: int, steps: int = 0, own_steps: int = 0) -> Find:
    """Return a condition: the story has at least so many words, steps, and steps of the speaker's own."""
    return lambda narrative: (
        Hit(1.0)
        if narrative.length >= words
        and (not steps or narrative.steps >= steps)
        and (not own_steps or narrative.own_steps >= own_steps)
        else None
    )


_ADVERB = r"(?:(?:also|then|just|first|even|still|later|soon|always|never|[a-z]+ly|personally|did) ){0,2}"
_MODAL = (
    r"(?:(?:had|got|began|started|managed|tried|went on|was able|were able|needed|agreed|"
    r"took it upon myself|made an effort|made sure|took the (?:time|initiative|lead)) to |"
    r"(?:started|began|kept|ended up|went ahead and) )?"
)


@functools.cache
def cued(words: str) -> re.Pattern[str]:
    """Return the pattern of whole words over normalized text, compiled once."""
    return whole_words(words)


def step(verbs: str) -> re.Pattern[str]:
    """Return a clause in which the speaker did one of these: 'I (then) (had to) VERB', or 'VERBED …' as in notes."""
    return re.compile(rf"(?:i(?:'d|'ve)? {_ADVERB}{_MODAL}{_ADVERB}|(?:[a-z]+ly )?(?={PAST_VERB}\b))(?:{verbs})(?!\S)")


def best(found: Iterable[Clause], worth: Callable[[Clause], float]) -> Hit | None:
    """Return the most suitable clause, the earlier of two equal ones. Quotable clauses come first."""
    scored = [(worth(clause) * (1.0 if clause.quote else 0.45), -clause.first, clause) for clause in found]
    most = max(scored, key=lambda one: one[:2], default=None)
    return Hit(most[0], most[2]) if most and most[0] > 0 else None


_REASON = whole_words(r"because|since|so that|in order to|in order for|as i|the reason|due to|by [a-z]+ing")


def as_step(clause: Clause) -> float:
    """Return how much a step deserves a follow-up.

    It counts more in the action, at some length, and without a reason or detail.
    """
    length = 1.0 if clause.words >= 8 else 0.75 + clause.words / 32
    detail = 0.8 if _REASON.search(f"{clause.said} {clause.more}") else 1.0
    return STEP_IN.get(clause.section, 0.7) * length * detail
