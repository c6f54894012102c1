"""Combine words with times and the full text beside them: the words have the times, the text is complete."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from mockloop.speech.stt.transcript_files.clean import tokens
from mockloop.speech.stt.transcript_files.values import Cue, SaidWord

_LEAST_ALIKE = 0.6  # less similar: the text belongs to something else
_PLAIN = re.compile(r"\W*(?:[^\W\d_]+(?:['’&.-][^\W\d_]+)*|\d[\d.,:]*)\W*$")
_MOST_WORDS = 20_000  # comparing more takes too long


def completed(cues: Sequence[Cue], text: str) -> tuple[list[Cue], int]:
    """Return the cues with the capitals and stops of ``text`` and its additional words; and how many those are.

    A word that only the text has gets no times; it is in the cue of the word before it.
    """
    timed = [(at, word) for at, cue in enumerate(cues) for word in cue.words or map(SaidWord, tokens(cue.text))]
    full = tokens(text)
    bare, whole = [letters(word.text) for _, word in timed], [letters(token) for token in full]
    if bare == whole:
        return _rebuilt(cues, [(at, replace(w, text=t)) for (at, w), t in zip(timed, full, strict=True)]), 0
    if not bare or not whole or max(len(bare), len(whole)) > _MOST_WORDS:
        return list(cues), 0
    matcher = SequenceMatcher(None, bare, whole, autojunk=False)
    blocks = matcher.get_opcodes()
    if sum(b - a for name, a, b, _, _ in blocks if name == "equal") < _LEAST_ALIKE * len(bare):
        return list(cues), 0
    together: list[tuple[int, SaidWord]] = []
    for _, a, b, c, d in blocks:
        if b - a == d - c:
            together += [(at, _fuller(w, t)) for (at, w), t in zip(timed[a:b], full[c:d], strict=True)]
        elif "".join(bare[a:b]) == "".join(whole[c:d]):
            together += timed[a:b]
        else:
            near = timed[a][0] if b > a else together[-1][0] if together else 0
            together += _either(timed[a:b], [(near, SaidWord(token)) for token in full[c:d]])
    added = sum(word.start_s is None for _, word in together) - sum(word.start_s is None for _, word in timed)
    return _rebuilt(cues, together), max(0, added) if any(cue.words for cue in cues) else 0


def _either(timed: Sequence[tuple[int, SaidWord]], told: Sequence[tuple[int, SaidWord]]) -> list[tuple[int, SaidWord]]:
    """Return, where the two differ, the longer one, and the words that only the other has."""
    most, least = (told, timed) if _size(told) > _size(timed) else (timed, told)
    known = {letters(word.text) for _, word in most}
    return [*most, *(one for one in least if one[1].text.isalpha() and letters(one[1].text) not in known)]


def _size(words: Sequence[tuple[int, SaidWord]]) -> int:
    return sum(len(letters(word.text)) for _, word in words)


def _fuller(word: SaidWord, token: str) -> SaidWord:
    """Return the word as the text has it, unless it is shorter there, or damaged there and not here."""
    if _is_plain(word.text) != _is_plain(token):
        return word if _is_plain(word.text) else replace(word, text=token)
    return word if len(letters(word.text)) > len(letters(token)) else replace(word, text=token)


def _is_plain(text: str) -> bool:
    """Return whether a text is a plain word, without figures or marks inside."""
    return bool(_PLAIN.match(text))


def _rebuilt(cues: Sequence[Cue], words: Sequence[tuple[int, SaidWord]]) -> list[Cue]:
    parts: list[list[SaidWord]] = [[] for _ in cues]
    for at, word in words:
        parts[at].append(word)
    return [
        replace(cue, text=" ".join(w.text for w in part), words=tuple(part) if cue.words else ())
        for cue, part in zip(cues, parts, strict=True)
    ]


def letters(text: str) -> str:
    """Return the letters and digits of a text, in lower case."""
    return "".join(letter for letter in text.lower() if letter.isalnum())
