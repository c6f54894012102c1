"""``mockloop stories drill``, ``record`` and ``map``: tell stories aloud, from memory or to become notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from mockloop.cli.output import bold, print_table, remark
from mockloop.cli.session_choice import short
from mockloop.cli.session_options import PLAIN, settings_of, taking
from mockloop.cli.terminal_output import word_wrapped_output

if TYPE_CHECKING:
    from mockloop.core.scenario import Scenario
    from mockloop.core.state import State
    from mockloop.core.story import Story
    from mockloop.interview.wiring import Settings

STORY = typer.Argument(None, metavar="[NAME]", help="The story; by default, the one that is due first.")


@taking(settings=settings_of)
def drill(
    name: str = STORY,
    *,
    settings: Settings,
    plain: bool = PLAIN,
) -> None:
    """Tell a story from memory, with only its title shown, and compare what you said with your notes."""
    from mockloop.library.story_scenarios import recall_scenario

    story = _story(name)
    state, session = _run_one_answer("recall", recall_scenario(story), settings, plain, story)
    with word_wrapped_output():
        _print_recalled(story, state)
        typer.echo(f"Kept as {session}.")


@taking(settings=settings_of)
def record(
    name: str = typer.Option(None, "--name", help="Its name; by default, its first words."),
    title: str = typer.Option(None, "--title", help="Its title; by default, its first words."),
    replace: bool = typer.Option(False, "--replace", help="Replace the story that has this name."),
    *,
    settings: Settings,
    plain: bool = PLAIN,
) -> None:
    """Tell a story aloud; its words become notes, which you can correct."""
    from mockloop.cli.stories import keep_notes
    from mockloop.core.errors import InputError
    from mockloop.library.stories import check_name_is_free
    from mockloop.library.story_scenarios import dictation_scenario

    check_name_is_free(name or title, replace)
    state, session = _run_one_answer("dictation", dictation_scenario(), settings, plain)
    told = " ".join(turn.answer.text for turn in state.turns if turn.outcome == "answered")
    try:
        keep_notes(f"# {title}\n\n{told}" if title else told, name, replace)
    except InputError as error:
        next_step = f"{error.next_step} What you said is kept: mockloop sessions show {short(session)}"
        raise InputError(error.sentence, next_step) from error


def _story(name: str | None) -> Story:
    """Return the story of this name, or the one that is due first. Raise InputError if there is none."""
    from mockloop.core.errors import InputError
    from mockloop.library.stories import all_stories, load_story

    if name:
        return _with_facts(load_story(name))
    stories = {story.title: story for story in all_stories() if story.facts}
    if not stories:
        raise InputError("There are no stories with facts to drill.", "Add one with: mockloop stories add FILE")
    from datetime import date

    from mockloop.analysis.progress.recall import drill_order
    from mockloop.paths import sessions_folder
    from mockloop.sessions.spaced_repetition import fsrs_spacing
    from mockloop.sessions.story_history import recalls

    today = date.today().toordinal()
    first = drill_order(list(stories), recalls(sessions_folder()), fsrs_spacing, today)[0]
    if first.recall and first.recall.due_day > today:
        due = date.fromordinal(first.recall.due_day)
        remark(f"Nothing is due before {due}; this is the story you are most likely to forget.")
    return stories[first.title]


def _with_facts(story: Story) -> Story:
    from mockloop.core.errors import InputError

    if story.facts:
        return story
    raise InputError(
        f"The notes of '{story.name}' contain no figures, names or steps to say.",
        "Write them into the notes, then add them again with --replace.",
    )


def _run_one_answer(
    mode: str, scenario: Scenario, settings: Settings, plain: bool, story: Story | None = None
) -> tuple[State, str]:
    """Run a session of one answer, line by line, so that only the question is shown."""
    from mockloop.cli.interview import new_folder
    from mockloop.cli.session_runner import broken_off, in_lines, what_was_kept
    from mockloop.core.state import Plan

    folder = new_folder(Plan(mode, scenario, scenario.levels[0].id, probes=0, story=story), settings, plain)
    with broken_off(lambda: what_was_kept(folder, True)):
        return in_lines(folder, settings, plain), folder.id


def _print_recalled(story: Story, state: State) -> None:
    from mockloop.analysis.judging.another_story import told_another
    from mockloop.analysis.judging.planned_facts import check_facts
    from mockloop.analysis.progress.recall import share_said
    from mockloop.reports.planned_facts import planned_lines, planned_summary

    answers = [turn.answer for turn in state.turns if turn.outcome == "answered"]
    checks = check_facts(story.facts, answers)
    another = told_another(checks, answers)
    share = "" if another else f" ({share_said(checks):.0%})"
    typer.echo("\n" + bold(f"{story.title}: {planned_summary(checks, another)}{share}"))
    for line in [] if another else planned_lines(checks):
        typer.echo(f"  {line}")
    _print_due(story)


def _print_due(story: Story) -> None:
    """Print when it is due again, by all the times it was told from memory, including this one."""
    from datetime import date

    from mockloop.paths import sessions_folder
    from mockloop.sessions.spaced_repetition import fsrs_spacing
    from mockloop.sessions.story_history import recalls

    reviews = recalls(sessions_folder()).get(story.title)
    if reviews:
        due = fsrs_spacing(reviews, date.today().toordinal()).due_day
        typer.echo(f"Due again on {date.fromordinal(due)}.")


def map_(as_json: bool = typer.Option(False, "--json", help="Print one JSON document.")) -> None:
    """Show which competencies your stories cover, how often you told each, and where you have none."""
    from dataclasses import asdict

    from mockloop.analysis.progress.story_map import story_map
    from mockloop.cli.output import print_json
    from mockloop.library.loop_questions import questions_by_competency
    from mockloop.library.stories import all_stories
    from mockloop.paths import sessions_folder
    from mockloop.sessions.story_history import tellings

    found = story_map(all_stories(), tellings(sessions_folder()), questions_by_competency())
    if as_json:
        print_json(asdict(found))
        return
    if not found.told:
        remark("There are no stories yet. Add one from your notes: mockloop stories add FILE")
        return
    print_table([(title, f"{times} x") for title, times in found.told], ("STORY", "TOLD"))
    rows = [(one.name, f"{one.untold} of {one.questions}", _stories(one.stories)) for one in found.competencies]
    typer.echo("")
    print_table(rows, ("COMPETENCY", "UNTOLD", "STORIES"))
    remark("UNTOLD: questions you never answered with a story. List a story's competencies under '## Tells of'.")


def _stories(stories: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(f"{title} ({times} x)" for title, times in stories) or "none"
