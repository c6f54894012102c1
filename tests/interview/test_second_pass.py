"""Answers heard once more beside the interview, with a recognizer that says when it is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mockloop.core.errors import ModelError
from mockloop.core.events import Chosen, Reheard, Transcribed
from mockloop.core.transcript import Transcript, from_text
from mockloop.ports import Samples, Vocabulary
from mockloop.sessions.rebuild import replayed
from testkit.fakes import PressedKeys, ScriptedTranscriber
from tests.interview.test_engine import STORY, Held, answer, facts, new_folder  # noqa: F401 - a fixture

WHOLE = "I noticed the drops. Nobody asked me, so I pulled the logs and I fixed it."


class ScriptedPass:
    """Done after so many questions; ``outcome`` None: never."""

    def __init__(self, sound: Callable[[], Samples], outcome: str | ModelError | None, asked: int) -> None:
        self._sound, self._outcome, self._asked = sound, outcome, asked
        self.share = 0.0
        self.dropped = False

    def get(self, within_s: float | None) -> Transcript:
        self._asked -= 1
        self.share = 0.5
        if self._outcome is None or self._asked >= 0:
            raise TimeoutError
        if isinstance(self._outcome, ModelError):
            raise self._outcome
        assert len(self._sound()) > 16_000
        return from_text(self._outcome)

    def drop(self) -> None:
        self.dropped = True


class Rehearing(ScriptedTranscriber):
    """Hears each take once more as the next of these."""

    def __init__(self, texts: list[str], outcomes: list[str | ModelError | None], asked: int = 0) -> None:
        super().__init__(*texts)
        self._outcomes, self._asked = outcomes, asked
        self.passes: list[ScriptedPass] = []
        self.told: list[Vocabulary] = []

    def start_second_pass(
        self, sound: Callable[[], Samples], vocabulary: Vocabulary, hesitation: bool = True
    ) -> ScriptedPass:
        self.told.append(vocabulary)
        self.passes.append(ScriptedPass(sound, self._outcomes[len(self.passes)], self._asked))
        return self.passes[-1]


def held(tmp_path: Path, sound: Path, recognizer: Rehearing, keys: PressedKeys | None = None) -> Held:
    one = Held(new_folder(tmp_path), [sound, sound], [], keys)
    one.transcriber = recognizer
    return one


def test_the_record_is_a_fact_and_everything_after_rests_on_it(tmp_path, answer):  # noqa: F811
    one = held(tmp_path, answer, Rehearing([STORY, "they agreed"], [WHOLE, "They agreed."]))
    state = one.run()
    assert [turn.answer.text for turn in state.turns] == [WHOLE, "They agreed."]
    assert [live.text for turn in state.turns for _, live in turn.live] == [STORY, "they agreed"]
    assert facts(one.folder).count("Reheard") == 2 and facts(one.folder)[-1] == "Finished"
    assert replayed(one.folder).state == state


def test_the_probe_rests_on_the_live_words_which_stay_in_the_journal(tmp_path, answer):  # noqa: F811
    one = held(tmp_path, answer, Rehearing([STORY, "yes"], [WHOLE, "Yes."], asked=3))
    one.run()
    events = [entry.event for entry in one.folder.events()]
    chosen = next(at for at, event in enumerate(events) if isinstance(event, Chosen))
    rehearsed = next(at for at, event in enumerate(events) if isinstance(event, Reheard))
    assert chosen < rehearsed
    assert next(event for event in events if isinstance(event, Transcribed)).transcript.text == STORY


def test_at_the_end_it_is_waited_for_in_sight(tmp_path, answer):  # noqa: F811
    one = held(tmp_path, answer, Rehearing([STORY, "yes"], [WHOLE, "Yes."], asked=9))
    state = one.run()
    assert ("show_second_pass", 0.5) in one.screen.shown
    assert state.turns[1].answer.text == "Yes."


def test_a_key_goes_on_without_it_and_the_live_words_are_the_record(tmp_path, answer):  # noqa: F811
    recognizer = Rehearing([STORY, "yes"], [WHOLE, None])
    one = held(tmp_path, answer, recognizer, PressedKeys((150, "enter"), (150, "enter"), (150, "enter")))
    state = one.run()
    assert state.complete
    assert [turn.answer.text for turn in state.turns] == [WHOLE, "yes"]
    assert recognizer.passes[1].dropped


def test_one_that_fails_leaves_the_live_words(tmp_path, answer):  # noqa: F811
    failing = ModelError("It failed.", "Begin it again.")
    state = held(tmp_path, answer, Rehearing([STORY, "yes"], [failing, "Yes."])).run()
    assert state.complete
    assert [turn.answer.text for turn in state.turns] == [STORY, "Yes."]


def test_it_is_told_the_words_of_the_scenario(tmp_path, answer):  # noqa: F811
    recognizer = Rehearing([STORY, "yes"], [WHOLE, "Yes."])
    held(tmp_path, answer, recognizer).run()
    assert "webhook" in recognizer.told[0].terms
