"""Moving people who need not follow: brought along, convinced, agreed with, across a boundary."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good, matches
from mockloop.analysis.language import up_to

NAME = "influence"
TITLE = "Influence on others"
POLARITY = "good"
ADVICE = "Say how you brought the others along: whom you spoke to, what you brought them, what they then agreed to."

_OTHERS = (
    r"(?:them|him|her|everyone|everybody|people|management|leadership|(?:my|our|the|their|his|her|a|both|each|other|another) "
    r"(?:\S+ )?(?:manager|managers|boss|director|directors|lead|leads|head|heads|team|teams|owner|owners|board|staff|colleagues|"
    r"client|clients|customer|parents|supervisor|chef|foreman|doctor|doctors|consultant|sergeant|committee|engineer|engineers|"
    r"group|department|departments|supplier|union|ceo|cto|partner|partners|nurses|drivers|teachers|family|council|officer|landlord))"
)
PATTERNS = (
    rf"(?:convinced|persuaded|won over|talked round) {_OTHERS}",
    rf"(?:won|brought|talked) {_OTHERS} (?:over|round|around|along|into|on board)",
    rf"(?:got|had) {_OTHERS} (?:to (?:agree|accept|adopt|sign|try|change|commit|back|support|buy|come|take|approve)|on board|on side)",
    rf"(?:i|and|then|also) (?:\S+ )?(?:walked|took|talked|led) {_OTHERS} through",
    r"(?:buy-in|buy in) (?:from|of|with)|(?:got|won|gained|secured|built) (?:\S+ )?(?:buy-in|buy in|support|agreement|consensus|approval)",
    rf"i (?:\S+ )?(?:pitched|presented|proposed|demonstrated|made the case for|argued for) {up_to(7)}to {_OTHERS}",
    r"i (?:\S+ )?(?:made|put|laid out) (?:the|my|a|our) (?:\S+ )?case (?:to|for)",
    rf"i (?:\S+ )?flagged {up_to(3)}(?:to|with) {_OTHERS}",
    rf"i (?:\S+ )?brought {_OTHERS} (?:a|the|my|an) (?:\S+ )?(?:fix|solution|plan|proposal|change|draft|design|sample|prototype)",
    rf"i (?:\S+ )?(?:coordinated|negotiated (?:a|an|our|better)|aligned|mediated) {up_to(5)}(?:with|between) ",
    rf"i (?:\S+ )?sat (?:down )?with {_OTHERS}",
    r"(?:and |so |then )?(?:they|he|she|the \S+) (?:finally |eventually |all |then )?(?:agreed to|signed off on|came round|accepted (?:the|my|it))",
)


def detect(answer: Answer) -> list[Finding]:
    cleaned = (pattern.rstrip() + r"(?: \S+)?" if pattern.endswith(" ") else pattern for pattern in PATTERNS)
    return good(answer, NAME, matches(answer, cleaned), ADVICE)
