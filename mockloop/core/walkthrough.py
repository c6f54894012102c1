"""The study mode's pages: the whole scenario in the order in which one would read it aloud."""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.core.scenario import Probe, Scenario


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``text`` is read aloud on request, ``notes`` are shown beside it."""

    id: str
    title: str
    text: str
    notes: tuple[tuple[str, str], ...] = ()


def pages(scenario: Scenario) -> tuple[Page, ...]:
    """Overview, sections, probes, the weak answer, lenses, levels."""
    return (
        Page("overview", scenario.title, scenario.overview, (("The question", scenario.question),)),
        *(_section_page(scenario, name) for name, _ in scenario.sections.items()),
        *(_probe_page(probe) for probe in scenario.probes),
        _weak_page(scenario),
        *(_lens_page(scenario, i) for i in range(len(scenario.lenses))),
        *(_level_page(scenario, i) for i in range(len(scenario.levels))),
    )


def _section_page(scenario: Scenario, name: str) -> Page:
    section = scenario.sections[name]
    notes = (
        ("Target", f"{section.target_s:g} s, at most {section.ceiling_s:g} s"),
        ("Phrases that carry it", "; ".join(section.key_phrases)),
        ("They show", section.key_phrases_show),
        ("Coach", section.coaching),
        ("Common mistake", section.mistake),
    )
    return Page(f"section-{name}", name.capitalize(), section.strong, notes)


def _probe_page(probe: Probe) -> Page:
    notes = (
        ("It tests", probe.tests),
        ("A weak answer", probe.weak.answer),
        ("Why it is weak", probe.weak.why),
        ("A strong answer has", "; ".join(probe.strong.has)),
        ("Remember", probe.remember),
    )
    return Page(f"probe-{probe.id}", probe.ask, probe.strong.answer, notes)


def _weak_page(scenario: Scenario) -> Page:
    weak = scenario.weak_answer
    flags = tuple(("Red flag", flag.flag) for flag in weak.red_flags)
    return Page("weak-answer", "The weak answer", weak.answer, (*flags, ("The bar raiser", weak.view)))


def _lens_page(scenario: Scenario, index: int) -> Page:
    lens = scenario.lenses[index]
    notes = (("Emphasize", lens.emphasize), ("Play down", lens.play_down))
    return Page(f"lens-{index + 1}", f"Told for {lens.name}", lens.lead, notes)


def _level_page(scenario: Scenario, index: int) -> Page:
    level = scenario.levels[index]
    notes = (("The bar", level.bar), ("Reflection", level.reflection), ("Length", f"{level.length_s:g} s"))
    return Page(f"level-{level.id}", f"At {level.title}", level.focus, notes)
