"""The outside world as the engine needs it: one Protocol for each thing with more than one form.

Sound inside mockloop is 16 kHz mono ``int16`` while recorded, and ``Sound`` while played.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mockloop.analysis.judging.debrief import AnswerDebrief
    from mockloop.analysis.live import LiveReading
    from mockloop.core.events import Listen, Offer, Say
    from mockloop.core.microphone_trouble import Trouble
    from mockloop.core.scenario import Scenario, Section
    from mockloop.core.story import Story
    from mockloop.core.transcript import Transcript, Word

    Samples = NDArray[np.int16]
else:
    Samples = Any  # numpy takes a tenth of a second to load, which the first screen does not wait for

RATE_HZ = 16_000


class Stretches(Protocol):
    """Samples of which a stretch can be had at a time: an array, or a file that would not fit into the memory."""

    def __len__(self) -> int: ...

    def __getitem__(self, stretch: slice, /) -> Samples: ...


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """Rendered sound: mono float32 samples between -1 and 1."""

    samples: NDArray[np.float32]
    rate_hz: int

    @property
    def duration_s(self) -> float:
        return len(self.samples) / self.rate_hz


class Capture(Protocol):
    """An open microphone. Closing twice is allowed."""

    def read(self, timeout_s: float) -> Samples | None:
        """Return the samples that came since the last call; waits up to ``timeout_s`` for some.

        An empty array: nothing came in that time. None: the source has ended and will give no more.
        Raises DeviceError where the device was lost.
        """

    def close(self) -> None: ...


class Microphone(Protocol):
    """Where answers come from. ``live``: samples come at the pace of time, silence included."""

    name: str
    live: bool

    def open(self, ask: str) -> Capture:
        """Start capturing the answer to the question with id ``ask``. Raises DeviceError."""


class Playback(Protocol):
    """A sound being played."""

    def wait(self, timeout_s: float) -> bool:
        """Return true as soon as the last sample has been played (or stopped), False after ``timeout_s``."""

    def stop(self) -> None:
        """Silence within one block; ``wait`` then returns True."""

    @property
    def played_s(self) -> float:
        """Seconds of the sound that have been heard."""


class Player(Protocol):
    """A loudspeaker, or something that takes its place."""

    name: str

    def prepare(self) -> None:
        """Have the way to the loudspeaker open, so that the next sound begins at once; failures wait for ``play``."""

    def play(self, sound: Sound) -> Playback:
        """Begin to play. Raises DeviceError."""

    def close(self) -> None: ...


class Voice(Protocol):
    """Text to sound."""

    name: str

    def render(self, text: str) -> Sound | None:
        """Return the spoken text, or None where this machine has no voice. Raise DeviceError."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a scenario tells the recognizer beforehand.

    ``terms``: names and rare words it should know.
    ``sentences``: prose of the same subject, to lean a language model on.
    """

    terms: tuple[str, ...] = ()
    sentences: tuple[str, ...] = field(default=(), repr=False)


def vocabulary(scenario: Scenario | None, story: Story | None = None) -> Vocabulary:
    """Return what the recognizer is told: the names of one's own story, else the scenario's own."""
    if story:
        return Vocabulary(story.terms, tuple(line for _, lines in story.parts for line in lines))
    return Vocabulary(tuple(scenario.terms), scenario.sentences()) if scenario else Vocabulary()


class TranscriptionSession(Protocol):
    """One take being transcribed. Times are seconds from the first sample accepted."""

    def accept(self, chunk: Samples) -> None: ...

    def words(self) -> Sequence[Word]:
        """Return the words committed so far; later calls only append to them."""

    def finish(self) -> Transcript:
        """Decode what is left; ``voiced`` is filled in. No ``accept`` after it."""


@runtime_checkable
class GivesPartialResults(Protocol):
    """A session that can guess at the words it has not committed yet."""

    def partial_result(self) -> str: ...


class Transcriber(Protocol):
    """Speech to text. The model is shared, what belongs to one take lives in its Session."""

    name: str

    def prepare(self, vocabulary: Vocabulary) -> None:
        """Begin to load whatever a take will need; returns at once."""

    def open(self, vocabulary: Vocabulary) -> TranscriptionSession: ...

    def close(self) -> None:
        """Free the model. Closing twice is allowed."""


class SecondPass(Protocol):
    """A take being heard once more, beside whatever is live."""

    share: float  # of the take that is done, between 0 and 1

    def get(self, within_s: float | None) -> Transcript:
        """Return the transcript. Raise TimeoutError where it is not there in time, ModelError where there is no way."""

    def drop(self) -> None:
        """Drop it: it is no longer wanted."""


@runtime_checkable
class SecondPassTranscriber(Protocol):
    """A transcriber that hears a whole take better than one that is still spoken."""

    def start_second_pass(self, sound: Callable[[], Stretches], vocabulary: Vocabulary) -> SecondPass:
        """Begin to hear a take of 16 kHz mono samples once more, for the record. Returns at once.

        ``sound`` is called when its turn has come, in another thread.
        """


class Controls(Protocol):
    """What the person asks for by key or line while the interview runs.

    Commands: "enter", "repeat", "skip", "redo", "pause", "stop", "more_time", "next_section", "unmark",
    "mark_" and the name of a section.
    """

    interactive: bool

    def poll(self) -> str | None:
        """Return the next command, or None at once."""

    def wait(self, timeout_s: float | None) -> str | None:
        """Return the next command, waiting for it; None after ``timeout_s`` or at the end of input."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a recording stands; ``missing_s`` is how long the microphone has been gone, 0 while it is there.

    ``countdown_s``: seconds until silence ends the answer, None while nothing counts down.
    ``suspended_s``: what is left of the time to think that the person asked for, 0 while there is none.
    ``trouble``: what is wrong with what the microphone gives.
    """

    elapsed_s: float
    level_dbfs: float
    speaking: bool
    countdown_s: float | None
    thinking_s: float
    missing_s: float = 0.0
    suspended_s: float = 0.0
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class TypedLine:
    """What the person typed: a line of an answer, or a command."""

    line: str = ""
    command: str | None = None


class TypedAnswerInput(Controls, Protocol):
    """A keyboard at which answers are typed."""

    def next_line(self) -> TypedLine | None:
        """Return the next line, waited for; None at the end of input."""


class Screen(Protocol):
    """What the candidate sees. Every call returns at once.

    ``captions``: whether it shows the words as they come, so that guesses at open ones are worth their price.
    """

    captions: bool

    def show_question(self, say: Say) -> None:
        """Show the question: it is about to be heard."""

    def show_spoken(self, heard_s: float, of_s: float) -> None:
        """So much of the question has been heard; the microphone is closed."""

    def show_preparation(self, left_s: float, of_s: float) -> None:
        """So much is left of the time to think; the microphone is closed. Called several times a second."""

    def show_listening(self, listen: Listen) -> None:
        """Show that the microphone is open."""

    def show_recording(self, tick: Tick) -> None: ...

    def show_captions(self, words: Sequence[Word], open_words: str = "") -> None:
        """Show the words committed so far of the answer under way, and a guess at those still open."""

    def show_clocks(self, live: LiveReading) -> None:
        """Return how the answer under way stands against its clocks; after every commit."""

    def show_transcribing(self, take: int) -> None:
        """Show that the microphone is closed and the rest of the words is worked out."""

    def show_second_pass(self, share: float) -> None:
        """Show how much of the last answer has been heard once more. Enter ends it."""

    def show_coaching(self, one: AnswerDebrief, section: Section) -> None:
        """Return how a drilled section went."""

    def show_choices(self, offer: Offer) -> None:
        """Show that the interview waits for the person."""

    def notify(self, sentence: str) -> None:
        """Show a remark or a warning, once."""
