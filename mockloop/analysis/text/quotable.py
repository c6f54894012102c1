"""Find clauses that can be quoted to the person who said them: whole, clearly heard, and not too long.

A clause is cut out of its sentence at a conjunction followed by a subject, or at a comma followed by a pronoun. It can
be quoted if it begins with its subject, contains a verb, ends with the thought, and has no hesitations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from mockloop.analysis.answer import Answer
from mockloop.analysis.text.word_patterns import PAST_VERB
from mockloop.core.transcript import ends_sentence

FEWEST_WORDS, MOST_WORDS = 4, 24
SURE = 0.5  # every word of a quotation was heard with at least this probability

_PAUSES = (".", "?", "!", "…", ",", ";", ":", "-", "–", "—")
_JOINING = frozenset(
    "and but so then because which while when where whereas although though since however if as until after before "
    "also plus yet or once whenever who".split()
)
_PRONOUNS = frozenset(
    "i i'd i've i'm we we'd we've we're he she they he'd she'd they'd it there nobody everyone".split()
)
_SUBJECTS = _PRONOUNS | frozenset(
    "my our his her their the this that these those a an one people everybody you".split()
)
_LEADING = frozenset(
    "and but so then also well yeah yes basically actually however therefore plus anyway finally eventually first next "
    "now ok okay instead thankfully luckily unfortunately fortunately afterwards later again thus hence still yet "
    "initially ultimately firstly secondly lastly or because "
    "consequently additionally furthermore moreover sadly once".split()
)
_AS_WELL_AS = frozenset("soon long much well far such same just even".split())
_BETWEEN = _LEADING | _JOINING | {"just", "even", "in", "at"}
_AND_THEN = frozenset("and so then because plus".split())  # what may follow a whole clause; a 'but' takes it back
_HANGING = frozenset(
    "a an the to of for with and or but so that which who in on at by from as than my our his her their its your "
    "is was were are be been has have had very if when because about into i we he she they like these those not "
    "soon even just only such most "
    "more also".split()
)
_NOT_SAID_ALOUD = re.compile(r"[()\[\]{}<>/\\|*_=+#~]|\.\.\.|…|--|https?:|[a-z],[a-z]|(?:[A-Z]\.){2,}$")
_HESITATION = re.compile(
    r"(?<!\S)(?:u+h+m*|u+m+|e+r+m*|h+m+|you know|i mean|kind of|sort of|gonna|wanna|whatever)(?!\S)"
)
_FINITE = re.compile(
    rf"(?<!\S)(?:{PAST_VERB}|am|is|are|i'm|it's|he's|she's|they're|we're|has|have|i've|we've|will|would|can|could|do|"
    r"does|did|didn't|don't|couldn't|wasn't|weren't|can't)(?!\S)"
)
_BARE_STEP = re.compile(rf"(?:[a-z]+ly )?{PAST_VERB}")
_BESIDE = frozenset("when while if because although though since until after before which who where as once".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``first`` to ``last``; ``said`` is normalized; ``quote`` is "" if it cannot be quoted."""

    first: int
    last: int
    said: str
    section: str
    start_s: float
    quote: str = field(default="")
    more: str = ""  # the rest of its sentence, normalized: it may contain a reason or a detail

    @property
    def words(self) -> int:
        return self.said.count(" ") + 1


def clauses(answer: Answer) -> tuple[Clause, ...]:
    """Return the clauses of an answer, in order."""
    return tuple(clause for first, last in sentences(answer) for clause in _of_sentence(answer, first, last))


def sentences(answer: Answer) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each sentence of an answer."""
    words = answer.transcript.words
    first = 0
    for at, word in enumerate(words):
        if _ends(word.text.rstrip("\"'”’)")) or at == len(words) - 1:
            yield first, at
            first = at + 1


def _ends(text: str) -> bool:
    return ends_sentence(text) or text.endswith("…")


def _of_sentence(answer: Answer, first: int, last: int) -> Iterator[Clause]:
    cuts = [first, *(at for at in range(first + 1, last + 1) if _begins(answer, at, last)), last + 1]
    whole = " ".join(answer.tokens[first : last + 1])
    for begin, end in pairwise(cuts):
        at = begin
        while at < end and answer.tokens[at] in _LEADING:
            at += 1
        if at == end:
            continue
        said = " ".join(token for token in answer.tokens[at:end] if token)
        more = whole.replace(said, " ", 1)
        yield Clause(
            at,
            end - 1,
            said,
            answer.section_of(at),
            answer.transcript.words[at].start_s,
            _quote(answer, at, end - 1),
            more,
        )


def _begins(answer: Answer, at: int, last: int) -> bool:
    """Return whether a clause of a longer sentence begins at this word."""
    token, tokens = answer.tokens[at], answer.tokens
    before = answer.transcript.words[at - 1].text
    paused = before.endswith(_PAUSES)
    if token == "as" and (tokens[at - 1] in _AS_WELL_AS or "as" in tokens[max(0, at - 2) : at]):
        return False
    if token in _JOINING:
        follows = tokens[at + 1 : last + 1]
        if len(follows) > 1 and (follows[0] in _BETWEEN or follows[0].endswith("ly")):
            follows = follows[1:]
        if not follows:
            return False
        verbal = follows[0] in _SUBJECTS and _FINITE.search(" ".join(follows[1:7])) is not None
        if token in ("and", "or") and not _has_verb(answer, at):
            return False  # 'another member and I disagreed' is one clause
        return follows[0] in _PRONOUNS or verbal or (paused and token in _BESIDE)
    return paused and token in _PRONOUNS


def _has_verb(answer: Answer, before: int) -> bool:
    """Return whether there is a verb between the last pause and this word."""
    at = before
    while at > 0 and before - at < MOST_WORDS and not answer.transcript.words[at - 1].text.endswith(_PAUSES):
        at -= 1
    return _FINITE.search(" ".join(answer.tokens[at:before])) is not None


def _quote(answer: Answer, first: int, last: int) -> str:
    """Return the words as a quotation, "" if they are not a whole clause or were not clearly heard."""
    words = answer.transcript.words[first : last + 1]
    tokens = answer.tokens[first : last + 1]
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or min(word.probability for word in words) < SURE:
        return ""
    raw = " ".join(word.text for word in words)
    said = " ".join(tokens)
    opens = first == 0 or _ends(answer.transcript.words[first - 1].text)
    named = words[0].text[:1].isupper() and not _BARE_STEP.match(said)
    begins = tokens[0] in _SUBJECTS or named or (opens and _BARE_STEP.match(said))
    if not begins or tokens[0] in _BESIDE or tokens[-1] in _HANGING or "" in tokens:
        return ""
    if _NOT_SAID_ALOUD.search(raw) or _HESITATION.search(said) or not _FINITE.search(said):
        return ""
    if any(tokens[at : at + n] == tokens[at + n : at + 2 * n] for n in (1, 2) for at in range(len(tokens) - 2 * n + 1)):
        return ""  # said twice
    if not _is_closed(answer, last) or raw.rstrip("\"'”’)").endswith("?"):
        return ""
    text = _with_single_marks(raw).rstrip(",;:-–— .!?'")
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _is_closed(answer: Answer, last: int) -> bool:
    """Return whether the clause ends with its last word: its sentence ends, or another clause begins."""
    words, tokens = answer.transcript.words, answer.tokens
    bare = words[last].text.rstrip("\"'”’)") if last + 1 < len(words) else "."
    if _ends(bare) or bare.endswith((";", "—", "–")):
        return True
    return tokens[last + 1] in _AND_THEN


def _with_single_marks(raw: str) -> str:
    """Return the words with single quotation marks inside; "" if one is left open."""
    marks = re.findall('["“”]', raw)
    if len(marks) % 2:
        return ""
    opening = iter(range(len(marks)))
    return re.sub('["“”]', lambda _: "’" if next(opening) % 2 else "‘", raw)


def quoting(clause: Clause, ask: str) -> str:
    """Return a question after a quotation of the person's own words."""
    return f"You said: \u201c{clause.quote}\u201d {ask}"
