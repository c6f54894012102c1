"""Final results: each word is committed once and in order."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from mockloop.core.errors import ModelError
from mockloop.core.transcript import Word
from mockloop.speech.stt.final_results import FinalResults

Segments = FinalResults[Future[list[Word]]]


def decoded(*texts: str) -> Future[list[Word]]:
    future: Future[list[Word]] = Future()
    future.set_result([Word(text, 0.0, 0.1) for text in texts])
    return future


def texts(commits: Segments) -> list[str]:
    return [word.text for word in commits.words()]


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads take turns as often as they can."""
    usual_s = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual_s)


def test_words_are_committed_up_to_the_first_segment_that_is_still_being_decoded() -> None:
    commits, late = Segments(), Future[list[Word]]()
    for segment in (decoded("we", "measured"), late, decoded("it")):
        commits.add(segment)
    assert texts(commits) == ["we", "measured"]
    assert commits.open()[:1] == [late] and commits.count() == (3, 1)
    late.set_result([])
    assert texts(commits) == ["we", "measured", "it"]
    assert commits.open() == [] and commits.count() == (3, 3)


def test_a_segment_that_failed_is_told_each_time_and_nothing_after_it_is_committed() -> None:
    commits, failed = Segments(), Future[list[Word]]()
    failed.set_exception(ModelError("It stopped.", "Begin it again."))
    for segment in (decoded("we"), failed, decoded("it")):
        commits.add(segment)
    for _ in range(2):
        with pytest.raises(ModelError, match=r"It stopped\."):
            commits.words()
    with pytest.raises(ModelError, match=r"It stopped\."):
        commits.wait()
    assert commits.count() == (3, 1)


@pytest.mark.usefixtures("hasty")
def test_however_many_threads_ask_each_word_comes_once_and_in_order() -> None:
    expected = [str(number) for number in range(400)]

    def asked(commits: Segments) -> list[list[str]]:
        seen = [texts(commits)]
        while len(seen[-1]) < len(expected):
            seen.append(texts(commits))
        return seen

    with ThreadPoolExecutor(6) as threads:
        for _ in range(20):
            commits = Segments()
            answers = [threads.submit(asked, commits) for _ in range(6)]
            for text in expected:
                commits.add(decoded(text))
            for seen in (seen for answer in answers for seen in answer.result(60)):
                assert seen == expected[: len(seen)]
            assert texts(commits) == expected
