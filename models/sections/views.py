"""What the network learns from: an answer seen a little differently each time, cut into units, in pieces of words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from mockloop.analysis.sections.windows import MOST
from mockloop.analysis.text.clauses import units
from models.sections.dataset import KINDS, Labelled, transcript
from models.sections.forms import RESULT_FIRST, irregular

IRREGULAR = 0.35  # of the views: a section taken away, or the result first
CUT_OFF = 0.12  # of the views: an answer still under way, or one that was joined late
OFTEN = (0.5, 0.25, 0.25)  # of KINDS
_AT_AN_EDGE = 0.3  # of the windows of a long answer: at its beginning; the same again at its end


@dataclass(frozen=True, eq=False)
class View:
    """Pieces of words, the unit of each, and for each unit the labels that readers gave it and its words."""

    pieces: list[int]
    unit_of: NDArray[np.int_]
    shares: NDArray[np.float32]
    words: NDArray[np.float32]


def seen(answer: Labelled, tokenizer: Tokenizer, dice: random.Random) -> View:
    """One view of an answer, drawn at random."""
    if dice.random() < IRREGULAR:
        answer = _irregular(answer, dice)
    if dice.random() < CUT_OFF and len(answer.sentences) > 4:
        count = len(answer.sentences)
        kept = dice.randint(2, count - 1)
        answer = answer.of(range(kept) if dice.random() < 0.75 else range(count - kept, count))
    return _window(view(answer, dice.choices(KINDS, OFTEN)[0], tokenizer, dice), dice)


def _irregular(answer: Labelled, dice: random.Random) -> Labelled:
    forms = irregular(answer)
    if not forms:
        return answer
    return forms[RESULT_FIRST if RESULT_FIRST in forms and dice.random() < 0.25 else dice.choice(sorted(forms))]


def view(answer: Labelled, kind: str, tokenizer: Tokenizer, dice: random.Random) -> View:
    """The whole answer in one kind."""
    heard = transcript(answer, kind, dice)
    cut = units(heard)
    encoded = tokenizer.encode([word.text for word in heard.words], is_pretokenized=True, add_special_tokens=False)
    unit_of_word = np.repeat(np.arange(len(cut)), [unit.last - unit.first + 1 for unit in cut])
    shares = answer.shares
    return View(
        encoded.ids,
        unit_of_word[np.array(encoded.word_ids, dtype=int)],
        np.array([shares[unit.first : unit.last + 1].mean(axis=0) for unit in cut], dtype=np.float32),
        np.array([unit.last - unit.first + 1 for unit in cut], dtype=np.float32),
    )


def _window(whole: View, dice: random.Random) -> View:
    """As much of a long answer as the encoder reads at once."""
    beyond = len(whole.pieces) - MOST
    if beyond <= 0:
        return whole
    drawn = dice.random()
    first = 0 if drawn < _AT_AN_EDGE else beyond if drawn < 2 * _AT_AN_EDGE else dice.randint(0, beyond)
    unit_of = whole.unit_of[first : first + MOST]
    kept = slice(unit_of[0], unit_of[-1] + 1)
    return View(whole.pieces[first : first + MOST], unit_of - unit_of[0], whole.shares[kept], whole.words[kept])


def batches(views: Sequence[View], size: int, dice: random.Random) -> list[list[View]]:
    """Views of about the same length together, in random order."""
    ordered = sorted((one for one in views if one.pieces), key=lambda one: len(one.pieces) + dice.random() * 60)
    found = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    dice.shuffle(found)
    return found
