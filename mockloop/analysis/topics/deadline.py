"""A deadline: a time by which something has to be done. Questions about pressure of any other kind are left out."""

from __future__ import annotations

from mockloop.analysis.topics.topic import Topic

_UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|nights?|mornings?|evenings?|mondays?|tuesdays?|wednesdays?|"
    r"thursdays?|fridays?|saturdays?|sundays?|january|february|march|april|may|june|july|august|september|october|"
    r"november|december)"
)

TOPIC = Topic(
    name="deadline",
    sought="a deadline",
    absent="no deadline is named",
    advice="Say by when it had to be done and how much time was left; or choose a story in which the time was short.",
    say="It had to be done by …, and … was left.",
    asked=r"deadlines?|time (?:pressure|constraints?)|(?:short|run(?:ning)? out) of time",
    told=r"deadlines?|due|late|later|pressur\w*|stress\w*|overwhelm\w*|tonight|overnight|weekends?|tomorrow|"
    r"schedul\w*|"
    r"timelines?|on time|in time|urgen\w*|asap|rush\w*|hurr\w*|behind|delay\w*|priorit\w*|exams?|finals|overtime|"
    r"crunch|busy|"
    r"workload|juggl\w*|sprints?|o'clock|(?:enough|little|short|limited|much|more|less|lack of|out of|no|of) time|"
    rf"(?:in|within|only|by|next|before|for|had|until|till|takes?|took|on|one|two|three) (?:\S+ ){{0,2}}{_UNIT}",
)
