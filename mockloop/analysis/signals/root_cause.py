"""The cause found and named, not only the symptom treated."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import affirmed, good, led_up_to, matches, merged
from mockloop.analysis.language import up_to

NAME = "root_cause"
TITLE = "A root cause"
POLARITY = "good"
ADVICE = "Name the cause you found, and how you came to it."

_CAUSE = r"(?:cause|reason|culprit|source|origin|fault|leak|bug|bottleneck|underlying problem|real problem|real issue|pattern)"
_TROUBLE = r"(?:problem|problems|issue|trouble|cause|fault|reason|delay|delays|mistake|mistakes|error|errors|failures?|complaints?|noise|leak|loss|losses)"
_FOUND = r"(?:found|found out|discovered|noticed|realized|realised|worked out|figured out|saw|established|learned)"
_LOOKED = r"(?:examined|analy[sz]ed|checked|looked (?:at|into|through)|went through|pulled|counted|compared|traced|measured|reviewed|sorted|grouped|recorded|listed|studied|watched|inspected|opened|tested|timed|plotted|mapped|collected|interviewed|dug into)"
_THING = r"(?:the|a|an|one|two|some|every|each|most|half|their|our|its|his|her|nobody|no one|somebody|someone|there)"
_RECORDS = r"(?:logs?|data|records?|footage|cameras?|figures|sheets?|tests?|x-?rays?|reports?|traces?|profiler?|charts?|readings?|samples?|interviews?|timesheets?|receipts|ledger|map|dates|times)"
_WRONG = r"(?:had been|had never|hadn't|had not|had no|wasn't|was not|weren't|were not|was missing|were missing|was wrong|had \S+ed|had (?:gone|run|come|broken|left|fallen|slipped|got)|kept|never|couldn't|could not|didn't|did not)"
PATTERNS = (
    r"(?:traced|tracked|narrowed|pinned|boiled) (?:\S+ ){0,4}?(?:to|down to|back to)(?: \S+){1,2}",
    r"(?:root|underlying|real|actual|main|true|deeper|whole|basic) (?:cause|problem|issue|trouble|reason|fault|culprit) (?:was|is|of|lay)",
    rf"(?:found|identified|discovered|worked out|figured out|spotted|uncovered|established|understood|located|diagnosed) {up_to(3)}{_CAUSE}",
    rf"{_FOUND} (?:that |out that )(?:\S+ ){{1,8}}?(?:because|due to|was causing|were causing|caused)",
    rf"the (?:\S+ )?{_CAUSE} (?:was|turned out|lay|for (?:it|this|that)|behind)(?: \S+)?",
    r"the (?:\S+ )?reason (?!i\b|we\b|for\b)(?:\S+ ){1,6}?(?:was|were) (?:not )?(?:that|the|a|because)(?: \S+)?",
    r"(?:it )?(?:turns|turned) out (?:that |it was |the |they |we |a |an |one |two |some |our |their |someone |somebody |nobody )\S+(?: \S+)?",
    r"it (?:\S+ )?emerged that \S+ \S+",
    rf"(?:{_TROUBLE}|culprit) (?:had )?turned out to be \S+(?: \S+)?",
    r"(?:caused by|(?:was|were) (?:\S+ )?(?:the result of|because of|due to) (?:the|a|an|one|our|their|two|some|bad|poor|missing|wrong)) \S+",
    rf"(?:it|this|that|all|most|half|{_TROUBLE}) (?:of (?:it|them|this) )?(?:was|were|came|comes) (?:all |mostly |really )*down to (?!\d|\S+ (?:hours?|minutes?|days?|weeks?|people|pounds)\b)\S+",
    r"(?:stemmed|resulted|arose|originated) (?:from|out of|in)(?: \S+)?|(?:came|come|coming) from (?:the same|a single|how|not)(?: \S+)?",
    r"(?:found out|figured out|worked out|understood|saw|discovered|realized|realised|explained|explains|showed|shows|that was|learned) (?:me |us )?why (?!i\b|we\b)\S+(?: \S+)?",
    r"at the (?:bottom|root|heart) of (?:it|this|that|the \S+) (?:all )?(?:was|were|lay)(?: \S+)?",
    r"(?:dug|looked) into (?:\S+ ){1,4}?and it was (?:a|an|the|that|just)(?: \S+){1,2}",
    rf"{_FOUND} (?:that |out that )?(?:\S+ ){{1,6}}?(?:whenever|every time|each time|only when|only on|as soon as)(?: \S+)?",
    r"what (?:i|we|nobody|no one|they|everyone|everybody) (?:\S+ ){1,2}?(?:seen|noticed|see|notice|known|realized|realised|missed|understood|considered|told) was(?: \S+){1,2}",
    r"(?:common (?:factor|thread|denominator|link)|had in common) (?:was|is)(?: \S+){1,2}",
    r"(?:wasn't|weren't|was not|were not) (?:\S+ ){1,4}?(?:they|it|he|she) (?:just|simply|only) (?:\S+)",
    r"(?:that|this|which|it) was what (?:had been|was|were|kept|made|caused|had)(?: \S+)?",
    rf"{_TROUBLE} (?:had )?(?:all|only|always|mostly|nearly all) (?:came|come|started|began|happened|occurred|appeared|went)(?: \S+){{1,3}}",
    r"that(?:'s| is| was) where (?:they|it|people|the \S+) (?:all )?(?:stopped|broke|failed|got stuck|went wrong|fell|lost|gave up)",
    r"it was (?:the|a|an|one|our|their|his|her|my) (?:\S+ ){1,4}?that (?:had |was |were )?(?:made|making|caused|causing|kept|broke|stopped|let|blocked|blocking|slowed|triggered)(?: \S+)?",
    r"(?:that|which|it) was the (?:whole|real|actual|entire|root of the) (?:problem|cause|reason|trouble|issue)",
    r"what (?:was |had )?(?:\S+ ){0,2}?(?:going on|going wrong|happened|happening|wrong) was (?:that|the|a)(?: \S+)?",
    r"(?:that's|that is|that was|which is|which was|this is|this was) why (?:he|she|they|it|nobody|everyone|people|the \S+)(?: \S+)?",
    rf"{_TROUBLE} (?:wasn't|was not|weren't|were not) (?:\S+ ){{1,6}}?(?:it was|but|it's)(?: \S+)?",
    rf"(?:i|we|and) (?:\S+ )?(?:discovered|found|found out|figured out|worked out|uncovered|established) (?:out )?(?:that )?{_THING} (?:\S+ ){{0,5}}?{_WRONG}(?: \S+)?",
    r"(?:i|we|and) (?:\S+ )?discovered that (?!i\b|we\b|my\b)\S+ \S+",
    rf"{_RECORDS} (?:showed|revealed|told (?:me|us)|made (?:it )?clear|pointed|proved) (?:that|to|how|me|us|it)(?: \S+)?",
)
_SECTIONS = ("situation", "action", "result")
_WITHIN = 20  # words between looking and finding
_SEEN = r"(?:found|discovered|noticed|saw|realized|realised) (?:out )?that (?!i\b|we\b)\S+(?: \S+){1,4}"


def detect(answer: Answer) -> list[Finding]:
    named = affirmed(answer, matches(answer, PATTERNS, _SECTIONS))
    found = led_up_to(answer, matches(answer, (_SEEN,), _SECTIONS), _LOOKED, _WITHIN)
    return good(answer, NAME, merged([*named, *found]), ADVICE)
