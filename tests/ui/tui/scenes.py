"""Moments of an interview, as the engine would show them: each scene is a list of calls of ports.Screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.judging.conversation import Reading
from mockloop.analysis.judging.debrief import AnswerDebrief, Debrief
from mockloop.analysis.judging.delivery import Delivery
from mockloop.analysis.judging.fix import AFTER, INSTEAD, Fix
from mockloop.analysis.judging.pacing import Pace, clocks, status
from mockloop.analysis.judging.quotations import Quotation
from mockloop.analysis.judging.reasons import AGAINST, FOR, Reason
from mockloop.analysis.judging.verdict import Verdict
from mockloop.analysis.live_reading import LiveReading, LiveSection
from mockloop.core.events import Listen, Offer, Say, SoundQuality, Take
from mockloop.core.scenario import SECTIONS
from mockloop.core.state import Plan, State, Turn
from mockloop.core.transcript import Span, Transcript, Word, from_text
from mockloop.library.loader import load_scenario
from mockloop.ports import Tick
from mockloop.ui.tui.controls import LiveControls
from mockloop.ui.tui.screen import LiveScreen
from mockloop.ui.tui.screen_state import ScreenState, SessionDetails

SCENARIO = load_scenario("ownership-webhook")
PLAN = Plan("interview", SCENARIO, "sde2", probes=3)
DRILL = Plan("drill", SCENARIO, "sde2")
LENGTH_S = SCENARIO.level("sde2").length_s
OPENING = Say("opening", SCENARIO.question)
PROBE = Say("own-part", SCENARIO.probes[0].ask, ("'we' 4 times and 'I' once inside Action",))
SPOKEN = (
    "Last spring I was reading delivery logs for another project when I noticed that some messages never arrived. "
    "The service was not my team's. I made it my goal to find the cause and fix it. First I pulled the delivery logs "
    "for the past month and grouped the failures. I traced them to a race condition in the retry logic."
)
LONG = Say("opening", " ".join([SCENARIO.question, PROBE.text] * 3) + " And what came of it?")
Scene = Callable[[LiveScreen], None]


def tick(elapsed_s: float, speaking: bool = True, **facts: float | None) -> Tick:
    values: dict[str, float | None] = {"countdown_s": None, "thinking_s": 2.0, "level_dbfs": -24.0, **facts}
    return Tick(elapsed_s=elapsed_s, speaking=speaking, **values)  # type: ignore[arg-type]


def words(text: str) -> tuple[Word, ...]:
    return from_text(text).words


def reading(current: str, cue: str | None = None, **seconds: float) -> LiveReading:
    by = clocks(SCENARIO, "sde2")
    told = tuple(
        LiveSection(name, seconds.get(name, 0.0), by[name], status(seconds.get(name, 0.0), by[name]))
        for name in SECTIONS
    )
    return LiveReading(told, current, cue)


def new_screen(plan: Plan = PLAN, cues: bool = True) -> LiveScreen:
    return LiveScreen(ScreenState(SessionDetails.of(plan)), LiveControls(), cues)


# ---- the scenes, each from the beginning of a session --------------------------------------------------------


def starting(screen: LiveScreen) -> None:
    screen.notify("There is no voice on this machine, so questions are printed. mockloop doctor says what to install.")


def stopping(screen: LiveScreen) -> None:
    answering(screen)
    screen.show_stopping()


def asking(screen: LiveScreen) -> None:
    screen.show_question(OPENING)
    screen.show_spoken(2.0, 5.0)


def opening_the_microphone(screen: LiveScreen) -> None:
    screen.show_question(OPENING)
    screen.show_listening(Listen("opening", 1, LENGTH_S))
    screen.show_recording(tick(0.0, speaking=False, thinking_s=0.0, level_dbfs=-90.0))


def thinking(screen: LiveScreen) -> None:
    opening_the_microphone(screen)
    screen.show_recording(tick(7.3, speaking=False, thinking_s=7.3, level_dbfs=-58.0))


def answering(screen: LiveScreen) -> None:
    opening_the_microphone(screen)
    screen.show_recording(tick(65.0))
    screen.show_captions(words(SPOKEN), "then I reproduced it on my own")
    screen.show_clocks(reading("action", "Action: say I", situation=24.0, task=10.0, action=29.0))
    screen.show_recording(tick(77.4))


def running_late(screen: LiveScreen) -> None:
    answering(screen)
    screen.show_recording(tick(196.0, level_dbfs=-12.0))
    screen.show_clocks(reading("action", "Action is long: result next", situation=28.0, task=33.0, action=133.0))
    screen.show_recording(tick(199.0, level_dbfs=-12.0))


def counting_down(screen: LiveScreen) -> None:
    answering(screen)
    screen.show_recording(tick(146.0))
    screen.show_clocks(reading("reflection", situation=24.0, task=10.0, action=81.0, result=16.0, reflection=11.0))
    for _ in range(12):
        screen.show_recording(tick(148.6, speaking=False, countdown_s=3.4, level_dbfs=-58.0))


def a_minute_to_think(screen: LiveScreen) -> None:
    answering(screen)
    for _ in range(12):
        screen.show_recording(tick(89.5, speaking=False, suspended_s=48.2, level_dbfs=-58.0))


def asking_at_length(screen: LiveScreen) -> None:
    screen.show_question(LONG)
    screen.show_spoken(55.0, 60.0)


def answering_at_length(screen: LiveScreen) -> None:
    asking_at_length(screen)
    screen.show_listening(Listen("opening", 1, LENGTH_S))
    screen.show_recording(tick(65.0))
    screen.show_captions(words(SPOKEN))
    screen.show_clocks(reading("action", situation=24.0, task=10.0, action=29.0))


def probed_at_length(screen: LiveScreen) -> None:
    screen.show_question(replace(LONG, ask="own-part", because=PROBE.because))
    screen.show_listening(Listen("own-part", 1))
    screen.show_recording(tick(21.0))
    screen.show_captions(words(SPOKEN))


def all_keys(screen: LiveScreen) -> None:
    answering(screen)
    screen.show_keys(True)


def microphone_gone(screen: LiveScreen) -> None:
    answering(screen)
    screen.show_recording(tick(79.0, speaking=False, missing_s=2.6, level_dbfs=-90.0))


def working(screen: LiveScreen) -> None:
    answering(screen)
    screen.show_transcribing(1)


def probed(screen: LiveScreen) -> None:
    working(screen)
    screen.show_question(PROBE)
    screen.show_spoken(5.0, 5.0)
    screen.show_listening(Listen(PROBE.ask, 2))
    screen.show_recording(tick(21.0, thinking_s=4.0))
    screen.show_captions(words("I wrote the fix and the tests myself, and their engineer reviewed it."))


def paused(screen: LiveScreen) -> None:
    answering(screen)
    screen.show_choices(Offer("paused", ("resume", "repeat", "redo", "skip", "stop")))


def unheard(screen: LiveScreen) -> None:
    opening_the_microphone(screen)
    screen.show_choices(Offer("unheard", ("redo", "repeat", "skip", "stop")))


def drilling(screen: LiveScreen) -> None:
    screen.show_question(Say("action", SCENARIO.sections["action"].prompt))
    screen.show_listening(Listen("action", 1, 92.6))
    screen.show_recording(tick(83.0))
    screen.show_captions(words(SPOKEN[200:]))


def coached(screen: LiveScreen) -> None:
    drilling(screen)
    screen.show_transcribing(1)
    heard = timed(SCENARIO.sections["action"].strong)
    findings = (GOOD, replace(GOOD, start_s=31.0), WEAK)
    screen.show_coaching(
        answered("action", "section", heard, *findings, paces=(pace("action", 77.0),)), SCENARIO.sections["action"]
    )
    screen.show_choices(Offer("coached", ("next", "redo", "repeat", "stop")))


SCENES: dict[str, tuple[Plan, Scene]] = {
    "starting": (PLAN, starting),
    "asking": (PLAN, asking),
    "opening": (PLAN, opening_the_microphone),
    "thinking": (PLAN, thinking),
    "answering": (PLAN, answering),
    "late": (PLAN, running_late),
    "countdown": (PLAN, counting_down),
    "minute": (PLAN, a_minute_to_think),
    "long-asking": (PLAN, asking_at_length),
    "long-answering": (PLAN, answering_at_length),
    "long-probed": (PLAN, probed_at_length),
    "keys": (PLAN, all_keys),
    "gone": (PLAN, microphone_gone),
    "working": (PLAN, working),
    "probed": (PLAN, probed),
    "paused": (PLAN, paused),
    "unheard": (PLAN, unheard),
    "stopping": (PLAN, stopping),
    "drilling": (DRILL, drilling),
    "coached": (DRILL, coached),
}


# ---- a session that is over, its debrief written by hand: how it is judged is not what is looked at here ------


def timed(text: str, rest: str = "") -> Transcript:
    """A text as if it had been heard, at 150 words a minute."""
    spoken = from_text(f"{text} {rest}".strip())
    voiced = (Span(0.4, spoken.duration_s),)
    return Transcript(spoken.words, spoken.duration_s, "whisper", "measured", voiced, hesitation=True)


def found(signal: str, polarity: str, section: str, quote: str, start_s: float) -> Finding:
    advice = "Say what you did yourself." if polarity == "bad" else ""
    return Finding(signal, polarity, section, quote, start_s, start_s + 1.5, advice)


GOOD = found("first_person_action", "good", "action", "First I pulled the delivery logs", 20.0)
BETTER = found("quantified_result", "good", "result", "from zero point three percent to zero", 64.0)
WEAK = found("we_in_action", "bad", "action", "and we agreed on a plan", 2.0)
HEARD = Delivery(148.0, 171.0, 0.4, (), (), ())


def pace(section: str, seconds: float) -> Pace:
    clock = clocks(SCENARIO, "sde2")[section]
    return Pace(section, seconds, clock, status(seconds, clock))


def answered(ask: str, kind: str, transcript: Transcript, *findings: Finding, **facts: Any) -> AnswerDebrief:
    reading = Reading(ask, Answer(transcript, (), kind), findings)
    return AnswerDebrief(reading, facts.get("paces", ()), HEARD, facts.get("grade"))


TOLD = timed(SPOKEN)
PROBED = timed("We talked to their lead and we agreed on a plan.")
SECONDS = {"situation": 24.0, "task": 12.0, "action": 92.0, "result": 39.0, "reflection": 0.0}


def turn(ask: str, text: str, heard: Transcript, take: int, because: tuple[str, ...] = ()) -> Turn:
    recorded = Take(take, heard.duration_s, heard.voiced or (), SoundQuality(-24.0, -60.0))
    taken = {"takes": (recorded,), "transcripts": (heard,)}
    return Turn(ask, text, because, **taken, ended_by="key", outcome="answered")


def finished() -> State:
    """A story and one probe's answer."""
    turns = (
        turn("opening", SCENARIO.question, TOLD, 1),
        turn(PROBE.ask, PROBE.text, PROBED, 2, PROBE.because),
    )
    return State(PLAN, "finished", turns)


def debriefed(state: State) -> Debrief:
    """What there is to say of ``finished``."""
    story = answered("opening", "story", TOLD, GOOD, BETTER, paces=tuple(pace(n, s) for n, s in SECONDS.items()))
    probed = answered(PROBE.ask, "probe", PROBED, WEAK, grade="weak")
    said = Quotation("opening", "First I pulled the delivery logs", 20.0, 21.5)
    fixes = (
        Fix("action", "Put 'I' in every sentence.", "'we' twice", "", said, INSTEAD, "I pulled …; the others …"),
        Fix("result", "Give all three: the metric, the business, what others did with it.", "result took 39 s of 20 s"),
        Fix("reflection", "Say what you learned.", "not heard: a lesson", "", said, AFTER, "From this I learned …"),
    )
    reasons = (
        Reason(FOR, "your own actions", GOOD),
        Reason(FOR, "a quantified result", BETTER),
        Reason(AGAINST, "not heard: a specific lesson"),
    )
    judged = Verdict("hire", reasons)
    return Debrief((story, probed), fixes, (GOOD, BETTER), judged)
