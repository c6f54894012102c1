"""Seen through to the end: merged, rolled out, checked back on, handed over with what the next person needs."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good, matches
from mockloop.analysis.language import up_to

NAME = "follow_through"
TITLE = "Follow-through"
POLARITY = "good"
ADVICE = "Say how you saw it through after your own part was done: until it was live, adopted, checked again."

_LATER = (
    r"(?:a|one|two|three|few|couple of|several|\S+) (?:\S+ )?(?:days?|weeks?|months?) (?:later|after|on|afterwards)"
)
PATTERNS = (
    r"(?:i|and|then|also) (?:\S+ )?(?:followed up|followed through|chased|kept chasing|followed it up)(?: \S+){0,2}",
    r"(?:i|and|then) (?:\S+ )?(?:stayed|stuck|kept at|kept with|remained|saw it|saw that|saw them|saw this) (?:\S+ ){0,5}?(?:until|through|till|to the end)(?: \S+)?",
    rf"(?:i|and|then) (?:\S+ )?(?:coordinated|organized|organised|led|ran|managed|supported|oversaw|supervised) {up_to(3)}(?:rollout|roll out|roll-out|launch|deployment|handover|hand over|move|migration|switch|change over|changeover|training)",
    r"(?:checked back|checked in|checked on|went back|called back|rang back|came back|looked in|circled back|revisited) (?:\S+ ){0,4}?(?:later|after|every|each|week|weekly|daily|month|day|to see|to make sure|with|on)(?: \S+)?",
    rf"{_LATER} i (?:\S+ )?(?:checked|went|called|rang|asked|came|visited|looked|met|wrote|reviewed|measured)(?: \S+)?",
    rf"(?:i|and|then) (?:\S+ )?(?:watched|monitored|tracked|kept an eye on|kept checking|kept watching) {up_to(9)}(?:until|till)(?: \S+){{0,3}}",
    rf"(?:wrote|left|made|prepared|gave|handed over|documented|put together) {up_to(4)}(?:deployment|rollback|handover|hand-over|hand over|instructions|documentation|runbook|guide|manual|notes|how to)(?: \S+)?",
    r"until (?:it|that|this|they|he|she|the \S+(?: \S+)?|everything|everyone|every \S+|all) (?:\S+ )?(?:was|were|had|got|had been) (?:\S+ )?(?:done|live|merged|fixed|finished|home|safe|through|paid|signed|in place|delivered|settled|up and running|complete|completed|working|deployed|resolved|back|out|closed|clean|clear)",
    r"(?:every|each) (?:day|morning|evening|week|friday|monday|shift) (?:\S+ )?(?:until|till|for the next|for a|after that|since)(?: \S+)?",
    r"to make sure (?:it|that|they|he|she|the \S+) (?:\S+ )?(?:stuck|stayed|lasted|kept|went|arrived|had|got)(?: \S+)?",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS, ("action", "result")), ADVICE)
