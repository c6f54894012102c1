"""Foreign sessions with anything in their files: imported and read, or refused in a sentence."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from itertools import product

import pytest

from mockloop.analysis.judging.debrief import debrief
from mockloop.analysis.progress.practice import practised
from mockloop.cli.debrief import session_document
from mockloop.core.errors import MockloopError
from mockloop.core.events import (
    Answered,
    Coached,
    Finished,
    Presented,
    Recorded,
    Requested,
    Said,
    SectionMark,
    Take,
    Transcribed,
)
from mockloop.core.state import Plan
from mockloop.core.transcript import Span
from mockloop.library.loader import find, load_scenario
from mockloop.sessions.folder import SessionFolder, create
from mockloop.sessions.quiz_history import quiz_history
from mockloop.sessions.rebuild import replayed
from mockloop.sessions.transfer import export_session, import_session
from testkit.sessions import ID, interview, journal, spoken, when
from tests.sessions.test_transfer import repacked

TEXT = find(ID).read_text(encoding="utf-8")
ODD = (
    None,
    True,
    -1,
    7,
    99,
    2.5,
    1e9,
    1e999,
    float("nan"),
    10**400,
    "",
    "x",
    "action",
    "\ud800",
    [],
    [[1]],
    {},
    {"a": 1},
)
SAID = spoken([("", "First I looked at the logs and I fixed it.")])


def take(number: int) -> Take:
    return Take(number, SAID.duration_s, (Span(0.0, SAID.duration_s),), marks=(SectionMark(1.0, "task"),))


def held(root) -> SessionFolder:
    return interview(root, when(1), probes={"adoption": "I wrote it up.", "adoption.press": "They do."})


def drilled(root) -> SessionFolder:
    """One section, given again after a pause."""
    folder = create(root, Plan("drill", load_scenario(ID), "sde2", probes=0, sections=("action",)), TEXT, when(2))
    first = [Said("action"), Recorded(take(1), "key"), Transcribed(1, SAID), Coached("action"), Requested("redo")]
    again = [Requested("pause", take(2)), Requested("resume"), Recorded(take(3), "silence")]
    end = [Transcribed(2, SAID), Transcribed(3, SAID), Coached("action"), Requested("next"), Finished(True)]
    journal(folder, [*first, *again, *end])
    return folder


def studied(root) -> SessionFolder:
    plan = Plan("study", load_scenario(ID), "sde2", probes=0, pages=("overview",), quiz=(2, 0))
    folder = create(root, plan, TEXT, when(3))
    journal(folder, [Presented("overview"), Answered(2, 1), Answered(0, 2), Finished(True)])
    return folder


def places(value, here=()):
    """The path of everything that stands in some JSON."""
    yield here
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        yield from places(part, (*here, key))


def altered(value, chance: random.Random):
    """The same JSON with something odd at one place, or nothing there any more."""
    *way, last = chance.choice([place for place in places(value) if place])
    holder = value
    for key in way:
        holder = holder[key]
    if chance.random() < 0.15:
        del holder[last]
    else:
        holder[last] = chance.choice(ODD)
    return value


def disordered(lines: list, chance: random.Random) -> list:
    """The same lines with some altered, one gone, one twice, or all of them mixed."""
    how = chance.random()
    if how < 0.1:
        lines.pop(chance.randrange(len(lines)))
    elif how < 0.2:
        lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    elif how < 0.3:
        chance.shuffle(lines)
    else:
        for number in chance.sample(range(len(lines)), min(len(lines), chance.choice((1, 1, 2)))):
            lines[number] = altered(lines[number], chance)
    return lines


def with_odd(file: str, chance: random.Random) -> Callable[[str, bytes], list]:
    def changed(name: str, content: bytes) -> list:
        if not name.endswith(file):
            return [(name, content)]
        if file == "session.json":
            return [(name, json.dumps(altered(json.loads(content), chance)))]
        lines = disordered([json.loads(line) for line in content.splitlines()], chance)
        return [(name, "".join(f"{json.dumps(line)}\n" for line in lines))]

    return changed


def read_whole(folder: SessionFolder, root) -> None:
    """Read a session in every way in which it is read, and write down what comes of it."""
    state = replayed(folder).state
    whole = debrief(state)
    document = session_document(folder.id, state, whole), practised(folder.id, 1, state, whole).to_data()
    json.dumps(document, ensure_ascii=False, allow_nan=False).encode()
    quiz_history(root, load_scenario(ID))


@pytest.mark.parametrize(
    ("make", "file"),
    [(held, "corrections.jsonl"), *product((held, drilled, studied), ("session.json", "events.jsonl"))],
)
def test_odd_contents_never_end_in_a_traceback(tmp_path, make, file):
    folder, chance = make(tmp_path / "made"), random.Random(7)
    export_session(folder, tmp_path / "whole.zip")
    root, taken_in = tmp_path / "home" / "sessions", 0
    for _ in range(60):
        odd = repacked(tmp_path / "whole.zip", tmp_path / "odd.zip", with_odd(file, chance))
        try:
            read_whole(import_session(odd, root).folder, root)
            taken_in += 1
        except MockloopError as error:
            assert error.next_step
    assert taken_in
