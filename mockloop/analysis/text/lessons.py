"""Find the lessons in an answer, and decide whether each would fit any other story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mockloop.analysis.answer import Answer, Match
from mockloop.analysis.text.detection import found_in
from mockloop.analysis.text.word_patterns import NUMBER, PAST_VERB
from mockloop.core.transcript import ends_sentence

MOST_WORDS = 40
LONG_PAUSE_S = 1.0
_LONG = 10  # words among which one from the story is enough
_FEWEST_AFTER = 3  # words that must follow a cue that introduces the lesson, rather than closes it

_CUES = (
    r"(?:i|we|i've|we've|i'd|and|also) (?:\S+ )?(?:learned|learnt|realized|realised)",
    r"(?:that|this|it|which|what) (?:\S+ )?(?:taught|showed|reminded) (?:me|us)",
    r"(?:what|one thing|something|the thing) (?:that )?i (?:took|take|have taken|learned|learnt|kept|changed)",
    r"(?:the|my|a) (?:\S+ )?(?:lesson|takeaway|take-away|learning)s?",
    r"(?:(?<!the )next time|in hindsight|looking back|in future|in the future|going forward)",
    # not 'since then we had no late doses'
    r"(?:since then|from then on)(?! (?:\S+ ){1,2}?(?:had|was|were|has|came|went|have had|have been)\b)",
    # not 'now we throw out five or six'
    rf"(?:ever since|these days|nowadays|now (?:i|we|every|each)(?! (?:\S+ ){{1,3}}?{NUMBER}\b)|i now|we now|to this day)",
    r"(?:the|my) (?:\S+ )?(?:lesson|takeaway|take-away|learning|insight|moral|conclusion)s?(?: (?:for|to|of|from) (?:me|us|the \S+|it|that|this|all \S+))?",
    r"(?:what|all|the only thing|something|one thing|the (?:one |main |first |real |big )?thing|the part) (?:that )?(?:i'd|i would|i'll|i have|i've|i|we|we'd|stuck|stayed|surprised) (?:\S+ )?(?:do|change|took|take|taken|learned|learnt|kept|changed|with|realized|realised|missed|underestimated|overlooked|regret|remember|got|gained|me|keep|carry|carried|tell|told|wish)",
    r"if i (?:had to|could|were to|was to|did|had|have to|do|went) (?:\S+ ){0,4}?(?:again|over|back|differently|now|today|chance|same)",
    r"(?:i'd|i would|i should have|i wish i had|i'll|i will) (?:\S+ ){0,6}?(?:differently|earlier|sooner|next time)",
    r"that's how (?:i|we) (?:'ve |have )?(?:do|done|did) it (?:ever since|since|now|today|these days)",
    r"i would (?:raise|propose|push|ask|involve|write|start|bring|set|agree|communicate|plan|talk|work|be|try)",
)
# a habit of today is a lesson wherever it is told: 'since then I count them'
_HABITS = (
    r"(?:since then|ever since|from then on|these days|nowadays) (?:i|we) (?:now |always |never |also |only )?"
    rf"(?!(?:{PAST_VERB}|was|were|had|could|would|might|should|knew|felt)\b)\S+",
)
_HINDSIGHT = (
    r"(?:i'd|i would|we'd|we would) (?:\S+ ){0,8}?(?:differently|(?<!the )next time|in hindsight|from the (?:start|beginning))",
)
# among closing words these introduce a lesson too; elsewhere they tell the story
_CLOSING_CUES = (
    r"(?:i|we) (?:\S+ ){0,2}?(?:understood|understand|found out|discovered|saw|see|noticed|came to (?:see|understand|realize|realise|believe|think|appreciate)|know|knew|figured out|grasped|recogni[sz]ed) (?:now |then |only |afterwards |later )?(?:that|how|why|what|the|just|a|an|you|it|from|when|where|who|which|if|not|\S+s)",
    r"(?:that|this|it|which|what it|what that|what this|the (?:whole )?(?:thing|experience|project|episode|night|day|week|job)) (?:\S+ )?(?:taught|showed|reminded|made|proved|proves|convinced|opened|drove home|brought home|changed)",
    r"(?:one|another|the (?:main|biggest|big|real|first|second|other|only|most important)|my (?:main|biggest)) (?:thing|point|lesson|takeaway|mistake|regret|change)(?: (?:that|which))?(?: (?:i|we))?",
    r"(?:after that|from then on|since that \S+|ever since (?:that|then)|from that \S+ on|from now on|now|nowadays|these days|today|since) (?:on )?(?:i|we|i've|i'm|my|our|every|each|whenever|the first|no)",
    r"(?:i|we) (?:now |always |never |no longer |still |don't |do not |also )(?:now |ever )?(?!(?:had|was|were|got|did|knew|went|forget|forgot|heard|saw|said)\b)\S+",
    r"(?:i|we) (?:should|could|ought to|might) (?:\S+ )?have|(?:i|we) should've|(?:i|we) wish|my mistake was|where i went wrong|what i got wrong|i was wrong|i'd underestimated|i had underestimated|i underestimated|i (?:had )?assumed|never again|(?:never|always|don't|do not|you) (?:\S+ ){0,2}?(?:before|until|unless|without|because|if|when)",
    r"(?:i'd|i would|we'd) (?!(?:been|had|say|like|just)\b)(?:now |also |still |rather |definitely |certainly |probably |always |never |first )?\S+",
    r"(?:that's|that is|which is|this is) (?:why|when|what|how|where|something) (?:\S+ ){0,2}?(?:i|you|one|we)",
    r"(?:you|one) (?:can't|cannot|can|need|have to|has to|should|must|shouldn't|don't|never|always|only|test|check|put|look|ask|leave)",
    r"(?:the|my|our|a) (?:real|deeper|bigger|underlying|actual|true|whole|main|root|core) (?:problem|issue|cause|gap|failure|root cause|trouble|question|mistake|point|weakness)|what (?:was|is) (?:really |actually )?(?:missing|lacking|wrong|needed)|(?:was|were|been) missing",
)
_VIRTUE = (
    r"(?:communication|teamwork|team work|hard work|patience|persistence|planning|preparation|honesty|organi[sz]ation|attitude|collaboration|cooperation|listening|trust|respect|empathy|flexibility|attention to detail|"
    r"determination|discipline|confidence|resilience|kindness|perseverance|leadership|feedback|consistency|focus|practice|transparency|time management|being prepared|being organi[sz]ed|asking for help|details|the details|people|passion)"
)
GENERIC = (
    r"communicat(?:ion|ing|e) (?:\S+ )?(?:is|was|are|more|better|clearly|well|openly|early|often|matters)",
    rf"(?:the )?(?:importance|value|power|benefits?|meaning) of (?:\S+ )?(?:{_VIRTUE}|\S+ing)",
    rf"{_VIRTUE} (?:\S+ ){{0,2}}?(?:is|are|pays?|matters?|makes?|counts?|wins?|comes first|beats?)(?: (?:off|everything|key|important|the key|the best \S+|crucial|essential|vital|half|what (?:counts|matters)))?",
    r"(?:how|so|really|very) (?:important|valuable|crucial|essential|vital|key|powerful) (?:\S+ ){0,3}?(?:is|are|it is|to)?",
    r"(?:never|don't|not to|you can't) (?:ever )?(?:give|gave|giving) up|(?:keep|keeping) (?:going|trying|calm|an open mind|positive|learning|your \S+|at it|smiling)",
    r"(?:always|just|to|you|must|should|have to) (?:always )?(?:do|try|give|be|stay|keep|remain|trust|believe|listen|help|ask) (?:\S+ )?(?:best|hard|harder|positive|calm|going|prepared|organi[sz]ed|patient|honest|proactive|open|yourself|your team|people|others|kind|humble|curious|flexible|for help|questions)",
    r"(?:be|being|stay|staying|remain|become|became|get|getting) (?:more |very |really )?(?:proactive|positive|patient|calm|organi[sz]ed|flexible|prepared|confident|open|open-minded|honest|humble|professional|resilient|stronger|adaptable|focused|careful|assertive)",
    r"(?:work|working|worked|pull|pulling|stick|sticking) (?:harder|hard|together|as a team|in a team)",
    r"(?:manage|managing|management of) (?:my |your )?time|time management|(?:plan|planning|think|thinking) ahead|better (?:planning|communication|preparation)",
    r"(?:everything|it all|things) (?:always )?(?:works out|work out|happens for a reason)|all about (?:people|the people|teamwork|communication|the team|attitude)|(?:anything is|everything is) possible|achieve (?:anything|everything|more|great)",
    r"(?:trust|believe in) (?:in )?(?:myself|yourself|your team|the process|others)|think outside the box|go the extra mile|step out of (?:my|your) comfort zone|comfort zone",
    r"(?:grew|grown|grow|growth|improved|developed) (?:so much |a lot |\S+ )?(?:as a \S+|personally|professionally|myself)|(?:grew|grown) (?:a lot|so much)|(?:a|me a|me|into a) (?:much )?(?:better|stronger) (?:\S+ )?(?:person|engineer|nurse|teacher|leader|cook|driver|manager|developer|colleague|professional|communicator|listener|man|woman|me)",
    r"(?:great|good|valuable|amazing|wonderful|fantastic|important|huge|big|real|useful) (?:\S+ )?(?:experience|lesson|opportunity|learning|journey|challenge)|learning (?:experience|curve)|(?:learned|learnt|learn) (?:so much|a lot|a great deal|so many things|many things|from (?:it|my mistakes|that|mistakes|our mistakes))",
    r"(?:deal|dealing|cope|coping|handle|handling) with (?:\S+ )?(?:people|pressure|stress|conflict|difficult \S+|situations|challenges|change)|under pressure|(?:listen|listening) to (?:\S+ )?(?:people|others|everyone|everybody|each other|my colleagues|colleagues|the team|customers)",
    r"honesty is|practice makes perfect|(?:hard work|it|effort) (?:always )?pays off|treat (?:people|others)|two heads|no i in team|failure is|mistakes (?:are|happen)|from (?:your|my|our) mistakes|asking? for help|there's always|every(?:thing|body|one) (?:has|is) (?:a|different)|people are (?:all )?different|the key (?:to|is)|key to success",
)
_LESSON_SECTIONS = ("reflection", "result")


@dataclass(frozen=True, slots=True)
class Lesson:
    """The words of a lesson.

    ``generic``: they would fit any story. ``specific``: enough of them are about this one.
    """

    match: Match
    generic: bool
    specific: bool


def lessons(answer: Answer) -> list[Lesson]:
    """Return every lesson, in order, from its cue to the end of the sentence or thought."""
    found: list[Lesson] = []
    for match in _stretches(answer):
        if found and match.first <= found[-1].match.last:
            continue
        found.append(_lesson(match))
    return found


def _stretches(answer: Answer) -> Iterator[Match]:
    cues = [
        *found_in(answer, (*_CUES, *_HINDSIGHT), _LESSON_SECTIONS),
        *found_in(answer, (*_HABITS, *_HINDSIGHT), ("action",)),
    ]
    # among closing words a commonplace counts as a lesson even without a cue
    closing = found_in(answer, (*_CLOSING_CUES, *GENERIC), ("reflection",)) if answer.spans else []
    for cue in sorted((*cues, *closing), key=lambda match: (match.first, -match.last)):
        last = _end(answer, cue.last)
        first = cue.first if last - cue.last >= _FEWEST_AFTER else _begin(answer, cue.first)
        yield Match(first, last, " ".join(answer.tokens[first : last + 1]))


def _begin(answer: Answer, index: int) -> int:
    """Return where the sentence began that a closing cue such as 'that's what I learned' refers to."""
    words = answer.transcript.words
    first = index
    while first > 0 and index - first < MOST_WORDS // 2 and not ends_sentence(words[first - 1].text):
        first -= 1
    return first


def thoughts(answer: Answer) -> list[Match]:
    """Return every sentence of the reflection, and the lessons outside it."""
    drawn = [lesson.match for lesson in lessons(answer)]
    return [*drawn, *(match for match in _sentences(answer) if match.first not in {m.first for m in drawn})]


def _sentences(answer: Answer) -> Iterator[Match]:
    words = answer.transcript.words
    first = 0
    for index, word in enumerate(words):
        ended = ends_sentence(word.text) or index + 1 == len(words) or index - first >= MOST_WORDS
        if ended:
            if answer.spans and answer.section_of(first) == "reflection":
                yield Match(first, index, " ".join(answer.tokens[first : index + 1]))
            first = index + 1


def _end(answer: Answer, index: int) -> int:
    """Return the end of the thought: up to a long pause, a short sentence includes the one after it."""
    words = answer.transcript.words
    begun = index
    while index + 1 < len(words) and index - begun < MOST_WORDS:
        ended = ends_sentence(words[index].text) and index - begun >= 8
        if ended or words[index + 1].start_s - words[index].end_s > LONG_PAUSE_S:
            break
        index += 1
    return index


def content(text: str) -> list[str]:
    """Return the words of a lesson that are about its story: neither grammar nor the vocabulary of all lessons."""
    return [word for word in text.split() if len(word) > 2 and word.partition("'")[0] not in _EMPTY]


def _lesson(match: Match) -> Lesson:
    """Return a generic lesson if little is left without the commonplaces."""
    bare, commonplaces = _COMMONPLACE.subn(" ", match.text)
    left = len(content(bare))
    if commonplaces:
        return Lesson(match, left < 4, left >= 4)
    specific = left >= 2 or (left == 1 and len(match.text.split()) >= _LONG)
    return Lesson(match, not specific and not _ABSTRACT.isdisjoint(match.text.split()), specific)


_COMMONPLACE = re.compile(rf"(?<!\S)(?:{'|'.join(GENERIC)})(?!\S)")
# words of grammar, and words typical of lessons
_GRAMMAR = frozenset(
    "the and but for nor yet that this these those with without within into onto from over under about around after before again "
    "because since while when whenever where why what which who whom whose how than then there here their them they she her hers his him "
    "its our ours your yours you one ones all any both each every everything everyone everybody something someone somebody anything anyone "
    "nothing nobody none some such same other others another more most much many few less least lot lots bit too very really quite just only "
    "also even still already always never ever often sometimes usually now today soon later earlier sooner again maybe perhaps actually "
    "basically definitely certainly probably honestly literally simply especially particularly yeah yes okay well like kind sort mean um uh "
    "not don't can't won't isn't wasn't didn't doesn't couldn't wouldn't shouldn't aren't weren't haven't hasn't hadn't cannot "
    "was were are been being have has had having does did doing done would could should might must may will shall can "
    "get gets got getting make makes made making take takes took taking taken give gives gave giving given put puts putting let lets keep "
    "keeps kept keeping come comes came coming goes going went gone use used using say says said tell tells told see sees saw seen seeing "
    "look looks looked looking know knows knew known think thinks thought thinking feel feels felt find finds found show shows showed shown "
    "want wants wanted need needs needed try tries tried trying start starts started starting seem seems seemed become becomes became "
    "happen happens happened mean means meant turn turns turned bring brings brought ask asks asked asking through during until till upon off "
    "out down away back along across between against among toward towards myself yourself themselves himself herself ourselves itself "
    "i'd i'll i've i'm we'd we'll we've you'd you'll you've it's that's there's what's let's "
    "thing things way ways day days time times year years week weeks month months monday tuesday wednesday thursday friday saturday sunday "
    "first last next second end whole part half kinds own "
    "lesson lessons learn learned learnt learning takeaway insight moral conclusion teach taught realize realized realise realised understand understood "
    "remind reminded hindsight future forward differently different difference situation situations reflection story".split()
)
# the vocabulary of commonplaces
_ABSTRACT = frozenset(
    "lot much experience communication communicate communicating communicated teamwork team teams people person work works worked working hard harder best better good "
    "great right wrong important importance value valuable matter matters key crucial essential vital success successful life job career "
    "professionally personally professional personal grow grew grown growth improve improved improvement develop patience patient calm positive proactive "
    "prepared preparation prepare organized organised plan planning plans ahead attitude trust honest honesty respect confident confidence strong "
    "stronger listen listening help helped helpful support problem problems challenge challenges difficult hard easy pressure stress mistake mistakes "
    "goal goals attention detail details effort skills skill knowledge opportunity overall project everyone's possible together alone "
    "engineer leader colleague colleagues friends big small huge nice happy proud glad careful clear clearly open early often quickly fast "
    "everybody's anything's believe achieve manage management deal handle cope course point big nature sure new old give up anymore tool tools".split()
)
_EMPTY = _GRAMMAR | _ABSTRACT | {"experience", "experiences"}
