"""Passed on and left: escalated, a message sent, 'they fixed it'. Not shown if the speaker completed the work."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding, Match
from mockloop.analysis.signals import follow_through, verification
from mockloop.analysis.signals.first_person_action import DOING
from mockloop.analysis.text.detection import bad, matches
from mockloop.analysis.text.word_patterns import ADVERB, GROUP, PAST_VERB, ROLE, up_to

NAME = "hand_off"
TITLE = "Handed off and left"
SAY = "Afterwards I …, until …"
POLARITY = "bad"
ADVICE = "Say what you did after you passed it on; if that was nothing, this is not yet a story of ownership."

_ROLE = (
    r"(?:team|manager|boss|engineer|engineers|guys|department|people|developer|developers|it (?:guys|people|team|desk|department|support)|support|maintenance|supervisor|office|management|staff|colleague|colleagues|"
    r"technician|plumber|doctor|nurse|head|lead|owner|hr|mechanic|chef|sergeant|council|landlord|supplier|vendor|teacher|depot|agency|electrician|bank|police|foreman|contractor|provider|manufacturer)"
)
_THEM = rf"(?:they|he|she|someone|somebody|someone else|somebody else|(?:someone|somebody|one) (?:from|in|at|of) (?:the )?\S+|(?:the|my|our|their|that|another|some) (?:\S+ )?{_ROLE})"
_IT = r"(?:it|that|this|everything|the \S+(?: \S+)?|him|her|them)"
_SOLVED = (
    r"(?:(?:fixed|solved|resolved|repaired|dealt with|took care of) (?:it|that|this|them|everything|the rest|the (?!price|date|time|rate|day|fee|meeting)\S+)|(?:handled|sorted|looked after|looked into) (?:it|that|this|everything|the rest)|"
    r"sorted (?:it|that|this|them|everything) out|took over|took (?:it|that|this) over|took it from there|did the rest(?! of)|picked (?:it|that|this) up)"
)
_CONCERN = r"(?:it|that|this|everything|the (?:\S+ )?(?:problem|issue|case|ticket|matter|complaint|bug|file|report|incident|request|task|question|error|defect|concern|work|details|logs|findings|data))"
# a reaction to news, which takes nothing over
_REACTED = r"(?:said|agreed|laughed|was|were|thought|liked|thanked|told|asked|understood|cried|smiled|had|knew|felt|came|wanted|nodded|listened|started|gave|refused|let|wrote|answered|replied|did|got|stayed)"
_RAISED = r"(?:flagged|raised|mentioned|escalated|reported)"
_WROTE = r"(?:wrote|sent|dropped|left|posted|shot|put)"
_NOTE = r"(?:message|email|e-mail|mail|note|ticket|text|voicemail|letter|report)"
_WHOM = rf"(?:them|him|her|someone|somebody|(?:my|the|our|their|a|another|whoever) {up_to(2)}(?:{_ROLE}|{ROLE}s?|{GROUP})|ops|qa|it|legal|hr|security|maintenance|facilities|management|head office|support|reception|the council|the bank|the \S+ (?:people|team|guys|shift|lot|side|group|desk|channel|queue|backlog))"
_NAMED = r"(?:they|he|she|somebody|someone|the \S+|one of them|(?:the|my|our|their) \S+ (?:team|people|guys|shift|lead|manager))"
_AFFAIR = r"(?:\S+ )?(?:thing|problem|issue|case|ticket|matter|complaint|bug|file|report|incident|request|task|question|error|defect|concern|work|details|logs|findings|data|job|lot|mess|story|email|letter|call|alert)"
_LEFT_IT = r"(?:moved on|went (?:back|home|on)|carried on|got on|left (?:it|them|for|the rest)|that was (?:it|that|all)|forgot|returned|continued|waited|hoped|closed|didn't (?:hear|think|follow)|never (?:heard|thought)|assumed)"
PATTERNS = (
    rf"{_THEM} (?:\S+ )?{_SOLVED}(?: (?:from there|after a while|eventually|out|in the end))?",
    r"(?:it|that|this|everything|the \S+) (?:was|got) (?:\S+ )?(?:sorted|fixed|resolved|handled|solved|dealt with|taken care of|repaired)(?: out)? (?:\S+ ){0,3}?(?:later|eventually|in the end|by them|by someone)",
    rf"(?:i|we|and|so i|then i) (?:\S+ )?(?:(?:escalated|reported|referred) {_IT}|(?:passed|handed|forwarded) {_CONCERN}) (?:\S+ )?(?:to|on to|on|over|up|off)(?: \S+){{0,3}}",
    rf"{_WROTE} (?!(?:me|us)\b){up_to(3)}{_NOTE} {up_to(6)}(?:to escalate|so they could|and they|and left it|for them to|and waited|and that was)(?: \S+)?",
    r"(?:left it|leave it|left that|left them) (?:\S+ )?(?:with|to|for|at that|there) (?:them|him|her|the|my|our|somebody|someone|others)",
    r"left (?:the rest|everything|it all|all of it|the whole \S+) (?:to|with|for) (?:them|him|her|the|my|our|somebody|someone|others)",
    rf"{_THEM} (?:\S+ )?(?:sent (?:someone|somebody|a \S+|an \S+)(?: \S+)? (?:who|out|over|round|to)|(?:put|got) (?:someone|somebody) (?:on|onto) it)(?: \S+)?",
    rf"(?:gave|handed|passed|sent|escalated|reported|logged|raised|submitted|filed) {_CONCERN} (?:\S+ ){{0,6}}?and (?:carried on|went back|went home|moved on|returned|continued|waited|hoped|left)(?: \S+)?",
    rf"asked {_THEM} to (?:deal with|handle|fix|sort|take care of|look into|take over|solve|resolve)(?: \S+){{0,2}}",
    rf"(?:brought {_IT} up|{_RAISED} {_IT}) (?:\S+ ){{0,5}}?and {_THEM} (?!{_REACTED}\b){PAST_VERB}(?: \S+)?",
    rf"(?:called|rang|phoned|contacted|notified) (?:\S+ ){{1,3}}?and {_THEM} (?:(?:came|went|drove) (?:and|over and|out and|to) \S+|(?!{_REACTED}\b){PAST_VERB})(?: \S+)?",
    r"(?:never|didn't|did not) (?:heard|hear) (?:anything )?(?:back|again|from (?:them|him|her|it))(?: \S+)?",
    r"my (?:part|bit|job|share|shift) was (?:done|over|finished)(?: \S+)?",
    r"(?:then|now|and|so|so now) it was (?:\S+ )?(?!my\b|our\b|a\b|the\b)\S+ problem",
    r"left it at that(?: \S+)?",
    r"(?:someone|somebody) (?:else |(?:from|in|at) (?:the )?\S+ )did it",
    r"(?:from there|after that|from then on|at that point) (?:on )?it was (?:\S+ )?(?:his|her|their|somebody else's|someone else's|up to|out of my|no longer my)(?: \S+)?",
    rf"(?:told|asked|informed|let) (?:my|the|our|their) (?:\S+ )?(?:manager|boss|supervisor|team|lead|it|maintenance|hr)(?: \S+){{0,4}} and (?:they|he|she) (?!{_REACTED}\b)\S+|"
    r"(?:told|informed|emailed|rang) (?:\S+ ){1,4}?and that was (?:it|that)",
    rf"(?:told|informed|notified|alerted|warned|emailed|e-mailed|messaged|texted|pinged|rang|called|phoned|contacted|asked|paged|let) {_WHOM} (?:\S+ ){{0,6}}?(?:(?:and|so) (?:(?:then|after|a|an|the|next|\S+ (?:days?|weeks?|hours?)|eventually|later) ){{0,3}}?(?:{_THEM}|{_NAMED})|who|eventually) (?:\S+ )?(?!{_REACTED}\b){PAST_VERB}(?: \S+)?",
    rf"(?:told|informed|notified|alerted|emailed|messaged|rang|called|phoned|contacted|let) {_WHOM} (?:know )?(?:about (?:it|this|that) )?(?:and|so|then) (?:then )?(?:i )?(?:{_LEFT_IT})(?: \S+)?",
    rf"(?:i|we|and|so|then|just|basically) (?:\S+ )?(?:raised|opened|created|logged|filed|submitted|lodged|wrote up|put in|sent in|reported|dropped|posted|put) (?:a|an|the|it|that|this) {up_to(2)}(?:tickets?|jira|bugs?|bug report|issue|request|incident|work order|complaint|report|case|form|in (?:the|their) \S+(?: \S+)?)(?: (?:with|to|for|on|about|and|so|in) {up_to(5)}(?:{_THEM}|{_NAMED}|{_LEFT_IT}|{_WHOM}|assigned|moved))(?: \S+)?",
    rf"(?:passed|handed|forwarded|assigned|escalated|referred|delegated|transferred|redirected|flagged|bounced|kicked|routed) (?:it|that|this|everything|the (?:whole )?{_AFFAIR}) (?:straight |right |back )?(?:on |over |up |off |out |along )?(?:to|with|for|onto) (?:{_WHOM}|{_NAMED})|(?:gave|sent|left|handed) (?:it to {_WHOM} (?:since|because|as that|and (?:carried on|moved on|went back|went home|left))|the (?:whole )?(?:\S+ )?(?:thing|problem|issue|complaint|case|matter|lot|logs|mess) (?:on |over )?(?:to|with) (?:{_WHOM}|{_NAMED}))",
    rf"(?:escalated|forwarded|flagged|raised|referred|mentioned|pointed) (?:it|that|this|the \S+(?: \S+)?) ?(?:out |up )?(?:on )?(?:to|with) {_WHOM}",
    r"(?:because|since|as) (?:that's |that is |it's |that was |it was )(?:really |just )?(?:their|his|her|what (?:they're|he's|she's|they are|he is|she is) (?:paid|there)(?: for)?) ?(?:area|job|thing|department|responsibility|call|code|turf|business|system)",
    rf"(?:for|so) (?:them|him|her|someone|somebody|the (?:\S+ ){{1,3}}?|{_WHOM}) ?(?:else )?(?:to|could) (?:deal with|sort|sort out|fix|handle|look at|look into|take care of|pick up|resolve|figure out|worry about|clean up|chase)(?: \S+){{0,2}}",
    r"(?:that was (?:it|that|all) (?:for|from) me|and that's all i did|out of my hands|off my (?:plate|desk|hands|list)|not my problem any ?more|washed my hands|no longer my (?:problem|concern)|(?:was|became|is) (?:their|his|her) problem)(?: \S+)?",
    rf"(?:for|to) whoever(?: \S+){{1,4}}|let (?:{_WHOM}|the \S+) (?:handle|deal|sort|fix|take|worry|decide|figure)(?: \S+){{0,2}}|that was that|(?:took|takes|take) care of (?:it|that|the rest|everything|things)|up the (?:chain|line|ladder)|(?:they|he|she|someone|somebody) (?:opened|started|created) (?:a|an) (?:case|ticket|investigation)(?: \S+)?|said (?:they|he|she)(?:'d| would| will|'ll) (?:take care|look|handle|deal|sort|fix|see to|get)(?: \S+){{0,3}}",
    rf"(?:directed|pointed|redirected|referred|transferred) (?:him|her|them|the \S+|it|that) (?:\S+ )?(?:to|on to|over to) (?:her|him|them|another|{_WHOM}|someone|somebody|a different)|sent (?:him|her|the \S+) (?:on |over |along )?to (?:her|him|them|somebody|someone)(?! (?:and i|before)\b)|(?:somebody|someone) else (?:must|should|would|could|will|can) (?:have )?(?:\S+)",
    rf"(?:asked|told|got) {_WHOM} to (?:look|fix|check|sort|deal|handle|do|take|repair|investigate|see)(?: \S+){{0,3}} (?:and|so) (?:they|he|she|it) (?:\S+ )?(?!{_REACTED}\b)(?:{PAST_VERB}|did)|asked {_WHOM} to look at it(?: and they did)?",
    rf"(?:wrote|put|noted|posted|recorded|logged|entered|made a note of|mentioned|reported|left) (?:it|that|this|a note|a message|a comment) ?(?:\S+ ){{0,2}}?(?:in|on|into|to|for|with) (?:the|their|a|my|our|somebody|someone) (?:\S+ ){{1,3}}?(?:and|so|for|where) (?:{_THEM}|{_NAMED}|the \S+ \S+|whoever|somebody|someone|finished|left|went|that|moved)(?: \S+){{0,3}}",
    r"(?:pinged|messaged|alerted|told|rang|called|wrote to|emailed|asked|notified|informed|mentioned it to|paged|texted|contacted|tagged) (?:\S+ ){1,7}?(?:and|so) (?:then )?(?:they|he|she|somebody|someone) (?:\S+ )?(?:fixed|sorted|handled|did|solved|dealt|repaired|replaced|opened|looked into|took|threw|got it|sent (?:us|me|a|an|someone|somebody)|came out|resolved|patched|restarted|cleared|corrected|refunded)(?: \S+){0,2}",
    r"my (?:part|job|role|task|bit) (?:\S+ )?was (?:just |only |really )?to (?:forward|pass|report|escalate|tell|notify|inform|flag|raise|hand)(?: \S+){0,4}",
    rf"(?:reported|raised|mentioned|flagged|escalated|logged|phoned in|called in) (?:it|this|that|the \S+(?: \S+)?) (?:\S+ ){{0,3}}?(?:and|so) (?:they|he|she|someone|somebody|(?:the|my|our|their) \S+(?: \S+)?) {_SOLVED}|(?:handed|gave|passed|sent|took) (?:\S+ ){{1,7}}?and (?:that was (?:it|that)|left it (?:there|at that))",
)
_SECTIONS = ("task", "action", "result")
_WENT = (
    r"(?:went (?:back|home|on)|moved on|carried on|continued|returned|got on|left|waited|(?:gave|passed|handed|sent|forwarded) (?:it|that|this)|finished my|focused|concentrated|"
    r"heard|learned|found out|noticed|saw|assumed|trusted|hoped|thought|stopped|was|were|had|asked|told)"
)
# what people say about themselves after handing over, without doing anything for it
_LEAVING = rf"i {ADVERB}{{0,3}}{_WENT}"
_ALSO = rf"and {ADVERB}{{0,2}}(?!{_WENT}\b){PAST_VERB}"
_SOMEONE = frozenset("they he she someone somebody who which".split())


def _went_on(answer: Answer, match: Match) -> bool:
    """Return whether the speaker did something more in the same sentence: 'I escalated it and stayed'."""
    deeds = (deed.first for deed in answer.find(_ALSO, _SECTIONS) if deed.first > match.last)
    return any(not _SOMEONE.intersection(answer.tokens[match.first : deed]) for deed in deeds)


def detect(answer: Answer) -> list[Finding]:
    if follow_through.detect(answer) or verification.detect(answer):
        return []
    passed_on = matches(answer, PATTERNS, _SECTIONS)
    leaving = {match.first for match in answer.find(_LEAVING)}
    own = [match for match in matches(answer, (DOING,), _SECTIONS) if match.first not in leaving]
    left = [match for match in passed_on if not any(deed.first > match.last for deed in own)]
    left = [match for match in left if not _went_on(answer, match)]
    return bad(answer, NAME, left, ADVICE)
