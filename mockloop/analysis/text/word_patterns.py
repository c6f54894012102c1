"""English patterns that several signals share, as regular expressions over normalized words.

Every pattern is one non-capturing group. Spoken and written numbers both count: 'eight thousand', '8,000', '$8k'.
"""

from __future__ import annotations


def any_of(*alternatives: str) -> str:
    """Return one group that matches any of the alternatives, longer ones first."""
    return "(?:" + "|".join(sorted(alternatives, key=len, reverse=True)) + ")"


def up_to(words: int) -> str:
    """Match up to ``words`` words of any kind, each with the space before the next."""
    return rf"(?:\S+ ){{0,{words}}}?"


_IRREGULAR = (
    "was|were|had|did|made|went|took|got|came|saw|knew|thought|told|said|found|gave|wrote|ran|led|built|brought|"
    "bought|taught|sent|kept|left|met|put|set|cut|sat|stood|spoke|spent|began|broke|chose|drew|drove|fell|felt|"
    "held|heard|hit|let|lost|meant|paid|pulled|read|rode|rose|sold|showed|shut|split|stuck|swept|threw|understood|"
    "woke|won|wore|laid|dug|fed|fought|hung|hid|lit|rang|rebuilt|redid|rewrote|sought|sped|swapped|undid|withdrew|"
    "ate|bent|blew|bound|caught|crept|dealt|drank|flew|forgot|froze|grew|ground|knelt|overheard|oversaw|rid|sang|shook|"
    "shot|slid|spelt|spread|stole|strung|struck|swam|swung|tore|undertook|wound|wove"
)
# words in -ed that are not the past tense of an action
_REGULAR = r"(?:(?!(?:need|indeed|hundred|red|speed|feed|bed|exceed|proceed|succeed|seed)\b)[a-z]+ed)"
PAST_VERB = rf"(?:{_REGULAR}|{_IRREGULAR})"
_IRREGULAR_PARTICIPLE = (
    "done|gone|taken|given|written|rewritten|drawn|redrawn|shown|spoken|chosen|broken|driven|thrown|grown|known|seen|"
    "frozen|hidden|ridden|stolen|torn|worn|woken|eaten|begun|rung|run|rerun|undone|redone|withdrawn|sewn|sown|flown|"
    "forgotten|bitten|overseen|undertaken|built|rebuilt|brought|bought|cut|dealt|dug|fed|felt|fought|found|got|gotten|"
    "held|hung|heard|hit|kept|laid|led|left|lent|lit|lost|made|meant|met|paid|put|read|rid|sent|set|shot|shut|sold|"
    "spent|split|spread|stuck|struck|strung|sat|sought|swept|taught|thought|told|understood|won|wound"
)
# PAST_VERB also says where clauses begin, and the section model was trained on such clauses; an action has a few more
DEED = rf"(?:{PAST_VERB}|re(?:drew|ran|took|sent|read|made|set|laid|built|did|sold|told|thought|grew|hung|cut))"
PARTICIPLE = rf"(?:{_REGULAR}|{_IRREGULAR_PARTICIPLE})"
HESITATION = r"(?:(?:u+h*m+|u+h+|e+r+m*|like|sort of|kind of|you know|i mean) )"
# what may come between a subject and its verb
_MOMENT = "also|then|just|first|even|still|later|soon|now|since|already|again|all|myself"
ADVERB = rf"(?:(?:{_MOMENT}|[a-z]+ly) |{HESITATION})"

_DIGITS = r"[$£€]?\d[\d,.]*(?:k|m|bn|%|x|s|ms|h)?"
_UNITS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SCALES = "hundred|thousand|million|billion|dozen"
_NUMBER_WORD = rf"(?:{_UNITS}|{_TENS}|{_SCALES}|zero|half|quarter|third|point|oh)"
NUMBER = rf"(?:{_DIGITS}|(?:a )?{_NUMBER_WORD}(?:[ -](?:and )?{_NUMBER_WORD})*)"
MONEY = rf"(?:[$£€]\d[\d,.]*(?:k|m|bn)?|{NUMBER} (?:dollars|pounds|euros|bucks|quid|grand|k|pence|cents|rupees|francs))"
PERCENT = rf"(?:\d[\d.,]*%|{NUMBER} (?:percent|per cent|percentage points?|points))"


# periods of time
SPAN = r"(?:minutes?|hours?|days?|nights?|shifts?|weeks?|weekends?|months?|terms?|seasons?|sprints?|quarters?|years?)"
# groups of people who work together, and single people by their roles
GROUP = (
    r"(?:teams?|departments?|wards?|branch(?:es)?|stores?|shops?|sites?|schools?|shifts?|depots?|offices?|class(?:es)?|"
    r"units?|kitchens?|crews?|squads?|squadrons?|compan(?:y|ies)|battalions?|platoons?|sections?|brigades?|regions?|"
    r"councils?|charit(?:y|ies)|hospitals?|clinics?|practices?|groups?|universit(?:y|ies)|colleges?|societ(?:y|ies)|"
    r"houses?|bases?|stations?|hotels?|restaurants?|plants?|factor(?:y|ies)|projects?|services?|farms?|trusts?|"
    r"labs?|libraries|library|warehouses?|theatres?|garages?|floors?|regiments?|divisions?|committees?|boards?|"
    r"agenc(?:y|ies)|organi[sz]ations?|business|firm|firms|head office|headquarters|ministry|management|platform|"
    r"operations|ops|support|security|legal|finance|marketing|sales|engineering|infrastructure|infra|facilities|hr|qa)"
)
ROLE = (
    r"(?:manager|boss|director|lead|leader|head|owner|supervisor|chief|captain|sergeant|lieutenant|officer|commander|"
    r"colonel|major|corporal|engineer|developer|architect|designer|analyst|administrator|admin|vendor|supplier|client|"
    r"customer|contractor|foreman|planner|dispatcher|driver|mechanic|chef|cook|waiter|doctor|consultant|nurse|matron|"
    r"surgeon|pharmacist|sister|teacher|professor|tutor|headteacher|principal|parent|student|pupil|trustee|treasurer|"
    r"chair|chairman|chairwoman|volunteer|colleague|coworker|co-worker|partner|neighbour|neighbor|flatmate|roommate|"
    r"landlord|tenant|union|ceo|cto|cfo|vp|stakeholder|reviewer|maintainer|auditor|lawyer|technician|plumber|"
    r"electrician|builder|guy|guys|woman|man|people|staff|folks|lads|lot|desk|guard|porter|secretary|registrar|editor|"
    r"producer|sponsor|donor|family|mother|father|committee|board|council|agency|bank|police)"
)
OTHERS = (
    rf"(?:them|him|her|everyone|everybody|both sides|the others|each of (?:them|the \S+)|"
    rf"(?:my|our|the|their|his|her|a|an|both|all|each|every|other|another|some|one|two|of|several) "
    rf"(?:\S+ ){{0,2}}?(?:{ROLE}s?|{GROUP}))"
)
