"""Work completed to the end: merged, rolled out, checked later, handed over with what the next person needs."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import affirmed, good, matches, merged, near
from mockloop.analysis.text.word_patterns import ADVERB, NUMBER, PARTICIPLE, SPAN, up_to

NAME = "follow_through"
TITLE = "Follow-through"
SAY = "I stayed with it until …, and … later I checked it again."
POLARITY = "good"
ADVICE = "Say how you saw it through after your own part was done: until it was live, adopted, checked again."

_SPAN = r"(?:days?|weeks?|months?|years?|terms?|shifts?|seasons?)"
_WHEN = (
    rf"(?:(?:a|one|two|three|few|couple of|several|\S+) (?:\S+ )?{_SPAN} (?:later|after|on|afterwards)|"
    rf"the (?:next|following) \S+|that same \S+|afterwards|after that|later(?: that \S+)?|every \S+|each \S+)"
)
_AGAIN = (
    r"(?:(?:went|came|drove|called|rang|wrote|checked|flew|walked) back|checked (?:in|up)? ?(?:on|with)|looked in|followed up|revisited|"
    r"(?:looked|checked|measured|counted|asked|visited|called|rang) (?:\S+ ){0,3}?again|reviewed|visited|returned|circled back)"
)
_NEXT = r"(?:(?:my|the|a|his|her|our) (?:\S+ )?(?:replacement|successor|relief|deputy)|the (?:next|new|other) \S+|whoever|those who|anyone who|everyone who|the people who|others)"
_FINISHED = r"(?:done|live|merged|fixed|finished|home|safe|through|paid|signed|in place|delivered|settled|up and running|complete|completed|working|deployed|resolved|back|installed|discharged|sorted|well|over)"
_GUIDE = r"(?:deployment|rollback|handover|hand-over|hand over|instructions|documentation|runbook|guide|manual|notes|how to|procedure|steps)"
_CHANGE = r"(?:it|this|fix|change|changes|patch|request|code|branch|feature|version|update|script|release|test|tests)"
_VISITED = (
    r"(?:went back|came back|drove back|drove out|rang|called|phoned|emailed|e-mailed|messaged|texted|visited(?! my\b)|revisited|checked|re-?checked|looked in|looked again|popped (?:in|by|round|over)|dropped (?:in|by)|stopped by|dropped round|"
    r"reviewed|followed up|met|sat down with|returned|went round|went through|walked round|pinged|called in|called round|tested|inspected|caught up|audited|asked (?:\S+ ){0,3}?(?:how|if|whether|what))"
)
_MUCH_LATER = rf"(?:(?:{NUMBER}|a|an|the|another|a few|few|some|several|a couple of|that|one) (?:\S+ )?{SPAN} (?:later|afterwards|on|after (?:that|it|the \S+))|the (?:next|following) (?:day|morning|week|month|shift|term|evening|time)|later that \S+)"
_LET_GO = r"(?:closed|close|left|leave|stopped|stop|went home|go home|signed off|sign off|let go|let it go|moved on|move on|relaxed|rested|rest|gave up|give up|ticked|finished|handed|took my eyes|clocked off|called it|considered|marked)"
PATTERNS = (
    r"(?:i|and|then|also) (?:\S+ )?(?:followed up|followed through|chased|kept chasing|followed it up)(?: \S+){0,2}",
    r"(?:i|and|then) (?:\S+ )?(?:stayed|stuck|kept at|kept with|remained|saw it|saw that|saw them|saw this) (?:\S+ ){0,5}?(?:(?:until|till) (?!\d|late|midnight|noon|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b)\S+|through|to the end)(?: \S+)?",
    rf"(?:i|and|then) (?:\S+ )?(?:coordinated|organized|organised|led|ran|managed|supported|oversaw|supervised) {up_to(3)}(?:rollout|roll out|roll-out|launch|deployment|handover|hand over|move|migration|switch|change over|changeover|training)",
    rf"{_AGAIN} (?:\S+ ){{0,5}}?(?:later|afterwards|every|each|weekly|daily|to see|to make sure|to check)(?: \S+)?",
    r"checked (?:in|back|up) with \S+",
    rf"{_WHEN} i (?:\S+ )?{_AGAIN}(?: \S+)?",
    rf"{_SPAN} (?:later|after|on|afterwards) i (?:\S+ )?(?:checked|called|rang|asked|visited|met|wrote|reviewed|measured)(?: \S+)?",
    rf"(?:i|and|then) (?:\S+ )?(?:watched|monitored|tracked|kept an eye on|kept checking|kept watching) {up_to(9)}(?:until|till)(?: \S+){{0,3}}",
    rf"kept (?:an eye on|a close eye on|checking|watching|monitoring|tracking|visiting|ringing|calling|going back) {up_to(5)}(?:for (?:a|the|\S+) (?:\S+ )?{_SPAN}|afterwards|after that|every \S+|until \S+)",
    rf"(?:i|we|and) (?:\S+ )?(?:watched|monitored|tracked) {up_to(4)}for (?:a|the|\S+) (?:\S+ )?{_SPAN}",
    rf"(?:wrote|left|made|prepared|gave|handed over|documented|put together|typed up) {up_to(4)}{_GUIDE}(?: \S+)?",
    r"(?:i|we|and|then|also) (?:\S+ )?documented \S+",
    rf"(?:trained|taught|briefed|coached|showed|handed (?:it|this|that|everything|the \S+) (?:over )?to) {up_to(2)}{_NEXT} (?:\S+ ){{0,4}}?(?:on it|how|before i (?:left|went)|with|to (?:use|run|do))",
    r"handed (?:it|this|that|everything|them|him|her|the \S+) over (?:\S+ ){0,6}?with (?:a|the|my|all|full|clear|written) \S+",
    r"so (?:that )?(?:the \S+(?: \S+)?|others|anyone|anybody|whoever|they|my \S+) (?:\S+ )?could (?:\S+ ){0,5}?(?:without me|after me|themselves|on their own)",
    rf"(?:stayed|waited|kept|worked|sat|stood|watched|rang|called|chased|pushed|went on|carried on|drove|was there) {up_to(6)}(?:until|till) "
    rf"(?:it|that|this|they|he|she|the \S+(?: \S+)?|everything|everyone|every \S+|all) (?:\S+ )?(?:was|were|had|got|had been) (?:\S+ )?{_FINISHED}",
    r"i (?:\S+ ){1,8}?(?:every|each) (?:day|morning|evening|week|friday|monday|shift) (?:\S+ )?(?:until|till|for the next|for a|after that|since)(?: \S+)?",
    r"to make sure (?:it|that|they|he|she|the \S+) (?:\S+ )?(?:stuck|stayed|lasted|kept|went|arrived|had|got)(?: \S+)?",
    rf"{_CHANGE} (?:was|were|got) (?:(?!never\b|not\b)\S+ )?(?:merged|deployed|rolled out|shipped|released)(?: \S+)?|(?:went|go|gone) live(?: \S+)?",
    r"(?:i|we) (?:\S+ )?(?:rolled|carried|took) (?:it|this|that|them|the \S+(?: \S+)?) (?:out )?(?:to|in|across|into) (?:all|every|each|the other|the whole|both|the rest) \S+",
    r"(?:to (?:see|ask|hear|check|find out)|asked(?: \S+){0,2}|checked|looked|heard|saw) how (?:it|he|she|they|everyone|the \S+(?: \S+)?) (?:was|were) (?:\S+ )?(?:getting on|getting along|doing|coping|settling|holding up)",
    r"i (?:\S+ )?still (?:\S+ )?(?:check|review|monitor|maintain|track|(?:get|read|call|ring|visit|go|meet|look|run|do|see) (?:\S+ ){0,5}?(?:every|each|once a|twice a) \S+)",
    r"set (?:up )?(?:a|myself a) (?:\S+ )?reminder(?: \S+){0,2}",
    rf"made sure (?:that )?(?:{_NEXT}|the \S+ \S+) (?:\S+ )?(?:knew|understood|had|could) (?:how|what|where|the|everything|all|run|do) ?(?:\S+)?",
    r"asked (?:\S+ ){0,4}?what (?:to change|to improve|we should change|i should change|could be better|should be better)(?: \S+)?",
    rf"i {ADVERB}{{0,2}}(?:kept|stayed|ran|watched|tracked|logged|worked|stuck|helped|supported|monitored|looked after) (?:\S+ ){{1,6}}?(?:until|till) the (?:very )?(?:end|last)(?! of (?:my|the) (?:shift|day|page))(?: \S+){{0,2}}",
    r"(?:sat|stayed|stood|was there|watched|worked|went along|rode along|helped) (?:\S+ ){0,5}?(?:for|on|during|through) (?:the|its|their|her|his) first (?:day|week|night|shift|run|month|service|delivery)(?: \S+)?",
    r"(?:made|wrote|drew up|left|built|created|printed|recorded) (?:\S+ ){1,6}?so (?:that )?(?:nobody|no one|everyone|anyone|the next|others|they|whoever|new)(?: \S+){1,2}",
    r"stayed in touch(?: \S+){0,2}|visited (?:\S+ ){0,3}?(?:twice|again|every \S+|three times)",
    r"(?:didn't|did not|wouldn't|would not|never) (?:let go|give up|stop|stopped|leave|left|rest|rested|close it|go home|sign off) (?:\S+ ){0,4}?(?:until|till)(?: \S+){1,2}",
    r"to see (?:it|that|them|the (?:\S+ ){1,3}?)(?:go|arrive|leave|work|run|through|land|open|off)(?: \S+)?",
    r"(?:every|each) (?:day|week|month|quarter|year|term|season|shift|friday|monday) since(?: then)? i(?: \S+){1,2}",
    r"i (?:\S+ )?went (?:to see |to visit |round to )?(?:\S+ ){0,3}?again(?: \S+){0,2}",
    r"(?:showed|taught|trained|walked) (?:the|all the|my|our|both) (?:\S+ )?(?:staff|team|shift|people|crew|nurses|volunteers|colleagues|others|drivers|teachers|cooks) (?:how|through)(?: \S+){1,2}",
    r"(?:held|did|ran|had) (?:a|another) (?:\S+ )?(?:review|follow-up|follow up|check|catch-up|retrospective) (?:\S+ ){0,4}?(?:later|after|afterwards)",
    r"made sure (?:it|that|this|everything|the \S+) (?:was|were|got) (?:\S+ )?(?:handed over|finished|done|properly|completed|delivered|followed up)(?: \S+)?",
    r"(?:closed|close|closing) the loop(?: \S+)?",
    r"(?:saw|see|seen|seeing|followed|carried|took|brought|pushed|got) (?:it|this|that|them|him|her|everything|the (?:\S+ ){1,3}?) ?(?:all )?(?:the way )?(?:through (?!the (?:door|window)\b)(?:to|until|from|till|myself|right|with)|right through|to the (?:very )?end|to completion|to the finish|over the line|across the line|over the finish line|through)(?: \S+)?",
    rf"{_MUCH_LATER} (?:\S+ ){{0,4}}?i {ADVERB}{{0,2}}{_VISITED}(?: \S+){{0,3}}",
    rf"i {ADVERB}{{0,2}}{_VISITED} (?:(?!(?:they|he|she|it|somebody|someone)\b)\S+ ){{0,7}}?{_MUCH_LATER}(?: \S+)?",
    rf"i {ADVERB}{{0,2}}{_VISITED} (?:\S+ ){{0,6}}?(?:every|each|once a|twice a) (?:\S+ )?(?:morning|day|evening|friday|monday|wednesday|week|shift|fortnight|month|sunday|hour|night) (?:until|till|for the|since|after that|to (?:see|check|make sure|ask))(?: \S+)?",
    rf"(?:only|didn't|did not|never) {_LET_GO} (?:\S+ ){{0,6}}?(?:when|once|after|until|till|before) (?:i|the|it|they|he|she|every\S*|all|we|that|both)(?: \S+){{1,3}}",
    rf"i {ADVERB}{{0,2}}(?!(?:waited|slept|knew|was|thought|had|wanted|forgot|lived)\b)\S+(?: \S+){{0,7}}? (?:until|till) (?:it|they|he|she|everything|everyone|everybody|all|every|each|both|the (?:\S+ ){{1,3}}?)(?:\S+ ){{0,4}}?(?:was|were|had|got|could|worked|came|went|been) (?:\S+ )?(?:{_FINISHED}|{PARTICIPLE}|on|in|out|there|stable|clean|clear|flat|zero|ok|okay|fine|ready|empty|green)",
    r"(?:did|ran|led|handled|managed|scheduled|coordinated|supervised|drove) the (?:\S+ )?(?:release|rollout|roll-out|deployment|deploy|launch|cutover|cut-over|migration|go-live|switchover|handover|installation|delivery|training)(?: myself| with| to| for| in| on|)",
    r"(?:deployed|released|shipped|merged|rolled out|rolled it out|pushed it out|launched|installed|delivered) (?:it |them |that |the \S+ (?:\S+ )?)?(?:out )?(?:myself|to production|to prod|to all|to every|to everyone|together|with them|alongside|in stages|gradually|region by region|step by step|across|one by one|site by site)(?: \S+)?",
    r"(?:deployed|rolled|released|shipped|launched|installed|merged|approved|signed off|went live|went out|in production|live) (?:\S+ ){0,6}?and (?:i |then |then i )?(?:\S+ )?(?:stayed|kept|watched|monitored|checked|cleaned|documented|trained|went back|followed|wrote|updated|told|sent|only|closed)(?: \S+)?",
    r"(?:pr|pull request|patch|fix|change|branch|version|update|merge request|release|feature|it|that) (?:finally |eventually |then |was |were |has |had |got |been ){1,3}(?:merged|approved and|shipped|released|deployed|rolled out|signed off)(?: \S+)?",
    r"(?:closed|ticked off|worked through|finished|completed|cleared|chased|tracked) (?:out |off |up |down )?(?:all |all of |every |each |every one of |every single |both )?(?:the |of the |its )?(?:last|remaining|open|outstanding|final|rest of the|action|follow-up|loose) (?:\S+ ){0,3}?(?:items?|tickets?|actions?|points?|tasks?|cases|ends|ones?|orders?|invoices?|questions?|defects?|bugs?)(?: \S+)?",
    r"tied up (?:the |all the |any )?loose ends|no loose ends|nothing (?:was )?left (?:dangling|open|over|undone|hanging|unfinished)",
    r"(?:cleaned|tidied|removed|deleted|retired|decommissioned|archived|switched off|turned off) (?:\S+ ){0,6}?(?:afterwards|after that|old code|old system|old version|feature flags?|old \S+ for good)",
    r"handed (?:it |this |that |everything |them |over |him |her |the \S+ )?(?:over )?(?:to|with) (?:\S+ ){1,5}?(?:and (?:told|showed|explained|went|walked|made|stayed|gave|talked|wrote|answered)|with (?:a|the|my|all|full|clear|written|notes|instructions)|along with|together with|including|exactly)(?: \S+)?",
    r"(?:trained|taught|briefed|coached|mentored|onboarded) (?:\S+ ){1,4}?(?:to (?:take|use|run|do|maintain|look|keep|carry|handle|own|continue)|how|before i|in how|on how)|showed (?:\S+ ){1,5}?how(?: \S+){1,4} (?:so|before i|without me|could)(?: \S+)?",
    r"(?:wrote|left|made|prepared|gave|drew|put|recorded|typed|filmed|created) (?:\S+ ){0,5}?(?:instructions|runbook|playbook|how-to|guide|handover|cheat ?sheet|manual|documentation|notes) (?:\S+ ){0,3}?(?:for|so|that|in case|behind|with|and|on|about|to)(?: \S+)?",
    r"(?:walked|talked|took|guided) (?:the|them|her|him|my|our|every|each|everyone|all|both|whoever)(?: \S+){0,4} through (?:it|the (?:\S+ )?(?:steps|change|changes|system|runbook|procedure|process|handover|new|code|plan|whole)|how|every|each)(?: \S+)?",
    rf"(?:i|and|then|also|until i) {ADVERB}{{0,2}}made sure (?:that )?(?:it|that|this|they|he|she|everything|everyone|the \S+(?: \S+)?|every \S+|each \S+|all \S+|both) (?:all )?(?:was|were|got|had|had been|really|actually|did) (?:\S+ ){{0,2}}?(?:{_FINISHED}|signed|shipped|closed|settled|paid|handed|followed|tested|trained|told|arrived|received|documented|understood|read|collected|returned|replaced|put|kept|gone|taken|got)(?: \S+)?",
    r"to (?:make|be) (?:sure|certain) (?:that )?(?:it|that|they|he|she|everything|everyone|the \S+(?: \S+)?|nothing|no one|nobody) (?:had|was|were|did|still|actually|really|hadn't|would) (?:\S+ )?(?:arrived|received|got|been|gone|come|settled|eaten|taken|working|okay|ok|all right|alright|happy|well|safe|coping|gotten|using|paid|stayed|held)(?: \S+)?",
    r"(?:i'm|i am|i was) still (?:\S+ )?(?:the one|in touch|in contact|checking|maintaining|looking after|monitoring|reviewing|there|going)(?: \S+)?|(?:kept|stayed|remained) (?:in (?:touch|contact)|in the loop|available|on (?:it|call)|on hand|on standby|close to)(?: \S+){0,2}",
    r"(?:pinged|chased|nudged|reminded|badgered|kept on at|kept after|pestered) (?:\S+ ){1,5}?(?:until|till|every|each|again|twice|daily|weekly|once a)(?: \S+){0,3}|(?:rang|called|phoned|emailed|messaged) (?:\S+ ){1,5}?(?:until|till)(?: \S+){1,3}",
    r"(?:fixed|sorted|cleared up|ironed out|dealt with|solved|worked through) (?:\S+ ){0,4}?(?:that|which) (?:came up|cropped up|appeared|showed up|turned up|they found|were left|people found|were reported)(?: \S+)?|(?:answered|took|handled|dealt with) (?:\S+ ){0,4}?questions (?:\S+ ){0,4}?(?:afterwards|after|until|for)(?: \S+)?",
    r"(?:booked|arranged|scheduled|put in|set up|made|planned|agreed|fixed|diarised) (?:a|an|another|two|weekly|monthly|regular|daily|the) (?:\S+ )?(?:follow-?ups?|follow up|review|reviews|check-?ins?|check in|check-?ups?|catch-?ups?|reminder|retrospective|second visit|visits?|callback|after-?care)(?: \S+)?",
    r"(?:sat|stayed|stood|was|worked|rode|went) (?:\S+ ){0,3}?(?:with|beside|next to|alongside|there with|there for|there on|on hand for|there when) (?:the|them|her|him|each|every|their|both|it) (?:\S+ ){0,5}?(?:first|until|till|while|through|as they|went live|launched|opened)(?: \S+)?",
    r"(?:rolled|took|brought|introduced|extended|carried|moved) (?:it|this|that|the \S+) (?:\S+ )?(?:to|in|into|across|at|over to|on to) (?:all|every|the other|the whole|each|other|both|the rest|the remaining) \S+(?: \S+)?",
    r"(?:the (?:\S+ )?(?:change|patch|fix|release|request|code|version|feature|motion|application)) (?:finally |eventually |then )?(?:went|got|made it) (?:in|into|out|live|through)(?: \S+)?|it (?:finally |eventually )?(?:went live|went in (?:by|on|with)|got merged|made it in)(?: \S+)?|(?:got|drove|pushed|steered|shepherded|saw) (?:it|that|this|the (?:change|fix|patch|proposal|plan)) (?:through|into|over|past|across) (?:review|approval|the (?:next|review|line|release|council|committee|board|final|audit|whole))(?: \S+)?",
    rf"(?:i|and) {ADVERB}{{0,2}}(?:kept|went on|carried on|continued) (?:on )?(?:\S+ing|to \S+) (?:\S+ ){{0,8}}?(?:for (?:the (?:rest|next|whole)|a|another|two|three|six|months|weeks)|until|till|after|every|long after)(?: \S+){{0,3}}",
    r"(?:answered|replied to|addressed|worked through|dealt with|fixed|resolved|incorporated) (?:every|all|each|their|the|her|his) (?:\S+ )?(?:questions?|comments?|feedback|remarks?|concerns?|objections?|requests?|complaints?|snags?)(?: \S+){0,3}",
    r"(?:was|were|stayed|be) (?:there|present|on site|on the call|on the line|with (?:them|him|her)|in the room|next to \S+) (?:\S+ ){0,2}?(?:when|until|till|while|as|for) (?:they|he|she|it|the|everything|everyone)(?: \S+){1,3}|(?:was|were) the last (?:one|man|person|to) (?:\S+ )?(?:over|out|off|leave|home|in|across|to|there)",
    r"(?:until|till|once|when|only when) the (?:last|remaining|final) (?:\S+ )?(?:\S+ )?(?:had been|was|were|is) (?:\S+ )?(?:switched|moved|migrated|done|delivered|out|in|on|off|across|over|home|closed|converted|paid|trained|found|sent|fixed|shipped|loaded|safe|gone|through)(?: \S+)?",
    r"i'm still (?:\S+ )?(?:in|looking|checking|the|visiting|there|helping|doing|going|meeting|following|reviewing|on|calling)(?: \S+){0,2}|i still (?:\S+ )?(?:look|check|visit|help|call|ring|review|meet|see|go|maintain|get|write|run|follow|keep)(?: \S+){0,3}",
    r"(?:wrote|typed|put|drew|set) (?:\S+ )?(?:it all |it |everything |all of it |what \S+ \S+ )?(?:up|down|together) (?:\S+ ){0,6}?(?:so|for (?:the next|whoever|others|those|the team|anyone)|with (?:screenshots|photos|steps|pictures|all))(?: \S+){0,4}|so (?:that )?(?:the next|others|they|whoever|nobody|no one|anyone) (?:\S+ ){0,3}?(?:could|can|would|wouldn't|won't|knew|didn't) (?:\S+ ){0,3}?(?:run|use|do|find|carry|take|start|continue|without me|manage|know|have to)(?: \S+){0,2}",
    rf"i {ADVERB}{{0,2}}(?:popped|dropped|looked|called|went|checked|stopped) (?:in|by|round|back|over|up) (?:\S+ ){{0,4}}?(?:later|after|afterwards|again|the next|every|once more|on him|on her|on them|to every|to each|to all|to see|a few)(?: \S+){{0,2}}|the next time (?:\S+ ){{1,5}}?i (?:asked|checked|looked|made sure|went|spoke)(?: \S+)?",
    rf"i {ADVERB}{{0,2}}{_VISITED} (?:(?!(?:they|he|she|it|somebody|someone)\b)\S+ ){{0,7}}?(?:again|after (?:{NUMBER}|a|a few|some) {SPAN}|back at (?:the|his|her|their) \S+)(?: \S+)?",
    rf"(?:at|in|by|before|after) (?:half term|the end of (?:the )?\S+|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|the new year) (?:\S+ ){{0,2}}?i {ADVERB}{{0,2}}{_VISITED}(?: \S+){{0,3}}",
    r"made sure (?:that )?(?:each|every|all|both|everyone|everybody|nobody|the (?:hall|room|site|next|last|others|rest|new)) (?:\S+ ){0,3}?(?:had|was|were|knew|got|understood|went|could|stayed)(?: \S+){0,3}|(?:held|ran|did|organised|organized|led|set up) (?:a|the|an|another|a short|our) (?:\S+ )?(?:retro|retrospective|debrief|post-?mortem|post mortem|wash-?up|after action review|lessons learned|follow-?up|follow up)(?: \S+){0,3}",
    r"(?:emailed|rang|called|wrote to|told|phoned|informed|contacted|wrote back to|thanked) (?:every|each|all the|all of the|every single) (?:\S+ ){1,5}?(?:who|that|whose|affected|concerned|involved)(?: \S+){0,3}|follow(?:-| )?up (?:call|visit|meeting|email|appointment|check)s?|trained (?:\S+ ){1,4}?(?:before i|to|in|on|so|as my)(?: \S+){0,2}",
    r"(?:didn't|did not|wouldn't|never|only) (?:close|closed|sign|signed|leave|left|stop|stopped|call it|mark|marked|go|went|let) (?:\S+ ){0,5}?(?:until|till|before|when|once|after)(?: \S+){1,4}|stayed (?:on |behind |late |back |up )?(?:after|until|till|to (?:pack|clean|help|see|make|clear|finish|lock|watch|answer))(?! (?:five|six|seven|eight|nine|ten|midnight|late|\d+)\b)(?: \S+){0,3}",
    r"(?:deployed|live|released|merged|out|shipped|finished|installed|over|closed|fixed|done) (?:\S+ )?(?:and )?(?:then )?(?:we|i) (?:then )?(?:deleted|removed|cleaned|emailed|told|checked|watched|documented|archived|wrote|rang|called|asked|tidied|visited|went back|followed)(?: \S+){0,3}",
    r"(?:waited|watched|stood|sat|stayed|hung) (?:\S+ ){0,6}?(?:until|till) (?:the last|every|each|all|everyone|everybody)(?: \S+){1,4}",
    r"updated the (?:\S+ )?(?:docs|documentation|runbook|wiki|manual|handbook|guide|procedure|instructions|records)|(?:looked|checked|went) (?:\S+ )?(?:at|over|through) (?:every|each|all) (?:\S+ ){1,3}?again(?: \S+)?",
)


_WENT_ON = frozenset("stayed continued remained".split())
_TO_THE_END = frozenset(
    "rest end quarter month months weeks finished done everywhere through afterwards live last".split()
)
_OPEN = frozenset("list backlog tickets items points open outstanding remaining actions loose".split())
_EMPTIED = frozenset("nothing zero empty last closed cleared finished ticked worked done crossed".split())
_SECTIONS = ("action", "result")
_OWN = frozenset("i i'm i'd i've".split())


def detect(answer: Answer) -> list[Finding]:
    close = [
        *near(answer, (_WENT_ON, _TO_THE_END, _OWN), 12, _SECTIONS),
        *near(answer, (_OPEN, _EMPTIED, _OWN), 14, _SECTIONS),
    ]
    told = affirmed(answer, merged([*matches(answer, PATTERNS, _SECTIONS), *close]))
    return good(answer, NAME, told, ADVICE)
