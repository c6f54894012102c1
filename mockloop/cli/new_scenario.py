"""Draft a scenario from five answers: the question, its competency, and the story."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from mockloop.cli.scenario_choice import tell_competency
from mockloop.core.errors import InputError
from mockloop.core.scenario import PLAIN_NAME

_ENTER = "Enter skips it"
_NAME = "Use small letters, digits and hyphens, such as my-story."


def written_to(name: str) -> Path:
    """Return the new file for a name or a path. Raise InputError if it is unusable."""
    path = Path(name)
    if not path.name or path.name == "..":
        raise InputError(f"'{name}' is not a valid name for a scenario.", _NAME)
    if path.suffix != ".yaml":
        path = path.with_name(path.name + ".yaml")
    if not PLAIN_NAME.fullmatch(path.stem):
        raise InputError(f"'{path.stem}' is not a valid name for a scenario.", _NAME)
    if path.exists():
        raise InputError(f"The file {path} already exists.", "Choose another name, or delete that file first.")
    if not path.parent.is_dir():
        raise InputError(f"There is no folder {path.parent}.", "Create it first, or choose another place.")
    return path


def draft_of(scenario_id: str, question: str | None, competency: str | None) -> str:
    """Return the text of the file; ask for missing parts at a terminal. Raise InputError, ScenarioError."""
    from mockloop.library.question_match import match_question

    interactive = bool(sys.stdin and sys.stdin.isatty())
    if question is None and not interactive:
        raise InputError("No question was given.", 'Give it with: --question "Tell me about …"')
    question = question or typer.prompt("1/5  The question, as an interviewer would ask it")
    found = match_question(question, competency)
    tell_competency(found)
    named = found.scenario.competency
    if interactive and competency is None:
        named = typer.prompt("2/5  The competency it is judged by", default=named)
        found = match_question(question, named)
    title, overview, terms = _story(interactive)
    return _text(scenario_id, " ".join(question.split()), named, (title, overview, terms))


def _story(interactive: bool) -> tuple[str, str, str]:
    if not interactive:
        return "", "", ""
    title = typer.prompt(f"3/5  What you call this story ({_ENTER})", default="", show_default=False)
    overview = typer.prompt(f"4/5  The story in one sentence ({_ENTER})", default="", show_default=False)
    terms = typer.prompt(
        f"5/5  Names and rare words in it, separated by commas ({_ENTER})", default="", show_default=False
    )
    return title, overview, terms


def _text(scenario_id: str, question: str, competency: str, story: tuple[str, str, str]) -> str:
    from mockloop.library.yaml_file import written

    title, overview, terms = (" ".join(part.split()) for part in story)
    data: dict[str, object] = {"id": scenario_id, "question": question, "competency": competency}
    data |= {"title": title} if title else {}
    data |= {"overview": overview} if overview else {}
    data |= {"terms": [term.strip() for term in terms.split(",") if term.strip()]} if terms else {}
    return written(data) + _MORE


_MORE = """
# Everything else comes from the competency. What you may add, each only where you want something else:
# levels:                       # another length: seconds for the whole answer
#   - { id: experienced, length_s: 120 }
# sections:
#   action:
#     strong: >-                # your own strong example; study and the debrief quote it
#       First I ...
#     key_phrases: [First I]
#     key_phrases_show: Your own steps.
# bank: { what-was-at-stake: 2, how-was-it-measured: 0 }   # probes that count more, or not at all
# All fields: mockloop scenarios schema, docs/questions.md
"""
