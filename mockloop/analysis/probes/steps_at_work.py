"""Steps at the work itself, by what was done: made, changed, found, tried, planned, checked, learned."""

from __future__ import annotations

from mockloop.analysis.probes.steps import Row, kind_of

_TABLE = (
    Row(
        "how-it-was-made",
        verbs=(
            r"built|build|wrote|write|created|create|developed|develop|designed|design|implemented|implement|"
            r"programmed|coded|drew up|put together|set up|produced|constructed|introduced|introduce|launched|"
            r"launch|established|establish"
        ),
        unless=r"introduced myself|wrote (?:a|an|the|him|her|them) (?:message|email|e-mail|letter|note|mail)s?|wrote to",
        ask="What was the hard part of that, and how did you get through it?",
        plain="You made something there. What was the hard part of that, and how did you get through it?",
        because="you named what you made, but not what was hard about making it",
        press="Pick one thing about it that did not work at first. What did you do then?",
        wants=(),
    ),
    Row(
        "how-you-made-sure-it-held",
        verbs=(
            r"fixed|fix|solved|solve|resolved|resolve|repaired|corrected|correct|replaced|replace|rewrote|"
            r"refactored|refactor|changed|change|improved|improve|simplified|simplify|adjusted|adjust|adapted|"
            r"automated|automate|optimi[sz]ed|reworked"
        ),
        unless=r"changed my (?:mind|major)|to change the world",
        ask="How did you make sure that it held?",
        plain="You changed something there. How did you make sure that it held?",
        because="you changed something, and I would like to know how you knew that it held",
        press="What would have shown you, a week later, that it had not held?",
        wants=("verification",),
    ),
    Row(
        "what-told-you-that",
        verbs=(
            r"reali[sz]ed|identified|figured out|traced|recogni[sz]ed|concluded|diagnosed|worked out|pinpointed|"
            r"determined|sensed"
        ),
        unless=r"reali[sz]ed (?:how|i (?:should|could|needed))",
        ask="What told you that?",
        plain="You found something out there. What told you that?",
        because="you say what you found, but not how you knew",
        press="What else could it have been, and how did you rule that out?",
        wants=("root_cause",),
    ),
    Row(
        "what-you-made-of-it",
        verbs=r"found (?:out|that)|noticed|discovered|spotted|came across|saw (?:that|how|a|the)|overheard|stumbled",
        unless=r"found out (?:i|about the job)",
        ask="What did you make of that at first?",
        plain="You came across something there. What did you make of it at first?",
        because="you say what you saw, but not what you thought when you saw it",
        press="What could it have been as well, and what told you that it was not?",
        wants=("root_cause", "deciding_unasked"),
    ),
    Row(
        "what-you-found-there",
        verbs=(
            r"researched|research|read|studied|study|looked (?:into|at|up|through|for)|searched|googled|"
            r"analy[sz]ed|analy[sz]e|investigated|investigate|reviewed|review|watched|examined|examine|compared|"
            r"compare|collected|collect|gathered|gather|went (?:over|through)|dug into|interviewed|surveyed|"
            r"observed|explored"
        ),
        unless=r"looked (?:forward|for a job)|watched (?:tv|a movie)|studied (?:at|abroad)",
        ask="What did you find there that changed what you did next?",
        plain="You looked into it first. What did you find that changed what you did next?",
        because="you looked into something, but what came of the looking is not told",
        press="Name one thing in it that surprised you.",
        wants=("root_cause",),
    ),
    Row(
        "what-the-plan-left-out",
        verbs=(
            r"planned|plan|organi[sz]ed|organi[sz]e|arranged|arrange|scheduled|schedule|prepared|prepare|"
            r"mapped out|made (?:a|the) (?:plan|list|schedule)|broke (?:\S+ )?(?:\S+ )?(?:down|into)|outlined|"
            r"set (?:a|up a) (?:goal|meeting|schedule|timeline)"
        ),
        unless=r"",
        ask="What did you have to leave out or put off so that it could work?",
        plain="You made a plan. What did you have to leave out or put off so that it could work?",
        because="you had a plan, and what it cost to make it work is not told",
        press="And where did things not go by the plan?",
        wants=("prioritised", "trade_off"),
    ),
    Row(
        "how-far-that-got-you",
        verbs=r"tried|attempted|experimented",
        unless=r"tried my best",
        ask="How far did that get you, and what did you change after that?",
        plain="You tried something there. How far did that get you, and what did you change after that?",
        because="you tried something, and what came of the trying is worth a closer look",
        press="When did you know that it would, or would not, be enough?",
        wants=(),
    ),
    Row(
        "what-would-have-shown-a-fault",
        verbs=(
            r"tested|test|checked|check|verified|verify|measured|measure|monitored|monitor|tracked|track|"
            r"validated|validate|double-checked|proofread|inspected|made sure|make sure|ensured|ensure"
        ),
        unless=r"",
        ask="What would have told you that it was going wrong?",
        plain="You kept an eye on it. What would have told you that it was going wrong?",
        because="you checked something; what a bad sign would have looked like shows how well",
        press="Did you ever see such a sign? What did you do?",
        wants=("verification",),
    ),
    Row(
        "what-that-looked-like",
        verbs=(
            r"worked (?:hard|closely|diligently|tirelessly|together|on|with|overtime|late)|tried my best|"
            r"did my best|gave my|focused on|focus on|concentrated|practi[sc]ed|put in|dedicated|committed|"
            r"spent (?:\S+ ){1,4}(?:hours?|days?|weeks?|months?|time|nights?)|strived"
        ),
        unless=r"worked (?:for|at|as|with (?:a|an|the|my))",
        ask="What did that look like on one of those days?",
        plain="You put a lot of work into it. What did that look like on one of those days?",
        because="you say that you worked on it, but not what that was in practice",
        press="What did you do in the first hour of it?",
        wants=(),
    ),
    Row(
        "how-you-learned-it",
        verbs=(
            r"learned (?:how|to|about|the|a|some|new|more)|learnt (?:how|to|about|the|a|some|new|more)|"
            r"learn (?:how|to|the|a|about)|taught myself|teach myself|picked up|familiari[sz]ed myself|took (?:a|"
            r"an|some) (?:\S+ )?(?:course|class|lesson)s?"
        ),
        unless=(
            r"learned (?:the|a) lesson|learned the hard way|learned a (?:lot|great)|learned about myself|teamwork|"
            r"skills?|communication|patience|a new way|importance"
        ),
        ask="How did you go about that, and how did you know that you had it?",
        plain="You had to learn something there. How did you go about it, and how did you know that you had it?",
        because="you learned something new, but how you went about it is not told",
        press="What was the first thing you could do with it?",
        wants=("learned_fast",),
    ),
    Row(
        "what-if-you-had-not",
        verbs=(
            r"volunteered|volunteer|stepped (?:up|forward)|step up|took (?:over|on|charge|the lead|responsibility|"
            r"initiative|ownership|it upon)|take (?:over|on|charge|the lead|responsibility|initiative)|signed up|"
            r"jumped in"
        ),
        unless=r"",
        ask="What would have happened if you had not?",
        plain="You took that on. What would have happened if you had not?",
        because="you took something on, and what hung on it is not told",
        press="Who else could have done it, and why did they not?",
        wants=("deciding_unasked", "human_or_business_impact"),
    ),
    Row(
        "why-then",
        verbs=(
            r"quit|resigned|gave up|dropped out|stopped|walked away|withdrew|let (?:him|her|them) go|fired|"
            r"moved (?:to|back|out|away|over)|left (?:my|the|that|home|school|college|for)"
        ),
        unless=r"left (?:a|me|with|it|the (?:room|car|door|internship))|stopped by|moved on",
        ask="Why at that moment, and not earlier or later?",
        plain="You put an end to something there. Why at that moment, and not earlier or later?",
        because="you made a break, and why just then is not told",
        press="What did you weigh up before that?",
        wants=("trade_off",),
    ),
    Row(
        "why-that-way",
        verbs=r"used|use|applied|apply|followed|follow|adopted|relied on|combined|turned (?:it|this|that) into",
        unless=r"used to|applied (?:for|to)|followed (?:him|her|them|up)|follow up",
        ask="Why that, and not something else?",
        plain="You chose a way to go about it. Why that one, and not another?",
        because="you say how you went about it, but not why in that way",
        press="What would have been the obvious other way, and what spoke against it?",
        wants=("trade_off",),
    ),
    Row(
        "what-waited-for-it",
        verbs=(
            r"prioriti[sz]ed|prioriti[sz]e|put (?:\S+ ){1,3}first|narrowed|cut (?:out|back|down)|dropped|"
            r"postponed|delayed|cancelled|canceled|reduced the scope"
        ),
        unless=r"dropped (?:by|off|out|to|from)",
        ask="What had to wait for that, and who had to be told?",
        plain="You put one thing before another. What had to wait for that, and who had to be told?",
        because="you put something first, and what had to wait for it is not told",
        press="How did the people who had to wait take it?",
        wants=("prioritised",),
    ),
    Row(
        "next-after-following-up",
        verbs=r"followed up|follow up|kept (?:trying|working|going|asking|at|on|pushing|looking|calling|checking|my head)|persisted|stuck (?:with|to|at)|carried on",
        unless=(
            r"stayed (?:in|at) (?:a|the|bed|home)|kept (?:me|him|her|them) (?:up|awake)|returned home|"
            r"went back home"
        ),
        ask="What kept you at it?",
        plain="You stayed with it. What kept you at it?",
        because="you stayed with it, and what made you is not told",
        press="When was the point at which most people would have let it go?",
        wants=("follow_through",),
    ),
)

KINDS = tuple(map(kind_of, _TABLE))
