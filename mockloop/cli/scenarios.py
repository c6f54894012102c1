"""``mockloop scenarios``: list, show, check, new, schema."""

from __future__ import annotations

from pathlib import Path

import typer

from mockloop.cli.output import bold, print_json, print_table, remark

app = typer.Typer(no_args_is_help=True)


@app.command("list")
def list_(as_json: bool = typer.Option(False, "--json", help="Print an array instead of a table.")) -> None:
    """The scenarios that come with mockloop."""
    from mockloop.library.loader import load_scenario, shipped_ids

    found = [load_scenario(name) for name in shipped_ids()]
    if as_json:
        print_json([{"id": s.id, "title": s.title, "company": s.company, "principle": s.principle} for s in found])
    else:
        print_table([(s.id, s.company, s.principle, s.title) for s in found], ("ID", "COMPANY", "PRINCIPLE", "TITLE"))


@app.command()
def show(
    scenario_id: str = typer.Argument(metavar="ID", help="A scenario's id, or the path of a file."),
    as_json: bool = typer.Option(False, "--json", help="Print the whole scenario as JSON."),
) -> None:
    """A scenario as one would read it before practising."""
    from mockloop.core.walkthrough import pages
    from mockloop.library.loader import load_scenario

    scenario = load_scenario(scenario_id)
    if as_json:
        print_json(scenario.model_dump(by_alias=True))
        return
    typer.echo(bold(f"{scenario.title}  ({scenario.company}, {scenario.principle})"))
    for page in pages(scenario):
        typer.echo("\n" + bold(page.title))
        typer.echo(page.text)
        for name, text in page.notes:
            typer.echo(f"  {name}: {text}")


@app.command()
def check(path: Path = typer.Argument(help="The scenario file to check.")) -> None:
    """Check a scenario file: every problem at once, each with its line and column."""
    from mockloop.library.loader import find, read

    problems = read(find(str(path)) if not path.exists() else path)[1]
    for problem in problems:
        remark(str(problem))
    if problems:
        remark(f"{len(problems)} to mend. The fields are described by: mockloop scenarios schema")
        raise typer.Exit(1)
    typer.echo(f"{path}: good")


@app.command()
def new(
    path: Path = typer.Argument(help="The file to write, such as my-story.yaml."),
) -> None:
    """Write a scenario file to start from: the shipped one, with your id, to be rewritten."""
    from mockloop.core.errors import InputError
    from mockloop.library.loader import find

    if path.suffix != ".yaml" or path.exists():
        raise InputError(f"{path} cannot be written: it must be a new file that ends in .yaml.", "Choose another name.")
    text = find("ownership-webhook").read_text(encoding="utf-8")
    path.write_text(text.replace("id: ownership-webhook", f"id: {path.stem}", 1), encoding="utf-8")
    typer.echo(f"Wrote {path}. Put your own story into it, then run: mockloop scenarios check {path}")


@app.command()
def schema() -> None:
    """The JSON Schema of scenario files, for editors."""
    from mockloop.library.schema import json_schema

    print_json(json_schema())
