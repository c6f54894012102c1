"""Find the nearest competency for any question, by the words that it shares with the library's questions.

Each competency is the words of its questions, their variants and its own ``words``. Words are weighted by TF-IDF
(Salton and Buckley 1988): the more competencies have a word, the less it counts. No model, no network; ties are
decided by id.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from mockloop.core.scenario import SECTIONS
from mockloop.library.catalog import competency, competency_files, questions
from mockloop.library.schema import GENERAL

LEAST = 0.08  # below this the question is unknown, and the general competency judges
_OF_A_COMPANY = (
    0.7  # factor for a company's principle, so that an everyday competency that is about as near comes first
)
SHAPE_LEAST = 0.25  # a shape judges by sections of its own, so it takes only questions that clearly ask for it
_WORD = re.compile(r"[a-z']+")
_COMMON = frozenset(
    "a an the of to in on at for with and or but is are was were be been have has had do did does you your i me my we "
    "our us it its this that these those there their they them he she him her tell about time when give example "
    "describe situation where what which who how why can could would will share explain discuss please one some any "
    "as by from if so into out up not had having example's let's talk walk through think made make get got".split()
)
# extra questions, which say nothing about the competency
_BESIDE = re.compile(
    r"(?:and )?(?:what|how)(?: \w+)? (?:did|do|have|would) you (?:also )?"
    r"(?:learn\w*|take|do differently|handle it)(?: from it| away)?"
    r"|learned from it|(?:do|did) differently"
)
_DID = re.compile(r"\b(?:how|what|when) did you\b(?! (?:get|come) (?:here|to this|where))")  # asks for an action
_ENDINGS = ("ing", "edly", "ed", "ies", "es", "s", "ment", "ly", "ion")


@dataclass(frozen=True, slots=True)
class Placement:
    """A competency that a question may ask for, and its similarity, from 0 to 1."""

    competency: str
    nearness: float


def nearest_competencies(question: str) -> list[Placement]:
    """Return the competencies for a question, nearest first; the general one if none is near."""
    wanted = Counter(stems(question))
    rarity, known = _library()
    norm = math.sqrt(sum((n * rarity.get(stem, 0.0)) ** 2 for stem, n in wanted.items()))
    found = [Placement(name, _cosine(wanted, norm, rarity, words)) for name, words in known.items()]
    found.sort(key=lambda place: (-_weighed(place), place.competency))
    done = _DID.search(question.lower()) is not None
    near = [place for place in found if _is_near(place, done)]
    return near or [Placement(GENERAL, 0.0)]


def _weighed(place: Placement) -> float:
    """Return how near a competency is. A company's own counts less: its terms are rarely used without its name."""
    return place.nearness * (_OF_A_COMPANY if competency(place.competency).company != GENERAL else 1.0)


def _is_near(place: Placement, done: bool) -> bool:
    """Return whether a competency is near enough. A question about an action asks for a story, not a shape."""
    if place.competency in _shapes():
        return not done and place.nearness >= SHAPE_LEAST
    return place.nearness >= LEAST


@lru_cache(maxsize=1)
def _shapes() -> frozenset[str]:
    """Return the competencies whose answers are not stories."""
    return frozenset(name for name in competency_files() if not set(competency(name).sections) & set(SECTIONS))


def stems(text: str) -> list[str]:
    """Return the significant words of a text, without their endings."""
    plain = _BESIDE.sub(" ", text.lower().replace("\u2019", "'"))
    return [_stem(word) for word in _WORD.findall(plain) if word not in _COMMON]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("e") or word
    return word.rstrip("e")


def _cosine(wanted: Counter[str], norm: float, rarity: dict[str, float], words: dict[str, float]) -> float:
    shared = sum(n * rarity.get(stem, 0.0) * words.get(stem, 0.0) for stem, n in wanted.items())
    return round(shared / norm, 4) if norm else 0.0


@lru_cache(maxsize=1)
def _library() -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Return how rare each stem is, and each competency as a vector of length 1."""
    counted = {name: Counter(stems(" ".join(_texts(name)))) for name in competency_files() if name != GENERAL}
    spread: Counter[str] = Counter(stem for counts in counted.values() for stem in counts)
    rarity = {stem: math.log((1 + len(counted)) / n) for stem, n in spread.items()}
    vectors = {
        name: {stem: (1 + math.log(n)) * rarity[stem] for stem, n in counts.items()} for name, counts in counted.items()
    }
    return rarity, {name: _to_length_one(vector) for name, vector in vectors.items()}


def _to_length_one(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {stem: value / length for stem, value in vector.items()} if length else {}


def _texts(name: str) -> Iterable[str]:
    one = competency(name)
    yield one.name
    yield from one.words * 2
    for question in questions().values():
        if question.competency == name:
            yield question.question
            yield from question.variants
