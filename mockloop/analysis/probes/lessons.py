"""Lessons: those to be tested, intentions, and what is missing without any."""

from __future__ import annotations

import re

from mockloop.analysis.answer import whole_words
from mockloop.analysis.probes.answer_type import NARRATED
from mockloop.analysis.probes.kind import Hit, Kind, best
from mockloop.analysis.probes.narrative import Narrative
from mockloop.analysis.probes.whole_story import STRAIN
from mockloop.analysis.text.quotable import Clause

_LEARNED = re.compile(
    r"(?:i|we|it|this|that|this \S+|the \S+|what i|looking back i|from (?:this|that) i)(?:'ve| have| had)? (?:[a-z]+ly |also |then |really )?"
    r"(?:learned|learnt|learn|taught me|made me (?:reali[sz]e|understand|see)|showed me|reali[sz]ed|reali[sz]e|came to (?:see|understand|reali[sz]e)|"
    r"understood|understand|helped me (?:learn|understand|reali[sz]e|see)|reminded me that|now know)\b(?! what)"
)
_ALWAYS = re.compile(
    r"(?:now )?(?:i|we)(?: now)? (?:always|now|usually|try to|make (?:sure|it a (?:priority|point|habit))|never)\b|(?:since then|from then on|ever since|nowadays)\b"
)
_DIFFERENT = whole_words(
    r"differently|kata|katas|exercises?|arrays?|task aims|next time|hard way|(?:always )?good to|i (?:should|need to|have to|must)|lessons?|best practices?|pick my battles|i try to|i'll|i will|i've (?:become|started|begun)|learn(?:ed|t) (?:to|that|how|not)|(?:better|important|best|a good idea|crucial|essential) to|you (?:have|need|should) \S+|we should|how i (?:could|should)|get-go|going forward|moving forward|would have|should have|could have|in hindsight|hindsight|looking back|if i (?:could|had|were)|in (?:the )?future|"
    r"(?:would|will|'ll) (?:always|never|still|not) \S+|(?:anything|nothing|something) differ\S+|(?:i|we) (?:still |also |just )?(?:need|have) to|to improve|i learn|learning (?:to|that)|lesson\S*|regret\S*|if (?:i|we|you) (?:went|could|had|were|get|got)|mistake was|right (?:thing|decision|choice)|wouldn't change|positively|more i could|could (?:also )?do|i (?:would|'d) (?:do|probably|make|try|have)|i wish|from now on|from then on|again|since then|ever since|i now|now i|these days|i always"
)
_ADVICE = re.compile(
    r"(?:always|never|don't|do not|be|make|try|listen|speak|ask|take|keep|evaluate|escalate|build|prepare|communicate|let|give|"
    r"start|stop|remember|think|learn|get|defer|use|focus|avoid|pick|set|plan|check|talk|stay|treat|work|seek|approach|understand)\b(?! (?:was|were|is|had|did|we|i)\b)"
)
_MATTERS = whole_words(
    r"(?:is|are) (?:(?:just as|as|very|really|so|also) )?(?:important|key|essential|crucial|necessary)"
)
_LESSON = whole_words(
    r"learned|learnt|lesson|taught me|reali[sz]ed|takeaway|looking back|in hindsight|i now|since then i|made me understand|reflect\w*|cemented|reinforced|i started [a-z]+ing|no longer"
)


_OWN_DOING = re.compile(
    r"(?<!\S)(?:i|i'm|i'd|me|my|myself|we|our|you (?:need|have|should|can)|to [a-z]+|(?!(?:something|anything|nothing|everything|during|being|morning)\b)[a-z]+ing|importan\S+|better|how)(?!\S)"
)
_TO_DO = whole_words(
    r"should|need(?:ed)? to|have to|had to|importan\S+|better|never|always|how|must|can|cannot|instead"
)
_SAID_SO = re.compile(
    r".*?(?:learn(?:ed|t)?|taught me|reali[sz]ed?|understand|understood|see|showed me|know|reminded me)\b"
)
_RECENT = (
    r"this (?:past )?(?:week|weekend|morning|semester)|yesterday|last night|(?:a few|two|three|couple of) days ago|the other day|"
    r"today i|forced on"
)
_NO_LESSON = re.compile(
    r"\d|(?:two|three|four|several|some|many|few|couple of) (?:\S+ )?(?:things|lessons|points)|learn(?:ed|t) (?:from|quite|many|new|some|a few|several|it the hard)|that i (?:enjoy|like|love|am)|different techniques|a lot|tremendous|so much|a great deal|at this stage|laugh|fragile|everyone|everybody|nobody|people are"
)


def _lesson(narrative: Narrative) -> Hit | None:
    """Return a lesson from the end of the story, quoted whole; not a skill, and not a fact found out."""
    found = (
        c
        for c in narrative.matching(_LEARNED)
        if c.section in ("reflection", "result", "")
        and c.words >= 8
        and narrative.place(c) > 0.6
        and not _NO_LESSON.search(c.said)
        and _is_own(c)
    )
    hit = best(found, _as_lesson)
    return hit if hit is None or (hit.clause and hit.clause.quote) else Hit(0.85)


def _is_own(clause: Clause) -> bool:
    """Return whether a lesson is about the speaker's own conduct. What was only 'realized' must say what to do."""
    lesson = _OWN_DOING if re.search(r"learn|taught", clause.said) else _TO_DO
    return lesson.search(_SAID_SO.sub("", clause.said, count=1)) is not None


def _as_lesson(clause: Clause) -> float:
    """Return how suitable a clause is as a quoted lesson: 'learned' before 'realized'."""
    learned = 1.0 if re.search(r"learn|taught", clause.said) else 0.85
    return learned * (1.0 if clause.section == "reflection" else 0.6)


def _general_lesson(narrative: Narrative) -> Hit | None:
    generic = narrative.said.shows("generic_lesson")
    if not generic or any(found.section != "reflection" for found in generic):
        return None
    at = {found.start_s for found in generic}
    found = (
        c
        for c in narrative.matching(_LEARNED)
        if c.section == "reflection"
        and not _NO_LESSON.search(c.said)
        and _is_own(c)
        and any(c.start_s <= s <= c.start_s + 12 for s in at)
    )
    return best(found, lambda clause: 1.0 if clause.quote else 0.0)


_NO_HABIT = whole_words(r"laugh|joke|friends?|usually|too|know|feel|have|live|am|are|never")


def _habit(narrative: Narrative) -> Hit | None:
    found = (
        c
        for c in narrative.matching(_ALWAYS)
        if c.section in ("reflection", "result", "") and c.words >= 6 and not _NO_HABIT.search(c.said)
    )
    return best(found, lambda clause: 0.9)


def _no_lesson(narrative: Narrative) -> Hit | None:
    if (
        narrative.length < 50
        or narrative.words_in("reflection") >= 12
        or narrative.steps < 2
        or narrative.words_in("result") < 4
    ):
        return None
    return None if narrative.mentions(_LESSON) else Hit(1.0)


def says_what_to_change(narrative: Narrative) -> bool:
    """Return whether the story says what the speaker would do differently, has learned, or advises."""
    return narrative.mentions(_DIFFERENT) or _advises(narrative)


def _no_difference(narrative: Narrative) -> Hit | None:
    if narrative.length < 80 or narrative.steps < 2 or says_what_to_change(narrative):
        return None
    strained = {found[0].removesuffix("s") for found in STRAIN.finditer(narrative.story)}
    return Hit((0.0, 0.85, 1.0)[min(len(strained), 2)]) if strained else None


def _advises(narrative: Narrative) -> bool:
    """Return whether the last part contains advice to oneself, in the imperative."""
    return any(
        _ADVICE.match(said) or _MATTERS.search(said)
        for first, _, said in narrative.sentences
        if first >= 0.55 * narrative.length
    )


def _other_hand(narrative: Narrative) -> Hit | None:
    return Hit(1.0) if narrative.length >= 40 and narrative.steps >= 2 and not narrative.mentions(_DIFFERENT) else None


KINDS = (
    Kind(
        "when-did-you-use-it",
        "lesson",
        _lesson,
        "Where has that made a difference since? Tell me about one time.",
        "You named a lesson. Where has it made a difference since? Tell me about one time.",
        "you named a lesson, but not what you have done with it",
        ("specific_lesson", "second_order_effect"),
        worth=0.72,
        fits=NARRATED | {"exercise"},
        answered_near=r"since then|ever since|from then on|now i|these days|for example|for instance",
        answered_by=_RECENT,
    ),
    Kind(
        "why-that-lesson",
        "lesson",
        _general_lesson,
        "Which moment in it taught you that?",
        "You named what you took from it. Which moment in it taught you that?",
        "the lesson would fit many stories, and one moment would make it yours",
        ("specific_lesson",),
        worth=0.55,
    ),
    Kind(
        "has-the-habit-held",
        "lesson",
        _habit,
        "When was the last time you did so, and what came of it?",
        "You say that you do it differently now. When was the last time, and what came of it?",
        "you named a habit, and one case of it would show it",
        ("specific_lesson", "follow_through"),
        worth=0.6,
        fits=NARRATED,
        answered_near=r"for example|for instance|last (?:week|month|year)|just (?:yesterday|last)",
    ),
    Kind(
        "what-did-you-take-from-it",
        "lesson",
        _no_lesson,
        "",
        "What did you take from that, and where has it shown since?",
        "I did not hear what you took from it",
        ("specific_lesson",),
        worth=0.7,
        fits=frozenset({"event"}),
        shown=("specific_lesson",),
    ),
    Kind(
        "what-would-you-change",
        "lesson",
        _no_difference,
        "",
        "If you were in that situation again today, what would you do differently, and why?",
        "I did not hear what you would do differently",
        ("specific_lesson", "own_mistake_admitted"),
        worth=0.64,
        fits=frozenset({"event"}),
        shown=("specific_lesson", "own_mistake_admitted"),
    ),
    Kind(
        "would-you-again",
        "lesson",
        _other_hand,
        "",
        "Would you do it again in the same way?",
        "whether you would do it again shows what you think of it",
        ("specific_lesson",),
        0.25,
        "What makes you sure of that?",
        "What would you do instead, and what would that have cost?",
    ),
)
