"""What others did with it afterwards: adopted, copied, made the standard, still in use."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import good, matches
from mockloop.analysis.language import up_to

NAME = "second_order_effect"
TITLE = "A second-order effect"
POLARITY = "good"
ADVICE = "Say what others did with it afterwards: adopted it, reused it, made it their standard."

_OTHERS = r"(?:they|others|(?:the|our|their|every|each|all|other|another|two|three|several|both|many|a few|some)(?: \S+){1,3})"
_KEPT = r"(?:template|standard|practice|default|policy|procedure|norm|playbook|handbook|checklist|training|guidelines?|process|rota|induction|manual|routine)"
PATTERNS = (
    rf"(?:adopted|took up|copied|reused|borrowed|picked up) {up_to(4)}(?:it|this|that|pattern|approach|idea|method|template|process|system|form|script|tool|list|sheet|format|model|layout|design|plan)",
    rf"took {up_to(5)}(?:into|over into) {up_to(4)}{_KEPT}",
    rf"(?:became|becomes|has become|is now|was made|made it|made that|made this|turned it into|turned into) (?:\S+ ){{0,2}}?(?:the|a|our|their|part of) {up_to(3)}{_KEPT}",
    rf"(?:is|was|been|got|were) (?:\S+ )?(?:rolled out|adopted|copied|reused|extended|used|taken up|picked up) (?:\S+ )?(?:by|to|across|in|at|for) {up_to(2)}"
    r"(?:other|all|every|the whole|both|two|three|four|five|six|\d+|several|others|each|company|region|country|rest)",
    r"(?:they|we|people|everyone|it is|it's|that is|that's|the \S+) (?:\S+ ){0,2}?(?:still|to this day|now) (?:\S+ )?(?:use|uses|used|using|do|does|run|runs|work|works|in use|there|there today)(?: \S+)?",
    r"(?:every|each|all) (?:new )?\S+(?: \S+)? (?:is|are|was|were|now|since|gets|got) (?:\S+ ){0,2}?(?:born|trained|built|taught|shown|set up|started|briefed) (?:with|on|in|that way|from)",
    r"(?:asked|invited) (?:me|us) to (?:\S+ )?(?:teach|train|present|show|do the same|roll|run|write|share|set)(?: \S+)?",
    r"(?:other|two other|three other|neighbou?ring|both) (?:teams|departments|wards|branches|stores|sites|schools|shifts|depots|offices|classes|units|kitchens|crews) "
    r"(?:\S+ ){0,2}?(?:use|used|copied|adopted|asked|took|started|followed|do|did|wanted)",
    r"(?:nobody|no one) (?:\S+ )?(?:goes|went|has gone) back to",
    rf"(?:has|have|had) (?:since |now )?(?:been )?(?:adopted|copied|rolled out|made (?:it )?(?:a |the )?{_KEPT})",
)


def detect(answer: Answer) -> list[Finding]:
    return good(answer, NAME, matches(answer, PATTERNS, ("result", "reflection")), ADVICE)
