"""A failure or mistake: something that went wrong."""

from __future__ import annotations

from mockloop.analysis.topics.topic import Topic

TOPIC = Topic(
    name="failure",
    sought="a failure or a mistake",
    absent="nothing goes wrong",
    advice="Say in one plain sentence what went wrong and what it cost; or choose a story in which something did.",
    say="I got … wrong, and it cost ….",
    asked=r"fail\w*|mistakes?|mess(?:ed)? (?:\w+ )?up|(?:went|go|goes) wrong|setbacks?|regret\w*",
    not_asked=r"without fail|(?:others?'?|somebody(?: else)?'?s?|someone(?: else)?'?s?|colleague's?|person's) "
    r"(?:mistakes?|failures?)|(?:almost|nearly) failed",
    told=r"fail\w*|mistake\w*|wrong\w*|errors?|fault\w*|blam\w*|regret\w*|apologi[sz]\w*|sorry|disappoint\w*|"
    r"mess(?:ed)?|"
    r"(?:should|could|would)(?: not|n't)? (?:have|of)|(?:should|could|would)(?:n't)?'ve|wish (?:i|we) had|screw\w*|"
    r"forgot\w*|"
    r"overlook\w*|underestimat\w*|missed|lost|broke|broken|crash\w*|reject\w*|gave up|given up|giving up|too late|"
    r"setback\w*|guilty|ashamed|embarrass\w*|instead of|unfortunate\w*|dropped|disaster\w*|collaps\w*|bad|badly|"
    r"poor|poorly|"
    r"worse|worst|cost (?:me|us|them|him|her|the)|late|behind|(?:did not|didn't|didnt|never|wasn't|was not|couldn't|"
    r"could not) (?:\w+ )?(?:work|finish|succeed|check|ask|listen|meet|make|deliver|pass|win|know|think|reali[sz]e|"
    r"anticipate|"
    r"plan|test|good enough|ready|prepared|enough)",
)
