"""An answer while it is given: what is shown, what shortens the patience, what asks for time."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.pacing import STANDARD_CLOCKS
from mockloop.core.errors import ModelError
from mockloop.core.state import Turn
from mockloop.core.transcript import Transcript, Word, from_text
from mockloop.interview.live_answer import HEARD_ALL_PATIENCE_S, MOST_READ, LiveAnswer
from mockloop.interview.lookahead import Lookahead
from mockloop.ports import Tick
from testkit.fakes import PressedKeys, RememberingScreen, wait_until

STORY = (
    "Last spring I saw that many messages never arrived. It was not my service and nobody had asked me, but my goal "
    "was to find the cause. So I pulled the logs and I traced it to a race condition and I wrote a fix and I tested "
    "it. As a result the losses went from three in a thousand to zero and it saved eight thousand dollars a week. "
    "Looking back, I learned that retries need the same care as any other code that runs in parallel."
)


class GrowingSession:
    """Commits the words that it is told to."""

    def __init__(self) -> None:
        self.committed: tuple[Word, ...] = ()
        self.broken = False

    def accept(self, chunk: object) -> None:
        if self.broken:
            raise ModelError("The recognizer broke.", "Try again.")

    def words(self) -> tuple[Word, ...]:
        return self.committed

    def finish(self) -> Transcript:
        return Transcript(self.committed, 1.0)


def tick(elapsed_s: float) -> Tick:
    return Tick(elapsed_s, -20.0, True, None, 0.0)


@pytest.fixture
def session() -> GrowingSession:
    return GrowingSession()


def listening(session: GrowingSession, ask: str = "opening", keys: PressedKeys | None = None, **more) -> LiveAnswer:
    return LiveAnswer(session, Turn(ask, "?"), STANDARD_CLOCKS, keys or PressedKeys(), RememberingScreen(), **more)


def tick_until_read(one: LiveAnswer, elapsed_s: float) -> None:
    """Reading goes on beside the recording: what was committed is shown at one of the next ticks."""
    before = len(readings(one))

    def is_read() -> bool:
        one.on_tick(tick(elapsed_s))
        return len(readings(one)) > before

    wait_until(is_read)


def readings(one: LiveAnswer) -> list:
    assert isinstance(one.screen, RememberingScreen)
    return [shown for name, shown in one.screen.shown if name == "show_clocks"]


def test_the_sections_are_shown_as_soon_as_words_are_committed(session):
    one = listening(session)
    one.on_tick(tick(1.0))
    session.committed = from_text(STORY).words
    tick_until_read(one, 40.0)
    assert readings(one)[-1].current is None  # one reading is not enough
    tick_until_read(one, 43.0)
    live = readings(one)[-1]
    assert live.current == "reflection"
    assert live.heard_all
    assert one.screen.captions_shown == (STORY, "")


def test_the_patience_is_shorter_once_every_section_was_heard_and_never_longer_than_asked(session):
    patient, hasty = listening(session, patience_s=6.0), listening(session, patience_s=2.0)
    endless = listening(session, patience_s=None)
    assert patient.patience() == 6.0
    session.committed = from_text(STORY).words
    for one in (patient, hasty, endless):
        tick_until_read(one, 40.0)
        tick_until_read(one, 43.0)
    assert patient.patience() == HEARD_ALL_PATIENCE_S
    assert hasty.patience() == 2.0
    assert endless.patience() is None


@pytest.mark.parametrize("said", ["give me a minute", "hold on", "um let me think", "wait i need a second"])
def test_asking_for_time_suspends_the_patience_once(session, said):
    one = listening(session)
    session.committed = from_text(f"I pulled the logs and {said}").words
    one.on_tick(tick(5.0))
    assert one.poll() == "more_time"
    one.on_tick(tick(5.1))
    assert one.poll() is None


@pytest.mark.parametrize("said", ["it took a minute", "they think", "for a second time", "I held on to it"])
def test_a_minute_that_is_part_of_the_story_asks_for_nothing(session, said):
    one = listening(session)
    session.committed = from_text(f"I pulled the logs and {said}").words
    one.on_tick(tick(5.0))
    assert one.poll() is None


def test_commands_that_mean_nothing_while_listening_are_let_go(session):
    one = listening(session, keys=PressedKeys((0, "next"), (0, "skip")))
    assert [one.poll(), one.poll()] == [None, "skip"]


def test_a_mark_begins_the_section_after_the_one_on_the_screen(session):
    one = listening(session)
    assert one.mark(0.0).section == "situation"
    assert one.mark(1.0).section == "task"
    session.committed = from_text("It broke. I pulled the logs and I fixed the race").words
    tick_until_read(one, 4.4)
    live = readings(one)[-1]
    assert live.sections[0].seconds == pytest.approx(0.8)
    assert live.current != "situation"
    assert one.mark(5.0).section == {"task": "action", "action": "result", "result": "reflection"}[live.current]


def test_a_mark_rules_at_once_before_any_word_has_come_after_it(session):
    one = listening(session)
    session.committed = from_text("I pulled the logs and I fixed the race").words  # 3.6 s
    tick_until_read(one, 4.0)
    marked = one.mark(5.0, "action").section
    tick_until_read(one, 7.0)
    live = readings(one)[-1]
    assert live.current == marked == "action"
    assert next(s.seconds for s in live.sections if s.section == marked) == pytest.approx(2.0)


def test_a_recognizer_that_breaks_costs_only_what_it_had_not_said(session):
    one = listening(session)
    session.committed = from_text("I pulled the logs").words
    one.on_tick(tick(2.0))
    session.broken = True
    one.accept(None)
    assert one.finish() is None
    assert [word.text for word in one.words()] == ["I", "pulled", "the", "logs"]


class Guessing(GrowingSession):
    """Counts how often its guess is wanted."""

    wanted = 0

    def partial_result(self) -> str:
        self.wanted += 1
        return "then I tested"


@pytest.mark.parametrize(("captions", "shown", "wanted"), [(True, "then I tested", 1), (False, "", 0)])
def test_open_words_are_guessed_at_only_where_they_are_shown(captions, shown, wanted):
    session = Guessing()
    one = listening(session)
    one.screen.captions = captions
    one.on_tick(tick(1.0))
    assert (one.screen.captions_shown[1], session.wanted) == (shown, wanted)


def test_a_plea_for_time_is_obeyed_once_whatever_is_said_after_it(session):
    one = listening(session)
    session.committed = from_text("I pulled the logs and give me a minute").words
    one.on_tick(tick(5.0))
    assert one.poll() == "more_time"
    session.committed = from_text("I pulled the logs and give me a minute so I fixed it").words
    one.on_tick(tick(9.0))
    assert one.poll() is None


def test_a_microphone_left_open_is_not_read_for_ever(session):
    shown: list[Turn] = []

    class Remembering(Lookahead):
        def show(self, turn: Turn) -> None:
            shown.append(turn)

    one = listening(session, lookahead=Remembering())
    session.committed = from_text("word " * MOST_READ).words
    one.on_tick(tick(800.0))
    session.committed = from_text("word " * (MOST_READ + 5)).words
    one.on_tick(tick(802.0))
    assert [len(turn.answer.words) for turn in shown] == [MOST_READ]
    assert len(one.words()) == MOST_READ + 5


def test_a_mark_names_its_section_and_is_taken_back(session):
    one = listening(session)
    assert one.mark(1.0, "action").section == "action"
    assert one.mark(2.0).section == "result"
    one.unmark()
    assert one.mark(3.0).section == "result"
    one.unmark()
    one.unmark()
    one.unmark()
    assert one.mark(4.0).section == "situation"
    assert [mark.at_s for mark in one.so_far().marks] == [4.0]
