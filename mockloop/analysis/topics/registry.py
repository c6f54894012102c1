"""All topics: every file of this folder that has a ``TOPIC`` is one."""

from __future__ import annotations

import functools
import importlib
import pkgutil

from mockloop.analysis import topics
from mockloop.analysis.topics.topic import Topic

_NO_TOPIC = ("registry", "topic", "telling", "unanswered")


@functools.cache
def all_topics() -> tuple[Topic, ...]:
    """Return every topic, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(topics.__path__))
    return tuple(importlib.import_module(f"{topics.__name__}.{name}").TOPIC for name in names if name not in _NO_TOPIC)


def topics_asked(question: str) -> tuple[Topic, ...]:
    """Return the topics that a question asks for in so many words; most questions ask for none."""
    return tuple(topic for topic in all_topics() if topic.asked_by(question))
