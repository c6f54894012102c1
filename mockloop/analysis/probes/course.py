"""The course of the story: obstacles, beliefs, feelings, time; what is missing before and in the action."""

from __future__ import annotations

import re

from mockloop.analysis.probes.kind import OPPOSED, Find, Hit, Kind, Told, best, pattern

_HARD = re.compile(
    r"(?<!\S)(?:difficult|hard (?:to|for)|challenge|challenging|struggled|struggling|stuck|problem (?:was|is|with)|obstacles?|tough|"
    r"complicated|confusing|confused|overwhelm\w+|unclear|lacked|lack of|no idea|didn't know|did not know|couldn't figure)(?!\S)"
)
_FAILED = re.compile(
    r"(?<!\S)(?:didn't (?:work|help|go)|did not (?:work|help|go)|failed|wasn't (?:working|effective|enough)|was not (?:working|effective|enough)|"
    r"no (?:success|luck|avail)|rejected|not very effective|couldn't (?:get|make|do)|kept (?:failing|crashing|getting)|went wrong|broke down)(?!\S)"
)
_BELIEVED = re.compile(
    r"i (?:had |really |honestly |always |just |still )?(?:thought|believed|assumed|expected|figured|felt that|was (?:sure|certain|convinced|confident)|"
    r"suspected|doubted)\b(?!.*\b(?:cool|fun|interesting|great|awesome|nice|amazing)\b)"
)
_FELT = re.compile(
    r"i (?:was|felt|got|became|started to feel|started feeling|had been) (?:\S+ )?(?:\S+ )?(?:overwhelmed|frustrated|nervous|afraid|scared|anxious|"
    r"angry|stressed|upset|worried|lost|embarrassed|ashamed|disappointed|uncomfortable|terrified|panicked|intimidated|"
    r"devastated|shocked|annoyed|guilty|burnt out|burned out|lonely)\b"
)
_TIME = re.compile(
    r"(?<!\S)(?:deadline|due (?:date|in|by|the)|short on time|tight (?:schedule|timeline|deadline)|running out of time|limited time|"
    r"(?:only|just|within) (?:a|one|two|three|four|five|\d+) (?:few )?(?:hours?|days?|weeks?|months?)|last minute|under pressure)(?!\S)"
)
_GENERAL = pattern(
    r"always|usually|often|generally|normally|whenever|every time|in general|i would|i'd|i will|typically|tend to|lots of times"
)
_MY_PART = pattern(
    r"my (?:job|role|task|part|responsibility|responsibilities|goal|duty|duties|assignment|position)|i (?:was|am|had been|'m) (?:\S+ )?(?:responsible|"
    r"assigned|asked|tasked|in charge|given|hired|appointed|expected|leading|the (?:lead|leader|only))|asked me|i (?:had|needed|wanted) to|as (?:a|an|the) \S+"
)
_PLACE = pattern(
    r"(?:when|while) i was|at (?:my|work|school|the|a|an) |in (?:my|the|a|20\d\d|19\d\d|high|college)|last (?:year|month|week|summer|spring|fall|winter)|"
    r"(?:years?|months?|weeks?) ago|during|once|one (?:day|time)|working|recently"
)
_ASKED = pattern(
    r"nobody|no one|(?:asked|told|assigned|wanted) me|my (?:job|task|role|responsibility)|i (?:decided|volunteered|offered)|was (?:asked|assigned|told)"
)
_HELPED = pattern(r"help(?:ed)? (?:me|from)|asked for|advice|feedback|mentor|with (?:the|my|a) \S+")


def _holds(found: re.Pattern[str], strengths: dict[str, float], whole: float = 1.0) -> Find:
    def find(told: Told) -> Hit | None:
        return best(told.holding(found), lambda clause: whole * strengths.get(clause.section, 0.0))

    return find


def _begins(found: re.Pattern[str], strengths: dict[str, float], fewest: int = 5) -> Find:
    def find(told: Told) -> Hit | None:
        fitting = (c for c in told.matching(found) if c.words >= fewest)
        return best(fitting, lambda clause: strengths.get(clause.section, 0.0))

    return find


def _no_story(told: Told) -> Hit | None:
    """No step in the past is told at all: what one does in general, or would do."""
    if told.length < 15 or told.deeds > 1:
        return None
    general = len(_GENERAL.findall(told.story)) / told.length > 0.012
    return Hit((1.6 if general else 0.6) if told.deeds == 0 else 0.8 if general else 0.3)


def _thin_action(told: Told) -> Hit | None:
    """Few steps against the length of what led up to them."""
    if told.length < 25:
        return None
    share = told.words_in("action") / max(told.length, 1)
    if told.deeds >= 4 or share > 0.3:
        return None
    return Hit(1.15 if told.deeds <= 2 and share < 0.2 else 0.7)


def _lacking(unless: re.Pattern[str], strength: float, fewest: int = 40) -> Find:
    def find(told: Told) -> Hit | None:
        return None if told.length < fewest or told.mentions(unless) else Hit(strength)

    return find


def _any(strength: float, fewest: int = 20) -> Find:
    return lambda told: Hit(strength) if told.length >= fewest else None


_DURING = {"action": 1.0, "situation": 0.75, "task": 0.8, "result": 0.4, "": 0.8}
KINDS = (
    Kind(
        "what-made-it-hard",
        "obstacle",
        _holds(_HARD, _DURING, 0.95),
        "What exactly made it hard, and what got you past it?",
        "You say that it was hard. What exactly made it so, and what got you past it?",
        "you named something hard, and how you got past it deserves more",
        "What did you try first that did not help?",
        ("root_cause", "follow_through"),
    ),
    Kind(
        "what-then",
        "obstacle",
        _holds(_FAILED, {"action": 1.1, "situation": 0.5, "result": 0.6, "task": 0.6, "": 0.8}),
        "What did you make of that, and what did you do next?",
        "Something did not work. What did you make of that, and what did you do next?",
        "something did not work, and what you did about it deserves more",
        "How did you know that the next try would be better?",
        ("root_cause", "follow_through"),
    ),
    Kind(
        "what-was-that-based-on",
        "belief",
        _begins(_BELIEVED, {"action": 0.8, "situation": 0.6, "task": 0.6, "result": 0.3, "": 0.6}, 6),
        "What was that based on?",
        "You went by what you believed. What was that based on?",
        "you say what you thought, but not what it was based on",
        "What would have made you think otherwise?",
        ("trade_off", "root_cause"),
    ),
    Kind(
        "what-you-did-with-the-feeling",
        "belief",
        _begins(_FELT, {"action": 0.7, "situation": 0.7, "task": 0.7, "result": 0.4, "": 0.6}),
        "How did that show in what you did next?",
        "You told how you felt. How did that show in what you did next?",
        "you told a feeling, and what it made you do is not told",
        "Who noticed, and what did they say?",
        ("own_mistake_admitted",),
    ),
    Kind(
        "what-gave-way-to-the-clock",
        "time",
        _holds(_TIME, {"situation": 0.75, "task": 0.85, "action": 0.7, "result": 0.3, "": 0.6}),
        "What did you leave undone, or do less well, to be in time?",
        "There was little time. What did you leave undone, or do less well, to be in time?",
        "time was short, and what gave way to it is not told",
        "Who had to be told about that?",
        ("prioritised", "trade_off"),
    ),
    Kind(
        "one-time-when",
        "story",
        _no_story,
        "",
        "Take one time when that really happened. Where were you, and what did you do?",
        "I heard how you go about things, but not yet one time when you did",
        "What was the very first thing that you did?",
        ("first_person_action",),
        1.1,
    ),
    Kind(
        "the-first-thing-you-did",
        "story",
        _thin_action,
        "",
        "Let us slow down at what you did. What was the very first thing, and what came after it?",
        "I heard more of what led up to it than of what you did",
        "And the next thing after that?",
        ("first_person_action",),
    ),
    Kind(
        "what-was-yours-to-do",
        "part",
        _lacking(_MY_PART, 0.6),
        "",
        "What exactly was yours to do in this, and what was somebody else's?",
        "I did not hear what your own part was meant to be",
        "Where did your part end?",
        ("scope_boundary", "first_person_action"),
    ),
    Kind(
        "where-and-when",
        "story",
        _lacking(_PLACE, 0.6, 15),
        "",
        "Put me in the picture: where and when was that, and who else was there?",
        "I did not hear where and when that was",
        "And what was the problem, in one sentence?",
        (),
    ),
    Kind(
        "who-had-asked-you",
        "part",
        _lacking(_ASKED, 0.5),
        "",
        "Who had asked you to do something about it, if anybody?",
        "I did not hear whether it had been given to you",
        "What made it yours, then?",
        ("deciding_unasked", "scope_boundary"),
    ),
    Kind(
        "who-could-have-helped",
        "others",
        _lacking(_HELPED, 0.4),
        "",
        "Whose help did you ask for, and what did they say?",
        "I did not hear of anybody whom you asked",
        "What would you ask them if it came up again?",
        ("asked_for_help_or_feedback",),
    ),
    Kind(
        "what-was-the-cause",
        "cause",
        _lacking(
            pattern(r"because|the (?:cause|reason|problem|issue) (?:was|is)|due to|root cause|turned out|caused by"),
            0.5,
        ),
        "",
        "Why had it come to that in the first place?",
        "I did not hear what was behind it",
        "How do you know that it was that?",
        ("root_cause",),
    ),
    Kind(
        "the-hardest-moment",
        "obstacle",
        _any(0.35),
        "",
        "Which moment in it was the hardest for you, and what did you do in it?",
        "the hardest moment says most about how you work",
        "What were you tempted to do instead?",
        ("first_person_action", "trade_off"),
    ),
    Kind(
        "not-without-you",
        "part",
        _any(0.34),
        "",
        "What in all this would not have happened without you?",
        "your own share is what I am here to hear about",
        "Who would say so, too?",
        ("first_person_action",),
    ),
    Kind(
        "what-did-you-give-up",
        "choice",
        _any(0.33),
        "",
        "What did you give up by going about it in that way?",
        "every way has its price, and I did not hear yours",
        "Was it worth it? How do you know?",
        ("trade_off",),
    ),
    Kind(
        "who-was-against-it",
        "others",
        lambda told: None if told.mentions(OPPOSED) else _any(0.31)(told),
        "",
        "Was anybody against it?",
        "others may have seen it in another light",
        "What would the strongest argument against it have been?",
        ("disagreement_voiced", "influence"),
        1.0,
        "What did they say, and what did you answer?",
        "Why do you think nobody was? Had everybody been asked?",
    ),
    Kind(
        "did-you-doubt-it",
        "belief",
        _any(0.3),
        "",
        "Was there a moment when you doubted that it was right?",
        "a doubt, or none, says how you decided",
        "What would have made you stop?",
        ("trade_off",),
        1.0,
        "What did you do about the doubt?",
        "What made you so sure?",
    ),
    Kind(
        "what-did-others-say-after",
        "outcome",
        _any(0.32),
        "",
        "What did others say to you about it afterwards?",
        "I did not hear what others made of it",
        "And what did you answer?",
        ("asked_for_help_or_feedback", "human_or_business_impact"),
    ),
    Kind(
        "what-surprised-you",
        "lesson",
        _any(0.29),
        "",
        "What in it surprised you?",
        "what surprised you shows what you had expected",
        "What do you expect now, in its place?",
        ("specific_lesson",),
    ),
)
