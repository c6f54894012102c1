"""What others did with it afterwards: adopted, copied, made the standard, still in use."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import affirmed, good, matches, merged, near
from mockloop.analysis.text.word_patterns import ADVERB, GROUP, NUMBER, ROLE, up_to

NAME = "second_order_effect"
TITLE = "Use that others made of it"
SAY = "Since then … use it too."
POLARITY = "good"
ADVICE = "Say what others did with it afterwards: adopted it, reused it, made it their standard."

_PLACES = (
    r"(?:teams?|departments?|wards?|branch(?:es)?|stores?|shops?|sites?|schools?|shifts?|depots?|offices?|classes|units?|kitchens?|crews?|squads?|squadrons?|compan(?:y|ies)|"
    r"battalions?|platoons?|regions?|councils?|charit(?:y|ies)|hospitals?|clinics?|groups?|teachers?|nurses|drivers|managers?|colleagues?|volunteers?|chefs?|cooks|partners?|"
    r"universit(?:y|ies)|societ(?:y|ies)|houses?|bases|stations?|hotels?|plants?|factor(?:y|ies)|projects?|services?|developers|engineers|captains?|farms?|trusts?|head office|ministry|management)"
)
_OTHERS = (
    rf"(?:they|others|everyone|everybody|people|(?:the|our|their|its|every|each|all|all the|other|another|both|many|most|several|two|three|four|five|six|a few|some) (?:\S+ ){{0,3}}?{_PLACES}|"
    rf"(?:my|the|a|another) (?:colleagues?|boss|manager|successor|replacement|company|council|director|owner|chain|group))"
)
_KEPT = (
    r"(?:template|standard|practice|default|policy|procedure|norm|playbook|handbook|checklist|training|guidelines?|process|rota|induction|onboarding|orientation|manual|routine|"
    r"curriculum|syllabus|protocol|course|pack|drill|menu|rule|rules)"
)
_WORK = r"(?:it|this|that|pattern|approach|idea|method|template|process|system|form|script|tool|list|checklist|sheet|format|model|layout|design|plan|library|practice|trick|card|way|scheme|hour|rota|guide|recipe)"
_TOLD = r"(?:teach|train|present|show|do the same|roll|run|write|share|set|repeat|describe|explain|demonstrate|introduce|do it)"
_HOME = (
    rf"(?:{_KEPT}|wiki|docs|documentation|framework|library|libraries|sop|standards?|release(?: process)?|codebase|repo|repository|main branch|starter kit|toolkit|design system|style guide|"
    r"doctrine|orders|prospectus|programme|program|catalogue|calendar|scheme of work|textbook|pack|contract|brochure|wall|range|line-?up|package|product|kit|boilerplate|pipeline)"
)
_LANDED = r"(?:ended up|landed|went(?! back)|is now|was put|were put|was written|was added|were added|made its way|found its way|got put|got added|got written|has been put|has been added|was included|was taken|was moved|was built|was baked|built|put it|added it|wrote it|wrote it up|it's now|made it|got into|went straight|was copied|turned up)"
_ANYONE = rf"(?:they|others|everyone|everybody|people|(?:the|my|our|their|all|every|each|another|most|many|several|two|three|four|five|six|some|all the|both|other) (?:\S+ ){{0,2}}?(?:{GROUP}|{ROLE}s?|others|newcomers|starters|successor|beginners|recruits|apprentices))"
_ELSEWHERE = (
    rf"(?:others|someone else|somebody else|(?:someone|somebody|people|one) (?:from|in|on|at) (?:the |another |a )?\S+(?: team| department| office)?|"
    rf"(?:the |two |three |four |five |several |many |some |all |a few |most |all the |both |my |our |their )?(?:other|another|neighbou?ring|sister|next|remaining|different|rival) (?!(?:day|side|hand|thing|one|half|way|week|time|morning|night|month|year|problem|end)\b)\S+(?: \S+)?|(?:a|an|one|two|three|four|five|six) (?:\S+ )?{GROUP} (?:in|from|at|next|over|down|across|up|of) \S+|(?:the )?(?:{GROUP}|{ROLE}s?) (?:next door|downstairs|upstairs|across the \S+|down the road|in \S+)|head office|headquarters|(?:the )?(?:whole|entire|rest of the) (?:\S+ )?\S+)"
)
_TAKES = r"(?:uses?|runs?|follows?|do|does|works?|copy|copies|teach(?:es)?|apply|applies|has|have|fills?|preps?|makes?|starts?|begins?|relies|rely|asks?|builds?|writes?|plans?|keeps?|swears?|orders?|swear)"
_TOOK = r"(?:used|copied|adopted|took|introduced|began|started|asked for|wanted|borrowed|followed|implemented|switched|moved|picked|set up|rolled|built|put|reused|installed|bought|joined|signed up|requested|ordered|applied|embraced|replicated|made|ran|got)"
_PRESENT = r"(?!(?:was|his|its|this|had|used|went)\b)(?:\S+s|use|do|have|get|work|run|start|make|go|fill|keep|write|follow|prep|cook|teach|plan|build|begin|come|are|learn|read|check|take)"
PATTERNS = (
    rf"(?:adopted|took up|taken up|copied|reused|borrowed|picked up|took over|built on) (?!a dog\b|a cat\b|a child\b|a baby\b){up_to(3)}(?!that\b|this\b)(?:{_WORK})(?! (?:dog|cat)\b)",
    rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:adopted|copied|reused|borrowed) (?!my (?:homework|notes|answers|essay|car|pen)\b)\S+(?: \S+)?",
    rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:took|rolled|picked|carried) (?:it|this|that) (?:over|up|on|out|further)(?: \S+)?",
    rf"(?:took|taken|put) {up_to(5)}(?:into|over into) {up_to(3)}{_KEPT}",
    rf"(?:became|becomes?|is now|was made|made it|made that|made this|turned it into|turned into) (?:\S+ ){{0,2}}?(?:the|a|our|their|part of|\S+'s) {up_to(3)}{_KEPT}",
    r"(?:is|was|been|being|got|were) (?:\S+ )?(?:rolled out|adopted|copied|reused|extended|used|taken up|picked up) (?:\S+ )?(?:by|to|across|in|at|for|on) (?:the |our |its |their |almost )?"
    r"(?:other|all|every|the whole|both|two|three|four|five|six|\d+|several|others|each|company|region|country|rest|remaining)",
    rf"(?:adopted|kept|retained|written) (?:\S+ )?(?:as|into) (?:\S+ ){{0,3}}?{_KEPT}",
    rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:still|now|since|to this day) (?:\S+ )?(?:use|uses|used|using|do it|does it|run it|runs it|works? (?:with|in|that|this))(?: \S+)?",
    r"(?<!\bi )(?<!\bi still )(?:use|uses|used|using) (?:it|that|this|the \S+(?: \S+)?|my \S+) (?:\S+ )?(?:today|to this day|ever since|since then|across|in (?:every|all|each)|every (?:day|week|shift|year))(?: \S+)?",
    r"(?<!\bi )(?<!\bwe )still (?:\S+ )?(?:in use|in place|used|being used|use (?:it|that|this|the|my)|uses (?:it|that|this|the|my))(?: \S+)?",
    r"(?:every|each|all) (?:new )?\S+(?: \S+)? (?:is|are|was|were|now|since|gets|got) (?:\S+ ){0,2}?(?:born|trained|built|taught|shown|set up|started|briefed|sent) (?:with|on|in|that way|from|it)",
    rf"(?:asked|invited|got|made) (?:me|us) (?:back )?to (?:\S+ )?{_TOLD} (?:it|this|that|the|my|our|them|others|\S+ to)(?: \S+)?|asked (?:me|us) to do the same(?: \S+)?",
    rf"i (?:was|got|have been|was later|was then) (?:asked|invited) to (?:\S+ )?{_TOLD} \S+(?: \S+)?",
    r"(?:asked|wanted|came|rang) (?:me |us )?(?:for|to have|to see) (?:the|a|my|our|its|a copy of) (?:\S+ )?(?:sheet|template|form|script|copy|list|plan|recipe|checklist|notes|drawings?|model|guide)(?: \S+)?",
    rf"other {_PLACES} (?:\S+ ){{0,2}}?(?:use|used|copied|adopted|asked|took|started|began|followed|do|did it|wanted|picked|built)(?: \S+)?",
    rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:used|applied|introduced|built|tried|took|does|did|do|started|set up) (?:\S+ )?the same \S+(?: \S+)?",
    rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:started|began|are|were|is|was) (?:doing|using|copying|filling|running|following) (?:it|this|that|the same|my)(?: \S+)?",
    r"(?:the )?(?:whole|entire|rest of the) \S+ (?:\S+ )?(?:does|do|uses|use|works|runs|follows|now) \S+(?: \S+)?",
    r"(?:idea|practice|habit|method|format|it|this|approach|system|trick|scheme|word) (?:\S+ )?(?:caught on|(?:spread|travelled) (?:to|through|across|round|around|from|further|quickly|fast|beyond|like|over|all|by|into|among))(?: \S+){0,2}",
    rf"(?:it's|it is|is|that's|went|put it) (?:now )?(?:in|into) (?:the|our|their) (?:\S+ )?{_KEPT}(?: \S+)?",
    r"(?:they're|they are|people are|everyone is|everyone's) (?:\S+ )?still (?:using|running|doing|following|working with|teaching|building)(?: \S+)?",
    rf"{_OTHERS} (?:\S+ ){{0,2}}?(?:kept (?:it|this|that) (?:going|up|running)|carried (?:it|on with it)|extended (?:it|this|that))(?: \S+)?",
    r"named (?:it|this|that) after (?:me|us)",
    r"(?:they|people|everyone|the \S+) still (?:keep|do|follow|teach|run|make) (?:it|that|this|my)(?: \S+)?",
    r"(?:asked for|wanted|ordered|requested) (?:it|one|this|that|the same)(?: thing)? (?:too|as well|for (?:their|its|his|her)(?: own)?)(?: \S+)?",
    rf"(?:{_OTHERS}|he|she|my \S+ \S+) (?:\S+ )?(?:presented|demonstrated|recommended|taught|shared|showed) (?:it|this|that|my|our) (?:\S+ )?(?:at|to|with|in|across) \S+(?: \S+)?",
    rf"(?:every|all|each|most) (?:\S+ ){{0,2}}?{_PLACES} (?:\S+ )?(?:has|have|got) (?:\S+ ){{1,5}}?(?:now|since|today)",
    rf"(?:{_OTHERS}|volunteers|students|recruits|interns) (?:\S+ )?(?:used|use|uses|borrowed|copied|followed|follow) my (?!homework|notes\b|answers|essay|car\b|pen\b|lead\b|advice)\S+",
    rf"(?<!\bi )(?<!\bwe )(?:wrote|put|built|added|worked) (?:it|this|that) (?:\S+ )?into (?:the|their|its|our) (?:\S+ )?(?:{_KEPT}|orders|contracts?|book|plan|budget|rulebook|schedule|code)",
    rf"turned into (?:a|the|our|their) {up_to(2)}(?:{_KEPT}|video|course|workshop|talk|programme|program|service)",
    r"(?:it's|it is|is|was|became|that's) (?:now |then |the )?standard (?:at|in|across|for|on|practice|issue)(?: \S+){0,2}",
    r"(?:came|visited|asked|wanted|rang|travelled) (?:\S+ ){0,3}?to (?:see|learn|copy|find out|hear|ask) how (?:we|i) (?:\S+ )?(?:did|do|had|run|ran|made|worked|managed)(?: \S+)?",
    r"(?:all|every|each) new \S+ (?:\S+ )?(?:read|reads|get|gets|use|uses|learn|learns|follow|follows|watch|watches)(?: \S+)?",
    r"copied (?:us|our \S+|it from us|what we \S+)|(?:got|was|been|were) adopted (?:\S+ )?(?:\S+[- ]?wide|everywhere|across)(?: \S+)?",
    r"(?:nobody|no one) (?:\S+ )?(?:goes|went|has gone) back to",
    rf"(?:has|have|had) (?:since |now )?(?:been )?(?:adopted|copied|rolled out|made (?:it )?(?:a |the )?{_KEPT})",
    r"(?:went|gone|goes) out to (?:all|every|each|the other)(?: \S+){1,3}",
    rf"{_LANDED} (?:in|into|on|onto|to) (?:the|our|their|its|his|her|every|all|company|hospital|school|\S+'s) {up_to(3)}{_HOME}(?: \S+)?",
    rf"(?:is|are|was|were|been|be|it's|become|became|being) {ADVERB}{{0,2}}(?:a )?(?:part of|included in|built into|baked into|written into|standard|mandatory|compulsory|required|company policy|the (?:\S+ )?(?:standard|norm|default|blueprint|benchmark|model|recommended \S+|official \S+|usual \S+|way|template|reference))(?: (?:for|in|of|at|on|across|procedure|practice|equipment|issue|everyone|every|all|now|the|our|their))",
    rf"(?:became|becoming|become|becomes) {ADVERB}?(?:the|a|an|our|their|part of) {up_to(3)}(?:way|example|basis|reference|norm|standard|default|habit|model|blueprint|tradition|fixture|routine|rule|thing|service|tool|library|package|feature|{_HOME})(?: \S+)?",
    r"(?:since then|since that \S+|ever since|from then on|from that \S+ on|nowadays|these days) (?:every|all|each|any|everyone|everybody|both|the (?:whole|entire|other|others|rest|new|next)|no new) (?!(?:day|time|week|month|is|was|went|went)\b)\S+(?: \S+){1,3}",
    rf"{_ANYONE} (?:\S+ ){{0,3}}?(?:now|still|today|nowadays|these days) (?:use|uses|run|runs|follow|follows|do|does|teach|teaches|copy|fill|fills|ask for|asks for|swear by|work|works) (?:it|this|that|them|the same|with|from|to|my|our|for)(?: \S+)?",
    rf"{_ANYONE} (?:\S+ ){{0,4}}?(?:{_TAKES}|{_TOOK}) (?!(?:care|place|part|time|off|lunch|a day|place)\b){up_to(5)}(?:now|today|nowadays|to this day|ever since|since|these days|still|themselves|as well|too)(?! (?:happy|better|fine|good|gone|working)\b)",
    rf"{_ELSEWHERE} (?:\S+ ){{0,4}}?(?:used|copied|adopted|introduced|asked for|asked me for|borrowed|followed|implemented|switched to|picked up|set up|rolled out|built|reused|installed|joined|signed up|requested|ordered|embraced|replicated|uses|runs|follows|teaches|copies|applies|took|using|doing|running|copying|following|adopting|wanted|bought) (?:\S+ )?(?:it|this|that|the same|them|one|ours|my|our|the (?:\S+ )?(?:{_WORK}|idea|code)|something similar)(?: \S+)?",
    r"(?<!\bi )(?<!\bwe )(?<!\bi've )(?:have|has|had) (?:all |both |since |now |also )?been (?:doing|using|running|following|working|making|teaching|writing|filling|building|preparing) (?:it|this|that|them|my|the same|with|from|the \S+)(?: \S+){0,2}",
    r"(?<!\bi )(?<!\bwe )(?:set up|started|introduced|launched|opened|built|created|doing|running|did|made|began|wanted|bought|put up|trying|tried) (?:something similar|the same(?! (?:day|week|time|evening|morning|thing happened)\b) ?\S*|a similar \S+|(?:one|theirs) (?:like|of (?:their|its)|as well|too)|(?:a|their) copy|their own(?: version| \S+)?)(?: \S+)?",
    rf"(?<!\bi )(?<!\bwe )(?:heard (?:about|of)|saw|seen|noticed|read about|liked|picked up on|got wind of|spotted) (?:it|this|that|what|how|the (?:\S+ )?{_WORK}) (?:\S+ ){{0,4}}?and (?:\S+ ){{0,3}}?(?:copied|asked|wanted|did|started|set|made|adopted|took|built|introduced|began|put|rolled|bought|ordered|implemented|invited|used|got)(?: \S+)?",
    r"made (?:it|this|that|them|my \S+|the \S+) (?:\S+ )?(?:part of|standard|mandatory|compulsory|official|company policy|routine|permanent|policy|obligatory|required|available to|the (?:standard|default|rule|norm|template|official)|a (?:rule|standard|requirement|policy|template)|our (?:standard|template)|their (?:standard|template))(?: \S+)?",
    rf"(?:that's|that is|this is|it's|which is|is|it is) (?:\S+ )?(?:now )?(?:how|what|the way|where) (?:now )?(?:we all|everyone|everybody|they all|they|people|all (?:the )?\S+|the (?:whole|entire|other|rest|others|new) ?\S*|every \S+|most \S+|other \S+) (?:\S+ ){{0,3}}?{_PRESENT}(?: \S+)?",
    rf"the way (?:we all|everyone|everybody|they all|they|people|all the \S+|the (?:whole|entire|other|new) \S+|every \S+) (?:\S+ ){{0,2}}?{_PRESENT} {up_to(4)}(?:now|today|these days|nowadays|since)",
    rf"(?:asked|wanted|requested|begged|came|rang|emailed|wrote) {up_to(2)}(?:for|to have|to use|to borrow|to copy|if they could|whether they could|if he could|if she could) (?:the|a|my|our|its|their|it|have|use|borrow|copy|take|get|share) (?:\S+ ){{0,2}}?(?:code|sheet|template|form|script|copy|copies|list|plan|recipe|checklist|notes|drawings?|model|guide|it|one|slides|materials?|spreadsheet|config|setup|dashboard|too|as well|for)(?: \S+)?",
    r"(?:forked|cloned|ported|open-?sourced|translated into|templated|caught on|spread to|spread through|spread across|word got (?:a)?round|snowballed)(?: \S+){0,3}",
    r"(?<!\bi )(?<!\bwe )(?:rolled|spread|extended|scaled|expanded|introduced|carried|taken|passed|brought) (?:it |this |that |the \S+ )?(?:out |on )?(?:to|in|into|across|at|throughout|over) (?:all|every|the other|the whole|each|other|both|the rest|the entire|several|two|three|four|five|six|ten|twelve|twenty|thirty|forty) \S+(?: \S+)?",
    rf"(?:every|each|all|any) (?:new |other |future |single )?(?!(?:day|week|month|time|year|hour|morning|night|one|of|the)\b)\S+(?: \S+)? (?:now|since|today|nowadays) {_PRESENT} \S+|(?:every|each|all|any) new \S+(?: \S+)? (?:\S+ )?(?:starts|comes|gets|ships|begins|uses|has|includes|is|are|get|use|start|has to|goes|go) (?:\S+ )?(?:with|it|that|this|the|my|our|from|on|through|given|shown|created|set|made|taught|trained)(?: \S+)?",
    rf"(?:other|two other|three other|four other|several|neighbou?ring|different|more|further|sister) (?:{GROUP}|{ROLE}s|countries|towns|villages|offices) (?:\S+ ){{0,2}}?(?:have (?:since|now|all|also|both)|has (?:since|now|also)|joined|followed|came to|wanted|asked|signed|are (?:now|all|also|using|doing|following|copying))(?: \S+){{1,3}}",
    r"(?:outlived|outlasted) (?:me|my|us)(?: \S+)?|(?:it's|it is|is|and it's) still (?:running|live|up and running|hanging|on the (?:wall|door|fridge|board))(?: \S+)?",
    r"(?:invited|asked|got|flown out) (?:me |us |back )?to (?:\S+ )?(?:present|show|teach|train|speak|talk|share|demo|explain|run|give) (?:\S+ ){0,5}?(?:to|for|at|in|about|on) (?:the|other|all|our|every|another|a|their|it|new)(?: \S+)?",
    rf"(?:inspired|prompted|led|encouraged|got|pushed) (?:the |an |a |two |three |several |all |some )?(?:other |another |whole |rest )?(?:of the )?(?:{GROUP}|people|others|colleagues|management) (?:\S+ )?(?:to|into) (?:\S+ )?(?:do|try|adopt|set|start|follow|build|use|copy|change|make|introduce|have)(?: \S+)?",
    rf"(?:is|are|gets|get|has been|have been|being|was|were) {ADVERB}{{0,2}}(?:used|copied|reused|shared|taught|given|handed|shown|distributed|followed|applied|adopted|replicated|cited|quoted|passed on) (?:now |out |round |widely )?(?:by|to|in|at|across|throughout|for|as|as part of|all over|everywhere|with) (?:the|all|every|each|other|others|a|an|our|most|several|both|everyone|everybody|new|different|{NUMBER}|\S+s)(?: \S+)?",
    r"(?:nobody|no one|no-one) (?!(?:was|could|knew|had|noticed|came|asked)\b)(?:\S+ ){1,6}?(?:without (?:it|that|the|this|my|one|a|having|checking|using|first)|any ?more|any other way)(?: \S+)?",
    r"(?:a|the|our|their) (?:\S+ )?(?:house|team|company|company-wide|company wide|school|ward|kitchen|shop|standing|golden|written|official|department|departmental|hospital|trust|regimental|club|family) (?:rule|policy|standard|norm|law|practice|tradition|procedure|guideline|product|service)s?(?: now| these days| since| today)?",
    r"(?:liked|loved|enjoyed|appreciated|valued) (?:it|them|this|that|the \S+|my \S+|our \S+) (?:so|that) much(?: that)? (?:they|he|she|the)(?: \S+){1,2}|(?:took|take|carried|brought) (?:it|them|that|our \S+|my \S+|the \S+|a copy|copies) (?:back |home |away )+(?:with|to)(?: \S+){1,2}",
    r"(?:came|visited|travelled|drove|flew|wrote|rang|called|phoned|emailed) (?:\S+ ){0,4}?(?:to (?:look|see|watch|learn|ask|copy|study|find out)|asking|and asked) (?:\S+ )?(?:how|what|at|about|for|if|whether)(?: \S+){0,2}",
    r"(?:swear|swears|swore) by (?:it|that|them|the)|(?:presented|presenting|published|open sourced|shared|talk about|spoke about|filmed) (?:it|this|that|our \S+|my \S+|the \S+)? ?(?:at|on|in|as|to) (?:a|the|our|all|every|github|another|other|an)(?: \S+){0,2}|goes out to (?:every|all|each|the)(?: \S+)?|(?:people|teams|others|they|colleagues) still (?:write|ask|call|come|talk|send|refer|point|copy|borrow)(?: \S+)?",
    rf"(?:my|the|our) (?:\S+ )?(?:{_WORK}|guide|data set|dataset|notes|video|slides|worksheet|lesson|spreadsheet|dashboard|alert|code|change|fix|test|routine|timetable|poster|phrase|name|setup|set-?up|slide|trick|rule|note|folder|label|labels|map|song) (?:\S+ )?(?:is|are|gets|has|got|became|was later|has since|now|still|hangs|lives|went|outlived|ended)(?: (?:now|still|since|all|being|been|in|on|up|used|taught|part|everywhere|round|hangs|every|copied|printed|to)){{1,2}}(?: \S+)?",
    r"(?:they've|they have|he's|she's|who've|teams have|others have|the company has|the \S+ (?:has|have)) (?:since|all|now|also|even|already)? ?(?:made|done|copied|adopted|switched|introduced|started|moved|built|rolled|put|kept|added|set) (?:\S+ ){0,4}?(?:same|too|as well|everywhere|in (?:\S+)|across|for (?:all|every)|elsewhere|one|it|theirs)(?: \S+)?",
    rf"{_ANYONE} (?:\S+ )?(?:started|began|wanted|asked|took|wrote|came) (?:\S+ ){{0,3}}?(?:it too|too|as well|for theirs|their own|one too|the same|copies)|(?:wanted|asked for) (?:it|one|that|them) (?:too|as well)|(?:showed|passed|sent|forwarded|recommended|mentioned) (?:it|this|that|them) (?:on |round |around )?to (?:the other|other|all|every|head office|the whole|his|her|their|the rest)(?: \S+){{0,3}}",
    r"(?:uses|use|using|used) (?:my|our) \S+(?: \S+)? (?:in|for|as|to|at|on|when|with|now|today|every|still)(?: \S+)?|(?:every|each|any) new \S+ (?:\S+ )?(?:gets|receives|learns|is (?:given|taught|shown|told|handed|trained)|has to|reads|starts)(?: \S+){0,2}|(?:next|following|new|later) (?:intake|cohort|year|class|generation|batch|committee|group|shift|crew|team|lot) (?:\S+ )?(?:was|were|is|are|used|use|did|got|kept|learned|took|started|of \S+)(?: \S+){0,2}",
    rf"(?<!\bi )(?<!\bwe )(?:built|put|baked|wrote|folded|worked|merged|took|added|incorporated|integrated) (?:it|this|that|them|my \S+|the \S+) (?:\S+ )?(?:into|to|in) (?:the|their|our|its|all|every) {up_to(2)}{_HOME}(?: \S+)?|written up (?:as|in|for)(?: \S+){{1,3}}",
    r"(?<!\bi )(?<!\bwe )(?:gives?|hands?|shows?|teach(?:es)?|sends?|recommends?|gave|handed|showed|sent|recommended) (?:it|this|that|my \S+|our \S+|the \S+) (?:now |out |on )?to (?:every|all|each|new|the new|other|the other|his|her|their) (?:\S+ )?\S+",
    r"(?:they|people|the \S+) still have (?:it|that|my \S+) (?:on|in|up|at)(?: \S+){1,2}",
    r"(?<!\bi )(?<!\bwe )(?:started|began) (?:doing|using|running|copying|offering|making|following|to (?:do|use|copy|offer|make|run)) (?:it|this|that|them|the same|ours|one)(?: (?:too|as well|themselves|thing|way))?|(?:they've|they have|have|has|had|they) kept (?:doing|using|up|on|it|running|the|that|my|our|to)(?: \S+){0,3}(?: ever since| since| even| today| going| to this day)",
    r"(?:is|are|was|were) (?:all |now |still |both )*(?:based|modelled|modeled|built|patterned) on (?:it|that|this|my|our|mine|ours)(?: \S+)?|(?:teams|people|others|services|departments|wards|schools|projects) (?:\S+ )?(?:depend|rely|build) on it(?: \S+)?",
)


_WHERE = frozenset(
    "services teams wards branches schools shops stores sites departments hospitals units shifts classes countries regions offices depots kitchens squads platoons starters newcomers recruits apprentices interns joiners hires drivers volunteers teachers nurses engineers developers colleagues companies universities clubs villages towns churches charities groups juniors trainees students customers repositories repos projects squadrons crews stations farms neighbours neighbors restaurants hotels".split()
)
_ADOPTED = frozenset(
    "adopted copied taught uses use using used printed introduced gets get follow follows following runs rolled teaches teach learn learns wanted borrowed adopting copying asks asked requested include includes inherited picked installed given handed shown trained spread".split()
)
_BY_NOW = frozenset(
    "now today nowadays since still every all each new other another next whole entire both more later neighbouring different".split()
)
_SECTIONS = ("result", "reflection")
_MINE = frozenset("i i'd i've we we'd".split())


def detect(answer: Answer) -> list[Finding]:
    close = near(answer, (_ADOPTED, _WHERE, _BY_NOW), 9, _SECTIONS)
    close = [
        match for match in close if not _MINE.intersection(answer.tokens[max(0, match.first - 2) : match.last + 1])
    ]
    found = merged([*matches(answer, PATTERNS, _SECTIONS), *affirmed(answer, close)])
    return good(answer, NAME, found, ADVICE)
