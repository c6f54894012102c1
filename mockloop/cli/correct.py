"""``mockloop sessions correct``: correct the sections of an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import print_table, remark
from mockloop.cli.session_choice import WHICH, short

if TYPE_CHECKING:
    from mockloop.analysis.answer import SectionSpan
    from mockloop.core.state import State, Stretch, Turn
    from mockloop.core.transcript import Transcript
    from mockloop.sessions.correction_file import Correction
    from mockloop.sessions.folder import SessionFolder

_FEW = 3  # words by which an example moves a boundary
_SECONDS = re.compile(r"(?:(\d+):)?(\d+(?:\.\d+)?)")


def correct(
    session: str = typer.Argument(metavar="SESSION", help=WHICH),
    file: Path = typer.Argument(None, metavar="[FILE]", help="A correction file exported from a report."),
    answer: int = typer.Option(1, "--answer", min=1, help="Which answer, counted from 1."),
    section: str = typer.Option(None, "--section", help="The section that the words belong to."),
    from_word: int = typer.Option(None, "--from-word", min=0, help="The number of its first word, counted from 0."),
    to_word: int = typer.Option(None, "--to-word", min=0, help="The number of its last word."),
    from_second: str = typer.Option(
        None, "--from-second", metavar="S", help="Or the second at which it begins: 61.8 or 1:01.8."
    ),
    to_second: str = typer.Option(None, "--to-second", metavar="S", help="The second at which it ends."),
    undo: bool = typer.Option(False, "--undo", help="Undo the last correction."),
) -> None:
    """Move the boundary of a section. Without options, print the sections with the numbers of their words."""
    from mockloop.cli.session_choice import session_with_answer

    bounds = (from_word, to_word, from_second, to_second)
    _check_usage(file, section, bounds, undo)
    folder = session_with_answer(session)
    if undo:
        _undo(folder)
    elif file or section:
        _keep(folder, _read(folder, file) if file else _moved(folder, answer - 1, section, bounds))
    else:
        _show(folder, answer - 1)


Bounds = tuple[int | None, int | None, str | None, str | None]


def _check_usage(file: Path | None, section: str | None, bounds: Bounds, undo: bool) -> None:
    by_options = section is not None or any(bound is not None for bound in bounds)
    if (file is not None) + by_options + undo > 1:
        raise typer.BadParameter("give a FILE; or --section and its first and last word or second; or --undo")
    if by_options and (section is None or _ends(bounds[:2]) == _ends(bounds[2:])):
        raise typer.BadParameter("--section goes with --from-word and --to-word, or with --from-second and --to-second")
    if any(_ends(pair) is None for pair in (bounds[:2], bounds[2:])):
        raise typer.BadParameter("both ends are needed: the first and the last word, or the first and the last second")


def _ends(pair: Sequence[object]) -> bool | None:
    """Return True if both are given, False if neither is, None if one is."""
    given = [end is not None for end in pair]
    return given[0] if given[0] == given[1] else None


def _second(text: str) -> float:
    found = _SECONDS.fullmatch(text.strip())
    if not found:
        raise typer.BadParameter(f"'{text}' is not a time; write seconds as 61.8 or as 1:01.8")
    return 60.0 * int(found[1] or 0) + float(found[2])


# ---- what it does --------------------------------------------------------------------------------------------


def _state(folder: SessionFolder) -> State:
    """Return the state of the session and print its problems, so this is called once for a command."""
    from mockloop.sessions.rebuild import replayed

    replay = replayed(folder)
    for problem in replay.problems:
        remark(problem)
    return replay.state


def _spans(turn: Turn) -> tuple[SectionSpan, ...]:
    from mockloop.analysis.judging.conversation import read_turn

    return read_turn(turn).answer.spans


def _read(folder: SessionFolder, file: Path) -> tuple[Turn, Correction]:
    from mockloop.sessions.corrections import read_correction, turn_to_correct

    correction = read_correction(file)
    return turn_to_correct(correction, folder, _state(folder), file), correction


def _moved(folder: SessionFolder, answer: int, section: str, bounds: Bounds) -> tuple[Turn, Correction]:
    """Return the correction that assigns words to a section, no matter what they were. Raise InputError."""
    from mockloop.analysis.sections.corrections import moved
    from mockloop.cli.interview import sections_named
    from mockloop.sessions.corrections import turn_with_sections

    sections_named([section])
    turn = turn_with_sections(_state(folder), answer, folder.id)
    first, last = _words(turn.answer, bounds, folder.id)
    return turn, _correction(folder.id, answer, moved(_spans(turn), section, first, last))


def _words(transcript: Transcript, bounds: Bounds, session: str) -> tuple[int, int]:
    """Return the first and the last word that the options mean. Raise InputError."""
    from mockloop.analysis.sections.corrections import words_between
    from mockloop.core.errors import InputError

    see = f"See its words with: mockloop sessions correct {session}"
    first, last, from_second, to_second = bounds
    if from_second is not None and to_second is not None:
        found = words_between(transcript, _second(from_second), _second(to_second))
        if found is None:
            raise InputError(f"No word was said from second {from_second} to {to_second}.", see)
        return found
    assert first is not None and last is not None
    if last < first:
        raise InputError(f"Word {last} comes before word {first}.", see)
    if last >= len(transcript.words):
        raise InputError(f"There is no word {last}: the answer has words 0 to {len(transcript.words) - 1}.", see)
    return first, last


def _correction(session: str, answer: int, stretches: Sequence[Stretch]) -> Correction:
    from dataclasses import asdict

    from mockloop.sessions.correction_file import Correction

    fields = {"session": session, "answer": answer, "sections": [asdict(one) for one in stretches]}
    return Correction.model_validate({"schema": 1, **fields})


def _keep(folder: SessionFolder, wanted: tuple[Turn, Correction]) -> None:
    from datetime import datetime

    from mockloop.sessions.corrections import append_correction
    from mockloop.sessions.rebuild import replayed

    turn, correction = wanted
    before = [(span.section, span.first_word, span.last_word) for span in _spans(turn)]
    if [(one.section, one.first_word, one.last_word) for one in correction.sections] == before:
        remark("The sections are already like this; nothing was changed.")
        return
    append_correction(folder, turn, correction, datetime.now().astimezone())
    _print_answer(folder, replayed(folder).state, correction.answer)
    remark(f"Corrected. Undo it with: mockloop sessions correct {short(folder.id)} --undo")


def _undo(folder: SessionFolder) -> None:
    from datetime import datetime

    from mockloop.sessions.corrections import undo_correction

    taken_back = undo_correction(folder, datetime.now().astimezone())
    _print_answer(folder, _state(folder), taken_back.answer)
    remark("The last correction was undone.")


def _show(folder: SessionFolder, answer: int) -> None:
    from mockloop.sessions.corrections import turn_with_sections

    state = _state(folder)
    _print_answer(folder, state, answer)
    remark(
        "To move a boundary, assign words to a section:\n"
        f"mockloop sessions correct {short(folder.id)} {_example(turn_with_sections(state, answer, folder.id))}"
    )


def _example(turn: Turn) -> str:
    """Return options that work on this answer: its last section would begin a few words earlier."""
    from mockloop.core.scenario import SECTIONS

    spans = [span for span in _spans(turn) if span.section in SECTIONS]
    last = spans[-1] if spans else None
    name, first, to = (last.section, last.first_word, last.last_word) if last else ("situation", 0, 0)
    return f"--section {name} --from-word {max(0, first - _FEW)} --to-word {to}"


# ---- printed -------------------------------------------------------------------------------------------------


def _print_answer(folder: SessionFolder, state: State, answer: int) -> None:
    """Print the sections of an answer with the numbers and times of their words, and their clocks."""
    from mockloop.cli.debrief import print_paces
    from mockloop.core.times import clock
    from mockloop.reports.passages import cues, why_read
    from mockloop.sessions.corrections import turn_with_sections
    from mockloop.sessions.reading_cache import debrief_of

    turn = turn_with_sections(state, answer, folder.id)
    rows = []
    for span in _spans(turn):
        numbers = f"{span.first_word}-{span.last_word}"
        times = f"{clock(span.start_s)}-{clock(span.end_s)}"
        text = turn.answer.between(span.first_word, span.last_word)
        rows.append((span.heading, numbers, times, f"{_shortened(text)}  ({why_read(cues(span))})"))
    print_table(rows, ("SECTION", "WORDS", "TIME", "SAID"))
    print_paces(debrief_of(folder, state))


def _shortened(text: str, ends: int = 5) -> str:
    words = text.split()
    return text if len(words) <= 2 * ends else " ".join([*words[:ends], "…", *words[-ends:]])
