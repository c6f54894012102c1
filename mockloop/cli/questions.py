"""``mockloop questions``: list, search, show, random."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from mockloop.cli.output import bold, print_json, print_table, remark
from mockloop.cli.terminal_output import word_wrapped_output

if TYPE_CHECKING:
    from mockloop.core.scenario import Scenario
    from mockloop.library.schema import Competency, Question

app = typer.Typer(no_args_is_help=True)
COMPETENCY = typer.Option(None, "--competency", metavar="ID", help="Only questions of this competency.")
JSON = typer.Option(False, "--json", help="Print JSON instead of text.")


@app.command("list")
def list_(competency: str = COMPETENCY, as_json: bool = JSON) -> None:
    """List every question with its competency."""
    from mockloop.library import catalog

    if competency:
        catalog.competency(competency)  # refused if there is none
    _print([one for one in catalog.questions().values() if competency in (None, one.competency)], as_json)
    for problem in catalog.library().problems:
        remark(problem)


@app.command()
def search(
    words: list[str] = typer.Argument(metavar="WORDS", help="The topic, such as: angry customer."),
    as_json: bool = JSON,
) -> None:
    """Find the questions closest to these words."""
    from mockloop.library.question_match import search as found

    near = found(" ".join(words))
    if near or as_json:
        _print(near, as_json)
        return
    remark("No question has any of these words. You can practise your own:")
    remark(f'  mockloop interview --question "{" ".join(words)}"')


@app.command()
def show(
    name: str = typer.Argument(metavar="ID", help="A question's id, or a competency's."),
    as_json: bool = JSON,
) -> None:
    """Show a question and what a good answer contains, or a competency."""
    from mockloop.library import catalog
    from mockloop.library.loader import load_scenario

    if name in catalog.competency_files() and name not in catalog.questions():
        one = catalog.competency(name)
        asked = [question for question in catalog.questions().values() if question.competency == name]
        if as_json:
            print_json({**one.model_dump(), "questions": [_item(question) for question in asked]})
            return
        _print_competency(one, asked)
        return
    scenario = load_scenario(name)
    if as_json:
        print_json(scenario.model_dump(by_alias=True))
        return
    _print_scenario(scenario)


@app.command()
def random(
    competency: str = COMPETENCY,
    seed: int = typer.Option(None, "--seed", help="The same number gives the same question."),
    as_json: bool = JSON,
) -> None:
    """Pick a question at random."""
    import random as chance

    from mockloop.core.errors import InputError
    from mockloop.library import catalog

    found = [one for one in catalog.questions().values() if competency in (None, one.competency)]
    if not found:
        raise InputError(f"There is no question of '{competency}'.", "See all with: mockloop questions list")
    one = chance.Random(seed).choice(found)
    if as_json:
        print_json(_item(one))
        return
    with word_wrapped_output():
        typer.echo(f"{one.question}\nPractise it: mockloop interview {one.id}")


def _print(found: list[Question], as_json: bool) -> None:
    if as_json:
        print_json([_item(one) for one in found])
        return
    rows = [(one.id, one.competency, one.question) for one in found]
    print_table(rows, ("ID", "COMPETENCY", "QUESTION"))


def _item(one: Question) -> dict[str, Any]:
    return {"id": one.id, "question": one.question, "competency": one.competency, "variants": one.variants}


@word_wrapped_output()
def _print_competency(one: Competency, asked: list[Question]) -> None:
    """Print what a competency asks for, and its questions."""
    typer.echo(f"{bold(one.name)} ({one.company})\n{one.asks}\n")
    typer.echo("\n".join(f"  {question.id}: {question.question}" for question in asked))


@word_wrapped_output()
def _print_scenario(scenario: Scenario) -> None:
    """Print what an interviewer looks for, section by section."""
    typer.echo(f"{bold(scenario.question)}\n{scenario.principle} ({scenario.company}): {scenario.overview}")
    for name, section in scenario.sections.items():
        typer.echo(f"\n{bold(section.title or name.capitalize())}, about {section.target_s:g} s")
        typer.echo(f"  {section.coaching}\n  Common mistake: {section.mistake}")
    typer.echo(f"\n{bold('Every answer needs')}")
    for gate in scenario.gates:
        typer.echo(f"  {gate.title}")
    typer.echo(f"\nPractise it: mockloop interview {scenario.id}")
