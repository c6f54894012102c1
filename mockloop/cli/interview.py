"""``mockloop interview``, ``drill`` and ``demo``: holding a session from its first question to its debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from mockloop.cli.choosing import COMPETENCY, QUESTION, scenario_of
from mockloop.cli.conduct import run_session
from mockloop.cli.sound_check import CHECK
from mockloop.cli.voice_choice import chosen_voice

if TYPE_CHECKING:
    from pathlib import Path

    from mockloop.core.scenario import Scenario
    from mockloop.core.state import Plan
    from mockloop.interview.wiring import Settings
    from mockloop.sessions.folder import SessionFolder
    from mockloop.speech.file_kinds import Choice

DEMO = "ownership-webhook"
_WHOLE = "Practise it whole: mockloop interview with the same question."
LEVEL = typer.Option("sde2", "--level", help="The level you practise for.")
LENS = typer.Option(None, "--lens", help="The principle to be judged by, if not the scenario's own.")
ENGINE = typer.Option("auto", "--engine", help="auto, typed, or a Whisper model's name or folder.")
INPUT = typer.Option(["mic"], "--input", help="mic, one or more recordings in order, or - for sound from a pipe.")
VOICE = typer.Option("auto", "--voice", help="Who reads the questions: auto, piper, system, or off: they are printed.")
PATIENCE = typer.Option("6", "--patience", help="Seconds of silence that end an answer, or off: only the key ends it.")
PLAIN = typer.Option(False, "--plain", help="Line by line, for screen readers, logs and pipes.")
MICROPHONE = typer.Option(None, "--microphone", help="Name or number of the microphone (mockloop doctor lists them).")
SPEAKER = typer.Option(None, "--speaker", help="Name or number of the loudspeaker.")
BARGE_IN = typer.Option(False, "--barge-in", help="With headphones: who speaks over a question stops it.")
STORY = typer.Option(None, "--story", help="Tell this story of yours: what you planned and did not say is shown.")
KEEP = typer.Option(
    None, "--keep-audio", metavar="no|DAYS", help="Delete the recordings at the end, or after so many days."
)
CUES = typer.Option(True, "--cues/--no-cues", help="A quiet word on the screen while you speak, at most one at a time.")


def interview(
    scenario: str = typer.Argument(None, metavar="[ID]", help="A question's or a walkthrough's id, or a file's path."),
    question: str = QUESTION,
    competency: str = COMPETENCY,
    level: str = LEVEL,
    lens: str = LENS,
    probes: int = typer.Option(3, "--probes", min=0, max=20, help="How many follow-up questions."),
    story: str = STORY,
    engine: str = ENGINE,
    input_: list[str] = INPUT,
    voice: str = VOICE,
    patience: str = PATIENCE,
    plain: bool = PLAIN,
    cues: bool = CUES,
    microphone: str = MICROPHONE,
    speaker: str = SPEAKER,
    barge_in: bool = BARGE_IN,
    check: bool = CHECK,
    keep_audio: str = KEEP,
) -> None:
    """Practise a whole interview: the question, your answer, follow-up questions, the debrief."""
    from dataclasses import replace

    settings = settings_of(engine, input_, voice, patience, (microphone, speaker))
    settings = replace(settings, barge_in=barge_in, check=check)
    chosen = scenario_of(scenario, question, competency)
    plan = with_story(_plan("interview", chosen, level, lens, probes), story)
    _hold(plan, settings, plain, cues, _kept_days(keep_audio))


def drill(
    scenario: str = typer.Argument(None, metavar="[ID]", help="A question's or a walkthrough's id, or a file's path."),
    question: str = QUESTION,
    competency: str = COMPETENCY,
    section: list[str] = typer.Option(None, "--section", help="Only this section; may be given more than once."),
    level: str = LEVEL,
    engine: str = ENGINE,
    input_: list[str] = INPUT,
    voice: str = VOICE,
    patience: str = PATIENCE,
    plain: bool = PLAIN,
    cues: bool = CUES,
    microphone: str = MICROPHONE,
    speaker: str = SPEAKER,
    barge_in: bool = BARGE_IN,
    check: bool = CHECK,
) -> None:
    """One section at a time against its clock, coached after each."""
    from dataclasses import replace

    from mockloop.core.errors import InputError

    settings = settings_of(engine, input_, voice, patience, (microphone, speaker))
    settings = replace(settings, barge_in=barge_in, check=check)
    chosen = scenario_of(scenario, question, competency)
    if chosen.shape:
        raise InputError(f"'{chosen.question}' is no story, so it has no sections to drill.", _WHOLE)
    plan = _plan("drill", chosen, level, None, 0)
    _hold(replace(plan, sections=sections_named(section)) if section else plan, settings, plain, cues)


def demo(
    realtime: bool = typer.Option(False, "--realtime", help="At the pace of speech, heard if there is a loudspeaker."),
) -> None:
    """Run a sample interview end to end. It needs no microphone and asks you nothing."""
    from mockloop.interview.wiring import Settings

    settings = Settings(input=("demo",), patience_s=None, realtime=realtime, voice="auto" if realtime else "off")
    _hold(_plan("interview", scenario_of(DEMO, None, None), "sde2", None, 3), settings, plain=True)


def resume(
    session: str = typer.Argument("last", metavar="SESSION", help="A session's id, the beginning of one, or 'last'."),
    engine: str = ENGINE,
    input_: list[str] = INPUT,
    voice: str = VOICE,
    patience: str = PATIENCE,
    plain: bool = PLAIN,
    cues: bool = CUES,
    microphone: str = MICROPHONE,
    speaker: str = SPEAKER,
) -> None:
    """Go on with a session that was interrupted, or that you stopped."""
    from mockloop.cli import study as studying
    from mockloop.core.errors import InputError
    from mockloop.paths import sessions_folder
    from mockloop.sessions.catalog import found
    from mockloop.sessions.derivation import resumed
    from mockloop.sessions.holding import held

    settings = settings_of(engine, input_, voice, patience, (microphone, speaker))
    folder = found(sessions_folder(), session)
    with held(folder):
        pass  # open in another window: told before anything is prepared
    state = resumed(folder).state  # a damaged journal is refused here, before anything is opened or tidied away
    if state.plan.mode == "study":
        studying.resume(folder, settings, plain)
        return
    if state.complete:
        raise InputError(f"The session {folder.id} is finished.", f"Read it: mockloop sessions show {folder.id}")
    run_session(folder, settings, plain, cues, new=False)


def candidate(
    paths: list[Path], scenario: str, level: str, lens: str | None, engine: str, fast: bool, choice: Choice
) -> None:
    """Put files through an interview as its candidate, as ``replay`` asks: the first answers the opening question."""
    from mockloop.interview.wiring import Settings
    from mockloop.speech.audio.decoding import check_recording
    from mockloop.speech.file_kinds import kind_of
    from mockloop.speech.stt.transcript_files import read_file

    for path in paths:  # refused before there is a session
        check_recording(path) if kind_of(path) == "recording" else read_file(path, choice.speaker)
    voice = "off" if fast else "auto"
    files = tuple(paths)
    settings = Settings(engine, voice=voice, patience_s=None, realtime=not fast, candidate=files, choice=choice)
    _hold(_plan("interview", scenario_of(scenario, None, None), level, lens, 3), settings, plain=True)


def settings_of(
    engine: str, input_: list[str], voice: str, patience: str, devices: tuple[str | None, str | None]
) -> Settings:
    """Turn what was typed into settings. Raises BadParameter and InputError."""
    from mockloop.interview.wiring import Settings

    return Settings(engine, tuple(input_), chosen_voice(voice), *devices, _patience_s(patience))


def _patience_s(text: str) -> float | None:
    if text == "off":
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 1.0 <= seconds <= 120.0:
        raise typer.BadParameter("--patience is a number of seconds from 1 to 120, or off")
    return seconds


def _plan(mode: str, scenario: Scenario, level: str, lens: str | None, probes: int) -> Plan:
    from mockloop.api import bar_of
    from mockloop.core.state import Plan

    bar = bar_of(scenario, level, lens)
    return Plan(mode, bar.scenario, bar.level, bar.lens, probes)


def with_story(plan: Plan, story: str | None) -> Plan:
    """Return the plan with one's own story of this name. Raises InputError where there is none."""
    if story is None:
        return plan
    from dataclasses import replace

    from mockloop.library.stories import load_story

    return replace(plan, story=load_story(story))


def sections_named(names: list[str]) -> tuple[str, ...]:
    """Sections as they were named, in their usual order. Raises BadParameter with the nearest name."""
    import difflib

    from mockloop.core.scenario import SECTIONS

    for name in names:
        if name not in SECTIONS:
            near = difflib.get_close_matches(name, SECTIONS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(SECTIONS)}"
            raise typer.BadParameter(f"there is no section '{name}'; {hint}")
    return tuple(name for name in SECTIONS if name in names)


def _hold(plan: Plan, settings: Settings, plain: bool, cues: bool = True, keep_days: int | None = None) -> None:
    from datetime import datetime

    from mockloop.paths import sessions_folder
    from mockloop.sessions.catalog import line_of
    from mockloop.sessions.forgetting import agree, forget_old_recordings, forget_recordings

    forget_old_recordings(sessions_folder(), datetime.now().astimezone())
    folder = new_folder(plan)
    if keep_days is not None:
        agree(folder, keep_days)
    run_session(folder, settings, plain, cues, new=True)
    if keep_days == 0 and line_of(folder).complete:  # one that was stopped still needs them to go on
        typer.echo(f"Deleted {forget_recordings(folder)} recordings, as agreed; the words are kept.")


def _kept_days(text: str | None) -> int | None:
    """How many days recordings are kept: 0 for "no", None for good."""
    if text is None:
        return None
    if text == "no":
        return 0
    if not text.isdecimal():
        raise typer.BadParameter("--keep-audio is no, or a number of days")
    return int(text)


def new_folder(plan: Plan) -> SessionFolder:
    """Return a new session's folder, with a copy of the scenario as it is now."""
    from datetime import datetime

    from mockloop.library.loader import text_for
    from mockloop.paths import sessions_folder
    from mockloop.sessions.folder import create

    return create(sessions_folder(), plan, text_for(plan.scenario), datetime.now().astimezone())
