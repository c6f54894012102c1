"""The Python interface: analyze one answer."""

from __future__ import annotations

from pathlib import Path

from mockloop.analysis.document import Analysis, document
from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.debrief import debrief_transcript
from mockloop.core.events import SoundQuality
from mockloop.core.levels import USUAL_LEVEL
from mockloop.core.scenario import Scenario
from mockloop.core.transcript import Transcript, from_text
from mockloop.library.level_check import check_level_and_lens
from mockloop.ports import Transcriber


def analyze(  # noqa: PLR0913 - the one call that people make; all arguments but the source are named
    source: str | Transcript | Path,
    *,
    question: str | None = None,
    scenario: Scenario | None = None,
    level: str = USUAL_LEVEL,
    lens: str | None = None,
    engine: str | Transcriber = "auto",
) -> Analysis:
    """Return the analysis of one answer: its words, a transcript, or the path of a recording or transcript.

    ``question``: any question in plain words; the nearest competency judges it, unless ``scenario`` is given.
    ``engine``: a name, or a loaded recognizer, which stays open. Raises InputError if there is nothing to analyze, if
    the question is empty or too long, or if the scenario has no such level or lens.
    """
    if question is not None and scenario is None:
        from mockloop.library.question_match import match_question

        scenario = match_question(question).scenario
    sounds: list[SoundQuality] = []
    if isinstance(source, Path):
        from mockloop.interview.answer_files import transcript_of_file

        transcript, sounds = transcript_of_file(source, scenario, engine)
    else:
        transcript = from_text(source) if isinstance(source, str) else source
    bar = bar_of(scenario, level, lens) if scenario else None
    whole = debrief_transcript(bar, transcript, sounds)
    return document(whole.answers[0], whole)


def bar_of(scenario: Scenario, level: str, lens: str | None) -> Bar:
    """Return the bar to judge by. Raise InputError for a level or lens that the scenario does not have."""
    check_level_and_lens(scenario, level, lens)
    return Bar(scenario, level, lens)
