"""Patterns are tried only where their words stand; what they find must not depend on it."""

from __future__ import annotations

import re

import pytest

from mockloop.analysis.answer import Answer
from mockloop.analysis.signals import registry
from mockloop.analysis.text import lessons
from mockloop.analysis.text.phrases import ANY, Phrases, choices, first_words
from mockloop.core.transcript import from_text

ANSWER = Answer(
    from_text(
        "I worked in a team of five, and payments were being dropped. Nobody had asked me, but I pulled the logs "
        "and traced it back to a race condition. It turned out that two workers took the same job at the same "
        "time. I could have rewritten the queue, but that would have taken weeks, so I wrote a small fix and ran "
        "the tests twice before I sent it to the owning team. They were against it at first; I showed them the "
        "numbers and they agreed. I stayed with it until it was live, and checked again a week later. Losses went "
        "from three percent to zero, and three other teams use the alert now. I learned that a retry needs a "
        "limit, otherwise it hides the failure."
    )
)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("i (?:wrote|ran) it", {"i"}),
        ("(?:the |a )?tests? (?:ran|passed)", {"the", "a", "test", "tests"}),
        (r"(?:really )?(?!slow)(?:quick|swift)", {"really", "quick", "swift"}),
        (r"\S+ing", {ANY}),
        (r"learn(?:ed|t) \S+", {"learned", "learnt"}),
        ("analy[sz]ed", {"analysed", "analyzed"}),
        (r"[a-z]+ed it", {ANY}),
    ],
)
def test_the_words_a_pattern_can_begin_with(pattern, words):
    assert first_words(pattern) == words


def test_a_pattern_is_cut_at_its_outermost_choices_alone():
    assert choices("a (?:b|c)|d|(?:e|f)") == ["a (?:b|c)", "d", "(?:e|f)"]


def _patterns():
    for module in (*map(registry.signal, registry.names()), lessons):
        for name, value in sorted(vars(module).items()):
            if isinstance(value, tuple) and value and all(isinstance(text, str) and " " in text for text in value):
                yield pytest.param(value, id=f"{module.__name__.rpartition('.')[2]}.{name}")


@pytest.mark.parametrize("patterns", list(_patterns()))
def test_nothing_is_lost_by_trying_a_pattern_only_where_its_words_stand(patterns):
    starts = {match.start() for match in re.finditer(r"\S+", ANSWER.text)}
    for pattern in patterns:
        plain = re.compile(rf"(?:{pattern})(?!\S)")
        expected = {at for at in starts if (found := plain.match(ANSWER.text, at)) and found.end() > at}
        found = {len(" ".join(ANSWER.tokens[: m.first])) + (m.first > 0) for m in Phrases((pattern,)).find(ANSWER)}
        assert found == expected, pattern
