"""A person's own stories: plain Markdown files in the home folder, added, found, listed and removed."""

from __future__ import annotations

import contextlib
import difflib
import errno
import re
import unicodedata
from pathlib import Path

from mockloop.core.errors import DeviceError, InputError
from mockloop.core.scenario import SECTIONS
from mockloop.core.story import Story
from mockloop.library.notes import as_markdown, read_notes
from mockloop.paths import home, made_private
from mockloop.whole_file import given_bytes

MOST_BYTES = 200_000  # a long chapter of a book; notes of one story are a page
LEAST_WORDS = 15
MOST_WORDS = 10_000  # in a table of stories, a hundred of them; one story has a hundred words or two
_LEAST_NAMED = 3  # words of a title that make a name
_LEFT_OUT = frozenset("the a an at of in on to for and or but that which was is were who with from by when".split())
_TRY = "Write down what happened, what you did and how it ended, then add it again."


def stories_folder() -> Path:
    """Return the folder of all stories. It is not created here."""
    return home() / "stories"


def read_text(path: Path) -> str:
    """Read notes from a file as text. Raises InputError if they are missing, too large, or not text."""
    try:
        raw = given_bytes(path, MOST_BYTES)
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}.", "Check the path of your notes.") from error
    except OSError as error:
        if error.errno == errno.EFBIG:
            sentence = f"{path} is larger than {MOST_BYTES // 1000} kB."
            raise InputError(sentence, "Put each story into a file of its own.") from error
        raise InputError(f"{path} cannot be read ({error.strerror}).", "Give the path of a text file.") from error
    with contextlib.suppress(UnicodeDecodeError):
        text = raw.decode("utf-8-sig")
        if "\0" not in text:
            return text
    raise InputError(f"{path} is not plain text.", "Save your notes as a text or Markdown file (UTF-8).")


def stories_in(text: str, name: str | None = None) -> list[Story]:
    """Read one story or, from a table, several. Raises InputError if there is too little or far too much."""
    if count_words(text) > MOST_WORDS:
        raise InputError(f"These notes hold more than {MOST_WORDS:,} words.", "Put each story into a file of its own.")
    rows = _table(text)
    texts = rows or [text]
    found = [read_notes(one, "") for one in texts]
    told = [story for story in found if sum(len(line.split()) for _, lines in story.parts for line in lines)]
    if not told or (not rows and _words(told[0]) < LEAST_WORDS):
        raise InputError("These notes are too short to be a story.", _TRY)
    if name and len(told) > 1:
        sentence = f"These notes contain {len(told)} stories, but --name gives only one name."
        raise InputError(sentence, "Add them without --name.")
    return [_named(story, slug(name) if name else _short(story.title)) for story in told]


def count_words(text: str) -> int:
    """Return how many words a text holds; the bars and dashes of a table are none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _words(story: Story) -> int:
    return sum(len(line.split()) for _, lines in story.parts for line in lines)


def _named(story: Story, name: str) -> Story:
    return Story(name, story.title, story.parts, story.facts, story.competencies)


def slug(title: str) -> str:
    """Turn a title into a file name: lower case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:6]) or "story"


def _short(title: str) -> str:
    """Return a title's slug; one that had to be cut does not end with 'the' or 'at'."""
    words = slug(title).split("-")
    while len(words) > _LEAST_NAMED and slug(f"{title} x") == slug(title) and words[-1] in _LEFT_OUT:
        words.pop()
    return "-".join(words)


def keep(story: Story, replace: bool = False) -> Path:
    """Write a story into the home folder. Raises InputError if its name is taken."""
    path = stories_folder() / f"{story.name}.md"
    check_name_is_free(story.name, replace)
    made_private(home())
    made_private(path.parent)
    try:
        path.touch(mode=0o600)
        path.write_text(as_markdown(story), encoding="utf-8")
    except OSError as error:
        raise DeviceError(
            f"{path} cannot be written ({error.strerror}).", "Make room, or set MOCKLOOP_HOME."
        ) from error
    return path


def check_name_is_free(name: str | None, replace: bool) -> None:
    """Raise InputError if a story has this name already and must not be replaced; None is always free."""
    if name and not replace and (stories_folder() / f"{slug(name)}.md").exists():
        raise InputError(
            f"There is a story '{slug(name)}' already.",
            "Give this one another name with --name, or replace the old one with --replace.",
        )


def story_path(name: str) -> Path:
    """Return the file of a story by its name. Raises InputError, which suggests the nearest name."""
    path = stories_folder() / f"{slug(name)}.md"
    if not path.is_file():
        names = [known.stem for known in _files()]
        near = difflib.get_close_matches(slug(name), names, n=1, cutoff=0.4)
        there = f"Did you mean '{near[0]}'?" if near else "See the list with: mockloop stories list"
        raise InputError(f"There is no story '{name}'.", there if names else "Add one with: mockloop stories add FILE")
    return path


def load_story(name: str) -> Story:
    """Read a story by its name. Raises InputError."""
    path = story_path(name)
    return read_notes(read_text(path), path.stem)


def all_stories() -> list[Story]:
    """Read every story of this machine, by name."""
    return [read_notes(read_text(path), path.stem) for path in _files()]


def remove_story(name: str) -> None:
    """Delete a story's file. Raises InputError."""
    story_path(name).unlink()


def _files() -> list[Path]:
    folder = stories_folder()
    return sorted(folder.glob("*.md")) if folder.is_dir() else []


def _table(text: str) -> list[str]:
    """Return the rows of a Markdown or CSV-like table of stories, each as notes with labels; empty without a table."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.splitlines() if "|" in line]
    if len(rows) < 2 or not rows[0]:
        return []
    head = [cell.lower() for cell in rows[0]]
    if sum(cell in SECTIONS or (cell[:1] in "star" and len(cell) == 1) for cell in head) < 3:
        return []
    body = [row for row in rows[1:] if len(row) == len(head) and not set("".join(row)) <= set("-: ")]
    return [_row_as_notes(head, row) for row in body]


def _row_as_notes(head: list[str], row: list[str]) -> str:
    cells = list(zip(head, row, strict=True))
    titles = [cell for name, cell in cells if name in ("title", "story", "name")]
    lines = [f"# {titles[0]}"] if titles else []
    lines += [f"{name.capitalize()}: {cell}" for name, cell in cells if cell and name not in ("title", "story", "name")]
    return "\n".join(lines)
