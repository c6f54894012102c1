"""Where an answer draws a lesson, and whether that lesson could be told after any other story as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mockloop.analysis.answer import Answer, Match

MOST_WORDS = 40
LONG_PAUSE_S = 1.0

CUES = "|".join(
    (
        r"(?:i|we|i've|we've|i'd|and|also) (?:\S+ )?(?:learned|learnt|realized|realised)",
        r"(?:that|this|it|which|what) (?:\S+ )?(?:taught|showed|reminded) (?:me|us)",
        r"(?:what|one thing|something|the thing) (?:that )?i (?:took|take|have taken|learned|learnt|kept|changed)",
        r"(?:the|my|a) (?:\S+ )?(?:lesson|takeaway|take-away|learning)s?",
        r"(?:(?<!the )next time|in hindsight|looking back|in future|in the future|going forward|since then|from then on)",
        r"(?:ever since|these days|nowadays|now (?:i|we|every|each)|i now|we now|to this day)",
        r"(?:i'd|i would|i should have|i wish i had|i'll|i will) (?:\S+ ){0,6}?(?:differently|earlier|sooner|next time)",
        r"i would (?:raise|propose|push|ask|involve|write|start|bring|set|agree|communicate|plan|talk|work|be|try)",
    )
)
GENERIC = (
    r"communicat(?:ion|ing|e) (?:\S+ )?(?:is|was|are|more|better|clearly|well|openly)",
    r"(?:the )?(?:importance|value|power) of (?:good |clear |open )?(?:communication|teamwork|team work|planning|patience)",
    r"(?:teamwork|team work|hard work|patience|persistence|planning|preparation|honesty|organization|attitude|"
    r"collaboration|listening) (?:\S+ )?(?:is|pays|matters|makes)",
    r"(?:never|don't|not to) give up",
    r"(?:always|just) (?:do|try|give|be|stay|keep) (?:\S+ )?(?:best|hard|positive|calm|going|prepared|organized|patient)",
    r"(?:be|being|stay|staying) (?:more )?(?:proactive|positive|patient|calm|organized|flexible|prepared|confident)",
    r"(?:work|working) (?:harder|hard|together|as a team)",
    r"(?:manage|managing|management of) (?:my )?time|time management",
    r"(?:plan|planning) ahead",
    r"(?:everything|it all) (?:works out|happens for a reason)",
    r"(?:trust|believe in) (?:myself|yourself)|think outside the box|go the extra mile",
)
_LESSON_SECTIONS = ("reflection", "result")


@dataclass(frozen=True, slots=True)
class Lesson:
    """The words in which a lesson is drawn; ``generic`` where they would fit any story."""

    match: Match
    generic: bool


def lessons(answer: Answer) -> list[Lesson]:
    """Every lesson, in order: from its cue to the end of the sentence or thought."""
    found: list[Lesson] = []
    for match in _stretches(answer):
        if found and match.first <= found[-1].match.last:
            continue
        found.append(Lesson(match, _is_generic(match.text)))
    return found


def _stretches(answer: Answer) -> Iterator[Match]:
    for cue in answer.find(CUES, _LESSON_SECTIONS):
        last = _end(answer, cue.last)
        yield Match(cue.first, last, " ".join(answer.tokens[cue.first : last + 1]))


def _end(answer: Answer, index: int) -> int:
    """The end of the thought: of the sentence that follows a short one too, before a long pause."""
    words = answer.transcript.words
    begun = index
    while index + 1 < len(words) and index - begun < MOST_WORDS:
        ended = words[index].text.endswith((".", "!", "?")) and index - begun >= 8
        if ended or words[index + 1].start_s - words[index].end_s > LONG_PAUSE_S:
            break
        index += 1
    return index


def _is_generic(text: str) -> bool:
    """Little is left of the lesson once its cues and its commonplaces are taken out."""
    bare = text
    commonplace = False
    for pattern in GENERIC:
        bare, count = re.subn(rf"(?<!\S)(?:{pattern})(?!\S)", " ", bare)
        commonplace = commonplace or count > 0
    content = [word for word in bare.split() if len(word) > 4 and word not in _EMPTY]
    return len(content) < (6 if commonplace else 3)


_EMPTY = frozenset(
    "learned learnt realized lesson taught always really important actually experience would should could about "
    "there their which where these those things thing something everything everyone people because going before "
    "after again myself having being other others communicate communication teamwork looking hindsight future since "
    "whole better think matter great right overall project differently takeaway situation".split()
)
