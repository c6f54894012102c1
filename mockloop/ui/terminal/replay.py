"""Play a session again on the terminal: words light up as they are heard, findings appear at their second."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.widgets import Static

from mockloop.analysis.answer import Finding
from mockloop.core.errors import DeviceError
from mockloop.core.times import clock
from mockloop.replay.playback import SessionPlayer
from mockloop.replay.timeline import Moment, Scene
from mockloop.reports.summary import moment, quoted
from mockloop.reports.wording import title, when
from mockloop.speech.audio.time_stretch import SPEEDS
from mockloop.ui.terminal.passages import PassageRow, drawn, laid_out, row_of, scrolled

INTERRUPTED = 130
_EVERY_S = 1 / 30  # a word lights up at most this late
_KEYS = (
    "space plays, pauses",
    "←→ word",
    "↑↓ sentence",
    ", . section",
    "p n finding",
    "c C comment",
    "PgUp PgDn answer",
    "- + speed",
    "q leaves",
)
_GAP = "   "  # between two keys
_SIDES = 4  # cells beside them
_PARTS = ("question", "because", "place", "words", "comments", "findings")  # top to bottom
_WIDTH = 30
_MOST_FINDINGS = 3


def key_lines(width: int) -> str:
    """Return the keys in lines of at most ``width`` cells, none of them broken."""
    lines = [_KEYS[0]]
    for key in _KEYS[1:]:
        if len(lines[-1]) + len(_GAP) + len(key) <= width:
            lines[-1] += _GAP + key
        else:
            lines.append(key)
    return "\n".join(lines)


class ReplayApp(App[None]):
    """Keys control the player; a timer shows its position. ``failure``: the loudspeaker's, which ended it."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { background: ansi_default; color: ansi_default; }
    Static { background: ansi_default; }
    #question { padding: 1 2 0 2; text-style: bold; max-height: 5; }
    #because { padding: 0 2; text-style: dim; max-height: 3; }
    #place { padding: 1 2 0 2; }
    #words { padding: 1 2; height: 1fr; }
    #comments { padding: 0 2; height: auto; max-height: 5; text-style: italic; }
    #findings { padding: 0 2; height: auto; min-height: 2; max-height: 6; }
    #keys { padding: 0 2; text-style: dim; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", priority=True),
        Binding("right", "go('word', True)", priority=True),
        Binding("left", "go('word', False)", priority=True),
        Binding("down", "go('sentence', True)", priority=True),
        Binding("up", "go('sentence', False)", priority=True),
        Binding("full_stop", "go('section', True)", priority=True),
        Binding("comma", "go('section', False)", priority=True),
        Binding("n", "go('finding', True)", priority=True),
        Binding("p", "go('finding', False)", priority=True),
        Binding("c", "go('comment', True)", priority=True),
        Binding("C", "go('comment', False)", priority=True),
        Binding("pagedown", "go('answer', True)", priority=True),
        Binding("pageup", "go('answer', False)", priority=True),
        Binding("plus,equals_sign", "faster(True)", priority=True),
        Binding("minus", "faster(False)", priority=True),
        Binding("q,escape", "leave(0)", priority=True),
        Binding("ctrl+c,ctrl+q", f"leave({INTERRUPTED})", priority=True),
    ]

    def __init__(self, player: SessionPlayer) -> None:
        super().__init__(ansi_color=True)
        self.failure: DeviceError | None = None
        self._player = player
        self._parts = {name: Static(id=name, markup=False) for name in _PARTS}
        self._drawn: tuple[object, ...] = ()
        self._rows: tuple[PassageRow, ...] = ()
        self._laid_out: tuple[int, int] | None = None  # the scene and the width of the rows
        self._top = 0
        self._told = ""  # of a key that led nowhere

    def compose(self) -> ComposeResult:
        yield from self._parts.values()
        yield Static(key_lines(self.size.width - _SIDES), id="keys", markup=False)

    def on_mount(self) -> None:
        self._carry_out(self._player.play)
        self.set_interval(_EVERY_S, self._draw)
        self.call_after_refresh(self._draw)  # only then is the room for the words known

    def on_resize(self, event: Resize) -> None:
        """Lay the keys out anew."""
        self.query_one("#keys", Static).update(key_lines(event.size.width - _SIDES))

    def _carry_out(self, act: Callable[[], object]) -> None:
        """Control the player. If the loudspeaker fails, the replay ends and reports it afterwards."""
        self._told = ""
        try:
            act()
        except DeviceError as error:
            self.failure = error
            self.exit()

    def action_turn(self) -> None:
        """Play or pause; at the end, start again."""
        self._carry_out(self._turn)

    def _turn(self) -> None:
        if self._player.playing:
            self._player.pause()
            return
        if self._player.ended:
            self._player.seek(0.0)
        self._player.play()

    def action_go(self, kind: str, forward: bool) -> None:
        """Go to the next place of a kind, or back; say so if there is none."""
        moved: list[bool] = []
        self._carry_out(lambda: moved.append(self._player.go(kind, forward)))
        if moved == [False]:
            self._told = f"There is no {kind} {'after' if forward else 'before'} this one."

    def action_faster(self, more: bool) -> None:
        """Change the speed by one step."""
        place = bisect_right(SPEEDS, self._player.speed) if more else bisect_left(SPEEDS, self._player.speed) - 1
        self._carry_out(lambda: self._player.set_speed(SPEEDS[min(max(place, 0), len(SPEEDS) - 1)]))

    def action_leave(self, status: int) -> None:
        """Return to the terminal."""
        self.exit(return_code=status)

    def _draw(self) -> None:
        if not self.is_running:  # the timer may fire once more while the screen is closed
            return
        try:
            self._player.tick()
        except DeviceError as error:
            self.failure = error
            self.exit()
            return
        at_s = self._player.position_s
        shown = self._player.session.timeline.at(at_s)
        state = (shown, int(at_s), self._player.playing, self._player.speed, self._told, self._parts["words"].size)
        if state == self._drawn:
            return
        self._drawn = state
        scene = self._player.session.timeline.scenes[shown.scene]
        self._parts["question"].update(Text(scene.text, style="reverse" if shown.asking else ""))
        self._parts["because"].update("\n".join(f"asked because {reason}" for reason in scene.because))
        self._parts["place"].update(self._place(at_s, scene, shown))
        self._parts["words"].update(self._words(scene, shown))
        self._parts["comments"].update(Text("\n".join(comment_lines(shown))))
        self._parts["findings"].update(self._told or "\n".join(finding_lines(shown)))

    def _place(self, at_s: float, scene: Scene, shown: Moment) -> str:
        """Return the position in the session and in the answer, whose findings use the answer's clock."""
        ends_s = self._player.session.timeline.ends_s
        filled = round(_WIDTH * min(at_s / ends_s, 1.0)) if ends_s else 0
        state = "▶" if self._player.playing else "ended" if self._player.ended else "paused"
        section = f"   {shown.section.heading}" if shown.section else ""
        within = f"   answer {moment(min(at_s, scene.ends_s) - scene.answer_s, _timed(scene))}{section}"
        within = "" if shown.asking else within
        bar = "█" * filled + "·" * (_WIDTH - filled)
        return f"{state} {clock(at_s)} {bar} {clock(ends_s)}   {self._player.speed:g}x{within}"

    def _words(self, scene: Scene, shown: Moment) -> Text:
        """Return as many rows as fit, with the current word visible."""
        room = self._parts["words"].content_size
        if self._laid_out != (shown.scene, room.width):
            self._rows, self._laid_out = laid_out(scene.reading.answer, room.width), (shown.scene, room.width)
            self._top = 0
        row = row_of(self._rows, max(0, shown.reached))
        self._top = 0 if shown.asking else scrolled(self._top, row, room.height)
        return drawn(self._rows[self._top : self._top + max(1, room.height)], shown.word)


def _timed(scene: Scene) -> str:
    return scene.reading.answer.transcript.timed


def finding_lines(shown: Moment) -> Iterator[str]:
    """Yield the findings reached, each with its sign, its second in the answer, its words, and the advice."""
    for one in shown.findings[-_MOST_FINDINGS:]:
        yield _line(one)


def comment_lines(shown: Moment) -> Iterator[str]:
    """Yield the comments reached that there was no time to read yet."""
    for one in shown.comments[-_MOST_FINDINGS:]:
        yield f"# {one.comment.author or 'Comment'} at {one.at}: {' '.join(one.comment.text.split())}"


def _line(one: Finding) -> str:
    good = one.polarity == "good"
    advice = "" if good or not one.advice else f" {one.advice}"
    return f"{'+' if good else '-'} {title(one.signal)} at {when(one)}: {quoted(one.quote)}{advice}"
