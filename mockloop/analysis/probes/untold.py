"""What people seldom tell by themselves: what they feared, left unsaid, were unsure of, or would have tried next."""

from __future__ import annotations

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import EVENT, STORY
from mockloop.analysis.probes.conflict import AT_ODDS, ROLE
from mockloop.analysis.probes.how_others_tell_it import ANYBODY, seen_by
from mockloop.analysis.probes.kind import Hit, Kind, best, step
from mockloop.analysis.probes.lessons import says_what_to_change
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.probes.people import AGAINST

_SOMEBODY = seen_by(ANYBODY)
_WEIGHED = whole_words(
    r"on (?:the )?one hand|whether|either|torn|dilemma|options?|weigh\w*|pros|versus|consider\w*|ethical|values?|risk\w*|consequences?|conflict\w*"
)
_DECIDED = whole_words(
    r"(?:i|we)(?: \S+){0,2} (?:decided|chose|refused|reported|quit|resigned|declined)|(?:my|the|this|an?) (?:\S+ )?decision|(?:tough|hard|difficult|right) (?:\S+ )?(?:choice|call)|dilemma"
)
_RISKED = step(
    r"refused|reported|confronted|spoke up|(?:told|approached|challenged) (?:my|the|our) (?:\S+ )?(?:boss|manager|supervisor|director|coach|owner)|"
    r"disagreed|admitted|confessed|called (?:him|her|them) out|said no|declined|pushed back|escalated|blew the whistle|stood up (?:to|for)"
)
_WORKED_OUT = whole_words(
    r"it (?:all )?worked(?: out)?|works|working (?:well|fine|now)|worked (?:out|well|perfectly|great)|success\w*|solved|resolved|fixed|agreed|accepted|convinced|approved|"
    r"on time|ahead of|in time|within (?:the|a|two|three|\d+)|delivered|launched|completed|finished|won|passed|improv(?:ed|ing)|increased|reduced|saved|"
    r"satisfied|happy|thanked|loved|calmed|adopted|impressed|positive"
)
_BETTER = whole_words(
    r"improv(?:ed|ing|ement|ements)|better|smoother|easier|faster|increased|reduced|decreased|grew|growing|success\w*|worked (?:well|out)|"
    r"more (?:efficient|effective|productive|confident|comfortable|engaged|open)|boosted|effective|positive"
)
_TRIED_FOR = step(
    r"talked (?:to|with)|spoke (?:to|with)|asked|explained|suggested|proposed|offered|convinced|persuaded|negotiated|"
    r"presented|showed|approached|confronted|reached out|contacted|met with|sat down|apologi[sz]ed|introduced|listened|pitched"
)
_GROUP = whole_words(
    r"teams?|colleagues|coworkers|co-workers|members|stakeholders|departments?|staff|everyone|everybody|managers|engineers|developers|leadership|management|executives"
)
_AT_WORK = whole_words(
    r"teams?|projects?|customers?|clients?|users?|release[ds]?|deadline|manager|compan(?:y|ies)|production|systems?|servers?|shop|orders?"
)
_UNDERTAKING = whole_words(
    r"projects?|goals?|roles?|learn\w*|initiatives?|experiment\w*|started?|built|build|launch\w*|move[ds]?|events?|new|tried|try|lead|led|task"
)
_HARM = whole_words(r"injur\w+|stupid|police|fight|died|passed away|cancer|hospital|suicid\w+")
_NEW_WAY = whole_words(
    r"(?:i|we)(?: \S+){0,3} (?:proposed|suggested|introduced|pitched|presented|convinced|persuaded|advocated|recommended|pushed for|rolled out|initiated)"
)
_WENT_WRONG = whole_words(
    r"mistakes?|fail(?:ed|ure|ing)?|missed|wrong|forgot\w*|miscalculat\w+|underestimat\w+|too late|behind schedule|messed up|my fault|outage|broke"
)
_OTHER_STORY = whole_words(
    r"mistakes?|fail(?:ed|ure|ing)?|missed|wrong|conflicts?|disagree\w*|decisions?|confrontation|angry|temper"
)
_TALK = step(
    r"sat (?:him |her |them )?down|had a (?:\S+ )?(?:talk|chat|conversation|meeting|discussion)|met with|scheduled (?:a|an) (?:\S+ )*?(?:meeting|call|talk)|set up a (?:\S+ )*?(?:meeting|call)|"
    r"arranged (?:a|an) (?:\S+ )*?(?:meeting|call)|confronted|took (?:him|her|them) aside|presented|pitched"
)
_GAME = r"games?|dish(?:es)?|video|basketball|football|soccer"
_UNSURE = (
    r"(?:wasn't|was not|not|un|isn't) ?(?:quite |really |so |entirely |too )?(?:sure|certain|confident|clear)|unsure|uncertain\w*|doubt\w*|hesitat\w+|nervous|worried|worry|afraid|"
    r"scared|fear\w*|anxious|didn't know|did not know|no idea|confus\w+|challeng\w+|struggl\w+|difficult\w*|hard|hardest|tough|stuck|risk\w*"
)


def _unsaid(narrative: Narrative) -> Hit | None:
    """Return the person with whom the speaker is at odds."""
    if narrative.length < 70 or len(AT_ODDS.findall(narrative.story)) < 2:
        return None
    if len(set(ROLE.findall(narrative.story))) != 1:
        return None  # with two of them it would be unclear with whom
    hit = _SOMEBODY(narrative)
    return Hit(1.0 if AGAINST.search(narrative.story) else 0.9, who=hit.who) if hit else None


def _decided(narrative: Narrative) -> Hit | None:
    """Return whether the speaker weighed something and decided."""
    asked = "decision" in narrative.question.casefold()
    found = len(_DECIDED.findall(narrative.story))
    if narrative.length < 60 or found < (1 if asked else 2) or not _WEIGHED.search(narrative.story):
        return None
    return Hit(1.0 if asked else 0.85)


def _risked(narrative: Narrative) -> Hit | None:
    return Hit(1.0) if narrative.length >= 50 and any(narrative.matching(_RISKED)) else None


def _seen_to_work(narrative: Narrative) -> Hit | None:
    """Return whether something got better by what the speaker did over some time."""
    if narrative.length < 70 or narrative.steps < 2 or narrative.words_in("result") < 5:
        return None
    better = [c for c in narrative.closing(0.5) if c.section == "result" and _BETTER.search(c.said)]
    return Hit(1.0) if better else None


def _one_try(narrative: Narrative) -> Hit | None:
    """Return whether the speaker tried for something, and it worked out at the first try."""
    ended = any(c.section == "result" and _WORKED_OUT.search(c.said) for c in narrative.closing(0.5))
    if narrative.length < 50 or narrative.own_steps < 2 or not ended:
        return None
    return Hit(1.0) if any(narrative.matching(_TRIED_FOR)) else None


def _own_work(narrative: Narrative) -> Hit | None:
    """Return whether the speaker did a good deal by themselves, not in a quarrel, and to a good end."""
    question = narrative.question.casefold()
    quarrel = len(AT_ODDS.findall(narrative.story)) >= 2 or _OTHER_STORY.search(question)
    if narrative.length < 80 or narrative.own_steps < 3 or quarrel or _HARM.search(narrative.story):
        return None
    return Hit(1.0 if _WORKED_OUT.search(narrative.ending(0.5)) else 0.85)


def _begun(narrative: Narrative) -> Hit | None:
    """Return whether the speaker undertook something, and not a quarrel or a decision."""
    undertaken = narrative.answer_type == "project" or _UNDERTAKING.search(narrative.question.casefold())
    other = len(AT_ODDS.findall(narrative.story)) >= 2 or says_what_to_change(narrative)
    return Hit(1.0) if undertaken and narrative.length >= 70 and narrative.steps >= 3 and not other else None


def _many_to_win(narrative: Narrative) -> Hit | None:
    """Return whether the speaker wanted several people to take up something new."""
    several = len(_GROUP.findall(narrative.story)) >= 3
    return Hit(1.0) if narrative.length >= 70 and several and _NEW_WAY.search(narrative.story) else None


def _went_wrong(narrative: Narrative) -> Hit | None:
    asked = _WENT_WRONG.search(narrative.question.casefold()) is not None
    found = len(_WENT_WRONG.findall(narrative.story))
    at_work = len(_AT_WORK.findall(narrative.story)) >= 2
    return Hit(1.0) if narrative.length >= 60 and at_work and found >= (1 if asked else 2) else None


def _talk(narrative: Narrative) -> Hit | None:
    hit = best(narrative.matching(_TALK), lambda clause: 1.0 if clause.words >= 5 else 0.6)
    return Hit(0.95, hit.clause) if hit and narrative.length >= 60 else None


KINDS = (
    Kind(
        "what-you-left-unsaid",
        "belief",
        _unsaid,
        "",
        "Was there something that you wanted to say to {who}, and did not?",
        "you told what was said, and what you held back shows how you handled it",
        ("disagreement_voiced", "trade_off"),
        0.7,
        "What was it, and what kept you from it?",
        "How did you manage to say all of it?",
        fits=EVENT,
        answered_by=rf"wanted to (?:say|tell|yell|scream|shout)|bit my tongue|(?:kept|stayed|remained) (?:quiet|silent)|said nothing|didn't say|should(?:'ve| have) (?:said|told|spoken)|{_GAME}|died",
    ),
    Kind(
        "best-argument-against-it",
        "choice",
        _decided,
        "",
        "Somebody else might have decided otherwise. What would have been their best argument?",
        "you told what you decided, and not what speaks for the other way",
        ("trade_off",),
        worth=0.72,
        fits=EVENT,
        answered_by=r"on the other hand|pros and cons|(?:others|other people|some|they) (?:may|might|would|could) (?:have )?(?:argue|say|think|decide|disagree)\w*|devil's|argument",
    ),
    Kind(
        "what-you-feared",
        "belief",
        _risked,
        "",
        "What was the worst that could have come of it for you?",
        "you took a stand, and I did not hear what you could have lost by it",
        ("trade_off", "disagreement_voiced"),
        worth=0.66,
        fits=EVENT,
        answered_by=r"afraid|fear\w*|scared|worried|worry|risk\w*|los(?:e|ing)|lost|consequences?|repercussions?|backlash|fired|could have (?:been|lost|got)|at stake|worst|trouble|retaliat\w+",
    ),
    Kind(
        "when-it-began-to-work",
        "measure",
        _seen_to_work,
        "",
        "When did you first see that it was working, and what did you see?",
        "you say that it got better, but not what showed you that",
        ("verification", "quantified_result"),
        worth=0.72,
        fits=STORY,
        answered_by=r"(?:i|we) (?:\S+ )?(?:saw|see|notice\w*|measured|tracked)|(?:he|she|they|it) (?:started|began) to|feedback|surveys?|review\w*|told me|said (?:that|it|he|she|they)|test(?:ed|s|ing)?|didn't (?:work|help)|[0-9]+ ?%|\d+|percent|thanked|grades?|worse|apologi\w+|(?:would|should|could) have|fail\w*",
    ),
    Kind(
        "if-that-had-not-worked",
        "other way",
        _one_try,
        "",
        "If that had not worked, what would you have tried next?",
        "it worked, and what you would have done otherwise shows how you had thought it through",
        ("trade_off",),
        worth=0.68,
        fits=EVENT,
        answered_by=r"plan b|back-?up|fall-?back|last resort|otherwise|(?:didn't|did not|wasn't|hadn't|not) (?:work|help|enough|successful|listen)\w*|fail\w*|no (?:luck|avail|success)|if (?:that|it|this|he|she|they|we) (?:had|didn't|did not|failed|was|were|would)|at first (?:i|we) tried|gave up|still (?:not|no|un)\w*|(?:would|should|could) have|looking back|hindsight|mistakes?|simple",
    ),
    Kind(
        "least-sure-of",
        "belief",
        _own_work,
        "",
        "What in it were you least sure about at the time?",
        "you told what you did, and what you were unsure of shows how you decided",
        ("trade_off", "verification"),
        worth=0.7,
        fits=STORY,
        answered_by=_UNSURE,
    ),
    Kind(
        "hardest-to-win-over",
        "others",
        _many_to_win,
        "",
        "Who was the hardest to win over, and what did it take?",
        "several people had to come along, and I did not hear who was slow to",
        ("influence", "disagreement_voiced"),
        worth=0.74,
        fits=STORY,
        answered_by=r"hesita\w+|reluctan\w+|resist\w+|s[kc]eptic\w+|disagree\w*|push(?:ed|ing)? ?back|against|refused|concern(?:s|ed)|wasn't convinced|not convinced|objected|at first (?:he|she|they|my|the)|conflicts?|argu\w+|didn't want",
    ),
    Kind(
        "early-sign",
        "cause",
        _went_wrong,
        "",
        "Was there an early sign of it that you missed?",
        "it went wrong, and I did not hear when it could first have been seen",
        ("own_mistake_admitted", "specific_lesson"),
        0.66,
        "What was it, and why did you pass over it?",
        "When was the earliest that you could have known?",
        fits=EVENT,
        answered_by=r"signs?|warn\w*|earlier|sooner|should have|should've|could have|notic\w+|overlook\w*|not aware|unaware|didn't reali[sz]e|did not reali[sz]e|assum\w+|miscalculat\w+|underestimat\w+|at first|ignored|hindsight|looking back|conflicts?|argu\w+",
    ),
    Kind(
        "how-you-prepared",
        "step",
        _talk,
        "How did you prepare for that?",
        "How did you prepare for that conversation?",
        "you told of a talk that mattered, and not how you went into it",
        ("trade_off", "influence"),
        worth=0.68,
        fits=STORY,
        answered_by=r"prepar\w+|practi[sc]ed|rehears\w+|wrote (?:down|out)|notes|planned|data|slides|research\w*|evidence|cool(?:ed)? (?:off|down)|calm\w*|thought about (?:how|what)",
    ),
    Kind(
        "what-you-wish-you-had-known",
        "lesson",
        _begun,
        "",
        "What would you have liked to know before you began?",
        "you told how it went, and not what you had to find out on the way",
        ("specific_lesson", "technical_lesson"),
        worth=0.68,
        fits=STORY,
        answered_by=r"(?:had|have|i'd|we'd) (?:\S+ )?known|wish|hindsight|should have|looking back|in retrospect|died|passed away|injur\w+|learn\w*|lessons?|taught|mistakes?|went wrong|bugs?",
    ),
    Kind(
        "proudest-part",
        "lesson",
        _own_work,
        "",
        "Which part of it are you proudest of, and why?",
        "what you are proud of shows what you set yourself",
        ("first_person_action", "specific_lesson"),
        worth=0.6,
        fits=STORY,
        late=True,
        answered_by=r"proud\w*|fail\w*|mistakes?|missed|wrong|conflicts?|fired|upset|angry|argu\w+|regret\w*|unfortunately",
    ),
)
