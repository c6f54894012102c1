"""An ending in which all are happy and nothing can be checked. Not shown if the result has a figure."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding, Match
from mockloop.analysis.text.detection import affirmed, bad, found_in, matches
from mockloop.analysis.text.word_patterns import MONEY, NUMBER, PERCENT, up_to

NAME = "vague_happy_ending"
TITLE = "A vague happy ending"
SAY = "It went from … to … within …"
POLARITY = "bad"
ADVICE = "In place of 'it went well', give a figure, a before and after, or what others did with it."

_WHO = r"(?:everyone|everybody|they|he|she|people|(?:the|my|our|their|all the) (?:\S+ )?\S+)"
_VERY = r"(?:very |more |really |so |quite |pretty |all |super |extremely |much |a lot )*"
_ALL = r"(?:everyone|everybody|they|they all|he|she|people|we all|all of them|customers|clients|users|guests|patients|parents|students|pupils|kids|children|passengers|management|leadership|colleagues|visitors|residents|stakeholders|volunteers|donors|soldiers|my \S+|our \S+|their \S+|the \S+|the whole \S+)"
PATTERNS = (
    rf"(?:things|it|everything|stuff|the situation|the atmosphere|morale|the process) (?:\S+ )?(?:got|went|was|were|became|turned out|ran|worked) "
    rf"{_VERY}(?:better|well|fine|great|good|smoothly|smoother|okay|ok|nicely|improved)",
    r"(?:things|it|everything|the situation) (?:\S+ )?improved(?! (?:by|from|to)\b)(?: (?:a lot|a bit|greatly|significantly))?",
    rf"{_WHO} (?:was|were|seemed|felt|is|are) {_VERY}(?:happy|pleased|satisfied|glad|impressed|delighted|thrilled)",
    rf"(?:it |that |and )?(?:all )?worked out (?:{_VERY})(?:well|fine|great|okay|in the end|for the best)",
    r"(?:it|the \S+|that) was (?:a |an )?(?:great|big|huge|real|total|overall|complete)? ?success",
    r"(?:a )?(?:good|great|positive|happy) (?:outcome|ending|result|experience) (?:for everyone|for all|overall|in the end)",
    rf"(?:performance|quality|service|morale|the (?:mood|atmosphere|team spirit|situation|experience|workflow|process|relationship|system|results?|numbers|service|quality|performance|app|team|class|ward|kitchen|site|system|code|food|product|shop|course)|communication|relations|everybody's \S+|productivity|efficiency) (?:\S+ ){{0,4}}?(?:improved|(?:was|were|got|became|is|felt|went|ran) {_VERY}(?:better|improved|great|fantastic|smoother|smoothly|nicer|happier|stronger|faster|easier|more \S+))(?! (?:by|from|to|than)\b)(?: (?:a lot|a bit|greatly|significantly|massively|hugely|dramatically|noticeably|immensely|after that|afterwards))?",
    r"(?:it|everything|that|things|the \S+(?: \S+)?|this|and|so|we) (?:all |just |really |then )?(?:ended well|ended (?:up )?(?:very |really |quite )?(?:well|happily|good|great|fine|nicely)|turned out (?:\S+ )?(?:well|fine|great|good|okay|ok|nicely|alright|all right)|came together|fell into place|came good|paid off|went down (?:really |very )?well|ran (?:smoothly|like clockwork|perfectly|well|great|really well)|clicked)",
    rf"(?:went|ran|worked|goes|go|gone) (?:off )?{_VERY}(?:smoothly|well|great|fine|perfectly|brilliantly|nicely|without (?:a|any) (?:hitch|problems?|issues?|trouble)|like (?:a dream|clockwork|a charm)|beautifully|as planned|according to plan|to plan)",
    r"(?:turned|turn|turning) (?:it|things|the (?:whole )?(?:thing|situation|\S+)|everything) (?:\S+ )?around",
    rf"{_ALL} {_VERY}(?:loved|enjoyed|liked|appreciated|praised|welcomed|adored) (?:it|that|this|the \S+(?: \S+)?|what (?:i|we) \S+|my \S+|our \S+|me|us|working)",
    rf"(?:was|were|been|became|is|became) (?:a |an |such a |the )?(?:{_VERY})(?:great |big |huge |real |total |overall |complete |massive |resounding |roaring |enormous |tremendous |wonderful |amazing |major )?(?:success|hit|win|triumph|victory|relief for (?:everyone|everybody|us all|all))",
    r"(?:made|makes|making) (?:a |such a |quite a )?(?:\S+ )?(?:difference|impact|improvement)|(?:huge|big|great|massive|enormous|positive|real|noticeable|significant|clear) (?:difference|impact|improvement|change)(?: (?:to|for|on|in) (?:everyone|everybody|all|the \S+|us|people))?",
    rf"(?:got|received|had|were getting|getting|gave us|gave me|only) {up_to(1)}(?:a lot of |lots of |so much |really |very )*(?:great|good|positive|amazing|fantastic|excellent|nice|wonderful|brilliant|lovely|glowing|praise|compliments) ?(?:feedback|reviews|comments|reactions?|responses?|words|things|from)?",
    r"(?:a |an )?(?:really |very )?(?:great|good|positive|amazing|wonderful|fantastic|lovely|rewarding|valuable|brilliant) (?:experience|outcome|result|ending|time|day|evening|atmosphere) (?:for|all|overall|in the end|was had|and|by)(?: \S+)?",
    r"(?:everyone|everybody|we all|they all|people|the \S+|customers|parents|guests|all of (?:us|them)|students|patients) (?:\S+ )?(?:went home (?=happy|smiling|with|in|delighted|satisfied|pleased)|came away|was smiling|were smiling|smiled|celebrated|clapped|cheered|got along|gets along|lived happily)(?: (?:happy|happily|smiling|delighted|satisfied|with a smile|in good spirits|pleased|very \S+|well|together))?(?! (?:because|before|when|early|late|at|for|after|the)\b)",
    rf"(?:{_WHO}|{_ALL}) (?:was|were|seemed|felt|is|are|ended up|left|went away|came away|looked) {_VERY}(?:happy|happier|pleased|satisfied|glad|impressed|delighted|thrilled|grateful|over the moon|relieved|proud|content|relaxed|motivated|excited|positive|thankful)",
    rf"(?:in the end|eventually|finally|ultimately|so|and|luckily|thankfully) (?:(?!(?:nobody|no|none|not|never|few)\b)\S+ ){{0,2}}?(?:worked|was|were|came|turned|got|ended) (?:all )?(?:out )?{_VERY}(?:fine|okay|ok|good|all right|alright|well|great|sorted|solved|resolved|happy)|got there in the end|(?:all's|all is) well|no one complained|nobody complained|(?:the )?rest is history|morale (?:was|went|is) (?:\S+ )?(?:high|up|better|great|good)",
    r"(?:it|things|everything) (?:\S+ ){0,2}?(?:much|a lot|so much|way|far|definitely|really) (?:better|smoother|easier|nicer|happier|calmer|faster)(?! than\b)",
    r"(?:a |an |such a |the )?(?:really |very |so |quite |pretty |overall )*(?:positive|good|great|happy|wonderful|fantastic|satisfying|successful|amazing|nice|brilliant|excellent) (?:outcome|result|ending|end|conclusion|finish|success|feeling|note|vibe)(?: \S+)?",
    r"(?:completed|finished|delivered|launched|done|ended|resolved|implemented|rolled out|solved|closed|went|concluded|handled) (?:\S+ )?(?:successfully|with success|well|happily|without (?:any )?(?:problems|issues|trouble))|successfully (?:completed|finished|delivered|launched|done|resolved|solved|implemented|closed|rolled)(?: \S+){0,2}|(?:was|were|a) (?:\S+ )?(?:completely |very |really )?successful",
    r"(?:in|in very|in such) (?:high|good|great|better|excellent) (?:spirits|mood|moods)|(?:spirits|hopes) (?:were|was) high|thanked (?:me|us) and everybody(?: \S+){0,3}|(?:got|gets|getting|get) (?:on|along) (?:\S+ )?(?:with each other|together|well|better|great)(?: \S+)?|back to normal|(?:all )?worth it(?: in the end)?|(?:proud|pleased) of (?:what|it|us|me|the|our|my|them)(?: \S+){0,2}",
    rf"(?:feedback|response|reaction|reviews?|reception|atmosphere|vibe|mood|spirit|energy) (?:\S+ )?(?:was|were|is|became|turned) (?:\S+ )?(?:{_VERY})(?:amazing|great|good|positive|excellent|fantastic|wonderful|better|brilliant|overwhelming|lovely|nice|incredible)|(?:said|told us|told me|kept saying) (?:how|that it was|it was|we'd done|they) (?:\S+ )?(?:good|great|well|amazing|wonderful|happy|nice|much|loved|lovely|delicious|fantastic)(?: \S+){{0,3}}",
    r"(?:solved|fixed|resolved|sorted) (?:the|our|that|every|all the) (?:\S+ )?(?:problems?|issues?|situation|conflict|things)(?: \S+){0,2} and (?:\S+ ){1,4}?(?:happy|pleased|better|satisfied|good|fine|great|glad)|did (?:really|very|so) well|(?:so |very |really )?(?:much|a lot|lot|way|far) (?:more )?(?:better|happier|smoother|nicer|relaxed|motivated|engaged|confident|pleasant|stable|efficient|productive|calmer|reliable)(?! than\b)|big impact|running smoothly(?: ever since)?|happy again",
)
_ENDINGS = ("result", "reflection")


_FIGURES = (MONEY, PERCENT, NUMBER)
# 'one of the best' and 'no one' are not figures
_DENIED = frozenset("nobody none not never".split())
_NO_FIGURE = frozenset("one two second point oh a".split())
_CHECKABLE = (
    r"(?:template|standard|adopted|copied|signed|renewed|promoted|zero|halved|doubled|tripled|nobody has (?:been )?\S+|stopped (?:completely|altogether|entirely)|to (?:zero|nothing)|by half|in half|never happened again)",
)


def detect(answer: Answer) -> list[Finding]:
    found = [match for match in matches(answer, PATTERNS, _ENDINGS) if _near_the_end(answer, match)]
    found = [match for match in affirmed(answer, found) if _DENIED.isdisjoint(match.text.split())]
    return [] if not found or _can_be_checked(answer) else bad(answer, NAME, found, ADVICE)


def _can_be_checked(answer: Answer) -> bool:
    """Return whether the ending has a figure, or says what came of it."""
    figures = (match for match in found_in(answer, _FIGURES, _ENDINGS) if match.text not in _NO_FIGURE)
    return any(figures) or bool(found_in(answer, _CHECKABLE, _ENDINGS))


def _near_the_end(answer: Answer, match: Match) -> bool:
    """Return whether a match is near the end. Without sections, that is the second half of the answer."""
    return bool(answer.spans) or match.first >= len(answer.tokens) / 3
