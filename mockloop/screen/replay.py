"""A session heard again on the terminal: the words light up as they are heard, findings appear at their second."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from mockloop.analysis.reel import Scene, Shown
from mockloop.replaying import Deck
from mockloop.reports.times import clock
from mockloop.speech.stretching import SPEEDS

_EVERY_S = 1 / 30  # a word lights up at most this late
_KEYS = "space plays, pauses   ←→ word   ↑↓ sentence   , . section   p n finding   PgUp PgDn answer   - + speed   q"
_WIDTH = 40


class ReplayApp(App[None]):
    """Keys move the deck; a timer shows where it stands."""

    CSS = """
    Screen { background: ansi_default; color: ansi_default; }
    Static { background: ansi_default; }
    #question { padding: 1 2 0 2; text-style: bold; }
    #because { padding: 0 2; text-style: dim; }
    #place { padding: 1 2 0 2; }
    #words { padding: 1 2; height: 1fr; background: ansi_default; }
    #finding { padding: 0 2; height: 3; }
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
        Binding("pagedown", "go('answer', True)", priority=True),
        Binding("pageup", "go('answer', False)", priority=True),
        Binding("plus", "faster(1)", priority=True),
        Binding("equals_sign", "faster(1)", priority=True),
        Binding("minus", "faster(-1)", priority=True),
        Binding("q", "quit", priority=True),
        Binding("escape", "quit", priority=True),
    ]

    def __init__(self, deck: Deck) -> None:
        super().__init__(ansi_color=True)
        self._deck = deck
        self._drawn: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        yield Static(id="question")
        yield Static(id="because")
        yield Static(id="place")
        with VerticalScroll(id="words", can_focus=False):
            yield Static(id="said")
        yield Static(id="finding")
        yield Static(_KEYS, id="keys")

    def on_mount(self) -> None:
        self._deck.play()
        self.set_interval(_EVERY_S, self._draw)
        self._draw()

    def action_turn(self) -> None:
        """Play or pause; at the end, begin anew."""
        if self._deck.playing:
            self._deck.pause()
        else:
            if self._deck.ended:
                self._deck.seek(0.0)
            self._deck.play()

    def action_go(self, kind: str, forward: bool) -> None:
        """To the next place of a kind, or back."""
        self._deck.seek(self._deck.tape.reel.stop(self._deck.position_s, kind, forward))

    def action_faster(self, by: int) -> None:
        """One step faster or slower."""
        place = SPEEDS.index(self._deck.speed) + by
        self._deck.set_speed(SPEEDS[min(max(place, 0), len(SPEEDS) - 1)])

    def _draw(self) -> None:
        self._deck.tick()
        at_s = self._deck.position_s
        shown = self._deck.tape.reel.at(at_s)
        drawn = (shown, int(at_s), self._deck.playing, self._deck.speed)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        scene = self._deck.tape.reel.scenes[shown.scene]
        self.query_one("#question", Static).update(Text(scene.text, style="reverse" if shown.asking else ""))
        self.query_one("#because", Static).update("\n".join(f"asked because {reason}" for reason in scene.because))
        self.query_one("#place", Static).update(self._place(at_s, shown))
        self.query_one("#said", Static).update(lit(scene, shown))
        self.query_one("#finding", Static).update(found(shown))
        self._follow(scene, shown)

    def _place(self, at_s: float, shown: Shown) -> str:
        """Where it stands: the section under way, the clock, the speed."""
        ends_s = self._deck.tape.reel.ends_s
        filled = round(_WIDTH * min(at_s / ends_s, 1.0)) if ends_s else 0
        state = "▶" if self._deck.playing else "ended" if self._deck.ended else "paused"
        section = f"   {shown.section.section.capitalize()}" if shown.section else ""
        bar = "█" * filled + "·" * (_WIDTH - filled)
        return f"{state} {clock(at_s)} {bar} {clock(ends_s)}   {self._deck.speed:g}x{section}"

    def _follow(self, scene: Scene, shown: Shown) -> None:
        """Keep the word that is heard in sight: about where it stands in the text."""
        words = scene.reading.answer.transcript.words
        scroll = self.query_one("#words", VerticalScroll)
        if shown.word is not None and words:
            share = shown.word / len(words)
            scroll.scroll_to(y=share * max(0, scroll.virtual_size.height - scroll.size.height), animate=False)


def lit(scene: Scene, shown: Shown) -> Text:
    """The answer's words: each section begun on a line of its own, the word being heard in reverse."""
    answer = scene.reading.answer
    heads = {span.first_word: span.section for span in answer.spans}
    text = Text()
    for index, word in enumerate(answer.transcript.words):
        if index in heads:
            text.append(f"{chr(10) * 2 if index else ''}{heads[index].upper()}  ", style="dim")
        text.append(word.text, style="reverse bold" if index == shown.word else "")
        text.append(" ")
    return text


def found(shown: Shown) -> str:
    """The finding last reached, with its words and its sign."""
    if shown.finding is None:
        return ""
    sign = "+" if shown.finding.polarity == "good" else "-"
    name = shown.finding.signal.replace("_", " ")
    return f"{sign} {name} at {clock(shown.finding.start_s)}: '{shown.finding.quote}'"
