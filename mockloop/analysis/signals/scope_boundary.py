"""Where the speaker's responsibility ended, said aloud: without it a listener takes it that the work was assigned."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good, matches
from mockloop.analysis.language import up_to

NAME = "scope_boundary"
TITLE = "The boundary of your role"
POLARITY = "good"
ADVICE = "Say out loud where your responsibility ended: not my team, no ticket, nobody asked."

_OWN = r"(?:team|job|role|task|responsibility|department|area|project|code|service|system|ward|shift|section|site|class|patient|customer|client|account|store|desk|field|problem|business|remit|station|case|table|route|line|machine|budget|call|place|brief|unit|kitchen|product|grade|patch|fleet|wagon|load|floor|truck|bed|contract|decision|fight|turn|lane|department)"
_OTHER_TEAM = r"(?:an? (?:\S+ )?(?:team|group|department|company|contractor|agency)|another|a different|somebody|someone|the other|other|their|a separate|the \S+ (?:team|people|department|office|group|guys|folks|crew|company|side)|head office)"
_BOSS = r"(?:manager|managers|boss|owner|owners|chef|head|director|office|team|department|council|government|landlord|doctor|doctors|sergeant|captain|board|client|supervisor|management|others|them|him|her|someone|somebody)"
_HAD_NO = r"(?:had|i'd|have|with|without) (?:no|any|neither|little|zero)"
_PRAISE = r"(?:best|first|favou?rite|last|only|usual|ideal|finest|proudest|second|main)"
PATTERNS = (
    rf"(?:not|wasn't|isn't|weren't|never|nor) (?:really |even |actually |strictly |technically |in |on |part of |at all )*(?:my|our)(?: own| team's)? (?!{_PRAISE}\b)(?:\S+ )?{_OWN}(?:'s)?",
    r"(?:not|wasn't|isn't|weren't|nor) (?:really |even |actually |strictly )?(?:mine|ours|for me to \S+|up to me|me who)(?: to \S+)?",
    rf"(?:outside|outside of|beyond|not within|out of|above) (?:\S+ )?(?:my|our|the team's|my team's) {up_to(1)}(?:{_OWN}|scope|remit|grade|duties|pay|level|control|authority|description)",
    r"(?:nobody|no one|no-one|no-body) (?:\S+ )?(?:had |has |ever )?(?:asked|assigned|instructed|requested)(?! (?:the|a|an|my|our|his|her|him|them|she|he|they|we|i|whether|why|what|how|who|if|where|when|any|that)\b)(?: (?:me|us))?",
    r"(?:nobody|no one|no-one) (?:\S+ ){0,2}?(?:asked (?:me|us)|(?:told|expected|paid|instructed) (?:me|us) (?:to|for) \S+)|which nobody had (?:asked|requested)",
    r"(?:no|without a|never a|wasn't a|was not a|were no) (?:\S+ )?(?:ticket|work order|request|brief|assignment|instruction|mandate)s?(?! (?:left|for the|to the|office)\b)(?: existed| for it| open)?",
    rf"(?:belonged|belongs|lay|sat) (?:to|with) {up_to(2)}{_OTHER_TEAM}(?: \S+)?",
    rf"(?:was|is|were|are) (?:\S+ )?(?:owned|run|managed|handled|maintained|covered|looked after|operated|controlled) by {_OTHER_TEAM}(?: \S+)?",
    rf"(?:was|is|were|are) (?:\S+ )?(?:somebody|someone) else's(?: {_OWN})?|another (?:team|department|ward|unit|company|group)'s(?: \S+)?",
    rf"(?:was|is|were) (?:\S+ )?(?:up to|the (?:job|task|business|responsibility) of) (?:the |my |our |his |her |their )?(?:\S+ )?{_BOSS}",
    r"(?:was|is) (?:\S+ )?the \S+(?:'s)? (?:job|responsibility|remit|business|department)(?: and)? not (?:mine|ours|my \S+)",
    r"(?:my|our) (?:job|role|task|part|responsibility|remit) (?:\S+ )?(?:was|is) (?:only|just|simply|limited)",
    r"(?:my|our) (?:job|role|task|part|responsibility|remit|duty|duties|authority|shift) (?:\S+ )?(?:ended|ends|stopped|stops|finished|did not include|didn't include|covered only|only)(?: \S+)?",
    r"(?:i|we) (?:wasn't|was not|weren't|were not) (?:even |actually |really )?(?:on call|on duty|on shift|on the rota|in charge|responsible|the owner|part of)(?: \S+)?|i was (?:\S+ )?off (?:duty|shift)",
    r"(?:i|we) could only (?:recommend|advise|suggest|ask|propose|report)(?: \S+)?",
    r"(?:budget|decision|say|responsibility|authority|power|ownership|call) (?:\S+ )?(?:sat|lay|rested|was) with (?!me\b|us\b)\S+(?: \S+)?",
    r"(?:is|was|that's|it's) (?:really |actually |always |normally |usually |strictly |officially )?(?:the |my |our |a )?(?:\S+ )?(?!nobody)\S+'s (?:job|responsibility|problem|department|decision|task|duty|remit)",
    r"(?:isn't|wasn't|not) (?:really )?(?:anybody|anyone)'s (?:job|responsibility|task)",
    r"(?:hired|paid|employed|brought in|contracted|there) (?:only |just )?to (?:\S+ ){1,4}?(?:nothing else|nothing more|that's all|that was all|only)",
    r"(?:didn't|did not|don't|do not) have (?:the |any |a )?(?:rights?|authority|permission|access|power|mandate|say|clearance)(?: (?:to|over|in|for))?",
    r"(?:outside|beyond|not|wasn't|more than) what (?:i|we) (?:was|were) (?:paid|hired|asked|meant|there|employed)(?: \S+)?",
    r"(?:i'm|i am|we're|we are) (?:only |just )?(?:a|an|the) \S+ (?:\S+ )?not (?:a|an|the) \S+",
    r"(?:decision|call|that|this|it) (?:was|is) (?:\S+ )?above (?:me|my \S+)",
    r"(?:i|we) only (?:did (?!it\b|that\b|this\b)|supplied|handled|covered|delivered|sold|looked after|dealt with) (?:the|one|our|my)(?: \S+)?",
    r"(?:wasn't|was not|hadn't been|had not been|never been) (?:assigned|asked|told|supposed)(?: to)?",
    r"(?:strictly|strictly speaking|technically|officially|formally|on paper) (?:\S+ ){0,5}?(?:not|wasn't|outside|another|somebody|someone|only|just)(?: \S+)?",
    r"(?:i|we) (?:was|were) (?:only|just) (?:there|here|a|an|the|in charge|responsible|meant|supposed|hired|paid|asked) \S+|i (?:only|just) had to \S+",
    r"(?:i|we) (?:was|were) (?:only |just )?(?:the|a|an) \S+ (?:\S+ )?not (?:the|a|an|in charge) \S+",
    rf"(?:i|we|my team|our team) (?:did not|didn't|don't|do not) (?:\S+ )?(?:own|control|maintain|operate) (?:it|that|this|the|any|those|these)(?: {_OWN})?",
    r"(?:nobody|no one|no-one|no team|nobody's|no single \S+) (?:\S+ )?(?:was|is|were|felt) (?:\S+ )?(?:responsible|in charge|accountable|assigned)|(?:nobody|no one|no team) (?:\S+ )?owned (?:it|that|this|the)",
    rf"{_HAD_NO} (?:\S+ )?(?:authority|mandate|remit|say (?:in|over)|jurisdiction|formal power|official role)(?: (?:over|to|in))?",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS, ("situation", "task", "action")), ADVICE)
