"""Who was better or worse off: customers, patients, revenue, time, safety. Where it hurt, and where it helped."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good, matches
from mockloop.analysis.language import MONEY, up_to

NAME = "human_or_business_impact"
TITLE = "Impact on people or the business"
POLARITY = "good"
ADVICE = "Say what it meant: who was hurt before, and who or what is better off now."

_PEOPLE = (
    r"(?:customers?|clients?|patients?|users?|guests?|students?|pupils?|families|family|parents?|residents?|merchants?|passengers?|children|"
    r"people|staff|drivers?|nurses|members?|tenants?|donors?|readers?|citizens|elderly|kids|shoppers|visitors?|crews?|soldiers|farmers|callers)"
)
_MONEY_WORDS = r"(?:money|revenue|sales|income|profit|margin|budget|business|contracts?|payments?|orders?|bookings?|costs?|funding|donations?|wages)"
_HARM = (
    r"(?:waiting|waited|lost|losing|lose|leaving|left|complain(?:ed|ing|ts?)?|suffer(?:ed|ing)?|hurt|angry|upset|frustrated|late|delayed|missed|missing|"
    r"cancel(?:led|ling|ed|ing)?|unpaid|at risk|in danger|stuck|without|unable|couldn't|could not|cold|hungry|scared|unsafe)"
)
_GOOD = r"(?:saved|safe|safer|recovered|kept|came back|returned|stayed|renewed|got|received|paid|earned|helped|healed|back|fed|home|on time|reached|served)"
PATTERNS = (
    rf"{_PEOPLE} (?:\S+ )?(?:was |were |are |had been |kept |started |began )?(?:\S+ )?{_HARM}",
    rf"{_PEOPLE} (?:\S+ ){{0,2}}?{_GOOD}",
    rf"(?:lost|losing|lose|loses|cost|costing|wasted|wasting|saved|saving|recovered|protected|brought in|earned|won|kept|increased|grew) {up_to(4)}{_MONEY_WORDS}",
    rf"{_MONEY_WORDS} (?:\S+ )?(?:was|were|being|went|had been|that) (?:\S+ )?(?:lost|losing|saved|recovered|up|down|delayed|late|at risk)",
    rf"(?:recovered|saved|lost|cost|costing|worth|earned|raised) {up_to(5)}{MONEY}",
    rf"{MONEY} (?:\S+ )?(?:a|per|each|every|of|in) (?:\S+ )?(?:day|week|month|year|revenue|sales|savings|business|orders|waste|income)",
    r"(?:recovered|lost|extra|more|new|annual|yearly|monthly) (?:\S+ )?(?:revenue|sales|income|business|savings)",
    rf"(?:payment notifications|payments|deliveries|orders|medication|meals|wages|benefits|refunds) {up_to(3)}(?:late|delayed|held up|lost|on time|missed)",
    r"(?:saved|saves|saving|freed|gained|gave|wasting|lost) (?:\S+ ){0,5}?(?:hours?|minutes?|days?|weeks?)(?: (?:a|per|every|each) \S+)?",
    r"(?:complaints?|injur(?:y|ies)|accidents?|falls|waste|turnover|churn|waiting time|wait times?) (?:\S+ ){0,2}?(?:fell|dropped|went|stopped|halved|down|came)",
    r"(?:somebody|someone|people|he|she|they) (?:could|might|would) (?:\S+ )?(?:have )?(?:been |got |get |be )?(?:hurt|killed|died|die|injured|burned)",
    r"(?:thanked|thank you|wrote to thank|came back to thank) (?:\S+)?",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS, ("situation", "task", "result")), ADVICE)
