"""Steps in the work itself: made, changed, found, tried, planned, checked, learned."""

from __future__ import annotations

from mockloop.analysis.probes.steps import StepQuestion, kind_of

_TABLE = (
    StepQuestion(
        "how-it-was-made",
        verbs=(
            r"built|build|wrote|write|created|create|developed|develop|designed|design|implemented|implement|"
            r"programmed|coded|drew up|put together|set up|produced|constructed|introduced|introduce|launched|"
            r"launch|established|establish"
        ),
        unless=r"introduced (?:myself|me)|wrote (?:it|a|an|the|him|her|them)(?: \S+)? (?:message|email|e-mail|letter|note|mail|post)s?|wrote (?:to|it)|blog|tests?|bugs?|don't (?:even )?remember|set up (?:a|the) (?:meeting|call)|list|checklist|board|we used",
        ask="What was the hard part of that, and how did you get through it?",
        plain="You made something there. What was the hard part of that, and how did you get through it?",
        because="you named what you made, but not what was hard about making it",
        wants=(),
        needs=r"systems?|apps?|applications?|tools?|programs?|programmes?|games?|sites?|websites?|portal|courses?|prototypes?|machines?|models?|platforms?|librar(?:y|ies)|services?|compilers?|robots?|curriculum|database|pipelines?|frameworks?|products?|compan(?:y|ies)|ramp|stage|engine|api|dashboards?|bridge|garden|workshops?|products?|servers?|bots?|interface|keyboard|language",
        answered_near=r"hard|hardest|difficult|challeng\w+|problem|tricky|struggl\w+|issue|trouble",
        worth=0.6,
    ),
    StepQuestion(
        "how-you-made-sure-it-held",
        verbs=(
            r"fixed|fix|solved|solve|resolved|resolve|repaired|corrected|correct|replaced|replace|rewrote|"
            r"refactored|refactor|changed|change|improved|improve|simplified|simplify|adjusted|adjust|adapted|"
            r"automated|automate|optimi[sz]ed|reworked"
        ),
        unless=r"changed my (?:mind|major)|to change the world|did not|didn't",
        ask="How did you make sure that it held?",
        plain="You changed something there. How did you make sure that it held?",
        because="you changed something, and I would like to know how you knew that it held",
        wants=("verification",),
        needs=r"process(?:es)?|systems?|code|issues?|problems?|bugs?|leaks?|pipelines?|pages?|servers?|schedules?|rota|machines?|workflows?|design|jobs?|scripts?|layout|database|apis?|configuration|tests?|forms?|rules?|procedures?",
        answered_near=r"test(?:ed|s|ing)?|check(?:ed)?|verif\w+|monitor\w*|made sure|confirm\w*|since then|never (?:again|had)|still|worked|success\w*|results?",
        answered_by=r"conflicts?|rude|upset|unprofessional|argu\w+|angry|offended",
        worth=0.66,
    ),
    StepQuestion(
        "what-told-you-that",
        verbs=(
            r"reali[sz]ed|identified|figured out|traced|recogni[sz]ed|concluded|diagnosed|worked out|pinpointed|"
            r"determined|sensed"
        ),
        unless=r"reali[sz]ed (?:how|what|i (?:should|could|needed|wanted|didn't|had to))|worked out (?:how|well|that)|wasn't|importance|lot|figured out how|what i",
        ask="What told you that?",
        plain="You found something out there. What told you that?",
        because="you say what you found, but not how you knew",
        wants=("root_cause",),
        needs=r"(?:that|it|this|the|they|he|she|there|we|my|our|i was|i had)",
        answered_near=r"because|since|saw|showed|looked|noticed|after|when|turned out|said|told|logs?|data|checked|found",
        worth=0.5,
    ),
    StepQuestion(
        "what-you-made-of-it",
        verbs=r"found (?:out|that)|noticed|discovered|spotted|came across|saw (?:that|how|a|the)|overheard|stumbled",
        unless=r"found out (?:i|about the job)|investigated|fixed|ways?|how to",
        ask="What did you make of that at first?",
        plain="You came across something there. What did you make of it at first?",
        because="you say what you saw, but not what you thought when you saw it",
        wants=("root_cause", "deciding_unasked"),
        needs=r"\S+(?: \S+){5,}",
        answered_near=r"i (?:[a-z]+ )?(?:thought|reali[sz]ed|felt|knew|figured|decided|assumed|was)|so i|so we|because|turned out|which meant|immediately",
        worth=0.42,
    ),
    StepQuestion(
        "what-you-found-there",
        verbs=r"researched|research|looked into|analy[sz]ed|analy[sz]e|investigated|investigate|reviewed|examined|examine|compared|dug into|interviewed|surveyed|studied (?!at|abroad|for|in|hard|computer)|collected|gathered|explored",
        unless=r"looked (?:forward|for a job)|opinion|together|identified|found|traced|revealed|discovered|uncovered|showed",
        ask="What did you find there that changed what you did next?",
        plain="You looked into it first. What did you find that changed what you did next?",
        because="you looked into something, but you did not say what came of the looking",
        wants=("root_cause",),
        answered_near=r"found|turned out|show(?:ed|s)|learned|discovered|reali[sz]ed|noticed|saw|concluded|which (?:was|is|meant)|revealed|identified|traced|uncovered|pinpointed",
        worth=0.62,
    ),
    StepQuestion(
        "what-the-plan-left-out",
        verbs=r"planned|plan|scheduled|mapped out|made (?:a|the) (?:\S+ )?(?:plan|schedule)|broke (?:\S+ )?(?:\S+ )?(?:down|into)|outlined|set (?:up )?(?:a|the) (?:\S+ )?(?:schedule|timeline)|organi[sz]ed (?:a|the|an) (?:\S+ )?(?:event|trip|campaign|conference|festival|tour|move|party|fundraiser|tournament|programme|program)",
        unless=r"responses?|text|essay|paper|code|pseudocode|problem|steps|meeting|panel|to (?:go|talk|leave)|planned (?:on|to)",
        ask="What did you have to leave out or put off so that it could work?",
        plain="You made a plan. What did you have to leave out or put off so that it could work?",
        because="you had a plan, but you did not say what it cost to make it work",
        wants=("prioritised", "trade_off"),
        answered_near=r"left out|put off|instead|postpon\w+|skipped|priorit\w+|because",
        worth=0.45,
    ),
    StepQuestion(
        "how-far-that-got-you",
        verbs=r"tried|attempted|experimented",
        unless=r"tried (?:.* )?(?:but|no one|nobody)|tried (?:my best|to (?:be|stay|keep|understand|explain|help))",
        ask="How far did that get you, and what did you change after that?",
        plain="You tried something there. How far did that get you, and what did you change after that?",
        because="you tried something, and what came of the trying is worth a closer look",
        wants=(),
        answered_near=r"didn't work|did not work|failed|worked|success\w*|no (?:luck|avail)|in the end|eventually|finally|so i|but (?:he|she|they|it|i)|was able|managed|however|tended|listened|compromise|became|each time|wasn't|weren't|worse|calmed|satisf\w+|again and again|at the end",
        worth=0.72,
    ),
    StepQuestion(
        "what-would-have-shown-a-fault",
        verbs=r"monitored|tracked|kept an eye|measured|double-checked|made sure (?:that )?(?:everything|the|all|every|we|it)|ensured (?:that )?(?:everything|the|all|every|we|it)|kept track",
        unless=r"",
        ask="What would have told you that it was going wrong?",
        plain="You kept an eye on it. What would have told you that it was going wrong?",
        because="you checked something; what a bad sign would have looked like shows how well",
        wants=("verification",),
        answered_near=r"if (?:it|they|there|something|any)|otherwise|wrong|fail\w*|errors?|alert\w*|problem\w*|issue\w*",
        worth=0.5,
    ),
    StepQuestion(
        "what-that-looked-like",
        verbs=(
            r"worked (?:hard|closely|diligently|tirelessly|together|on|with|overtime|late)|tried my best|"
            r"did my best|gave my|focused on|focus on|concentrated|practi[sc]ed|put in|dedicated|committed|"
            r"spent (?:\S+ ){1,4}(?:hours?|days?|weeks?|months?|time|nights?)|strived"
        ),
        unless=r"worked (?:for|at|as|on (?:a|an|the|my)|with)|worked together (?:with|on|to)|put in (?:my|a|the|charge)",
        ask="What did that look like on one of those days?",
        plain="You put a lot of work into it. What did that look like on one of those days?",
        because="you say that you worked on it, but not what that was in practice",
        wants=(),
        answered_near=r"every (?:day|morning|evening|night|week)|each (?:day|morning|week)|for example|for instance|hours|such as|like (?:[a-z]+ing)|by [a-z]+ing",
        worth=0.78,
    ),
    StepQuestion(
        "how-you-learned-it",
        verbs=(
            r"learned (?:how|to|about|the|a|some|new|more)|learnt (?:how|to|about|the|a|some|new|more)|"
            r"learn (?:how|to|the|a|about)|taught myself|teach myself|picked up|familiari[sz]ed myself|took (?:a|"
            r"an|some) (?:\S+ )?(?:course|class|lesson)s?"
        ),
        unless=(
            r"picked up (?:some|the|a|my|him|her|them|it)|learned (?:the|a) lesson|learned the hard way|learned a (?:lot|great)|learned about myself|teamwork|"
            r"skills?|communication|patience|a new way|importance"
        ),
        ask="How did you go about that, and how did you know that you had it?",
        plain="You had to learn something there. How did you go about it, and how did you know that you had it?",
        because="you learned something new, but you did not say how you went about it",
        wants=("learned_fast",),
        answered_near=r"by [a-z]+ing|courses?|tutorials?|books?|youtube|read(?:ing)?|watched|practi[sc]\w+|taught|lessons?|mentor\w*|class(?:es)?|from (?:him|her|them|a|my|the)|through|asked|lunch|documentation|docs|online",
        worth=0.6,
    ),
    StepQuestion(
        "what-if-you-had-not",
        verbs=(
            r"volunteered|volunteer|stepped (?:up|forward)|step up|took (?:over|on|charge|the lead|responsibility|"
            r"initiative|ownership|it upon)|take (?:over|on|charge|the lead|responsibility|initiative)|"
            r"jumped in"
        ),
        unless=r"took (?:on|over) (?:me|my)|took over an|took on a job|take on",
        ask="What would have happened if you had not?",
        plain="You took that on. What would have happened if you had not?",
        because="you took something on, but you did not say what depended on it",
        wants=("deciding_unasked", "human_or_business_impact"),
        answered_near=r"would have|otherwise|if (?:i|we|nobody|no one)|or else|because",
        worth=0.74,
    ),
    StepQuestion(
        "why-then",
        verbs=r"quit|resigned|dropped out|walked away from|withdrew|let (?:him|her|them) go|fired|moved (?:to|back|out)|left (?:my job|the (?:company|firm|job|team|band|university|school)|home|school|college)",
        unless=r"moved on|for a moment",
        ask="Why at that moment, and not earlier or later?",
        plain="You put an end to something there. Why at that moment, and not earlier or later?",
        because="you made a break, but you did not say why at that moment",
        wants=("trade_off",),
        answered_near=r"because|since|so|after|when|that's why|decided|wanted|due to",
        worth=0.62,
    ),
    StepQuestion(
        "why-that-way",
        verbs=r"used|use|applied|apply|followed|follow|adopted|relied on|combined|turned (?:it|this|that) into",
        unless=r"used to|applied (?:for|to)|followed (?:him|her|them|up)|follow up",
        ask="Why that, and not something else?",
        plain="You chose a way to go about it. Why that one, and not another?",
        because="you say how you went about it, but not why in that way",
        wants=("trade_off",),
        answered_near=r"because|since|so that|so|in order|to [a-z]+|which|that|they|it|as|due to|for|rather|instead|better|easier|faster|wanted|needed",
        worth=0.35,
    ),
    StepQuestion(
        "what-waited-for-it",
        verbs=(
            r"prioriti[sz]ed|prioriti[sz]e|put (?:\S+ ){1,3}first|narrowed|cut (?:out|back|down)|dropped|"
            r"postponed|delayed|cancelled|canceled|reduced the scope"
        ),
        unless=r"dropped (?:by|off|out|to|from)",
        ask="What had to wait for that, and who had to be told?",
        plain="You put one thing before another. What had to wait for that, and who had to be told?",
        because="you put something first, but you did not say what had to wait for it",
        wants=("prioritised",),
        answered_near=r"because|wait(?:ed)?|later|after|instead|rather than|told",
        worth=0.68,
    ),
    StepQuestion(
        "next-after-following-up",
        verbs=r"followed up|follow up|kept (?:trying|working|going|asking|at|on|pushing|looking|calling|checking|my head)|persisted|stuck (?:with|to|at)|carried on",
        unless=r"kept (?:asking|calling)",
        ask="What kept you at it?",
        plain="You stayed with it. What kept you at it?",
        because="you stayed with it, but you did not say what made you",
        wants=("follow_through",),
        answered_near=r"because|since|so that|wanted|knew|needed|determin\w+|motivat\w+|important|had to",
        worth=0.6,
    ),
)

KINDS = tuple(map(kind_of, _TABLE))
