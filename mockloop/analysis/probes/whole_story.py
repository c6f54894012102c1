"""Questions about the whole story, for when nothing in it stands out: the hardest moment, a doubt."""

from __future__ import annotations

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import EVENT, ONCE
from mockloop.analysis.probes.kind import Hit, Kind, as_step, best, if_told, step
from mockloop.analysis.probes.narrative import DEED, Narrative

_TURN = whole_words(r"but|however|instead|until|although|yet|despite|even though")
SUCCESS = whole_words(
    r"succe\w+|worked (?:out|well|perfectly)|solved|resolved|fixed|improv\w+|won|passed|increas\w+|reduc\w+|saved|launched|"
    r"finished|completed|delivered|achieved|grew|on time|thanked|adopted|shipped|released|accepted|restored"
)
_MAKES = step(
    r"built|created|designed|developed|implemented|coded|programmed|repaired|refactored|automated|migrated|debugged|"
    r"researched|prepared|organi[sz]ed|rewrote|redesigned|set up|put together|planned|restructured"
)
_STANDS = step(
    r"decided (?:to|not|against|that)|chose to|refused|quit|resigned|said no|spoke up|disagreed|told (?:him|her|them|my|the)|"
    r"confronted|suggested|insisted|went ahead|pushed back|reported|stopped|volunteered|proposed"
)
_AT_WORK = whole_words(r"team|project|company|group|class|club|crew|product|release|department|shift|client|customers?")
STRAIN = whole_words(
    r"difficult|hard|stress\w*|pressure|angry|anger|upset|scared|afraid|nervous|frustrat\w+|struggl\w+|conflict|worried|"
    r"deadline|tension|hurt|disappointed|tough|risk\w*|overwhelm\w*|ethical|crash\w*|complain\w*|argu\w+|problems?|wrong|"
    r"mistakes?|challeng\w+|fail\w*|urgent|broke\w*|refus\w+|disagree\w*|outage|incident|unhappy|rude"
)
_WEIGHED = whole_words(
    r"stress\w*|pressure|angry|anger|upset|scared|afraid|nervous|frustrat\w+|struggl\w+|conflicts?|worried|deadline|tension|hurt|"
    r"disappointed|overwhelm\w*|ethical|complain\w*|argu\w+|refus\w+|disagree\w*|rude|confront\w*|fired|hardest|dilemma"
)
_NEW = whole_words(
    r"new|first|never|idea|thought|expected|hoped|hoping|plan\w*|tried|realis\w+|realiz\w+|found|turned out"
)
_WORK = whole_words(
    r"(?:i|we)(?: \S+){0,2} (?:built|wrote|created|designed|developed|implemented|fixed|coded|programmed|repaired|"
    r"refactored|automated|migrated|debugged|researched|prepared|organi[sz]ed|drew|tested|installed)"
)
_OURS = whole_words(
    r"we (?:[a-z]+ly |also |then |all |finally )?(?:built|created|designed|developed|implemented|launched|organi[sz]ed|planned|"
    r"worked|delivered|finished|completed|managed|raised|solved|fixed|set|wrote|prepared|ran|released|improved|made|came up|"
    r"started|introduced|redesigned|shipped|produced|won|achieved|divided|split|tested|moved|migrated).*"
)


def _among_others(narrative: Narrative) -> Hit | None:
    """Return whether there are people in the story who could have said something."""
    return Hit(1.0) if narrative.length >= 40 and narrative.people >= 2 and narrative.steps >= 2 else None


def _worked(narrative: Narrative) -> Hit | None:
    """Return the making or repairing step of a story in which the speaker succeeded in several own steps."""
    if narrative.own_steps < 3 or not _WORK.search(narrative.story) or not SUCCESS.search(narrative.story):
        return None
    made = best(narrative.matching(_MAKES), as_step)
    return Hit(1.0, made.clause if made else None)


def _several_steps(narrative: Narrative) -> Hit | None:
    """Return whether several own steps led to a good result."""
    ended = SUCCESS.search(narrative.ending(0.5)) and narrative.words_in("result") >= 6
    return (
        Hit(1.0)
        if narrative.length >= 70 and narrative.own_steps >= 3 and ended and _WORK.search(narrative.story)
        else None
    )


def _had_it_hard(narrative: Narrative) -> Hit | None:
    """Return whether something is called hard that could have been made easier."""
    return (
        Hit(1.0)
        if narrative.length >= 60 and narrative.steps >= 3 and len(STRAIN.findall(narrative.story)) >= 3
        else None
    )


def _weighed(narrative: Narrative) -> Hit | None:
    """Return whether something is said to have weighed on the speaker; more if it is said twice."""
    weighed = min(len(_WEIGHED.findall(narrative.story)), 2)
    if narrative.length < 70 or not narrative.steps or not weighed:
        return None
    return Hit((0.0, 0.75, 1.0)[weighed] * (1.0 if narrative.steps >= 3 else 0.9))


def _unexpected(narrative: Narrative) -> Hit | None:
    """Return whether one event has a turn and an outcome, so that something can have been a surprise."""
    if narrative.length < 120 or narrative.steps < 4 or narrative.words_in("result") < 6:
        return None
    return Hit(1.0) if _NEW.search(narrative.story) and _TURN.search(narrative.story) else None


def _doubtful(narrative: Narrative) -> Hit | None:
    """Return how suitable a question about doubts is: the speaker chose or defended something."""
    decided = narrative.said.shows("deciding_unasked") or narrative.said.shows("disagreement_voiced")
    if not decided or narrative.steps < 3:
        return None
    stand = best(narrative.matching(_STANDS), as_step)
    return Hit(1.0, stand.clause) if stand else None


def _together(narrative: Narrative) -> Hit | None:
    """Return how much several people did: steps with 'we', beside the speaker's own."""
    ours = [clause for clause in narrative.clauses if clause.said.startswith("we ") and DEED.match(clause.said)]
    if len(ours) < 2 or not _AT_WORK.search(narrative.story) or len(ours) < narrative.steps / 3:
        return None
    if not SUCCESS.search(narrative.ending(0.5)):
        return None
    shared = best((clause for clause in ours if clause.words >= 7 and _OURS.match(clause.said)), as_step)
    return Hit(1.0, shared.clause if shared else None)


KINDS = (
    Kind(
        "the-hardest-moment",
        "obstacle",
        _weighed,
        "",
        "When it was at its hardest, what went through your mind?",
        "you told what happened and what you did, and not what you thought when it was hard",
        ("trade_off",),
        worth=0.62,
        fits=EVENT,
        answered_by=r"i (?:[a-z]+ )?(?:thought|kept thinking|was thinking|felt|feel|wondered)|i was (?:so|like)|my (?:mind|head|heart)|to myself|my (?:first|initial) (?:thought|reaction|instinct)|gave up|(?:pretty|so|very|really|quite) frustrat\w+|furious|defeated|bashed|yell\w*|scream\w*|explo(?:ded|sion)|blew up|snapped|devastat\w+|heartbroken|broke down|lost (?:my|his|her) (?:temper|cool|patience)|wits|overwhelm\w*|immense|stuck|meltdown|desperat\w+|asham\w+|embarrass\w*|dread\w*|rage|miserable|nervous|"
        r"hardest|toughest|most (?:difficult|challenging)|the hard part|panic\w*|crying|cried|tears|trembling|roadblock|the challenge was|(?:difficult|diffcult|hard|tricky|challenging|stressful) part|rollercoaster|couldn't take it|humiliat\w+|worst|sucked",
    ),
    Kind(
        "not-without-you",
        "part",
        _together,
        "What of that would not have happened without you?",
        "What in all this would not have happened without you?",
        "several people took part, and your own share is what I am here to hear about",
        ("first_person_action",),
        worth=0.6,
        answered_by=r"conflicts?|quarrel\w*|argu\w+|angry|upset|on my own|by myself|declin\w+|i (?:[a-z]+ )?(?:led|lead|created|programmed|designed|proposed|built|volunteered|was (?:the|in charge|responsible|assigned|tasked))|took the (?:lead|initiative)|my (?:role|part|task|job|responsibility|idea)",
    ),
    Kind(
        "what-did-you-give-up",
        "choice",
        if_told(60, 5),
        "",
        "What did you give up by going about it in that way?",
        "every choice costs something, and I did not hear what yours cost",
        ("trade_off",),
        worth=0.4,
        answered_by=r"instead of|rather than|gave up|give up|sacrific\w+|at the cost|trade-?offs?|cost me",
        fits=EVENT,
    ),
    Kind(
        "who-was-against-it",
        "others",
        _among_others,
        "",
        "Was anybody against it?",
        "others may have seen it differently",
        ("disagreement_voiced", "influence"),
        0.33,
        "What did they say, and what did you answer?",
        "Why do you think nobody was? Had everybody been asked?",
        answered_by=r"unhappy|complain\w*|wasn't happy|not happy|disagree\w*|against|conflict\w*|argu\w+|refus\w+|resist\w*|object\w*|push(?:ed|ing)? back|reluctant|hesitant|upset|angry|alone|by myself|on my own",
    ),
    Kind(
        "did-you-doubt-it",
        "belief",
        _doubtful,
        "Was there a moment when you doubted that this was right?",
        "Was there a moment when you doubted that you were doing the right thing?",
        "whether you had doubts shows how you decided",
        ("trade_off",),
        0.6,
        "What did you do about the doubt?",
        "What made you so sure?",
        answered_by=r"doubt\w*|wasn't sure|was not sure|unsure|torn|hesitat\w+|hindsight|regret\w*|dilemma|not sure|should have|shouldn't|known better|mistakes?|my fault|was wrong|anger|wish",
    ),
    Kind(
        "what-did-others-say-after",
        "outcome",
        _among_others,
        "",
        "What did others say to you about it afterwards?",
        "I did not hear what others made of it",
        ("asked_for_help_or_feedback", "human_or_business_impact"),
        worth=0.15,
        fits=ONCE,
        answered_by=r"shocked|reviews?|met with|reacti\w+|recogni\w+|thanked|thanks|praised?|told me|said (?:that|to|it|he|she|they)|feedback|loved|impressed|happy|appreciat\w+|grateful|commended|complain\w+|asked me|agreed|they said|he said|she said|"
        r"apologi[sz]\w*",
    ),
    Kind(
        "what-surprised-you",
        "lesson",
        _unexpected,
        "",
        "What in it surprised you?",
        "what surprised you shows what you had expected",
        ("specific_lesson",),
        worth=0.43,
        fits=ONCE,
        late=True,
        answered_by=r"reali[sz]\w+|(?:i|we)(?: had| always| really| just)? thought|turned out|turns out|anticipat\w+|suddenly|couldn't (?:understand|believe)|expect\w*|fores(?:aw|een)|assum\w+|funny|strange\w*|weird|odd|ironic\w*|unaware|no idea|happened to|interesting\w*|learned that|i knew|sudden|disappoint\w*|little did|"
        r"surpris\w+|unexpected\w*|to my (?:shock|horror|amazement)|shock\w*|didn't expect|hadn't expected|never expected|imagined|fascinat\w+|amazed|better than i|little did i|stabb\w+|hospital|surgery|injur\w+|cancer|funeral|died",
    ),
    Kind(
        "what-would-have-helped",
        "obstacle",
        _had_it_hard,
        "",
        "What would have made it easier for you at the time, and could you have had it?",
        "what was missing shows what made it difficult",
        ("asked_for_help_or_feedback", "specific_lesson"),
        worth=0.4,
        fits=EVENT,
        late=True,
        answered_by=r"would have (?:helped|made|been easier)|would've|wish|should have|in hindsight|looking back|(?:i would|i'd) (?:probably|also|have|get|come|do|try|be|still)|next time|in (?:the )?future|helped me|with (?:his|her|their|the) help",
    ),
    Kind(
        "what-to-tell-the-next-one",
        "lesson",
        if_told(60, 3),
        "",
        "Somebody else has to go through the same next week. What would you tell them beforehand?",
        "your advice would show what you would keep and what you would change",
        ("specific_lesson",),
        worth=0.4,
        fits=EVENT,
        late=True,
        answered_by=r"advice|advise|i would tell|recommend\w*|you should|you have to|you need to|make sure you|tell (?:people|anyone|everyone)|don't (?:be|let|stick|give|wait)|sooner|make sure|it's (?:better|important|best)|always|learn\w*|lessons?|in (?:the )?future|next time|never|i should|(?:i would|i'd) (?:probably|also|have|get|come|do|try|be|still)|would have",
    ),
    Kind(
        "same-again-and-what-not",
        "lesson",
        if_told(50, 2),
        "",
        "If you began it again today, what would you do the same way, and what would you do differently?",
        "what you would keep and what you would change shows what you learned from it",
        ("specific_lesson", "technical_lesson"),
        worth=0.74,
        fits=frozenset({"project"}),
        answered_by=r"differently|hindsight|looking back|should have|would have (?:done|started|used|built)|wish|regret\w*",
    ),
    Kind(
        "which-step-counted",
        "step",
        _several_steps,
        "",
        "Which of your steps made the biggest difference, and how do you know?",
        "you told several steps, but not which of them made the difference",
        ("verification", "first_person_action"),
        worth=0.56,
        answered_by=r"biggest difference|what helped (?:me )?most|the key (?:was|to)|what worked|turning point|made (?:the|a huge|all the) difference|didn't (?:really )?(?:work|solve|change|help)|did not (?:work|solve|change|help)|nothing worked|"
        r"friends?|friendship|roommates?|sister|brother|screaming|conflicts?|upset|angry|argu\w+|one of the steps",
    ),
    Kind(
        "where-the-time-went",
        "time",
        _worked,
        "How long did that take you, and where did most of the time go?",
        "How long did it take you in all, and where did most of that time go?",
        "you told several steps of work, but not how long they took",
        ("prioritised", "quantified_result"),
        worth=0.62,
        answered_by=r"within|in time|(?:\S+ )?(?:minutes?|hours?|days?|weeks?|weekends?|months?|years?|semester|summer)|overnight|conflicts?|argu\w+|upset|angry",
    ),
)
