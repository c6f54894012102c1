"""The limit of the speaker's responsibility, said aloud; without it a listener assumes that the work was assigned."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import good, matches
from mockloop.analysis.text.word_patterns import GROUP, ROLE, up_to

NAME = "scope_boundary"
TITLE = "The boundary of your role"
SAY = "That was not my job: it belonged to …"
POLARITY = "good"
ADVICE = "Say out loud where your responsibility ended: what was yours, and what belonged to somebody else."

_OWN = r"(?:team|job|role|task|responsibility|department|area|project|code|service|system|ward|shift|section|site|class|patient|customer|client|account|store|desk|field|problem|business|remit|station|case|table|route|line|machine|budget|call|place|brief|unit|kitchen|product|grade|patch|fleet|wagon|load|floor|truck|bed|contract|decision|fight|turn|lane|department)"
_OTHER_TEAM = r"(?:an? (?:\S+ )?(?:team|group|department|company|contractor|agency)|another|a different|somebody|someone|the other|other|their|a separate|the \S+ (?:team|people|department|office|group|guys|folks|crew|company|side)|head office)"
_BOSS = r"(?:manager|managers|boss|owner|owners|chef|head|director|office|team|department|council|government|landlord|doctor|doctors|sergeant|captain|board|client|supervisor|management|others|them|him|her|someone|somebody)"
_HAD_NO = r"(?:had|i'd|have|with|without) (?:no|any|neither|little|zero)"
_PRAISE = r"(?:best|first|favou?rite|last|only|usual|ideal|finest|proudest|second|main)"
_TEAMS = rf"{GROUP}|{ROLE}s?|group|people|side|office"
_WHOSE = r"(?!(?:my|our|it|that|what|let)'?s?\b)(?:(?:the|another|a different|somebody|someone) (?:\S+ )?\S+'?s|\S+'s|somebody else's|someone else's|their|his|her)"
_DUTY = r"(?:job|responsibility|remit|business|area|call|baby|territory|patch|code|service|system|decision|turf|domain|department|project|floor|class|patient|kitchen|budget|not mine|not ours|problem|task|duty|role|account|station|section)"
PATTERNS = (
    rf"(?:not|wasn't|isn't|weren't|never|nor) (?:really |even |actually |strictly |technically |in |on |part of |at all )*(?:my|our)(?: own| team's)? (?!{_PRAISE}\b)(?:\S+ )?{_OWN}(?:'s)?",
    r"(?:not|wasn't|isn't|weren't|nor) (?:really |even |actually |strictly )?(?:mine|ours|for me to \S+|up to me|me who)(?: to \S+)?",
    rf"(?:outside|outside of|beyond|not within|out of|above) (?:\S+ )?(?:my|our|the team's|my team's) {up_to(2)}(?:{_OWN}|scope|remit|grade|duties|pay|level|control|authority|description)",
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
    r"(?:it's|it is|it was|that's|that is|that was|this is|this was) not (?:my|our) (?!(?:fault|mistake|idea|first|best|style|thing|strength|intention|way|day|favou?rite|last|only|plan|aim|goal|problem)\b)\S+",
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
    r"(?:nothing|little|not much|very little) to do with (?:me|us|my (?:\S+ )?(?:job|role|team|work|department|subject|post))|(?:none|not any) of (?:my|our) (?:business|concern|affair)",
    rf"(?:had|has|have) (?:its|their|his|her) own (?:\S+ )?(?:{ROLE}s?|{GROUP}|people|owner)(?: \S+)?",
    rf"(?:came|come|comes|fell|falls|sat|sits|lay|lies|belonged|belongs|was|is) (?:\S+ )?(?:under|with|within) (?:the|another|a different|some other|somebody|someone|a separate|its own) (?:\S+ ){{0,3}}?(?:{_TEAMS})(?:'s)?(?! of mine\b)",
    r"(?:not|never|wasn't|isn't|weren't) (?:\S+ ){0,2}?(?:in|on|part of|within|under) (?:my|our) (?:\S+ )?(?:sprint|plan|plans|backlog|scope|roadmap|contract|job description|description|duties|list|okrs?|objectives|goals|brief|portfolio|domain|patch|hands|power|gift|control|job|role|responsibilities|timetable|subject)",
    r"(?:nobody|no one|no-one) (?:\S+ ){0,3}?(?:put|given|assigned|asked|told|appointed|made|chosen|set|instructed|paid|expected|wanted) (?:me|us|it to me|it to us|that to me)(?! (?:the|a|an|about|how|why|what|where|when|whether|if|anything|my|our)\b)(?: (?:on|to|in|for|responsible))?",
    r"(?:my|our) (?:part|bit|side|piece|end|share|half|patch|job|area|remit|responsibility|role) (?:\S+ )?(?:was|were|is|ended|stopped|began and ended|only went|went) (?:only |just |really |officially |purely |strictly |basically )*(?:the|at|as far as|to|with|up to|where|when|once|on) (?:\S+ ){1,5}?(?:(?:the|and the|but the|whereas) (?:\S+ )?(?:rest|other|others|\S+) (?:\S+ )?(?:belonged|was|were|had|sat|is|came)|ended|stopped|only|door|handover|desk)?",
    rf"(?:belonged|belongs) to (?:(?:the|another|a different|some other|his|her|their) (?:\S+ ){{0,2}}?(?:{_TEAMS})|somebody|someone|another|\S+'s)",
    rf"(?:was|were|is|are|it's|that's|that was) (?:(?!my\b|our\b)\S+ )?(?:{_WHOSE}) (?:\S+ )?(?:{_DUTY})|(?:was|were) (?:\S+ )?(?:the \S+(?: \S+)?'s|\S+'s) and (?:i|not)(?: \S+)?",
    r"i (?:only|just|merely|simply) (?:used|called|consumed|worked|did|had|looked after|ran|handled|supplied|wrote|built|tested|cleaned|drove|taught|owned|maintained)(?: \S+){1,3}",
    r"(?:i|we) (?:was|were) (?:\S+ )?(?:only|just|merely|simply|a mere|technically) (?:one of|an?|there|driving|on|in|responsible|supposed|meant|hired|paid|asked|helping|covering|visiting|passing|doing|teaching|consulting|temping|standing in|filling in)(?: \S+)?",
    r"(?:had|have|has|held|with|without) (?:no|any|neither|little|zero|not any) (?:\S+ )?(?:formal|official|real|actual|direct)? ?(?:role|responsibility|ownership|authority|mandate|access|rights?|budget|permission|remit|say|rank|power|title|stake|business)(?: (?:in|over|to|for|there|of|on|whatsoever|at all|with)\b)?",
    rf"(?:between|fell between|fallen between) (?:two|the two|three|several|both) (?:\S+ )?(?:{GROUP}|stools|chairs|jobs|roles)|(?:neither|none) of (?:them|us|the \S+) (?:\S+ )?(?:thought|felt|wanted|owned|saw|considered|took)(?: \S+)?",
    rf"(?:different|another|separate|other|neighbou?ring|sister) (?:\S+ )?(?:{GROUP}|{ROLE})'?s? (?:\S+ )?(?:code|service|system|responsibility|job|area|problem|product|component|repo|repository|territory|patch|domain|project|budget|patient|module|section|turf|call|class|baby)",
    r"(?:i'd|i had|i have|i've) (?:\S+ )?never (?:even |really )?(?:worked on|touched|owned) (?:it|that|this|the)(?: \S+)?|(?:i|we) (?:didn't|did not|don't|do not) (?:even |actually |really |officially )?(?:own (?:it|that|this|the|any|those|these)|work (?:on|for|in)|belong|report|have commit|have write|have access|sit on|maintain)(?: \S+)?",
    r"(?:outside|outside of|beyond|out of|way above|above|past|not within|not in) (?:of )?(?:my|our) (?:\S+ ){0,2}?(?:lane|chain|line|remit|scope|patch|area|pay ?grade|pay grade|brief|role|team|job|department|responsibilit(?:y|ies)|territory|expertise|field|jurisdiction|rank|trade|duties|station|section|contract|authority|control|domain|comfort)",
    r"(?:there was|there wasn't|there were|we had|i had|had) (?:no|never|a|any|never any)? ?(?:\S+ )?(?:ticket|task|jira|request|assignment|instruction|mandate|order|work order|story|item)s? (?:for (?:it|this|that)|open|anywhere|or anything|to me|with my name)(?: \S+)?",
    r"my (?:contract|job description|description|orders|role|instructions|brief|assignment|post|badge|title|remit|job) (?:\S+ )?(?:said|says|stops|stopped|ended|ends|covered|covers|was limited|only said|didn't|did not|doesn't|never|mentioned|went)(?: \S+){0,3}",
    rf"(?:is|was|that's|are|were|it's) (?:\S+ )?(?:for|up to|a matter for|something for|reserved for|left to|decided by|done by|done in|looked after by|run by|in the hands of) (?:the|our|my|his|her|their|another|someone|somebody) (?!(?:best|first|better|way)\b)(?:\S+ )?(?:{ROLE}s?|{GROUP}|parish|doctors?|office|deputy \S+|state|church|owners?|contractors?|professionals|experts|authorities|court|judge|parents)",
    r"(?:\S+ )?(?:levels?|grades?|ranks?|rungs?) (?:below|beneath|under|down|too low)(?: \S+){0,3}|(?:too|not) (?:junior|senior enough|high enough|low down|qualified|authori[sz]ed)(?: \S+)?|least of all (?:mine|me|us|ours)|that was all (?:i'd been|i was|we were|we'd been)(?: \S+)?",
    r"(?:i|we) (?:was|were) (?:\S+ )?(?:a|an|only|just|volunteers?|guests?|visitors?|temps?|interns?|trainees?|contractors?|agency) ?(?:\S+ )?(?:guest|visitor|temp|intern|trainee|contractor|agency \S+|newcomer|outsider|bystander|passenger|volunteers?|apprentice|student|stand-?in|substitute|locum|junior|care assistant|assistant|consumer|customer|user)s? (?:in|on|at|of|there|with|from|for|not|who|and)(?: \S+){0,3}|i'm (?:a|an|only|just|not) (?:\S+ ){0,2}?(?:assistant|carer|driver|cook|teacher|medic|junior|intern|volunteer|nurse|tester|student|porter|waiter|cleaner|developer)(?: \S+)?",
    r"(?:isn't|wasn't|is not|was not|never was|aren't|weren't) (?:\S+ )?(?:a|an|the) \S+'s (?:job|business|task|role|responsibility|work|place)|(?:isn't|aren't|wasn't|weren't|not) (?:even )?(?:ours|mine|on the (?:rota|rotation|team|list|project|committee|distribution)|in the (?:team|department|project|chain))(?: to \S+)?|(?:said|says) nothing (?:about|of)(?: \S+){1,2}",
    r"(?:brought in|taken on|hired|employed|contracted|paid|engaged|there|sent|assigned|seconded|given) (?:just |only |purely |solely |simply )?(?:to|for) (?:\S+ ){1,5}?(?:and nothing|nothing else|only|and that|not|full stop|alone)(?: \S+)?|(?:i'd|i had) (?:only|just) been (?:given|brought|hired|asked|sent|taken|told|lent|seconded)(?: \S+){1,3}",
    rf"(?:sat|sit|worked|was|were|lived) (?:\S+ ){{0,2}}?(?:in|on|with|for) (?:a|an) (?:\S+ )?(?:different|separate|other|another|completely different) (?:part|side|end|building|floor|{GROUP}|city|country|line)(?: of (?:the )?\S+)?|(?:i|we) (?:only|just|merely) (?:consumed|used|called|borrowed|rented|subscribed|visited)(?: \S+){{1,3}}|(?:no|without a|without any|little) (?:say|vote|voice|seat|authority|control|influence) (?:in|on|over|at|about)(?: \S+){{1,2}}",
    r"(?:wine|loading|ordering|discipline|deployment|deployments|security|payments|billing|pricing|cleaning|cooking|driving|hiring|budget|budgets|discharge|medication|scheduling|rostering|the \S+(?: \S+)?) (?:was|were|is|are) (?:\S+ )?(?:the \S+(?: \S+)?'s|\S+'s|up to|someone|somebody|another|their) (?:thing|job|baby|business|call|area|department|domain|territory|responsibility|remit|work|problem|the \S+(?: \S+)?|else's|\S+'s)(?: \S+)?",
    r"(?:wasn't|weren't|isn't|aren't|not) (?:\S+ )?(?:owned|run|managed|handled|maintained|built|written|operated|looked after|staffed|funded) by (?:me|us|my|our)(?: \S+)?|(?:wasn't|weren't|isn't|aren't|not) (?:\S+ )?(?:my|our) (?:thing|strength|field|domain|call|business|world|speciality|specialty|turf|area|concern|job|ward|class|patch|team's|list)(?: \S+)?",
    r"(?:just|only) (?:covering|standing in|filling in|helping|temping|passing|visiting|lending|there for|the kitchen help|the \S+ help|an extra|a helper|a guest)(?: \S+){0,3}|(?:technically|strictly|officially|formally|really|actually|normally|by rights) (?:\S+ ){0,4}?(?:is|was|isn't|wasn't|belongs|belonged) (?:\S+ ){0,2}?\S+'s (?:job|task|work|responsibility|call|area|business|problem|duty|department)(?: \S+){0,2}",
    r"as (?:a|an|the|only a|just a|a mere) (?:\S+ ){0,3}?(?:nurse|student|intern|trainee|junior|apprentice|volunteer|driver|waiter|assistant|temp|contractor|corporal|private|cadet|tester|developer|analyst|teacher|porter|guest|newcomer|visitor) i (?:wasn't|couldn't|had no|didn't|was not|could not|can't|shouldn't|was only)(?: \S+){0,3}|(?:didn't|don't|did not|never) (?:even )?have (?:\S+ )?(?:access|rights|permission|permissions|authority|clearance|a say|any say)(?: \S+)?|(?:external|outside|another|different|separate) (?:company|agency|firm|contractor|provider|vendor|partner|supplier)",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS, ("situation", "task", "action")), ADVICE)
