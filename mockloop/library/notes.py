"""Read people's notes in any form: free text, headings, 'S: T: A: R:' lines, a table, or a story file.

The facts are found in them: figures, names, dates, and the steps of the action. A story file is Markdown whose '##
Facts' the person may correct by hand; those lines are then used as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mockloop.analysis.sections.spans import split
from mockloop.core.printable import printable
from mockloop.core.scenario import SECTIONS
from mockloop.core.story import FACT_KINDS, Story, StoryFact
from mockloop.core.transcript import from_text
from mockloop.library.note_deeds import deed_in
from mockloop.library.note_facts import facts_in, facts_of_title
from mockloop.library.note_names import names_in
from mockloop.library.note_shouting import as_shouted, is_shouted

FACTS = "facts"
TELLS = "tells of"  # the heading above the competencies
_LETTERS = {"s": "situation", "t": "task", "a": "action", "r": "result", "l": "reflection", "f": "reflection"}
_WORDS = {
    "context": "situation",
    "background": "situation",
    "challenge": "situation",
    "problem": "situation",
    "goal": "task",
    "actions": "action",
    "step": "action",
    "steps": "action",
    "what i did": "action",
    "what we did": "action",
    "did": "action",
    "i did": "action",
    "approach": "action",
    "what happened": "situation",
    "what was wrong": "situation",
    "my action": "action",
    "my actions": "action",
    "my task": "task",
    "my job": "task",
    "my duty": "task",
    "results": "result",
    "sit": "situation",
    "act": "action",
    "res": "result",
    "outcome": "result",
    "impact": "result",
    "lesson": "reflection",
    "lessons": "reflection",
    "learning": "reflection",
    "learnings": "reflection",
    "learned": "reflection",
    "takeaway": "reflection",
}
_HEADING = re.compile(r"^#{1,6}\s+(?P<name>.+?)\s*#*$")
_LABEL = re.compile(
    r"^[*_\s-]*(?P<name>[A-Za-z][A-Za-z ]{0,14}?)\.?(?:\s[\dA-D])?"
    r"[*_]*\s*(?:[:/\u2013-]|[-=]>)[*_]*(?:\s+(?P<text>\S.*))?$"
    r"|^(?P<shouted>SITUATION|TASK|ACTIONS?|RESULTS?|REFLECTION|STEPS)\.?(?:\s+(?P<told>\S.*))?$"
)
_BARE_LABEL = re.compile(r"^[*_\s]*(?P<name>[A-Z][A-Za-z ]{3,14}?)[*_]*\s*(?P<text>)$")  # 'Action' alone in its line
_BULLET = re.compile(  # '- ', '1) ', '(a) ', 'iv. ', '[x] ', 'Step two - '
    r"^\s*(?:(?:[-*+#~>\u2022\u2192\u2013\u2014\u00b7\u2023\u25aa\u25cf\u2713\u2714]|[-=]>|\[[ xX]?\]|\(?\d+[.)]"
    r"|\(?[a-h]\)|[a-h]\.|[ivx]{1,4}[.)]|step\s+\w+\s*[:.)\u2013-])\s+)+",
    re.IGNORECASE,
)
_ROW = re.compile(r"^\s*\|\s*(?P<name>[^|]*[^|\s])\s*\|\s*(?P<text>[^|]*[^|\s])\s*\|\s*$")  # of a table of two columns
_RULE = re.compile(r"^[\s|:-]*\|[\s|:-]*$")  # below the heading of a table
_LETTER_ALONE = re.compile(r"^\s*(?P<name>[STAR])\s+(?P<text>\S.*)$")  # 'S Night shift on ward 6'
_TITLES = (
    "Mr Mrs Ms Dr Dra St Prof Engr Ing Lic Capt Sgt Rev Lt Sr Sra Mme Rs approx ca vs asst dept incl max min avg mgr "
    "nr tel ext w Hr Fr Herr Sig Insp Supt Maj Col Gen Hon Jr Mlle Fig Vol Bldg Rm Co eg ie resp est cf"
).split()  # their full stop ends no sentence
_SHORT_MONTHS = (
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_SENTENCE_END = re.compile(
    "".join(rf"(?<!\b{title}\.)" for title in _TITLES)
    + "".join(rf"(?!(?<=\b{short}\.)\s+\d)" for short in ("[Nn]o", "[Pp]", "Fig", "fig", *_SHORT_MONTHS))
    + rf"(?!(?<=\d\.)\s+(?:{'|'.join(_SHORT_MONTHS)}))"  # '3. Juli'
    + r"(?<=[.!?])\s+(?=[A-Z0-9\"'$])"
)
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|`|\*(?=\S))(?P<text>[^*`]*?\S)\1(?!\w)")
_ASIDE = re.compile(r"(?P<title>[^()]+?)\s*\((?P<aside>[^()]{10,})\)\W*$")
_TITLE_WORDS = 10
_LETTERED = 3  # of the letters S, T, A and R, so many must open lines, since 'A' alone is an article
_LEAST_DEEDS = 2  # that make the rest of a situation an action
_TITLE_ENDS = frozenset("in on at by for with when while where which because before after and but".split())


def read_notes(text: str, name: str = "story") -> Story:
    """Read one story's notes in any of the forms above. Without a title, use its first words."""
    if is_shouted(text):
        return as_shouted(read_notes(text.lower(), name), text)
    title, sections, listed = _sorted_lines("\n".join(_plain_lines(printable("\n".join(text.splitlines())))))
    before = sections.pop("", [])
    if not any(sections.get(name) for name in SECTIONS):
        sections |= _split_by_reading(before)
    else:
        title, before = _opening(title, before)
        unmarked = (
            {"situation": before} if sections.get("action") or sections.get("task") else _split_by_reading(before)
        )
        for section, lines in unmarked.items():
            sections[section] = lines + sections.get(section, [])
        _part_steps(sections)
        if not sections.get("action"):
            sections |= _with_its_deeds(sections.get("situation", []))
    title, aside = _without_aside(title)
    sections["situation"] = aside + sections.get("situation", [])
    parts = {section: tuple(sections.get(section, ())) for section in SECTIONS}
    facts = tuple(_listed_facts(listed)) if listed else tuple(facts_in(parts))
    facts += () if listed else tuple(facts_of_title(title, facts))
    tagged = tuple(tag for line in sections.get(TELLS, ()) for tag in re.findall(r"[\w-]+", line.lower()))
    return Story(name, title or _first_words(parts), tuple(parts.items()), facts, tagged)


def _plain_lines(text: str) -> Iterator[str]:
    """Yield the lines with a table of two columns as 'name: text', and letters that stand alone as 'S: text'."""
    lines = text.splitlines()
    letters = {found["name"] for line in lines if (found := _LETTER_ALONE.match(line))}
    for line in lines:
        row = _ROW.match(line)
        letter = _LETTER_ALONE.match(line) if len(letters) >= _LETTERED else None
        found = row or letter
        if not _RULE.match(line):
            yield f"{found['name']}: {found['text']}" if found else line


def as_markdown(story: Story) -> str:
    """Return a story as the text of its file: Markdown that a person may correct."""
    blocks = [f"# {story.title}"]
    if story.competencies:
        blocks.append(f"## {TELLS.capitalize()}\n\n" + ", ".join(story.competencies))
    for section, lines in story.parts:
        if lines:
            blocks.append(f"## {section.capitalize()}\n\n" + "\n".join(f"- {line}" for line in lines))
    listed = "\n".join(f"- {fact.kind}: {fact.text} | {fact.context}" for fact in story.facts)
    return "\n\n".join([*blocks, f"## {FACTS.capitalize()}\n\n{listed}"]) + "\n"


def _without_aside(title: str) -> tuple[str, list[str]]:
    """Return a title without the brackets at its end, and what is in them: 'The late bus (Leeds, team of 9)'."""
    found = _ASIDE.match(title)
    return (found["title"].strip(" *_"), [found["aside"]]) if found else (title, [])


def _first_words(parts: dict[str, tuple[str, ...]]) -> str:
    first = next((line for lines in parts.values() for line in lines), "A story")
    words = first.split()
    if len(words) <= _TITLE_WORDS:
        return first.rstrip(".,;:")
    places = range(3, min(len(words), _TITLE_WORDS + 1))
    ends = [at for at in places if words[at - 1].endswith(",") or words[at].lower() in _TITLE_ENDS]
    return " ".join(words[: max(ends, default=_TITLE_WORDS)]).rstrip(".,;:")


def _part_steps(sections: dict[str, list[str]]) -> None:
    """Separate the action from the task if it is not marked: it begins with the first later line with 'I' or 'we'."""
    task = sections.get("task", [])
    at = next((at for at in range(1, len(task)) if task[at].startswith(("I ", "We "))), len(task))
    if not sections.get("action"):
        sections["task"], sections["action"] = task[:at], task[at:]


def _with_its_deeds(lines: list[str]) -> dict[str, list[str]]:
    """Return the situation, and the action from its first deed on, if no label parts the two but two deeds follow."""
    deeds = [at for at, line in enumerate(lines) if at and deed_in(line)]  # the line of the label is none
    if len(deeds) < _LEAST_DEEDS:
        return {}
    return {"situation": lines[: deeds[0]], "action": lines[deeds[0] :]}


def _opening(title: str, lines: list[str]) -> tuple[str, list[str]]:
    """Return the text before the first label: a title if it is short and not a sentence; the rest is background."""
    if lines and not title and len(lines[0].split()) <= _TITLE_WORDS and not lines[0].endswith((".", "!", "?")):
        words = lines[0].split()
        headline = sum(word[:1].isupper() for word in words) > len(words) / 2  # 'The Late Bus' names no one
        told = ": " in lines[0] or re.search(r"\d", lines[0]) or (not headline and names_in(lines[:1]))
        return lines[0], lines if told else lines[1:]
    return title, lines


def _sorted_lines(text: str) -> tuple[str, dict[str, list[str]], list[str]]:
    """Return the title, the sentences of each section ("" before the first), and the lines of a list of facts."""
    title, at = "", ""
    sections: dict[str, list[str]] = {}
    listed: list[str] = []
    for line in text.splitlines():
        heading = _HEADING.match(line.strip())
        named = _section_named(heading["name"]) if heading else ""
        if heading:
            title = title or ("" if named else heading["name"])
            at = named or at
            continue
        name, text = _labelled(line)
        if name and at != FACTS:
            at, line = name, text
        if at == FACTS:
            listed.append(line)
        else:
            sections.setdefault(at, []).extend(_sentences(line))
    return title, sections, [line for line in listed if line.strip()]


def _labelled(line: str) -> tuple[str, str]:
    """Return the section that a line names, and the rest of it: 'My steps: …', 'ACTION. …'; empty if it names none."""
    found = _LABEL.match(line) or _BARE_LABEL.match(line)
    said = found.groupdict() if found else {}
    name = _section_named(said.get("name") or said.get("shouted") or "")
    return (name, said.get("text") or said.get("told") or "") if name else ("", line)


def _section_named(name: str) -> str:
    bare = name.strip(" *_:.").lower()
    bare = bare.removeprefix("my ").removeprefix("our ") if bare not in _WORDS else bare
    if bare in (*SECTIONS, FACTS, TELLS):
        return bare
    return _WORDS.get(bare, _LETTERS.get(bare, ""))


def _sentences(line: str) -> list[str]:
    bare = _EMPHASIS.sub(lambda found: found["text"], _BULLET.sub("", line)).strip(" *_\t")
    return [sentence.strip() for sentence in _SENTENCE_END.split(bare) if sentence.strip()]


def _split_by_reading(sentences: Sequence[str]) -> dict[str, list[str]]:
    """Return the sections of notes without headings, found as in an answer.

    Each sentence goes where most of its words are; one with its verb first, as notes put what was done, is an action,
    and so is one between two others.
    """
    words = [word for sentence in sentences for word in sentence.split()]
    owner = [""] * len(words)
    for span in split(from_text(" ".join(words))):
        owner[span.first_word : span.last_word + 1] = [span.section] * (span.last_word - span.first_word + 1)
    names: list[str] = []
    at = 0
    for sentence in sentences:
        here = owner[at : at + len(sentence.split())]
        at += len(here)
        read = max(set(here), key=here.count) if here else ""
        names.append("action" if deed_in(sentence) else read if read in SECTIONS else "situation")
    found: dict[str, list[str]] = {}
    for at, (name, sentence) in enumerate(zip(names, sentences, strict=True)):
        between = 0 < at < len(names) - 1 and names[at - 1] == names[at + 1] == "action"
        found.setdefault("action" if between else name, []).append(sentence)
    return found


def _listed_facts(lines: Sequence[str]) -> Iterator[StoryFact]:
    for line in lines:
        kind, _, text = _BULLET.sub("", line).strip().partition(":")
        if kind.strip().lower() in FACT_KINDS and text.strip():
            fact, _, context = text.partition("|")
            yield StoryFact(kind.strip().lower(), fact.strip(), context.strip() or fact.strip())
