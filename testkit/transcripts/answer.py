"""One answer with known words and times, and what all file writers need."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

ANSWER = (
    "Last autumn I was the only engineer on call for the billing team when I saw that invoices went out twice. "
    "It wasn't my team's R&D and nobody had asked me to look, but about 40 customers a week were charged double. "
    "My goal was to find the cause before the end of the month, and I told my manager that I would own it. "
    "First I pulled the logs of 3 weeks and lined them up by customer. "
    "I found that two workers took the same batch whenever a retry came in less than 5 seconds. "
    "I wrote a failing test for it, and then I added a lock with a time limit instead of a bigger queue, "
    "because a queue would only have hidden the race. I rolled it out to one region, watched it for 4 days, "
    "and then I turned it on everywhere. The double invoices went from 40 a week to 0, and support saved 25 hours "
    "a week. Two other teams took over the lock. I learned that a retry is a question of concurrency, "
    "and now I ask who else may hold the same work before I add one."
)


QUESTION = "Tell me about a time when you owned a problem that was not yours. What did you do?"


CANDIDATE, INTERVIEWER = "Sam Lee", "Dana Reyes"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word and its seconds."""

    text: str
    start_s: float
    end_s: float


def spoken(text: str = ANSWER, from_s: float = 1.0) -> list[Spoken]:
    """Words at a pace of speech: longer ones take longer, and after a sentence there is a pause."""
    words: list[Spoken] = []
    at_s = from_s
    for token in text.split():
        end_s = at_s + 0.12 + 0.05 * len(token)
        words.append(Spoken(token, round(at_s, 2), round(end_s, 2)))
        at_s = end_s + (0.6 if token[-1] in ".?!" else 0.03)
    return words


def cues(words: Sequence[Spoken], most: int = 8) -> list[list[Spoken]]:
    """Words in captions, a new one after every sentence."""
    found: list[list[Spoken]] = [[]]
    for word in words:
        if len(found[-1]) == most or (found[-1] and found[-1][-1].text[-1] in ".?!"):
            found.append([])
        found[-1].append(word)
    return found


def stamp(seconds: float, mark: str = ",", hours: bool = True) -> str:
    """'00:00:01,500'."""
    ms = round(seconds * 1000)
    clock = f"{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}{mark}{ms % 1000:03d}"
    return f"{ms // 3_600_000:02d}:{clock}" if hours else clock


def said(cue: Sequence[Spoken]) -> str:
    """The words as text."""
    return " ".join(word.text for word in cue)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the name of a file in it, its writer, and what it keeps of the truth."""

    file: str
    write: Callable[[list[Spoken]], str | bytes]
    timed: str = "cues"
    bare: bool = False
    ended: bool = True


def asked(words: list[Spoken]) -> list[tuple[str, list[Spoken]]]:
    """The question before the answer, each under its speaker: the question takes the time before it."""
    asked = spoken(QUESTION, from_s=0.0)
    scale = (words[0].start_s - 0.2) / asked[-1].end_s
    asked = [Spoken(w.text, round(w.start_s * scale, 2), round(w.end_s * scale, 2)) for w in asked]
    return [(INTERVIEWER, cue) for cue in cues(asked)] + [(CANDIDATE, cue) for cue in cues(words)]


def letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum() or letter in "'&%")


def segments(words: list[Spoken], word: Callable[[Spoken], dict[str, Any]] | None, **more: Any) -> list[dict[str, Any]]:
    """The captions as a recognizer's segments."""
    found = []
    for number, cue in enumerate(cues(words)):
        segment: dict[str, Any] = {"id": number, "start": cue[0].start_s, "end": cue[-1].end_s, "text": " " + said(cue)}
        if word:
            segment["words"] = [word(one) for one in cue]
        found.append(segment | more)
    return found


def dump(data: Any) -> str:
    """Data as JSON."""
    return json.dumps(data, ensure_ascii=False)


Line = Callable[[int, str, list[Spoken]], str]


def each(words: list[Spoken], line: Line, head: str = "", apart: str = "\n") -> str:
    """A line or block for each caption, the question's included."""
    rows = [line(number, who, cue) for number, (who, cue) in enumerate(asked(words), 1)]
    return head + apart.join(rows) + "\n"


def blocks(words: list[Spoken]) -> list[list[Spoken]]:
    """The answer in blocks of three sentences, as meeting programs write it."""
    found: list[list[Spoken]] = [[]]
    ended = 0
    for word in words:
        if ended == 3:
            found.append([])
            ended = 0
        found[-1].append(word)
        ended += word.text[-1] in ".?!"
    return found


def talk(words: list[Spoken], line: Callable[[str, list[Spoken], str], str], head: str = "", foot: str = "") -> str:
    """The question in one block, the answer in blocks: speaker, words, text."""
    question = [Spoken(text, at * 0.02, at * 0.02 + 0.01) for at, text in enumerate(QUESTION.split())]
    rows = [line(INTERVIEWER, question, QUESTION), *(line(CANDIDATE, one, said(one)) for one in blocks(words))]
    return head + "\n\n".join(rows) + "\n" + foot


def frames(seconds: float, mark: str = ":", rate: int = 30) -> str:
    return f"{stamp(seconds)[:8]}{mark}{int(seconds % 1 * rate + 1e-6):02d}"


def at(cue: list[Spoken], mark: str = ".") -> str:
    return stamp(cue[0].start_s, mark)


def labels(words: list[Spoken], row: Callable[[list[Spoken]], str]) -> str:
    return "\n".join(map(row, cues(words))) + "\n"
