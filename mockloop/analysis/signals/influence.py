"""Influence on people who need not follow: convinced, won over, agreed with, across a boundary."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import affirmed, good, matches, merged, sequence
from mockloop.analysis.text.word_patterns import ADVERB, GROUP, OTHERS, ROLE, up_to

NAME = "influence"
TITLE = "Influence on others"
SAY = "I went to … with …, and they agreed to …"
POLARITY = "good"
ADVICE = "Say how you won the others over: who you spoke to, what you showed them, what they agreed to."

PATTERNS = (
    rf"(?:convinced|persuaded|won over|talked round) {OTHERS}",
    rf"(?:won|brought|talked) {OTHERS} (?:over|round|around|along|into|on board)",
    rf"(?:got|had) {OTHERS} (?:to (?:agree|accept|adopt|sign|try|change|commit|back|support|buy|come|take|approve)|on board|on side)",
    rf"(?:i|and|then|also) (?:\S+ )?(?:walked|took|talked|led) {OTHERS} through",
    r"(?:buy-in|buy in) (?:from|of|with)|(?:got|won|gained|secured|built) (?:\S+ )?(?:buy-in|buy in|support|agreement|consensus|approval)",
    rf"i (?:\S+ )?(?:pitched|presented|proposed|demonstrated|made the case for|argued for) {up_to(7)}to {OTHERS}",
    r"i (?:\S+ )?(?:made|put|laid out) (?:the|my|a|our) (?:\S+ )?case (?:to|for)",
    rf"i (?:\S+ )?flagged {up_to(3)}(?:to|with) {OTHERS}",
    rf"i (?:\S+ )?brought {OTHERS} (?:a|the|my|an) (?:\S+ )?(?:fix|solution|plan|proposal|change|draft|design|sample|prototype)",
    rf"i (?:\S+ )?(?:coordinated|negotiated (?:a|an|our|better)|aligned|mediated) {up_to(5)}(?:with|between) \S+",
    rf"i (?:\S+ )?sat (?:down )?with {OTHERS}",
    r"(?:and |so |then )?(?:they|he|she|the \S+) (?:finally |eventually |all |then )?(?:agreed to|signed off on|came round|accepted (?:the|my|it))",
)


# a person or a group that need not follow
_MOVED = rf"(?:(?!(?:me|us|myself|it|that|this|to|up|out|back|home|over|into|on|in)\b)\S+|{OTHERS}|(?!(?:me|us|it|to|up|out|back|over|into|on|in)\b)\S+ \S+|the (?:\S+ ){{1,3}}?\S+)"
_SHOWN = (
    r"(?:showed|explained|brought|invited|presented|prepared|built|made|wrote|drew|demonstrated|put|laid|sat|walked|talked|spoke|met|rang|called|phoned|visited|took|asked|offered|suggested|proposed|pitched|argued|heard|listened|"
    r"pointed|compared|set|ran|gathered|collected|sent|shared|gave|got|told|used|went|worked|organi[sz]ed|started|kept|did|tried|appealed|promised|volunteered|mentioned|agreed|said|came|printed|cooked|calculated|framed|addressed|involved|held)"
)
_AGAINST = (
    r"(?:against|sceptical|skeptical|suspicious|reluctant|hesitant|unconvinced|doubtful|refused|refusing|objected|opposed|resisted|resistant|split|divided|(?:not|wasn't|weren't) (?:keen|happy|interested|convinced|sure|having it|a fan)|"
    r"pushed back|pushing back|dug (?:his|her|their) heels in|(?:didn't|did not|don't|wouldn't|would not) (?:\S+ )?(?:want|see|believe|like|trust|agree|wear|touch|budge|listen|buy it|think|do it|use|help|hear|have|move|join|talk|care)|said no|arguing|argued|at odds|on the fence|nervous about|worried about|dragged|hated the|laughed at|disagreed|thought (?:it|i|that|this|we))"
)
_YIELDED = (
    r"(?:came round|came around|come round|agreed|said yes|said okay|said ok|gave in|gave (?:us|me|it|the|their|his|her)|changed (?:the|his|her|their|its)|backed|accepted|(?:was|were) (?:all |both |finally |fully )?(?:in|on board|convinced|sold|with (?:me|us)|offering|asking|willing|happy to|for it|ready to|behind (?:it|me|us|the))|"
    r"listened|let (?:me|us)|signed (?:it|off|up|the)|approved|joined in|went along|went with|went for|tried it|settled|adopted|followed|took it on|moved|committed|supported|lent|started|began|bought in|relented|switched|stopped|allowed|handed|became|asked (?:for|when|how|if they)|volunteered|voted|got behind|adjusted|freed|put|released|wore|turned up|wanted|helped|used it|reversed|withdrew|compromised)"
)
_THEY = rf"(?:they|he|she|everyone|everybody|both|most of them|all of them|we|who|which|(?:the|my|our|their) (?:\S+ )?(?:{ROLE}s?|{GROUP}|other \S+|others|rest|old \S+)|the \S+)"
MOVING = (
    rf"(?:convinced|persuaded|won over|talked round|swayed|rallied|nudged|coaxed|reassured) (?!(?:me|us|myself|that|by|it|the (?:car|house|old|whole|last|first|tickets?|food|stock))\b){_MOVED}",
    rf"(?:talked|argued|coaxed|nudged|charmed) {_MOVED} (?:into|round|around|out of|over)(?: \S+)?",
    rf"(?:brought|won|bringing|winning) {_MOVED} (?:over|round|around|along|on side|onside|together|on board|with me)",
    rf"(?:got|get|getting|had) {_MOVED} on (?:board|side)|(?:got|get) {_MOVED} to (?:agree|accept|adopt|sign|try|change|commit|back|support|buy|come|take|approve|let|lend|give|move|deliver|do|help|join|talk|stop|start|use|see|listen|drop|raise|put|share|meet|wait|release|extend|switch|work|send|pay|open|stay|consider|reconsider|hold|allow|fund|postpone|prioriti[sz]e|reverse|think)\b",
    r"(?:managed|was able) to (?:get|bring|convince|persuade|win|move|talk|sway|turn|rally) (?!(?:it|to|up|out|back|home|there|some|a|more|the (?:\S+ )?(?:back|out|up|into|down|off))\b)\S+(?: \S+){0,2}",
    r"(?:made|make|making|put|laid out|argued|building|built) (?:the|my|a|our) (?:\S+ )?(?:business )?case|made my argument",
    r"(?:brought|got|gathered|pulled|sat|called|invited|put) (?:\S+ ){0,5}?(?:into one room|in one room|in a room|in the same room|round (?:a|one|the) table|around (?:a|one|the) table|at one table|together and|face to face)(?: \S+)?",
    rf"(?:i|and|then|so i) {ADVERB}{{0,2}}(?:mediated|negotiated (?:a|an|with|for|our|better|down|between|more)|brokered|lobbied|campaigned|appealed|canvassed|rallied)(?: \S+){{1,3}}",
    r"(?:buy-in|buy in|sign-off|backing|blessing|go-ahead|support|agreement|consensus|commitment) (?:from|of) (?!me\b|my own\b)(?:\S+ )?\S+|(?:we|they|both \S+|all) (?:all |both |finally |eventually )?(?:agreed|settled) on(?: \S+){1,2}",
    r"(?:they|he|she|finally|eventually|soon|all|slowly|gradually) (?:all |soon |finally |eventually |slowly )?came (?:a)?round(?! (?:with|for|on|at|once|a|three|the|every|to (?:my|the|our|see))\b)",
    r"(?:brought|rallied|united) (?:everyone|everybody|them|all of them|the (?:\S+ )?\S+|both|all \S+|people) (?:\S+ )?(?:behind|together|on the same page|onto the same)(?: \S+)?|together (?:at|round|around) one table",
    r"(?:got|get) (?:(?!(?:it|to|up|out|back|home|me|us|the (?:\S+ )?(?:bus|train|water))\b)\S+ ){1,5}?to (?!(?:the|a|an|my|our|know|work|school|bed|hospital|sleep|safety|\S+ing)\b)(?:agree|look|slow|switch|come|sign|give|let|take|join|try|help|stop|start|move|drop|change|share|accept|back|support|commit|use|do|lend|wait|talk|listen|adopt|review|fix|merge|prioriti[sz]e|release|pay|deliver|extend|reconsider|swap|stay|wear|put)(?: \S+){0,3}",
    r"(?:convinced|persuaded) (?!(?:me|us|myself|that|by|it)\b)(?:\S+ ){1,7}?to(?: \S+){1,2}|by asking (?:for )?(?:his|her|their|them|him)(?: \S+)?",
    r"(?:they|he|she|everybody|everyone|the \S+(?: \S+)?|who) (?:had |was |were )?(?:already |all |finally |soon )?(?:was|were) (?:\S+ )?(?:on board|on my side|behind me|won over)|(?:by the time|before) (?:\S+ ){1,4}?(?:everybody|everyone|they|all of them) (?:was|were|had) (?:already )?(?:on board|agreed|in favour|for it)",
    r"(?:went|go|spoke|talked) (?:round )?to (?:every|each|all the|both|all of the) (?:\S+ ){1,4}?(?:before|one by one|in turn|individually|first|until|so that|and)(?: \S+){1,2}|(?:took|it took) (?:me )?(?:\S+ )?(?:conversations|meetings|attempts|visits|weeks|months|tries)(?: \S+){0,9} (?:gave|agreed|said|came|signed|let|convinced|accepted)(?: \S+)?",
    r"(?:got|get|brought|sat) (?:\S+ ){1,7}?(?:in one room|in a room|round a table|at one table) (?:and|so|until)(?: \S+){1,3}|(?:and|so|then) we (?:all )?agreed (?:on|to|that)(?: \S+){1,2}",
)
_WITHIN = 30  # words between the action and the person influenced


_FOLLOWED = (
    r"(?:agreed|said yes|gave (?:us|me|in)|changed (?:the|his|her|their|its)|backed|accepted|listened|let (?:me|us|him|her|it|them)|signed|approved|came round|came around|went along|went with (?:it|mine|ours|me)|went for it|adopted|took it on|committed|supported|lent|bought in|relented|moved (?:it|the|us|their|his|her|to)|(?:was|were) (?:all |both )?(?:in|on board|convinced|fine with|happy to|willing|solving|working together)|"
    r"offered|followed|waited|dropped (?:the|their|his|her|it)|stopped|joined|voted|stayed|booked|books|opened|cooperated|released|put (?:it|us|the)|took (?:it|the|part)|tried it|wouldn't (?:do|have) it any|worked (?:it |out|together)|started (?:to|doing|using|coming|wearing)|do it|does it|freed|swapped|helped|apologi[sz]ed|reversed|withdrew|extended|funded|switched|asked (?:me|us) to|came (?:to|out|over|in|within|along|with)|did (?:the rest|it|the same)|went through|said (?:okay|ok|fine|go ahead|let's))"
)
_PUT_TO_THEM = rf"i {ADVERB}{{0,2}}(?:showed|explained|presented|pitched|proposed|demonstrated|made (?:them|him|her|the case|an offer|a)|argued|suggested|put|laid out|invited|brought|went to (?:see|the|my|him|her|them)|went round|walked (?:them|him|her|the)|rang each|spoke (?:to|with)|talked (?:to|with)|sat (?:down )?(?:with|them)|wrote (?:a|them|him|her|up|to)|built a|prepared|offered|appealed|insisted|drew|visited|let (?:them|him|her)|took (?:them|him|her|the \S+ (?:to|through|along)|my|forty|a)|pointed out|told (?:them|him|her|the \S+) (?:what|why|how|that)|asked (?:\S+ ){{1,7}}?(?:to|for|what|about)|called (?:each|every)|offered to|spoke (?:with|to)|wrote (?:a|an)|started by|set up|compared|calculated|listened|ran (?:both|a|the))(?: \S+){{1,3}}"
_SECTIONS = ("situation", "task", "action", "result")


# 'they were against it … I showed them … they agreed', and 'I made the offer … and they gave us two people'
_DID = rf"(?:i|i'd) {ADVERB}{{0,2}}{_SHOWN}"
OVERCOME = (_AGAINST, _DID, rf"{_THEY} {ADVERB}{{0,3}}{_YIELDED}(?: \S+)?")
_AT_LAST = r"(?:and|so|then|until|where(?! the)|who|by the end|at the end|in the end|after that|afterwards|since then|finally|eventually|after a \S+|from then on)"
FOLLOWED = (
    _PUT_TO_THEM,
    rf"{_THEY} said yes|{_AT_LAST} (?:\S+ ){{0,2}}?(?:{_THEY}|it|the (?:head|others) (?:of )?\S+) {ADVERB}{{0,2}}{_FOLLOWED}",
)


def detect(answer: Answer) -> list[Finding]:
    moved = affirmed(answer, matches(answer, (*PATTERNS, *MOVING), _SECTIONS))
    won = [*sequence(answer, OVERCOME, _WITHIN, _SECTIONS), *sequence(answer, FOLLOWED, 18, _SECTIONS)]
    return good(answer, NAME, merged([*moved, *won]), ADVICE)
