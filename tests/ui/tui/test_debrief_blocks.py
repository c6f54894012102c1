"""The planned facts in the debrief on the screen: few of those that were not said, all of them with f."""

from dataclasses import replace

from mockloop.analysis.judging.planned_facts import NOT_SAID, SAID, FactCheck
from mockloop.core.story import StoryFact
from mockloop.ui.tui.debrief_blocks import blocks
from mockloop.ui.tui.styled_lines import plain
from tests.ui.tui.scenes import debriefed, finished

FACTS = tuple(FactCheck(StoryFact("name", f"N{at}", ""), SAID if at in (0, 9) else NOT_SAID) for at in range(10))


def shown(full: bool, facts: tuple[FactCheck, ...] = FACTS) -> list[str]:
    state = finished()
    whole = replace(debriefed(state), facts=facts)
    return [plain(block.text) for block in blocks(state, whole, full=full)]


def test_five_facts_that_were_not_said_are_shown_and_the_others_counted():
    lines = shown(full=False)
    title = lines.index("What you planned to say: 2 of 10 said")
    names = [line.partition(":")[0] for line in lines[title + 1 : title + 8]]
    assert names == ["N0", "N1", "N2", "N3", "N4", "N5", "N9"]
    assert lines[title + 8] == "and 3 more not said"


def test_with_f_every_fact_is_shown():
    lines = shown(full=True)
    names = [one.fact.text for one in FACTS]
    assert [line.partition(":")[0] for line in lines if line.partition(":")[0] in names] == names
    assert not any("more not said" in line for line in lines)


def test_without_notes_nothing_is_said_of_them():
    assert not any("planned" in line for line in shown(full=False, facts=()))
