"""Choose the next probe by what the conversation still lacks; never ask the same probe twice.

The order of the rules: after a weak answer to a probe, its own follow-up, once; then the scenario's own probe whose
conditions hold with the most weight at this level and through this lens; then the kind of the shared bank that is most
due; then, if nothing is lacking, the hardest that is left. The same input gives the same probe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Conversation, Reading
from mockloop.analysis.probes import follow_up, ranking
from mockloop.analysis.probes.answer_type import STORY
from mockloop.analysis.probes.kind import Kind
from mockloop.analysis.probes.likelihood import chances, likelihood
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.signals import registry
from mockloop.core.scenario import Expectations, Probe, Scenario
from mockloop.core.state import PRESS

OWN = 0.66  # the most that a competency's own probe counts, compared with those of the bank

# topics of probes that ask for what their signals show; advice about a signal would miss the others' questions
_ABOUT_SIGNALS = frozenset({"outcome", "measure", "stakes", "cause"})
_ANSWER_ALL = " Answer all of the question, in three or four sentences, with one moment from the story."


@dataclass(frozen=True, slots=True)
class Candidate:
    """A probe that may be asked: its id, its words, how much it is due, and the reasons."""

    id: str
    ask: str
    due: float
    because: tuple[str, ...]


def grade(probe: Probe | Kind, reading: Reading) -> str:
    """Return how good an answer to a probe is: weak, acceptable or strong.

    Strong: it shows all that the probe wants, or all but one of three or more, and nothing bad. Weak: it shows none of
    it, or only that the speaker said 'I', or a bad signal that the probe was meant to clear up. For a kind of the
    bank, any one wanted signal is enough, and only a thin answer is weak.
    """
    wanted = [name for name in probe.wants if reading.shows(name)]
    telling = [name for name in wanted if name != "first_person_action"]
    if isinstance(probe, Kind):
        thin = follow_up.is_thin(reading)
        return "strong" if telling and not thin else "weak" if thin and not telling else "acceptable"
    bad = [name for name in probe.when.shows if reading.shows(name)]
    if bad or not telling:
        return "weak"
    missing = len(probe.wants) - len(wanted)
    return "strong" if missing == 0 or (missing == 1 and len(probe.wants) >= 3) else "acceptable"


def why_weak(probe: Probe | Kind, reading: Reading) -> str:
    """Return why an answer to a probe is weak, and what to say instead, in sentences; empty if it cannot be told."""
    bad = [] if isinstance(probe, Kind) else [one for name in probe.when.shows for one in reading.shows(name)]
    if bad:
        return f"You said: “{bad[0].quote.strip(' .,;…')}”. {registry.signal(bad[0].signal).ADVICE}"
    unheard = [name for name in probe.wants if name != "first_person_action" and not reading.shows(name)]
    advice = f" {registry.signal(unheard[0]).ADVICE}" if unheard else ""
    if isinstance(probe, Kind):
        return f"It is very short.{advice if probe.topic in _ABOUT_SIGNALS else _ANSWER_ALL}"
    clearly = "" if reading.lacks_surely(*unheard) else "clearly "
    return f"What the question asks for was not {clearly}heard.{advice}" if advice else ""


def ranked(bar: Bar, said: Conversation, asked: Sequence[str]) -> list[Candidate]:
    """Return every probe that may be asked now, best first."""
    own = sorted(_candidates(bar, said, asked), key=lambda c: (-c.due, c.id))
    bank = [
        Candidate(one.kind.id, one.ask, one.weight, (one.because,))
        for one in ranking.due(bar.scenario.bank, said, asked, bar.scenario.question)
    ]
    worked = {probe.id for probe in bar.scenario.probes if probe.strong}
    needed = [candidate for candidate in own if candidate.id in worked and candidate.due >= 1.0]
    needed += [candidate for candidate in own if candidate.id in worked and 0.0 <= candidate.due < 1.0]
    rest = [candidate for candidate in own if candidate.due < 1.0 and candidate not in needed]
    general = [_among_the_bank(one) for one in own if one.id not in worked and one.due >= 1.0]
    least = ranking.least(asked)
    unlikely = [one for one in general if one.due < least]
    general = [one for one in general if one.due >= least]
    if least > ranking.LEAST and not worked:
        unlikely, rest = [], []  # rather no further probe than a doubtful one
    shared = sorted([*bank, *general], key=lambda one: (-one.due, one.id))
    return [*_press(bar, said, asked), *needed, *shared, *unlikely, *rest]


def _among_the_bank(own: Candidate) -> Candidate:
    """Return a competency's own probe with its weight converted to the scale of the bank.

    Its weight is lowered, since it fits a story less surely.
    """
    odds = chances().log_odds(own.id, OWN * min(1.0, own.due / 3.0), quoted=False)
    return replace(own, due=round(likelihood(odds), 4))


def _press(bar: Bar, said: Conversation, asked: Sequence[str]) -> list[Candidate]:
    """Return the follow-up of the last probe if its answer was weak."""
    last = said.probed[-1] if said.probed else None
    if last is None or not asked or asked[-1] != last.ask or last.ask.endswith(PRESS):
        return []
    probe = bar.probe(last.ask)
    if last.ask + PRESS in asked or grade(probe, last) != "weak":
        return []
    if isinstance(probe, Kind):
        return [Candidate(last.ask + PRESS, follow_up.pressed(last.ask, last), 100.0, ("your answer was short",))]
    if not probe.press:
        return []
    why = f": {probe.weak.why}" if probe.weak else ""
    return [Candidate(probe.id + PRESS, probe.press, 100.0, (f"your answer was weak{why}",))]


def _candidates(bar: Bar, said: Conversation, asked: Sequence[str]) -> Iterator[Candidate]:
    weights = bar.weights()
    worked = any(probe.strong for probe in bar.scenario.probes)
    story = (
        said.story is None or bool(bar.scenario.shape) or Narrative(said, bar.scenario.question).answer_type in STORY
    )
    for probe in bar.scenario.probes:
        if probe.id in asked or not _may_follow(bar.scenario, probe, asked):
            continue
        if not worked and not (story and _has_ground(probe, said)):
            continue  # a competency's own probe asks for one event
        reasons = list(_reasons(probe, said, weights))
        due = sum(weight for weight, _ in reasons)
        if reasons and not worked:
            yield Candidate(probe.id, probe.ask, due, (_shows_whether(probe),))
        elif reasons:
            yield Candidate(probe.id, probe.ask, due, tuple(sentence for _, sentence in reasons))
        elif not _answered_in_passing(probe, said):
            yield _hardest(probe, "nothing more was missing, and this is the hardest question left")
        else:
            yield _hardest(probe, "you touched on it already, and this is the hardest question left", passing=True)


def _has_ground(probe: Probe, said: Conversation) -> bool:
    """Return whether the topic of the probe came up and the probe was not answered already."""
    if not said.readings:
        return True
    text = " ".join(f" {reading.answer.text} " for reading in said.readings)
    return (not probe.about or _says(text, probe.about)) and not _says(text, probe.answered)


def _says(text: str, beginnings: Sequence[str]) -> bool:
    return any(f" {beginning.casefold()}" in text for beginning in beginnings)


def _shows_whether(probe: Probe) -> str:
    """Return the reason for a competency's own probe: what it tests, as part of a sentence."""
    return f"it shows {probe.tests[0].lower()}{probe.tests[1:].rstrip('.')}"


def _hardest(probe: Probe, reason: str, passing: bool = False) -> Candidate:
    """Return a candidate below every due probe. Harder ones come first, one already answered comes last."""
    return Candidate(probe.id, probe.ask, probe.hardness / 100.0 - (1.0 if passing else 0.0), (reason,))


def _may_follow(scenario: Scenario, probe: Probe, asked: Sequence[str]) -> bool:
    """Return whether a probe may come now: first probes at any time, others after a probe that names them."""
    if not scenario.first or probe.id in scenario.first:
        return True
    return any(probe.id in p.then for p in scenario.probes if p.id in asked)


def _reasons(probe: Probe, said: Conversation, weights: Expectations) -> Iterator[tuple[float, str]]:
    for name in probe.when.shows:
        shown = said.shows(name)
        if shown:
            title = registry.signal(name).TITLE.lower()
            yield 2.0 * weights.get(name, 2.0), f"you said {shown[0].cited}: {title}"
    for name in probe.when.lacks:
        if not said.shows(name):
            yield weights.get(name, 1.0), f"I did not hear {registry.signal(name).TITLE.lower()}"


def _answered_in_passing(probe: Probe, said: Conversation) -> bool:
    return all(said.shows(name) for name in probe.wants)
