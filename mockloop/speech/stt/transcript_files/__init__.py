"""Read transcript files of any program, recognized by their content and not by their names.

A family: one file for each kind (``subtitles``, ``json_file``, ``xml_file``, ``tables``, ``prose``), each a pure
function from text to cues. ``read`` tries them in order, finds the speakers, and corrects the times.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mockloop.core.errors import InputError
from mockloop.core.transcript import Transcript, from_text, shifted
from mockloop.speech.stt.transcript_files import json_file, nist, prose, speech_lines, subtitles, tables, xml_file
from mockloop.speech.stt.transcript_files.clean import cleaned, plain
from mockloop.speech.stt.transcript_files.encoding import decoded
from mockloop.speech.stt.transcript_files.json_loading import is_mixed
from mockloop.speech.stt.transcript_files.length import MOST_WORDS, TOO_LONG, too_long
from mockloop.speech.stt.transcript_files.rare_time_forms import with_usual_times
from mockloop.speech.stt.transcript_files.speakers import labelled
from mockloop.speech.stt.transcript_files.timing import MOST_MENDED, TimedWords, timed
from mockloop.speech.stt.transcript_files.turns import (
    AnswerRange,
    Exchange,
    chosen,
    greetings,
    question,
    speaker_remarks,
    turns,
)
from mockloop.speech.stt.transcript_files.unread import remark, unread
from mockloop.speech.stt.transcript_files.unsupported_formats import unsupported
from mockloop.speech.stt.transcript_files.values import Cue, FileProblem, Parsed, Reader

MOST_BYTES = 10_000_000  # JSON with much beside each word takes 340 bytes a word
_ASSUMED = "The file's encoding is not certain: it is read as {}. If letters look wrong, save it as UTF-8."
_ROUNDED_S = 2.0  # programs round the length of a file
MARKED_UP: tuple[Reader, ...] = (json_file.read, too_long, xml_file.read)
BY_LINES: tuple[Callable[[str], Parsed | None], ...] = (nist.read, subtitles.read, tables.read, prose.read)


@dataclass(frozen=True, slots=True)
class FileRead:
    """The content of a file: the candidate's words, what was said between them, and messages for the person.

    ``turns`` are the candidate's separate answers, each with what the others said before it; ``left_out`` counts the
    words of the others; ``unread`` is what else the file says, as far as it is not clear that nobody said it.
    """

    transcript: Transcript
    turns: tuple[AnswerRange, ...]
    left_out: int = 0
    notices: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def read_file(path: Path, speaker: str | None = None) -> FileRead:
    """Return the content of a transcript file; ``speaker`` names the candidate. Raises InputError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            most = f"{MOST_BYTES // 1_000_000} MB"
            raise InputError(
                f"{path} is too large to be a transcript of one answer: it has more than {most}.",
                "Give a recording, or save the part with the answer as a file of its own.",
            )
        found = read(path.read_bytes(), speaker)
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}).", "Check the path, and that you are allowed to read it."
        ) from error
    if isinstance(found, FileProblem):
        raise InputError(found.sentence.replace("{file}", str(path)), found.next_step)
    return replace(found, notices=tuple(f"{path.name}: {notice}" for notice in found.notices))


def read(data: bytes, speaker: str | None = None) -> FileRead | FileProblem:
    """Return the content of these bytes, or why they cannot be read. No I/O."""
    refused = unsupported(data)
    if refused:
        return refused
    text = decoded(data)
    if isinstance(text, FileProblem):
        return text
    parsed = _parsed(text[0])
    if isinstance(parsed, FileProblem):
        return parsed
    assumed = (_ASSUMED.format(text[1]),) if text[1] else ()
    return _answer(replace(parsed, notices=(*assumed, *parsed.notices)), speaker)


def exchanges(found: FileRead) -> list[Exchange]:
    """Return each question with its answer, from the answer's first word; the whole file without questions.

    What is said before the first answer of some length is a greeting, and left out.
    """
    if len(found.turns) < 2:
        return [Exchange(question(turn.asked), found.transcript) for turn in found.turns]
    told = found.turns[greetings(found.turns) :]
    return [Exchange(question(turn.asked), _turn(found.transcript, turn)) for turn in told]


def _turn(whole: Transcript, turn: AnswerRange) -> Transcript:
    words = whole.words[turn.first : turn.last + 1]
    part = shifted(replace(whole, words=words), -words[0].start_s)
    return replace(part, duration_s=round(max(word.end_s for word in part.words), 3))


def _parsed(text: str) -> Parsed | FileProblem:
    """Return the result of the first reader that recognizes the text."""
    for reader in MARKED_UP:
        found = reader(text)
        if isinstance(found, Parsed) or (found and (found is TOO_LONG or _is_marked_up(text))):
            return found
    lines = with_usual_times(text)
    parsed = next((one for reader in BY_LINES if (one := reader(lines)) is not None), Parsed("text", ()))
    return replace(parsed, unread=unread(speech_lines.lines(lines), parsed.cues))


def _is_marked_up(text: str) -> bool:
    """Return whether a text that begins with '[' was meant as JSON, not as a stamp or a name in brackets."""
    begins = text.lstrip()
    return not begins.startswith("[") or begins[1:].lstrip()[:1] in ("{", "[", '"', "]", "") or is_mixed(text)


def _answer(parsed: Parsed, speaker: str | None) -> FileRead | FileProblem:
    """Return the candidate's part of a file, with its times."""
    raw = [_without_entities(cue) for cue in parsed.cues]
    cues, unnamed = labelled(raw)
    cues = [cue for cue in map(cleaned, cues) if cue.text]
    if not cues:
        return FileProblem("{file} holds no words.", "Give it a transcript of what was said.")
    who = chosen(cues, speaker)
    if isinstance(who, FileProblem):
        return who
    mine = [cue for cue in cues if cue.speaker == who]
    found = _transcript(parsed, mine)
    if isinstance(found, FileProblem):
        return found
    transcript, mended = found
    if len(transcript.words) > MOST_WORDS:
        return TOO_LONG
    told = speaker_remarks(cues, who, unnamed, speaker is not None)
    others = sum(len(cue.text.split()) for cue in cues if cue.speaker != who)
    notices = (*parsed.notices, *told, *mended, *remark(parsed.unread))
    return FileRead(transcript, turns(cues, who, transcript), others, notices, parsed.unread)


def _without_entities(cue: Cue) -> Cue:
    words = tuple(replace(word, text=plain(word.text)) for word in cue.words)
    return replace(cue, text=plain(cue.text), words=words)


def _transcript(parsed: Parsed, cues: Sequence[Cue]) -> tuple[Transcript, tuple[str, ...]] | FileProblem:
    """Return the words of one speaker at their times, and what was corrected; without times, at estimated ones."""
    said = " ".join(cue.text for cue in cues)
    if not any(cue.start_s is not None or any(w.start_s is not None for w in cue.words) for cue in cues):
        return from_text(said), ()
    found = timed(cues)
    if len(found.backwards) > MOST_MENDED * len(cues) and len(found.backwards) > MOST_MENDED * len(found.words):
        first = found.words[found.backwards[0]]
        return FileProblem(
            f"The times in {{file}} run backwards at word {found.backwards[0] + 1}, '{first.text}'.",
            "Fix the times, or give the words alone as .txt.",
        )
    last_s = max(word.end_s for word in found.words)
    told_s = parsed.duration_s
    duration_s = told_s if told_s is not None and told_s < last_s - _ROUNDED_S else last_s  # then it is not judged
    how = "estimated" if parsed.estimated else "measured"
    return Transcript(found.words, round(duration_s, 3), "typed", how), tuple(_mended(found))


def _mended(found: TimedWords) -> list[str]:
    told: list[str] = []
    backwards = found.backwards
    if backwards:
        first = found.words[backwards[0]]
        places = "place runs" if len(backwards) == 1 else "places run"
        told.append(
            f"The times in {len(backwards)} {places} backwards and were taken from their neighbours, the first at "
            f"word {backwards[0] + 1}, '{first.text}'."
        )
    if found.turned:
        cues = "One cue ends" if found.turned == 1 else f"{found.turned} cues end"
        told.append(f"{cues} before it begins: its times run backwards, and its end was estimated.")
    if found.moved:
        told.append(f"{found.moved} of its cues were out of order and were sorted by their times.")
    return told
