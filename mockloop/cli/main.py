"""The entry point: all commands; every failure is reported once, in one sentence with a next step."""

from __future__ import annotations

import os
import shutil
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO, cast

import typer

from mockloop.allocation import give_back
from mockloop.cli import analyze as analyzing
from mockloop.cli import cohort as cohort_verb
from mockloop.cli import compare as comparing
from mockloop.cli import doctor as doctoring
from mockloop.cli import history as progress
from mockloop.cli import interview as holding
from mockloop.cli import loop as looping
from mockloop.cli import models as modelling
from mockloop.cli import privacy as privacy_verb
from mockloop.cli import questions, scenarios, sessions, stories, timing
from mockloop.cli import replay as replaying
from mockloop.cli import report as reporting
from mockloop.cli import study as studying
from mockloop.cli.interrupts import Interruptible
from mockloop.cli.muted_stderr import LibraryNoise
from mockloop.cli.output import remark
from mockloop.cli.system_failures import told
from mockloop.cli.terminal_output import TerminalOutput, word_wrapped_output
from mockloop.core.errors import MockloopError

app = typer.Typer(
    help="Practise interview answers aloud, with a clock for each section, follow-up questions and a debrief.",
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
for verb in (
    holding.demo,
    holding.interview,
    looping.loop,
    holding.drill,
    studying.study,
    timing.time,
    analyzing.analyze,
    doctoring.doctor,
    reporting.report,
    replaying.replay,
    comparing.compare,
    cohort_verb.cohort,
    progress.history,
    privacy_verb.privacy,
):
    app.command()(verb)
app.add_typer(questions.app, name="questions", help="The questions: list, search, show, random.")
app.add_typer(scenarios.app, name="scenarios", help="The scenarios: list, show, check, new, schema.")
app.add_typer(stories.app, name="stories", help="Your own stories: add, record, list, show, map, drill, remove.")
app.add_typer(
    sessions.app,
    name="sessions",
    help=(
        "Your sessions: list, show, resume, rename, note, tag, comments, "
        "correct, delete, restore, empty, export, import."
    ),
)
app.add_typer(modelling.app, name="models", help="Speech models: list, get, remove.")


BOXES_FROM = 100  # columns, which leave half of them to the text of an option
FIRST = """Three things to do first:

  mockloop doctor       check that the microphone, the voice and the recognizer work
  mockloop demo         see a sample interview, no microphone needed
  mockloop interview    hear a question and answer it aloud

Everything else: mockloop --help"""


@app.callback(invoke_without_command=True)
def _version(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Print the version and exit."),
) -> None:
    if version:
        from mockloop import __version__

        typer.echo(__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        with word_wrapped_output():
            typer.echo(FIRST)


# typer brings its own click, or uses the one that is installed: these names are the same in both
UsageError: type[Exception] = typer.BadParameter.__mro__[1]


def main() -> None:
    """Run the command line and exit: 0 done, 1 reported failure, 2 usage, 130 interrupted."""
    _fill_closed_streams()
    give_back()  # before the first thread
    noise = LibraryNoise()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _never_fail_at_a_sign(stream)
    sys.argv[1:] = [_readable(argument) for argument in sys.argv[1:]]
    sys.stdout = cast(TextIO, TerminalOutput(sys.stdout))
    sys.stderr = cast(TextIO, TerminalOutput(sys.stderr))
    _fit_help(shutil.get_terminal_size().columns)
    try:
        status = _status()
    except BaseException:
        noise.show()
        raise
    sys.exit(status)


def _fill_closed_streams() -> None:
    """Print to nowhere where an output is closed, or missing as in a program without a console.

    A descriptor that stays free would be given to the next file, and a sound library would print into that.
    """
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free, which is this one
    nowhere = Path(os.devnull)
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")


def _fit_help(columns: int) -> None:
    """Print help without boxes on a terminal too narrow for them."""
    if columns < BOXES_FROM:
        from mockloop.cli.narrow_help import use_narrow_help

        use_narrow_help(app)


def _never_fail_at_a_sign(stream: TextIO | None) -> None:
    """Replace what an encoding lacks: bars and signs on the output, which words say too; stray bytes on the input."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")


def _readable(argument: str) -> str:
    """Replace bytes that are no text, which no file of a session can keep; the name of a file stays as it is."""
    return argument if os.path.lexists(argument) else os.fsencode(argument).decode("utf-8", "replace")


def _status() -> int:
    try:
        with Interruptible():
            status = app(prog_name="mockloop", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except MockloopError as error:
        remark(f"{error.sentence}\n{error.next_step}")
        return 1
    except UsageError as error:
        error.show()  # type: ignore[attr-defined]
        return 2
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("\nInterrupted.", err=True)
        return 130
    except BrokenPipeError:
        _print_no_more(sys.stdout)  # the reader of our output is gone
        return 1
    except OSError as error:
        return _failed(error)


def _failed(error: OSError) -> int:
    """Tell a failure of the system if a person can end it; otherwise it is a bug, and is raised."""
    known = told(error)
    if known is None:
        raise error
    try:
        remark("\n".join(known))
    except OSError:  # nobody can be told: the disk that the messages go to is full as well
        _print_no_more(sys.stderr)
    try:
        sys.stdout.flush()
    except OSError:
        _print_no_more(sys.stdout)
    return 1


def _print_no_more(stream: TextIO) -> None:
    """Throw away what is printed from now on: the interpreter must not fail at its exit, when it prints the rest."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()
