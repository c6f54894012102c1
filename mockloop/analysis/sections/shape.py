"""Find the sections of an answer that is not a story, by cue words from the competency.

'Tell me about yourself' and 'why this job' have sections of their own, for which no model was trained. A clause goes
to the section whose cue it begins with or contains, the longer cue first; one without a cue continues the section
before it. This is a rough rule; its spans say which words decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mockloop.analysis.answer import SectionSpan, normalized
from mockloop.analysis.text.clauses import units
from mockloop.core.transcript import Transcript

Shape = tuple[tuple[str, tuple[str, ...]], ...]  # each section's name and cues, in their usual order
BEGINS, HOLDS, UNTOLD = 0.7, 0.6, 0.4  # confidences that are not measured, since a rule has none


def shaped(transcript: Transcript, shape: Shape) -> tuple[SectionSpan, ...]:
    """Return the spans of an answer by the cues of its shape, with every word in exactly one. Empty without words."""
    tokens = [normalized(word.text) for word in transcript.words]
    found: list[tuple[int, int, str, float, str]] = []
    current = shape[0][0]
    for unit in units(transcript):
        said = " ".join(tokens[unit.first : unit.last + 1])
        name, chance, cue = _cue_section(said, shape) or (current, UNTOLD, "goes on")
        if found and found[-1][2] == name:
            first, _, _, most, why = found[-1]
            found[-1] = (first, unit.last, name, max(most, chance), why)
        else:
            found.append((unit.first, unit.last, name, chance, cue))
        current = name
    return tuple(_spans(transcript, found))


def _cue_section(said: str, shape: Shape) -> tuple[str, float, str] | None:
    """Return the section whose cue a clause contains.

    A cue at the beginning counts before one inside, a longer one before a shorter one.
    """
    hits = [
        (place == 0, len(cue), -order, name, cue)
        for order, (name, cues) in enumerate(shape)
        for cue in cues
        if (place := f" {said} ".find(f" {cue} ")) >= 0
    ]
    if not hits:
        return None
    opens, _, _, name, cue = max(hits)
    return name, BEGINS if opens else HOLDS, f"'{cue}'"


def _spans(transcript: Transcript, found: Sequence[tuple[int, int, str, float, str]]) -> Iterator[SectionSpan]:
    words = transcript.words
    for first, last, name, chance, why in found:
        yield SectionSpan(name, first, last, words[first].start_s, words[last].end_s, chance, (why,))
