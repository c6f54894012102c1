"""A lesson beyond the task itself: the gap between people, teams or rules that allowed the problem."""

from __future__ import annotations

import re

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import good, merged
from mockloop.analysis.text.lessons import lessons, thoughts
from mockloop.analysis.text.word_patterns import any_of

NAME = "organizational_lesson"
TITLE = "An organizational lesson"
SAY = "What was missing between … and … was …"
POLARITY = "good"
ADVICE = "Name the gap behind the problem: which shared objective, owner or rule was missing between the teams?"

TERMS = any_of(
    r"(?:shared|common|joint) (?:\S+ )?(?:objectives?|goals?|standards?|slos?|slas?|metrics?|definitions?)", r"slos?", r"slas?",
    r"s l o", r"organi[sz]ational(?:ly)?", r"(?:between|across|among) (?:the |our |all )?(?:\S+ )?(?:teams|departments|shifts|sites|functions|units|offices)",
    r"(?:no|any|every|each) (?:team|department|one) (?:\S+ ){0,2}?(?:owned|owns|shared|shares|responsible|accountable)",
    r"nobody (?:\S+ ){0,2}?(?:owned|owns|could see|was responsible|was accountable|shared)", r"(?<!sense of )(?:clear )?ownership", r"accountab(?:le|ility)",
    r"hand-?overs?", r"blind spots?", r"(?:alerting|reliability|reporting|safety) standards?", r"process gaps?", r"silos?", r"escalation (?:path|process)",
    r"incentives?", r"who (?:owns|decides|is responsible)", r"policy", r"policies", r"governance", r"(?:gap|gaps) between", r"(?:the|a) gap (?:that|i|we|in)",
)  # fmt: skip


_GROUPS = r"(?:teams?|departments?|shifts?|sites?|functions|units?|offices?|wards?|kitchen|floor|crews?|companies|company|organi[sz]ation|hospital|school|management|sales|support|engineering|operations|ops|finance|marketing|legal|product|sides|branches|stores|army|business|depots?|agenc(?:y|ies)|groups?|squads?|systems?)"
_NOBODY = r"(?:nobody|no one|no-one|no team|no department|no single \S+|neither(?: \S+)?|none of (?:us|them|the \S+))"
GAPS = any_of(
    rf"{_NOBODY} (?:\S+ ){{0,4}}?(?:owned|owns|own|responsible|accountable|in charge|whose job|could see|can see|sees|saw|knew who|knows who|knew what|felt|looked|had (?:a|the|any|an)|measured|checked|decided|decides|was watching|was told|talked|spoke|shared|has|to report|assigned|in between|taught|maintained|reviewed|checked|coordinated|defined|planned|agreed|tracked|trained)",
    r"no one whose (?:job|role|task)|(?:nobody's|no one's|not anyone's|everybody's and nobody's|anybody's) (?:job|responsibility|problem|task)|(?:everyone|everybody|each \S+|both \S+|all of us) (?:\S+ ){0,2}?(?:thought|assumed|waited|believed|expected|relied|trusted) (?:that )?(?:it was |on )?(?:somebody|someone|the other|the others|another|each other|for)",
    r"(?:a |an |the |one |of )*(?:no |any |missing |clear |named |single |proper |common |shared |agreed |joint |central |formal )+(?:owners?|owner|point of contact|process|procedure|standard|standards|rule|agreement|definition|checklist|handover|protocol|objective|target|targets|policy|list|calendar|channel|forum|place|contact|person in charge|escalation path|rota|plan|system|register|documentation|budget|governance|responsibility|on-?call) (?:\S+ ){0,3}?(?:for|between|across|of|to|that|in|on|with|both|all|every|so|who|which|existed|at all|when|until)",
    r"(?:no|without (?:a|any)|never (?:had|been|agreed|written|defined)|hadn't|had not|wasn't|missing|lacked|lack of|need(?:s|ed)?) (?:\S+ ){0,3}?(?:owner|process|procedure|standard|handover|ownership|policy|protocol|documentation|governance|agreement|escalation|rota|onboarding|training plan|shared|agreed|common|written down|defined)",
    rf"(?:two|three|both|four|different|separate|neither|several|all) (?:\S+ )?{_GROUPS} (?:\S+ ){{0,5}}?(?:didn't|don't|doesn't|did not|never|weren't|aren't|different|differently|own|each|other|same|shared|measured|talk|talked|speak|spoke|worked|working|pulled|pulling|had|have|were|depended)",
    r"the \S+ and the \S+ (?:\S+ )?(?:were|had|have|are|didn't|never|don't|worked|should) (?:\S+ ){0,3}?(?:different|own|same|separate|each other|one another|shared|talk\S*|sp(?:eak|oke)|together|never)",
    rf"(?:each|every|any) (?:{_GROUPS}|service|interface|process|project) (?:\S+ ){{0,3}}?(?:needs|need|needed|has|had|have|should|must|its|their|was|is|looked|measured|only|gets|ought|optimi[sz]ed|kept|used)",
    r"(?:the|that|this|our|a|one|each|every) (?:\S+ )?(?:rules?|polic(?:y|ies)|system|process|structure|targets?|bonus(?:es)?|budgets?|incentives?|metrics?|kpis?|procedure|roster|rota|set-?up|way (?:we|they|the \S+|it) (?:\S+ )?\S+) (?:itself |that |which )?(?:\S+ ){0,3}?(?:rewards?|rewarded|punish(?:es|ed)|measured|encouraged|forced|made|makes|allowed|let|meant|was the problem|was broken|was wrong|has to change|had to change|depended|assumed|discouraged|ignored|left|hid|missed)",
    r"(?:paid|judged|measured|rewarded|assessed|evaluated|graded|scored|bonused) (?:\S+ )?(?:per|on|by) (?!(?:the (?:day|end|time|side)|april|may|june|march|monday|friday|his|her)\b)\S+",
    r"(?:fall|falls|fell|fallen|slip|slipped|slips|got lost|get lost|lost|dropped) (?:\S+ ){0,2}?(?:between|through|in between) (?:the|two|our|those|shifts|teams|departments|cracks|gaps)|(?:between|through) the (?:cracks|gaps|chairs|stools)",
    r"the way (?:we|they|the \S+|our \S+) (?:\S+ )?(?:split|divide|divided|organi[sz]e|organi[sz]ed|are organi[sz]ed|were organi[sz]ed|structured|set up|plan|planned|hand|handed|share|shared|work|worked|measure|measured|fund|funded|hire|hired|train|trained|communicate|report|reported|assign|assigned|staff|staffed)",
    r"(?:in|inside|on|with|depend(?:s|ed)? on|rel(?:y|ies|ied) on|hang(?:s)? on|rest(?:s|ed)? on) (?:just |only )?(?:one|a single|somebody's|someone's|individual|one single) (?:\S+ )?(?:person|persons|person's|head|heads|teacher|nurse|engineer|employee|individual|man|woman|people|people's|driver|volunteer|colleague|cook|expert)",
    r"(?:who|whoever) (?:owns|owned|decides|decided|is responsible|was responsible|does what|decides what|is in charge|was in charge|is on call|answers|has the final|gets (?:the page|paged|told))",
    rf"(?:between|across|among|from|beyond|both|all|over) (?:the |our |all |both |two |different |these |those )*(?:\S+ and (?:the )?\S+ )?(?:{_GROUPS}|support and \S+|sales and \S+|\S+ and engineering|levels|borders|boundaries)",
    r"(?:regular|weekly|monthly|standing|joint|shared|common|cross-?team|cross-?functional|company-?wide|hospital-?wide|school-?wide|team-?wide|organi[sz]ation-?wide) (?:\S+ )?(?:meetings?|reviews?|standards?|objectives?|goals?|dashboards?|rota|definitions?|channel|calendar|ownership|responsibility|language|budget|training|handover|policy|process|targets?|alerts?|postmortems?)",
    r"(?:information|news|knowledge|message|warnings?|complaints?|feedback) (?:\S+ ){0,2}?(?:never|didn't|doesn't|couldn't|did not|not|sat|stayed|got stuck|stuck|lived|was) (?:\S+ ){0,2}?(?:reach(?:ed|es)?|arriv\S+|get|got|travel\S*|pass(?:ed)?|flow\S*|in|with|shared|through|to|handed)",
    r"one (?:team|person|owner|checklist|plan|list|place|number|process|department|rule) (?:\S+ )?(?:that|who|which|to|for) (?:\S+ )?(?:owns?|both|all|everyone|every|each|is|has|we all|decides?|is responsible|the whole)|(?:two|both|three|several|five|four|all these|so many) (?:\S+ )?(?:people|teams|departments|helpers|agencies|doctors|teachers) (?:\S+ ){0,6}?(?:responsible|not one of them|none of them|no one|nobody|knew of|knew about|the others|each other|one another|sign up|share)",
    r"(?:paid|pay) (?:\S+ )?by (?:the|how)|who (?:gets (?:paged|told|the)|may|checks|signs|is allowed|approves|was meant|orders)(?: \S+)?|whose (?:task|job|role|responsibility|name|budget)|without (?:ever )?(?:asking|telling|talking to|consulting|involving) (?:the|our|us|any|them|each)|(?:part of|in) the definition of done|the rule (?:said|says|was|only)|mandate|(?:head office|management|the board|the company|planners?) (?:\S+ )?(?:made|makes|decided|decides|planned|plans|set|sets)(?: \S+)?|handover between|(?:ordered|orders?|written|planned|decided|made|paid) (?:\S+ )?(?:on|by) (?:\S+ ){1,2}and the \S+ (?:is|are|was|were)|the knowledge|sat together|ever (?:sat|spoke|talked|met)|(?:falls|fell|dies|go to die|goes to die|gets lost|get lost)",
    r"(?:report|reports|reporting|look|looks) (?:up|down|across|upwards|sideways)|single point of (?:failure|contact)|raci|charter|org chart|reorg|hierarch(?:y|ies)|bureaucracy|red tape|culture of|accountability|on-call rotation|bus factor|institutional|systemic|structural|cross-?team|cross-?functional|silos?|siloed",
    r"(?:school|hospital|company|organi[sz]ation|department|team|charity|firm|kitchen|army|unit|business|depot|ward|council|university) (?:itself )?(?:needs|needed|should|lacked|had no|has no|never had|had never|must|would need|ought|didn't have|doesn't have|had to)",
)
_ORGANIZATIONAL = re.compile(rf"(?<!\S)(?:{TERMS}|{GAPS})(?!\S)")


def detect(answer: Answer) -> list[Finding]:
    generic = {lesson.match.first for lesson in lessons(answer) if lesson.generic}
    told = (match for match in thoughts(answer) if match.first not in generic and _ORGANIZATIONAL.search(match.text))
    return good(answer, NAME, merged(told), ADVICE)
