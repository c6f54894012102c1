"""Who was better or worse off: customers, patients, revenue, time, safety. Where it hurt, and where it helped."""

from __future__ import annotations

from mockloop.analysis.answer import Answer, Finding
from mockloop.analysis.detecting import affirmed, good, matches, merged
from mockloop.analysis.language import MONEY, NUMBER, PAST_VERB, up_to

NAME = "human_or_business_impact"
TITLE = "Impact on people or the business"
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
_SAME = r"(?:(?!(?:i|we|and|but|so|because|that|you)\b)\S+ ){0,2}?"  # words that leave the subject what it is
_ABLE = r"(?:could|can|were able to|was able to|are able to|no longer|never (?:again )?had to|(?:don't|doesn't|didn't|did not|do not|never) have to|stopped \S+ing|finally|at last)"
# said of the time before, and of the time after
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
)
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
)


def detect(answer: Answer) -> list[Finding]:
    harmed = matches(answer, HARMED, ("situation", "task", "result"))
    helped = affirmed(answer, matches(answer, HELPED, ("result",)))
    return good(answer, NAME, merged([*harmed, *helped]), ADVICE)
