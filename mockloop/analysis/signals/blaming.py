"""Blame put on people instead of on what happened. A listener asks what the speaker will say about them one day."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import bad, matches
from mockloop.analysis.text.word_patterns import GROUP, ROLE

NAME = "blaming"
TITLE = "Blame put on others"
SAY = "What happened was …, and what I did about it was …"
POLARITY = "bad"
ADVICE = "Say what happened and what you did about it; leave out who was to blame."

_THEY = (
    r"(?:they|he|she|(?:the|my|our|that|their|another|some) (?:\S+ )?(?:manager|boss|team|guy|woman|colleague|coworker|developer|engineer|"
    r"supplier|contractor|department|director|people|staff|supervisor|client|nurse|doctor|teacher|office|management|driver|agency))"
)
_LAZY = r"(?:lazy|incompetent|useless|stupid|clueless|hopeless|careless|idiots?|an idiot|unprofessional|sloppy|unreasonable|terrible|impossible)"
_JUST = r"(?:(?:just|so|completely|totally|very|really|clearly|obviously|simply|honestly|frankly|absolutely|utterly|always|basically|pretty|too|even|plain|quite|all|a bit|never|actually) ){0,3}"
_ANYBODY = (
    rf"(?:they|he|she|everyone else|everybody else|the others|management|operations|ops|qa|procurement|marketing|sales|legal|hr|support|head office|the (?:previous|last|old|other|former) (?:guy|one|person|\S+)|"
    rf"(?:the|my|our|that|their|another|some|those|these|his|her|most|half) (?:\S+ ){{0,2}}?(?:{ROLE}s?|{GROUP}|predecessor|successor|group|developers|management|workers?|assistant|intern|recruits?|girl|boy|kids|waiters?|person|persons|husband|wife|daughter|son|office|chef|apprentice|cleaners?|nurses?|agents?|devs?|testers?|others|rest|man|men|women))"
)
_BAD = r"(?:lazy|incompetent|useless|stupid|clueless|hopeless|careless|unprofessional|sloppy|unreasonable|dumb|thick|ignorant|arrogant|selfish|incapable|rude|rubbish|a joke|pathetic|dishonest|toxic|inept|negligent|irresponsible|idiotic|spoiled|spoilt|disorgani[sz]ed|no good|awful at|terrible at|bad at (?:his|her|their)|to blame|at fault|impossible to work|not up to|asleep at the)"
PATTERNS = (
    rf"{_THEY} (?:was|were|is|are) (?:\S+ )?(?:just |so |completely |totally |very |really )?{_LAZY}",
    r"(?:it was|that was|which was|was) (?:\S+ )?(?:his|her|their|the \S+(?: \S+)?'s|somebody else's|someone else's) (?:own )?fault",
    r"(?:it|that) (?:wasn't|was not) (?:really )?my (?:own )?fault",
    rf"{_THEY} (?:\S+ )?(?:messed|screwed|fouled|stuffed) (?:it |everything |this |that |the \S+ )?up",
    rf"{_THEY} (?:\S+ )?dropped the ball",
    rf"{_THEY} (?:had|have) no (?:idea|clue) what (?:they|he|she) (?:was|were|are)",
    rf"{_THEY} (?:just |simply |clearly |obviously )?(?:didn't|did not|don't|couldn't|never|couldn't be) "
    r"(?:even )?(?:care|cared|bother|bothered|listen to anyone|listened to anyone|lift a finger|do (?:his|her|their) jobs?|did (?:his|her|their) jobs?)",
    rf"{_THEY} (?:threw|threw) me under the bus|{_THEY} let (?:me|us) down",
    r"(?:because of|thanks to|due to) (?:his|her|their|the \S+(?: \S+)?'s) (?:\S+ )?(?:incompetence|laziness|stupidity|ego|carelessness|negligence)",
    r"(?<!thought )(?<!thought that )(?<!felt )(?<!felt that )(?<!believed )(?<!believed that )(?<!as if )(?<!as though )"
    r"i blame(?:d)? (?:him|her|them|the|my|our) ?\S*",
    rf"{_ANYBODY} (?:was|were|is|are|had been) {_JUST}(?:{_BAD}|(?:a|an|such a|the) (?:\S+ )?(?:idiots?|mess|moron|disaster|joke|liability|pain|nightmare|bully|liar|coward|waste of \S+|problem))",
    rf"{_ANYBODY} (?:\S+ )?(?:messed|screwed|fouled|stuffed|cocked|mucked|botched|fucked|ballsed|bungled|wrecked|ruined) (?:it |everything |this |that |the \S+ |them |things |up|\S+)?(?:all )?(?:up)?(?: (?:again|completely|as always|for us|for everyone))?",
    rf"{_ANYBODY} (?:\S+ )?(?:had|has|have|hadn't|didn't have|did not have) (?:\S+ )?(?:no |a |any |the faintest |the slightest |the foggiest |absolutely no )*(?:idea|clue|notion)(?: (?:what|how|about|of)(?: \S+){{1,2}})?",
    rf"{_ANYBODY} {_JUST}(?:didn't|did not|don't|doesn't|never|wouldn't|couldn't|can't|won't) {_JUST}(?:know what (?:they|he|she) (?:was|were|are)|care|cared|give a \S+|bother|bothered|be bothered|listen|listened|pull (?:his|her|their) weight|lift a finger|think|thought (?:it|about)|take (?:any )?responsibility|took (?:any )?responsibility|admit|understand (?:anything|a thing|the first)|want to (?:work|help|know|listen)|do (?:his|her|their) (?:jobs?|part|bit|share|work)|did (?:his|her|their) (?:jobs?|part|bit|share|work)|read (?:it|the \S+)|be trusted|be relied|do a thing|check anything|deliver|delivered)(?: \S+)?",
    r"(?:couldn't|could not|can't) be (?:bothered|arsed|trusted|relied)|(?:can't|couldn't|cannot|never) (?:rely|count|depend) on (?:them|him|her|those|these|the \S+|anyone)|(?:none of them|nobody (?:there|in \S+)|no one (?:there|in \S+)) (?:\S+ )?(?:had a clue|cared|bothered|listened)(?: \S+)?",
    r"(?:nobody|no one) (?:in|at|on|from) (?:the )?\S+ (?:\S+ )?(?:had a clue|knew what|cared|bothered|had any idea|took responsibility|listened|did (?:their|his|her) job)(?: \S+)?",
    rf"if (?:only )?{_ANYBODY} (?:had|hadn't|would have|would've|wouldn't have|could have) (?:\S+ ){{0,2}}?(?:done|listened|bothered|checked|told|read|paid|looked|asked|thought|followed|been (?:more|less|honest|competent|careful|awake|doing)|planned|known|cared|worked|prepared|taught|tested)(?: \S+){{0,3}}",
    rf"{_ANYBODY} (?:\S+ )?(?:should|ought to|could) have (?:\S+ )?(?:known|noticed|caught|checked|done|told|seen|tested|prevented|thought|read|warned|planned|listened|asked)(?: \S+)?",
    r"(?:hadn't|had not|not|never) (?:\S+ )?(?:done|doing|did) (?:his|her|their) (?:jobs?|part|bit|share|work|homework)(?: \S+)?",
    r"left (?:me |us |behind |me with |us with )*(?:a|an|such a) (?:\S+ )?(?:mess|shambles|disaster|chaos|nightmare|bombsite)|(?:taught|told|gave|left) (?:them|us|me|the \S+) (?:absolutely )?nothing|(?:were|was) no (?:help|use)(?: at all)?|(?:as (?:always|usual|ever)) (?:nobody|no one|they|he|she|the|it was|management|i|we)(?: \S+)?",
    rf"(?:\S+ )?fault (?:of|lay with|was with) (?:the |my |our |their |his |her )?(?:\S+ )?(?:{ROLE}s?|{GROUP}|him|her|them)|(?:it was|that was|it's|is|was|all) (?:\S+ )?(?:the \S+(?: \S+)?'s?|his|her|their|my \S+'s|somebody else's|someone else's|\S+'s) (?:own |stupid )?(?:fault|mistake|error|screw-?up|mess|doing)(?! line\b)",
    rf"(?:the|a|one|main|big|biggest|real|whole|only) (?:problem|issue|trouble) (?:was|is|were) (?:that )?(?:my|the|our|their|his|her) (?:\S+ )?(?:{ROLE}s?|{GROUP}) (?:\S+ )?(?:never|didn't|couldn't|wouldn't|was just|were just|always|refused|kept)(?: \S+){{0,2}}",
    rf"{_ANYBODY} (?:\S+ )?(?:let (?:me|us|everyone|the \S+) down|threw (?:me|us) under|stabbed|dropped the ball|sabotaged|lied to (?:me|us)|blamed (?:me|us)|slacked|slacked off|sat around|sat on (?:it|their|his|her)|took all the credit|stole|cut corners|dragged (?:his|her|their) feet|passed the buck|made a mess)(?: \S+)?",
    rf"because {_ANYBODY} {_JUST}(?:didn't care|was too lazy|were too lazy|was lazy|were lazy|couldn't be bothered|didn't do|hadn't done|was incompetent|were incompetent|forgot again|never listened|never listens|refused to)(?: \S+)?",
    rf"(?:thanks to|because of) (?:the|my|our|their|his|her|some|that|those) (?:\S+ ){{0,2}}?(?:{ROLE}s?|{GROUP}) (?:\S+ )?(?:who|not|and (?:his|her|their))(?: \S+){{1,3}}",
    rf"{_ANYBODY}(?: (?!(?:i|we|it|and|but|was|were|is|are)\b)\S+){{0,2}} (?:was|were|is|are) {_JUST}{_BAD}|(?:who|that|they|he|she) (?:couldn't|can't|could not|never|didn't) (?:\S+ )?(?:do|did|get|got|manage) (?:anything|a thing|one thing) (?:right|properly|done)|(?:couldn't|can't) (?:do|get) (?:anything|a single thing|the simplest \S+)(?: right)?",
    rf"{_ANYBODY} (?:\S+ )?(?:refused|refuses) to (?:listen|help|work|do|cooperate|admit|learn|change|answer|talk|read|take|understand|own)(?: \S+)?|{_ANYBODY} {_JUST}(?:wouldn't|would not|won't|doesn't|don't|never) (?:(?:do|did|does) (?:his|her|their|a)|pull|listen|listens|answer|reply|help|helps|think|thinks|learn|understand|understood|check|bother|work)(?: (?:anything|his|her|their|things|how|to|the|it|properly|at all|through|anyone|us|me))(?: \S+){{0,2}}",
    rf"{_ANYBODY} (?:has|have|had) never (?:\S+ )?(?:understood|listened|cared|bothered|done|read|worked|learned|checked|taken)(?: \S+){{0,3}}|typical (?:of )?(?:management|them|him|her|head office|hr|sales people)(?: \S+)?|(?:is|was|were|it's|it was) (?:the one|the ones|them|him|her) (?:who|that|whose) (?:\S+ )?(?:broke|messed|caused|forgot|did|lost|made|screwed|failed|wrecked|started|ruined|dropped|is to blame|was to blame)(?: \S+){{0,2}}|not (?:me|mine|my fault)$",
    rf"(?:blame|blamed|blaming) (?:us|me|it on|everyone|others|him|her|them|the)(?: \S+){{0,2}} but (?:it's|it was|they|he|she)(?: \S+){{1,2}}|because (?:the )?(?:\S+ )?(?:{ROLE}s?|{GROUP}|testers?|developers|others) (?:were|was|had been) {_JUST}(?:asleep|drunk|late again|lazy|not paying attention|playing|chatting|on (?:his|her|their) phones?|sleeping)(?: \S+)?",
    rf"(?:guy|guys|woman|man|person|people|colleague|girl|boy|one|idiot|developer|engineer|nurse|cook|driver|team) who (?:\S+ ){{1,4}}?(?:was|were|is|are) {_JUST}{_BAD}",
)


def detect(answer: Answer) -> list[Finding]:
    return bad(answer, NAME, matches(answer, PATTERNS), ADVICE)
