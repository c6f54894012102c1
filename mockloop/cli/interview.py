"""``mockloop interview``, ``drill`` and ``demo``: run a session from its first question to its debrief."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import remark
from mockloop.cli.pressure_options import PROBES_HELP, pressure_of, probes_of
from mockloop.cli.scenario_choice import COMPETENCY, QUESTION, scenario_of
from mockloop.cli.session_options import LEVEL, PLAIN, settings_of, taking
from mockloop.cli.session_runner import run_to_debrief
from mockloop.cli.terminal_output import word_wrapped_output
from mockloop.core.levels import USUAL_LEVEL

if TYPE_CHECKING:
    from mockloop.core.pressure import Pressure
    from mockloop.core.scenario import Scenario
    from mockloop.core.state import Plan
    from mockloop.core.story import Story
    from mockloop.interview.wiring import Settings
    from mockloop.sessions.folder import SessionFolder
    from mockloop.speech.file_kinds import SpeakerChoice

DEMO = "ownership-webhook"
_WHOLE = "Practise the whole answer: mockloop interview with the same question."
LENS = typer.Option(None, "--lens", help="The principle to judge by, instead of the scenario's own.")
STORY = typer.Option(None, "--story", help="Tell this story from your notes; the debrief shows what you left out.")
KEEP = typer.Option(
    None, "--keep-audio", metavar="no|DAYS", help="How many days to keep the recordings; no: delete them at the end."
)
CUES = typer.Option(True, "--cues/--no-cues", help="Show a short hint while you speak, one at a time.")


@taking(settings=settings_of, pressure=pressure_of)
def interview(
    scenario: str = typer.Argument(
        None, metavar="[ID]", help="A question's or a walkthrough's id, a file, or a question in quotation marks."
    ),
    question: str = QUESTION,
    competency: str = COMPETENCY,
    level: str = LEVEL,
    lens: str = LENS,
    probes: int = typer.Option(None, "--probes", min=0, max=20, help=PROBES_HELP.format(most=3)),
    story: str = STORY,
    *,
    settings: Settings,
    plain: bool = PLAIN,
    cues: bool = CUES,
    keep_audio: str = KEEP,
    pressure: Pressure,
) -> None:
    """Practise a whole interview: the question, your answer, follow-up questions, the debrief."""
    from dataclasses import replace

    told = story_named(story)  # before anything is asked, so that a wrong name costs nothing
    chosen = scenario_of(scenario, question, competency, told)
    plan = _plan("interview", chosen, level, lens, probes_of(probes, pressure, 3))
    plan = replace(plan, story=told, pressure=pressure)
    _hold(plan, settings, plain, cues, _kept_days(keep_audio))


@taking(settings=settings_of)
def drill(
    scenario: str = typer.Argument(
        None, metavar="[ID]", help="A question's or a walkthrough's id, a file, or a question in quotation marks."
    ),
    question: str = QUESTION,
    competency: str = COMPETENCY,
    section: list[str] = typer.Option(None, "--section", help="Only this section; may be given more than once."),
    level: str = LEVEL,
    *,
    settings: Settings,
    plain: bool = PLAIN,
    cues: bool = CUES,
) -> None:
    """Practise one section at a time against its clock, with coaching after each."""
    from dataclasses import replace

    from mockloop.core.errors import InputError

    chosen = scenario_of(scenario, question, competency)
    if chosen.shape:
        raise InputError(f"'{chosen.question}' does not ask for a story, so it has no sections to drill.", _WHOLE)
    plan = _plan("drill", chosen, level, None, 0)
    _hold(replace(plan, sections=sections_named(section)) if section else plan, settings, plain, cues)


def demo(
    walkthrough: str = typer.Argument(DEMO, metavar="[WALKTHROUGH]", help="The worked story to tell."),
    realtime: bool = typer.Option(
        False, "--realtime", help="Run at the pace of speech, through the loudspeaker if there is one."
    ),
) -> None:
    """Run a sample interview end to end. It needs no microphone and asks you nothing.

    Without a name it plays a recorded interview. Any other worked story is told by your machine's voice.
    """
    from tempfile import TemporaryDirectory

    from mockloop.core.errors import InputError
    from mockloop.interview.wiring import Settings, demo_answers, narrated_story
    from mockloop.library.loader import shipped_ids

    scenario = scenario_of(walkthrough, None, None)
    voice = "auto" if realtime else "off"
    if demo_answers(scenario.id):
        settings = Settings(input=("demo",), patience_s=None, realtime=realtime, voice=voice, sample=True)
        _hold(_plan("interview", scenario, USUAL_LEVEL, None, 3), settings, plain=True)
        return
    if not all(section.strong for section in scenario.sections.values()):
        raise InputError(f"'{scenario.id}' has no worked story to tell.", f"Choose from: {', '.join(shipped_ids())}")
    with TemporaryDirectory() as folder:
        remark("One moment: your machine's voice is preparing the story.")
        story = narrated_story(scenario, Path(folder))
        files = {"candidate": (story,)} if story.suffix == ".txt" else {"input": (str(story),)}
        settings = Settings(patience_s=None, realtime=realtime, voice=voice, sample=True, **files)
        _hold(_plan("interview", scenario, USUAL_LEVEL, None, 0), settings, plain=True)


def candidate(
    paths: list[Path],
    scenario: str | None,
    level: str,
    lens: str | None,
    engine: str,
    fast: bool,
    choice: SpeakerChoice,
) -> None:
    """Run an interview with files as its candidate, for ``replay``: the first answers the opening question.

    Questions in a file are asked again. The first one is the opening question if no scenario is named.
    """
    from mockloop.core.errors import InputError
    from mockloop.interview.wiring import Settings

    asked = [_asked_in(path, choice) for path in paths]  # refused before there is a session
    if not scenario and not asked[0][0]:
        raise InputError(
            "This file does not contain the question that was asked.", f"Name the question: --scenario {DEMO}"
        )
    chosen = scenario_of(scenario, None if scenario else asked[0][0], None)
    probes = max(3, sum(map(len, asked)) - 1)
    voice = "off" if fast else "auto"
    files = tuple(paths)
    settings = Settings(engine, voice=voice, patience_s=None, realtime=not fast, candidate=files, choice=choice)
    _hold(_plan("interview", chosen, level, lens, probes), settings, plain=True)


def _asked_in(path: Path, choice: SpeakerChoice) -> list[str]:
    """Return the question before each answer in a file, "" if there is none. Raise InputError."""
    from mockloop.speech.audio.decoding import check_recording
    from mockloop.speech.file_kinds import kind_of
    from mockloop.speech.stt.transcript_files import exchanges, read_file

    if kind_of(path) == "recording":
        check_recording(path, choice.track)
        return [""]
    return [one.asked for one in exchanges(read_file(path, choice.speaker))]


def _plan(mode: str, scenario: Scenario, level: str, lens: str | None, probes: int) -> Plan:
    from mockloop.core.state import Plan
    from mockloop.library.level_check import check_level_and_lens

    check_level_and_lens(scenario, level, lens)
    return Plan(mode, scenario, level, lens, probes)


def story_named(name: str | None) -> Story | None:
    """Return the person's story of this name. Raises InputError if there is none."""
    from mockloop.library.stories import load_story

    return None if name is None else load_story(name)


def sections_named(names: list[str]) -> tuple[str, ...]:
    """Return the sections that were named, in their usual order. Raise BadParameter, which suggests a name."""
    import difflib

    from mockloop.core.scenario import SECTIONS

    for name in names:
        if name not in SECTIONS:
            near = difflib.get_close_matches(name, SECTIONS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"choose from {', '.join(SECTIONS)}"
            raise typer.BadParameter(f"there is no section '{name}'; {hint}")
    return tuple(name for name in SECTIONS if name in names)


def _hold(plan: Plan, settings: Settings, plain: bool, cues: bool = True, keep_days: int | None = None) -> None:
    from datetime import datetime

    from mockloop.paths import sessions_folder
    from mockloop.sessions.catalog import line_of
    from mockloop.sessions.retention import delete_old_recordings, delete_recordings, set_retention

    delete_old_recordings(sessions_folder(), datetime.now().astimezone())
    folder = new_folder(plan, settings, plain, cues)
    if keep_days is not None:
        set_retention(folder, keep_days)
    if plan.story:
        with word_wrapped_output():
            typer.echo(f"Tell your story: {plan.story.title}")
    run_to_debrief(folder, settings, plain, cues, new=True)
    if keep_days == 0 and line_of(folder).complete:  # a stopped session still needs them to continue
        count = delete_recordings(folder)
        what = "the recording" if count == 1 else f"{count} recordings"
        typer.echo(f"Deleted {what}, as you asked; the words are kept.")


def _kept_days(text: str | None) -> int | None:
    """Return how many days recordings are kept: 0 for "no", None for always."""
    if text is None:
        return None
    if text == "no":
        return 0
    if not text.isdecimal():
        raise typer.BadParameter("--keep-audio takes 'no' or a number of days")
    return int(text)


def new_folder(plan: Plan, settings: Settings, plain: bool, cues: bool = True) -> SessionFolder:
    """Return a new session's folder, with a copy of the scenario, and the settings to resume with."""
    from datetime import datetime

    from mockloop.cli import saved_settings
    from mockloop.library.loader import text_for
    from mockloop.paths import sessions_folder
    from mockloop.sessions.folder import create

    more = {saved_settings.KEY: saved_settings.settings_record(settings, plain, cues)}
    return create(sessions_folder(), plan, text_for(plan.scenario), datetime.now().astimezone(), more)
