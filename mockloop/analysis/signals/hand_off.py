"""Passed on and left: escalated, a message sent, 'they fixed it'. Quiet where the speaker saw it through."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import bad, matches
from mockloop.analysis.language import up_to
from mockloop.analysis.signals import follow_through, verification

NAME = "hand_off"
TITLE = "Handed off and left"
POLARITY = "bad"
ADVICE = "Say what you did after you passed it on; if that was nothing, this is not yet a story of ownership."

_THEM = (
    r"(?:they|he|she|someone|somebody|(?:the|my|our|their|that|another|some) (?:\S+ )?(?:team|manager|boss|engineer|engineers|guys|department|people|"
    r"developer|developers|it|support|maintenance|supervisor|office|management|staff|colleague|technician|plumber|doctor|nurse|head|lead|owner|hr|mechanic))"
)
PATTERNS = (
    rf"{_THEM} (?:\S+ )?(?:fixed|handled|solved|sorted|resolved|repaired|dealt with|took care of|took over|took it from there|did the rest|looked after) ?(?:it|that|this|everything|the rest|the \S+)?(?: (?:from there|after a while|eventually|out|in the end))?",
    r"(?:i|and|so i|then i) (?:\S+ )?(?:escalated|forwarded|reported|passed|handed|referred) (?:it|that|this|the \S+(?: \S+)?|him|her|them) (?:\S+ )?(?:to|on to|on|over|up|off)(?: \S+){0,3}",
    rf"(?:wrote|sent|dropped|left|posted|shot) {up_to(3)}(?:message|email|e-mail|mail|note|ticket|text|voicemail) {up_to(6)}(?:to escalate|so they could|and they|and left it|for them to|and waited|and that was)(?: \S+)?",
    r"(?:left it|leave it|left that|left them) (?:\S+ )?(?:with|to|for|at that|there)(?: \S+)?",
    r"(?:told|asked|informed|let) (?:my|the|our|their) (?:\S+ )?(?:manager|boss|supervisor|team|lead|it|maintenance|hr)(?: \S+){0,4} and (?:they|he|she|left|that was)(?: \S+)?",
)
_SEEN_THROUGH = 1


def detect(answer: Answer) -> list[Finding]:
    through = len(follow_through.detect(answer)) + len(verification.detect(answer))
    passed_on = matches(answer, PATTERNS, ("task", "action", "result"))
    return bad(answer, NAME, passed_on, ADVICE) if through < _SEEN_THROUGH else []
