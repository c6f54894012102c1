"""A lesson about the craft itself: a mechanism, a method, a tool, and how it fails."""

from __future__ import annotations

import re

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import good
from mockloop.analysis.text.lessons import content, lessons
from mockloop.analysis.text.word_patterns import any_of

NAME = "technical_lesson"
TITLE = "A technical lesson"
SAY = "I learned that … works by …, so today I …"
POLARITY = "good"
ADVICE = "Say what you learned about the craft: the mechanism, the method, what made the fix precise."

TERMS = any_of(
    r"retr(?:y|ies)(?: \S+)?", r"concurren(?:cy|t)", r"race conditions?", r"locks?", r"deadlocks?", r"idempoten(?:t|cy)",
    r"tests?", r"tested", r"testing", r"regressions?", r"reproduc(?:e|ed|ing|tion)", r"debug(?:ging|ged)?", r"logs?", r"logging",
    r"code", r"bugs?", r"quer(?:y|ies)", r"cach(?:e|es|ing)", r"index(?:es)?", r"migrations?", r"schemas?", r"deploy(?:s|ed|ment|ments)?",
    r"rollbacks?", r"timeouts?", r"latency", r"data model", r"pipelines?", r"alerts?", r"alerting", r"metrics", r"monitoring",
    r"apis?", r"databases?", r"servers?", r"configuration", r"firmware", r"sensors?", r"calibrat(?:e|ed|ion)", r"toleranc(?:e|es)",
    r"torque", r"welds?", r"seals?", r"valves?", r"pressure", r"voltage", r"wiring", r"samples?", r"controls?", r"dosages?", r"doses?",
    r"scripts?", r"automat(?:e|ed|ion)", r"formulas?", r"spreadsheets?", r"measure(?:d|ment|ments)?", r"root cause", r"edge cases?",
    r"failure modes?", r"validat(?:e|ed|ion)", r"checksums?", r"backups?",
)  # fmt: skip


MORE_TERMS = any_of(
    r"memory", r"threads?", r"queues?", r"network", r"packets?", r"percentiles?", r"averages?", r"clocks?", r"time ?zones?", r"feature flags?", r"flags?",
    r"integration", r"mocks?", r"mocked", r"staging", r"production", r"garbage collection", r"handlers?", r"transactions?", r"columns?", r"joins?", r"batch(?:es)?",
    r"workers?", r"load", r"throughput", r"encoding", r"parsers?", r"regex", r"librar(?:y|ies)", r"versions?", r"dependenc(?:y|ies)", r"types?", r"null", r"overflow",
    r"certificates?", r"tokens?", r"encryption", r"compil(?:e|er|ed)", r"branch(?:es)?", r"merge", r"commits?", r"exceptions?", r"error handling", r"backoff", r"jitter",
    r"temperature", r"degrees", r"thermometer", r"humidity", r"moisture", r"friction", r"grain", r"gauge", r"cuff", r"pulse", r"oxygen", r"insulin", r"sodium",
    r"antenna", r"radio", r"battery", r"brakes?", r"tyres?", r"tires?", r"engine", r"oil", r"filter", r"pump", r"hose", r"pipe", r"joint", r"glue", r"epoxy", r"paint",
    r"concrete", r"timber", r"wood", r"steel", r"blade", r"yeast", r"dough", r"eggs?", r"flour", r"sauce", r"stock", r"salt", r"oven", r"fridge", r"heat", r"boil",
    r"soil", r"seed", r"feed", r"vaccine", r"dressing", r"sterile", r"needle", r"syringe", r"catheter", r"chlorine", r"solvent", r"reagent", r"control group",
    r"lens", r"shutter", r"microphone", r"cable", r"fuse", r"circuit", r"ph", r"weight", r"ropes?", r"knots?", r"ballast", r"axle", r"trailer", r"pallets?", r"forklift",
    r"survey questions?", r"sample size", r"baseline", r"correlation", r"regression", r"variance", r"outliers?", r"overfit(?:ting)?", r"training data", r"dead letter", r"floats?", r"cron(?: job)?", r"request ids?", r"pools?", r"limits?", r"requests?", r"tablets?", r"drills?", r"tiles?", r"radiators?", r"screws?",
    r"pivot table", r"sharpen(?:ing)?", r"knife", r"sand ?bags?", r"choux", r"pastry", r"bread", r"caching", r"canary", r"rollout", r"counters?", r"thresholds?", r"pixels?",
)  # fmt: skip
_SOCIAL = frozenset(
    "he she him her his hers anybody anyone them team teams people person colleague colleagues manager managers boss department departments talk talked talking communicate communication "
    "meeting meetings everyone everybody somebody someone nobody involve involved listen feedback stakeholders customer customers client "
    "clients parents donors volunteers owner ownership responsible responsibility shared agree agreed culture policy goal incentives guest guests sergeant captain officer waiter waiters chef cook teacher teachers pupil pupils student students child children kids parent men soldiers lads recruits neighbours friends family families nurse nurses doctor doctors driver drivers supplier suppliers union committee council trustees group groups vendor they them".split()
)
# how something works, said as a rule
_MECHANISM = (
    r"(?:otherwise|or else|unless|you (?:never|always|have to|can't|need to|should|must|don't)|before (?:it|they|you|the|every|each|i)|never|always|needs? (?:a|an|to be|its)|(?:has|have) to be|twice as|on (?:its|their) own|"
    r"(?:doesn't|won't|isn't|aren't|don't) (?!(?:know|like|want|care|talk|listen|trust|need|have|chase|ask|put|accept|think|tell|say|believe|mean|do|get|make)\b)\S+|can't (?:be|trust|mix|tell|match|see|use|rely)|under|above|below|at both|at the (?:start|end|same)|from the (?:start|beginning|bottom|inside)|with(?:out)? (?:a|an|the)|only|just|instead of|rather than|and not|not)"
)
_STRONG = r"(?:otherwise|or else|unless|you (?:never|always|have to|can't|need to)|needs? (?:a|an|to be|time|ten|two|five|at least|more|less|\d+) \S+|(?:has|have) to be|twice as|on (?:its|their) own|(?:doesn't|won't) (?!(?:know|like|want|care|talk|listen|trust|need|have|mean|matter|help|make)\b)\S+|don't mix|slips?|shrinks?|holds? (?:twice|longer|better))"


def _of_the_craft(text: str) -> bool:
    """Return whether a lesson is technical.

    It has two technical terms, or a rule about how something works, without people.
    """
    terms = {*_TERM.findall(text), *_MORE.findall(text)}
    if len(terms) >= 2:
        return True
    if _about_people(text):
        return False
    return bool(terms and _RULE.search(text)) or (len(content(text)) >= 3 and _HOLDS.search(text) is not None)


_TERM, _MORE, _RULE, _HOLDS = (
    re.compile(rf"(?<!\S){words}(?!\S)") for words in (TERMS, MORE_TERMS, _MECHANISM, _STRONG)
)


def _about_people(text: str) -> bool:
    return not _SOCIAL.isdisjoint(word.partition("'")[0] for word in text.split())


def fits(text: str) -> bool:
    """Return whether a statement can be a technical lesson: 'show the test first, then talk' is one about people."""
    return not _about_people(text) or len({*_TERM.findall(text), *_MORE.findall(text)}) >= 2


def detect(answer: Answer) -> list[Finding]:
    drawn = (lesson.match for lesson in lessons(answer) if lesson.specific)
    return good(answer, NAME, (match for match in drawn if _of_the_craft(match.text)), ADVICE)
