"""A difficult customer: somebody who was served and was not content."""

from __future__ import annotations

from mockloop.analysis.topics.topic import Topic

TOPIC = Topic(
    name="difficult_customer",
    sought="a difficult customer",
    absent="no customer appears",
    advice="Say who the customer was and what they were unhappy with; or choose a story with one.",
    say="A customer wanted …, and was … because …",
    asked=r"(?:difficult|angry|upset|dissatisfied|unsatisfied|frustrated|unhappy|demanding|rude|irate|challenging) "
    r"(?:customers?|clients?|guests?|patients?|users?)",
    told=r"(?:customer|client|guest|patient|user|buyer|visitor|parent|passenger|shopper|member|tenant|student|pupil|"
    r"caller|resident|owner|consumer|subscriber|account|supplier|stakeholder|reader|diner|neighbou?r|borrower|"
    r"traveller|"
    r"(?:a|the|this|that|one|another) (?:company|family|business|firm|school|office))(?:s|'s|s')?|mother|father|mom|"
    r"dad|wom[ae]n|man|guy|lady|ladies|gentlem[ae]n|couple|bride|mr|mrs|ms|sir|madam|ma'am",
    at_heart=r"complain\w*|angry|angrily|upset|furious|unhappy|rude|rudely|annoyed|shout\w*|yell\w*|dissatisfied|"
    r"unsatisfied|refunds?|irate|insult\w*|demanded|demanding|threaten\w*",
)
