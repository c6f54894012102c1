"""What to fix first: missing signals, bad ones, the clock, the delivery; each with what to say instead.

Quotations are the person's own words. What to say is a sentence for them to complete, never part of another story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mockloop.analysis.answer import Finding
from mockloop.analysis.judging import quotations
from mockloop.analysis.judging.absence import AKIN, is_absence, not_heard
from mockloop.analysis.judging.bar import Bar
from mockloop.analysis.judging.conversation import Reading
from mockloop.analysis.judging.delivery_fixes import delivery_fixes
from mockloop.analysis.judging.example_sentences import sentence_showing
from mockloop.analysis.judging.fix import ADD, AFTER, ALONE, BEFORE, INSTEAD, Fix
from mockloop.analysis.judging.fix_context import GENERAL_DUE, FixContext
from mockloop.analysis.judging.gates import ANSWERED_BY, GENERAL, OWN_DEED, Gate
from mockloop.analysis.judging.lines_from_notes import from_notes
from mockloop.analysis.judging.pacing import Pace
from mockloop.analysis.judging.quotations import Quotation
from mockloop.analysis.judging.section_sentences import (
    COACHING,
    MORE,
    MORE_OF_A_CHANGE,
    MORE_OF_A_FIGURE,
    SAY,
    TOLD_ELSEWHERE,
)
from mockloop.analysis.judging.verdict import MUST_WEIGHT
from mockloop.analysis.signals import registry
from mockloop.analysis.text.clauses import without_cuts

BRIEF = 0.4  # of its target: a section this short is among the first things mentioned
# a lesson of the story's own that was drawn, beside which nobody is told to draw one
_LESSON_DRAWN = {"generic_lesson": ("specific_lesson", "technical_lesson"), "specific_lesson": ("technical_lesson",)}
_GENERAL_PLACE = {OWN_DEED: "action", "outcome": "result", "insight": "reflection"}
_PLACES = {"hand_off": AFTER, "architecture_ramble": BEFORE}  # if something is missing but nothing is wrong


def first_fixes(heard: FixContext, most: int) -> tuple[Fix, ...]:
    """Return what to fix first, including the delivery if it bothers listeners."""
    fixes = _chosen(heard, most) if heard.told else []
    spoken = next(delivery_fixes([*zip(heard.said.readings, heard.deliveries, strict=True)]), None)
    asks = [reading.ask for reading in heard.said.readings]
    return tuple(fix.among(asks) for fix in ((*fixes[: most - 1], spoken) if spoken else fixes))


def _chosen(heard: FixContext, most: int) -> list[Fix]:
    """Choose the most important advice, then lighter advice; prefer another section to more about the same."""
    chosen: list[Fix] = []
    later: list[Fix] = []
    for fix in _single(_heavy(heard)):
        told = any(is_absence(one.evidence) and one.section == fix.section for one in chosen)
        (later if told and is_absence(fix.evidence) else chosen).append(fix)
    del chosen[most:]
    for light in ([*later, *_single(_light(heard))], _single(_lightest(heard))):
        left = [fix for at, fix in enumerate(light) if not _among(fix, (*chosen, *light[:at]))]
        while left and len(chosen) < most:
            sections = {fix.section for fix in chosen}
            chosen.append(left.pop(next((at for at, fix in enumerate(left) if fix.section not in sections), 0)))
    return chosen


def _among(fix: Fix, others: Iterable[Fix]) -> bool:
    """Return whether the same advice is there, on whatever evidence."""
    return any((one.section, one.sentence) == (fix.section, fix.sentence) for one in others)


def _single(fixes: Iterator[tuple[Fix, str]]) -> list[Fix]:
    """Return each topic once. A missing section adds nothing to one that is already listed as not heard."""
    matters: set[str] = set()
    sections: set[str] = set()
    kept: list[Fix] = []
    for fix, matter in fixes:
        late = matter.startswith("clock ")
        if matter in matters or (late and fix.section in sections):
            continue
        matters.add(matter)
        if late or is_absence(fix.evidence):
            sections.add(fix.section)
        kept.append(fix)
    return kept


def _heavy(heard: FixContext) -> Iterator[tuple[Fix, str]]:
    """Yield the important advice, heaviest first, with its topic: a signal's name, or the clock of a section."""
    gates = _missed(heard)
    passed = _passed(heard)
    for gate in gates:
        if gate.closes:
            yield from _of_gate(heard, gate)
    for name in _lacking(heard):
        if heard.due[name] >= MUST_WEIGHT and name not in passed and heard.said.lacks_surely(name):
            yield from _absent(heard, name)
    yield from _clocks(heard, lambda pace: pace.status == "over")
    for gate in gates:
        if not gate.closes:
            yield from _of_gate(heard, gate)
    for reading in heard.said.readings:
        for found in reading.findings:
            if found.polarity == "bad" and not _lesson_drawn(heard, found.signal):
                yield _badly(heard, reading, found), found.signal
    yield from _clocks(heard, lambda pace: pace.section != "task" and _untold(heard, pace))
    yield from _clocks(heard, lambda pace: pace.status == "under" and pace.seconds < BRIEF * pace.clock.target_s)


def _light(heard: FixContext) -> Iterator[tuple[Fix, str]]:
    """Yield what else counts and was surely not heard, what was told only briefly, what was not clearly heard."""
    counting = [name for name in _lighter(heard) if heard.due[name] >= _least_weight(heard)]
    surely = [name for name in counting if heard.said.lacks_surely(name)]
    for name in surely:
        yield from _absent(heard, name)
    yield from _clocks(heard, lambda pace: pace.status == "under")
    for name in counting:
        if name not in surely:
            yield from _absent(heard, name)
    yield from _clocks(heard, lambda pace: pace.section == "task" and _untold(heard, pace))


def _lightest(heard: FixContext) -> Iterator[tuple[Fix, str]]:
    """Yield what was not heard and counts little: it would be a bonus, and no listener misses it."""
    for name in _lighter(heard):
        if heard.due[name] < _least_weight(heard):
            yield from _absent(heard, name)


def _lighter(heard: FixContext) -> list[str]:
    """Return the signals that were not shown: those of a gate that another signal has passed come last."""
    passed = _passed(heard)
    return sorted(_lacking(heard), key=lambda name: name in passed)


def _least_weight(heard: FixContext) -> float:
    return max(heard.due.values(), default=0.0) / 2


def _lacking(heard: FixContext) -> list[str]:
    """Return the signals that were not shown, nor anything that tells the same, heaviest first."""
    ordered = (name for name, _ in sorted(heard.due.items(), key=lambda one: (-one[1], one[0])))
    lacking = [name for name in ordered if not heard.shows(name) and not heard.shows(AKIN.get(name, ""))]
    return [name for name in lacking if not _lesson_drawn(heard, name)]


def _lesson_drawn(heard: FixContext, signal: str) -> bool:
    return any(heard.shows(name) for name in _LESSON_DRAWN.get(signal, ()))


def _missed(heard: FixContext) -> list[Gate]:
    return [gate for gate in heard.gates if not any(heard.shows(name) for name in gate.signals)]


def _passed(heard: FixContext) -> set[str]:
    """Return the signals of all gates that are passed, no matter which of them passed it."""
    missed = _missed(heard)
    return {name for gate in heard.gates if gate not in missed for name in gate.signals}


def _untold(heard: FixContext, pace: Pace) -> bool:
    """Return whether a section has no words, and what it is for was not heard elsewhere."""
    if pace.status != "missing" or pace.told_in:
        return False
    gates = (gate for gate in (*heard.gates, *GENERAL) if _GENERAL_PLACE.get(gate.name) == pace.section)
    return not any(heard.shows(name) for gate in gates for name in gate.signals)


def _of_gate(heard: FixContext, gate: Gate) -> Iterator[tuple[Fix, str]]:
    due = heard.due if heard.bar else dict.fromkeys(gate.signals, 1.0)
    named = [name for name in gate.signals if name in due]
    if named:
        yield from _absent(heard, max(named, key=lambda name: due[name]), gate)


def _clocks(heard: FixContext, which: Callable[[Pace], bool]) -> Iterator[tuple[Fix, str]]:
    for pace in heard.paces:
        if which(pace) and (pace.status != "under" or pace.section in MORE):
            yield _short(heard, pace) if pace.status == "under" else _late(heard, pace), f"clock {pace.section}"


def _absent(heard: FixContext, name: str, gate: Gate | None = None) -> Iterator[tuple[Fix, str]]:
    """Yield what was not heard; if the same topic was told badly, that instead, with the words."""
    wanted = set(gate.signals if gate else (name,))
    for reading in heard.said.readings:
        badly = [one for one in reading.findings if wanted & set(ANSWERED_BY.get(one.signal, ()))]
        if badly:  # of several lessons for every occasion, the last is the one that was left with the listener
            found = next((one for one in reversed(badly) if one.signal == "generic_lesson"), badly[0])
            yield _badly(heard, reading, found), found.signal
            return
    surely = heard.said.lacks_surely(*(gate.signals if gate else (name,)))
    evidence = not_heard(registry.signal(name).TITLE.lower(), surely)
    yield _missing(heard, name, _GENERAL_PLACE.get(gate.name, "") if gate else "", evidence), name


def _missing(heard: FixContext, name: str, place: str, evidence: str) -> Fix:
    bar, signal = heard.bar, registry.signal(name)
    where = place or GENERAL_DUE.get(name, "")
    if bar:
        weights = {section: bar.scenario.sections[section].expects.get(name, 0.0) for section in heard.told}
        most = max(weights, key=lambda section: weights[section])
        where = most if weights[most] else ""
    model = _example(bar, name, where) if bar else ""
    return _after(heard, Fix(where, signal.ADVICE, evidence, model), signal.SAY)


def _after(heard: FixContext, fix: Fix, say: str) -> Fix:
    """Return the advice with the clause where it belongs, and what to say there."""
    reading = heard.reading_of(fix.section)
    if fix.model and heard.bar and heard.bar.story:
        say = from_notes(fix.model, fix.section, heard.said, say)
    if reading is None or _tells_nothing(reading):
        return _with(fix, None, ALONE, say)
    said = quotations.last_before(reading, fix.section) if fix.section != "situation" else None
    if said is None:
        return _with(fix, quotations.first_of(reading), BEFORE, say)
    return _with(fix, said, AFTER, say)


def _tells_nothing(reading: Reading) -> bool:
    """Return whether a whole answer has neither a deed nor an outcome: none of its clauses is a place for one."""
    needed = {name for gate in GENERAL if gate.name in (OWN_DEED, "outcome") for name in gate.signals}
    found = {one.signal for one in (*reading.findings, *reading.faint)}
    return reading.answer.kind == "story" and not needed & found


def _with(fix: Fix, said: Quotation | None, place: str, instead: str) -> Fix:
    return Fix(fix.section, fix.sentence, fix.evidence, fix.model, said, place, instead)


def _example(bar: Bar, name: str, where: str) -> str:
    if bar.story:  # a model line is the person's own, never part of another story
        return sentence_showing(name, where, "\n".join(bar.story.lines(where))) if where else ""
    example = sentence_showing(name, where, bar.scenario.sections[where].strong) if where else ""
    return example or next((p.remember for p in bar.scenario.probes if name in p.wants), _model(bar, where))


def _model(bar: Bar | None, section: str) -> str:
    """Return the key phrases of a section of the strong example; none if there is no such section."""
    if bar is None or section not in bar.scenario.sections:
        return ""
    lines = bar.story.lines(section) if bar.story else tuple(bar.scenario.sections[section].key_phrases)
    return "; ".join(lines[:2])


def _badly(heard: FixContext, reading: Reading, found: Finding) -> Fix:
    said = quotations.finding_quotation(reading.ask, found)
    words = without_cuts(said.quote)
    own = quotations.as_i(words) if found.signal == "we_in_action" else words
    instead = f"{own} (if it was you)" if own != words else registry.signal(found.signal).SAY
    place = _PLACES.get(found.signal, INSTEAD)
    return Fix(found.section, found.advice, found.cited, _model(heard.bar, found.section), said, place, instead)


def _late(heard: FixContext, pace: Pace) -> Fix:
    name = pace.section
    advice = heard.bar.scenario.sections[name].coaching if heard.bar else COACHING[name]
    model = _model(heard.bar, name)
    if pace.status == "missing":
        if _shown_elsewhere(heard, name):
            advice = TOLD_ELSEWHERE.format(name)
        return _after(heard, Fix(name, advice, f"{name} was not heard", model), SAY.get(name, ""))
    fix = Fix(name, advice, f"{name} took {_seconds(pace)}", model)
    reading = heard.reading_of(name)
    inside = list(quotations.clauses(reading, name)) if reading else []
    if len(inside) < 3:
        return fix
    kept = f"keep “{inside[0].quote}” and “{inside[-1].quote}”; leave out most of what lies between."
    return _with(fix, None, "", kept)


def _shown_elsewhere(heard: FixContext, section: str) -> bool:
    """Return whether the most important signal of a section was heard, so that asking for it would contradict that."""
    expects = heard.bar.scenario.sections[section].expects if heard.bar else {}
    return bool(expects) and heard.shows(max(expects, key=lambda name: expects[name]))


def _short(heard: FixContext, pace: Pace) -> Fix:
    """Return what to say more about: the action or the result, whichever has fewer words."""
    fix = Fix(pace.section, f"Say more about the {pace.section}.", f"{pace.section} took {_seconds(pace)}")
    reading = heard.reading_of(pace.section)
    good = [f for f in reading.findings if f.polarity == "good" and f.section == pace.section] if reading else []
    deeds = [f for f in good if f.signal == "first_person_action" and f.section == "action"]
    briefest = min(deeds or good, key=lambda found: len(found.quote), default=None)
    if reading is None or briefest is None:
        return _after(heard, fix, MORE[pace.section])
    more = MORE[pace.section]
    if briefest.signal == "quantified_result":
        more = MORE_OF_A_CHANGE if quotations.tells_the_figure_before(briefest.quote) else MORE_OF_A_FIGURE
    return _with(fix, quotations.finding_quotation(reading.ask, briefest), ADD, more)


def _seconds(pace: Pace) -> str:
    about = "" if pace.timed == "measured" else "about "
    return f"{about}{pace.seconds:.0f} s of {pace.clock.target_s:.0f} s"
