"""Packs: data files that pip packages bring; read and checked, never run."""

from __future__ import annotations

import os
import sys

import pytest

from mockloop.library import catalog
from mockloop.library.catalog import competency, library, read_questions
from mockloop.library.loader import load_scenario
from mockloop.library.packs import Pack, packs

COMPETENCY = "id: patience\nname: Patience\nasks: Whether you can wait.\nwords: [wait, waiting]\n"
QUESTIONS = "questions:\n  - {id: waited, question: Tell me about a time when you waited., competency: patience}\n"


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """A package on the path whose entry point names it; ``add`` puts a file into it."""
    folder = tmp_path / "patience_pack"
    folder.mkdir()
    (folder / "__init__.py").write_text("raise SystemExit('a pack was run')\n")
    info = tmp_path / "patience_pack-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: patience-pack\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[mockloop.questions]\npatience = patience_pack\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    def add(name, text):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    forget()
    yield add
    forget()


def forget():
    for cached in (packs, library, competency):
        cached.cache_clear()


def test_a_pack_brings_a_competency_and_its_questions_and_is_not_run(pack):
    pack("competencies/patience.yaml", COMPETENCY)
    pack("questions/patience.yaml", QUESTIONS)
    assert library().problems == ()
    assert load_scenario("waited").principle == "Patience"
    assert "patience_pack" not in sys.modules


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("questions/a.yaml", "questions: [", "The pack patience has a broken file"),
        ("questions/a.yaml", QUESTIONS.replace("waited,", "failure,"), "uses the id 'failure', which already exists"),
        ("questions/a.yaml", QUESTIONS, "names the competency 'patience', which does not exist"),
        ("competencies/conflict.yaml", COMPETENCY, "uses the id 'conflict', which already exists"),
        ("competencies/patience.yaml", "id: patience\n", "its competency 'patience' is left out"),
    ],
)
def test_what_is_wrong_with_a_pack_is_told_and_left_out(pack, name, text, said):
    before = (set(catalog.competency_files()), set(catalog.questions()))
    pack(name, text)
    forget()
    assert any(said in problem for problem in library().problems)
    assert (set(catalog.competency_files()), set(catalog.questions())) == before


def test_a_pack_without_its_folder_is_told(pack, tmp_path):
    (tmp_path / "patience_pack-1.0.dist-info" / "entry_points.txt").write_text(
        "[mockloop.questions]\npatience = gone.away\n"
    )
    forget()
    assert library().problems == ("The pack patience has no folder of data files; it is left out.",)


def test_a_package_whose_list_of_entry_points_is_damaged_hides_no_other(pack, tmp_path):
    other = tmp_path / "damaged-1.0.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: damaged\nVersion: 1.0\n")
    (other / "entry_points.txt").write_text("[mockloop.questions]\nno value\n")
    forget()
    assert [one.name for one in packs()] == ["patience"]


def test_a_pack_whose_name_is_too_long_has_no_folder(pack, tmp_path):
    entries = tmp_path / "patience_pack-1.0.dist-info" / "entry_points.txt"
    entries.write_text(f"[mockloop.questions]\npatience = {'a' * 300}\n")
    forget()
    assert packs() == (Pack("patience", None),)


def test_a_pipe_in_a_pack_is_not_waited_for(pack, tmp_path):
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    found, problems = read_questions(path)
    assert found is None
    assert [problem.sentence for problem in problems] == ["this is not a file"]
