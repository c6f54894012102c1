"""``mockloop interview``, ``drill`` and ``demo``: holding a session from its first question to its debrief."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import remark
from mockloop.core.errors import MockloopError

if TYPE_CHECKING:
    from mockloop.core.state import Plan
    from mockloop.ports import Controls
    from mockloop.sessions.folder import SessionFolder
    from mockloop.wiring import Settings

DEMO = "ownership-webhook"
LEVEL = typer.Option("sde2", "--level", help="The level you practise for.")
LENS = typer.Option(None, "--lens", help="The principle to be judged by, if not the scenario's own.")
ENGINE = typer.Option("auto", "--engine", help="auto, whisper, sphinx, typed, or a Whisper model's name or folder.")
INPUT = typer.Option(["mic"], "--input", help="mic, one or more recordings in order, or - for sound from a pipe.")
VOICE = typer.Option("on", "--voice", help="on: questions are read aloud; off: they are printed.")
PATIENCE = typer.Option("6", "--patience", help="Seconds of silence that end an answer, or off: only the key ends it.")
PLAIN = typer.Option(False, "--plain", help="Line by line, for screen readers, logs and pipes.")
MICROPHONE = typer.Option(None, "--microphone", help="Name or number of the microphone (mockloop doctor lists them).")
SPEAKER = typer.Option(None, "--speaker", help="Name or number of the loudspeaker.")


def interview(
    scenario: str = typer.Argument(metavar="ID", help="A scenario's id, or the path of a file."),
    level: str = LEVEL,
    lens: str = LENS,
    probes: int = typer.Option(3, "--probes", min=0, max=20, help="How many follow-up questions."),
    engine: str = ENGINE,
    input_: list[str] = INPUT,
    voice: str = VOICE,
    patience: str = PATIENCE,
    plain: bool = PLAIN,
    microphone: str = MICROPHONE,
    speaker: str = SPEAKER,
) -> None:
    """The whole interview: the question, your answer, probes chosen by what it left out, the debrief."""
    settings = _settings(engine, input_, voice, patience, (microphone, speaker))
    _hold(_plan("interview", scenario, level, lens, probes), scenario, settings, plain)


def drill(
    scenario: str = typer.Argument(metavar="ID", help="A scenario's id, or the path of a file."),
    section: list[str] = typer.Option(None, "--section", help="Only this section; may be given more than once."),
    level: str = LEVEL,
    engine: str = ENGINE,
    input_: list[str] = INPUT,
    voice: str = VOICE,
    patience: str = PATIENCE,
    plain: bool = PLAIN,
    microphone: str = MICROPHONE,
    speaker: str = SPEAKER,
) -> None:
    """One section at a time against its clock, coached after each."""
    from dataclasses import replace

    settings = _settings(engine, input_, voice, patience, (microphone, speaker))
    plan = _plan("drill", scenario, level, None, 0)
    _hold(replace(plan, sections=_sections(section)) if section else plan, scenario, settings, plain)


def demo(
    realtime: bool = typer.Option(False, "--realtime", help="At the pace of speech, heard if there is a loudspeaker."),
) -> None:
    """A whole interview with both sides played by the machine: no microphone needed, no question asked."""
    from mockloop.wiring import Settings

    settings = Settings(engine="sphinx", input=("demo",), patience_s=None, realtime=realtime, voice=realtime)
    _hold(_plan("interview", DEMO, "sde2", None, 3), DEMO, settings, plain=True)


def resume(
    session: str = typer.Argument("last", metavar="SESSION", help="A session's id, the beginning of one, or 'last'."),
    engine: str = ENGINE,
    input_: list[str] = INPUT,
    voice: str = VOICE,
    patience: str = PATIENCE,
    plain: bool = PLAIN,
    microphone: str = MICROPHONE,
    speaker: str = SPEAKER,
) -> None:
    """Go on with a session that was interrupted."""
    from mockloop.core.errors import InputError
    from mockloop.sessions.home import sessions_folder
    from mockloop.sessions.reading import replayed
    from mockloop.sessions.shelf import found

    settings = _settings(engine, input_, voice, patience, (microphone, speaker))
    folder = found(sessions_folder(), session)
    if replayed(folder).state.phase == "finished":
        raise InputError(f"The session {folder.id} is finished.", f"Read it: mockloop sessions show {folder.id}")
    _run(folder, settings, plain)


def _settings(
    engine: str, input_: list[str], voice: str, patience: str, devices: tuple[str | None, str | None]
) -> Settings:
    from mockloop.wiring import Settings

    if voice not in ("on", "off"):
        raise typer.BadParameter("--voice is on or off")
    return Settings(engine, tuple(input_), voice == "on", *devices, _patience_s(patience))


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


def _plan(mode: str, scenario: str, level: str, lens: str | None, probes: int) -> Plan:
    from mockloop.api import bar_of
    from mockloop.core.state import Plan
    from mockloop.library import load_scenario

    bar = bar_of(load_scenario(scenario), level, lens)
    return Plan(mode, bar.scenario, bar.level, bar.lens, probes)


def _sections(names: list[str]) -> tuple[str, ...]:
    import difflib

    from mockloop.core.scenario import SECTIONS

    for name in names:
        if name not in SECTIONS:
            near = difflib.get_close_matches(name, SECTIONS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(SECTIONS)}"
            raise typer.BadParameter(f"there is no section '{name}'; {hint}")
    return tuple(name for name in SECTIONS if name in names)


def _hold(plan: Plan, scenario: str, settings: Settings, plain: bool) -> None:
    from datetime import datetime

    from mockloop.library import find
    from mockloop.sessions.folder import create
    from mockloop.sessions.home import sessions_folder

    text = find(scenario).read_text(encoding="utf-8")
    _run(create(sessions_folder(), plan, text, datetime.now().astimezone()), settings, plain)


def _run(folder: SessionFolder, settings: Settings, plain: bool) -> None:
    from mockloop.analysis.debrief import debrief
    from mockloop.cli.choosing import with_engine
    from mockloop.cli.debriefing import print_debrief
    from mockloop.cli.interrupting import Interruptible
    from mockloop.screen.plain import PlainScreen
    from mockloop.session import hold

    settings = with_engine(settings, plain)
    controls = _controls(settings, plain)
    status = not plain and sys.stdout.isatty() and settings.engine != "typed"
    screen = PlainScreen(sys.stdout, status=status, keys=_legend(settings, controls))
    try:
        with Interruptible():
            state = hold(folder, settings, controls, screen)
    except KeyboardInterrupt:
        remark(f"\nInterrupted. {_kept(folder)}")
        raise typer.Exit(130) from None
    except MockloopError as error:
        remark(f"{error.sentence}\n{error.next_step}\n{_kept(folder)}".rstrip())
        raise typer.Exit(1) from None
    except BrokenPipeError:
        remark(f"Nobody reads what is printed any more. {_kept(folder)}")
        raise
    finally:
        controls.close()
    print_debrief(state, debrief(state), folder.id)


def _controls(settings: Settings, plain: bool) -> Controls:
    from mockloop.screen.controls import NoControls, TypingDesk, controls_here

    if settings.engine == "typed":
        return TypingDesk(sys.stdin)
    return controls_here(plain) if settings.input == ("mic",) else NoControls()


def _legend(settings: Settings, controls: Controls) -> str:
    from mockloop.screen.keys import LEGEND, TYPING_LEGEND

    if settings.engine == "typed":
        return TYPING_LEGEND
    return LEGEND if controls.interactive else ""


def _kept(folder: SessionFolder) -> str:
    """What became of a session that broke off; one in which nothing had happened yet leaves no trace."""
    from mockloop.sessions.shelf import remove

    if not folder.takes_on_disk():
        remove(folder)
        return ""
    return f"Everything recorded is kept. Go on with: mockloop sessions resume {folder.id}"
