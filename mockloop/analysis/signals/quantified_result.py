"""A result with a figure: money, a percentage, a before and after, a count; spoken or written."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good, matches
from mockloop.analysis.language import MONEY, NUMBER, PERCENT, up_to

NAME = "quantified_result"
TITLE = "A quantified result"
POLARITY = "good"
ADVICE = "Put a figure on the result: how far the number moved, or what it was worth."

_CHANGED = (
    r"(?:went|dropped|fell|rose|grew|came|climbed|jumped|increased|decreased|reduced|improved|cut|brought|shrank|shortened|raised|moved|"
    r"down|up|lowered|took|got|gone|saved|doubled|recovered|earned|won|sold|raised|collected|kept|gained|lost|avoided|finished|served|hit|reached|beat|"
    r"trained|delivered|passed|cleared|made)"
)
_THINGS = (
    r"(?:hours?|days?|weeks?|months?|minutes?|seconds?|percent|customers?|orders?|complaints?|people|patients?|tickets?|calls?|errors?|"
    r"incidents?|accidents?|students?|users?|sales|units?|places?|points?|stars?|members?|families|drops?|defects?|returns?|clients?|"
    r"sites?|stores?|branches|covers|bookings?|jobs?|miles|litres|liters|tons?|tonnes?|kilos?|boxes|parcels|pallets|copies|votes|"
    r"applications?|donors?|signatures|times|cases|reviews?|rooms?|tables|drivers?|teams?|schools?|beds?|falls|days'|weeks')"
)
PATTERNS = (
    rf"{_CHANGED} {up_to(6)}{PERCENT}",
    rf"{PERCENT} {up_to(2)}(?:of|fewer|less|more|lower|higher|faster|increase|drop|reduction|rise|off|improvement|growth)(?: \S+)?",
    rf"{MONEY}(?: {up_to(2)}(?:a|per|each|every) (?:day|week|month|year|quarter))?",
    rf"from {up_to(2)}{NUMBER}(?: \S+){{0,4}}? (?:down to|up to|to) {up_to(2)}(?:{NUMBER}|zero|none|nothing|nil)",
    r"(?:to|at|by) (?:zero|nil)",
    rf"{_CHANGED} {up_to(4)}(?:by |to |in |about |around |nearly |over |almost |under |just |some |only )*{NUMBER} {up_to(1)}{_THINGS}",
    rf"{NUMBER} (?:fewer|less|more|extra|additional|new) \S+",
    r"(?:cut|reduced|slashed|brought|went|dropped|fell) (?:\S+ ){0,4}?(?:in half|by half|by a (?:third|quarter|half))",
    r"(?:doubled|tripled|trebled|quadrupled|halved)(?: \S+)?",
    rf"(?:twice|half|three times|{NUMBER} times) (?:as (?:many|much|fast|long|big|often)|the (?:\S+ )?(?:number|amount|sales|rate|speed|time))",
    rf"{NUMBER} (?:out of|of the|in every) {up_to(1)}{NUMBER}",
    r"(?:not (?:a single|one)|zero|no) (?:\S+ )?(?:complaints?|incidents?|accidents?|errors?|drops?|losses|injur(?:y|ies)|defects?|late \S+) (?:in|for|since|over|after)",
    rf"{NUMBER} (?:\S+ )?{_THINGS} (?:early|earlier|faster|sooner|ahead|under|a (?:day|week|month|year)|every (?:day|week|month))",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS, ("result",)), ADVICE)
