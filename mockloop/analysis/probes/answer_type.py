"""Sort answers by type, since most probes fit one event and make no sense for years or habits.

Plain rules decide: over the question, the words of the story, and how often the speaker did something in the past.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.word_patterns import PAST_VERB

# one event; a thing made; years of a life; what happened to the speaker or was seen; habits and opinions; a task of a
# course
AnswerType = Literal["event", "project", "years", "anecdote", "views", "exercise"]
EVENT: frozenset[AnswerType] = frozenset({"event"})
STORY: frozenset[AnswerType] = frozenset({"event", "project"})
ONCE: frozenset[AnswerType] = frozenset({"event", "project", "anecdote"})
NARRATED: frozenset[AnswerType] = frozenset({"event", "project", "anecdote", "years"})
EVERY: frozenset[AnswerType] = frozenset({"event", "project", "anecdote", "years", "views", "exercise"})

_ASKS_EVENT = re.compile(
    r"\b(?:(?<!at the )time (?:when|you|that|in)|a (?:\S+ ){0,2}?(?:situation|conflict|mistake|failure|decision|challenge|disagreement|risk)|"
    r"(?:challenging|difficult|hardest|technical|stressful) (?:\S+ )?(?:situation|decision|challenge|thing|problem|task)|"
    r"an? (?:\S+ )?example|experience|mistakes?|incident|bug|attack|conflict|ethical)\b"
)
_ASKS_STORY = re.compile(
    r"^(?:can you |could you |please )?(?:tell|describe|give|share|discuss|explain|think of|reflect)\b"
)
_ASKS_YEARS = re.compile(
    r"\b(?:(?:about|introduce) yourself|(?:your|the) (?:\S+ ){0,2}?(?:career|careers|background|backstory|journey|history|path|origin story|"
    r"profession)|how (?:did|'d) you (?:\S+ )?(?:get into|get started|get involved|end up|become|start|learn|come to)|"
    r"g[eo]t to (?:this|where)|"
    r"what brought you|first \S+ careers|where did you (?:grow|start)|became a)\b"
)
_ASKS_BEGINNINGS = re.compile(
    r"\b(?:how (?:did|'d) you (?:\S+ )?(?:get into|get started|get involved|end up|become|come to)|first got started|"
    r"what (?:led|brought|drew|got) you)\b(?! (?:leave|stop|quit))"
)
_ASKS_LIFE = re.compile(
    r"\b(?:yourself|careers?|background|backstory|journey|profession|end up|become|became|get into|got into)\b"
)
_ASKS_PROJECT = re.compile(
    r"\b(?:that you (?:did|made|wrote|created)|come about|start|begin|idea|project|build|built|builds?|building|released?|launch)\b"
)
_YEARS = re.compile(
    r"(?<!\S)(?:(?:19|20)\d\d|career|careers|graduated|graduate|graduating|degree|phd|masters?|major|majored|college|university|"
    r"high school|grad school|got (?:a|my first|my) job|my first job|internship|joined|hired|promoted|(?:worked|working|work) (?:as|at|for)|moved (?:to|back)|"
    r"years (?:later|ago|old)|(?:\S+ )?years|after that|ended up|became (?:a|an|the)|started (?:working|as|at|a company|my)|quit|"
    r"grew up|born|back (?:then|in)|lawyer|profession|freelanc\S*|industry)(?!\S)"
)
_MADE = re.compile(
    r"(?<!\S)(?:i|we|i've|we've|i'd|i had)(?: \S+){0,2} (?:built|wrote|created|designed|developed|implemented|launched|programmed|"
    r"released|shipped|prototyped|coded|started (?:building|writing|working on))(?!\S)"
)
_PAST = re.compile(rf"(?:\S+ ){{0,4}}?{PAST_VERB}(?!\S)")
_NOW = re.compile(
    r"(?:\S+ ){0,3}?(?:am|is|are|i'm|it's|you're|we're|they're|that's|there's|do|does|don't|doesn't|can|can't|will|would|should|want|"
    r"need|think|try|have to|like|know|get|work|make|use|believe|feel|you|always|usually|often|sometimes)(?!\S)"
)
_MINE = re.compile(
    rf"(?:\S+ ){{0,3}}?(?:i|we)(?: also| then| just| even| [a-z]+ly)* (?!(?:was|were|had|felt|thought|knew|liked|loved|"
    rf"wanted|lived|used)\b){PAST_VERB}(?!\S)"
)
_GENERAL = re.compile(
    r"(?<!\S)(?:always|usually|often|generally|normally|whenever|every time|in general|i would|i'd|i will|typically|tend to|"
    r"lots of times|there (?:have been|are|were) (?:many )?times|you (?:need to|can|have to|should)|every (?:day|week|lesson|shift))(?!\S)"
)
_COURSE_TASK = re.compile(
    r"(?<!\S)(?:katas?|fizz ?buzz|codewars|(?:coding|programming|js|javascript) (?:exercises?|challenges?)|"
    r"exercises? (?:number|called|where)|(?:in )?(?:an|another|one of the) exercises?)(?!\S)"
)
_CODE = re.compile(
    r"(?<!\S)(?:functions?|arrays?|strings?|loops?|if statements?|methods?|solution|css|flexbox|syntax|code|coding|console|index html|java|javascript|error messages?|ide|debug\w*)(?!\S)"
)
_ASKS_CODE = re.compile(r"\b(?:blocked on a simple problem|(?:elegantly )?solved a problem(?: elegantly)?)\b")
_OTHERS = re.compile(
    r"(?<!\S)(?:he|she|they|him|her|them|clients?|customers?|managers?|users|conflicts?|argu\w+|angry|upset)(?!\S)"
)
_FEWEST = 3  # words about code, for an exercise; words about others, for a story about more than an exercise
_TOLD_AT_LENGTH = 80  # words
_NAME = 5  # a competency is named in so many words at most
_SAID = re.compile(r"(?<!\S)(?:he|she|they|i) (?:[a-z]+ly )?(?:said|told|asked|sent|wrote|replied|answered)(?!\S)")
HAPPENED = re.compile(
    r"(?<!\S)(?:one (?:day|time|night|morning|evening|afternoon|of the (?:\S+ )?times)|once|last (?:year|week|month|summer|spring|fall|winter|semester)|"
    r"recently|one (?:recent|particular) \S+|a recent \S+|(?:one|perfect|good) example|on one occasion|(?:a few|two|three|several|many) (?:days|weeks|months|years) ago|that (?:day|night|morning|evening)|suddenly|the (?:next|following) (?:day|morning|week)|(?:a few|two|three|several) (?:days|weeks|months) later)(?!\S)"
)


def answer_type(story: str, question: str, clauses: Sequence[str]) -> AnswerType:
    """Return the type of an answer; ``story`` and ``clauses`` are normalized, ``question`` is as it was asked."""
    named = bool(question.strip()) and "?" not in question and not question.startswith("(")
    named = named and len(question.split()) <= _NAME  # 'Ownership'
    question = " ".join(token for token in map(normalized, question.split()) if token)
    words = max(story.count(" ") + 1, 1)
    past = sum(_PAST.match(clause) is not None for clause in clauses)
    now = sum(_PAST.match(clause) is None and _NOW.match(clause) is not None for clause in clauses)
    mine = sum(_MINE.match(clause) is not None for clause in clauses)
    years, made = years_in(story), len(_MADE.findall(story))
    event = _ASKS_EVENT.search(question) is not None
    asked = event or named or not question or _ASKS_STORY.search(question) is not None
    if _only_views(story, words, mine, past, now) and not (asked and not _is_general(story, words, mine, past, now)):
        return "views"
    if _is_exercise(story, question):
        return "exercise"
    if not event and _is_career(question, years, words, asked):
        return "years"
    if not event and (_ASKS_PROJECT.search(question) or made >= 3):
        return "project"
    if asked:
        return "event"
    if made or _ASKS_PROJECT.search(question):
        return "project"
    return "anecdote" if past > now else "views"


def years_in(story: str) -> int:
    """Return how many words of a story are about years, jobs and schools."""
    return len(_YEARS.findall(story))


def asks_for_beginnings(question: str) -> bool:
    """Return whether a question asks how the speaker came to something."""
    return _ASKS_BEGINNINGS.search(question.casefold().replace("\u2019", "'")) is not None


def asks_for_event(question: str) -> bool:
    """Return whether a question explicitly asks for one event."""
    return _ASKS_EVENT.search(question.casefold()) is not None


def _is_exercise(story: str, question: str) -> bool:
    """Return whether the story is about a task in code, such as courses set, with hardly anybody else in it."""
    tasks = len(_COURSE_TASK.findall(story))
    asked = tasks > 0 or _ASKS_CODE.search(question) is not None
    return asked and 2 * tasks + len(_CODE.findall(story)) >= _FEWEST and len(_OTHERS.findall(story)) < _FEWEST


def _is_career(question: str, years: int, words: int, asked: bool) -> bool:
    """Return whether the answer is about a life or its beginnings, asked for or plainly told."""
    if _ASKS_BEGINNINGS.search(question) and words >= _TOLD_AT_LENGTH:
        return True
    if _ASKS_YEARS.search(question):
        return years >= (2 if _ASKS_LIFE.search(question) else 4)
    return not asked and years >= 4 and years / words > 0.02


def _only_views(story: str, words: int, mine: int, past: int, now: int) -> bool:
    """Return whether hardly anything happens in it: only habits, opinions, or what the speaker would do."""
    if words < 15 or HAPPENED.search(story):
        return False
    if past >= now and len(_SAID.findall(story)) >= 3:
        return False  # words that were said once make it an incident
    few = (mine == 0 or mine / max(past + now, 1) < 0.06) and past < 0.4 * (past + now)
    return few or _is_general(story, words, mine, past, now)


def _is_general(story: str, words: int, mine: int, past: int, now: int) -> bool:
    general = len(_GENERAL.findall(story))
    return mine <= 1 and general >= 2 and general / words > 0.012 and now * 2 > past
