"""Steps in which others took part, by what was done: talked, asked, proposed, taught, led, gave way."""

from __future__ import annotations

from mockloop.analysis.probes.kind import OPPOSED
from mockloop.analysis.probes.steps import Row, kind_of

_TABLE = (
    Row(
        "words-of-the-talk",
        verbs=(
            r"talked|spoke|talk|speak|explained|explain|discussed|discuss|communicated|communicate|expressed|"
            r"express|addressed|address|raised|raise|voiced|voice|sat down|sit down|"
            r"had a (?:talk|chat|conversation|meeting|word)|brought (?:it|this) up|bring (?:it|this) up|shared my"
        ),
        unless=r"addressed the (?:bug|issue|code)|raised (?:money|funds|over)|that i|spoke up",
        ask="What exactly did you say, and what came back?",
        plain="You spoke with somebody about it. What exactly did you say, and what came back?",
        because="you named a talk, but not what was said in it",
        press="Say it to me now as you said it then.",
        wants=("influence",),
    ),
    Row(
        "how-was-that-taken",
        verbs=(
            r"told (?:him|her|them|the|my|our|everyone|[a-z]+ that)|tell (?:him|her|them|the|my|our|everyone)|"
            r"let (?:him|her|them|my \S+|the \S+) know|admitted|apologi[sz]ed|apologi[sz]e|said (?:to|that|no|"
            r"sorry)|confessed|gave (?:him|her|them|my \S+) (?:\S+ )?feedback|warned|informed|inform|notified|"
            r"suggested to"
        ),
        unless=r"told myself|tell myself",
        ask="How was that taken, and what did you say to it?",
        plain="You told somebody. How was that taken, and what did you say to it?",
        because="you told somebody something, and how it was taken is not told",
        press="What would you have done if it had been taken badly?",
        wants=("influence", "disagreement_voiced"),
    ),
    Row(
        "if-the-answer-was-no",
        verbs=r"(?:asked|ask) (?:\S+ ){0,4}?(?:to|for|if|whether)|requested|request|begged",
        unless=r"asked (?:myself|to|by)|asked a lot|asked (?:\S+ )?questions",
        ask="What would you have done if the answer had been no?",
        plain="You asked somebody for something. What would you have done if the answer had been no?",
        because="you asked somebody for something, and the other way it could have gone is worth hearing",
        press="Suppose it had been a flat no, on the same day. What would have been your next move?",
        wants=("trade_off",),
    ),
    Row(
        "what-was-said-against-it",
        verbs=(
            r"suggested|suggest|proposed|propose|recommended|recommend|offered|offer|presented|present|pitched|"
            r"pitch|advocated|demonstrated|came up with"
        ),
        unless=r"offered (?:me|a job)|was offered",
        ask="What was said against it, and how did you answer?",
        plain="You made a proposal. What was said against it, and how did you answer?",
        because="you told of a proposal, but not of what others had against it",
        press="Take the best argument against it. What was it, and what did you say to it?",
        wants=("influence", "disagreement_voiced"),
        told=OPPOSED,
    ),
    Row(
        "what-won-them-over",
        verbs=(
            r"convinced|convince|persuaded|persuade|encouraged|encourage|motivated|motivate|reassured|reassure|"
            r"negotiated|negotiate"
        ),
        unless=r"convinced (?:that|myself)",
        ask="What was it that won them over, do you think?",
        plain="You brought somebody round. What was it that won them over, do you think?",
        because="you moved somebody, and how you did that is not told yet",
        press="Which of the things you said or did made the difference, and how do you know?",
        wants=("influence",),
    ),
    Row(
        "what-they-could-do-after",
        verbs=(
            r"taught|teach|trained|train|mentored|mentor|coached|coach|tutored|tutor|guided|guide|showed|show|"
            r"walked (?:\S+ )+through|onboarded|instructed|demonstrated to"
        ),
        unless=r"taught myself|showed (?:up|that|me)|show up|train(?:ed)? (?:at|as|in|to|for|hard)",
        ask="What could they do afterwards that they could not do before?",
        plain="You taught somebody something. What could they do afterwards that they could not do before?",
        because="you taught somebody, and whether it took is not told",
        press="How did you find out that it had sunk in?",
        wants=("others_developed",),
    ),
    Row(
        "what-help-was-needed",
        verbs=(
            r"(?:helped|help|supported|support|assisted|assist) (?:him|her|them|my|a|an|other|"
            r"the (?:\S+ )?(?:student|customer|client|colleague|team|user|guest|patient|member|intern|new)\S*)|"
            r"stepped in|gave (?:him|her|them) a hand|covered for"
        ),
        unless=r"can't help|couldn't help|helped (?:me|a lot|to)|fundrais\S+",
        ask="How did you know that this was the help that was needed?",
        plain="You helped somebody. How did you know that this was the help that was needed?",
        because="you gave help, and how you knew what was needed is not told",
        press="Did they ask for it, or did you see it? Tell me how that went.",
        wants=("customer_need", "others_developed"),
    ),
    Row(
        "who-did-what",
        verbs=(
            r"led|lead|managed|manage|coordinated|coordinate|supervised|ran (?:the|a|our|my) (?:\S+ )?(?:team|"
            r"club|shop|store|project|campaign|meeting|event|shift|programme|program|workshop)s?|assigned|assign|"
            r"delegated|delegate|divided|divide|split|directed|headed|facilitated|facilitate|oversaw"
        ),
        unless=r"managed to|manage to|led (?:me|to)|split (?:up|into)|split -",
        ask="How did you decide who does what, and what did you keep for yourself?",
        plain="You led others there. How did you decide who does what, and what did you keep for yourself?",
        because="you led others, but how the work was shared out is not told",
        press="Take one of those people. What did you ask of them, and why them?",
        wants=("others_developed", "prioritised"),
    ),
    Row(
        "what-you-wanted-of-them",
        verbs=(
            r"reached out|reach out|contacted|contact|called|emailed|messaged|consulted|consult|turned to|"
            r"met with|meet with|approached|approach|visited|got in touch|wrote to|sent (?:him|her|them|"
            r"an? (?:email|message|letter))"
        ),
        unless=r"called (?:it|the|in sick)|approached (?:by|the problem)|was (?:called|contacted|approached)",
        ask="What did you want from them, and what did you get?",
        plain="You went to somebody about it. What did you want from them, and what did you get?",
        because="you went to somebody, but what you wanted from them is not told",
        press="What would you have done without them?",
        wants=("asked_for_help_or_feedback",),
    ),
    Row(
        "what-you-heard",
        verbs=(
            r"(?:listened|listen)(?! to (?:my|the music|the radio))|heard (?:him|her|them) out|took (?:his|her|their) feedback|"
            r"asked (?:\S+ )?(?:\S+ )?(?:questions|feedback)"
        ),
        unless=r"",
        ask="What did you hear that you had not known before?",
        plain="You listened to somebody. What did you hear that you had not known before?",
        because="you listened, and what you heard is not told",
        press="And what did you do with it?",
        wants=("customer_need", "asked_for_help_or_feedback"),
    ),
    Row(
        "what-you-risked",
        verbs=(
            r"refused|refuse|disagreed|disagree|confronted|confront|challenged|challenge|pushed back|push back|"
            r"questioned|argued|stood up|stand up|spoke up|speak up|objected|insisted|stood my ground|said no"
        ),
        unless=r"stood up (?:from|and)|challenged myself",
        ask="What did you risk by that, and what made it worth it?",
        plain="You stood against something there. What did you risk by that, and what made it worth it?",
        because="you took a stand, and what was at risk for you is not told",
        press="What did you say, word for word?",
        wants=("disagreement_voiced",),
    ),
    Row(
        "what-it-cost-to-agree",
        verbs=r"agreed|compromised|compromise|accepted|accept|gave in|backed down|settled",
        unless=r"agreed (?:that|with me)|accepted (?:into|at|to)|was accepted|settled (?:in|into)",
        ask="What did that cost you, and what did it make possible?",
        plain="You gave some ground there. What did that cost you, and what did it make possible?",
        because="you gave ground, and what you gave up for it is not told",
        press="Would you give the same again? Why?",
        wants=("trade_off",),
    ),
    Row(
        "what-you-did-after-passing-it-on",
        verbs=(
            r"escalated|escalate|reported|report|handed (?:it|this|that|over|off)|passed (?:it|this|that) (?:on|"
            r"to)|referred (?:him|her|them|it|the)|forwarded|notified|alerted|flagged"
        ),
        unless=r"",
        ask="What did you yourself do after that?",
        plain="You passed it on. What did you yourself do after that?",
        because="you passed something on, and your own part after that is not told",
        press="When did you next look at it, and what did you see?",
        wants=("follow_through",),
    ),
)

KINDS = tuple(map(kind_of, _TABLE))
