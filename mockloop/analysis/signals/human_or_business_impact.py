"""Who was better or worse off: customers, patients, revenue, time, safety. Both harm and benefit count."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding, Match
from mockloop.analysis.text.detection import affirmed, good, matches, merged, near
from mockloop.analysis.text.word_patterns import MONEY, NUMBER, PAST_VERB, SPAN, up_to

NAME = "human_or_business_impact"
TITLE = "Impact on people or the business"
SAY = "For … this meant …"
POLARITY = "good"
ADVICE = "Say what it meant: who was hurt before, and who or what is better off now."

_PEOPLE = (
    r"(?:customers?|clients?|patients?|users?|guests?|students?|pupils?|families|family|parents?|residents?|merchants?|passengers?|children|"
    r"people|staff|drivers?|nurses?|members?|tenants?|donors?|readers?|citizens|elderly|kids|shoppers|visitors?|crews?|soldiers?|farmers?|callers|"
    r"girls?|boys?|lads?|women|men|mothers|fathers|recruits?|volunteers?|workers?|teachers?|cooks?|waiters?|neighbou?rs?|refugees|couples?|"
    r"apprentices?|cleaners?|pilots?|builders?|carers?|officers?|employees?|trainees?|interns?|players?|subscribers|shops?|hospital|school|charity|company|clinic|ward|"
    r"m[ae]n|wom[ae]n|mother|father|mum|mom|dad|son|daughter|kid|baby|child|lady|gentleman|riders?|cyclists?|team|colleagues?|class|restaurant|firm|village|household)"
)
_SOME = r"(?:some|many|most|half|two|three|several|others|a few) (?:of (?:them|us|the \S+) )?"
_MONEY_WORDS = r"(?:money|revenue|sales|income|profit|margin|budget|business|contracts?|payments?|orders?|bookings?|costs?|funding|donations?|wages|rent)"
_HARM = (
    r"(?:waiting|waited|lost|losing|lose|leaving|left|complain(?:ed|ing|ts?)?|suffer(?:ed|ing)?|hurt|angry|upset|frustrated|late|delayed|missed|missing|"
    r"cancel(?:led|ling|ed|ing)?|unpaid|at risk|in danger|stuck|without|unable|couldn't|could not|hungry|scared|unsafe|charged twice|overcharged|"
    r"ill|sick|injured|died|dying|in pain|crying|homeless|stranded|walked out|walking out|gave up|giving up|crashed|slipped|slipping|tripped|fell|falling|failed|failing|burnt out|burned out|skipped|skipping|laid off|made redundant|in tears|locked out|cut off|exhausted|afraid|fell|fainted|quit|resigned|thirsty|bleeding|struggling|turned away)"
)
_GOOD = r"(?:saved|safe|safer|recovered|kept|came back|returned|stayed|renewed|got|received|paid|earned|helped|healed|fed|home|on time|reached|served)"
_SAME = r"(?:(?!(?:i|we|and|but|so|because|that|you)\b)\S+ ){0,2}?"  # words that do not change who the subject is
_ABLE = r"(?:could|can|were able to|was able to|are able to|no longer|never (?:again )?had to|(?:don't|doesn't|didn't|did not|do not|never) have to|stopped \S+ing|finally|at last)"
# words for the time before and the time after
_HARMED = (
    r"(?:hurt|harmed|burned|burnt|killed|injured|scalded|poisoned|infected|charged|overcharged|billed|underpaid|unpaid|evicted|fined|sued|sacked|fired|let go|forgotten|ignored|abandoned|neglected|bullied|insulted|frightened|terrified|"
    r"scared|worried|anxious|desperate|furious|angry|upset|confused|embarrassed|humiliated|excluded|isolated|lonely|left out|left behind|left without|turned away|sent home|sent away|locked out|kicked out|cut off|kept waiting|fallen|falling|"
    r"freezing|starving|hungry|thirsty|cold|sick|ill|exhausted|tired out|burned out|burnt out|overworked|dropping out|dropped out|failing|bleeding|asleep at the wheel|going hungry|going without|in debt|fed up|disappointed|sleeping (?:on|in|rough))"
)
HARMED = (
    rf"{_PEOPLE} (?:\S+ )?(?:was |were |are |is |had been |kept |started |began |went |got )?(?:\S+ )?{_HARM}",
    rf"{_SOME}(?:couldn't|could not|went hungry|went without|had to leave|lost|were hurt|died|gave up)(?: \S+)?",
    rf"(?:lost|losing|lose|loses|cost|costing|wasted|wasting|saved|saving|recovered|protected|brought in|earned|won|kept|increased|grew) {up_to(4)}{_MONEY_WORDS}",
    rf"{_MONEY_WORDS} (?:\S+ )?(?:was|were|being|went|had been|that) (?:\S+ )?(?:lost|losing|saved|recovered|up|down|delayed|late|at risk)",
    rf"(?:recovered|saved|lost|losing|cost(?! (?:of|should|was|is|came|to)\b)|costing|worth|earned|raised) {up_to(5)}{MONEY}",
    rf"{MONEY} (?:\S+ )?(?:a|per|each|every|of|in) (?:\S+ )?(?:day|week|month|year|revenue|sales|savings|business|orders|waste|income)",
    r"(?:recovered|lost|extra|more|new|annual|yearly|monthly) (?:\S+ )?(?:revenue|sales|income|business|savings)(?! (?:reports?|teams?|figures|meetings?|calls?|managers?|targets?|plans?)\b)",
    rf"(?:payment notifications|payments|deliveries|orders|medication|meals|wages|benefits|refunds) {up_to(3)}(?:late|delayed|held up|lost|on time|missed)",
    rf"(?:cost|costing|costs|losing|lost|wasting|saving|saved|saves|made|makes|earns) {up_to(3)}{NUMBER} (?:\S+ )?(?:a|per|each|every) (?:day|week|month|year|night|quarter)",
    r"(?:about to|going to|had to|would have to|nearly|almost) (?:(?:closed?|shut|fold)(?! (?:the|a|an|my|our|it|this|that)\b)|close down|shut down|go under|go bankrupt|went under|lay off)(?: \S+)?",
    rf"(?:throwing away|threw away|throwing out|wasting|wasted|binning) {up_to(3)}(?:{MONEY}|{NUMBER} \S+)",
    r"(?:nearly|almost) (?:been |got |gotten )?(?:hit|killed|run over|hurt|died|drowned|crushed|burned|injured|choked)",
    rf"{_PEOPLE} (?:was|were|are|got|kept) (?:\S+ )?(?:getting|given|sent|charged|billed|handed|told) (?:the wrong|too much|too little|nothing)(?: \S+)?",
    rf"{_PEOPLE} (?:was|were|had) (?:\S+ )?(?:pulling|pulled|taking|taken|moving|moved|switching|switched|going|gone) (?:\S+ ){{0,4}}?(?:out of|away|elsewhere|to (?:a|the|our|another) competitors?)",
    r"would (?:have|'ve) (?:\S+ )?(?:been (?:fined|sued|closed|killed|sacked|evicted)|lost|cost|died|closed|gone (?:hungry|bankrupt|under|without))(?: \S+){0,2}",
    r"saved (?:the|our|their|his|her|a|my) (?:farm|shop|business|company|school|club|life|harvest|season|house|pub|library|ward|village|deal|contract|account|jobs?|lives|home)",
    r"(?:wasting|lost|losing) (?:\S+ ){0,5}?(?:hours?|minutes?|days?|weeks?)(?: (?:a|per|every|each) \S+)?",
    r"(?:somebody|someone|people|he|she|they|children|a \S+) (?:could|might|would) (?:\S+ )?(?:have )?(?:been |got |get |be )?(?:hurt|killed|died|die|injured|burned)",
    r"(?:lost|lose|losing) (?:the |our |a |their )?(?:\S+ )?(?:contract|client|customer|account|licence|license|harvest|season|crop|job|jobs|home|homes|house|place)(?: \S+)?",
    rf"{_PEOPLE} (?:\S+ )?(?:weren't|wasn't|aren't|isn't|were not|was not|were never|was never|hadn't been|never) (?:\S+ )?(?:getting|receiving|being|able|paid|fed|seen|sleeping|safe|allowed|given|told|heard|treated|coping|eating|learning|coming|turning|got)(?: \S+)?",
    rf"{_PEOPLE} (?:who (?:\S+ )?)?{_SAME}(?:couldn't|could not|can't|cannot|had to|have to|were forced to|was forced to|needed to|would have to|didn't (?:get|have|know|dare|receive|trust|feel)|did not (?:get|have|know|receive)|never got|got no|had no|had nothing|had been (?:without|waiting|sleeping|charged|told|given|left|turned)|kept (?:having|getting|waiting|ringing|calling|asking|falling|losing))(?: \S+){{1,3}}",
    rf"{_PEOPLE} {_SAME}(?:were|was|are|is|had been|got|kept|started|began|would|had) (?:\S+ ){{0,2}}?(?:being |getting |nearly |almost )?(?:{_HARM}|{_HARMED})(?: \S+)?",
    rf"(?:they|she|he|{_SOME}) (?:\S+ )?(?:were|was|had|had nearly|had almost|nearly|almost|could have|might have|would have) (?:\S+ )?(?:{_HARMED}|died|dying|starving|drowned|suffocated|overdosed|bankrupt|in pain|in tears|in danger|at risk|unable to (?:work|pay|sleep|eat|walk|log|order))(?: \S+)?",
    rf"(?:{_PEOPLE}|they|them|she|he|and) (?:\S+ ){{0,6}}?without (?:a |an |any |any proper |proper |enough |their )?(?:\S+ )?(?:break|breaks|food|water|heating|heat|pay|wages|medication|medicine|insulin|help|sleep|power|light|electricity|cover|gas|supplies|money|home|shelter|lunch|dinner|supper|protection|ppe|pain relief|tablets|access|warning)",
    r"(?:real|serious|big|huge|genuine|constant|major) (?:risk|danger|chance|threat) (?:that|of|to)(?: \S+){1,3}",
    r"(?:risk|danger|chance) (?:that|of) (?:\S+ ){1,4}?(?:getting |being |be |get |would |could |might )*(?:hurt|burned|burnt|killed|injured|harmed|infected|infection|fire|falling|drowning|scalded|crushed|sued|fined|losing|dying)(?: \S+)?",
    r"(?:hung up|gave up and left|abandoned (?:their|the) (?:cart|basket|carts|baskets|order|orders|checkout)|went elsewhere|took their business|went to (?:a|the|our) competit\S+|asked for (?:their|a) (?:money back|refunds?)|demanded (?:a |their )?(?:refunds?|money)|unsubscribed|cancelled their \S+)(?: \S+)?",
    rf"(?:people|customers|callers|patients|users|guests|queues?|they|everyone) (?:\S+ ){{0,3}}?(?:waiting|waited|queuing|queueing|queued|on hold|stood|standing|stuck|sat|locked out) (?:\S+ ){{0,4}}?(?:for|outside|in|on|up to|over) (?:{NUMBER}|hours|days|weeks|months|the (?:cold|rain|street|corridor)|half|an hour|ages|hold|line|corridors?|trolleys?)(?: \S+)?",
    r"(?:morale|confidence|trust|reputation|goodwill|ratings?|reviews|satisfaction|retention|footfall|bookings|donations|sales|revenue|takings|enrol\S*|attendance|membership|turnover|profits?) (?:\S+ )?(?:was|were|had|is|had been) (?:\S+ ){0,2}?(?:low|down|falling|fallen|dropping|dropped|on the floor|terrible|awful|bad|suffering|suffered|collapsing|collapsed|rock bottom|at an all time low|hit|plummeting|at stake|on the line|shrinking|drying up|sliding)(?: \S+)?",
    rf"(?:costing|cost|costs|losing|lost|burning|burnt|wasting|wasted|bleeding) (?:us|the \S+|them|our \S+|him|her|it|me|about|around|roughly|nearly|almost|over|up to|somewhere) (?:\S+ ){{0,5}}?(?:{MONEY}|{NUMBER} \S+|a fortune|thousands|hundreds|millions|hours|days|money|a lot of money|customers|clients|sales|business|time)(?: \S+)?",
    r"(?:every|each) (?:hour|minute|day|week|night|month) (?:\S+ ){0,8}?(?:lost|losing|cost|costing|costs|wasted|hurt|died|went)(?: \S+){1,3}",
    r"(?:fine|fined|penalty|penalties|sued|lawsuit|prosecuted|evicted|eviction|bailiffs|repossessed|overdraft|late fees?|bankruptcy|layoffs|redundancies|prosecution|deportation|deported) (?:of|for|from|by|if|because|and|would|was|were|had)(?: \S+)?",
    r"(?:fall|fell|fallen|falling|dozed|nodded) (?:asleep|off) at the wheel|(?<!\bi )(?:nearly|almost) (?:fallen|fainted|collapsed|lost|fell|quit|resigned|walked|left|went|cried|ran out|drowned|missed)(?: \S+){1,3}",
    r"(?:staff|people|nurses|engineers|colleagues|the team|everyone|drivers|we|they|teachers|half the \S+) (?:\S+ )?(?:were|was|had been|kept) (?:\S+ ){0,2}?(?:working (?:late|nights|weekends|through|overtime|double|until|till|unpaid|\S+ hours)|up all night|doing (?:double|overtime|twelve|fourteen|sixteen|extra|unpaid)|off sick|burning out|being (?:paged|woken|called out)|woken up|leaving|handing in|at (?:breaking|their))(?: \S+)?",
    r"(?:threatening|threatened|about|ready|going|wanted|planning) to (?:leave|quit|cancel|sue|walk|resign|switch|terminate|pull|evict|drop|strike|give up|go elsewhere|go under|close|report us|move to)(?: \S+)?",
    r"(?:lost|losing|loses|lose|lacked|missing|missed|short of) (?:the |their |an |a |our |his |her |another )?(?:\S+ )?(?:orders?|customers?|sales?|bookings?|deals?|wages|pay|shift|lessons?|appointments?|flights?|trains?|exams?|dialysis|treatment|meals?|sleep|doses?|jobs?|income|deliver(?:y|ies)|payouts?|money|day's|business)(?: \S+)?",
    rf"(?:a|one|our|the|two|three|several|some|many|{NUMBER}) (?:\S+ )?(?:hospitals?|clinics?|shops?|schools?|pharmac(?:y|ies)|restaurants?|customers?|clients?|merchants?|families|patients?|hotels?|stores?|users?|tenants?|passengers?) (?:\S+ )?(?:couldn't|could not|can't|had no|were unable|was unable|got no|got the wrong|didn't get|had to|weren't|wasn't|were being|was being|were getting|sat|stood|went without|lost|gave up)(?: \S+){{1,3}}",
    r"(?:in|with|under) (?:a lot of |so much |great |terrible |constant |real |severe |considerable )?(?:pain|distress|danger|debt|tears|agony|fear|trouble with the law)(?: \S+)?|without (?:getting |being )?(?:paid|hot water|water|breakfast|lunch|food|heating|a home|insurance|medication|sleep|help|pay|a break|power)(?: \S+)?",
)
_UPSIDE = r"bookings?|sales|revenue|takings|conversions?|conversion|tips|donations?|attendance|sign[- ]?ups|signups|orders|satisfaction|nps|ratings?|reviews|retention|morale|profits?|turnover|pass rate|grades|marks|results|membership|subscriptions?|footfall|trust|productivity|income|enrol\S*|survival|adoption|engagement|renewals|registrations|repeat business|wages|applications"
_DOWNSIDE = r"(?:support )?(?:tickets|calls|complaints?)|injur(?:y|ies)|accidents?|falls|waste|turnover|churn|waiting times?|wait times?|waiting lists?|infections|deaths|sick leave|absences?|absenteeism|sickness|refunds|returns|chargebacks|overtime|costs?|the bill|queues?|the queue|breakages|thefts?|fights|arguments|detentions|cancellations|no-shows|dropouts|drop-outs|late fees|pages|fuel bills?|pressure sores|near misses|abandonment|bounce rate|stress"
HELPED = (
    rf"{_PEOPLE} {_SAME}{_GOOD}",
    rf"{_PEOPLE} {_SAME}{_ABLE} \S+(?: \S+)?",
    rf"{_PEOPLE} who (?:had |have )?(?:never|always|used to|couldn't|could not) (?:\S+ ){{1,6}}?{PAST_VERB}",
    rf"{_PEOPLE} (?:\S+ ){{0,5}}?for the first time(?: \S+)?",
    r"for the first time (?:in (?:\S+ )?(?:days|weeks|months|years|year|ages|decades)|ever|since)",
    r"no \S+ (?:\S+ )?(?:had|has|have|needed|needs) to (?:\S+ ){1,4}?(?:any more|anymore|again|without)",
    r"(?:renewed|signed (?:up )?for another|signed (?:on )?again|extended (?:the|their|our) (?:\S+ )?contract|kept (?:the|their|our) (?:\S+ )?(?:contract|licence|license|funding|account|job|jobs|home|homes))(?: \S+)?",
    r"(?:he|she|they|it|we) (?:can|could|was able to|were able to) (?:(?:finally|now|at last) \S+|(?:\S+ ){1,5}?(?:again|by (?:him|her|them)sel(?:f|ves)|on (?:his|her|their) own))(?: \S+)?",
    rf"{_PEOPLE} (?:have|had|get|got|has|gained) (?:\S+ ){{0,3}}?(?:more|extra|less|fewer) \S+",
    r"(?:nobody|no one|no-one|none of (?:them|us|the \S+)|not one of (?:them|us|the \S+)) (?:\S+ )?(?:was |were |got |has been |had been |went |had to )?(?:hurt|injured|killed|died|lost|burned|sick|ill|hungry|wait|leave)(?: \S+)?",
    r"(?:saved|saves|saving|freed|gained|gave|gives) (?:\S+ ){0,5}?(?:hours?|minutes?|days?|weeks?)(?: (?:a|per|every|each) \S+)?",
    r"(?:complaints?|injur(?:y|ies)|accidents?|falls|waste|turnover|churn|waiting times?|wait times?|waiting lists?|infections|deaths) (?:\S+ ){0,2}?(?:fell|dropped|went|stopped|halved|down|came down)",
    r"(?:wrote|came back|came in|rang|called) (?:\S+ )?to thank(?: \S+)?",
    rf"(?:he|she|they|{_PEOPLE}) {_SAME}(?:went|came|got|goes|was able to go|were able to go|could go|walked|is|are|made it|got back|was back|were back) (?:back )?(?:home|to work|to school|back at \S+|on time|safely|out alive)(?: \S+){{0,3}}",
    r"(?:threw|throw|throws|throwing|binned|wasted|waste|wasting|spent|spend|spending|lost|lose|needed|need|used|use|burned|burn|paid|pay) (?:away |out |on )?(?:\S+ )?(?:far |much |a lot |way |considerably )?(?:less|fewer)(?: \S+){1,2}",
    r"(?:far |much |a lot |way )?(?:less|fewer) (?:\S+ )?(?:food|waste|overtime|stress|complaints?|calls|accidents?|falls|mistakes|returns|refunds|tickets|sick days|absences?|infections|injuries|errors|queues|waiting|paperwork|chargebacks|cancellations|no-shows|dropouts|breakages|fights|arguments|pages|pain|people|fuel)(?: \S+)?",
    r"(?:paid|pays|paying) for (?:a|the|itself|two|three|its|our|their|another|all|new|\S+'s)(?: \S+)?|(?:kept|keeps) (?:the|our|their|his|her|my) (?:\S+ )?(?:doors? open|shop open|lights on|job|jobs|house|home|flat|place|roof|customers?|contract|licence|funding|service|deal|account|seat|benefits)",
    rf"(?:{_UPSIDE}) (?:\S+ ){{0,3}}?(?:went|rose|grew|doubled|tripled|improved|climbed|up|recovered|increased|jumped|picked|came|soared|are|is|shot|bounced|doubled|hit|reached) (?:\S+ )?(?:up|back|again|by|to|from|since|through|higher|better|too|steadily|sharply|a lot|noticeably|significantly|straight|every|in|the|as)",
    rf"(?:{_DOWNSIDE}) (?:\S+ ){{0,5}}?(?:fell|dropped|went|stopped|halved|down|came down|disappeared|dried up|almost|nearly|to (?:zero|nothing|almost)|vanished|shrank|plummeted|eased|fallen|gone)(?: \S+)?",
    rf"(?:{_PEOPLE}|they|she|he|everyone|everybody|nobody|no one) {_SAME}(?:stopped|stop|quit|don't|didn't|doesn't|no longer|aren't|weren't|isn't|never|hasn't|haven't|hasn't been|haven't been) (?:\S+ )?(?:complaining|worry|worrying|waiting|losing|crying|leaving|queue|queuing|ringing|falling|fighting|shouting|skipping|missing|dread|dreading|have to|need to|needed to|had to|wait|waste|getting|get|been|being|woken|paged|come back|complained|late|lost|missed|fallen|slipped|hurt)(?: \S+){{0,3}}",
    r"(?:nobody|no one|no-one|none|not one|no child|no patient|no customer|no driver|no \S+) (?:\S+ ){0,4}?(?:has been|was|were|got|had to|has had to|went|had been|has|is|have been|have) (?:\S+ )?(?:hurt|injured|killed|burned|woken|late|lost|sick|hungry|wait|missed|laid|made redundant|sacked|left|ill|harmed|without|fallen|slipped|trapped|cold|turned|complained|died|stuck|scalded|paged|charged|sleep|walk|pay|go|choose|queue|beg|leave|work|stay|come)(?: \S+)?",
    rf"(?:{_PEOPLE}|they|she|he|everyone|who|merchants|kids|engineers) {_SAME}(?:started|began|started to|began to|could|can|were able to|was able to|got to|got|had|managed to|now|finally|learned to|learnt to|felt|feel) (?:\S+ )?(?:sleep|sleeping|eat|eating|walk|walking|read|reading|coming|come|putting|talking|laughing|smiling|joining|trusting|buying|ordering|paying|turning up|turn up|go home|a (?:hot|proper|warm) \S+|hot \S+|see|safer|safe|speak|breathe|work|play|check out|log in|find|sign up|get|passed|through|home|paid|refunds?|refunded|their (?:money|wages|pay|medication|results|payouts?|lives|weekends?|evenings?|sleep|jobs?))(?: \S+){{0,3}}",
    rf"(?:saved|spared|gave|gives|bought|won|freed) (?:up )?(?:the |our |my |all the |every |all |both |each )?(?:\S+ )?(?:{_PEOPLE}|engineers|us|them|her|him|it|accountants|managers|on-call|finance) (?:\S+ ){{0,3}}?(?:from|a|an|about|around|nearly|some|{NUMBER}|hours|days|time|back|money|more|their|at least|up|roughly|almost|over|the trouble|weeks)(?: \S+){{0,3}}",
    rf"(?:got|get|gets|have|has|had) (?:\S+ ){{0,2}}?(?:whole |full |extra )?(?:an|a|two|three|half a|half an|{NUMBER}) (?:whole |full |extra )?{SPAN} back(?: \S+)?|(?:got|have|had|gave \S+) (?:their|our|my|the) (?:weekends?|evenings?|nights?|sleep|lunch breaks?|breaks?|lives|time|saturdays?|sundays?) back",
    r"(?:kept|keep|won|retained|renewed|saved|landed|secured|extended|won back|got) (?:the|our|their|that|a|his|her) (?:\S+ )?(?:contract|client|account|customer|licence|license|deal|funding|grant|business|certificate|accreditation|rating|sponsor|tender|partnership|subscription)(?: \S+)?",
    rf"(?:{_PEOPLE}|families|households|homes|kids|they|we) (?:\S+ ){{0,3}}?(?:had|got|received|were given|was given|ate|moved|slept|were fed|were housed|found|kept) (?:\S+ ){{0,2}}?(?:hot |warm |proper |clean |safe |free |new |real )?(?:meals?|food|water|homes?|beds?|jobs?|housing|treatment|surgery|shelter|clothes|coats|heating|power|payouts?|payments?|wages|refunds?|medicine|medication|places?|flats?|work|support|care)(?: \S+)?",
    r"(?:had never|never|hadn't|who wouldn't have|would never have|wouldn't have) (?:\S+ ){0,2}?(?:had|got|been able|afforded|eaten|read|spoken|finished|passed|come|seen|made it)(?: \S+){0,2}(?: before| otherwise| one| it)",
    r"(?:stopped|stop|quit|avoided|saved us from) (?:paying|spending|losing|wasting|throwing|overpaying|buying)(?: \S+){1,4}|(?:no longer|not|never) (?:had|have|has|having|needed) to (?:wait|pay|ring|call|queue|come|get up|worry|carry|walk|drive|do|work|stay|choose|go|beg|ask|type|share|sleep)(?: \S+){0,2}",
    r"(?:had|have|saw|seen|with|were|was) no (?:more |further |new )?(?:burns|accidents|injuries|falls|deaths|complaints|infections|losses|thefts|mistakes|errors|near misses|fights|cuts|fires|crashes|incidents|breakages|bullying|refunds|absences)(?: \S+){0,3}",
    r"(?:all|every one|every single one|each one|most|both) (?:of )?(?:my|the|our|them|those) ?(?:\S+ )?(?:came|got|made it|went|are|were|walked|returned|passed|survived|kept|found|stayed) (?:home|back|out|through|safe|safely|alive|their|a|in work|warm|well|on time|fed)(?: \S+)?|(?:the|our|my) (?:regulars|customers|guests|donors|members|clients|volunteers|kids|families) (?:\S+ )?(?:came back|returned|stayed|are back|renewed|kept coming)",
    r"(?:gave|gives|held|made|read|spoke|sang|played|answered|presented|asked) (?:\S+ ){0,4}?(?:in front of|on (?:his|her|their) own|for the first time|by (?:himself|herself|themselves))(?: \S+){0,3}|could finally(?: \S+){1,3}|finally (?:got|had|could|felt|slept|saw|went|received|paid)(?: \S+){1,3}",
    r"(?:churn|waste|turnover|absence|complaints|the dropout rate|dropout|mortality|the backlog|wait|waiting|downtime|cost|costs|spend|spending|the bill)(?: \S+){0,4} (?:went down|fell|dropped|down|halved|came down|shrank|from \S+ (?:\S+ )?to)(?: \S+)?",
    rf"{_PEOPLE} (?:\S+ )?(?:got|get|gets|received|receive|have|had|saw|see) (?:\S+ ){{1,5}}?(?:earlier|sooner|faster|quicker|on time|in time|the same day|straight away)",
)


_PERSONS = frozenset(
    "customer customers client clients patient patients user users guest guests student students pupil pupils families family parents residents resident merchants passengers passenger children child kids people staff drivers driver nurses members tenants tenant donors readers citizens elderly shoppers visitors crews soldiers farmers callers girls girl boys boy lads women men mothers fathers recruits volunteers workers teachers cooks waiters neighbours neighbors refugees couples apprentices cleaners pilots builders carers officers employees trainees interns players subscribers man woman mother father son daughter baby lady gentleman riders cyclists colleagues engineers developers regulars shopkeepers merchants sellers buyers lodgers inmates homeless orphans widows pensioners travellers commuters".split()
)
_SUFFERED = frozenset(
    "pain unpaid hungry cold rain waiting sitting standing queueing queuing without stuck freezing sick crying tears hurt injured late lost losing stranded gave giving leaving left angry frustrated furious scared afraid threatening cancelled cancelling refund refunds wrong overcharged evicted struggling failing asleep suffering confused missed missing complaining complained breakfast debt unsafe danger risk quit quitting resigned bullied alone lonely breathe blood bleeding fever fell falling burned burnt slipped tripped locked blocked refused couldn't can't unable".split()
)
_RELIEVED = frozenset(
    "back home safe safely again finally slept sleep walk walks walked smiling smiled laughed laughing ate eating passed stayed renewed trust trusted proud able themselves himself herself survived recovered recover healed alive independent independently talk talked talking read reading joined joining trusting warm fed housed paid saved refunded volunteered graduated job jobs roof".split()
)
# 'the users table' is not a user
_THINGS = frozenset(
    "table tables service services file files record records database api interface field column index code object story id".split()
)


def _harmed(answer: Answer) -> list[Match]:
    """Find people and harm to them, close together."""
    close = near(answer, (_SUFFERED, _PERSONS), 6, ("situation", "task"))
    close = [match for match in close if not _THINGS.intersection(answer.tokens[match.first : match.last + 2])]
    return [*matches(answer, HARMED, ("situation", "task", "result")), *close]


def detect(answer: Answer) -> list[Finding]:
    close = near(answer, (_PERSONS, _RELIEVED), 7, ("result",)) if answer.spans else []
    helped = affirmed(answer, [*matches(answer, HELPED, ("result",)), *close])
    return good(answer, NAME, merged([*_harmed(answer), *helped]), ADVICE)
