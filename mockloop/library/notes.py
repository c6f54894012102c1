"""Notes as people keep them, read: free text, headings, 'S: T: A: R:' lines, a table, or a story file of ours.

Facts are read out of them: figures, names, dates, and the steps of the action. A story file is Markdown whose
'## Facts' the person may correct by hand; what stands there is then taken as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mockloop.analysis.answer import normalized
from mockloop.analysis.sections.spans import split
from mockloop.analysis.text.numbers import MEASURES, Figure, figures
from mockloop.core.printable import printable
from mockloop.core.scenario import SECTIONS
from mockloop.core.story import FACT_KINDS, Story, StoryFact
from mockloop.core.transcript import from_text

FACTS = "facts"
TELLS = "tells of"  # the heading under which the competencies stand
_LETTERS = {"s": "situation", "t": "task", "a": "action", "r": "result", "l": "reflection", "f": "reflection"}
_WORDS = {
    "context": "situation",
    "background": "situation",
    "challenge": "situation",
    "problem": "situation",
    "goal": "task",
    "actions": "action",
    "steps": "action",
    "what i did": "action",
    "results": "result",
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
_LABEL = re.compile(r"^[*_\s-]*(?P<name>[A-Za-z][A-Za-z ]{0,14}?)[*_]*\s*[:\u2013-][*_]*(?:\s+(?P<text>\S.*))?$")
_BULLET = re.compile(r"^\s*(?:[-*+\u2022]|\d+[.)])\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"'$])")
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb apr jun jul aug "
    "sept sep oct nov dec".split()
)
_NOT_NAMES = frozenset(
    "i i'd i'm i've i'll situation task action result "
    "reflection star ok okay mr mrs ms dr english "
    "the a an in on at by for from to of with when while after before since during we they he she it my our their "
    "this that these those there then so and but as if because one two three first next last each every all "
    "some".split()
)
_WEEKDAYS = frozenset(
    f"{day}day{s}" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun") for s in ("", "s")
)
_TITLE_WORDS = 10
_TITLE_ENDS = frozenset("in on at by for with when while where which because before after and but".split())
_JOINS = frozenset("of from to than under over by about in on at that the a was were is and only just with".split())
_OF_A_SHARE = ("a", "an", "of", "the", "my", "our", "their")
_FURTHER = 2  # words in which what is counted may come after the number
_RANGE = 2  # words between two figures of which the second is where it went to
_STEP_WORDS = 3  # a step of fewer words is a heading, not a step


def read_notes(text: str, name: str = "story") -> Story:
    """Read one story's notes in any of the forms above. Without a title it is called by its first words."""
    title, sections, listed = _sorted_lines(printable("\n".join(text.splitlines())))
    before = sections.pop("", [])
    if not any(sections.get(name) for name in SECTIONS):
        sections |= _split_by_reading(before)
    else:
        title, before = _opening(title, before)
        sections["situation"] = before + sections.get("situation", [])
        _part_steps(sections)
    parts = {section: tuple(sections.get(section, ())) for section in SECTIONS}
    facts = tuple(_listed_facts(listed)) if listed else tuple(_facts(parts))
    tagged = tuple(tag for line in sections.get(TELLS, ()) for tag in re.findall(r"[\w-]+", line.lower()))
    return Story(name, title or _first_words(parts), tuple(parts.items()), facts, tagged)


def as_markdown(story: Story) -> str:
    """Write a story as the file that is kept: Markdown that a person may correct."""
    blocks = [f"# {story.title}"]
    if story.competencies:
        blocks.append(f"## {TELLS.capitalize()}\n\n" + ", ".join(story.competencies))
    for section, lines in story.parts:
        if lines:
            blocks.append(f"## {section.capitalize()}\n\n" + "\n".join(f"- {line}" for line in lines))
    listed = "\n".join(f"- {fact.kind}: {fact.text} | {fact.context}" for fact in story.facts)
    return "\n\n".join([*blocks, f"## {FACTS.capitalize()}\n\n{listed}"]) + "\n"


def _first_words(parts: dict[str, tuple[str, ...]]) -> str:
    first = next((line for lines in parts.values() for line in lines), "A story")
    words = first.split()
    if len(words) <= _TITLE_WORDS:
        return first.rstrip(".,;:")
    places = range(3, min(len(words), _TITLE_WORDS + 1))
    ends = [at for at in places if words[at - 1].endswith(",") or words[at].lower() in _TITLE_ENDS]
    return " ".join(words[: max(ends, default=_TITLE_WORDS)]).rstrip(".,;:")


def _part_steps(sections: dict[str, list[str]]) -> None:
    """Return where no action is marked, it begins in the task with the first later line that says 'I' or 'we'."""
    task = sections.get("task", [])
    at = next((at for at in range(1, len(task)) if task[at].startswith(("I ", "We "))), len(task))
    if not sections.get("action"):
        sections["task"], sections["action"] = task[:at], task[at:]


def _opening(title: str, lines: list[str]) -> tuple[str, list[str]]:
    """Return what stands before the first label: a title, where it is short and no sentence; the rest is background."""
    if lines and not title and len(lines[0].split()) <= _TITLE_WORDS and not lines[0].endswith((".", "!", "?")):
        return lines[0], lines[1:]
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
        label = _LABEL.match(line)
        if label and at != FACTS and _section_named(label["name"]):
            at, line = _section_named(label["name"]), label["text"] or ""
        if at == FACTS:
            listed.append(line)
        else:
            sections.setdefault(at, []).extend(_sentences(line))
    return title, sections, [line for line in listed if line.strip()]


def _section_named(name: str) -> str:
    bare = name.strip(" *_:").lower()
    if bare in (*SECTIONS, FACTS, TELLS):
        return bare
    return _WORDS.get(bare, _LETTERS.get(bare, ""))


def _sentences(line: str) -> list[str]:
    bare = _BULLET.sub("", line).strip(" *_\t")
    return [sentence.strip() for sentence in _SENTENCE_END.split(bare) if sentence.strip()]


def _split_by_reading(sentences: Sequence[str]) -> dict[str, list[str]]:
    """Return notes without headings, dealt to sections as an answer would be.

    Each sentence where most of its words are.
    """
    words = [word for sentence in sentences for word in sentence.split()]
    owner = [""] * len(words)
    for span in split(from_text(" ".join(words))):
        owner[span.first_word : span.last_word + 1] = [span.section] * (span.last_word - span.first_word + 1)
    found: dict[str, list[str]] = {}
    at = 0
    for sentence in sentences:
        here = owner[at : at + len(sentence.split())]
        at += len(here)
        found.setdefault(max(set(here), key=here.count) if here else "", []).append(sentence)
    return found


def _listed_facts(lines: Sequence[str]) -> Iterator[StoryFact]:
    for line in lines:
        kind, _, text = _BULLET.sub("", line).strip().partition(":")
        if kind.strip().lower() in FACT_KINDS and text.strip():
            fact, _, context = text.partition("|")
            yield StoryFact(kind.strip().lower(), fact.strip(), context.strip() or fact.strip())


def _facts(parts: dict[str, tuple[str, ...]]) -> Iterator[StoryFact]:
    seen: set[tuple[object, ...]] = set()
    lines = [(name, line) for name in SECTIONS for line in parts[name]]
    names = _names([line for _, line in lines])
    for name, line in lines:
        steps = [StoryFact("step", line, line)] if name == "action" and len(line.split()) >= _STEP_WORDS else []
        dated = " ".join(text for kind, text in names if kind == "date" and _stands_in(text, line))
        for fact in (
            *(f for f in _figures_in(line) if f.text not in dated.split()),
            *(StoryFact(k, t, line) for k, t in names if _stands_in(t, line)),
            *steps,
        ):
            key = _key(fact)
            if key not in seen:
                seen.add(key)
                yield fact


def _key(fact: StoryFact) -> tuple[object, ...]:
    """Return what makes two facts the same: of figures the value and the unit, of others the words."""
    found = figures([normalized(word) for word in fact.text.split()]) if fact.kind == "figure" else ()
    shared = figures([normalized(word) for word in fact.context.split()]) if found and fact.text[:1].isdigit() else ()
    for one in (*found[:1], *shared):  # 'from 45 to 12 minutes' gives 45 its unit
        if one.value == found[0].value and one.unit:
            return fact.kind, one.value, one.unit
    return fact.kind, fact.text.lower()


def _stands_in(name: str, line: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line) is not None


def _figures_in(line: str) -> Iterator[StoryFact]:
    words = line.split()
    after = 0  # the first word that no figure before has taken
    for figure in figures([normalized(word) for word in words]):
        year = not figure.unit and 1900 <= figure.value <= 2100
        dated = year or figure.unit == "date" or figure.unit in _MONTHS
        first, last = (figure.first, figure.last) if dated else _with_its_thing(words, figure, after)
        after = last + 1
        yield StoryFact("date" if dated else "figure", " ".join(words[first : last + 1]).strip(" .,;:!?()"), line)


def _with_its_thing(words: Sequence[str], figure: Figure, after: int) -> tuple[int, int]:
    """Return the first and last word of a figure with what it counts: '24 drug charts', 'fell from 6', 'week 3'."""
    first, last = figure.first, figure.last
    if last > first and figure.unit == normalized(words[last]) and words[last][:1].isupper():
        last -= 1  # 'In week 3 Tom left'
    if not figure.unit or last < figure.last:
        while first > after and words[first - 1][-1:].isalnum() and figure.first - first < 2:
            joins = normalized(words[first - 1]) in _JOINS
            if first < figure.first and joins:
                break
            first -= 1
            ranged = normalized(words[first]) == "to" and 0 < after >= first - _RANGE  # 'from 2 a month to 17'
            if not joins or ranged:
                break
        return first, last
    if figure.value < 1 and first == last and len(words) > last + 2 and normalized(words[last + 1]) in _OF_A_SHARE:
        return first, last + 2  # 'half a fridge', 'half the team'
    if figure.unit in MEASURES or figure.value <= 1:
        return first, last
    for further in range(last, min(last + _FURTHER, len(words) - 1) + 1):
        if normalized(words[further]).endswith("s"):
            return first, further  # a plural: what is counted
        if not words[further][-1:].isalpha() or not words[further].islower():
            break
    return first, last


def _names(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Return the names and dates in lines, in order. A capital at the beginning of a line alone makes no name."""
    inside: dict[tuple[str, str], None] = {}
    opening: list[str] = []
    for line in lines:
        words = [word.strip(" .,;:!?()\"'\u2019") for word in line.split()]
        ends = [at + 1 for at, word in enumerate(line.split()) if word[-1:] in ",;:"] + [len(words)]
        index = 0
        while index < len(words):
            run = _capital_run(words[: next(end for end in ends if end > index)], index)
            if not run:
                index += 1
                continue
            text = " ".join(words[index : index + run]).removesuffix("'s").removesuffix("\u2019s")
            if index == 0 and run == 1 and not _coined(text):
                opening.append(text)
            elif normalized(text.split()[0]) in _MONTHS:
                inside[("date", text)] = None
            else:
                inside[("name", text)] = None
            index += run
    known = {text for _, text in inside}
    return list(inside) + [("name", text) for text in opening if text in known and ("name", text) not in inside]


def _capital_run(words: Sequence[str], index: int) -> int:
    """Return how many words from ``index`` on belong to one name; 0 where none begins there."""
    run = 0
    while index + run < len(words):
        word = words[index + run]
        token = normalized(word)
        if not word[:1].isupper() or token in _NOT_NAMES or (token in _WEEKDAYS and not run):
            break  # 'Friday' is no name, 'Black Friday' is one
        if index + run == 0 and not _coined(word) and not (len(words) > 1 and words[1][:1].isupper()):
            return 1
        run += 1
    if (
        run
        and normalized(words[index + run - 1]) in _MONTHS
        and re.match(r"(?:19|20)?\d\d$", "".join(words[index + run : index + run + 1]))
    ):
        run += 1  # the year after a month
    return run


def _coined(word: str) -> bool:
    """Return whether a word is a name wherever it stands: SLA, OrbitPay, Q3."""
    return len(word) > 1 and (any(c.isupper() for c in word[1:]) or any(c.isdigit() for c in word))
