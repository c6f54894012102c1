"""The outcome: figures without how they were measured, results without figures, missing or short endings."""

from __future__ import annotations

import re

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.kind import Find, Hit, Kind, as_step, best, step
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.text.word_patterns import MONEY, NUMBER, PERCENT

_MOVED = (
    r"(?:increas|decreas|reduc|improv|rais|lower|sav|grow|grew|cut|boost|doubl|tripl|gain|lost|earn|sold|rose|fell|drop|"
    r"went (?:up|down|from)|collect|generat|deliver|achiev|shorten|fewer|faster|less|more)\S*"
)
_FIGURE = re.compile(
    rf"(?<!\S)(?:{PERCENT}|{MONEY}|from {NUMBER} (?:\S+ ){{0,3}}?to {NUMBER}|by (?:about |around |almost |over )?{NUMBER}|half|twice|doubled|tripled)(?!\S)"
)
_CHANGE = re.compile(rf"(?<!\S){_MOVED}(?!\S)")
_BEFORE = re.compile(r"(?<!\S)(?:from|before|used to|originally|instead of|compared)(?!\S)")
_BETTER = re.compile(
    r"(?<!\S)(?<!'d )(?:improved|improve|increased|increase|reduced|reduce|decreased|boosted|better|faster|smoother|easier|quicker|more efficient|"
    r"efficiency|productivity|success|successful|successfully|grew|saved|met (?:the|our|my) (?:deadline|goal|target)|on time|"
    r"worked (?:well|out|perfectly|great)|great (?:success|response)|positive|satisfied|satisfaction|happy with|impressed|"
    r"well received|loved|enjoyed)(?!\S)"
)
_GOOD_END = re.compile(
    rf"(?!otherwise|.*\b(?:will|would|should)\b|i (?:[a-z]+ ){{0,2}}?(?:talk|told|explain|suggest|propos|want|tried|try|discuss|decid|think|thought|worked with)).*{_BETTER.pattern}"
)
_ENDED = re.compile(
    r"(?<!\S)(?:unblocked|improve[sd]?|(?:moved?|got|get|gotten) (?:past|over|through) (?:it|this|that|the)|sol[vd]e[sd]?|made it better|better|worthwhile|(?:in|at) the right place|made up|reconciled|calmed down|went back to normal|back to normal|adopt(?:ed|ing)?|since then|from then on|to this day|saved|relieved|as a result|in the end|eventually|at the end|turned out|ended up|ended|resulted|"
    r"the result|the outcome|won|passed|finished|completed|succeeded|"
    r"successful|successfully|success|terminated|open[- ]sourced|got it working|it worked|works|improved|increased|reduced|resolved|solved|worked|launched|delivered|grade|thanked|happy|"
    r"appreciated|agreed|accepted|promoted|failed|lost|stopped|refused|apologi[sz]ed|fired|quit|no longer|sucess\w*|succes\w*|sucsess\w*|resovled|sloved|acheiv\w+|achieved|eventualy|finaly|recieved|compl[ie]ted|restored|fixed|solves|fits?|paid off|merged|shipped|released|published|prevented|avoided|earned|ever since|been (?:[a-z]+ing|doing \S+) (?:\S+ )?since|i've been|we've been|(?:we|i|they) (?:are|am) now|we're now|i'm now|grew|took off|went (?:well|live|smoothly|fine|through)|worked out|ended|got away|forgave|adopted|glad|relief|led to|satisfied|grades?|received)(?!\S)"
)
_BAD = re.compile(
    r"(?<!\S)(?<!didn't )(?<!never )(?:failed|(?:i|we|the company|the team) lost(?! (?:touch|weight|interest|family|my (?:father|mother|temper))\b)|missed (?:the|our|my)|got worse|was late|were late|complained|fell apart|fell through|"
    r"got rejected|went wrong|cost (?:me|us|them)|a disaster|too late|behind schedule)(?!\S)"
)
_IN = {"result": 1.1, "action": 0.8, "reflection": 0.7, "": 0.8}
_MEASURED = whole_words(
    r"measured|measure|metrics?|survey|counted|tracked|according to|data showed|analytics|benchmark(?:ed)?"
)


_YEAR = re.compile(r"(?<!\S)(?:by|in|since|until) (?:19|20)\d\d(?!\S)")
_WHOLE = re.compile(r"(?<!\S)(?:100%|50%|(?:a|one) hundred per ?cent)(?= (?!of)|$)")  # an idiom, or part of the setting
_COUNTED = re.compile(r"(?<!\S)(?:people|members|students|players|users|persons|employees|bowlers|followers)(?!\S)")
_PRICE = re.compile(rf"(?<!\S){MONEY}(?!\S)")
_EARNED = re.compile(r"(?<!\S)(?:sav|earn|rais|collect|revenue|profit|sold|sales|generat|grew|cut|reduc|increas)\S*")


def _moved(said: str) -> bool:
    """Return whether a figure is an outcome: not a year, and not just a price."""
    if not _FIGURE.search(said) or not _CHANGE.search(said) or _YEAR.search(said) or _WHOLE.search(said):
        return False
    if _COUNTED.search(said):
        return False
    return not _PRICE.search(said) or _EARNED.search(said) is not None


def _figure(narrative: Narrative) -> Hit | None:
    """Return an outcome figure without a word nearby about how it was measured."""
    found = (c for c in narrative.clauses if _moved(c.said) and not _MEASURED.search(c.said + c.more))
    return best(found, lambda clause: 1.15 * _IN.get(clause.section, 0.6))


def _figure_alone(narrative: Narrative) -> Hit | None:
    """Return a figure without its earlier value."""
    found = (c for c in narrative.clauses if _moved(c.said) and not _BEFORE.search(f"{c.said} {c.more}"))
    return best(found, lambda clause: 0.85 * _IN.get(clause.section, 0.6))


def _no_figure(narrative: Narrative) -> Hit | None:
    """Return an outcome that is called good, without a figure in its sentence."""
    number = re.compile(rf"(?<!\S){NUMBER}(?!\S)")
    found = (
        c
        for c in narrative.closing()
        if c.section in ("result", "action")
        and _GOOD_END.match(c.said)
        and not re.search(
            r"\d|on time|\bi (?:was|am) (?:happy|glad)|would|easier just|than i|thanks|thanked|review|grade|\\bfelt\\b|leaps|said|most|health|confiden",
            c.said + c.more,
        )
        and not number.search(c.said)
    )
    return best(found, lambda clause: 1.0 if clause.section == "result" else 0.65)


_ACTED = step(
    r"told|asked|suggested|proposed|offered|explained|apologi[sz]ed|reported|decided to|changed|moved|built|created|wrote|"
    r"organi[sz]ed|arranged|called|emailed|contacted|agreed to|introduced|implemented|set up|presented|spoke (?:to|with|up)|"
    r"talked to|met with|helped|took|refused|confronted|approached|sent|fixed|discussed|raised|let (?:him|her|them) know|worked with|made sure"
)
_USUAL = whole_words(
    r"often|usually|always|lots of times|every time|at times|sometimes|normally|whenever|from time to time"
)


_MUSING = 0.35  # of the words: with more reflection the answer has drawn its conclusion
_BRIEF = 120  # words: a longer answer that says once how it ended has told it


def _missing(narrative: Narrative) -> Hit | None:
    """Find an answer in which nothing is labelled a result and nothing near the end sounds like one."""
    if narrative.length < 25:
        return None
    words = narrative.words_in("result")
    hints = len(_ENDED.findall(narrative.ending(0.4)))
    allowed = 1 if narrative.length < _BRIEF or not words else 0
    if words >= 8 or hints > allowed or len(_USUAL.findall(narrative.story)) > 1:
        return None
    if narrative.words_in("reflection") > _MUSING * narrative.length:
        return None
    last = [c for c in narrative.closing(0.5) if _ACTED.match(c.said) and c.quote and c.words >= 6]
    return Hit(1.1 if hints == 0 else 0.7, last[-1] if last else None)


_CHANGED = whole_words(r"improv(?:ed|ing)|increased|reduced|decreased|grew|smoother|easier|faster|stronger|calmer")
_STAYS = whole_words(r"still|every day|each day|since|never|now|always|without any|years?|months?")


def _bare(narrative: Narrative) -> Hit | None:
    """Return a good ending that is told in a sentence, towards the end, and short against the story."""
    words = narrative.words_in("result")
    if words < 4 or narrative.length < 100 or words / narrative.length > 0.2:
        return None
    found = (
        c
        for c in narrative.closing()
        if c.section == "result" and _CHANGED.search(c.said) and not _STAYS.search(c.said)
    )
    return best(found, lambda clause: 1.0 if clause.words >= 6 else 0.4)


def _ended_badly(narrative: Narrative) -> Hit | None:
    found = (
        c
        for c in narrative.holding(_BAD)
        if " like " not in c.said and c.section in ("result", "action", "situation", "")
    )
    return best(found, lambda clause: 0.9 if clause.section == "result" else 0.5)


_VERIFIED = whole_words(
    r"test(?:ed|s|ing)?|check(?:ed)?|verif\w+|monitor\w*|measur\w+|made sure|confirm\w*|track\w*|feedback|survey\w*"
)
_LASTS = whole_words(
    r"still|to this day|nowadays|since then|ever since|today|now|currently|nowadays|these days|keeps?|kept|adopted|other teams?|every (?:team|one)|i've been|we've been|(?:i|we) (?:am|are) now|we're now|i'm now|full-time|runs|is (?:used|running|called|open)|has (?:been|grown|become)|since|standard|template|from then on|now use"
)
_SET_RIGHT = whole_words(
    r"(?:i|we)(?: \S+){0,2} (?:fixed|solved|changed|introduced|implemented|built|created|set up|improved|replaced|repaired|trained|taught|"
    r"reorgani[sz]ed|redesigned|automated|updated|moved|added|rewrote|wrote|proposed|suggested)"
)


def _where(premise: re.Pattern[str], unless: re.Pattern[str], fewest: int = 60) -> Find:
    """Find what the probe rests on where nothing that was told answers it."""

    def find(narrative: Narrative) -> Hit | None:
        if narrative.length < fewest or narrative.mentions(unless) or not premise.search(narrative.story):
            return None
        return Hit(1.0)

    return find


def _made_once(narrative: Narrative) -> Hit | None:
    if narrative.length < 60 or narrative.mentions(_LASTS):
        return None
    made = best(narrative.matching(_MADE_IT), as_step)
    return Hit(1.0, made.clause if made else None)


_MADE_IT = step(r"built|wrote|created|designed|developed|implemented|set up|introduced|established|launched|automated")
KINDS = (
    Kind(
        "how-was-it-measured",
        "measure",
        _figure,
        "How was that measured?",
        "You gave a figure. How was it measured?",
        "you gave a figure, but not how it was measured",
        ("verification", "quantified_result"),
        worth=0.6,
    ),
    Kind(
        "what-was-it-before",
        "measure",
        _figure_alone,
        "What had it been before, and how much of the change was your doing?",
        "You gave a figure. What had it been before, and how much of the change was your doing?",
        "you gave a figure, but not what it was before",
        ("quantified_result",),
        worth=0.65,
    ),
    Kind(
        "what-could-i-have-seen",
        "measure",
        _no_figure,
        "What could I have seen or counted that would have shown me that?",
        "You say that it went well. What could I have seen or counted that would have shown me that?",
        "you told how it ended, but nothing yet that could be counted or checked",
        ("quantified_result", "human_or_business_impact"),
        worth=0.62,
        answered_by=r"friends?|friendship|roommates?|sister|brother|husband|wife|relationship",
        answered_near=r"on time|because|which meant|thanked|told (?:me|us)|said|adopted|won|award\w*|\d+%?|so many|half|quarter|more \S+ than",
    ),
    Kind(
        "how-did-it-end",
        "outcome",
        _missing,
        "What came of that in the end, and for whom was something different?",
        "What came of it in the end: what was different afterwards, and for whom?",
        "I did not hear much of how it ended",
        ("human_or_business_impact", "quantified_result"),
        worth=0.9,
        shown=("human_or_business_impact", "second_order_effect", "quantified_result"),
    ),
    Kind(
        "what-lasted",
        "outcome",
        _bare,
        "And a few months later: what had lasted of that?",
        "You told how it ended. A few months later, what had lasted of that?",
        "the ending was short, but you did not say what came after it",
        ("second_order_effect", "human_or_business_impact"),
        worth=0.68,
        answered_by=r"kata|arrays?|exercises?|functions?",
        answered_near=r"still|now|today|to this day|ever since|since then|never again|from then on",
    ),
    Kind(
        "what-did-it-cost",
        "outcome",
        _ended_badly,
        "What did that cost, and whom?",
        "Something went wrong in it. What did that cost, and whom?",
        "something went wrong, but you did not say what it cost",
        ("human_or_business_impact", "own_mistake_admitted"),
        worth=0.75,
        answered_near=r"cost|had to (?:pay|redo|rewrite)|(?:hours|days|weeks|a month|months) (?:of|to)",
    ),
    Kind(
        "how-you-knew-it-worked",
        "measure",
        _where(_SET_RIGHT, _VERIFIED),
        "",
        "How did you know that what you did had worked?",
        "I did not hear how you could tell that it had worked",
        ("verification",),
        worth=0.4,
        fits=frozenset({"event"}),
        answered_by=r"worked|works|success\w*|took off|thank\w*|happy|agreed|adopted|grateful|resolved|solved|passed|won|apologi[sz]\w*|in the end|results?|sure enough|rewarding|got away|better|improv\w*|increas\w*",
    ),
    Kind(
        "what-is-left-of-it",
        "outcome",
        _made_once,
        "What is still there of that today, and who uses it?",
        "What is still there of it today, or still done that way?",
        "I did not hear what became of it later",
        ("second_order_effect",),
        worth=0.42,
        fits=frozenset({"project"}),
    ),
)
