"""A disagreement: a conflict, an argument, somebody of another opinion.

Questions about resistance or tension are left out: strangers answer them with stories in which nobody disagrees.
"""

from __future__ import annotations

from mockloop.analysis.topics.topic import Topic

_SURE = (
    r"(?:dis)?agree\w*|argu(?:e|ed|es|ing|ments?)|tension\w*|clash\w*|disput\w*|quarrel\w*|fights?|fighting|fought|"
    r"resist\w*|refus\w*|object(?:ed|ions?)|push(?:ed|ing)? back|pushback|confront\w*|oppos(?:ed|ing|ition)|sides?|"
    r"(?:common|middle) ground|compromis\w*|mediat\w*|stubborn\w*|veto\w*|overrul\w*"
)
_FEELING = (
    r"upset|angry|anger|mad|furious|yell\w*|shout\w*|scream\w*|annoy\w*|frustrat\w*|resent\w*|offend\w*|offensive|"
    r"hostil\w*|defensive|apologi[sz]\w*|sorry|blam\w*|accus\w*|critici\w*|rude\w*|disrespect\w*|unhappy|irritat\w*|"
    r"snapped|tempers?|hurt|feelings|emotion\w*|heated|awkward|uncomfortable|dislik\w*|hated?|trust\w*|complain\w*|"
    r"attitude|personal\w*|relationship\w*|listen\w*|bother\w*"
)
_WANTED = r"wanted|thought|felt|believed|preferred"
_OPINION = (
    r"insist\w*|convinc\w*|persuad\w*|dismiss\w*|ignor\w*|opinions?|perspectives?|point of view|misunderst\w*|"
    r"miscommunicat\w*|reluctan\w*|unwilling\w*|"
    r"(?:different|differing|opposing|opposite|differences?) (?:\w+ ){0,2}(?:opinions?|views?|viewpoints?|ideas?|"
    r"approach\w*|styles?|personalit\w*|visions?|expectations?|perspectives?|goals?|priorities|in)|"
    r"(?:did not|didn't|didnt|does not|doesn't|don't|do not|never|wouldn't|would not|not) (?:\w+ )?(?:agree|listen|"
    r"want|like|see|get along|care|respond|budge|accept|understand|cooperate|approve|believe)|"
    r"(?:he|she|they|who|manager|boss|director|lead|colleague|coworker|teammate|friend|team) (?:\w+ )?"
    rf"(?:{_WANTED}|said no|kept|would not|wouldn't|demanded|expected|asked me to|told me to)|"
    rf"i (?:\w+ )?(?:{_WANTED})"
)
_PERSON = (
    r"he|she|him|her|his|he's|she's|he'd|she'd|himself|herself|person|guy|friend|roommate|coworker|co-worker|"
    r"colleague|teammate|manager|boss"
)

TOPIC = Topic(
    name="disagreement",
    sought="a disagreement",
    absent="nobody disagrees",
    advice="Say who wanted something else, and what each of you said; or choose a story in which somebody did.",
    say="I wanted to …, but … wanted …, because …",
    asked=r"conflicts?|disagree\w*|arguments?|argued|quarrel\w*|disput\w*|clash\w*|pushback|push(?:ed)? back|"
    r"mediat\w*|confrontation|backbone|(?:not|n't|didn't) agree(?: with)?",
    not_asked=r"conflicts? of interests?|merge conflicts?|trademark|conflicting \w+|conflicts? between (?:your|"
    r"two) (?:work|priorities|goals|tasks|deadlines)",
    told=rf"conflict\w*|{_SURE}",
    clues=(("sure", _SURE), ("feeling", _FEELING), ("opinion", _OPINION), ("person", _PERSON)),
    signals=("disagreement_voiced", "blaming"),
    bounds=True,
)
