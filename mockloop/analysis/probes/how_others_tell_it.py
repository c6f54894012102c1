"""How somebody else in the story would tell it: the person who acts in it most, in the speaker's own word."""

from __future__ import annotations

import re

from mockloop.analysis.probes.answer_type import ONCE
from mockloop.analysis.probes.kind import Find, Hit, Kind
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.text.word_patterns import PAST_VERB

_ACTS = rf"(?:(?:who|had|has|also|then|just|[a-z]+ly) ){{0,2}}(?:{PAST_VERB}|is|has|didn't|wasn't|wouldn't|couldn't|refuses|says|wants)"
_DEAD = re.compile(
    r"(?<!\S)(?:died|passed away|death|funeral|suicide|deceased|late (?:father|mother|husband|wife))(?!\S)"
)
_GAME = re.compile(
    r"(?<!\S)(?:boss (?:fights?|battles?|levels?)|(?:final|first|last|mini) boss|enem(?:y|ies)|players?|video games?)(?!\S)"
)
_SMALL = re.compile(r"(?<!\S)(?:(?:[1-5]|one|two|three|four|five)[ -]years?[ -]old|toddler|baby|infant)(?!\S)")
_FEWEST = 3.0  # mentions; those in which the person acts count twice


def seen_by(roles: str, fewest: float = _FEWEST) -> Find:
    """Find one person of this kind who is mentioned more than in passing."""
    named = re.compile(
        rf"(?<!\S)(my|our|the|a|an|one of my|this) ((?:[a-z-]+(?<!s) )?)({roles})(?= ({_ACTS})(?!\S)| |$)(?!'s)"
    )
    newcomer = re.compile(rf"(?<!\S)(?:a|an|one of my) (?:[a-z-]+(?<!s) )?(?:{roles})(?!\S)")
    another = re.compile(rf"(?<!\S)another (?:[a-z-]+ )?(?:{roles})(?!\S)")
    plural = re.compile(rf"(?<!\S)(?:{roles})s(?!\S)")

    def find(narrative: Narrative) -> Hit | None:
        if _DEAD.search(narrative.story) or _GAME.search(narrative.story) or _SMALL.search(narrative.story):
            return None
        if len(newcomer.findall(narrative.story)) > 1 or another.search(narrative.story):
            return None  # with two of them, it would be unclear who is meant
        worth: dict[str, float] = {}
        acts: set[str] = set()
        whose: dict[str, str] = {}
        for match in named.finditer(narrative.story):
            role = match[3]
            acts |= {role} if match[4] else set()
            worth[role] = worth.get(role, 0.0) + (2.0 if match[4] else 1.0)
            if role not in whose or match[1] in ("my", "our", "one of my"):
                whose[role] = "your" if match[1] in ("my", "our", "one of my") else "the"
        best = max(worth, key=lambda role: (worth[role], role), default="")
        if best not in acts or worth[best] < fewest or len(plural.findall(narrative.story)) > worth[best]:
            return None
        return Hit(min(0.6 + 0.1 * worth[best], 1.15), who=f"{whose[best]} {best}")

    return find


def _group(roles: str) -> Find:
    named = re.compile(rf"(?<!\S)(?:my|our|the|other|some of the|one of the|both) (?:[a-z-]+ )?(?:{roles})(?!\S)")

    def find(narrative: Narrative) -> Hit | None:
        times = len(named.findall(narrative.story))
        return Hit(min(0.6 + 0.06 * times, 1.0)) if times >= 3 and not _DEAD.search(narrative.story) else None

    return find


def _view(name: str, roles: str, worth: float = 0.78, fewest: float = _FEWEST) -> Kind:
    return Kind(
        name,
        "others",
        seen_by(roles, fewest),
        "",
        "How would {who} tell this story?",
        "{who} has a part in it, and would tell it differently from you",
        ("influence", "asked_for_help_or_feedback", "customer_need"),
        worth=worth,
        fits=ONCE,
    )


_COLLEAGUES = r"colleague|co-?worker|teammate|team member|partner|peer|technician|developer|engineer|designer|intern|trainee|employee|volunteer|barista|chef|assistant"
_BOSSES = r"manager|boss|supervisor|director|ceo|team lead|team leader|captain|foreman|owner"
_FRIENDS = r"friend|roommate|housemate|flatmate|neighbou?r|classmate"
_TEACHERS = r"professor|teacher|tutor|advisor|adviser|coach|instructor|mentor|lecturer|principal"
_FAMILY = r"father|mother|dad|mom|mum|wife|husband|brother|sister|son|daughter|uncle|aunt|cousin|girlfriend|boyfriend|fiance|fiancee|grandmother|grandfather|nephew|niece"
ANYBODY = "|".join((_COLLEAGUES, _BOSSES, _FRIENDS, _TEACHERS, _FAMILY, "customer|client|lady|guest|patient"))
KINDS = (
    _view(
        "view-of-the-boss",
        _BOSSES,
        0.8,
        4.0,
    ),
    _view("view-of-the-customer", r"customer|lady|buyer|caller"),
    _view("view-of-the-client", r"client|stakeholder", fewest=4.0),
    _view("view-of-the-patient", r"patient|resident"),
    _view("view-of-the-guest", r"guest|passenger"),
    _view(
        "view-of-the-colleague",
        _COLLEAGUES,
    ),
    _view("view-of-the-teacher", _TEACHERS, fewest=4.0),
    _view("view-of-the-learners", r"student|pupil|child|player|participant", 0.6),
    _view("view-of-the-family", _FAMILY, fewest=4.0),
    _view("view-of-the-friend", _FRIENDS),
    Kind(
        "view-of-the-team",
        "others",
        _group(r"colleagues|co-?workers|teammates|team members|group members|members|peers|classmates"),
        "",
        "How would the others in the team tell this story?",
        "others worked on it with you, and would tell it differently",
        ("influence", "asked_for_help_or_feedback", "customer_need"),
        worth=0.5,
        fits=ONCE,
    ),
)
