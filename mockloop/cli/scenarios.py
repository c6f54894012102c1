"""``mockloop scenarios``: list, show, check, new, schema."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import typer

from mockloop.cli.output import bold, print_json, print_table, remark

app = typer.Typer(no_args_is_help=True)


class SchemaKind(StrEnum):
    """The kinds of file there are."""

    scenario = "scenario"
    competency = "competency"
    question = "question"
    walkthrough = "walkthrough"


@app.command("list")
def list_(as_json: bool = typer.Option(False, "--json", help="Print a JSON array instead of a table.")) -> None:
    """List the worked stories that come with mockloop. mockloop questions list shows the single questions."""
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
    """Show a scenario to read before practising."""
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
def check(
    path: Path = typer.Argument(help="The file to check: a scenario, a competency, questions or a walkthrough."),
) -> None:
    """Check a file and list every problem with its line and column."""
    from mockloop.library.checker import problems_of
    from mockloop.library.loader import find

    problems = problems_of(find(str(path)) if not path.exists() else path)
    for problem in problems:
        remark(str(problem))
    if problems:
        remark(f"{len(problems)} to fix. For a description of the fields: mockloop scenarios schema")
        raise typer.Exit(1)
    typer.echo(f"{path}: no problems found")


@app.command()
def new(
    name: str = typer.Argument(metavar="NAME", help="What to call it: my-story, or a path such as ./my-story.yaml."),
    question: str = typer.Option(
        None, "--question", metavar="TEXT", help="The question; if left out, you are asked for it."
    ),
    competency: str = typer.Option(
        None, "--competency", metavar="ID", help="What it asks for; by default, the closest match."
    ),
) -> None:
    """Write a scenario of your own: answer five questions, and mockloop writes the file."""
    from mockloop.cli.new_scenario import draft_of, written_to

    path = written_to(name)
    text = draft_of(path.stem, question, competency)
    path.write_text(text, encoding="utf-8")
    typer.echo(f"Wrote {path}, {len(text.splitlines())} lines. Practise it: mockloop interview {_typed(path)}")
    typer.echo(f"After changing it: mockloop scenarios check {_typed(path)}")


def _typed(path: Path) -> str:
    return str(path) if path.is_absolute() or path.parent != Path() else f"./{path}"


@app.command()
def schema(kind: SchemaKind = typer.Argument(SchemaKind.scenario, help="Which kind of file.")) -> None:
    """Print the JSON Schema of a kind of file, for editors."""
    from mockloop.library.schema import json_schema

    print_json(json_schema(kind.value))
