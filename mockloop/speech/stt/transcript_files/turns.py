"""Choose whose words count: the speaker who was named, or the one who says most; and the others' questions."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mockloop.core.transcript import Transcript
from mockloop.speech.stt.transcript_files.values import Cue, FileProblem

_LEAST_ASKED = 4  # fewer words from somebody else ('right', 'mm-hm') do not end an answer, unless they are a question
_LEAST_TOLD = 25  # words of an answer that is more than a greeting
_LONGEST_ASKED = 600
_SENTENCE = re.compile(r"(?<=[.?!])\s+")


@dataclass(frozen=True, slots=True)
class AnswerRange:
    """One answer: what was asked before it ("" if nothing), and its words, first to last index, both included."""

    asked: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question, "" if there is none, and its answer."""

    asked: str
    answer: Transcript


def greetings(turns: Sequence[AnswerRange]) -> int:
    """Return how many answers come before the first long one: 'How are you?' is not an interview question."""
    return next((at for at, turn in enumerate(turns) if turn.last - turn.first + 1 >= _LEAST_TOLD), 0)


def question(asked: str) -> str:
    """Return the question in what was said; of long speech its last sentences; "" for a word or two."""
    sentences = _SENTENCE.split(" ".join(asked.split())) if _asks(asked) else []
    while len(sentences) > 1 and len(" ".join(sentences)) > _LONGEST_ASKED:
        sentences.pop(0)
    return " ".join(sentences)[-_LONGEST_ASKED:]


def _asks(text: str) -> bool:
    return "?" in text or len(text.split()) >= _LEAST_ASKED


def chosen(cues: Sequence[Cue], speaker: str | None) -> str | FileProblem:
    """Return the name of the candidate as the file writes it."""
    counts = spoken_by(cues)
    if speaker is None:
        return max(counts, key=lambda name: counts[name])
    wanted = speaker.strip().lower()
    names = [name for name in counts if name]
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [name for name in names if fits(name.lower(), wanted)]
        if len(found) == 1:
            return found[0]
    if not names:
        return FileProblem("{file} names no speakers.", "Leave --speaker out.")
    near = difflib.get_close_matches(speaker, names, n=1)
    hint = f"Did you mean '{near[0]}'? " if near else ""
    return FileProblem(f"Nobody in {{file}} is called '{speaker}'.", f"{hint}Choose from: {', '.join(names)}.")


def spoken_by(cues: Sequence[Cue]) -> Counter[str]:
    """Return how many words each speaker says; "" is a speaker without a name."""
    counts: Counter[str] = Counter()
    for cue in cues:
        counts[cue.speaker] += len(cue.text.split())
    return counts


def speaker_remarks(cues: Sequence[Cue], who: str, unnamed: bool, named: bool) -> tuple[str, ...]:
    """Return the message about the speakers; none if there is only one."""
    counts = spoken_by(cues)
    if len(counts) < 2:
        return ()
    others = ", ".join(f"{name or 'no name'} ({_words(count)})" for name, count in counts.most_common() if name != who)
    turns = "The speakers have no names, so two people are assumed to take turns. " if unnamed else ""
    if named:
        return (f"{turns}{who or 'The speaker without a name'} is judged ({_words(counts[who])}); left out: {others}.",)
    name = who or "The speaker without a name"
    return (
        f"{turns}{name} says most ({_words(counts[who])}) and is judged; left out: {others}. "
        "To judge another: --speaker NAME",
    )


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"


def turns(cues: Sequence[Cue], who: str, transcript: Transcript) -> tuple[AnswerRange, ...]:
    """Return the candidate's answers, split where somebody else asks."""
    found: list[AnswerRange] = []
    asked: list[str] = []
    at = 0
    for cue in cues:
        if cue.speaker != who:
            asked.append(cue.text)
            continue
        count, before = len(cue.text.split()), " ".join(asked)
        if found and not _asks(before):
            found[-1] = AnswerRange(found[-1].asked, found[-1].first, at + count - 1)
        else:
            found.append(AnswerRange(before, at, at + count - 1))
        at += count
        asked = []
    return tuple(found) if at == len(transcript.words) else (AnswerRange("", 0, len(transcript.words) - 1),)
