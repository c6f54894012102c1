"""A follow-up question named by what it asks."""

import pytest

from mockloop.analysis.text.asked import asked


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("You said: “I wrote it down.” What did you try first?", "What did you try first?"),
        ("What did you mean by “all of it”?", "What did you mean by “all of it”?"),
        ("You said: “I left.”", "You said: “I left.”"),
        ("", ""),
    ],
)
def test_a_question_is_named_without_the_words_that_it_quotes(question, asks):
    assert asked(question) == asks
