"""A group of options is in one place, and a command that uses it gets its result."""

import typer
from typer.testing import CliRunner

from mockloop.cli.session_options import taking


def paced(speed: float = typer.Option(1.0, "--speed"), engine: str = typer.Option("auto", "--engine")) -> str:
    return f"{engine} at {speed:g}"


def measured(engine: str = typer.Option("auto", "--engine")) -> str:
    return f"measured by {engine}"


def test_a_command_has_the_options_of_its_groups_and_is_handed_what_they_make():
    app, got = typer.Typer(), []

    def hold(name: str = typer.Argument("x"), *, pace: str, plain: bool = typer.Option(False), measure: str) -> None:
        got.append((name, pace, plain, measure))

    app.command()(taking(pace=paced, measure=measured)(hold))

    for line in ([], ["y", "--speed", "2", "--engine", "typed", "--plain"]):
        assert CliRunner().invoke(app, line).exit_code == 0
    assert got == [("x", "auto at 1", False, "measured by auto"), ("y", "typed at 2", True, "measured by typed")]


def test_an_option_that_two_groups_have_is_offered_once():
    def hold(*, pace: str, measure: str) -> None:
        """Hold it."""

    app = typer.Typer()
    app.command()(taking(pace=paced, measure=measured)(hold))

    told = CliRunner().invoke(app, ["--help"]).output
    assert told.count("--engine") == 1
    assert "Hold it." in told
