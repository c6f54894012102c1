"""A topic: something that a question may ask for, and the words by which people ask for it and tell of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic, with its patterns (regular expressions for whole words in lower case).

    ``sought`` and ``absent`` complete 'it asks for …; … in what was said'. ``advice`` and ``say`` are the next step:
    what to do, and a sentence for the person to complete.

    A question asks for the topic if it matches ``asked``, unless it matches ``not_asked``. An answer surely tells of it
    if it matches ``told``. ``clues`` are names with words that speak for it, and ``signals`` findings that do;
    ``models/topics/<name>.json`` weighs both. A topic without clues is lacking wherever ``told`` does not match.
    """

    name: str
    sought: str
    absent: str
    advice: str
    say: str
    asked: str
    told: str
    not_asked: str = ""
    clues: tuple[tuple[str, str], ...] = ()
    signals: tuple[str, ...] = ()

    @property
    def remark(self) -> str:
        """What to say of an answer that lacks it."""
        return f"this may answer another question: it asks for {self.sought}; {self.absent} in what was said"

    def asked_by(self, question: str) -> bool:
        """Return whether a question asks for this topic in so many words."""
        words = " ".join(_WORD.findall(question.lower().replace("\u2019", "'")))
        return count(self.asked, words) > 0 and not (self.not_asked and count(self.not_asked, words))


_WORD = re.compile(r"[a-z']+(?:-[a-z]+)*")


def count(pattern: str, text: str) -> int:
    """Return how often a pattern matches whole words of a text in lower case without punctuation."""
    return sum(1 for _ in _compiled(pattern).finditer(text))


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")
