"""Questions to the whole of a story, which can be asked where nothing in it stands out: the hardest moment, a doubt."""

from __future__ import annotations

from mockloop.analysis.probes.kind import Find, Hit, Kind, pattern
from mockloop.analysis.probes.sort import ONCE, Sort
from mockloop.analysis.probes.told import DEED, Told

_AT_WORK = pattern(r"team|project|company|group|class|club|crew|product|release|department|shift|client|customers?")
_STRAIN = pattern(
    r"difficult|hard|stress\w*|pressure|angry|anger|upset|scared|afraid|nervous|frustrat\w+|struggl\w+|conflict|worried|"
    r"deadline|tension|hurt|disappointed|tough|risk\w*|overwhelm\w*|ethical|crash\w*|complain\w*|argu\w+"
)
_NEW = pattern(r"new|first|never|idea|thought|expected|hoped|hoping|plan\w*|tried|realis\w+|realiz\w+|found|turned out")
_WORK = pattern(
    r"(?:i|we)(?: \S+){0,2} (?:built|wrote|created|designed|developed|implemented|fixed|coded|programmed|repaired|"
    r"refactored|automated|migrated|debugged|researched|prepared|organi[sz]ed|drew|tested|installed)"
)
_EVENT: frozenset[Sort] = frozenset({"event"})
_ANECDOTE: frozenset[Sort] = frozenset({"anecdote"})


def _any(fewest: int = 20, deeds: int = 0) -> Find:
    return lambda told: Hit(1.0) if told.length >= fewest and told.deeds >= deeds else None


def _among_others(told: Told) -> Hit | None:
    """Return whether people come up who could have said something."""
    return Hit(1.0) if told.length >= 40 and told.people >= 2 else None


def _worked(told: Told) -> Hit | None:
    """Return whether something was worked at: steps of making or mending."""
    return Hit(1.0) if told.deeds >= 3 and _WORK.search(told.story) else None


def _eventful(told: Told) -> Hit | None:
    """Return how much there is to have had a hard moment in: more where something is said to weigh on the speaker."""
    if told.length < 90 or not told.deeds:
        return None
    return Hit((1.0 if _STRAIN.search(told.story) else 0.9) * (1.0 if told.deeds >= 3 else 0.82))


def _unexpected(told: Told) -> Hit | None:
    """Return how much there is to be surprised at: more where something was new or thought to be so."""
    return Hit(1.0 if _NEW.search(told.story) else 0.9) if told.length >= 60 else None


def _moment(told: Told) -> Hit | None:
    return Hit(1.0) if told.length >= 25 and told.happened else None


def _doubtful(told: Told) -> Hit | None:
    """Return how much a doubt may be asked after: the speaker chose or stood for something."""
    decided = told.said.shows("deciding_unasked") or told.said.shows("disagreement_voiced")
    return Hit(1.0) if decided and told.deeds >= 3 else None


def _together(told: Told) -> Hit | None:
    """Return how much of it was done by several people: steps told with 'we', and the speaker's own beside them."""
    ours = sum(1 for clause in told.clauses if clause.said.startswith("we ") and DEED.match(clause.said))
    return Hit(1.0) if ours >= 2 and _AT_WORK.search(told.story) and ours >= told.deeds / 4 else None


KINDS = (
    Kind(
        "the-hardest-moment",
        "obstacle",
        _eventful,
        "",
        "Which moment in it was the hardest for you, and what did you do in it?",
        "the hardest moment says most about how you work",
        "What were you tempted to do instead?",
        ("first_person_action", "trade_off"),
        worth=0.62,
        fits=ONCE,
        told=r"hardest|toughest|most (?:difficult|challenging)|the hard part|panic\w*|crying|cried|tears|trembling|roadblock|the challenge was|(?:difficult|diffcult|hard|tricky|challenging|stressful) part|rollercoaster|couldn't take it|humiliat\w+|worst|sucked",
    ),
    Kind(
        "not-without-you",
        "part",
        _together,
        "",
        "What in all this would not have happened without you?",
        "several people took part, and your own share is what I am here to hear about",
        "Who would say so, too?",
        ("first_person_action",),
        worth=0.6,
        told=r"conflicts?|quarrel\w*|argu\w+|angry|upset|on my own|by myself",
    ),
    Kind(
        "what-did-you-give-up",
        "choice",
        _any(60, 5),
        "",
        "What did you give up by going about it in that way?",
        "every way has its price, and I did not hear yours",
        "Was it worth it? How do you know?",
        ("trade_off",),
        worth=0.4,
        told=r"instead of|rather than|gave up|give up|sacrific\w+|at the cost|trade-?offs?|cost me",
        fits=_EVENT,
    ),
    Kind(
        "who-was-against-it",
        "others",
        _any(60, 4),
        "",
        "Was anybody against it?",
        "others may have seen it differently",
        "What would the strongest argument against it have been?",
        ("disagreement_voiced", "influence"),
        0.4,
        "What did they say, and what did you answer?",
        "Why do you think nobody was? Had everybody been asked?",
        told=r"unhappy|complain\w*|wasn't happy|not happy|disagree\w*|against|conflict\w*|argu\w+|refus\w+|resist\w*|object\w*|push(?:ed|ing)? back|reluctant|hesitant|upset|angry|alone|by myself|on my own",
    ),
    Kind(
        "did-you-doubt-it",
        "belief",
        _doubtful,
        "",
        "Was there a moment when you doubted that you were doing the right thing?",
        "a doubt, or none, says how you decided",
        "What would have made you stop?",
        ("trade_off",),
        0.6,
        "What did you do about the doubt?",
        "What made you so sure?",
        told=r"doubt\w*|wasn't sure|was not sure|unsure|torn|hesitat\w+|hindsight|regret\w*|dilemma|not sure",
    ),
    Kind(
        "what-did-others-say-after",
        "outcome",
        _among_others,
        "",
        "What did others say to you about it afterwards?",
        "I did not hear what others made of it",
        "And what did you answer?",
        ("asked_for_help_or_feedback", "human_or_business_impact"),
        worth=0.5,
        fits=ONCE,
        told=r"shocked|reviews?|met with|reacti\w+|recogni\w+|thanked|thanks|praised?|told me|said (?:that|to|it|he|she|they)|feedback|loved|impressed|happy|appreciat\w+|grateful|commended|complain\w+|asked me|agreed|they said|he said|she said|"
        r"apologi[sz]\w*",
    ),
    Kind(
        "what-surprised-you",
        "lesson",
        _unexpected,
        "",
        "What in it surprised you?",
        "what surprised you shows what you had expected",
        "What do you expect now, in its place?",
        ("specific_lesson",),
        worth=0.52,
        fits=ONCE,
        told=r"surpris\w+|unexpected\w*|to my (?:shock|horror|amazement)|shock\w*|didn't expect|hadn't expected|never expected|imagined|fascinat\w+|amazed|better than i|little did i|stabb\w+|hospital|surgery|injur\w+|cancer|funeral|died",
    ),
    Kind(
        "what-would-have-helped",
        "obstacle",
        _any(60, 3),
        "",
        "What would have made it easier for you at the time, and could you have had it?",
        "what was missing says where the difficulty lay",
        "What did you do to get it?",
        ("asked_for_help_or_feedback", "specific_lesson"),
        worth=0.5,
        fits=_EVENT,
        told=r"would have (?:helped|made|been easier)|wish|should have|in hindsight|looking back",
    ),
    Kind(
        "what-to-tell-the-next-one",
        "lesson",
        _any(60, 3),
        "",
        "Somebody else has to go through the same next week. What would you tell them beforehand?",
        "advice to another shows what you would keep and what you would not",
        "Why that, before anything else?",
        ("specific_lesson",),
        worth=0.5,
        fits=_EVENT,
        told=r"advice|advise|i would tell|recommend\w*|you should|you have to|you need to|make sure you|tell (?:people|anyone|everyone)",
    ),
    Kind(
        "same-again-and-what-not",
        "lesson",
        _any(50, 2),
        "",
        "If you began it again today, what would you do the same way, and what would you do differently?",
        "what you would keep, and what not, shows what you took from it",
        "What makes you say so?",
        ("specific_lesson", "technical_lesson"),
        worth=0.74,
        fits=frozenset({"project"}),
        told=r"differently|hindsight|looking back|should have|would have (?:done|started|used|built)|wish|regret\w*",
    ),
    Kind(
        "which-step-counted",
        "step",
        _any(70, 5),
        "",
        "Which of your steps made the biggest difference, and how do you know?",
        "you told several steps, and not which of them did it",
        "What would have happened without it?",
        ("verification", "first_person_action"),
        worth=0.56,
        told=r"biggest difference|what helped (?:me )?most|the key (?:was|to)|what worked|turning point|made (?:the|a huge|all the) difference|didn't (?:really )?(?:work|solve|change|help)|did not (?:work|solve|change|help)|nothing worked|"
        r"friends?|friendship|roommates?|sister|brother|screaming",
    ),
    Kind(
        "where-the-time-went",
        "time",
        _worked,
        "",
        "How long did it take you in all, and where did most of that time go?",
        "you told several steps of work, and not how long they took",
        "What would you do to need less of it?",
        ("prioritised", "quantified_result"),
        worth=0.62,
        told=r"(?:\S+ )?(?:minutes?|hours?|days?|weeks?|weekends?|months?|years?|semester|summer)|overnight|conflicts?|argu\w+|upset|angry",
    ),
    Kind(
        "what-went-through-your-mind",
        "belief",
        _moment,
        "",
        "What went through your mind at that moment?",
        "I heard what happened, and would like to hear how you saw it",
        "And what did you do with that thought?",
        ("trade_off",),
        worth=0.6,
        fits=_ANECDOTE,
        told=r"i (?:was )?(?:like|thought|thinking|felt|was so|figured|reali[sz]ed)|my mind|my head",
    ),
    Kind(
        "why-it-stayed-with-you",
        "lesson",
        _moment,
        "",
        "Why has just this stayed with you?",
        "you could have told many things, and you told this one",
        "How does it show in what you do today?",
        ("specific_lesson",),
        worth=0.66,
        fits=_ANECDOTE,
        told=r"never forget|i (?:still|will always) remember|learned|learnt|taught me|lesson|i'll always|mean(?:s|t) (?:a lot|so much|the world)",
    ),
    Kind(
        "how-you-would-meet-it-now",
        "lesson",
        _moment,
        "",
        "If it happened to you again tomorrow, what would you do?",
        "what you would do now shows what you have made of it",
        "What would you have to know beforehand?",
        ("specific_lesson",),
        worth=0.5,
        fits=_ANECDOTE,
        told=r"next time|in (?:the )?future|hindsight|would have|should have|looking back|from now on|from then on|now i|differently",
    ),
)
