"""The cause found and named, not only the symptom treated."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import affirmed, good, matches
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
_WRONG = r"(?:had been|had never|hadn't|had not|had no|wasn't|was not|weren't|were not|was missing|were missing|was wrong|kept|never|couldn't|could not|didn't|did not)"
PATTERNS = (
    r"(?:traced|tracked|narrowed|pinned|boiled) (?:\S+ ){0,4}?(?:to|down to|back to)(?: \S+){1,2}",
    r"(?:root cause|underlying cause|real cause|actual cause|main cause) (?:was|is|of)",
    rf"(?:found|identified|discovered|worked out|figured out|spotted|uncovered|established|understood|located|diagnosed) {up_to(3)}{_CAUSE}",
    rf"{_FOUND} (?:that |out that )(?:\S+ ){{1,8}}?(?:because|due to|was causing|were causing|caused)",
    rf"{_LOOKED} (?:\S+ ){{1,14}}?(?:and|which|i|we) (?:\S+ )?(?:found|discovered|noticed|saw|realized|realised) (?:out )?that \S+ \S+",
    rf"the (?:\S+ )?{_CAUSE} (?:was|turned out|lay|for (?:it|this|that)|behind)(?: \S+)?",
    r"the (?:\S+ )?reason (?!i\b|we\b|for\b)(?:\S+ ){1,6}?(?:was|were) (?:not )?(?:that|the|a|because)(?: \S+)?",
    r"(?:as )?it (?:turns|turned) out (?:that |it was |the |they |we |a |an |one |two |some |our |their |someone |somebody |nobody )\S+(?: \S+)?",
    r"it (?:\S+ )?emerged that \S+ \S+",
    rf"(?:{_TROUBLE}|culprit) (?:had )?turned out to be \S+(?: \S+)?",
    r"(?:caused by|(?:was|were) (?:\S+ )?(?:the result of|because of|due to) (?:the|a|an|one|our|their|two|some|bad|poor|missing|wrong)) \S+",
    rf"(?:it|this|that|all|most|half|{_TROUBLE}) (?:of (?:it|them|this) )?(?:was|were|came|comes) (?:all |mostly |really )*down to (?!\d|\S+ (?:hours?|minutes?|days?|weeks?|people|pounds)\b)\S+",
    r"(?:stemmed|resulted|arose|originated) (?:from|out of|in)(?: \S+)?|(?:came|come|coming) from (?:the same|a single|how|not)(?: \S+)?",
    r"(?:found out|figured out|worked out|understood|saw|discovered|realized|realised|explained|explains|showed|shows|that was|learned) (?:me |us )?why (?!i\b|we\b)\S+(?: \S+)?",
    r"at the (?:bottom|root|heart) of (?:it|this|that|the \S+) (?:all )?(?:was|were|lay)(?: \S+)?",
    r"what (?:was |had )?(?:\S+ ){0,2}?(?:going on|going wrong|happened|happening|wrong) was (?:that|the|a)(?: \S+)?",
    r"(?:that's|that is|that was|which is|which was|this is|this was) why (?:he|she|they|it|nobody|everyone|people|the \S+)(?: \S+)?",
    rf"{_TROUBLE} (?:wasn't|was not|weren't|were not) (?:\S+ ){{1,6}}?(?:it was|but|it's)(?: \S+)?",
    rf"(?:i|we|and) (?:\S+ )?(?:discovered|found|found out|figured out|worked out|uncovered|established) (?:out )?(?:that )?{_THING} (?:\S+ ){{0,5}}?{_WRONG}(?: \S+)?",
    r"(?:i|we|and) (?:\S+ )?discovered that (?!i\b|we\b|my\b)\S+ \S+",
    rf"{_RECORDS} (?:showed|revealed|told (?:me|us)|made (?:it )?clear|pointed|proved) (?:that|to|how|me|us|it)(?: \S+)?",
)


def detect(answer: Answer) -> list[Finding]:
    found = matches(answer, PATTERNS, ("situation", "action", "result"))
    return good(answer, NAME, affirmed(answer, found), ADVICE)
