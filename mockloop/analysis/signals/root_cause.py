"""The cause found and named, not only the symptom treated."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import affirmed, good, led_up_to, matches, merged
from mockloop.analysis.text.word_patterns import PAST_VERB, up_to

NAME = "root_cause"
TITLE = "A root cause"
SAY = "The cause was …; I saw it when …"
POLARITY = "good"
ADVICE = "Name the cause you found, and how you found it."

_CAUSE = r"(?:cause|reason|culprit|source|origin|fault|leak|bug|bottleneck|underlying problem|real problem|real issue|pattern)"
_TROUBLE = r"(?:problem|problems|issue|trouble|cause|fault|reason|delay|delays|mistake|mistakes|error|errors|failures?|complaints?|noise|leak|loss|losses)"
_FOUND = r"(?:found|found out|discovered|noticed|realized|realised|worked out|figured out|saw|established|learned)"
_LOOKED = r"(?:examined|analy[sz]ed|checked|looked (?:at|into|through)|went through|pulled|counted|compared|traced|measured|reviewed|sorted|grouped|recorded|listed|studied|watched|inspected|opened|tested|timed|plotted|mapped|collected|interviewed|dug into|talking to|talked to|talked with|spoke to|spoke with|asking|looking (?:at|into|through)|digging|reading)"
_THING = r"(?:the|a|an|one|two|some|every|each|most|half|their|our|its|his|her|nobody|no one|somebody|someone|there)"
_RECORDS = r"(?:logs?|data|records?|footage|cameras?|figures|sheets?|tests?|x-?rays?|reports?|traces?|profiler?|charts?|readings?|samples?|interviews?|timesheets?|receipts|ledger|map|dates|times)"
_WRONG = r"(?:had been|had never|hadn't|had not|had no|wasn't|was not|weren't|were not|was missing|were missing|was wrong|had \S+ed|had (?:gone|run|come|broken|left|fallen|slipped|got)|kept|never|couldn't|could not|didn't|did not)"
_FINALLY = r"(?:finally|eventually|in the end|at last|after (?:\S+ ){1,5}?i|after (?:\S+ ){1,5}?we|that's when i|that was when i)"
_DEFECT = (
    r"memory leak|race condition|race|deadlock|off[- ]by[- ]one(?: error)?|typo|misconfiguration|missing (?:index|header|comma|semicolon|lock|check|null check|step|seal|valve|screw|signature|label|line|column|key)|wrong (?:setting|unit|units|version|order|address|label|default|time ?zone|path|port|number|key|key|dose|size|type|part|fuse|gauge|currency|date format)|"
    r"stale (?:cache|config|token|data|index)|expired (?:certificate|token|licence|key|password)|circular dependency|infinite loop|n plus one|unhandled (?:exception|case|error)|null pointer|overflow|rounding error|full (?:disk|queue|buffer)|worn (?:\S+ )?(?:seal|belt|bearing|gasket|washer|tyre|pad|cable)|loose (?:\S+ )?(?:wire|connection|cable|screw|bolt|nut|contact)|blocked (?:\S+ )?(?:filter|pipe|drain|valve|vent|duct)|cracked (?:\S+ )?(?:pipe|seal|hose|block|weld)|faulty \S+|broken (?:sensor|scanner|thermostat|seal|cable|link|valve|gauge|switch)|bad (?:batch|sector|join|cable|weld|merge|deploy)|bottleneck|misunderstanding|hidden dependency"
)
_GOING_WRONG = r"splitting|queuing|queueing|failing|crashing|dropping|leaking|breaking|hanging|stopping|falling|leaving|burning|curdling|sticking|slipping|jamming|overheating|timing out|stuck|wrong|empty|missing|failed|crashed|dropped|leaked|broke|hung|burned|burnt|curdled|slipped|jammed|overheated|timed out|didn't \S+|wasn't \S+|weren't \S+|wouldn't \S+|couldn't \S+|delayed|broken|duplicated|happened|happening|went up|grew|growing|rose|kept \S+ing|kept \S+"
PATTERNS = (
    r"(?:traced|tracked|narrowed|pinned|boiled) (?:\S+ ){0,4}?(?:to|down to|back to)(?: \S+){1,2}",
    r"(?:root|underlying|real|actual|main|true|deeper|whole|basic) (?:cause|problem|issue|trouble|reason|fault|culprit) (?:was|is|of|lay)(?! (?:that )?(?:i|we|my|me)\b)",
    rf"(?:found|identified|discovered|worked out|figured out|spotted|uncovered|established|understood|located|diagnosed) {up_to(3)}{_CAUSE}",
    rf"{_FOUND} (?:that |out that )(?:\S+ ){{1,8}}?(?:because|due to|was causing|were causing|caused)",
    rf"the (?:\S+ )?{_CAUSE} (?!was that i\b|was i\b)(?:was|turned out|lay|for (?:it|this|that)|behind)(?: \S+)?",
    r"the (?:\S+ )?reason (?!i\b|we\b|for\b)(?:\S+ ){1,6}?(?:was|were) (?:not )?(?:that|the|a|because)(?: \S+)?",
    r"(?:it )?(?:turns|turned) out (?:that |it was |the |they |we |a |an |one |two |some |our |their |someone |somebody |nobody )\S+(?: \S+)?",
    r"it (?:\S+ )?emerged that \S+ \S+",
    rf"(?:{_TROUBLE}|culprit) (?:had )?turned out to be \S+(?: \S+)?",
    r"(?:caused by|(?:was|were) (?:\S+ )?(?:the result of|because of|due to) (?:the|a|an|one|our|their|two|some|bad|poor|missing|wrong)) \S+",
    rf"(?:it|this|that|all|most|half|{_TROUBLE}) (?:of (?:it|them|this) )?(?:was|were|came|comes) (?:all |mostly |really )*down to (?!\d|\S+ (?:hours?|minutes?|days?|weeks?|people|pounds)\b)\S+",
    r"(?:stemmed|resulted|arose|originated) (?:from|out of|in)(?: \S+)?|(?:came|come|coming) from (?:the same (?!(?:town|village|family|school|place|country|city|street|area|background|university|company)\b)\S+|a single|how|not)(?: \S+)?",
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
    r"kept (?:on )?asking (?:\S+ ){0,4}?why(?: \S+){0,3}|asked (?:\S+ ){0,4}?why (?:\S+ ){0,8}?(?:until|till|five|again)(?: \S+){1,3}|five whys|(?:got|came|dug) (?:down )?to the (?:bottom|root|heart|core) of(?: \S+)?",
    r"(?:that|which|this|it) (?:was|is) (?:what|exactly what|the thing that) (?:\S+ ){0,2}?(?:lay|was|were|is|had been|kept|made|caused|broke|triggered|blocked|drove|threw|slowed|started|set|did)(?: \S+)?|(?:lay|lies|hid|sat) (?:behind|underneath|beneath) (?:it|all|this|that|these|the)(?: \S+)?|(?:underneath|beneath|behind) (?:it|it all|all of (?:it|this|that)|all this|that|this) (?:was|were|lay|there was|sat|is)(?: \S+){1,2}",
    r"(?:it|that|this|they|the \S+(?: \S+)?|which|he|she|every (?:\S+ ){1,3}?|all (?:\S+ ){0,3}?) (?:\S+ )?(?:only|always|ever|all) (?:ever )?(?:happened|occurred|failed|broke|came|showed|appeared|went wrong|started|crashed|fell|complained|hurt|cried|hit|affected|stopped|jammed|leaked|had)(?: (?:up|out|down|wrong))? (?:on|when|after|if|for|with|in|at|from|while|between|under|near|through|during)(?: \S+){1,2}",
    r"(?:bisected|pinpointed|narrowed (?:it|this|that|things|the \S+) down|root-?caused|zeroed in|homed in|put my finger on|hunted down|unearthed)(?: \S+){1,3}",
    rf"(?:{_FINALLY} )(?:saw|understood|realized|realised|noticed|spotted|found|discovered|worked out|figured out|got it|clicked) (?:out )?(?:that |what |how |why )?(?!i\b|we\b)\S+(?: \S+){{1,4}}",
    r"(?:the|an?|this) (?:\S+ ){0,2}?(?:explanation|trigger|mechanism|trouble|problem|failure|crash|delay|leak|outage|error|bug|fault|mistake|noise|smell|mismatch|gap|shortage|pain|loss) (?:\S+ ){0,2}?(?:was caused|was triggered|came|was coming|had come|started|was because|happened because|was due|was that (?!i\b|we\b|my\b)\S+|was actually|was in fact|stemmed|originated|lay|sat|was in|was hiding)(?: \S+){1,2}",
    r"(?:it|that|this|and it|they|which) (?:was|were|is) (?:all |only |really |simply |actually |just |mainly |basically )?because (?:of (?!me\b|my\b)|(?!i\b|we\b|i'd\b))\S+(?: \S+){0,3}",
    r"(?:happening|happened|failing|failed|crashing|crashed|dropping|dropped|leaking|leaked|empty|breaking|broke|hanging|hung|timing out|burning|burned|spoiled|curdled|missing) (?:\S+ )?(?:because|since|as|due to|owing to|on account of) (?:of )?(?!i\b|we\b|i'd\b|they said\b)(?:\S+ ){0,3}?(?:had|hadn't|was|were|wasn't|weren't|kept|never|couldn't|didn't|the|a|an|no|nobody|somebody|someone|two|both|one)(?: \S+){0,2}",
    r"because (?:somebody|someone|nobody|no one|one of (?:the|our)|neither|both|a single|the (?:\S+ ){1,3}?) ?(?:had|hadn't|never|kept|was (?:set|missing|wrong|still|stored|calling|being|using|holding|running|reading|sending)|were (?:set|missing|still|stored|both|all)|didn't|did not|wasn't|weren't|couldn't|forgot|changed|set|overwrote|expired|ran out|expected|assumed|treated|counted|used)(?: \S+){0,2}",
    rf"(?:a|an|the|one|some|was|of|and) (?:\S+ ){{0,2}}?(?:{_DEFECT})(?: (?:in|on|that|which|where|between|from|behind|inside|under|of|at)\b(?: \S+){{0,2}})",
    rf"(?:was|were|is|found|saw|spotted|noticed|to|by|had|there was|of) (?:\S+ )?(?:a|an|the|one|two|some) (?:\S+ )?(?:{_DEFECT})(?: \S+)?",
    r"(?:wasn't|weren't|isn't|was not|were not|had never been) (?:\S+ ){1,4}?(?:he|she|it|they) (?:just |simply |only )?(?:couldn't|needed|hadn't|had (?:no|never)|didn't|was (?:actually|really|in fact)|were (?:actually|really|in fact|just)|was (?:a|an|the))(?: \S+){1,2}",
    r"what (?:was |had |actually |really |had actually |was actually |was really )*(?:happening|happened|going on|caused|broke|triggered|killed|slowed|stopped|blocked|causing|breaking|making|made) (?:\S+ ){0,4}?(?:was|were|is) (?:that |not )?(?:the|a|an|one|our|somebody|someone|they|it|when|how|every|each|two|both|in)(?: \S+)?",
    rf"(?:it|this|that|all|everything|{_TROUBLE}|symptoms) (?:all )?(?:went|led|leads|goes|came|comes|pointed|points|boiled|boils) (?:back|straight back|down|straight) (?:down )?to (?!the (?:office|house|bus|station|start|beginning|shop)\b|me\b)\S+(?: \S+){{1,2}}",
    r"every (?:one|single|single one) of (?:them|the \S+|these|those) (?:\S+ )?(?:had|came|was|went|used|ran|passed|shared|happened|were|involved|sat|started)(?: \S+){1,4}|(?:they|all of them|the \S+ (?:ones|cases|orders|failures)) (?:had|shared) (?:\S+ )?(?:one|the same|a single|only one) (?:thing|\S+)(?: in common)?",
    r"(?:turns|turned) out (?:that )?(?!(?:to|well|fine|okay|ok|good|great|nice|nicely|all right|i|we|better|for the|in the)\b)(?:\S+ ){1,4}?(?:was|were|had|hadn't|wasn't|weren't|never|didn't|couldn't|kept|is|are)(?: \S+){0,2}",
    rf"it was (?:actually |really |only |just )?(?:the|one|our|their|his|her|my) (?!(?:first|last|only|same|best|worst|day|week|time|night|year|moment|reason)\b)(?:\S+ ){{1,4}}?(?:that|which|who) (?:had|was|were|kept|didn't|wasn't|never|couldn't|always|{PAST_VERB})(?: \S+){{0,3}}",
    r"(?:the )?(?:only|one) (?:difference|thing (?:that|they|which)|change|common|place|step|factor|variable)(?: \S+){0,6} (?:was|were|is|had|changed|in common|shared)(?: \S+){0,3}|what (?:had |they had |they all |all of them )?(?:changed|differed|was different|they had in common|was missing|was new)(?: \S+){0,3} was(?: \S+){1,3}",
    r"(?:wasn't|weren't|was not|were not|was fine|were fine|nothing wrong with) (?:(?!(?:i|you|we|so|and|but|because)\b)\S+ ){0,6}?(?:it|they|he|she) (?:was|were|couldn't|could not|just|had|needed|simply)(?: \S+){1,3}",
    r"(?:that|which|this|it) (?:explained|explains|accounted for|was the explanation)(?: \S+){0,3}|that's why (?!(?:i|we|i'm)\b)\S+(?: \S+){1,2}|(?:and|there) there it was(?: \S+){0,4}|and there we had it|(?:it|then it) came out (?:that)?(?: \S+){1,3}|(?:it|this|that) all (?:came|started|began) (?:from|back to|down to)(?: \S+){1,3}|came from (?:one|a single) (?!(?:office|village|town|city|same|family|shop|kitchen)\b)\S+(?: \S+){1,3}",
    rf"(?:{_GOING_WRONG}) (?:\S+ )?(?:because|since|as|whenever|every time|each time) (?:of )?(?!(?:i|we|i'd|we'd|it was my)\b)(?:\S+ ){{1,4}}?(?:was|were|had|hadn't|wasn't|weren't|came|kept|didn't|never|couldn't|got|ran|used|sent|held|expected|logged|started|read|wrote|is|are)(?: \S+){{0,2}}",
    r"(?:one|two|both|the \S+(?: \S+)?) (?:\S+ )?(?:used|expected|read|counted|wrote|assumed|worked from|worked with|was using|were using|thought)(?: \S+){1,6} (?:and|while|but|whereas) (?:the other|another|the \S+(?: \S+)?) (?:\S+ )?(?:used|expected|read|counted|wrote|sent|assumed|local|didn't|had|in|was|worked|another|one|thought)(?: \S+)?|(?:disagreed about|out of sync|different (?:ideas|definitions|units|versions|clocks|formats|copies|books|lists)) ?(?:about|on|over|of)?(?: \S+){0,3}",
    r"(?:eliminated|ruled out|excluded|crossed off|checked off|removed|took out|switched off|disabled) (?:\S+ ){1,7}?(?:until|till|and (?:only|what was left|that left|found|there|then))(?: \S+){1,4}|(?:took|pulled|stripped) (?:it|the \S+(?: \S+)?|that) (?:apart|to pieces|out|open|down) (?:and|to find)(?: \S+){1,4}",
    r"(?:someone|somebody|one of (?:us|them|the \S+)|the \S+ (?:shift|team|script|job|driver|supplier|update|vendor)) had (?:\S+ )?(?:copied|changed|set|moved|swapped|deleted|added|removed|switched|left|forgotten|put|turned|hard-?coded|renamed|edited|overwritten|typed|entered|mixed|plugged|unplugged|connected|disabled|updated|been (?:rounding|using|sending|storing|adding|putting|calling))(?: \S+){1,4}",
    r"(?:noticed|saw|found|spotted|realized|realised|understood|showed|showing|revealed|learned|proved) (?:that |how )?(?:\S+ ){1,6}?(?:had been (?:\S+ing|set|left|put|given|told|using|stored|copied)|didn't (?:go together|match|release|close|fit|agree|line up|add up)|disagreed|before (?:the|it|they) \S+|arriving|rounding|overwriting|blocking|clashing|fighting over|leaking|expired|skipping|missing)(?: \S+){0,3}",
    r"(?:figured out|worked out|found out|realized|realised|saw|noticed|discovered) (?:that )?(?:the|a|an|our|their|its|each|every|one|it|both) (?:(?!(?:i|we|and|but)\b)\S+ ){1,4}?(?:was|were|kept) (?:never |still |not |always |also )?(?:\S+ing)(?: \S+){1,4}",
    r"(?:realized|realised|saw|found|found out|noticed|discovered|understood) (?:that )?(?:\S+ ){1,9}?(?:differently|in different ways|the wrong way(?: round)?|upside down|in the wrong order|back to front|twice|at the same time)",
)
_SECTIONS = ("situation", "action", "result")
_WITHIN = 20  # words between looking and finding
_SEEN = r"(?:found|discovered|noticed|saw|realized|realised|understood|learned|figured out|worked out) (?:out )?that (?!i\b|we\b)\S+(?: \S+){1,4}"


def detect(answer: Answer) -> list[Finding]:
    named = affirmed(answer, matches(answer, PATTERNS, _SECTIONS))
    found = led_up_to(answer, matches(answer, (_SEEN,), _SECTIONS), _LOOKED, _WITHIN)
    return good(answer, NAME, merged([*named, *found]), ADVICE)
