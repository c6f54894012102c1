"""The bar: what an answer is judged against."""

from __future__ import annotations

from dataclasses import dataclass

from mockloop.analysis.probes.kind import Kind
from mockloop.analysis.probes.registry import kind_of
from mockloop.core.scenario import Expectations, Probe, Scenario
from mockloop.core.state import PRESS
from mockloop.core.story import Story


@dataclass(frozen=True, slots=True)
class Bar:
    """What is judged against: a scenario at a level and through a lens; ``story``: the person's own notes."""

    scenario: Scenario
    level: str
    lens: str | None = None
    story: Story | None = None

    def weights(self) -> Expectations:
        """Return each expected signal with its greatest weight over sections, level and lens."""
        lens = self.scenario.lens(self.lens) or self.scenario.lens(self.scenario.principle)
        sources = [section.expects for _, section in self.scenario.sections.items()]
        sources += [self.scenario.level(self.level).expects, lens.expects if lens else {}]
        merged: Expectations = {}
        for source in sources:
            for name, weight in source.items():
                merged[name] = max(weight, merged.get(name, 0.0))
        return merged

    def probe(self, ask: str) -> Probe | Kind:
        """Return the probe or the kind of probe with this id; for a probe's own follow-up, that probe."""
        name = ask.removesuffix(PRESS)
        own = next((probe for probe in self.scenario.probes if probe.id == name), None)
        return own or kind_of(name)
