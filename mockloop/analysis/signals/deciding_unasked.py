"""Acting without an assignment and without waiting: what ownership and bias for action are heard by."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good, matches
from mockloop.analysis.language import PAST_VERB, up_to

NAME = "deciding_unasked"
TITLE = "Deciding without being asked"
POLARITY = "good"
ADVICE = "Say that you decided to act although nobody had asked you, and what waiting would have cost."

_NOBODY = r"(?:nobody|no one|no-one|none of them)"
PATTERNS = (
    rf"{_NOBODY} (?:had |has |ever )?(?:asked|told|assigned|instructed|expected) (?:me|us)(?: to)?",
    r"(?:i )?(?:wasn't|was not|hadn't been|had not been|had never been) (?:asked|told|assigned) to",
    r"without (?:being|having been|anyone|anybody|waiting)(?: (?:asked|told|asking|telling|for))?",
    r"(?:on|off|under) my own (?:initiative|bat|accord|steam)",
    r"(?:took|take|taken) it (?:up)?on myself",
    r"i made it my (?:own )?(?:goal|job|business|mission|responsibility|problem)",
    r"i (?:\S+ )?(?:volunteered|stepped (?:in|up|forward)|offered to|put my hand up)",
    r"i (?:didn't|did not|couldn't|could not|wasn't going to|was not going to|wouldn't) (?:just |simply )?"
    r"(?:wait|ignore|leave it|let (?:it|that|them|him|her)|walk away|stand by|sit (?:on|there|back))",
    r"(?:rather than|instead of) (?:wait(?:ing)?|leav(?:e|ing) it|ignor(?:e|ing))",
    rf"i (?:\S+ )?(?:decided|chose|resolved) {up_to(4)}(?:right away|straight away|immediately|at once|there and then|"
    r"on the spot|myself|anyway|although|even though)",
    rf"i {up_to(2)}{PAST_VERB} {up_to(5)}(?:right away|straight away|there and then|on the spot)",
    r"before (?:anyone|anybody) (?:else )?(?:\S+ )?(?:noticed|asked|knew|realized|saw)",
    r"every (?:hour|day|week|minute) (?:that )?(?:i|we|it|they) (?:waited|went|lost|were losing)",
    r"waiting (?:would|only|longer|meant)",
    r"(?:although|even though|though) (?:it )?(?:wasn't|was not) my (?:job|role|task|responsibility|problem)",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS), ADVICE)
