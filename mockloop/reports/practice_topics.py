"""Topics to practise: their names, what to type, and a note on what the command does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mockloop.analysis.text.asked import asked
from mockloop.core.levels import USUAL_LEVEL, level_id

if TYPE_CHECKING:
    from mockloop.analysis.progress.next_topics import PracticeTopic

MOST_WEAK = 5  # shown at once, so that what to practise stays visible
# an interview chooses its probes by the answer, so a particular one cannot be asked alone
IF_OPEN = "asked where your answer leaves it open; --probes 20 asks up to 20 of them"


def topic_name(topic: PracticeTopic, title: str) -> str:
    """Return a topic by its scenario's title, its section with that title, or the question of its probe."""
    if topic.kind == "scenario":
        return title
    title = asked(title) if topic.kind == "probe" else title
    quoted = title if "“" in title else f"“{title}”"  # it may contain a quotation
    return f"{topic.name.capitalize()} in {quoted}" if topic.kind == "section" else f"Follow-up {quoted}"


def practice_command(topic: PracticeTopic, level: str = "") -> str:
    """Return what to type to practise a topic, at the level of its last practice."""
    at = f" --level {level}" if level_id(level) not in ("", USUAL_LEVEL) else ""
    if topic.kind == "section":
        return f"mockloop drill {topic.scenario} --section {topic.name}{at}"
    return f"mockloop interview {topic.scenario}{at}"


def practice_caution(topic: PracticeTopic) -> str:
    """Return what the command does not guarantee; empty if it certainly practises the topic."""
    return IF_OPEN if topic.kind == "probe" else ""
