"""The passive without a doer inside Action: 'the logs were pulled' leaves open who pulled them."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import bad, matches
from mockloop.analysis.language import any_of
from mockloop.analysis.signals.first_person_action import DOING

NAME = "passive_in_action"
TITLE = "The passive hides who did it"
POLARITY = "bad"
ADVICE = "Say who did it: 'I pulled the logs' instead of 'the logs were pulled'."

_IRREGULAR = "built|brought|bought|chosen|cut|done|drawn|found|given|held|kept|made|put|rebuilt|rewritten|run|sent|set|split|taken|told|written|shut|sold|torn|dug"
_STATES = any_of(
    "tired", "worried", "scared", "supposed", "interested", "used", "needed", "bored", "excited", "relieved", "surprised", "annoyed", "frustrated",
    "concerned", "delayed", "called", "named", "located", "based", "involved", "pleased", "satisfied", "confused", "allowed", "married", "retired",
    "overwhelmed", "embarrassed", "prepared", "stressed", "convinced", "determined", "disappointed", "overloaded", "blocked", "closed", "broken",
    "red", "hundred", "related", "expected", "limited", "crowded", "damaged", "qualified", "dropped", "locked", "mixed", "impressed", "exhausted",
)  # fmt: skip
PASSIVE = (
    rf"(?:it|this|that|they|these|those|the \S+(?: \S+)?|a \S+(?: \S+)?|an \S+|new \S+|all \S+(?: \S+)?) (?:was|were|got|had been) "
    rf"(?:then |also |finally |quickly |immediately |carefully )?(?!{_STATES}\b)(?:[a-z]{{2,}}ed|{_IRREGULAR})(?! by\b)(?! (?:up|out|down|in|off|over|through|back|together) by\b)"
)
FEWEST = 2


def detect(answer: Answer) -> list[Finding]:
    hidden = matches(answer, (PASSIVE,), ("action",)) if answer.spans else []
    own = matches(answer, (DOING,), ("action",))
    return bad(answer, NAME, hidden, ADVICE) if hidden and len(hidden) >= len(own) else []
