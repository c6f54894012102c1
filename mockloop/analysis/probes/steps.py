"""Steps that were named without their detail: by what kind of doing it was, the question that fits it."""

from __future__ import annotations

import re

from mockloop.analysis.probes.kind import Hit, Kind, Told, as_step, best, pattern, step

MINE = ("first_person_action",)


def _stepped(verbs: str, unless: str = "", most: float = 1.0) -> object:
    """A condition: a step of this kind, of which nothing is said that ``unless`` looks for in its clause."""
    taken, told = step(verbs), pattern(unless) if unless else None

    def find(said: Told) -> Hit | None:
        fitting = (c for c in said.matching(taken) if told is None or not told.search(c.said))
        return best(fitting, lambda clause: most * as_step(clause))

    return find


_TABLE: tuple[tuple[str, str, str, str, str, str, str, tuple[str, ...]], ...] = (
    # id, verbs, unless in the clause, ask, plain, because, press, wants beside one's own step
    (
        "words-of-the-talk",
        r"talked|spoke|talk|speak|explained|explain|discussed|discuss|communicated|communicate|expressed|express|"

        r"addressed|address|raised|raise|mentioned|mention|voiced|voice|sat down|sit down|had a (?:talk|chat|"
        r"conversation|meeting|word)|brought (?:it|this) up|bring (?:it|this) up|shared my",
        r"addressed the (?:bug|issue|code)|raised (?:money|funds|over)|that i|spoke up",
        "What exactly did you say, and what came back?",
        "You spoke with somebody about it. What exactly did you say, and what came back?",
        "you named a talk, but not what was said in it",
        "Say it to me now as you said it then.",
        ("influence",),
    ),
        (
        "how-was-that-taken",
        r"told (?:him|her|them|the|my|our|everyone|[a-z]+ that)|tell (?:him|her|them|the|my|our|everyone)|let (?:him|her|them|my \S+|the \S+) know|"
        r"admitted|apologi[sz]ed|apologi[sz]e|said (?:to|that|no|sorry)|confessed|gave (?:him|her|them|my \S+) (?:\S+ )?feedback|warned|"
        r"informed|inform|notified|suggested to|asked (?:him|her|them) (?:not )?to",
        r"told myself|tell myself",
        "How was that taken, and what did you say to it?",
        "You told somebody. How was that taken, and what did you say to it?",
        "you told somebody something, and how it was taken is not told",
        "What would you have done if it had been taken badly?",
        ("influence", "disagreement_voiced"),
    ),
    (
        "if-the-answer-was-no",
        r"asked|ask|requested|request|begged",
        r"asked (?:myself|to|by)|asked a lot|asked (?:\S+ )?questions",
        "What would you have done if the answer had been no?",
        "You asked somebody for something. What would you have done if the answer had been no?",
        "you asked somebody for something, and the other way it could have gone is worth hearing",
        "Suppose it had been a flat no, on the same day. What would have been your next move?",
        ("trade_off",),
    ),
    (
        "what-was-said-against-it",
        r"suggested|suggest|proposed|propose|recommended|recommend|offered|offer|presented|present|pitched|pitch|"
        r"advocated|demonstrated|came up with",
        r"offered (?:me|a job)|was offered",
        "What was said against it, and how did you answer?",
        "You made a proposal. What was said against it, and how did you answer?",
        "you told of a proposal, but not of what others had against it",
        "Take the best argument against it. What was it, and what did you say to it?",
        ("influence", "disagreement_voiced"),
    ),
    (
        "what-won-them-over",
        r"convinced|convince|persuaded|persuade|encouraged|encourage|motivated|motivate|reassured|reassure|negotiated|negotiate",
        r"convinced (?:that|myself)",
        "What was it that won them over, do you think?",
        "You brought somebody round. What was it that won them over, do you think?",
        "you moved somebody, and how you did that is not told yet",
        "Which of the things you said or did made the difference, and how do you know?",
        ("influence",),
    ),
    (
        "how-it-was-made",
        r"built|build|wrote|write|created|create|developed|develop|designed|design|implemented|implement|programmed|"
        r"coded|drew up|put together|set up|produced|constructed|introduced|introduce|launched|launch|established|establish",
        r"introduced myself",
        "What was the hard part of that, and how did you get through it?",
        "You made something there. What was the hard part of that, and how did you get through it?",
        "you named what you made, but not what was hard about making it",
        "Pick one thing about it that did not work at first. What did you do then?",
        (),
    ),
    (
        "how-you-made-sure-it-held",
        r"fixed|fix|solved|solve|resolved|resolve|repaired|corrected|correct|replaced|replace|rewrote|refactored|refactor|"
        r"changed|change|improved|improve|simplified|simplify|adjusted|adjust|adapted|automated|automate|optimi[sz]ed|reworked",
        r"changed my (?:mind|major)|to change the world",
        "How did you make sure that it held?",
        "You changed something there. How did you make sure that it held?",
        "you changed something, and I would like to know how you knew that it held",
        "What would have shown you, a week later, that it had not held?",
        ("verification",),
    ),
    (
        "what-told-you-that",
        r"reali[sz]ed|identified|figured out|traced|recogni[sz]ed|concluded|diagnosed|worked out|"
        r"pinpointed|determined|sensed",
        r"reali[sz]ed (?:how|i (?:should|could|needed))",
        "What told you that?",
        "You found something out there. What told you that?",
        "you say what you found, but not how you knew",
        "What else could it have been, and how did you rule that out?",
        ("root_cause",),
    ),
    (
        "what-you-made-of-it",
        r"found (?:out|that)|noticed|discovered|spotted|came across|saw (?:that|how|a|the)|overheard|stumbled",
        r"found out (?:i|about the job)",
        "What did you make of that at first?",
        "You came across something there. What did you make of it at first?",
        "you say what you saw, but not what you thought when you saw it",
        "What could it have been as well, and what told you that it was not?",
        ("root_cause", "deciding_unasked"),
    ),
    (
        "what-you-found-there",
        r"researched|research|read|studied|study|looked (?:into|at|up|through|for)|searched|googled|analy[sz]ed|analy[sz]e|"
        r"investigated|investigate|reviewed|review|watched|examined|examine|compared|compare|collected|collect|gathered|gather|"
        r"went (?:over|through)|dug into|interviewed|surveyed|observed|explored",
        r"looked (?:forward|for a job)|watched (?:tv|a movie)|studied (?:at|abroad)",
        "What did you find there that changed what you did next?",
        "You looked into it first. What did you find that changed what you did next?",
        "you looked into something, but what came of the looking is not told",
        "Name one thing in it that surprised you.",
        ("root_cause",),
    ),
    (
        "what-they-could-do-after",
        r"taught|teach|trained|train|mentored|mentor|coached|coach|tutored|tutor|guided|guide|showed|show|walked (?:\S+ )+through|"
        r"onboarded|instructed|demonstrated to",
        r"taught myself|showed (?:up|that|me)|show up",
        "What could they do afterwards that they could not do before?",
        "You taught somebody something. What could they do afterwards that they could not do before?",
        "you taught somebody, and whether it took is not told",
        "How did you find out that it had sunk in?",
        ("others_developed",),
    ),
    (
        "what-help-was-needed",
        r"(?:helped|help|supported|support|assisted|assist) (?:him|her|them|my|a|an|other|the (?:\S+ )?(?:student|customer|client|colleague|team|user|guest|patient|member|intern|new)\S*)|"
        r"stepped in|gave (?:him|her|them) a hand|covered for",
        r"can't help|couldn't help|helped (?:me|a lot|to)|fundrais\S+",
        "How did you know that this was the help that was needed?",
        "You helped somebody. How did you know that this was the help that was needed?",
        "you gave help, and how you knew what was needed is not told",
        "Did they ask for it, or did you see it? Tell me how that went.",
        ("customer_need", "others_developed"),
    ),
    (
        "who-did-what",
        r"led|lead|managed|manage|coordinated|coordinate|supervised|ran (?:the|a|our|my) (?:\S+ )?(?:team|club|shop|store|project|campaign|meeting|event|shift|programme|program|workshop)s?|assigned|assign|delegated|delegate|divided|divide|"
        r"split|directed|headed|facilitated|facilitate|oversaw",
        r"managed to|manage to|led (?:me|to)|split (?:up|into)|split -",
        "How did you decide who does what, and what did you keep for yourself?",
        "You led others there. How did you decide who does what, and what did you keep for yourself?",
        "you led others, but how the work was shared out is not told",
        "Take one of those people. What did you ask of them, and why them?",
        ("others_developed", "prioritised"),
    ),
    (
        "what-the-plan-left-out",
        r"planned|plan|organi[sz]ed|organi[sz]e|arranged|arrange|scheduled|schedule|prepared|prepare|mapped out|"
        r"made (?:a|the) (?:plan|list|schedule)|broke (?:\S+ )?(?:\S+ )?(?:down|into)|outlined|set (?:a|up a) (?:goal|meeting|schedule|timeline)",
        r"",
        "What did you have to leave out or put off so that it could work?",
        "You made a plan. What did you have to leave out or put off so that it could work?",
        "you had a plan, and what it cost to make it work is not told",
        "And where did things not go by the plan?",
        ("prioritised", "trade_off"),
    ),
    (
        "how-far-that-got-you",
        r"tried|attempted|experimented",
        r"tried my best",
        "How far did that get you, and what did you change after it?",
        "You tried something there. How far did that get you, and what did you change after it?",
        "you tried something, and what came of the trying is worth a closer look",
        "When did you know that it would, or would not, be enough?",
        (),
    ),
    (
        "what-would-have-shown-a-fault",
        r"tested|test|checked|check|verified|verify|measured|measure|monitored|monitor|tracked|track|validated|validate|"
        r"double-checked|proofread|inspected|made sure|make sure|ensured|ensure",
        r"",
        "What would have told you that it was going wrong?",
        "You kept an eye on it. What would have told you that it was going wrong?",
        "you checked something; what a bad sign would have looked like shows how well",
        "Did you ever see such a sign? What did you do?",
        ("verification",),
    ),
    (
        "what-you-wanted-of-them",
        r"reached out|reach out|contacted|contact|called|emailed|messaged|consulted|consult|turned to|met with|meet with|"
        r"approached|approach|visited|got in touch|wrote to|sent (?:him|her|them|an? (?:email|message|letter))",
        r"called (?:it|the|in sick)|approached (?:by|the problem)|was (?:called|contacted|approached)",
        "What did you want from them, and what did you get?",
        "You went to somebody about it. What did you want from them, and what did you get?",
        "you went to somebody, but what you wanted of them is not told",
        "What would you have done without them?",
        ("asked_for_help_or_feedback",),
    ),
    (
        "what-you-heard",
        r"listened|listen|heard (?:him|her|them) out|took (?:his|her|their) feedback|asked (?:\S+ )?(?:\S+ )?(?:questions|feedback)",
        r"",
        "What did you hear that you had not known before?",
        "You listened to somebody. What did you hear that you had not known before?",
        "you listened, and what you heard is not told",
        "And what did you do with it?",
        ("customer_need", "asked_for_help_or_feedback"),
    ),
    (
        "what-that-looked-like",
        r"worked (?:hard|closely|diligently|tirelessly|together|on|with|overtime|late)|tried my best|did my best|gave my|"
        r"focused on|focus on|concentrated|practi[sc]ed|put in|dedicated|committed|spent (?:\S+ ){1,4}(?:hours?|days?|weeks?|"
        r"months?|time|nights?)|strived",
        r"worked (?:for|at|as)",
        "What did that look like on one of those days?",
        "You put a lot of work into it. What did that look like on one of those days?",
        "you say that you worked on it, but not what that was in practice",
        "What did you do in the first hour of it?",
        (),
    ),
    (
        "what-you-risked",
        r"refused|refuse|disagreed|disagree|confronted|confront|challenged|challenge|pushed back|push back|questioned|argued|"
        r"stood up|stand up|spoke up|speak up|objected|insisted|stood my ground|said no",
        r"stood up (?:from|and)|challenged myself",
        "What did you risk by that, and what made it worth it?",
        "You stood against something there. What did you risk by that, and what made it worth it?",
        "you took a stand, and what was at risk for you is not told",
        "What did you say, word for word?",
        ("disagreement_voiced",),
    ),
    (
        "what-it-cost-to-agree",
        r"agreed|compromised|compromise|accepted|accept|gave in|backed down|settled",
        r"agreed (?:that|with me)|accepted (?:into|at|to)|was accepted|settled (?:in|into)",
        "What did that cost you, and what did it make possible?",
        "You gave some ground there. What did that cost you, and what did it make possible?",
        "you gave ground, and what you gave up for it is not told",
        "Would you give the same again? Why?",
        ("trade_off",),
    ),
    (
        "how-you-learned-it",
        r"learned (?:how|to|about|the|a|some|new|more)|learnt (?:how|to|about|the|a|some|new|more)|learn (?:how|to|the|a|about)|"
        r"taught myself|teach myself|picked up|familiari[sz]ed myself|took (?:a|an|some) (?:\S+ )?(?:course|class|lesson)s?",
        r"learned (?:the|a) lesson|learned the hard way|learned a (?:lot|great)|learned about myself|teamwork|skills?|communication|patience",
        "How did you go about that, and how did you know that you had it?",
        "You had to learn something there. How did you go about it, and how did you know that you had it?",
        "you learned something new, but how you went about it is not told",
        "What was the first thing you could do with it?",
        ("learned_fast",),
    ),
    (
        "what-if-you-had-not",
        r"volunteered|volunteer|stepped (?:up|forward)|step up|took (?:over|on|charge|the lead|responsibility|initiative|"
        r"ownership|it upon)|take (?:over|on|charge|the lead|responsibility|initiative)|signed up|jumped in",
        r"",
        "What would have happened if you had not?",
        "You took that on. What would have happened if you had not?",
        "you took something on, and what hung on it is not told",
        "Who else could have done it, and why did they not?",
        ("deciding_unasked", "human_or_business_impact"),
    ),
    (
        "why-then",
        r"quit|resigned|gave up|dropped out|stopped|walked away|withdrew|let (?:him|her|them) go|fired|moved (?:to|back|out|away|over)|"
        r"left (?:my|the|that|home|school|college|for)",
        r"left (?:a|me|with|it|the (?:room|car|door))|stopped by",
        "What made it that moment, and not earlier or later?",
        "You made an end of something there. What made it that moment, and not earlier or later?",
        "you made a break, and why just then is not told",
        "What did you weigh up before that?",
        ("trade_off",),
    ),
    (
        "what-you-did-after-passing-it-on",
        r"escalated|escalate|reported|report|handed (?:it|this|that|over|off)|passed (?:it|this|that) (?:on|to)|referred (?:him|her|them|it|the)|"
        r"forwarded|notified|alerted|flagged",
        r"",
        "What did you yourself do after that?",
        "You passed it on. What did you yourself do after that?",
        "you passed something on, and your own part after that is not told",
        "When did you next look at it, and what did you see?",
        ("follow_through",),
    ),
    (
        "why-that-way",
        r"used|use|applied|apply|followed|follow|adopted|relied on|combined|turned (?:it|this|that) into",
        r"used to|applied (?:for|to)|followed (?:him|her|them|up)|follow up",
        "Why that, and not something else?",
        "You chose a way to go about it. Why that one, and not another?",
        "you say how you went about it, but not why in that way",
        "What would have been the obvious other way, and what spoke against it?",
        ("trade_off",),
    ),
    (
        "what-waited-for-it",
        r"prioriti[sz]ed|prioriti[sz]e|put (?:\S+ ){1,3}first|narrowed|cut (?:out|back|down)|dropped|postponed|delayed|"
        r"cancelled|canceled|reduced the scope",
        r"dropped (?:by|off|out|to|from)",
        "What had to wait for that, and who had to be told?",
        "You put one thing before another. What had to wait for that, and who had to be told?",
        "you put something first, and what paid for it is not told",
        "How did those take it who had to wait?",
        ("prioritised",),
    ),
    (
        "next-after-following-up",
        r"followed up|follow up|kept|persisted|stuck (?:with|to|at)|carried on",
        r"stayed (?:in|at) (?:a|the|bed|home)|kept (?:me|him|her|them) (?:up|awake)|returned home|went back home",
        "What kept you at it?",
        "You stayed with it. What kept you at it?",
        "you stayed with it, and what made you is not told",
        "When was the point at which most people would have let it go?",
        ("follow_through",),
    ),
)


def _kind(row: tuple[str, str, str, str, str, str, str, tuple[str, ...]]) -> Kind:
    name, verbs, unless, ask, plain, because, press, wants = row
    return Kind(name, "step", _stepped(verbs, unless), ask, plain, because, press, (*wants, *MINE))  # type: ignore[arg-type]


_DECIDED = step(
    r"decided|chose|opted|picked (?!him|her|it|me|them|up)|selected|made (?:a|the|my) (?:\S+ )?(?:decision|choice)|went (?:with|for)|determined to"
)
_WHY = pattern(r"because|since|so that|in order to|the reason|as it|as i|due to|for the sake of|rather than|instead of")
_WEIGHED = re.compile(r"\bdecided (?:not )?to (?:ask|talk|speak|tell)\b")


def _choice_without_reason(told: Told) -> Hit | None:
    """A decision, worth more where no reason stands beside it."""

    def worth(clause: object) -> float:
        reasoned = _WHY.search(f"{clause.said} {clause.more}")  # type: ignore[attr-defined]
        return (0.8 if reasoned else 1.15) * as_step(clause)  # type: ignore[arg-type]

    return best(told.matching(_DECIDED), worth)


CHOICE = Kind(
    "what-else-was-open",
    "choice",
    _choice_without_reason,
    "What else was open to you, and what spoke against it?",
    "You made a choice there. What else was open to you, and what spoke against it?",
    "you made a choice, and what else you could have done is not told",
    "Who would have chosen the other way, and what would they have said?",
    ("trade_off",),
)

KINDS = (CHOICE, *map(_kind, _TABLE))
