"""Alternatives weighed before a choice: another option, and why it was not taken."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding, Match
from mockloop.analysis.text.detection import found_in, good, matches, merged, sequence
from mockloop.analysis.text.word_patterns import ADVERB, NUMBER, PAST_VERB, up_to

NAME = "trade_off"
TITLE = "A trade-off weighed"
SAY = "I could also have …; I chose this because …"
POLARITY = "good"
ADVICE = "Name the other way you considered, and what made you choose this one."

_WEIGHED = r"(?:considered|weighed(?: up)?|debated|toyed with)"
_COST = r"(?:weeks|months|days|risk|risky|longer|more|too|cost|costly|expensive|slower|slow|money|time)"
_WAYS = r"(?:ways?|options?|choices?|alternatives?|routes?|approach(?:es)?|possibilit(?:y|ies)|paths?|methods?|designs?|librar(?:y|ies)|suppliers?|vendors?|candidates?|quotes?|solutions?|offers?)"
PATTERNS = (
    rf"(?:i|we) (?:\S+ )?{_WEIGHED} (?!(?:myself|ourselves|it (?:an?|my|our|mine|ours|his|her|their|done|finished|safe|normal)|him an?|her an?|that an?)\b)\S+",
    r"(?:looked at|thought about|thought of|considered|listed|laid out|compared|costed|priced|drew up|came up with) (?:\S+ )?(?:two|three|four|several|both|a few|other|different|a couple of) (?:\S+ )?(?:ways|options|choices|alternatives|routes|approaches|possibilities|paths|plans|quotes|offers)",
    r"trade-?offs?|trade offs?|pros and cons|the alternative (?:was|would|were)|on the one hand",
    rf"(?:i|we) (?:\S+ )?(?:chose|picked|went with|went for|decided on|settled on|opted for) {up_to(8)}(?:over|rather than|instead of)",
    rf"(?:i|we|you) could(?: have|'ve) {up_to(8)}but (?:i|we|that|it|this|then)",
    rf"would(?: have|'ve) {up_to(3)}(?:been|taken|meant|cost|needed) {up_to(4)}{_COST}",
    rf"(?:instead of|rather than) \S+ing {up_to(6)}(?:i|we) {PAST_VERB}",
)


# words that compare two ways of doing it
_BETTER = r"(?:cheaper|faster|quicker|safer|slower|easier|simpler|longer|shorter|riskier|harder|neater|cleaner|tidier|nicer|better|prettier|stronger|lighter|heavier|fresher|warmer|(?:more|less) (?!(?:than|of|people|or)\b)\S+)"
_CHOSE = rf"(?:i|we|so i|and i|then i) {ADVERB}{{0,2}}(?:went (?:with|for)(?! (?:her|him|them|me|us|my)\b)|chose|picked|took(?! (?:off|out|my|me|all|him|her|us|them)\b)|decided|opted|settled|used|kept|dropped|bought|stayed|cut|ordered|rolled)"
_REASON = r"(?:because|since|as|so that|otherwise|in case|given that|knowing|which would|that would|would have|wouldn't|too|only needed|less|more|at least|rather)"
_LOSS = r"(?:speed|accuracy|quality|time|safety|money|comfort|freshness|coverage|precision|consistency|features?|flexibility|performance|some|a little|a bit|convenience|simplicity|reliability|memory|space|detail|margin|sleep|certainty|a day|polish|privacy|depth|taste)"
CHOICES = (
    r"(?:chose|choose|choosing|chosen|decide|decided|deciding|choice|torn|toss-up|decision|dilemma|balance|balanced|balancing|call) (?:\S+ )?between(?: \S+){1,4}",
    r"either (?:i|we|you|to|the \S+ \S+|\S+ing) (?:\S+ ){1,12}?or (?:i|we|you|to|\S+)(?: \S+){0,3}",
    r"(?:the |a |one |its |only |main |obvious |big |real )*(?:downside|drawback|disadvantage|flip ?side|catch|price (?:i|we|you) paid|price for (?:that|it|this)|cost of (?:that|this|it|doing|waiting)|advantage|upside) (?:(?:of|to) (?:\S+ ){1,3}?)?(?:was|is|being|were)(?: \S+)?",
    rf"(?:rather than|instead of) (?:(?!(?:and|but|then)\b)\S+ ){{1,12}}?(?:i|we) {ADVERB}?(?!(?:had|was|were|got)\b){PAST_VERB}(?: \S+)?",
    rf"(?:i|we) {ADVERB}?{PAST_VERB} (?:\S+ ){{1,8}}?(?:rather than|instead of|over|and not) (?:\S+ ){{1,8}}?(?:because|since|so that|as it|as that|otherwise|given|even though|although|knowing)(?: \S+)?",
    r"(?:(?:would|could|might)(?: have|'ve)|(?:i'd|we'd|that'd|it'd|they'd) have|would (?=be|take|mean|cost|need|save|give|make|lose|bring|delay|break|require)) ?(?:\S+ ){0,3}?(?:been|be|taken|take|meant|mean|cost|needed|need|lost|lose|given|give|saved|save|made|make|brought|bring|caused|delayed|delay|broken|break|required|require|worked|left|risked|ruled|gone|kept|eaten|bought|used|done|fixed|had|covered|solved) (?:\S+ ){0,7}?(?:but|yet|though|although|however|whereas|at the (?:cost|price))(?: \S+){1,3}",
    r"(?:i|we) (?:\S+ )?(?:could|might) (?:just |simply |easily |also |always )?have (?:\S+ ){1,14}?(?:but|only|instead|except|yet|and that)(?: \S+){1,2}",
    rf"{_BETTER} (?:\S+ ){{0,5}}?(?:but|yet|though|although|whereas|however) (?:\S+ ){{0,8}}?(?:{_BETTER}|no|never|risk\S*|cost\S*|lost|lose|less|more|needed|need|would|wouldn't|couldn't|can't|too|only|nobody|no one|worth|took|takes|meant|means|tast\S+)(?: \S+)?",
    rf"(?:gave up|giving up|sacrificed|sacrificing|traded|trading|swapped|accepted|accepting|lost|paid with|lived with|put up with|compromised on) (?:\S+ ){{0,2}}?{_LOSS} (?:\S+ ){{0,6}}?(?:for|in exchange|in return|to (?:get|gain|keep|save|win|have|make|be)|so|because|but|rather|if)(?: \S+)?",
    r"at the (?:cost|expense|price) of \S+|(?:short|long|longer|near) (?:run|term) (?:but|it|that|we|i|and|for|versus|against)",
    r"(?:knew|accepted|realized|realised|figured|reckoned|judged|thought|understood) (?:that )?(?:it|that|this|\S+ing|the \S+)(?:'d| would| might| could| was going to) (?:\S+ )?(?:cost|take|mean|slow|delay|make|hurt|upset|annoy|be|add|lose|leave|use|eat) (?:\S+ ){0,8}?(?:but|yet|still|though|although|and still|however)(?: \S+)?",
    r"(?:is|was|are|were|would be|beats|seemed) (?:worse|better|cheaper|safer|more \S+|less \S+|easier|quicker) than (?:a|an|one|no|none|\S+ing|the|losing|having|two|nothing|doing)(?: \S+){0,2}|better (?:a|an|to) (?:\S+ ){1,6}?than (?:a|an|to|\S+ing|none|no)(?: \S+)?",
    r"(?:decided|chose|opted|elected) (?:against|not to|to leave|to skip|to keep) (?:\S+ ){1,10}?(?:because|since|as|so|otherwise|which would|even though|although|until)(?: \S+){1,2}",
    r"(?:ruled (?:that |it |this |the \S+ )?out|ruled out|turned (?:that |it |this |the \S+ )?down|held (?:off|back)|discarded|rejected|dismissed|talked myself out of|dropped the idea) (?:\S+ ){0,8}?(?:because|since|as|so|it would|that would|too)(?: \S+)?",
    rf"(?:i|we) {ADVERB}?(?:thought about|thought of|was tempted to|were tempted to|was going to|planned to|would have (?:liked|loved|preferred) to|'d have (?:liked|loved|preferred) to|had thought of|debated|toyed with|played with|wondered about|wondered whether|wondered if|asked myself) (?!(?:it|that|them|him|her|this) (?:for|a lot)\b)(?:\S+ ){{1,12}}?(?:but|only|yet|instead|except)(?: \S+){{1,4}}",
    r"(?:worth (?:it|the)|not worth|wasn't worth|isn't worth|was worth) (?:\S+ ){0,4}?(?:because|since|for|if|to|risk|extra|cost|wait|trouble|time|delay|money|\S+ing)(?: \S+)?|traded (?:\S+ ){1,4}?(?:for|off|against) \S+|(?:one|a) hand (?:\S+ ){1,20}?(?:on )?the other",
    r"(?:meant|means|cost us|cost me|took) (?:\S+ )?(?:more|extra|less|fewer|longer|slower|an extra|another|a bit more|twice) (?:\S+ ){0,10}?(?:but|yet|though|in return|so that)(?: \S+){1,3}",
    rf"(?!better\b){_BETTER} (?:\S+ )?(?:but|yet|though|although|and yet)(?: \S+){{2,4}}|(?:was|is|looked|seemed|were) (?:very |rather |so |quite )?tempting(?: \S+){{0,4}}|(?:tempted|tempting) to(?: \S+){{1,3}}",
    r"(?:question|matter|case|balance|weighing) of (?:\S+ ){1,3}?(?:against|or|versus|vs|over)(?: \S+){1,3}|(?:versus|vs) \S+|(?:speed|safety|quality|time|cost|money|comfort|accuracy|neatness|taste|freshness|simplicity|flexibility) (?:against|won|versus|mattered more|came first|beat|lost)(?: \S+)?",
    r"(?:my|our|the) (?:only |two |other |real )?(?:options|choices|choice|alternatives?|dilemma|question) (?:was|were|is|are) (?:to |whether |between |either )?(?:\S+ ){1,16}?or(?: \S+){1,3}",
    rf"(?:i|we|you) could (?:either )?(?!(?:not|see|hear)\b)(?:\S+ ){{1,16}}?or (?:\S+ ){{1,16}}?(?:so|and|then) (?:i|we) {ADVERB}?(?!(?:was|were|had|said)\b){PAST_VERB}(?: \S+){{0,2}}|do (?:i|we|you) (?:\S+ ){{1,14}}?or (?:do|should|would|wait|let|not)(?: \S+){{1,3}}|should (?:i|we) (?:\S+ ){{1,14}}?or(?: \S+){{1,4}}",
    r"(?:preferred|prefer|favou?red|valued) (?!(?:tea|coffee|it|that|him|her|them|not)\b)(?:\S+ ){1,8}?(?:to|over|than|because|since)(?: \S+){1,3}|(?:i'd|i would|we'd) rather (?:have |be |lose |do |take |spend |wait |ship |give )?(?:\S+ ){1,10}?than(?: \S+){1,3}",
    r"(?:because|since|as) (?:\S+ ){1,5}?would(?:n't| not)?(?: have|'ve)? (?:\S+ )?(?:put|been|cost|meant|taken|left|broken|made|risked|delayed|lost|given|needed|hurt|caused|taught|scared|fallen|frightened|ruined|slowed|blocked|closed|kept|required|killed|worn)(?: \S+){1,3}|knowing (?:that )?(?:it|this|that|we|i|they)(?:'d| would| might| could)(?: \S+){1,3}",
    r"and in return (?:we|i|it|they)|(?:lost|gave up|gave away|paid|let go of|accepted) (?:\S+ ){1,4}?(?:but|and in return|and in exchange|for the sake)(?: \S+){1,4}|(?:worth|mattered|counted|weighed) (?:\S+ )?more(?: than(?: \S+){1,2})?|(?:wasn't|isn't|weren't|not) worth(?: \S+){1,3}|for the sake of \S+",
    r"(?:picked|chose|took|kept|bought|sent|used|hired|ordered|went for|went with|decided on|settled on|stuck with) (?:\S+ ){1,6}?(?:over (?!the (?:phone|weekend|top|summer|road|years?)\b)the|instead of|rather than|even though|knowing)(?: \S+){1,5}|(?:picked|chose|went for|went with|decided on|settled on|opted for) (?!(?:up|out|him|her|them|me)\b)(?:\S+ ){1,6}?(?:because|since|although)(?: \S+){1,5}",
    r"(?:i|we) (?:\S+ )?(?:thought|wondered|asked myself|toyed|played|flirted) (?:about|whether|with the (?:idea|thought) of|if|of)(?: \S+){1,8} (?:but|only|yet|except|instead|and decided)(?: \S+){1,3}",
    r"(?:weigh|weighed|weighing|balance|balanced|balancing) (?:up )?(?:\S+ ){1,8}?(?:against|versus) (?:the|a|an|losing|doing|\S+ing|our|my|their|what)(?: \S+){1,3}|(?:would|could|might) (?:cost|take|mean|risk) (?:\S+ ){1,9}?(?:would|could|might) (?:cost|take|mean|risk|save|be|have)(?: \S+){0,3}",
    r"(?:money|time|room|space|budget|staff|people|hands|fuel|hours|seats) (?:\S+ )?for (?:either |only one |one |just one )(?:\S+ ){1,8}?or(?: \S+){1,4}|even though (?:it's|it is|it was|it meant|it cost|that meant|it would|they're|it takes|it took|that would)(?: \S+){1,4} (?:because|since|as|so)(?: \S+)?|(?:only|best|quickest|safest|cheapest|fastest) way to(?: \S+){1,4}",
    r"(?:decided|chose|opted) (?:not to|against|to (?:skip|drop|leave|cut|keep|stop)) (?:\S+ ){0,8}?(?:because|since|as it|as that)(?: \S+){1,3}|(?:didn't|did not|don't) want to (?:risk|lose|waste|gamble|spend|pay|scare|wake|frighten|burden)(?: \S+){1,4}|(?:faster|cheaper|quicker|easier|safer|simpler|nicer|better|neater|more \S+) but (?:with|for|on|then|in|i|it|we|the|that|there|not)(?: \S+){2,4}",
    rf"(?:two|three|several|a few|only two) (?:\S+ )?{_WAYS} (?:\S+ ){{1,20}}?or (?:\S+ ){{1,14}}?(?:so |and |then |but )?(?:i|we) {ADVERB}?(?!(?:was|were|had|said)\b){PAST_VERB}",
    rf"(?:the )?{_BETTER} (?:\S+ ){{1,3}}?(?:was|is|were|are|seemed|looked) (?:less|more|also|too|{_BETTER})(?: \S+){{1,3}} (?:so|but|and so)(?: \S+){{1,2}}",
)
_OPTIONS = (
    rf"(?:two|three|four|several|both|different|other|few|couple of|various|possible|obvious|second|another|alternative|first|{NUMBER}) (?:\S+ )?(?:main |different |possible |obvious |real )?{_WAYS}",
    r"(?:thought about|considered|looked at|compared|weighed|debated|listed|priced|the (?:other|first|second|alternative|obvious|easy|quick|cheap|expensive|usual) (?:one|option|way|thing|choice|route|\S+) (?:was|would|is|\S+s))(?: \S+)?",
)
_WITHIN = 22  # words between the options and the choice


CHOSEN = ("|".join(_OPTIONS), rf"{_CHOSE}(?: \S+){{0,3}}")


def _chosen_with_reason(answer: Answer) -> list[Match]:
    """Return a choice after the options were named, if a reason is nearby."""
    chosen = sequence(answer, CHOSEN, _WITHIN, _SECTIONS)
    reasons = [match.first for match in found_in(answer, (_REASON, _BETTER))] if chosen else []
    return [match for match in chosen if any(abs(reason - match.first) <= _WITHIN for reason in reasons)]


_SECTIONS = ("situation", "task", "action")


def detect(answer: Answer) -> list[Finding]:
    weighed = matches(answer, (*PATTERNS, *CHOICES), _SECTIONS)
    return good(answer, NAME, merged([*weighed, *_chosen_with_reason(answer)]), ADVICE)
