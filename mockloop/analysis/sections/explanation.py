"""Why a span was given its section: the features that spoke for it most, told in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mockloop.analysis.sections.cues import CUES
from mockloop.analysis.sections.features import tokens
from mockloop.analysis.sections.model import Reading, SectionModel
from mockloop.analysis.text.clauses import Unit
from mockloop.core.scenario import SECTIONS
from mockloop.core.transcript import Transcript

MOST = 4
LEAST_PULL = 0.15  # in log odds: less than this is noise
_PRONOUNS = {"I": "I", "WE": "we", "THEY": "he, she or they", "IT": "it", "YOU": "you", "WHO": "who", "THERE": "there"}
_VERBS = {
    "PAST": "past-tense {} + verb", "SAID": "'{} said'", "BE": "'{} was'", "IS": "'{} is'", "HAD": "'{} had'",
    "HAVE": "'{} have'", "WOULD": "'{} would'", "COULD": "'{} could'", "DID": "'{} did'", "DO": "'{} do'",
    "CAN": "'{} can'", "WILL": "'{} will'", "SHOULD": "'{} should'",
}  # fmt: skip
_TOLD = {
    "form:passive": "the passive voice", "form:had done": "the past before the past", "form:was doing": "'was doing'",
    "form:have done": "'has' or 'have' with a past verb", "tense:present": "the present tense", "figure": "a figure",
    "figures": "several figures", "team": "'we'", "self": "'I' or 'my'",
    "noun:post": "a post held", "noun:workplace": "a workplace", "noun:duty": "a word of duty",
    "noun:trouble": "a word of trouble", "noun:lesson": "a word of learning", "noun:thanks": "a word of thanks",
    "noun:after": "a word of afterwards", "verb:telling": "a verb of telling", "verb:finding": "a verb of finding",
    "verb:making": "a verb of making", "verb:deciding": "a verb of deciding", "verb:turning out": "a verb of outcome",
}  # fmt: skip
PLACE = "where it stands"


def because(
    transcript: Transcript, cut: Sequence[Unit], reading: Reading, model: SectionModel, span: tuple[range, int]
) -> tuple[str, ...]:
    """Up to four cues of a span (its units, its section), the strongest first."""
    rows, section = span
    pulls: dict[str, float] = {}
    for row in rows:
        text = tokens(transcript, cut[row])
        for name, pull in model.speaking(reading.known[row], section, LEAST_PULL):
            for reason in _told(name, text):
                pulls[reason] = max(pull, pulls.get(reason, 0.0))
    strongest = sorted(pulls, key=lambda reason: (-pulls[reason], reason))
    reasons = _apart(strongest)[:MOST] or [PLACE]
    return tuple(f"{reason} -> {SECTIONS[section]}" for reason in reasons)


def _apart(strongest: Sequence[str]) -> list[str]:
    """The reasons without those that only repeat words of a stronger one; the longer quotation of two stays."""
    kept: list[str] = []
    for reason in strongest:
        words = reason.strip("\"'")
        same = [i for i, other in enumerate(kept) if _overlap(words, other.strip("\"'"))]
        if not same:
            kept.append(reason)
        elif len(reason) > len(kept[same[0]]) and reason.startswith('"'):
            kept[same[0]] = reason
    return list(dict.fromkeys(kept))


def _overlap(a: str, b: str) -> bool:
    """Whether one holds the other's words: 'i was' and 'i was in charge'."""
    short, long = sorted((f" {a.lower()} ", f" {b.lower()} "), key=len)
    return short in long


def _told(name: str, text: Sequence[str]) -> Iterator[str]:
    """A feature in words; none where it says too little to be shown."""
    if name in _TOLD:
        yield _TOLD[name]
    elif name.startswith("place:"):
        yield PLACE
    elif name.startswith("cue:"):
        match = CUES[name.removeprefix("cue:")].search(" ".join(text))
        if match:
            yield _quoted(match.group())
    elif name.startswith("words:"):
        yield _quoted(name.removeprefix("words:"))
    elif name.startswith("does:"):
        subject, _, verb = name.removeprefix("does:").partition("+")
        if verb in _VERBS:
            yield _VERBS[verb].format(_PRONOUNS[subject])


def _quoted(words: str) -> str:
    for kind, shown in (("<number>", "…"), ("<money>", "…"), ("<percent>", "… %")):
        words = words.replace(kind, shown)
    return f'"{words.strip()}"'
