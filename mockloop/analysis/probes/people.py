"""Others who come up in the story: how they saw it, what was behind what they did, which part was whose."""

from __future__ import annotations

import re

from mockloop.analysis.probes.kind import DEED, Find, Hit, Kind, Told, best, pattern

_SAID = (
    r"(?:said|says|told|felt|thought|wanted|replied|answered|agreed|appreciated|admitted|explained|liked|loved|thanked|praised|"
    r"commended|happy|upset|angry|impressed|pleased|satisfied|grateful|refused|complained|understood|reali[sz]ed|"
    r"believed|preferred|insisted|suggested|expressed|hesitant|frustrated|disappointed)"
)


def _seen_by(roles: str, whose: str = "my|our|the|a|one of my|some") -> Find:
    """Somebody of this kind is named, and nothing that they said, felt or thought."""
    named = pattern(rf"(?:{whose}) (?:[a-z-]+ )?(?:{roles})")

    heard = pattern(rf"(?:{roles}|he|she|they) (?:[a-z]+ ){{0,2}}?{_SAID}")

    def find(told: Told) -> Hit | None:
        times = len(named.findall(told.story))
        if not times or pattern(r"how (?:did|do) (?:they|he|she) (?:see|feel)").search(told.text):
            return None
        silent = not heard.search(told.story)
        return Hit(min(0.55 + 0.12 * times, 0.95) if silent else 0.25)

    return find


def _view(name: str, roles: str, person: str, whose: str = "my|our|the|a|one of my|some") -> Kind:
    return Kind(
        name,
        "others",
        _seen_by(roles, whose),
        "",
        f"How would {person} tell this story?",
        f"your story is also about {person}, and I did not hear how it looked from there",
        "How do you know that? What did they say or do?",
        ("influence", "asked_for_help_or_feedback", "customer_need"),
    )


VIEWS = (
    _view(
        "view-of-the-boss",
        r"manager|boss|supervisor|director|ceo|team lead|team leader|captain",
        "your boss",
        "my|our|the",
    ),
    _view("view-of-the-customer", r"customers?", "the customer"),
    _view("view-of-the-client", r"clients?", "the client"),
    _view("view-of-the-patient", r"patients?|residents?", "the patient"),
    _view("view-of-the-guest", r"guests?", "the guest"),
    _view("view-of-the-colleague", r"colleague|co-?worker|teammate|team member|partner|peer", "the other person"),
    _view("view-of-the-team", r"colleagues|co-?workers|teammates|team members|peers", "the others in the team"),
    _view(
        "view-of-the-teacher", r"professor|teacher|tutor|advisor|coach|instructor|mentor", "your teacher", "my|our|the"
    ),
    _view("view-of-the-learners", r"students|pupils|children|kids|class|members", "one of the others who were there"),
    _view(
        "view-of-the-family",
        r"father|mother|parents|dad|mom|mum|wife|husband|family|brother|sister",
        "your family",
        "my",
    ),
    _view("view-of-the-friend", r"friends?|roommates?|housemates?|flatmates?|neighbou?rs?", "your friend", "my|a|our"),
)

_THEY = (
    r"(?:he|she|they|one of (?:them|my \S+)|(?:my|our|the|his|her|their) (?:[a-z-]+ ){0,2}"
    r"(?:manager|boss|supervisor|colleague|coworker|teammate|partner|client|customer|professor|father|mother|mom|dad|"
    r"roommate|friend|wife|husband|members?|team|student|fiance))"
)
_AGAINST = re.compile(
    rf"{_THEY} (?:[a-z]+ly )?(?:was|were|became|got|seemed|grew|remained)(?: \S+)? (?:\S+ )?(?:hesitant|resistant|upset|angry|frustrated|"
    rf"unhappy|rude|stubborn|defensive|skeptical|sceptical|reluctant|furious|annoyed|mad|against|disappointed|worried|"
    rf"concerned|uncomfortable|dismissive|offended|unwilling|hostile)\b|"
    rf"{_THEY} (?:[a-z]+ly )?(?:refused|disagreed|complained|insisted|preferred|ignored|blamed|resisted|objected|argued|yelled|"
    rf"threatened|rejected|hated|didn't (?:want|like|agree|listen|care|trust|do)|did not (?:want|like|agree|listen|care|trust)|"
    rf"(?:wasn't|weren't) (?:having|willing|interested|listening|convinced|happy|cooperating|doing)|wouldn't|kept)\b"
)
_CAME_ROUND = re.compile(
    rf"{_THEY} (?:[a-z]+ ){{0,2}}?(?:agreed|accepted|understood|came round|came around|reali[sz]ed|apologi[sz]ed|relented|"
    rf"changed (?:his|her|their) mind|calmed down|was (?:happy|able) to|were (?:happy|able) to)\b"
)
_BARE_AGREED = re.compile(
    r"we (?:[a-z]+ )?(?:agreed (?!to meet|that)|came to an? (?:agreement|compromise|solution|understanding)|reached an?|found a (?:compromise|middle|solution)|settled on|compromised)"
)


def _clause(find: re.Pattern[str], strength: float, sections: tuple[str, ...] = ()) -> Find:
    def condition(told: Told) -> Hit | None:
        found = (c for c in told.matching(find) if not sections or c.section in sections or not c.section)
        return best(found, lambda clause: strength if clause.words >= 4 else 0.5 * strength)

    return condition


_NEGATED = re.compile(
    r"\b(?:not|never|didn't|couldn't|don't|wouldn't)\b|each other|went to|ended up|need|that i|we (?:[a-z]+ly )?(?:assumed|thought|felt|knew|did|found|came|got|were|read|needed|wanted|received|used)\b"
)
_WE = re.compile(r"we(?:'d|'ve)? (?:[a-z]+ly )?(?:then |also |all |both |just )?")


def _part_unclear(told: Told) -> Hit | None:
    """Return a step told with 'we' in the action; more so where few are told with 'I'."""
    ours = [
        c
        for c in told.clauses
        if c.words >= 6
        and _WE.match(c.said)
        and DEED.match(c.said)
        and not _NEGATED.search(c.said)
        and c.section in ("action", "result", "")
    ]
    mine = sum(1 for c in told.clauses if c.said.startswith(("i ", "i'd ", "i've ")) and DEED.match(c.said))
    share = len(ours) / (len(ours) + mine) if ours else 0.0
    if len(ours) < 2 and share < 0.5:
        return None
    return best(ours, lambda clause: (0.7 + 0.6 * share) * (1.0 if clause.section == "action" else 0.6))


_NOBODY = re.compile(
    r"(?:it|this|that|the [a-z]+|everything|a [a-z]+) (?:was|were|got) (?:[a-z]+ly )?(?:decided|done|agreed|fixed|resolved|solved|"
    r"changed|implemented|created|built|approved|organi[sz]ed|handled|sorted|introduced|completed)\b"
)

OTHERS = (
    Kind(
        "what-was-behind-it",
        "others",
        _clause(_AGAINST, 1.15),
        "What do you think was behind that?",
        "Somebody was against it, or made it hard. What do you think was behind that?",
        "somebody stood in the way, and their reasons are not told",
        "How did you find that out, or could you have?",
        ("influence", "customer_need"),
    ),
    Kind(
        "what-changed-their-mind",
        "others",
        _clause(_CAME_ROUND, 1.0),
        "What was it that brought them there, do you think?",
        "In the end they came round. What was it that brought them there, do you think?",
        "somebody came round, and what did it is not told",
        "What did you do that had a part in it?",
        ("influence",),
    ),
    Kind(
        "how-you-came-to-agree",
        "others",
        _clause(_BARE_AGREED, 0.95),
        "How did you get there: who gave up what?",
        "You came to agree. How did you get there: who gave up what?",
        "you came to an agreement, and the way there is not told",
        "Which of it was your proposal?",
        ("influence", "trade_off"),
    ),
    Kind(
        "whose-part-was-that",
        "part",
        _part_unclear,
        "Which part of that was yours?",
        "You say 'we' a good deal. Which part of it was yours?",
        "you said 'we' where I would like to know what you did",
        "Name one thing in it that would not be there without you.",
        ("first_person_action",),
        1.1,
    ),
    Kind(
        "who-did-that",
        "part",
        _clause(_NOBODY, 0.8, ("action",)),
        "Who did that, and what was your part in it?",
        "You told of things that were done, but not who did them. What was your part?",
        "it was done, and who did it is not told",
        "What did you do yourself, first of all?",
        ("first_person_action",),
    ),
)

KINDS = (*VIEWS, *OTHERS)
