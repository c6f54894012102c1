"""Seen through to the end: merged, rolled out, checked back on, handed over with what the next person needs."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import affirmed, good, matches
from mockloop.analysis.language import ADVERB, up_to

NAME = "follow_through"
TITLE = "Follow-through"
POLARITY = "good"
ADVICE = "Say how you saw it through after your own part was done: until it was live, adopted, checked again."

_SPAN = r"(?:days?|weeks?|months?|years?|terms?|shifts?|seasons?)"
_WHEN = (
    rf"(?:(?:a|one|two|three|few|couple of|several|\S+) (?:\S+ )?{_SPAN} (?:later|after|on|afterwards)|"
    rf"the (?:next|following) \S+|that same \S+|afterwards|after that|later(?: that \S+)?|every \S+|each \S+)"
)
_AGAIN = (
    r"(?:(?:went|came|drove|called|rang|wrote|checked|flew|walked) back|checked (?:in|up)? ?(?:on|with)|looked in|followed up|revisited|"
    r"(?:looked|checked|measured|counted|asked|visited|called|rang) (?:\S+ ){0,3}?again|reviewed|visited|returned|circled back)"
)
_NEXT = r"(?:(?:my|the|a|his|her|our) (?:\S+ )?(?:replacement|successor|relief|deputy)|the (?:next|new|other) \S+|whoever|those who|anyone who|everyone who|the people who|others)"
_FINISHED = r"(?:done|live|merged|fixed|finished|home|safe|through|paid|signed|in place|delivered|settled|up and running|complete|completed|working|deployed|resolved|back|installed|discharged|sorted|well|over)"
_GUIDE = r"(?:deployment|rollback|handover|hand-over|hand over|instructions|documentation|runbook|guide|manual|notes|how to|procedure|steps)"
_CHANGE = r"(?:it|this|fix|change|changes|patch|request|code|branch|feature|version|update|script|release|test|tests)"
PATTERNS = (
    r"(?:i|and|then|also) (?:\S+ )?(?:followed up|followed through|chased|kept chasing|followed it up)(?: \S+){0,2}",
    r"(?:i|and|then) (?:\S+ )?(?:stayed|stuck|kept at|kept with|remained|saw it|saw that|saw them|saw this) (?:\S+ ){0,5}?(?:(?:until|till) (?!\d|late|midnight|noon|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b)\S+|through|to the end)(?: \S+)?",
    rf"(?:i|and|then) (?:\S+ )?(?:coordinated|organized|organised|led|ran|managed|supported|oversaw|supervised) {up_to(3)}(?:rollout|roll out|roll-out|launch|deployment|handover|hand over|move|migration|switch|change over|changeover|training)",
    rf"{_AGAIN} (?:\S+ ){{0,5}}?(?:later|afterwards|every|each|weekly|daily|to see|to make sure|to check)(?: \S+)?",
    r"checked (?:in|back|up) with \S+",
    rf"{_WHEN} i (?:\S+ )?{_AGAIN}(?: \S+)?",
    rf"{_SPAN} (?:later|after|on|afterwards) i (?:\S+ )?(?:checked|called|rang|asked|visited|met|wrote|reviewed|measured)(?: \S+)?",
    rf"(?:i|and|then) (?:\S+ )?(?:watched|monitored|tracked|kept an eye on|kept checking|kept watching) {up_to(9)}(?:until|till)(?: \S+){{0,3}}",
    rf"kept (?:an eye on|a close eye on|checking|watching|monitoring|tracking|visiting|ringing|calling|going back) {up_to(5)}(?:for (?:a|the|\S+) (?:\S+ )?{_SPAN}|afterwards|after that|every \S+|until \S+)",
    rf"(?:i|we|and) (?:\S+ )?(?:watched|monitored|tracked) {up_to(4)}for (?:a|the|\S+) (?:\S+ )?{_SPAN}",
    rf"(?:wrote|left|made|prepared|gave|handed over|documented|put together|typed up) {up_to(4)}{_GUIDE}(?: \S+)?",
    r"(?:i|we|and|then|also) (?:\S+ )?documented \S+",
    rf"(?:trained|taught|briefed|coached|showed|handed (?:it|this|that|everything|the \S+) (?:over )?to) {up_to(2)}{_NEXT} (?:\S+ ){{0,4}}?(?:on it|how|before i (?:left|went)|with|to (?:use|run|do))",
    r"handed (?:it|this|that|everything|them|him|her|the \S+) over (?:\S+ ){0,6}?with (?:a|the|my|all|full|clear|written) \S+",
    r"so (?:that )?(?:the \S+(?: \S+)?|others|anyone|anybody|whoever|they|my \S+) (?:\S+ )?could (?:\S+ ){0,5}?(?:without me|after me|themselves|on their own)",
    rf"(?:stayed|waited|kept|worked|sat|stood|watched|rang|called|chased|pushed|went on|carried on|drove|was there) {up_to(6)}(?:until|till) "
    rf"(?:it|that|this|they|he|she|the \S+(?: \S+)?|everything|everyone|every \S+|all) (?:\S+ )?(?:was|were|had|got|had been) (?:\S+ )?{_FINISHED}",
    r"i (?:\S+ ){1,8}?(?:every|each) (?:day|morning|evening|week|friday|monday|shift) (?:\S+ )?(?:until|till|for the next|for a|after that|since)(?: \S+)?",
    r"to make sure (?:it|that|they|he|she|the \S+) (?:\S+ )?(?:stuck|stayed|lasted|kept|went|arrived|had|got)(?: \S+)?",
    rf"{_CHANGE} (?:was|were|got) (?:\S+ )?(?:merged|deployed|rolled out|shipped|released)(?: \S+)?|(?:went|go|gone) live(?: \S+)?",
    r"(?:i|we) (?:\S+ )?(?:rolled|carried|took) (?:it|this|that|them|the \S+(?: \S+)?) (?:out )?(?:to|in|across|into) (?:all|every|each|the other|the whole|both|the rest) \S+",
    r"how (?:it|he|she|they|everyone|the \S+(?: \S+)?) (?:was|were) (?:\S+ )?(?:getting on|getting along|doing|coping|settling|holding up)",
    r"i (?:\S+ )?still (?:\S+ )?(?:check|review|monitor|maintain|track|(?:get|read|call|ring|visit|go|meet|look|run|do|see) (?:\S+ ){0,5}?(?:every|each|once a|twice a) \S+)",
    r"set (?:up )?(?:a|myself a) (?:\S+ )?reminder(?: \S+){0,2}",
    rf"made sure (?:that )?(?:{_NEXT}|the \S+ \S+) (?:\S+ )?(?:knew|understood|had|could) (?:how|what|where|the|everything|all|run|do) ?(?:\S+)?",
    r"asked (?:\S+ ){0,4}?what (?:to change|to improve|we should change|i should change|could be better|should be better)(?: \S+)?",
    rf"i {ADVERB}{{0,2}}(?:kept|stayed|ran|watched|tracked|logged|worked|stuck|helped|supported|monitored|looked after) (?:\S+ ){{1,6}}?(?:until|till) the (?:very )?(?:end|last)(?! of (?:my|the) (?:shift|day|page))(?: \S+){{0,2}}",
    r"(?:sat|stayed|stood|was there|watched|worked|went along|rode along|helped) (?:\S+ ){0,5}?(?:for|on|during|through) (?:the|its|their|her|his) first (?:day|week|night|shift|run|month|service|delivery)(?: \S+)?",
    r"(?:made|wrote|drew up|left|built|created|printed|recorded) (?:\S+ ){1,6}?so (?:that )?(?:nobody|no one|everyone|anyone|the next|others|they|whoever|new)(?: \S+){1,2}",
    r"stayed in touch(?: \S+){0,2}|visited (?:\S+ ){0,3}?(?:twice|again|every \S+|three times)",
    r"(?:didn't|did not|wouldn't|would not|never) (?:let go|give up|stop|stopped|leave|left|rest|rested|close it|go home|sign off) (?:\S+ ){0,4}?(?:until|till)(?: \S+){1,2}",
    r"to see (?:it|that|them|the (?:\S+ ){1,3}?)(?:go|arrive|leave|work|run|through|land|open|off)(?: \S+)?",
    r"(?:every|each) (?:day|week|month|quarter|year|term|season|shift|friday|monday) since(?: then)? i(?: \S+){1,2}",
    r"i (?:\S+ )?went (?:to see |to visit |round to )?(?:\S+ ){0,3}?again(?: \S+){0,2}",
    r"(?:showed|taught|trained|walked) (?:the|all the|my|our|both) (?:\S+ )?(?:staff|team|shift|people|crew|nurses|volunteers|colleagues|others|drivers|teachers|cooks) (?:how|through)(?: \S+){1,2}",
    r"(?:held|did|ran|had) (?:a|another) (?:\S+ )?(?:review|follow-up|follow up|check|catch-up|retrospective) (?:\S+ ){0,4}?(?:later|after|afterwards)",
    r"made sure (?:it|that|this|everything|the \S+) (?:was|were|got) (?:\S+ )?(?:handed over|finished|done|properly|completed|delivered|followed up)(?: \S+)?",
    r"(?:closed|close|closing) the loop(?: \S+)?",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, affirmed(answer, matches(answer, PATTERNS, ("action", "result"))), ADVICE)
