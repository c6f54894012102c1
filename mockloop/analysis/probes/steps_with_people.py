"""Steps with other people: talked, asked, proposed, taught, led, gave way."""

from __future__ import annotations

from mockloop.analysis.probes.steps import StepQuestion, kind_of

_TABLE = (
    StepQuestion(
        "words-of-the-talk",
        verbs=(
            r"talked|spoke|talk|speak|explained|explain|discussed|discuss|communicated|communicate|expressed|"
            r"express|addressed|address|raised|raise|voiced|voice|sat down|sit down|"
            r"had a (?:talk|chat|conversation|meeting|word)|brought (?:it|this) up|bring (?:it|this) up|shared my"
        ),
        unless=r"addressed the (?:bug|issue|code)|raised (?:money|funds|over|in|by)|that i|spoke up|explained (?:that|how|why|to \S+ (?:that|how|why)|what|the)|explained|expressed (?:that|how|my)|brought up in|talk(?:ed)? (?:myself|shit)|speak (?:english|\S+ish)|discussed (?:how|that|what)",
        ask="What exactly did you say, and what came back?",
        plain="You spoke with somebody about it. What exactly did you say, and what came back?",
        because="you named a talk, but not what was said in it",
        wants=("influence",),
        needs=r"(?:to|with) (?:him|her|them|my|the|our|a|an|each|both|everyone|[a-z]+)|had a|sat (?:him|her|them|down)|sit down|about",
        answered_near=r"said|says|saying|told|asked|explained|explaining|replied|answered|agreed|refused|admitted|apologi[sz]\w+|understood|that (?:i|we|he|she|they)|suggest\w+|reali[sz]ed|responded|listened|i was like|he was|she was|they were",
        worth=0.6,
    ),
    StepQuestion(
        "how-was-that-taken",
        verbs=(
            r"told (?:him|her|them|the|my|our|everyone|[a-z]+ that)|tell (?:him|her|them|the|my|our|everyone)|"
            r"let (?:him|her|them|my \S+|the \S+) know|admitted|apologi[sz]ed|apologi[sz]e|said (?:to|that|no(?! wonder| problem| matter| way)|"
            r"sorry)|confessed|gave (?:him|her|them|my \S+) (?:\S+ )?feedback|warned|informed|inform|notified|"
            r"suggested to"
        ),
        unless=r"told (?:myself|\S+ i was in|me)|tell myself|said (?:to )?(?:myself|that)|was told|said sorry|let (?:him|her|them) know (?:if|when)|said to (?:me|my (?:wife|husband))|and we|decided",
        ask="How was that taken, and what did you say to it?",
        plain="You told somebody. How was that taken, and what did you say to it?",
        because="you told somebody something, but you did not say how it was taken",
        wants=("influence", "disagreement_voiced"),
        answered_near=r"(?:he|she|they|manager|boss|client|customer|professor|father|mother|friend|roommate|team) (?:[a-z]+ )?(?:said|says|told|replied|answered|agreed|refused|was|were|got|took|accepted|understood|apologi[sz]ed|responded|laughed|liked|didn't|did|denied|seemed|felt|became|appreciated|thanked|looked|started|decided|reali[sz]ed|admitted|insisted|became|wanted)|thank\w*|apologi[sz]\w*|agreed|response|reaction|reacted|grant\w*|allowed|approved|hurt|both of us|upset|angry|happy|understood|refused",
        worth=0.78,
    ),
    StepQuestion(
        "if-the-answer-was-no",
        verbs=r"(?:asked|ask) (?:\S+ ){0,4}?(?:to|for|if|whether)|requested|request|begged",
        unless=r"asked (?:myself|to|by)|asked a lot|asked (?:\S+ )?questions",
        ask="What would you have done if the answer had been no?",
        plain="You asked somebody for something. What would you have done if the answer had been no?",
        because="you asked somebody for something, and the other way it could have gone is worth hearing",
        wants=("trade_off",),
        answered_near=r"no|not|denied|declined|refused|yes|agreed|said|told|replied|answered|accepted|gave|helped|couldn't|didn't|wouldn't|ignored|happy to|sure|explained|did|was|were",
        worth=0.55,
    ),
    StepQuestion(
        "what-was-said-against-it",
        verbs=(
            r"suggested|suggest|proposed|propose|recommended|recommend|offered|offer|presented|present|pitched|"
            r"pitch|advocated|demonstrated|came up with"
        ),
        unless=r"offered (?:me|a job|my (?:help|support)|to help|help|him|her|them)|was offered|presented (?:with|by|a|the|me|my)|recommended (?:by|me)|came up with",
        ask="What was said against it, and how did you answer?",
        plain="You made a proposal. What was said against it, and how did you answer?",
        because="you told of a proposal, but not of what others had against it",
        wants=("influence", "disagreement_voiced"),
        answered_near=r"because|but|disagree\w*|refused|rejected|against|agreed|said|accepted|liked|liked|approved|objected|concern\w*|however|worked|loved",
        answered_by=r"(?:was|were) (?:\S+ )?(?:against (?:it|this|that|the|my)|opposed)|objected|(?:pushed|push) back",
        worth=0.68,
    ),
    StepQuestion(
        "what-won-them-over",
        verbs=(
            r"convinced|convince|persuaded|persuade|encouraged|encourage|motivated|motivate|reassured|reassure|"
            r"negotiated|negotiate"
        ),
        unless=r"convinced (?:that|myself|me)|to (?:take|come|talk|say|do|get) (?:me|my)",
        ask="What was it that won them over, do you think?",
        plain="You brought somebody round. What was it that won them over, do you think?",
        because="you moved somebody, but you did not say how you did that yet",
        wants=("influence",),
        needs=r"(?:convinced|convince|persuaded|persuade|motivated|reassured|negotiated|encouraged) (?:him|her|them|my|the|our|a|everyone|people|others|with)",
        answered_near=r"because|by [a-z]+ing|so that|said|told|explained|showed|that (?:i|we|it|my)|promis\w+|since",
        worth=0.6,
    ),
    StepQuestion(
        "what-they-could-do-after",
        verbs=(
            r"taught|teach|trained|train|mentored|mentor|coached|coach|tutored|tutor|guided|guide|showed|show|"
            r"walked (?:\S+ )+through|onboarded|instructed|demonstrated to"
        ),
        unless=r"taught (?:myself|me)|showed (?:up|that|me|him that|how i|interest)|how (?:i|we)|show up|train(?:ed)? (?:at|as|in|to|for|hard)|guided by|taught at|walked through",
        ask="What could they do afterwards that they could not do before?",
        plain="You taught somebody something. What could they do afterwards that they could not do before?",
        because="you taught somebody, but you did not say whether they learned it",
        wants=("others_developed",),
        needs=r"(?:him|her|them|my|the|our|a|an|two|three|some|new|people|students|kids|children|colleagues?|others|everyone)",
        answered_near=r"able to|could|can now|learned|learnt|improv\w+|success\w*|passed|confiden\w+|by (?:him|her|them)sel\w+|on (?:his|her|their) own|got better|now|still",
        worth=0.66,
    ),
    StepQuestion(
        "what-help-was-needed",
        verbs=(
            r"(?:helped|help|supported|support|assisted|assist) (?:him|her|them|my|a|an|other|"
            r"the (?:\S+ )?(?:student|customer|client|colleague|team|user|guest|patient|member|intern|new)\S*)|"
            r"stepped in|gave (?:him|her|them) a hand|covered for"
        ),
        unless=r"ways|can't help|couldn't help|helped (?:me|a lot|to)|fundrais\S+",
        ask="How did you know that this was the help that was needed?",
        plain="You helped somebody. How did you know that this was the help that was needed?",
        because="you gave help, but you did not say how you knew what was needed",
        wants=("customer_need", "others_developed"),
        answered_near=r"asked|because|needed|saw that|noticed|wanted|struggl\w+|told me|didn't know|looked|problem|issue|requested|help|stuck|shy|confus\w+|lost",
        worth=0.5,
    ),
    StepQuestion(
        "who-did-what",
        verbs=(
            r"led|lead|managed|manage|coordinated|coordinate|supervised|ran (?:the|a|our|my) (?:\S+ )?(?:team|"
            r"club|shop|store|project|campaign|meeting|event|shift|programme|program|workshop)s?|assigned|assign|"
            r"delegated|delegate|divided|divide|split|directed|headed|facilitated|facilitate|oversaw"
        ),
        unless=r"managed to|manage to|led (?:me|to|us)|split (?:up|into)|services?|microservices|servers?|emotions?|time|stress|lead to|(?:him|her|me)",
        ask="How did you decide who does what, and what did you keep for yourself?",
        plain="You led others there. How did you decide who does what, and what did you keep for yourself?",
        because="you led others, but you did not say how the work was shared out",
        wants=("others_developed", "prioritised"),
        needs=r"(?:team|group|people|staff|members?|volunteers?|students?|interns?|crew|shift|project|event|campaign|department|club|developers|engineers|tasks?|work|roles?|responsibilities|committee|meeting|workshop|shop|store|programme|program)",
        answered_near=r"each (?:of|person|member)|everyone|one of (?:us|them)|strengths?|assigned|divided|delegat\w+|split|i (?:took|did|handled|kept)|was responsible",
        worth=0.68,
    ),
    StepQuestion(
        "what-you-wanted-of-them",
        verbs=(
            r"reached out|reach out|contacted|contact|called|emailed|messaged|consulted|consult|turned to|"
            r"met with|meet with|approached|approach|visited|got in touch|wrote to|sent (?:him|her|them|"
            r"an? (?:email|message|letter))"
        ),
        unless=r"called (?:in|up|for|it|the|in sick|out|myself|me|off)|approached (?:by|the problem)|was (?:called|contacted|approached)|turned to (?!(?:my|the|a|him|her|them|our)(?!\S))\S+|visited (?:the|a|my)|called [a-z]+$|asked",
        ask="What did you want from them, and what did you get?",
        plain="You went to somebody about it. What did you want from them, and what did you get?",
        because="you went to somebody, but you did not say what you wanted from them",
        wants=("asked_for_help_or_feedback",),
        answered_near=r"(?:to )?(?:ask|asked|asking)|to (?:see|get|help|find|discuss|talk|tell|report|explain|let)|for (?:help|advice|a|his|her|their|guidance)|about|said|told|offered|gave|agreed|helped|suggested|replied|wanted|help|support|response|responded|collaborat\w+|because",
        worth=0.6,
    ),
    StepQuestion(
        "what-you-heard",
        verbs=(
            r"(?:listened|listen)(?! to (?:my|the music|the radio))|heard (?:him|her|them) out|took (?:his|her|their) feedback|"
            r"asked (?:\S+ )?(?:\S+ )?(?:questions|feedback)"
        ),
        unless=r"listened to (?:music|podcasts?|the (?:radio|music|news|songs?))|(?:ask|asked) (?:myself|me)",
        ask="What did you hear that you had not known before?",
        plain="You listened to somebody. What did you hear that you had not known before?",
        because="you listened, but you did not say what you heard",
        wants=("customer_need", "asked_for_help_or_feedback"),
        answered_near=r"(?:that|how) (?:he|she|they|it|we|the)|said|told|learned|learnt|reali[sz]ed|understood|found out|explained|turned out|because|discovered|heard|answered",
        worth=0.66,
    ),
    StepQuestion(
        "what-you-risked",
        verbs=(
            r"refused|refuse|disagreed|disagree|confronted|confront|challenged|challenge|pushed back|push back|"
            r"questioned|argued|stood up|stand up|spoke up|speak up|objected|insisted|stood my ground|said no"
        ),
        unless=r"stood up (?:from|and)|challenged myself|questioned (?:myself|my|if|whether|why)|i disagreed|argued (?:about|over|with)|insisted on",
        ask="What did you risk by that, and what made it worth it?",
        plain="You stood against something there. What did you risk by that, and what made it worth it?",
        because="you took a stand, but you did not say what was at risk for you",
        wants=("disagreement_voiced",),
        answered_near=r"risk\w*|lose|lost|afraid|scared|worried|fired|because|knew|could have|dangerous|job|consequences",
        worth=0.55,
    ),
    StepQuestion(
        "what-it-cost-to-agree",
        verbs=r"agreed|compromised|compromise|accepted|accept|gave in|backed down|settled",
        unless=r"agreed (?:that|with|on|it|about)|accepted (?:into|at|the (?:job|offer|position)|a|my|that|to|by|an)|was accepted|settled (?:in|into|down|on|for)",
        ask="What did that cost you, and what did it make possible?",
        plain="You gave some ground there. What did that cost you, and what did it make possible?",
        because="you gave ground, but you did not say what you gave up for it",
        wants=("trade_off",),
        answered_near=r"because|cost|gave up|in (?:return|exchange)|so that|meant|but|would|although|even though",
        worth=0.6,
    ),
    StepQuestion(
        "what-you-did-after-passing-it-on",
        verbs=(
            r"escalated|escalate|reported|report|handed (?:it|this|that|over|off)|passed (?:it|this|that) (?:on|"
            r"to)|referred (?:him|her|them|it|the)|forwarded|notified|alerted|flagged"
        ),
        unless=r"reported (?:to|that|by|for)|report to",
        ask="What did you yourself do after that?",
        plain="You passed it on. What did you yourself do after that?",
        because="you passed something on, but you did not say what your own part was after that",
        wants=("follow_through",),
        answered_near=r"i (?:then|also|still|later|[a-z]+ed)|followed up|so i|after|they (?:fired|investigated|fixed)|then|we|result\w*|fired|fixed",
        worth=0.6,
    ),
)

KINDS = tuple(map(kind_of, _TABLE))
