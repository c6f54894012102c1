"""Play a session again: its questions spoken anew, its takes played, with a position that can be moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from mockloop.analysis.judging.conversation import conversation
from mockloop.analysis.text.clauses import units
from mockloop.core.errors import SessionError
from mockloop.core.state import Turn
from mockloop.ports import RATE_HZ, Playback, Player, Sound, Voice
from mockloop.replay.timeline import SessionTimeline, session_timeline
from mockloop.reports.comments import ShownComment, shown_comments
from mockloop.reports.summary import moment, quoted
from mockloop.reports.wording import title
from mockloop.sessions.answer_sound import joined, playable, take_in
from mockloop.sessions.comments import answered, comments_of, comments_on
from mockloop.sessions.folder import SessionFolder
from mockloop.sessions.rebuild import replayed
from mockloop.speech.audio.loudspeaker import PacedPlayer
from mockloop.speech.audio.time_stretch import at_speed

_LOST_S = 0.5  # a sound that stopped this long before its end was interrupted


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """A stretch of the timeline with one sound; None: its time passes in silence."""

    begins_s: float
    ends_s: float
    sound: Sound | None


@dataclass(frozen=True, slots=True)
class ReplayableSession:
    """A timeline, its sounds, and messages about missing ones."""

    timeline: SessionTimeline
    tracks: tuple[Track, ...]
    problems: tuple[str, ...] = ()


def replayable(folder: SessionFolder, voice: Voice) -> ReplayableSession:
    """Return a session that is ready to play. Raise SessionError if it has no answer or cannot be read at all."""
    replay = replayed(folder)
    turns = answered(replay.state)
    if not turns:
        raise SessionError(
            f"The session {folder.id} has no answer to hear.", "Choose another one with: mockloop sessions list"
        )
    questions = [voice.render(turn.text) for turn in turns]
    asked = [(turn.text, turn.because) for turn in turns]
    seconds = [sound.duration_s if sound else 0.0 for sound in questions]
    comments = comments_of(folder)
    told = [shown_comments(comments_on(turn, comments), turn.answer) for turn in turns]
    whole = session_timeline(asked, conversation(turns).readings, seconds, told)
    answers = [_answer(folder, turn) for turn in turns]
    written = [any(folder.typed_path(take.number).exists() for take in turn.takes) for turn in turns]
    silent = tuple(
        f"Answer {at} was typed, so its words light up without sound." for at, one in enumerate(written, 1) if one
    )
    tracks: list[Track] = []
    for scene, question, answer in zip(whole.scenes, questions, answers, strict=True):
        tracks.append(Track(scene.begins_s, scene.answer_s, question))
        tracks.append(Track(scene.answer_s, scene.ends_s, answer))
    lasting = tuple(track for track in tracks if track.ends_s > track.begins_s)
    return ReplayableSession(whole, lasting, (*replay.problems, *silent))


def _answer(folder: SessionFolder, turn: Turn) -> Sound | None:
    """Return the takes of an answer, each at its own second; a missing one is silent."""
    pairs = zip(turn.takes, turn.transcripts, strict=False)
    parts = [(take_in(folder, take.number), part.duration_s) for take, part in pairs]
    heard = any(samples is not None and len(samples) for samples, _ in parts)
    return playable(joined(parts)) if heard else None


@dataclass(slots=True)
class SessionPlayer:
    """Play a session. ``position_s`` is what is heard now, by the device's clock; call ``tick`` often."""

    session: ReplayableSession
    player: Player
    speed: float = 1.0
    _playback: Playback | None = None
    _track: int = 0
    _from_s: float = 0.0  # where the playback began or is paused, in seconds of the timeline
    _silent: PacedPlayer = field(default_factory=PacedPlayer)
    _stretched: dict[tuple[int, float], Sound] = field(default_factory=dict)

    @property
    def playing(self) -> bool:
        return self._playback is not None

    @property
    def ended(self) -> bool:
        return not self.playing and self._from_s >= self.session.timeline.ends_s

    @property
    def position_s(self) -> float:
        if self._playback is None:
            return self._from_s
        return min(self._from_s + self._playback.played_s * self.speed, self.session.tracks[self._track].ends_s)

    def play(self) -> None:
        """Continue from the current position. Raises DeviceError."""
        if self._playback is not None or self.ended:
            return
        self._track = next(i for i, track in enumerate(self.session.tracks) if track.ends_s > self._from_s)
        sound = self._rest_of(self._track)
        player = self.player if self.session.tracks[self._track].sound else self._silent
        self._playback = player.play(sound)

    def pause(self) -> None:
        """Pause."""
        self._from_s = self.position_s
        if self._playback:
            self._playback.stop()
        self._playback = None

    def seek(self, to_s: float) -> None:
        """Move to a second of the timeline, and keep playing if it was. Raises DeviceError."""
        was_playing = self.playing
        self.pause()
        self._from_s = min(max(to_s, 0.0), self.session.timeline.ends_s)
        if was_playing:
            self.play()

    def go(self, kind: str, forward: bool) -> bool:
        """Move to the next place of a kind, or back; return False if there is none. Raises DeviceError."""
        to_s = self.session.timeline.stop(self.position_s, kind, forward, self.playing)
        if to_s is not None:
            self.seek(to_s)
        return to_s is not None

    def set_speed(self, speed: float) -> None:
        """Play at this speed, 0.5 to 2, at the same pitch. Raises DeviceError."""
        was_playing = self.playing
        self.pause()
        self.speed = speed
        if was_playing:
            self.play()

    def tick(self) -> None:
        """Continue with the next track if one has ended, and after a lost loudspeaker. Raises DeviceError."""
        if self._playback is None or not self._playback.wait(0.0):
            return
        self._playback.stop()
        left_s = self.session.tracks[self._track].ends_s - self.position_s
        self._from_s = self.session.tracks[self._track].ends_s if left_s < _LOST_S else self.position_s
        self._playback = None
        self.play()

    def _rest_of(self, index: int) -> Sound:
        """Return what is left of a track from here, at the present speed."""
        track = self.session.tracks[index]
        rate_hz = track.sound.rate_hz if track.sound else RATE_HZ
        left_s = self._from_s - track.begins_s
        if track.sound is None:
            return Sound(np.zeros(round((track.ends_s - self._from_s) / self.speed * rate_hz), np.float32), rate_hz)
        if (index, self.speed) not in self._stretched:
            self._stretched[index, self.speed] = at_speed(track.sound, self.speed)
        whole = self._stretched[index, self.speed]
        return Sound(whole.samples[round(left_s / self.speed * rate_hz) :], rate_hz)


def session_text(session: ReplayableSession) -> Iterator[str]:
    """Yield the session as text.

    A line for each question, and for each clause, comment and finding of its answer with its second.
    """
    for scene in session.timeline.scenes:
        yield f"{'':9}Interviewer: {scene.text}"
        yield from (f"{'':9}asked because {reason}" for reason in scene.because)
        answer = scene.reading.answer
        begins = {span.first_word: span.heading.lower() for span in answer.spans}
        comments = list(scene.comments)
        for unit in units(answer.transcript):
            start_s = answer.transcript.words[unit.first].start_s
            while comments and comments[0].at_s < start_s:
                yield _comment(comments.pop(0), answer.transcript.timed)
            section = next((begins[at] for at in range(unit.first, unit.last + 1) if at in begins), None)
            label = f"[{section}] " if section else ""
            yield f"{_at(start_s, answer.transcript.timed)}  {label}{answer.transcript.between(unit.first, unit.last)}"
        yield from (_comment(one, answer.transcript.timed) for one in comments)
        for found in sorted(scene.reading.findings, key=lambda one: one.start_s):
            sign = "+" if found.polarity == "good" else "-"
            yield f"{_at(found.start_s, found.timed)}  {sign} {title(found.signal)}: {quoted(found.quote)}"


def _comment(one: ShownComment, timed: str) -> str:
    by = one.comment.author or "Comment"
    return f"{_at(one.at_s, timed)}  # {by}: {' '.join(one.comment.text.split())}"


def _at(seconds: float, timed: str) -> str:
    """Return a second of an answer: to the tenth where it was measured, else as an estimate."""
    return _clock(seconds) if timed == "measured" else moment(seconds, timed)


def _clock(seconds: float) -> str:
    minutes, tenths = divmod(round(10 * seconds), 600)
    return f"{minutes:2d}:{tenths / 10:04.1f}"
