"""Cut an answer into clause-like units, by pauses and words first, and by punctuation if there is any."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from mockloop.analysis.answer import TRAILING, normalized
from mockloop.analysis.text.fillers import HESITATIONS
from mockloop.analysis.text.word_patterns import PAST_VERB
from mockloop.core.transcript import Transcript, Word, ends_sentence

LEAST_WORDS = 4
MOST_WORDS = 16
MOST_QUOTED = 40  # words of a quotation
_BARELY = 2  # words of a sentence, with which it is hardly touched
FEWEST_ALONE = 7  # words of a clause of a long sentence, to be quoted in advice without its neighbours
_FEWEST_SHOWN = 5  # and as the evidence of a finding
MOST_JOINED = 24  # words of several clauses that are quoted together
CUT = "…"  # stands where a quotation begins or ends within a sentence
_HESITATION = re.compile(HESITATIONS)
JOINTS = ("unknown", "stop", "run-on", "pause", "no pause")  # what divides two units
PAUSE_S = 0.35  # longer than gaps inside a phrase, shorter than thinking pauses (Campione and Veronis 2002)

# words with which a clause often begins in speech
_OPENERS = frozenset(
    "so and but then because which when while after before since although though if until where as "
    "that's eventually finally initially ultimately overall afterwards later anyway basically also".split()
)
_SUBJECTS = frozenset(
    "i we they he she it you there this that the my our their nobody everyone everybody people".split()
)
# subjects that usually begin a clause, unless one of the words below precedes them
_STARTERS = frozenset(
    "i we they he she i'd we'd they'd he'd she'd i'm i've it's there's nobody everyone everybody".split()
)
_STARTERS_BEFORE_VERBS = frozenset("it there this".split())
_LEAD_IN = frozenset(
    "and so but or because then that which when while after before if until as what where who how why than to of for "
    "with the a in on at by from like said says think thought know knew was were is are had have did do does would "
    "could once whenever whatever since though although all just only also even not".split()
)
# with these a clause begins that leans on the one before
LEANING = frozenset("which who whom whose that when where because if than while as until before after whether".split())
# a clause that ends with one of these was cut in the middle: 'Then I walked to | and a half kilometers'
_HANGING = frozenset(
    "to of for with from at in on by into the a an my our their his your and or but because if that than when "
    "which who as so was were is are".split()
)
_LEAST_BEFORE_STARTER = 3
_LEADING = frozenset("in after within over during by since at on before until".split())
_MOST_LEADING = 8
_VERB = re.compile(rf"{PAST_VERB}|(?:is|are|has|will|would|could|can|does)(?:n't)?|(?:was|were|had|did)n't|can't|won't")


@dataclass(frozen=True, slots=True)
class Unit:
    """Words ``first`` to ``last`` (both included)."""

    first: int
    last: int


def joints(transcript: Transcript, cut: Sequence[Unit]) -> list[int]:
    """Return what divides each unit from the one before it: rows of JOINTS.

    Punctuation decides if there is any, else pauses; "unknown" without either, and for the first unit.
    """
    words = transcript.words
    stops = any(ends_sentence(word.text) for word in words)
    pauses = not stops and any(b.start_s - a.end_s >= PAUSE_S for a, b in pairwise(words))
    found = [JOINTS.index("unknown")] * len(cut)
    for at in range(1, len(cut) if stops or pauses else 0):
        before, after = words[cut[at - 1].last], words[cut[at].first]
        if stops:
            shown = "stop" if ends_sentence(before.text) else "run-on"
        else:
            shown = "pause" if after.start_s - before.end_s >= PAUSE_S else "no pause"
        found[at] = JOINTS.index(shown)
    return found


@lru_cache(maxsize=32)  # each finding of an answer needs them again
def units(transcript: Transcript, most: int = MOST_WORDS) -> tuple[Unit, ...]:
    """Return the units of a transcript: about a clause each, in order, with every word in exactly one.

    A unit of ``most`` words ends there, even in the middle of a clause.
    """
    words = transcript.words
    found: list[Unit] = []
    first = 0
    for index in range(1, len(words)):
        length = index - first
        if _breaks(words, index, length) or length >= most:
            found.append(Unit(first, index - 1))
            first = index
    if words:
        found.append(Unit(first, len(words) - 1))
    return tuple(found)


def whole_clauses(transcript: Transcript, first: int, last: int) -> Unit:
    """Return the whole clauses that words ``first`` to ``last`` overlap.

    A sentence at an end that has a word or two of them, or less than a third, is left out.
    Of a long stretch only the first clauses, at most MOST_QUOTED words, or the first alone where it is longer.
    """
    clauses = unbroken(transcript)
    touched = clauses[_at(clauses, first) : _at(clauses, last) + 1]
    ends = [ends_sentence(transcript.words[one.last].text) for one in touched]
    least = max(_BARELY + 1, (last - first + 1) / 3)
    if len(touched) > 1 and ends[0] and touched[0].last - first + 1 < least:
        touched, ends = touched[1:], ends[1:]
    if len(touched) > 1 and ends[-2] and last - touched[-1].first + 1 < least:
        touched = touched[:-1]
    kept = [one for one in touched if one.last - touched[0].first < MOST_QUOTED] or touched[:1]
    return Unit(kept[0].first, kept[-1].last)


def quotable(transcript: Transcript, first: int, last: int) -> Unit:
    """Return the whole clauses that words ``first`` to ``last`` overlap, with what they need to be understood.

    In a transcript with sentences, a short clause gets its neighbours in the sentence, and a clause the one that leans
    on it: 'I asked her | if there was a second key'. At most MOST_JOINED words are joined.
    """
    whole = whole_clauses(transcript, first, last)
    if not _has_sentences(transcript):
        return whole
    clauses = unbroken(transcript)
    begin, end = _at(clauses, whole.first), _at(clauses, whole.last)
    while True:
        short = _length(clauses, begin, end) < _FEWEST_SHOWN
        if _joins(transcript, clauses, (begin, end + 1), end) and (short or _leans(transcript, clauses[end + 1])):
            end += 1
        elif _joins(transcript, clauses, (begin - 1, end), begin - 1) and (short or _leans(transcript, clauses[begin])):
            begin -= 1
        else:
            return Unit(clauses[begin].first, clauses[end].last)


def _at(clauses: Sequence[Unit], word: int) -> int:
    """Return which clause holds a word."""
    return bisect_right(clauses, word, key=attrgetter("first")) - 1


def _joins(transcript: Transcript, clauses: Sequence[Unit], wider: tuple[int, int], at: int) -> bool:
    """Return whether the sentence goes on after a clause, and the wider stretch is not too long."""
    if not 0 <= at < len(clauses) - 1 or ends_sentence(transcript.words[clauses[at].last].text):
        return False
    return _length(clauses, *wider) <= MOST_JOINED


def _length(clauses: Sequence[Unit], begin: int, end: int) -> int:
    return clauses[end].last - clauses[begin].first + 1


def _leans(transcript: Transcript, clause: Unit) -> bool:
    return normalized(transcript.words[clause.first].text) in LEANING


@lru_cache(maxsize=32)
def _has_sentences(transcript: Transcript) -> bool:
    return any(ends_sentence(word.text) for word in transcript.words)


def with_cuts(transcript: Transcript, unit: Unit) -> str:
    """Return words as they were said, with CUT at each end that lies within a sentence.

    A loose 'because of' at the end is left out.
    """
    words, last = transcript.words, unit.last
    while last > unit.first and normalized(words[last].text) in _HANGING and not ends_sentence(words[last].text):
        last -= 1
    said = transcript.between(unit.first, last)
    sentences = _has_sentences(transcript)
    begins = unit.first == 0 or not sentences or ends_sentence(words[unit.first - 1].text)
    ends = last == len(words) - 1 or not sentences or ends_sentence(words[last].text)
    ends = ends and last == unit.last
    return f"{'' if begins else f'{CUT} '}{said if ends else f'{said.rstrip(TRAILING)} {CUT}'}"


def without_cuts(quote: str) -> str:
    """Return a quotation without CUT at its ends."""
    return quote.strip(f"{CUT} ")


@lru_cache(maxsize=32)
def unbroken(transcript: Transcript) -> tuple[Unit, ...]:
    """Return the clauses, however long; a hesitation within a sentence begins none, and 'because of' ends none."""
    told: list[Unit] = []
    for one in units(transcript, len(transcript.words) + 1):
        hesitates = _HESITATION.fullmatch(normalized(transcript.words[one.first].text)) is not None
        stopped = not told or ends_sentence(transcript.words[told[-1].last].text)
        if not stopped and (hesitates or _unfinished(transcript, told[-1])):
            one = Unit(told.pop().first, one.last)
        told.append(one)
    return tuple(told)


def _unfinished(transcript: Transcript, unit: Unit) -> bool:
    """Return whether a clause was cut in the middle, or only sets the scene for the next: 'and in the end'."""
    words = transcript.words
    if normalized(words[unit.last].text) in _HANGING:
        return True
    if unit.last - unit.first > LEAST_WORDS:  # also with 'and' before it, a scene is shorter
        return False
    tokens = [normalized(word.text) for word in words[unit.first : unit.last + 1]]
    scene = tokens[1:] if tokens[0] in ("and", "but", "so") else tokens
    few = 0 < len(scene) <= LEAST_WORDS and scene[0] in _LEADING
    return few and not any(token in _SUBJECTS or _VERB.fullmatch(token) for token in tokens)


def _breaks(words: Sequence[Word], index: int, length: int) -> bool:
    """Return whether a unit of ``length`` words ends before the word at ``index``."""
    before = words[index - 1]
    if ends_sentence(before.text) or before.text.endswith(";"):
        return not _leads_in(words, index)
    if length >= _LEAST_BEFORE_STARTER and _starts(words, index):
        return True
    if length < LEAST_WORDS:
        return False
    if words[index].start_s - before.end_s >= PAUSE_S or before.text.endswith((",", ":")):
        return True
    return _opens(words, index)


def begins_clause(words: Sequence[Word], index: int) -> bool:
    """Return whether a word after the first begins a clause: 'and I asked' and 'she said' do; a mere pause does not."""
    return _starts(words, index) or _opens(words, index)


def _leads_in(words: Sequence[Word], index: int) -> bool:
    """Return whether the sentence before a word only sets the time or place of the next: 'In May. Errors fell …'."""
    first = index - 1
    while first and index - first <= _MOST_LEADING and not ends_sentence(words[first - 1].text):
        first -= 1
    tokens = [normalized(word.text) for word in words[first:index]]
    return tokens[0] in _LEADING and len(tokens) <= _MOST_LEADING and not any(map(_VERB.fullmatch, tokens))


def _starts(words: Sequence[Word], index: int) -> bool:
    """Return whether the word at ``index`` is a subject that begins a clause: '… the lift | it stopped'."""
    word = normalized(words[index].text)
    if normalized(words[index - 1].text) in _LEAD_IN:
        return False
    if word in _STARTERS:
        return True
    after = normalized(words[index + 1].text) if index + 1 < len(words) else ""
    return word in _STARTERS_BEFORE_VERBS and _VERB.fullmatch(after) is not None


def _opens(words: Sequence[Word], index: int) -> bool:
    return normalized(words[index].text) in _OPENERS and _clause_follows(words, index)


def _clause_follows(words: Sequence[Word], index: int) -> bool:
    """Return whether a subject comes within the next two words: 'and I', 'so then we', but not 'salt and pepper'."""
    following = (normalized(word.text) for word in words[index + 1 : index + 3])
    return any(word.split("'")[0] in _SUBJECTS for word in following)
