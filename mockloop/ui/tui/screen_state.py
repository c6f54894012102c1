"""What is shown on the live screen, as one value; ``screen_changes.py`` has the effect of each call of ports.Screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockloop.analysis.judging.pacing import Clock, clocks
from mockloop.core.scenario import SECTIONS, Section
from mockloop.ui.tui.bars import Gauge

if TYPE_CHECKING:
    from mockloop.analysis.judging.debrief import AnswerDebrief
    from mockloop.analysis.live_reading import LiveReading
    from mockloop.core.events import Listen, Offer, Say
    from mockloop.core.state import Plan
    from mockloop.ports import Tick

HEARD_FOR_S = 0.8  # 'I hear you' stays this long after the last voice, so that it does not flicker between words
ANSWERED_FOR_S = 2.0  # how long the reply to a key that changes nothing else stays
SILENCE_DBFS = -60.0


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """What stays the same for the whole session: names, clocks, and the largest number of questions."""

    title: str
    principle: str
    level: str
    mode: str
    clocks: Mapping[str, Clock]
    length: Clock
    questions: int
    takes: int | None = None
    in_loop: str = ""  # which question of a loop it is; empty where there is no loop

    @classmethod
    def of(cls, plan: Plan) -> SessionDetails:
        """Return what stays the same in a session with this plan."""
        scenario, level = plan.scenario, plan.scenario.level(plan.level)
        asks = plan.mode != "drill"  # its question is shown below; a drill asks for one section after another
        longest_s = level.range_s[1] if level.range_s else 1.5 * level.length_s
        return cls(
            title="" if asks and scenario.heading == scenario.question else scenario.title,
            principle=plan.lens or scenario.principle,
            level=level.title,
            mode=plan.mode,
            clocks=clocks(scenario, plan.level),
            length=Clock(level.length_s, longest_s),
            questions=len(plan.sections) if plan.mode == "drill" else 1 + plan.probes,
            takes=plan.pressure.takes,
            in_loop=f"Question {plan.loop.number} of {len(plan.loop.loop.questions)}" if plan.loop else "",
        )


@dataclass(frozen=True, slots=True)
class EndedAnswer:
    """An answer that is over, unless the person continues to speak."""

    say: Say
    listen: Listen
    spoken_s: float
    reading: LiveReading | None


@dataclass(frozen=True, slots=True)
class ScreenState:
    """Everything on the screen.

    ``phase``: starting, asking, preparing, listening, working, waiting, second pass or stopping. ``shown``: how many
    characters of the question are visible. ``before_s``: the length of earlier takes of the same answer. ``share``:
    the finished share of the second pass. ``think_left_s``: what is left of the time to think. ``time_asked_at_s``,
    ``marked_at_s``: the second of the take at which the key for that was pressed. ``keys_shown``: all keys and the
    whole question are shown in place of clocks and words. ``reply``: what is told of the last key,
    pressed at second ``replied_at_s`` of the take, until it takes effect.
    """

    details: SessionDetails
    phase: str = "starting"
    asked: tuple[str, ...] = ()
    say: Say | None = None
    shown: int = 0
    sounding: bool = False
    listen: Listen | None = None
    before_s: float = 0.0
    tick: Tick | None = None
    begun: bool = False
    heard_at_s: float | None = None
    level_dbfs: float = SILENCE_DBFS
    reading: LiveReading | None = None
    read_at_s: float = 0.0
    words: tuple[str, ...] = ()
    open_words: str = ""
    offer: Offer | None = None
    coached: tuple[AnswerDebrief, Section] | None = None
    remark: str = ""
    time_asked_at_s: float | None = None
    marked_at_s: float | None = None
    marked: str = ""
    ended: EndedAnswer | None = None
    share: float = 0.0
    think_left_s: float = 0.0
    keys_shown: bool = False
    reply: str = ""
    replied_at_s: float = 0.0

    @property
    def left_s(self) -> float | None:
        """Seconds until the recording ends in any case; None without such an end."""
        limit_s = self.listen.limit_s if self.listen else None
        return None if limit_s is None else max(0.0, limit_s - self.elapsed_s)

    @property
    def opened(self) -> bool:
        """Whether sound has come from the microphone."""
        return self.tick is not None and self.tick.elapsed_s > 0

    @property
    def elapsed_s(self) -> float:
        """Seconds of the current take."""
        return self.tick.elapsed_s if self.tick else 0.0

    @property
    def hearing(self) -> bool:
        """Whether the person speaks, or did a moment ago."""
        return self.heard_at_s is not None and self.elapsed_s - self.heard_at_s < HEARD_FOR_S

    @property
    def spoken_s(self) -> float:
        """Seconds of the answer since its first word, without the thinking before it."""
        here_s = self.tick.elapsed_s - self.tick.thinking_s if self.tick and self.begun else 0.0
        return self.before_s + max(0.0, here_s)

    @property
    def told_s(self) -> float:
        """Seconds of the answer as its clock shows them: up to the last word, once it is followed by a silence."""
        trailing_s = self.tick.trailing_s if self.tick and self.begun else 0.0
        return max(self.before_s, self.spoken_s - trailing_s)

    @property
    def cue(self) -> str:
        """The one short hint, or nothing."""
        return (self.reading.cue or "") if self.reading and self.phase == "listening" else ""

    @property
    def story(self) -> bool:
        """Whether the question asks for a whole answer, with its five sections."""
        return self.say is not None and self.say.ask == "opening"

    @property
    def gauges(self) -> tuple[Gauge, ...]:
        """The clocks that count for this answer: all sections and the total, one section, or none."""
        if self.story:
            return (*self._sections(), Gauge("Total", self.told_s, self.details.length, self.begun))
        if self.say and self.say.ask in SECTIONS:
            name, clock = self.say.ask.capitalize(), self.details.clocks[self.say.ask]
            return (Gauge(name, self.told_s, clock, self.begun, self.begun),)
        return ()

    def _sections(self) -> tuple[Gauge, ...]:
        if self.reading is None:
            return tuple(Gauge(name.capitalize(), 0.0, self.details.clocks[name]) for name in self.details.clocks)
        now = self.reading.current
        since_s = max(0.0, self.told_s - self.read_at_s)  # the current section counts on between two readings
        return tuple(
            Gauge(
                one.section.capitalize(),
                one.seconds + (since_s if one.section == now else 0.0),
                one.clock,
                one.section == now,
                one.section == now,
                one.sure,
            )
            for one in self.reading.sections
        )

    @property
    def running(self) -> Gauge | None:
        """The running clock."""
        return next((gauge for gauge in self.gauges if gauge.current), None)
