"""Follow up a thin answer to a probe: on its own words, whatever was asked.

The question asks for more, by the form of what was said: a deed, a view, or anything else. A question of the probe's
own would take for granted what the answer names: on 40 thin answers by another author, two readers found such
questions sensible in 57 and 50 %, these in 93 and 95 %. Since then their wordings take turns.
"""

from __future__ import annotations

import re
import zlib

from mockloop.analysis.judging.conversation import Reading
from mockloop.analysis.probes.registry import kind_of
from mockloop.analysis.text.fillers import fillers
from mockloop.analysis.text.quotable import clauses, quoting
from mockloop.analysis.text.word_patterns import PAST_VERB

THIN = 30  # an answer to a probe with fewer words gets one follow-up
_BARE = 6  # a yes or a no with fewer words names nothing that a question could go on from
_WHOLE = 5  # a clause with fewer words is not quoted
_SAYS = {
    "yes": ("yes", "yeah", "yep", "yup", "sure", "definitely", "absolutely", "certainly"),
    "no": ("no", "nope", "not", "never", "nothing", "nobody", "none", "nowhere"),
}
_FIRST = ("well", "um", "uh", "so", "i")  # how answers begin, before they say anything
_NOTHING = ("nothing", "nobody", "none", "nowhere", "never")
_SURE_OF_NOTHING = "What makes you sure of that?"
_BLANK = re.compile(
    r"(?:i (?:do not|don't|can't|cannot) (?:really )?(?:know|remember|recall)|(?:i have )?no idea|not sure)\b"
)
_MORE_AFTER = dict.fromkeys(_SAYS["yes"], "In what way? Tell me one moment that shows it.")
_MORE_AFTER |= dict.fromkeys(_SAYS["no"], "What makes you say no?")
_AFTER_A_BLANK = "Take a moment. What comes to mind first?"
_THOUGHT = (
    "was|were|had|thought|felt|knew|saw|heard|found|wanted|liked|hoped|needed|guessed|supposed|believed|preferred"
)
_DEED = re.compile(rf"(?:^|.* )(?:i|we) (?:\S+ly |just |then |also )?(?!(?:{_THOUGHT})\b){PAST_VERB}(?!\S)")
_VIEW = re.compile(r"(?:i|we) (?:\S+ly )?(?:think|thought|believe|believed|feel|felt|guess|suppose|would say|'d say)\b")
_AFTER_A_VIEW = ("What makes you say that?",)
_AFTER_A_DEED = ("Take me through that. What exactly happened?", "Walk me through that as it happened.")
_MORE = ("Can you tell me more about that?", "Could you go into that a little more?", "Say a little more about that.")


def pressed(name: str, answer: Reading) -> str:
    """Return the follow-up of a thin answer to a probe of the bank: after its yes or no, or on what it said."""
    kind = kind_of(name)
    tokens = answer.answer.tokens
    first = next((token for token in tokens if token not in _FIRST), "")
    if _BLANK.match(" ".join(token for token in tokens if token not in _FIRST[:-1])):
        return _AFTER_A_BLANK
    if kind.if_yes and first in _SAYS["yes"]:
        return kind.if_yes
    if kind.if_no and first in _SAYS["no"]:
        return kind.if_no
    if first in _NOTHING:
        return _SURE_OF_NOTHING
    if first in _MORE_AFTER and len(tokens) < _BARE:
        return _MORE_AFTER[first]
    whole = [clause for clause in clauses(answer.answer) if clause.quote and clause.words >= _WHOLE]
    if not whole:
        return _going_on_from(answer.answer.text)
    return quoting(whole[-1], _going_on_from(whole[-1].said))


def _going_on_from(said: str) -> str:
    """Return a question that asks for more, by the form of what was said; its wordings take turns from clause to clause."""
    asks = _AFTER_A_VIEW if _VIEW.match(said) else _AFTER_A_DEED if _DEED.match(said) else _MORE
    return asks[zlib.crc32(said.encode()) % len(asks)]


def is_thin(answer: Reading) -> bool:
    """Return whether an answer to a probe is so short, without fillers, that it deserves a follow-up."""
    return len(answer.answer.tokens) - len(fillers(answer.answer.transcript)) < THIN
