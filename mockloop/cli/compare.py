"""``mockloop compare``: two sessions, or two attempts of one session, section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from mockloop.cli.comparison_table import print_comparison, title
from mockloop.cli.output import print_json, remark

if TYPE_CHECKING:
    from mockloop.analysis.progress.comparison import Attempt, Comparison, ComparisonRow
    from mockloop.ports import Player, Sound
    from mockloop.sessions.folder import SessionFolder

_WAIT_S = 0.25


def compare(
    a: str = typer.Argument(None, metavar="[A]", help="The earlier session; SESSION:2 is its second attempt."),
    b: str = typer.Argument(
        None, metavar="[B]", help="The later session; if left out, A is compared with the attempt before it."
    ),
    section: list[str] = typer.Option(None, "--section", help="Only this section; may be given more than once."),
    play: bool = typer.Option(False, "--play", help="Play each section of A, then of B."),
    as_json: bool = typer.Option(False, "--json", help="Print one JSON document."),
    speaker: str = typer.Option(None, "--speaker", help="Name or number of the loudspeaker."),
) -> None:
    """Compare two attempts at the same question: what is clearly better or worse, and what is the same."""
    from mockloop.analysis.progress.comparison import compare as compared
    from mockloop.cli.interview import sections_named

    chosen = sections_named(section) if section else ()
    names = _names(a, b)
    folder_a, one = _attempt(names[0])
    folder_b, other = (folder_a, one) if names[0] == names[1] else _attempt(names[1])
    if one.id == other.id and not as_json:
        remark(f"Both are the same session, {one.id}. Choose another one with: mockloop sessions list")
        return
    found = compared(one, other).only(chosen)
    if as_json:
        print_json(document(found))
    else:
        print_comparison(found)
    if play:
        from mockloop.speech.audio.loudspeaker import LoudspeakerPlayer

        player = LoudspeakerPlayer(speaker)
        try:
            play_pairs(player, (folder_a, one), (folder_b, other), list(found.rows))
        finally:
            player.close()


# ---- which two -----------------------------------------------------------------------------------------------


def _names(a: str | None, b: str | None) -> tuple[str, str]:
    """Return the names of both attempts; if the second is left out, the attempt before. Raise SessionError."""
    if a and b:
        return a, b
    from mockloop.cli.session_choice import session_with_answer
    from mockloop.core.errors import SessionError
    from mockloop.paths import sessions_folder
    from mockloop.sessions.attempts import SEPARATOR, previous_session
    from mockloop.sessions.index import index_here

    later = a or "last"
    name, _, number = later.partition(SEPARATOR)
    if number.isdigit() and int(number) > 1:
        return f"{name}{SEPARATOR}{int(number) - 1}", later
    folder = session_with_answer(name)
    before = previous_session(index_here().listed(sessions_folder()), folder.id)
    if before is None:
        sentence = f"There is no earlier session like {folder.id} to compare it with."
        raise SessionError(sentence, "Practise it again, or name two sessions: mockloop compare A B")
    return before, SEPARATOR.join((folder.id, number)) if number else folder.id


def _attempt(name: str) -> tuple[SessionFolder, Attempt]:
    """Return the session, or the numbered attempt, with this name. Raise SessionError."""
    from dataclasses import replace

    from mockloop.analysis.judging.debrief import debrief
    from mockloop.analysis.progress.comparison import Attempt
    from mockloop.cli.session_choice import session_with_answer
    from mockloop.sessions.attempts import SEPARATOR, attempt_state
    from mockloop.sessions.reading_cache import debrief_of
    from mockloop.sessions.rebuild import replayed

    session, _, number = name.partition(SEPARATOR)
    folder = session_with_answer(session)
    if number:
        if not number.isdigit():
            raise typer.BadParameter(f"'{name}': name an attempt by a number after the session, as in {session}:2")
        state, label = attempt_state(folder, int(number)), f"{folder.id}{SEPARATOR}{int(number)}"
    else:
        replay = replayed(folder)
        state, label = replay.state, folder.id
        for problem in replay.problems:
            remark(problem)
    state = replace(state, turns=tuple(turn for turn in state.turns if turn.outcome == "answered"))
    return folder, Attempt(label, state, debrief(state) if number else debrief_of(folder, state))


def document(found: Comparison) -> dict[str, Any]:
    """Return the comparison as one JSON document."""
    from dataclasses import asdict

    from mockloop.analysis.progress.change import JUDGEMENTS
    from mockloop.analysis.progress.repeatability import MEASURED_WITH, REPEATABILITY, SOURCE

    whole = asdict(found)
    return {
        "schema": 1,
        **whole,
        "rows": [{**row, "measures": {m.pop("measure"): m for m in row["measures"]}} for row in whole["rows"]],
        "counts": {judgement: found.count(judgement) for judgement in JUDGEMENTS},
        "repeat_error": {"deviations": REPEATABILITY, "measured_with": MEASURED_WITH, "source": SOURCE},
    }


# ---- heard ---------------------------------------------------------------------------------------------------


def play_pairs(
    player: Player, a: tuple[SessionFolder, Attempt], b: tuple[SessionFolder, Attempt], rows: list[ComparisonRow]
) -> None:
    """Play each section, or each answer without sections, of A and then of B."""
    for row in rows:
        if row.section or not any(other.section and other.ask == row.ask for other in rows):
            for name, side in (("A", a), ("B", b)):
                _play(player, f"{title(row)}, {name}", _sound(side, row))


def _sound(side: tuple[SessionFolder, Attempt], row: ComparisonRow) -> Sound | None:
    from mockloop.analysis.answer import SectionSpan
    from mockloop.sessions.answer_sound import excerpt, takes_of

    folder, attempt = side
    turn, one = next(pair for pair in attempt.answers if pair[0].ask == row.ask)
    spans = [span for span in one.reading.answer.spans if span.section == row.section]
    if not row.section and (words := turn.answer.words):
        spans = [SectionSpan("", 0, len(words) - 1, words[0].start_s, words[-1].end_s, 1.0)]
    return excerpt(takes_of(folder, turn), spans)


def _play(player: Player, title: str, sound: Sound | None) -> None:
    if sound is None:
        remark(f"{title}: nothing to play.")
        return
    remark(f"{title}: {sound.duration_s:.0f} s")
    playback = player.play(sound)
    try:
        while not playback.wait(_WAIT_S):
            pass
    finally:
        playback.stop()
