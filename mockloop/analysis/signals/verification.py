"""A check that it worked: reproduced, tested, piloted, measured before and after, monitored."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.text.detection import affirmed, good, matches, merged, near
from mockloop.analysis.text.word_patterns import GROUP, NUMBER, PAST_VERB, ROLE, SPAN, up_to

NAME = "verification"
TITLE = "A check that it worked"
SAY = "To be sure, I …; before it was …, afterwards …"
POLARITY = "good"
ADVICE = "Say how you knew that it worked: what you tested before, what you measured after."

_DID = r"(?:i|we|i also|i then|and|then|first|also|so i|and then|i first|i even|i personally|they)"
_MEASURED = r"(?:re)?(?:counted|measured|weighed|checked|tested|tried|timed|tasted|calculated|inspected|compared|audited|photographed)"
_ASKED = r"(?:asked|surveyed|polled|ran|drove|walked|interviewed)"
_TOOL = r"(?:stop ?watch|timer|scales?|thermometer|(?:\S+ )?(?:meter|gauge|probe)|ruler|tape measure|spirit level|checklist|multimeter)"
_HOLDS = r"(?:worked|works|work|held|holds|hold|stuck|broke|did|would|fit|fitted|matched|came out|made sense|was right|were right|was true)"
_IT = r"(?:it|this|that|nothing|they|everything|there|he|she|the \S+(?: \S+)?)"
_TRIAL = r"(?:(?:unit|integration|regression|load|acceptance|dry|test|trial|pilot|dress|mock|strand|patch|smoke) )?(?:tests?|trials?|pilots?|runs?|rehearsals?|spot checks?|experiments?|(?:fire )?drills?|simulations?|walk-?throughs?|(?:trial|pilot|test) (?:week|day|night|batch|shift|group|month))"
_WILLING = r"(?:could|can|would|wanted|might|any\b|free\b|available|interested|need)"
# that something worked as intended
_CAME_TRUE = rf"(?:(?:was|were|wasn't|weren't|didn't|no longer|is|are|had|has|did|would|they'd|it'd|he'd|she'd|still|really|actually|even|the \S+) ){{0,4}}?(?:{PAST_VERB}|\S+ing|fine|right|correct|correctly|safe|true|there|up|the same|hold|kick in|work|break|fail|do|happen|go|come|fit|stick|last|match)"
_SMALL = rf"(?:{NUMBER}|a|an|one|a few|a handful of|a couple of|some|half|my own|just|only|internal|our own|the staff|the smallest|the quietest|volunteers)"
_RELEASED = r"(?:turned|switched|rolled|released|opened|enabled|shipped|deployed|launched|sent|gave|offered|introduced|used|tried|put|served|ran|pushed)"
_TESTED = r"(?:took|tested|ran|measured|read|checked|counted|weighed|calculated|inspected|tried|drove|walked|went over|went through|timed|scanned|examined|tasted|retook|practised|practiced|rehearsed|worked through|added up|added it up|did the (?:sums|numbers|maths|calculation))"
PATTERNS = (
    r"(?:i|we|and|then|also) (?:\S+ )?(?:reproduced|recreated|simulated|replayed) \S+",
    rf"{_DID} (?:\S+ )?(?:tested|trialled|trialed|piloted|validated|verified|cross-?checked|double-?checked|re-?checked|proofread|inspected|audited|rehearsed) (?!positive\b|negative\b)\S+",
    r"(?:double|cross|triple) checked(?: \S+)?",
    rf"{_DID} (?:\S+ )?(?:wrote|added|built|made|set up|did(?! not)|ran|had|held|started with|repeated) (?:(?:a|an|the|two|three|some|another|one|my|our|first|short|small|quick|new|full|simple|little|failing|fire) ){{0,3}}{_TRIAL}",
    r"(?:rehearsals?|pilots?|trials?|tests?) (?:was|were) (?:\S+ )?(?:held|run|carried|done|repeated)",
    r"(?:unit|integration|regression|smoke|load|acceptance|end to end) tests?",
    rf"with {up_to(3)}tests? that {up_to(2)}(?:failed|passed|fail|pass|forced)",
    rf"{_DID} (?:\S+ )?(?:monitored|measured|tracked|watched|kept watching|logged|counted) {up_to(6)}(?:until|for (?:a|the|\S+) {SPAN}|every (?:day|hour|week|morning)|"
    r"metrics?|logs?|rate|numbers?|dashboard|temperature|temperatures|levels?|figures|results?)",
    rf"(?:{_MEASURED}|{_ASKED}) {up_to(8)}(?:before and after|from before|afterwards)",
    rf"{_MEASURED} {up_to(6)}(?:against (?:the|a|my|our|their|last|what)|at random)",
    rf"compared (?:every|each|all|both|it|them|the) {up_to(5)}(?:with|against|byte for byte|line by line) \S+",
    rf"{_MEASURED} (?:it |them |this |that |everything |(?:the|all|each|every) \S+ (?:\S+ )?)?(?:again|a second time|three times)",
    r"(?:tried|ran|tested) (?:it|this|that|them|the \S+(?: \S+)?) (?:\S+ )?(?:on (?:one|a|my|two|a few|myself|a small|half)|with (?:one|a|two|three|a few|a small)|first|again)(?: \S+)?",
    r"(?:dry run|test run|trial run|trial period|spot checks?|sample check)s?(?: \S+)?",
    r"(?:a|small|short) (?:pilot|trial|rehearsal) (?:with|in|on|for|of|at|first)(?: \S+)?",
    r"(?:checked|checking|went over|went through) (?:\S+ ){0,4}?(?:twice|again|three times|every (?:one|single|line|item)|each one|myself|line by line|one by one)",
    rf"(?:to make sure|to be sure|to confirm|to prove|to verify|to check|to see (?:if|whether)) (?:that |whether |if )?{_IT} (?:\S+ )?(?:still |really |actually )*{_HOLDS}",
    rf"(?:to confirm|to check|to verify) (?:that |whether |if )?{_IT} (?:\S+ )?(?:had|have|got|was|were|could|knew|really|actually)(?: \S+)?",
    r"checked (?:\S+ ){1,4}?every (?:hour|day|morning|evening|night|week|few \S+|two \S+|ten \S+)",
    r"asked (?:\S+ ){1,3}?to (?:show|tell) (?:me|us) how (?:he|she|they|it) (?:would|did|do|worked)(?: \S+)?",
    r"(?:got|had|asked) (?!me\b)(?:\S+ ){1,3}?(?:to )?(?:look|read) (?:it|this|that|them|everything) (?:over|through)",
    r"(?:let|had|got|asked) (?!me\b|us\b|no\b|to\b|time\b)(?:\S+ ){1,4}?(?:to )?(?:try|test|taste|go over|go through|run through|use|look over|read|read through|break|count|listen to|go over|re-?do|re-?calculate|walk through) (?:it|this|them|that|(?:the|my|our|both|every|each) \S+ (?:\S+ )?(?:before|first|again|too|twice|with|and))(?: \S+)?",
    r"(?:counted|measured|timed|recorded|tracked) how (?:many|much|long|often|far)(?: \S+)?",
    rf"checked (?:whether|if|that) {_IT} (?:\S+ )?(?:worked|held|matched|still \S+|really \S+|actually \S+|was right|were right|went through|had \S+|arrived)",
    r"compared (?:\S+ ){1,5}?(?:with|against|to) (?:last|before|the (?:old|previous|same|original|year before)|\S+ (?:year|month|week)(?:'s)?)(?: \S+)?",
    r"(?:rang|called|phoned|visited|emailed|wrote to|went back|came back|returned) (?:\S+ ){0,6}?to (?:hear|see|check|find out) (?:if|whether)(?: \S+)?",
    rf"watched (?:it|how|every|the (?!film|match|game|show|tv|news)\S+)(?: \S+){{0,4}}? for (?:a|the|\S+) (?:\S+ )?(?:{SPAN}|minutes?)",
    r"(?:tasted|tested|weighed|inspected|rechecked|measured) (?:every|each)(?: single)? \S+",
    # somebody put where it would show, and what they saw: 'I asked her to sit in row F; she could not see it'
    r"(?:asked|had|let|got) (?!me\b|us\b)(?:\S+ ){1,4}?(?:to )?(?:sit|stand|look|listen|walk|lie|taste|smell|feel|watch|wear|lift|push)(?: \S+){0,8}? "
    r"(?:he|she|they|nobody|no one|none of them) (?:couldn't|could not|could|didn't|did not|can't|cannot) (?:\S+ )?(?:see|hear|tell|notice|feel|smell|taste|find|spot)(?: \S+)?",
    r"random (?:sample|samples|check|checks)(?: of \S+)?",
    r"(?:ran|used|kept|put|weighed) (?:\S+ ){1,8}?next to each other for \S+ (?:\S+ )?(?:days?|weeks?|months?|nights?|hours?)",
    r"(?:made|had|asked) (?:him|her|them|each \S+|every \S+|the \S+) (?:to )?(?:repeat|say) (?:it|the|my|back)(?: \S+)?|to try (?:and|to) break it",
    r"checked back with (?:the|my|his|her|their|our) \S+",
    rf"(?:to make sure|to be sure|to confirm|to check) (?:that |whether |if )?{_IT} still \S+",
    r"(?:i|we|and|having|then) (?:\S+ )?confirmed (?:it|this|them|that|the \S+(?: \S+)?) (?:with|against|in|by) \S+",
    r"(?:asked|got|had) (?!me\b|us\b|no\b|to\b|time\b)(?:\S+ ){1,4}?(?:to )?(?:(?:check|review|proofread|inspect|test|recount|read through|look over) (?:it|my|the|them|every|each|both|all)|try (?:it|them|my|every|both))",
    rf"(?:{_MEASURED}|{_ASKED}) {up_to(4)}with (?:a|the|my) {_TOOL}",
    r"(?:explain|repeat|read|show|tell|say|demonstrate|teach) (?:it |that |this |them |me |the \S+ )?back to (?:me|us|her|him)",
    r"(?:ran|run|kept|used|compared) (?:\S+ ){1,6}?(?:side by side|in parallel|in shadow|silently)",
    r"(?:and|until) (?:it|they|the \S+|everything|both|all \S+) (?:all )?(?:matched|tallied|added up|balanced|agreed with)(?: \S+)?",
    rf"(?:to|just to|and) (?:see|be sure|be certain|check|find out|confirm|verify|prove|know) (?:for certain |for myself )?(?:if|whether|that) (?!i\b|we\b){up_to(4)}(?!{_WILLING}){_CAME_TRUE}(?: \S+)?",
    r"so (?:that )?(?:i|we) could (?:see|check|tell|measure|compare|confirm|watch) (?:if|whether|that|how|what|who|which|where|it|the)(?: \S+)?",
    r"(?:behind|under|with) (?:a|the) (?:\S+ )?(?:feature flag|flag|toggle|canary)|(?:on|in) (?:a |the |our )?(?:staging|sandbox|test (?:environment|system|server|account|kitchen|bench))",
    rf"{_RELEASED} {up_to(4)}(?:for|to|on|in|with|at) {_SMALL} {up_to(4)}(?:first|before|to begin with|to start with|initially)",
    rf"(?:started|began|tried|piloted|tested|ran|did) {up_to(4)}(?:with|on|in) (?:just |only )?{_SMALL} \S+(?: \S+)? (?:first|before|to begin with|to start with|and (?:watched|waited|checked|measured|compared))",
    rf"{_TESTED} {up_to(6)}(?:again|twice|a second time|three times|once more|one more time)(?! (?:as|that)\b)",
    rf"{_TESTED} {up_to(8)}(?:before|after) (?:i|we|it|they|putting|sending|signing|serving|handing|going|the (?:change|fix|deploy|release|launch|move))(?: \S+)?",
    rf"(?:gave|set) {up_to(4)}the same (?:quiz|test|questions|task|exercise|exam)(?: \S+)?",
    r"kept (?:checking|measuring|monitoring|reading|testing|comparing|tasting|counting|an eye on|a close eye on|looking at|watching) (?:the|its|her|his|their|our|that|every|it) ?(?:\S+ ?)?",
    rf"(?:tests?|suite|build|pipeline|ci|checks?|results?|cultures?|samples?|scans?|readings?|audit|inspection) {up_to(2)}(?:(?:was|were|is|are|been|went|stayed|came back|came out|turned) (?:all |\S+ )?(?:green|clean|clear|negative|normal|fine|correct|identical)|passed|passes)",
    r"(?:it's|it has|it|they've|they|tests?) (?:been |was |were |stayed |went )(?:green|passing|clean)(?: \S+)?",
    r"(?:diffed|reconciled|cross-referenced|benchmarked|back-?tested|load-?tested|stress-?tested|smoke-?tested|battle-?tested|sampled|dry-?ran|fuzzed) \S+(?: \S+)?",
    r"compared (?!my\b|myself\b|prices\b|him\b|her\b|me\b)(?:\S+ ){1,6}?(?:with|against|to|and|line by line|they|it) \S+",
    r"(?:numbers|counts?|totals?|results?|outputs?|figures|responses|two|both|they) (?:\S+ )?(?:were|was|came out) (?:exactly |byte for byte )?(?:identical|the same|equal)",
    rf"(?:deliberately|on purpose|intentionally) {up_to(1)}(?:broke|killed|pulled|unplugged|switched|turned|shut|cut|crashed|stopped|fed|sent|put|caused|triggered|overloaded|made|introduced|entered|dropped|failed)(?: \S+){{1,3}}",
    rf"(?:killed|unplugged|pulled the plug|pulled the cable|switched off|turned off|shut down|triggered|provoked) {up_to(7)}to (?:see|check|make sure|prove|watch)(?: \S+)?",
    rf"(?:set up|built|made|added|put up|created) (?:a|an|some|the|two) (?:\S+ )?(?:dashboards?|monitors?|monitoring|graphs?|charts?|metrics?|counters?|alerts?|checks?|logs?|log sheet) {up_to(4)}(?:so|to (?:see|watch|track|check|show|tell|measure))(?: \S+)?",
    rf"(?:somebody|someone|one|another \S+|a second \S+|a colleague|a friend|(?:a|an|my|our|the) (?:\S+ )?(?:{ROLE}|{GROUP})) (?:\S+ )?(?:checked|counted|re-?read|double-?checked|tested|inspected|verified) (?:it|them|everything|my|the)(?: \S+)?",
    rf"(?:second|fresh) (?:pair|set) of eyes|four eyes|(?:asked|had|got) (?!me\b|us\b){up_to(4)}(?:to )?(?:double-?check|double check|cross-?check|review|verify|recount|re-?check|sanity check|proofread|second check|countersign)(?: \S+){{0,2}}",
    rf"(?:picked|pulled|took|opened|chose|checked|tested|drew) {up_to(5)}(?:at random|random \S+|a (?:\S+ )?sample|samples|every (?:tenth|fifth|third|hundredth|twentieth))(?: \S+)?",
    rf"(?:let|left|had|kept) (?:it|them|that|the \S+(?: \S+)?|both(?: \S+)?) (?:running|run|soak|sit|stand|going|go) {up_to(3)}(?:for|over|overnight|through|all|until|in)(?: \S+)?",
    rf"(?:ran|drove|used|tried|wore|tested|walked|flew) (?:it|them|that|this|the (?:\S+ )?\S+) (?:myself |\S+ )?(?:for|over|through) (?:a|an|one|two|three|the|\S+) (?:\S+ )?{SPAN}",
    r"(?:couldn't|could not|could no longer|was unable to|wasn't able to|no longer able to) (?:\S+ )?(?:reproduce|trigger|recreate|provoke|break|repeat|make it)(?: \S+)?",
    r"(?:load|stress|soak|penetration|pen|usability|user|acceptance|a/b|ab|split|crash|fire|pressure|leak|taste|field|end-to-end|snapshot|property|chaos|canary|blind|road|bench|burn-in) test(?:s|ed|ing)?",
    rf"(?:wrote|added|built|made|had|set up|left) (?:a|an|the|two|three|some|one|my|our) {up_to(3)}tests? (?:that|which|for|around|to|with|first|case|cases|suite)(?: \S+)?",
    r"(?:did|made|ran|carried out|held|had|went through|gave) (?:a|an|one|the|another|my) (?:final|last|full|complete|thorough|second|quick|proper|visual|manual|careful|sanity|\S+ minute) (?:\S+ )?(?:checks?|inspection|count|walk|walk-?through|look|run|review|rehearsal|audit|test)(?: \S+)?",
    r"(?:after|once|when) (?:\S+ ){1,8}?(?:i|we) (?:\S+ )?(?:checked|tested|measured|watched|monitored|re-?ran|retested|compared|verified|weighed|counted)(?: \S+){0,2}",
    rf"(?:monitored|watched|tracked|observed|was watching|were watching) (?:the|its|their|her|his|every|each|our|it|them|how) {up_to(6)}(?:before|after|for|until|every|during|throughout|while|as|closely|hourly|daily|overnight|live|over|all|and (?:nothing|there|it|no))(?: \S+)?",
    r"(?:with|in|using|on|from) (?:a|our|the|some) (?:small |test |pilot |control |trial |first |sample ){1,2}(?:group|batch|run|class|team|set|customer|site|shift|user|users)(?: \S+)?",
    rf"(?:ran|run|running|replayed|fed|pushed|put|sent) {up_to(4)}(?:through|against|on|into|with) {up_to(2)}(?:production|real|live|last (?:\S+)|old|yesterday's|the (?:new|old|previous)|historic(?:al)?|actual|sample|test) ?(?:data|traffic|requests|orders|records|numbers|inputs|payloads|version|service|model|one)(?: \S+)?",
    r"(?:i|we|and|then) (?:\S+ )?(?:retested|re-tested|rechecked|re-checked|re-ran|remeasured|reweighed|recounted|retimed|proved|proofed|checked over|test-?drove|road-?tested|sanity-?checked|spot-?checked)(?: \S+){0,2}",
    r"(?:did|made|wrote|had|ran) (?:a|our|one|the) (?:back|dry|test|trial|mock|practice|dress|dummy|shadow) ?(?:test|run|rehearsal|drill|release|migration|evacuation|exam|launch|order)(?: \S+)?",
    r"(?:looked|watched|listened|scanned|searched) for (?:any |more |new |further |other |signs of |a )?(?!(?:work|help|jobs|ideas|answers|clues|ways|keys|him|her|them|volunteers|sponsors|the|my|a)\b)\S+ (?:\S+ ){0,2}?(?:for|until|over|every|all|afterwards|again|the next|through)(?: \S+){0,3}",
    r"would (?:all )?have (?:been )?(?:caught|flagged|found|stopped|prevented|right)(?: \S+){0,3}|(?:it |which |that |and )(?:\S+ )?(?:caught|flagged|picked up) (?:all|every|each|both|it|them|the|one|two|three)(?: \S+)?|came (?:out|back|up) (?:\S+ )?(?:right|correct|clean|the same|identical|negative|clear|fine|normal|as expected|empty)",
    r"(?:so |then |that's how |that way )?(?:i|we) (?:knew|could see|could tell|was sure|were sure|was certain|could be sure|saw|was satisfied) (?:that )?(?:it|the (?:fix|change|patch|repair|new \S+|\S+)|they|this|everything) (?:\S+ )?(?:worked|works|was working|held|was holding|was right|was safe|wasn't a|was correct|was real|fit|fitted|did|had worked|was gone|was fixed|was down|were down|was up|dropped|went down|stayed)(?: \S+)?",
    r"(?:gave|split|divided|put|taught|sent|fed|used|dressed) (?:\S+ ){0,3}?(?:half|one (?:group|half|team|set|bed|row|batch|shift|side)|some)(?: \S+){1,7} (?:the other (?:half|group|one|side|team|set|row|batch|shift)|the others|the rest)(?: \S+){0,3}",
    r"(?:set|switched|turned|let) (?:it|them|the \S+) (?:off|on) (?:on purpose|deliberately|to (?:see|check|hear|test))(?: \S+)?|as a (?:test|trial|check|dry run|sanity check|control|proof)|(?:passed|failed) (?:the|all|every|our|each) (?:\S+ )?(?:tests?|checks?|inspection|audit)|proof that|to compare(?: \S+)?",
    r"wrote (?:down )?(?:\S+ ){0,4}?(?:expected|acceptance|what (?:it|i|the \S+) (?:should|expected))(?: \S+){0,3}|(?:got|had|saw|gave|came to) the same (?:result|results|number|numbers|figure|answer|total|outcome|reading|weight)(?: \S+)?|until (?:i|we) (?:was|were) (?:\S+ )?(?:sure|certain|confident|convinced|satisfied)(?: \S+)?",
    r"i (?:checked|tested|looked at|measured|went back|rang|called|visited)(?: \S+){0,6} (?:an hour|a day|a week|a month|two \S+|three \S+|some days|a few \S+) (?:after the \S+|later)|(?:shadow(?:ed|ing)?|mirrored|dark launch(?:ed)?|replayed) (?:\S+ ){0,3}?(?:traffic|requests|production|orders|users|load|mode|run)",
    r"(?:went|gone|worked) (?:back )?(?:over|through) (?:it|them|the \S+(?: \S+)?|every \S+|each \S+|my \S+|all \S+(?: \S+)?) (?:once more|again|twice|a second time|one more time|one by one|line by line|with (?:a|the|my|him|her|them)|together)(?: \S+)?|(?:opened|let) (?:it|them|the \S+)? ?(?:\S+ ){0,3}?(?:in|up)? ?first(?: \S+){0,4} (?:then|before|and only)",
    r"(?:tested|testing) (?!positive\b)(?:\S+ ){0,9}?(?:before|after|again|twice|with|on|against|both|every|each|until|in|under|right|works|worked)(?: \S+)?",
    r"(?:it|that|this|the (?:error|bug|problem|fault|leak|crash|noise)) (?:didn't|did not|never|no longer|hasn't|hadn't) (?:happen|happened|come|came|occur|appear|appeared|fail|failed|crash|crashed|return|returned|leak|leaked) (?:any ?more|again|once|back|since|at all)",
    r"(?:listened|looked|felt|went|checked|asked|came|measured|tasted|rang|read|tried|ran|tested) (?:\S+ ){0,6}?again (?:after|before|the next|an hour|a day|a week|once|two|ten|five|twenty|at the end|when|with|and (?:it|this time|found|got|the \S+ (?:was|were|had)))(?: \S+){0,3}",
    r"(?:clicked|worked|walked|stepped|went|tabbed|scrolled|paged) through (?:every|each|all|the whole|the entire|both)(?: \S+){1,3}|(?:tried|ran|did|tested|went through|practised|pulled on|tugged on|shook) (?:it|them|that|this|every|each|all|the \S+(?: \S+)?) (?:\S+ ){0,3}?(?:by hand|twice|three times|a few times|ten times|several times|over and over|one by one)(?: \S+)?",
    r"(?:asked|had|got|let) (?:\S+ ){1,4}?(?:to )?(?:try|do|solve|repeat|show|run|use|explain|read|say|count) (?:\S+ ){0,4}?(?:again|back|without (?:my|any|me)|on (?:his|her|their|its) own|by (?:himself|herself|themselves)|while i (?:watched|was watching|listened|looked))(?: \S+)?",
    r"(?:broke|cut|opened|split|peeled) (?:one|a \S+|the first \S+|it|two) (?:open |up |apart )?to (?:see|check|look)(?: \S+)?|(?:agreed|tallied|matched|balanced|added up) (?:to the (?:penny|cent|gram|second|digit|last \S+)|exactly|perfectly|with)(?: \S+)?|until (?:it|they|the \S+|everything) (?:went|ran|came|passed|worked|was) (?:through|clean|cleanly|without|three|twice|green|right)(?: \S+){0,2}",
    r"(?:spun up|set up|made|took|restored|created|used) (?:a|an|another|the) (?:\S+ )?(?:copy|clone|second \S+|backup|snapshot|replica|sandbox|test \S+|replica|dummy \S+)(?: \S+){0,6} (?:and|to) (?:\S+ )?(?:ran|run|tried|try|tested|test|did|practised|rehearsed)(?: \S+)?",
    r"(?:turned|switched|rolled|opened|gave|released|shipped|enabled) (?:it|them|that|the \S+) (?:\S+ )?(?:for|to|in|at) (?:our own|ourselves|the staff|internal|employees|friendly|beta|a few|one|two|five|ten|a small|just one|only one|volunteers|one percent)(?: \S+){0,3}",
    r"(?:had|got|asked|let) (?!me\b|us\b)(?:\S+ ){1,4}?(?:to )?look at (?:the|my|our|both|every|each|all) \S+ (?:\S+ )?(?:before|first|again|too|twice|with)(?: \S+)?|(?:try|trying|tried) (?:to|and|their best to) (?:break|crash|fool|trick|breach|cheat|beat) (?:it|the \S+|them|my \S+)",
)


_CHECKED = frozenset(
    "checked measured compared verified weighed counted rechecked retested timed tasted inspected benchmarked monitored tracked reran replayed simulated trialled piloted validated sampled audited rehearsed".split()
)
_EVIDENCE = frozenset(
    "before after afterwards again twice same identical matched matching right correct worked works random copy both side against sure certain expected half later until hourly daily each batch sample beforehand separately independently once".split()
)
_RAN = frozenset("tried ran run running rehearsed practised practiced walked drove played".split())
_STAND_IN = frozenset(
    "copy copies staging sandbox dummy dummies replica pilot mock rehearsal clone mannequin prototype simulator trial".split()
)
_LOOKED = frozenset(
    "looked watched watching looking checked checking monitored listened read kept tracked followed observed".split()
)
_SHOWN = frozenset(
    "graph graphs dashboard dashboards metrics logs errors error rate rates numbers temperature pulse gauge readings chart charts figures alerts latency memory pressure breathing counter counters traffic queue".split()
)
_FOR_A_TIME = frozenset(
    "days hours week weeks until after next morning while again minutes night weekend afterwards later daily hourly month shift".split()
)
_UNDONE = (["never"], ["not"], ["hardly"], ["barely"])  # 'we never tested it'
_SECTIONS = ("action", "result")


def detect(answer: Answer) -> list[Finding]:
    told = [match for match in matches(answer, PATTERNS, _SECTIONS) if match.text.split()[1:2] not in _UNDONE]
    close = [*near(answer, (_CHECKED, _EVIDENCE), 9, _SECTIONS), *near(answer, (_STAND_IN, _RAN), 7, _SECTIONS)]
    watched = near(answer, (_SHOWN, _LOOKED, _FOR_A_TIME), 9, _SECTIONS)
    return good(answer, NAME, affirmed(answer, merged([*told, *close, *watched])), ADVICE)
