"""A result with a figure: money, a percentage, before and after, a count; spoken or written."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import good, matches
from mockloop.analysis.text.word_patterns import MONEY, NUMBER, PERCENT, up_to

NAME = "quantified_result"
TITLE = "A quantified result"
SAY = "It went from … to … within …"
POLARITY = "good"
ADVICE = "Put a figure on the result: how far the number moved, or what it was worth."

_CHANGED = (
    r"(?:went|dropped|fell|rose|grew|came|climbed|jumped|increased|decreased|reduced|improved|cut|brought|shrank|shortened|raised|moved|"
    r"(?:down|up)(?! for)|lowered|got|gone|saved|doubled|recovered|earned|won|sold|raised|collected|kept|gained|lost|avoided|finished|served|hit|reached|beat|"
    r"trained|delivered|passed|cleared|made|declined|halved|slipped|rebuilt|repaired|freed|fed|housed|hired|signed|returned|loaded)"
)
_THINGS = (
    r"(?:hours?|days?|weeks?|months?|minutes?|seconds?|milliseconds?|percent|customers?|orders?|complaints?|people|patients?|tickets?|calls?|errors?|"
    r"incidents?|accidents?|injur(?:y|ies)|students?|pupils?|users?|sales|units?|places?|points?|stars?|members?|families|drops?|defects?|returns?|clients?|"
    r"sites?|stores?|branches|covers|bookings?|jobs?|miles|litres|liters|tons?|tonnes?|kilos?|boxes|parcels|pallets|copies|votes|failures?|outages?|crashes|"
    r"applications?|donors?|signatures|times|cases|reviews?|rooms?|tables|drivers?|teams?|schools?|beds?|falls|days'|weeks'|bags|bins|meals|houses|deaths|infections|volunteers)"
)
_ABOUT = r"(?:by |to |in |at |about |around |nearly |over |almost |under |just |some |only |roughly |exactly |now |down |up |below |above |more than |less than |fewer than )*"
# 'a hundred percent sure' measures nothing
_SURE = r"(?:sure|certain|worth|right|true|convinced|behind|committed|confident|honest|happy|agree|agreed|on board|clear|positive|there|that)"
_FEWER = r"(?:fewer|less|more|extra|additional|new|earlier|later|faster|sooner|shorter|longer|cheaper|lighter|quicker)"
PATTERNS = (
    rf"{_CHANGED} {up_to(6)}{PERCENT}(?! {_SURE})",
    rf"{PERCENT} {up_to(2)}(?:of|fewer|less|more|lower|higher|faster|increase|drop|reduction|rise|off|improvement|growth)(?: \S+)?",
    rf"(?:was|were|is|are|stood|been|stayed|stays|sits|held) {_ABOUT}{PERCENT}(?! {_SURE})",
    rf"{MONEY}(?: {up_to(2)}(?:a|per|each|every) (?:day|week|month|year|quarter))?",
    rf"from {up_to(2)}{NUMBER}(?: \S+){{0,4}}? (?:down to|up to|to) {up_to(2)}(?:{NUMBER}|zero|none|nothing|nil)",
    rf"{NUMBER} (?:\S+ )?(?:minutes?|hours?|days?|weeks?|months?|seconds?|people|pounds|dollars|euros) (?:instead of|rather than|where it (?:used to|had)|when it (?:used to|had)|not|compared)(?: \S+){{1,3}}",
    rf"(?:used to|before that|ran for|lasted|had taken|needed) (?:\S+ ){{0,4}}?{NUMBER} (?:\S+ ){{1,7}}?(?:now|takes|finishes in|runs in|needs|instead|afterwards|in under|down to)(?: \S+){{0,3}}? {NUMBER}(?: \S+)?",
    rf"{NUMBER} (?:\S+ ){{0,2}}?(?:now|these days|today) and (?:it was|it used to be|it had been|before)(?: \S+){{0,3}}? {NUMBER}|{NUMBER} (?:\S+ ){{0,3}}?where (?:it|they|there|we|that) (?:was|were|had been|used to be|had) (?:\S+ )?{NUMBER}",
    rf"(?:saved|freed up|freed|spared|gave back|cut|lost|added|won back|recovered|gained) (?:\S+ ){{0,3}}?{NUMBER} (?:\S+ )?(?:engineers?|people|jobs|heads|hours|days|staff|of the {NUMBER}|\S+s)(?: \S+)?|(?:never|no) (?:\S+ ){{0,3}}?(?:longer|more|fewer|less|later|higher|lower) than {NUMBER} \S+|(?:at|to|of|with|reached|up to|over|under|above) (?:about |over |almost |around )?(?:{PERCENT}|{NUMBER} point \S+)(?! (?:sure|certain|behind|committed)\b)",
    rf"{NUMBER} (?:\S+ )?(?:euros?|dollars?|pounds?|minutes?|hours?|seconds?|days?|weeks?|degrees|kilos?|litres?|miles) (?:\S+ )?(?:shorter|lower|less|cheaper|faster|quicker|earlier|fewer|more|higher|lighter|saved|sooner)(?: \S+)?",
    rf"(?:used to|before that|previously|had been|originally|formerly) (?:\S+ ){{1,6}}?{NUMBER} (?:\S+ ){{1,6}}?(?:now|today|after|since then) (?:\S+ ){{0,5}}?{NUMBER}(?: {_THINGS})?",
    rf"{NUMBER} (?:\S+ ){{1,8}}?(?:instead of|rather than|compared (?:with|to)|down from|up from|where it had been|when it had been|against) {_ABOUT}(?:the )?{NUMBER}(?: {_THINGS})?",
    r"from (?:\S+ ){1,5}?(?:a|an|per|every|each) (?:hour|day|night|week|month|year|shift) to (?:\S+ ){1,5}?(?:a|an|per|every|each) (?:hour|day|night|week|month|year|shift)",
    rf"(?:half|double|twice|a (?:third|quarter|fifth)|{NUMBER} times) (?:of )?what (?:it|they|we|he|she) \S+",
    rf"(?:nobody|no one|not once|none of \S+|hasn't|haven't) (?:\S+ ){{1,5}}?(?:since|in|for) (?:\S+ ){{0,4}}?{NUMBER} (?:days|weeks|months|years)",
    r"(?:cut|shaved|saved|took|gained) (?:\S+ ){0,2}?(?:half )?(?:an|a) (?:hour|day|week|month|minute|morning) (?:off|earlier|faster|sooner|less|from|per|a|every|each|on)(?: \S+)?",
    r"(?:to|at|by) (?:zero|nil)",
    rf"{_CHANGED} {up_to(4)}{_ABOUT}{NUMBER} {up_to(1)}{_THINGS}",
    rf"{NUMBER} (?:\S+ )?(?:fewer|less|more|extra|additional|new) \S+",
    rf"{NUMBER} {_THINGS} {_FEWER}",
    r"(?:cut|reduced|slashed|brought|went|dropped|fell|rose|grew|down|up) (?:\S+ ){0,4}?(?:in half|by half|(?:by )?\d/\d|(?:by )?(?:about |almost |nearly |over |more than |roughly )*(?:a|one|two) (?:thirds?|quarters?|half|tenth|fifth))",
    r"(?:doubled|tripled|trebled|quadrupled|halved)(?: \S+)?",
    rf"(?:twice|half|three times|{NUMBER} times|\d[\d.]*x) (?:as (?:many|much|fast|long|big|often)|the (?:\S+ )?(?:number|amount|sales|rate|speed|time))",
    rf"{NUMBER} (?:out of|of|of the|of our|of my|of their|in every) {up_to(1)}{NUMBER}",
    rf"out of (?:the |our |all )?{NUMBER} (?:\S+ ){{0,2}}?{NUMBER} \S+",
    rf"(?:not (?:a single|one)|zero) (?:\S+ )?(?:{_THINGS}|loss|losses)|(?:had|have|saw|with|were|been) zero \S+(?: \S+)?",
    r"no (?:\S+ )?(?:complaints?|incidents?|accidents?|errors?|drops?|losses|injur(?:y|ies)|defects?|outages?|failures?|late \S+) (?:in|for|since|over|after) (?:the )?\S+",
    rf"{NUMBER} (?:\S+ )?{_THINGS} (?:early|earlier|faster|sooner|ahead|under|a (?:day|week|month|year)|every (?:day|week|month))",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS, ("result",)), ADVICE)
