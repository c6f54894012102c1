"""The events of an interview: facts that happened, and requests to be carried out.

A fact is a past participle and goes to the journal; a request is an imperative and goes to the engine.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mockloop.core.fields import Count, Flag, Number, Seconds, StoredAsList, Text
from mockloop.core.transcript import Span, Transcript

# ---- what was recorded -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SoundQuality:
    """The recording quality of one take; levels in dB below full scale, None if not measured."""

    speech_dbfs: Number | None = None
    noise_dbfs: Number | None = None
    clipped_share: Number = 0.0
    lost_s: Seconds = 0.0  # sound that the device dropped, filled with silence so that times stay true
    silent_s: Seconds = 0.0  # time in which a live microphone was exactly silent: muted, unplugged or used elsewhere


@dataclass(frozen=True, slots=True)
class SectionMark(StoredAsList):
    """The person pressed a key to say that a section begins here."""

    at_s: Seconds
    section: Text


@dataclass(frozen=True, slots=True)
class Take:
    """One stretch of recording on disk; an answer is one take or several.

    ``broken_off``: an interruption ended it. ``goes_on``: it continues a take that was broken off. Such takes count,
    however short they are. Older journals lack both fields.
    """

    number: Count
    duration_s: Seconds
    voiced: tuple[Span, ...] = ()
    sound: SoundQuality = field(default_factory=SoundQuality)
    marks: tuple[SectionMark, ...] = ()
    broken_off: Flag = False
    goes_on: Flag = False

    @property
    def speech_s(self) -> float:
        return sum(span.seconds for span in self.voiced)


# ---- requests: the machine to the engine -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Say:
    """Read ``text`` aloud.

    ``ask`` is the id of the question; ``because`` is why it is asked. ``before``: what is said first, in reply to the
    previous answer.
    """

    ask: str
    text: str
    because: tuple[str, ...] = ()
    before: str = ""

    @property
    def spoken(self) -> str:
        """Everything that is spoken."""
        return f"{self.before} {self.text}" if self.before else self.text


@dataclass(frozen=True, slots=True)
class Prepare:
    """Let ``seconds`` pass before the answer to ``ask`` is recorded: the time to think of the one-way format."""

    ask: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Listen:
    """Record take ``take`` of the answer to ``ask``.

    ``target_s`` is shown, ``limit_s`` ends it (None: never). ``hurry_s``: seconds of speaking after which the
    interviewer interrupts (None: never). ``attempt`` counts how often the answer is given, out of ``attempts`` (None:
    any number).
    """

    ask: str
    take: int
    target_s: float | None = None
    limit_s: float | None = None
    hurry_s: float | None = None
    attempt: int = 1
    attempts: int | None = None


@dataclass(frozen=True, slots=True)
class Transcribe:
    """Turn take ``take`` into words."""

    take: int


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose the next probe, never one of ``asked``."""

    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coach:
    """Show how section ``section`` went (drill)."""

    section: str


@dataclass(frozen=True, slots=True)
class Present:
    """Show page ``page`` of the walkthrough (study); ``text`` is read aloud on request."""

    page: str
    text: str


@dataclass(frozen=True, slots=True)
class Quiz:
    """Ask quiz question number ``question`` (study)."""

    question: int


@dataclass(frozen=True, slots=True)
class Offer:
    """Wait for the person. ``why`` says what for; each of ``choices`` is a command that continues.

    ``lengths_s``: the lengths of the takes to choose from.
    """

    why: str
    choices: tuple[str, ...]
    lengths_s: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Finish:
    """The session is over: ``complete`` or stopped by the person."""

    complete: bool


Effect = Say | Prepare | Listen | Transcribe | Choose | Coach | Present | Quiz | Offer | Finish

# ---- facts: the engine to the machine ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """The question was read (or shown) to its end; ``heard_s`` is how long it sounded, 0 if it was printed."""

    ask: Text
    heard_s: Seconds = 0.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """The time to think before the answer to ``ask`` was over; ``thought_s`` is how much of it was used."""

    ask: str
    thought_s: Seconds


@dataclass(frozen=True, slots=True)
class Recorded:
    """A take ended: by key, silence, limit, interviewer or end_of_input.

    "interrupted": it was found again after a crash.
    """

    take: Take
    ended_by: Text


@dataclass(frozen=True, slots=True)
class Reopened:
    """The candidate continued right after silence had ended the answer, so it had not ended."""


@dataclass(frozen=True, slots=True)
class Requested:
    """The person asked for something: repeat, skip, redo, pause, resume, stop, next, back, keep, take_1 to take_5.

    ``take`` is the recording in progress at that moment, None if nothing was being recorded.
    """

    what: Text
    take: Take | None = None


@dataclass(frozen=True, slots=True)
class Transcribed:
    """Take ``take`` was transcribed."""

    take: Count
    transcript: Transcript


@dataclass(frozen=True, slots=True)
class Reheard:
    """Take ``take`` was transcribed again as a whole, for the record. The debrief uses these words.

    The next probe was chosen by the live ones. This fact may come at any time after them and leads to no request.
    """

    take: Count
    transcript: Transcript


@dataclass(frozen=True, slots=True)
class Chosen:
    """The next probe and why; ``probe`` None: none is left.

    ``provisional``: it was chosen before the end of the answer was transcribed, so that the candidate did not have to
    wait. ``text``: its words, which may quote the candidate; None in older journals, which use the scenario's words.
    """

    probe: Text | None
    because: tuple[Text, ...] = ()
    provisional: Flag = False
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Coached:
    """The coaching of a section was shown."""

    section: Text


@dataclass(frozen=True, slots=True)
class Presented:
    """A page of the walkthrough was shown to its end."""

    page: Text


@dataclass(frozen=True, slots=True)
class Answered:
    """A quiz question was answered with option ``option`` (counted from 0)."""

    question: Count
    option: Count


@dataclass(frozen=True, slots=True)
class Finished:
    """The session ended: ``complete``, or stopped by the person, who may resume it."""

    complete: Flag


Event = (
    Said
    | Prepared
    | Recorded
    | Reopened
    | Requested
    | Transcribed
    | Reheard
    | Chosen
    | Coached
    | Presented
    | Answered
    | Finished
)
