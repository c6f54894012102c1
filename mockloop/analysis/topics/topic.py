"""A topic: something that a question may ask for, and the words by which people ask for it and tell of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mockloop.analysis.answer import whole_words


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic, with its patterns (regular expressions for whole words in lower case).

    ``sought`` and ``absent`` complete 'it asks for …; … in what was said'. ``advice`` and ``say`` are the next step:
    what to do, and a sentence for the person to complete.

    A question asks for the topic if it matches ``asked``, unless it matches ``not_asked``. An answer surely tells of it
    if it matches ``told``. ``clues`` are names with words that speak for it, and ``signals`` findings that do;
    ``models/topics/<name>.json`` weighs both. A topic without clues is lacking wherever ``told`` does not match.

    ``bounds``: whether its lack keeps a rating below a hire; otherwise it is only remarked on, since too few strangers
    were asked for it to measure how often that would be wrong. ``at_heart``: words that a story about nothing else has
    too; empty if ``told`` is enough.
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
    bounds: bool = False
    at_heart: str = ""

    @property
    def remark(self) -> str:
        """What to say of an answer that lacks it."""
        return f"this may answer another question: it asks for {self.sought}; {self.absent} in what was said"

    def asked_by(self, question: str) -> bool:
        """Return whether a question asks for this topic in so many words."""
        words = " ".join(_WORD.findall(question.lower().replace("\u2019", "'")))
        if count(_OR_ELSE, words) or (self.not_asked and count(self.not_asked, words)):
            return False
        return count(self.asked, words) > 0


_ELSE = r"(?:fail\w*|mistakes?|challenges?|problems?|setbacks?|obstacles?|success\w*|difficult\w*|decisions?|mess)"
_OR_ELSE = rf"or (?:\S+ ){{0,3}}{_ELSE}|{_ELSE} (?:\S+ ){{0,2}}or"  # then a story about something else answers it too
_WORD = re.compile(r"[a-z']+(?:-[a-z]+)*")


def count(pattern: str, text: str) -> int:
    """Return how often a pattern matches whole words of a text in lower case without punctuation."""
    return sum(1 for _ in whole_words(pattern).finditer(text))
