"""What the section model sees of a unit: its words, how they begin, who acts in which tense, and where it stands.

Features are strings, so that a decision can be told in them. Training and reading share this one file.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from mockloop.analysis.answer import normalized
from mockloop.analysis.sections.cues import CUES, NOUN_KINDS, VERB_KINDS
from mockloop.analysis.text.clauses import Unit
from mockloop.analysis.text.english import PARTICIPLE, PAST_VERB
from mockloop.core.transcript import Transcript

PLACES = 8
_NUMBER = re.compile(r"[$£€]?\d[\d,.:]*(?:k|m|bn|%|x|st|nd|rd|th)?")
_PAST, _PARTICIPLE = re.compile(PAST_VERB), re.compile(PARTICIPLE)
_SPELLED = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million".split()
)
_FILLERS = frozenset("um uh er erm hmm".split())
_CLASSES = {
    word: name
    for name, words in {
        "I": "i i'd i'm i've i'll", "ME": "me myself", "MY": "my", "WE": "we we'd we're we've", "US": "us",
        "OUR": "our", "THEY": "he she they they'd he'd she'd they're he's she's", "IT": "it",
        "THEM": "him her them", "THEIR": "his their", "YOU": "you your you're", "WHO": "who", "WHICH": "which",
        "THAT": "that", "THIS": "this", "THERE": "there there's", "BE": "was were wasn't weren't",
        "IS": "is are am it's that's isn't aren't",
        "BEEN": "been", "BEING": "being", "HAD": "had hadn't", "HAVE": "have has hasn't haven't",
        "WOULD": "would wouldn't", "COULD": "could couldn't", "SHOULD": "should", "WILL": "will won't",
        "CAN": "can can't", "MUST": "must", "DID": "didn't did", "DO": "don't do doesn't does",
        "SAID": "said says told asked",
        "TO": "to", "BY": "by", "IN": "in", "ON": "on", "AT": "at", "FOR": "for", "FROM": "from", "WITH": "with",
        "OF": "of", "AS": "as", "AFTER": "after", "BEFORE": "before", "UNTIL": "until", "SINCE": "since",
        "NOT": "not no nobody", "NEVER": "never", "NOW": "now", "STILL": "still", "EVERY": "every", "ALL": "all",
        "FIRST": "first", "THE": "the", "A": "a an", "AND": "and", "SO": "so", "BUT": "but", "BECAUSE": "because",
        "THEN": "then", "IF": "if", "WHEN": "when", "WHAT": "what",
    }.items()
    for word in words.split()
}  # fmt: skip
_AUXILIARIES = frozenset("BE BEEN HAD HAVE".split())
_SUBJECTS = frozenset("I WE THEY IT YOU WHO THERE".split())
_PAST_CLASSES = frozenset("PAST BE HAD DID SAID".split())
_PRESENT_CLASSES = frozenset("IS HAVE DO CAN WILL".split())
_FINITE = _PAST_CLASSES | _PRESENT_CLASSES | {"WOULD", "COULD", "SHOULD"}


def features(transcript: Transcript, cut: Sequence[Unit]) -> list[list[str]]:
    """The features of every unit, in order."""
    texts = [tokens(transcript, unit) for unit in cut]
    meanings = [meaning(text) for text in texts]
    return [
        [*_own(texts[i]), *meanings[i], *_around(texts, meanings, i), *_place(i, cut, len(transcript.words))]
        for i in range(len(cut))
    ]


def tokens(transcript: Transcript, unit: Unit) -> list[str]:
    """The words of a unit as the model reads them: normalized, without fillers, figures by their kind."""
    words = (normalized(word.text) for word in transcript.words[unit.first : unit.last + 1])
    return [_generalized(word) for word in words if word and word not in _FILLERS]


def _generalized(token: str) -> str:
    if _NUMBER.fullmatch(token):
        return "<money>" if token[0] in "$£€" else "<percent>" if token.endswith("%") else "<number>"
    return "<number>" if token in _SPELLED else token


@functools.lru_cache(maxsize=8192)
def word_class(token: str) -> str:
    """Pronouns, auxiliaries, tenses and figures by class; any other word by its ending, or "x"."""
    if token in _CLASSES:
        return _CLASSES[token]
    if token.startswith("<"):
        return "NUMBER"
    if _PAST.fullmatch(token):
        return "PAST"
    return (
        "ING" if token.endswith("ing") and len(token) > 4 else "LY" if token.endswith("ly") and len(token) > 4 else "x"
    )


def meaning(text: Sequence[str]) -> list[str]:
    """The few general features of a unit: phrases it holds, kinds of its verbs and nouns, who acts, which tense."""
    joined = " ".join(text)
    classes = [word_class(token) for token in text]
    found = [f"cue:{name}" for name, pattern in CUES.items() if pattern.search(joined)]
    kinds = {f"verb:{kind}" for token in text for kind in VERB_KINDS.get(token, ())}
    kinds |= {f"noun:{kind}" for token in text for kind in NOUN_KINDS.get(token, ())}
    kinds |= {*_who_does_what(text, classes), *_verb_forms(text, classes), *_persons(classes)}
    kinds.add(f"length:{min(4, len(text) // 4)}")
    return found + sorted(kinds)


def _who_does_what(text: Sequence[str], classes: Sequence[str]) -> Iterator[str]:
    """Each subject with the first finite verb within three words after it."""
    for index, subject in enumerate(classes):
        if subject not in _SUBJECTS:
            continue
        verb = next((i for i in range(index + 1, min(index + 4, len(text))) if classes[i] in _FINITE), None)
        if verb is None:
            yield f"does:{subject}+?"
        else:
            yield f"does:{subject}+{classes[verb]}"
            yield from (f"does:{subject}+{kind}" for kind in VERB_KINDS.get(text[verb], ()))


def _verb_forms(text: Sequence[str], classes: Sequence[str]) -> Iterator[str]:
    for (_, after), (first, second) in zip(pairwise(text), pairwise(classes), strict=True):
        if first not in _AUXILIARIES:
            continue
        participle = _PARTICIPLE.fullmatch(after) is not None
        done = participle or second in ("PAST", "BEEN")
        if first in ("BE", "BEEN") and participle:
            yield "form:passive"
        if first == "BE" and second == "ING":
            yield "form:was doing"
        if first == "HAD" and done:
            yield "form:had done"
        if first == "HAVE" and done:
            yield "form:have done"
    past, present = not _PAST_CLASSES.isdisjoint(classes), not _PRESENT_CLASSES.isdisjoint(classes)
    yield "tense:" + ("both" if past and present else "past" if past else "present" if present else "none")


def _persons(classes: Sequence[str]) -> Iterator[str]:
    begins = (c for c in classes if c in _SUBJECTS or c in ("THE", "A", "MY", "OUR"))
    yield f"subject:{next(begins, 'none')}"
    if not {"I", "ME", "MY"}.isdisjoint(classes):
        yield "self"
    if not {"WE", "US", "OUR"}.isdisjoint(classes):
        yield "team"
    figures = classes.count("NUMBER")
    if figures:
        yield "figure"
    if figures > 1:
        yield "figures"


def _own(text: Sequence[str]) -> Iterator[str]:
    classes = [word_class(token) for token in text]
    yield from _once(f"word:{token}" for token in text)
    yield from _once(f"words:{a} {b}" for a, b in pairwise(text))
    yield from _once(f"shape:{a} {b}" for a, b in pairwise(classes))
    yield from _once(f"shape:{a} {b} {c}" for a, b, c in zip(classes, classes[1:], classes[2:], strict=False))
    if text:
        yield f"begins:{text[0]}"
        yield f"begins:{' '.join(text[:2])}"
        yield f"opens:{' '.join(classes[:3])}"


def _around(texts: Sequence[Sequence[str]], meanings: Sequence[Sequence[str]], index: int) -> Iterator[str]:
    """The meaning of the two units before and after, and the words of the nearest."""
    for step in (-2, -1, 1, 2):
        if 0 <= index + step < len(texts):
            yield from (f"{step:+d}{name}" for name in meanings[index + step])
    if index > 0:
        yield from _once(f"before:{token}" for token in texts[index - 1])
    if index + 1 < len(texts):
        yield from _once(f"after:{token}" for token in texts[index + 1])


def _place(index: int, cut: Sequence[Unit], words: int) -> Iterator[str]:
    middle = (cut[index].first + cut[index].last + 1) / 2 / words
    yield f"place:{int(middle * PLACES)}"
    if index == 0:
        yield "place:first"
    if index == len(cut) - 1:
        yield "place:last"


def _once(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(names)
