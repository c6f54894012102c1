"""Where the speaker's responsibility ended, said aloud: without it a listener takes it that the work was assigned."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good, matches
from mockloop.analysis.language import up_to

NAME = "scope_boundary"
TITLE = "The boundary of your role"
POLARITY = "good"
ADVICE = "Say out loud where your responsibility ended: not my team, no ticket, nobody asked."

_OWN = r"(?:team|job|role|task|responsibility|department|area|project|code|service|system|ward|shift|section|site|class|patient|customer|client|account|store|desk|field|problem|business|remit|station|case|table|route|line|machine|budget|call|place|brief|unit|kitchen|product)"
PATTERNS = (
    rf"(?:not|wasn't|isn't|weren't|never) (?:\S+ ){{0,2}}?(?:my|our|mine|in my|part of my|on my)(?: own)?(?: team's)? ?{_OWN}?(?:'s)?",
    rf"(?:outside|outside of|beyond|not within|out of|above) (?:\S+ )?(?:my|our|the team's|my team's) {up_to(1)}(?:{_OWN}|scope|remit|grade|duties|pay|level|control|authority)",
    r"(?:nobody|no one|no-one) (?:\S+ )?(?:had |has |ever )?(?:asked|told|assigned|expected|instructed|paid)(?: (?:me|us))?",
    r"(?:no|without a|never a|wasn't a|was not a|were no) (?:\S+ )?(?:ticket|work order|request|brief|assignment|instruction|mandate)(?:s)?(?: existed| for it| open)?",
    rf"(?:belonged|belongs) to {up_to(2)}(?:another|a different|somebody|someone|the other|other|the \S+ team|their)(?: \S+)?",
    rf"(?:somebody|someone) else's {_OWN}|another (?:team|department|ward|unit|company|group)'s(?: \S+)?",
    r"(?:my|our) (?:job|role|task|part|responsibility|remit) (?:\S+ )?(?:was|is) (?:only|just|simply|limited)",
    r"(?:wasn't|was not|hadn't been|had not been|never been) (?:assigned|asked|told|supposed)(?: to)?",
    r"(?:strictly|technically|officially|on paper) (?:\S+ ){0,4}?(?:not|wasn't|outside|another|somebody|someone)",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS, ("situation", "task", "action")), ADVICE)
