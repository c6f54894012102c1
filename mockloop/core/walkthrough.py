"""The pages of the study mode: the whole scenario in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mockloop.core.scenario import Level, Probe, Scenario, WeakAnswer

_SECONDS = re.compile(r"(?<=\d) s\b")
Notes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``text`` is read aloud on request, with or without the ``notes`` shown beside it.

    ``phrases`` are its key phrases. ``is_answer``: the text is an answer as it would be spoken, so its seconds are
    worth knowing; ``target_s`` is the target for them, None if there is none.
    """

    id: str
    title: str
    text: str
    notes: Notes = ()
    phrases: tuple[str, ...] = ()
    is_answer: bool = False
    target_s: float | None = None


def pages(scenario: Scenario, scale: float = 1.0) -> tuple[Page, ...]:
    """Return overview, sections, probes, weak answer, lenses and levels; ``scale`` multiplies the sections' targets."""
    return (
        Page("overview", scenario.title, scenario.overview, (("The question", scenario.question),)),
        *(_section_page(scenario, name, scale) for name, _ in scenario.sections.items()),
        *(_probe_page(probe) for probe in scenario.probes if probe.strong),
        *([_weak_page(scenario.weak_answer)] if scenario.weak_answer else []),
        *(_lens_page(scenario, i) for i in range(len(scenario.lenses))),
        *(_level_page(level) for level in scenario.levels),
    )


def section_page_id(section: str) -> str:
    """Return the id of a section's page."""
    return f"section-{section}"


def whole_text(page: Page) -> str:
    """Return a whole page as it is read aloud: its title, its text, and each note with its name."""
    told = (page.title, page.text, *(f"{name}: {note}" for name, note in page.notes))
    return " ".join(_SECONDS.sub(" seconds", _with_full_stop(part)) for part in told)


def _with_full_stop(sentence: str) -> str:
    """Return a sentence with a full stop, so that the voice pauses."""
    return sentence if sentence.rstrip("'\"’”)").endswith((".", "?", "!")) else f"{sentence}."


def places(text: str, phrases: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the phrases are in the text, in order and without overlap, ignoring case and line breaks."""
    found = sorted(place for phrase in phrases for place in _places(text, phrase))
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _places(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    words = r"\s+".join(map(re.escape, phrase.split()))
    for found in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
        yield found.span()


def _section_page(scenario: Scenario, name: str, scale: float) -> Page:
    section = scenario.sections[name]
    target_s, limit_s = round(section.target_s * scale, 1), round(section.ceiling_s * scale, 1)
    notes = _said(
        ("Target", f"{target_s:g} s, at most {limit_s:g} s"),
        ("Key phrases", "; ".join(section.key_phrases)),
        ("They show", section.key_phrases_show),
        ("Coach", section.coaching if section.strong else ""),
        ("Common mistake", section.mistake),
        *(_reflection_note(level) for level in scenario.levels if name == "reflection"),
    )
    title, phrases = section.title or name.capitalize(), tuple(section.key_phrases)
    text, is_answer = section.strong or section.coaching, bool(section.strong)
    return Page(section_page_id(name), title, text, notes, phrases, is_answer=is_answer, target_s=target_s)


def _said(*notes: tuple[str, str]) -> Notes:
    return tuple(note for note in notes if note[1])


def _reflection_note(level: Level) -> tuple[str, str]:
    example = f" For example: '{level.reflection_example}'" if level.reflection_example else ""
    return f"At {level.title}", level.reflection + example


def _probe_page(probe: Probe) -> Page:
    weak, strong = probe.weak, probe.strong
    notes = _said(
        ("It tests", probe.tests),
        ("A weak answer", weak.answer if weak else ""),
        ("Why it is weak", weak.why if weak else ""),
        ("A strong answer has", "; ".join(strong.has) if strong else ""),
        ("Remember", probe.remember),
    )
    return Page(f"probe-{probe.id}", probe.ask, strong.answer if strong else probe.tests, notes, is_answer=True)


def _weak_page(weak: WeakAnswer) -> Page:
    flags = tuple(("Red flag", flag.flag) for flag in weak.red_flags)
    rating = weak.rating.replace("_", " ").capitalize()
    notes = (*flags, ("The bar raiser", weak.view), ("Rating", rating))
    return Page("weak-answer", "The weak answer", weak.answer, notes, is_answer=True)


def _lens_page(scenario: Scenario, index: int) -> Page:
    lens = scenario.lenses[index]
    notes = (("Emphasize", lens.emphasize), ("Play down", lens.play_down))
    return Page(f"lens-{index + 1}", f"Told for {lens.name}", lens.lead, notes)


def _level_page(level: Level) -> Page:
    notes = (("The bar", level.bar), ("Reflection", level.reflection), ("Length", f"{level.length_s:g} s"))
    return Page(f"level-{level.id}", f"At {level.title}", level.focus, notes)
