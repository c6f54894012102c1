"""Others who come up in the story: what was behind what they did, and which part was whose."""

from __future__ import annotations

import re

from mockloop.analysis.probes.answer_type import ONCE
from mockloop.analysis.probes.kind import Find, Hit, Kind, best
from mockloop.analysis.probes.narrative import DEED, Narrative

_THEY = (
    r"(?:he|she|they|one of (?:them|my \S+)|(?:my|our|the|his|her|their) (?:[a-z-]+ ){0,2}"
    r"(?:manager|boss|supervisor|colleague|coworker|teammate|partner|client|customer|professor|father|mother|mom|dad|"
    r"roommate|friend|wife|husband|members?|team|student|fiance))"
)
AGAINST = re.compile(
    rf"{_THEY} (?:[a-z]+ly )?(?:was|were|became|got|seemed|grew|remained)(?: \S+)? (?:\S+ )?(?:hesitant|resistant|upset|angry|frustrated|"
    rf"unhappy|rude|stubborn|defensive|skeptical|sceptical|reluctant|furious|annoyed|mad|against|disappointed|worried|"
    rf"concerned|uncomfortable|dismissive|offended|unwilling|hostile)\b|"
    rf"{_THEY} (?:[a-z]+ly )?(?:refused|disagreed|complained|insisted|preferred|ignored|blamed|resisted|objected|argued|yelled|"
    rf"threatened|rejected|hated|didn't (?:want|like|agree|listen|care|trust|do)|did not (?:want|like|agree|listen|care|trust)|"
    rf"(?:wasn't|weren't) (?:having|willing|interested|listening|convinced|happy|cooperating|doing)|wouldn't|kept)\b"
)
_CAME_ROUND = re.compile(
    rf"{_THEY} (?:[a-z]+ ){{0,2}}?(?:agreed|accepted|understood|came round|came around|reali[sz]ed|apologi[sz]ed|relented|"
    rf"changed (?:his|her|their) mind|calmed down|was happy to|were happy to)\b(?! (?:me|my|with me))"
)
_BARE_AGREED = re.compile(
    r"we (?:[a-z]+ )?(?:agreed (?!to meet|that)|came to an? (?:agreement|compromise|solution|understanding)|reached an?|found a (?:compromise|middle|solution)|settled on|compromised)"
)


def _clause(find: re.Pattern[str], strength: float, sections: tuple[str, ...] = ()) -> Find:
    def condition(narrative: Narrative) -> Hit | None:
        found = (c for c in narrative.matching(find) if not sections or c.section in sections or not c.section)
        return best(found, lambda clause: strength if clause.words >= 4 else 0.5 * strength)

    return condition


_NEGATED = re.compile(
    r"\b(?:not|never|didn't|couldn't|don't|wouldn't)\b|each other|went to|ended up|need|that i|we (?:[a-z]+ly )?(?:assumed|thought|felt|knew|did|found|came|got|were|read|needed|wanted|received|used)\b"
)
_WE = re.compile(r"we(?:'d|'ve)? (?:[a-z]+ly )?(?:then |also |all |both |just )?")


_WORK = re.compile(
    r"(?<!\S)(?:teams?|compan(?:y|ies)|project|product|customers?|clients?|code|service|release|server|users)(?!\S)"
)


def _part_unclear(narrative: Narrative) -> Hit | None:
    """Return a step told with 'we' in the action; more so where few are told with 'I'."""
    ours = [
        c
        for c in narrative.clauses
        if c.words >= 6
        and _WE.match(c.said)
        and DEED.match(c.said)
        and not _NEGATED.search(c.said)
        and c.section in ("action", "result", "")
    ]
    mine = sum(1 for c in narrative.clauses if c.said.startswith(("i ", "i'd ", "i've ")) and DEED.match(c.said))
    share = len(ours) / (len(ours) + mine) if ours else 0.0
    if len(ours) < 2 or share < 0.6:
        return None
    if narrative.answer_type == "anecdote":  # only at work is it anybody's part
        return Hit(0.6 + 0.4 * share) if _WORK.search(narrative.story) else None
    quoted = best((clause for clause in ours if clause.words >= 7), lambda clause: float(clause.section == "action"))
    return Hit(0.6 + 0.4 * share, quoted.clause if quoted else None)


_NOBODY = re.compile(
    r"(?:it|this|that|the [a-z]+|everything|a [a-z]+) (?:was|were|got) (?:[a-z]+ly )?(?:decided|done|agreed|fixed|resolved|solved|"
    r"changed|implemented|created|built|approved|organi[sz]ed|handled|sorted|introduced|completed)\b"
)

OTHERS = (
    Kind(
        "what-was-behind-it",
        "others",
        _clause(AGAINST, 1.15),
        "What do you think was behind that?",
        "Somebody was against it, or made it hard. What do you think was behind that?",
        "somebody stood in the way, but you did not say why",
        ("influence", "customer_need"),
        worth=0.78,
        fits=ONCE,
        answered_near=r"because|since|so that|due to|the reason|as (?:he|she|they)|that's why|which meant|afraid|worried that|(?:he|she|they) (?:[a-z]+ )?(?:thought|felt|believed|wanted|feared|said|explained|told|claimed)|seemed|we had|it would be|couldn't hear|feel\w*|felt|think (?:he|she|they)|turned out",
    ),
    Kind(
        "what-changed-their-mind",
        "others",
        _clause(_CAME_ROUND, 1.0),
        "What was it that brought them there, do you think?",
        "In the end they came round. What was it that brought them there, do you think?",
        "somebody came round, but you did not say what did it",
        ("influence",),
        worth=0.5,
        answered_near=r"because|after|since|explained|convinced|showed|proved|turned out|reali[sz]ed|once (?:he|she|they|i|we)|when (?:he|she|they|i|we)|so (?:i|we|he|she|they)",
    ),
    Kind(
        "how-you-came-to-agree",
        "others",
        _clause(_BARE_AGREED, 0.95),
        "How did you get there: who gave up what?",
        "You came to agree. How did you get there: who gave up what?",
        "you came to an agreement, but you did not say how you got there",
        ("influence", "trade_off"),
        worth=0.6,
        answered_near=r"because|each|instead|half|in (?:return|exchange)|as long as|would|by [a-z]+ing|vote[d]?|so that|rather than",
    ),
    Kind(
        "whose-part-was-that",
        "part",
        _part_unclear,
        "Which part of that was yours?",
        "You say 'we' a good deal. Which part of it was yours?",
        "you said 'we' for most of the steps, and I would like to know what you did",
        ("first_person_action",),
        worth=0.66,
        fits=ONCE,
        answered_by=r"my (?:job|role|task|part|responsibility|assignment|contribution)|i was (?:\S+ )?(?:responsible|tasked|assigned|in charge|asked|given)|i (?:organi[sz]ed|led|managed|was the (?:lead|leader))|my main",
    ),
    Kind(
        "who-did-that",
        "part",
        _clause(_NOBODY, 0.8, ("action",)),
        "Who did that, and what was your part in it?",
        "You told of things that were done, but not who did them. What was your part?",
        "it was done, but you did not say who did it",
        ("first_person_action",),
        worth=0.5,
        answered_near=r"i (?:[a-z]+ )?[a-z]+ed|by (?:me|us|him|her|them|my|the)|my team",
    ),
)

KINDS = OTHERS
