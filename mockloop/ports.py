"""The outside world as the engine sees it: one protocol for each thing that has more than one form.

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
    from mockloop.analysis.live_reading import LiveReading
    from mockloop.core.events import Listen, Offer, Say
    from mockloop.core.microphone_trouble import Trouble
    from mockloop.core.scenario import Scenario, Section
    from mockloop.core.story import Story
    from mockloop.core.transcript import Transcript, Word

    Samples = NDArray[np.int16]
else:
    Samples = Any  # numpy takes a tenth of a second to load, and the first screen must not wait for it

RATE_HZ = 16_000


class Stretches(Protocol):
    """Samples that can be read in pieces: an array, or a file too large for the memory."""

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
        Raises DeviceError if the device was lost.
        """

    def close(self) -> None: ...


class Microphone(Protocol):
    """The source of answers. ``live``: samples come in real time, including silence."""

    name: str
    live: bool

    def open(self, ask: str) -> Capture:
        """Start capturing the answer to the question with id ``ask``. Raises DeviceError."""


class Playback(Protocol):
    """A sound being played."""

    def wait(self, timeout_s: float) -> bool:
        """Return true as soon as the last sample has been played (or stopped), False after ``timeout_s``."""

    def stop(self) -> None:
        """Be silent within one block; ``wait`` then returns True."""

    @property
    def played_s(self) -> float:
        """Seconds of the sound that have been heard."""


class Player(Protocol):
    """A loudspeaker or a replacement for one."""

    name: str

    def prepare(self) -> None:
        """Open the loudspeaker, so that the next sound begins at once. ``play`` reports failures."""

    def play(self, sound: Sound) -> Playback:
        """Begin to play. Raises DeviceError."""

    def close(self) -> None: ...


class Voice(Protocol):
    """Turns text into sound."""

    name: str

    def render(self, text: str) -> Sound | None:
        """Return the spoken text, or None if this machine has no voice. Raise DeviceError."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a scenario tells the recognizer beforehand.

    ``terms``: names and rare words it should know. ``sentences``: prose about the same subject.
    """

    terms: tuple[str, ...] = ()
    sentences: tuple[str, ...] = field(default=(), repr=False)


def vocabulary(scenario: Scenario | None, story: Story | None = None) -> Vocabulary:
    """Return what to tell the recognizer: the names of the person's story, otherwise the scenario's."""
    if story:
        return Vocabulary(story.terms, tuple(line for _, lines in story.parts for line in lines))
    return Vocabulary(tuple(scenario.terms), scenario.sentences()) if scenario else Vocabulary()


class TranscriptionSession(Protocol):
    """One take that is being transcribed. Times are seconds from the first sample accepted."""

    def accept(self, chunk: Samples) -> None: ...

    def words(self) -> Sequence[Word]:
        """Return the words committed so far; later calls only append to them."""

    def finish(self) -> Transcript:
        """Decode what is left; ``voiced`` is filled in. No ``accept`` after it."""


@runtime_checkable
class GivesPartialResults(Protocol):
    """A session that can guess the words it has not committed yet."""

    def partial_result(self) -> str: ...


class Transcriber(Protocol):
    """Speech to text. The model is shared; everything about one take is in its session."""

    name: str

    def prepare(self, vocabulary: Vocabulary) -> None:
        """Begin to load whatever a take will need; returns at once."""

    def open(self, vocabulary: Vocabulary) -> TranscriptionSession: ...

    def close(self) -> None:
        """Free the model. Closing twice is allowed."""


class SecondPass(Protocol):
    """The second pass of one take, beside the live work."""

    share: float  # share of the take that is done, between 0 and 1

    def get(self, within_s: float | None) -> Transcript:
        """Return the transcript. Raise TimeoutError if it is not ready in time, ModelError if there cannot be one."""

    def drop(self) -> None:
        """Stop it: nobody needs it any more."""


@runtime_checkable
class SecondPassTranscriber(Protocol):
    """A transcriber that is more accurate on a whole take than on one in progress."""

    def start_second_pass(
        self, sound: Callable[[], Stretches], vocabulary: Vocabulary, hesitation: bool = True
    ) -> SecondPass:
        """Begin to transcribe a take of 16 kHz mono samples again, for the record. Returns at once.

        ``sound`` is called in another thread when it is this take's turn. ``hesitation``: listen for um and uh too,
        which the words of the take in progress hold already.
        """


class Controls(Protocol):
    """What the person requests by key or line while the interview runs.

    Commands: "enter", "repeat", "skip", "redo", "pause", "stop", "more_time", "next_section", "unmark", "mark_" and
    the name of a section.
    """

    interactive: bool

    def poll(self) -> str | None:
        """Return the next command, or None at once."""

    def wait(self, timeout_s: float | None) -> str | None:
        """Return the next command, waiting for it; None after ``timeout_s`` or at the end of input."""

    def close(self) -> None: ...


BEGUN_S = 0.5  # an answer that is longer than the time to think before it by so much has begun


@dataclass(frozen=True, slots=True)
class Tick:
    """The state of a recording at one moment.

    ``missing_s``: how long the microphone has been gone, or 0. ``countdown_s``: seconds until silence ends the answer,
    None without a countdown. ``suspended_s``: what is left of the time to think that the person requested, or 0.
    ``trouble``: what is wrong with the sound. ``trailing_s``: how long the clock has stood still in a silence, or 0.
    """

    elapsed_s: float = 0.0
    level_dbfs: float = 0.0
    speaking: bool = False
    countdown_s: float | None = None
    thinking_s: float = 0.0
    missing_s: float = 0.0
    suspended_s: float = 0.0
    trouble: Trouble | None = None
    trailing_s: float = 0.0

    @property
    def begun(self) -> bool:
        """Whether the answer has begun, even if no tick caught its start."""
        return self.speaking or self.elapsed_s - self.thinking_s > BEGUN_S

    @property
    def spoken_s(self) -> float:
        """Seconds since the first word, without the thinking before it; 0 before it."""
        return self.elapsed_s - self.thinking_s if self.begun else 0.0


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

    ``captions``: whether it shows the words as they come, so that guesses at the newest ones are worth their cost.
    """

    captions: bool

    def show_question(self, say: Say) -> None:
        """Show the question that is about to be read aloud."""

    def show_spoken(self, heard_s: float, of_s: float) -> None:
        """Show how much of the question has been heard; the microphone is closed."""

    def show_preparation(self, left_s: float, of_s: float) -> None:
        """Show how much of the time to think is left; the microphone is closed.

        Called several times a second.
        """

    def show_listening(self, listen: Listen) -> None:
        """Show that the microphone is open."""

    def show_recording(self, tick: Tick) -> None: ...

    def show_captions(self, words: Sequence[Word], open_words: str = "") -> None:
        """Show the words committed so far, and a guess at the newest ones."""

    def show_clocks(self, live: LiveReading) -> None:
        """Show the answer in progress against its clocks; called after every commit."""

    def show_transcribing(self, take: int) -> None:
        """Show that the microphone is closed and the rest of the words is being transcribed."""

    def show_second_pass(self, share: float) -> None:
        """Show how far the second pass of the last answer is. Enter skips it."""

    def show_coaching(self, one: AnswerDebrief, section: Section) -> None:
        """Show how a drilled section went."""

    def show_choices(self, offer: Offer) -> None:
        """Show that the interview waits for the person."""

    def notify(self, sentence: str) -> None:
        """Show a remark or a warning, once."""
