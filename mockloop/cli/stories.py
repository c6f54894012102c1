"""``mockloop stories``: add, list, show, remove stories. Those told aloud are in ``stories_aloud.py``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import bold, print_json, print_table, remark
from mockloop.cli.stories_aloud import drill, map_, record
from mockloop.cli.terminal_output import word_wrapped_output

if TYPE_CHECKING:
    from mockloop.core.story import Story

app = typer.Typer(no_args_is_help=True)
app.command()(drill)
app.command()(record)
app.command("map")(map_)
_SLOW_WORDS = 1_500  # what takes longer than two seconds to read
NAME = typer.Argument(metavar="NAME", help="A story's name, as stories list shows it.")


@app.command()
def add(
    file: str = typer.Argument(metavar="FILE", help="Your notes: text or Markdown, or - to paste them."),
    name: str = typer.Option(None, "--name", help="Its name; by default, from its title."),
    replace: bool = typer.Option(False, "--replace", help="Replace the story that has this name."),
) -> None:
    """Add a story from your notes: free text, headings, 'S: T: A: R:' lines, or a table with a story in each row."""
    from mockloop.library.stories import read_text

    keep_notes(sys.stdin.read() if file == "-" else read_text(Path(file)), name, replace)


@word_wrapped_output()
def keep_notes(text: str, name: str | None, replace: bool) -> None:
    """Keep the stories in these notes, and print the facts found in them. Raises InputError."""
    from mockloop.library.stories import MOST_WORDS, count_words, keep, stories_in

    if _SLOW_WORDS < (count := count_words(text)) <= MOST_WORDS:
        remark(f"Reading {count:,} words of notes: this can take some seconds.")
    for story in stories_in(text, name):
        path = keep(story, replace)
        typer.echo(f"Added the story '{story.name}'.")
        _print_facts(story)
        remark(f"Wrong or missing? Correct the list of facts in {path}")
        remark(f"Tell it: mockloop interview --story {story.name}")


def _print_facts(story: Story) -> None:
    if not story.facts:
        remark("It contains no figures, names or steps. Add some, and they will be checked after you tell it.")
        return
    typer.echo("Facts that will be checked after you tell it:")
    for fact in story.facts:
        typer.echo(f"  {fact.kind:<7}{fact.text}")


@app.command("list")
def list_(as_json: bool = typer.Option(False, "--json", help="Print a JSON array instead of a table.")) -> None:
    """List your stories."""
    from mockloop.library.stories import all_stories

    stories = all_stories()
    if as_json:
        rows = [{"name": s.name, "title": s.title, "facts": len(s.facts), "tells_of": s.competencies} for s in stories]
        print_json(rows)
    elif not stories:
        remark("There are no stories yet. Add one from your notes: mockloop stories add FILE")
    else:
        print_table([(s.name, str(len(s.facts)), s.title) for s in stories], ("NAME", "FACTS", "TITLE"))


@app.command()
def show(name: str = NAME, as_json: bool = typer.Option(False, "--json", help="Print it as JSON.")) -> None:
    """Show a story: its sections and the facts in it."""
    from dataclasses import asdict

    from mockloop.library.stories import load_story

    story = load_story(name)
    if as_json:
        print_json(asdict(story))
    else:
        _print_story(story)


@word_wrapped_output()
def _print_story(story: Story) -> None:
    typer.echo(bold(story.title))
    for section, lines in story.parts:
        if lines:
            typer.echo("\n" + bold(section.capitalize()))
            for line in lines:
                typer.echo(f"  {line}")
    typer.echo("")
    _print_facts(story)


@app.command()
def remove(
    name: str = NAME, yes: bool = typer.Option(False, "--yes", "-y", help="Do not ask for confirmation.")
) -> None:
    """Delete a story. Sessions that used it keep their own copy."""
    from mockloop.cli.confirmation import confirmed
    from mockloop.library.stories import remove_story, story_path

    path = story_path(name)
    if not yes and not confirmed(f"Delete the story '{path.stem}'?"):
        remark("Nothing was deleted.")
        return
    remove_story(name)
    typer.echo(f"Deleted the story '{path.stem}'.")
