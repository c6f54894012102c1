"""Alternatives weighed before a choice: that another way was seen, and why it was not taken."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good, matches
from mockloop.analysis.language import PAST_VERB, up_to

NAME = "trade_off"
TITLE = "A trade-off weighed"
POLARITY = "good"
ADVICE = "Name the other way you considered, and what made you choose this one."

_WEIGHED = r"(?:considered|weighed(?: up)?|debated|toyed with)"
_COST = r"(?:weeks|months|days|risk|risky|longer|more|too|cost|costly|expensive|slower|slow|money|time)"
PATTERNS = (
    rf"(?:i|we) (?:\S+ )?{_WEIGHED} (?!(?:myself|ourselves)\b)\S+",
    r"(?:i|we) (?:\S+ )?(?:looked at|had|thought about|thought of|saw|listed|laid out) (?:\S+ )?(?:two|three|several|both|a few|other) "
    r"(?:\S+ )?(?:options|ways|choices|alternatives|routes|approaches)",
    r"trade-?offs?|trade offs?|pros and cons|the alternative (?:was|would|were)|on the one hand",
    rf"(?:i|we) (?:\S+ )?(?:chose|picked|went with|went for|decided on|settled on|opted for) {up_to(8)}(?:over|rather than|instead of)",
    rf"(?:i|we|you) could(?: have|'ve) {up_to(8)}but (?:i|we|that|it|this|then)",
    rf"(?:(?:that|it|this|which)|\S+ing {up_to(4)}\S+) would(?: have|'ve) {up_to(3)}(?:been|taken|meant|cost|needed) {up_to(4)}{_COST}",
    rf"(?:instead of|rather than) \S+ing {up_to(6)}(?:i|we) {PAST_VERB}",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS, ("situation", "task", "action")), ADVICE)
