from __future__ import annotations

from pathlib import Path

import pytest

from mockloop.speech.stt.sphinx.language_model import Leaning, leant, sentences
from mockloop.speech.stt.sphinx.trigram_file import Trigrams, read_trigrams, write_trigrams
from tests.speech.stock import STOCK, Scores

PROSE = [["the", "webhook", "dropped", "the", "zebra"], ["the", "webhook", "failed"]]
HALF = Leaning(single=0.5, run=0.5)
WITHIN = 0.02  # values are quantized to the nearest of 65,536


@pytest.fixture(scope="module")
def stock() -> Trigrams:
    return read_trigrams(STOCK)


@pytest.fixture(scope="module")
def own() -> Scores:
    return Scores(STOCK)


@pytest.fixture(scope="module")
def leaning(stock: Trigrams, tmp_path_factory: pytest.TempPathFactory) -> Scores:
    return written(leant(stock, PROSE, HALF), tmp_path_factory.mktemp("models"))


def written(model: Trigrams, folder: Path) -> Scores:
    path = folder / "leant.lm.bin"
    write_trigrams(model, path)
    return Scores(path)


def known(word: str) -> bool:
    return word in set("i pulled the logs don't on call on-call it failed at three pm team's".split())


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("I pulled the logs.", [["i", "pulled", "the", "logs"]]),
        ("I pulled the logs. It failed!", [["i", "pulled", "the", "logs"], ["it", "failed"]]),
        ("It failed, the on-call team’s logs", [["it", "failed", "the", "on-call", "team's", "logs"]]),
        ("I pulled the call-logs", [["i", "pulled", "the", "call", "logs"]]),
        ("It failed at 3 pm", [["it", "failed", "at"], ["pm"]]),
        ("I don't (it failed) – the logs", [["i", "don't"], ["it", "failed"], ["the", "logs"]]),
        ('"It failed." I pulled', [["it", "failed"], ["i", "pulled"]]),
        ("Kubernetes", []),
        ("", []),
    ],
)
def test_prose_becomes_runs_of_known_words(prose: str, found: list[list[str]]) -> None:
    assert sentences([prose], known) == found


def test_a_word_that_the_stock_model_lacks_is_added(stock: Trigrams, leaning: Scores) -> None:
    assert "webhook" not in stock.words
    assert leant(stock, PROSE, HALF).words == [*stock.words, "webhook"]
    assert leaning.probability("webhook") == pytest.approx(0.5 * 2 / 10, rel=WITHIN)  # 2 of the prose's 10 words


def test_a_single_word_is_as_likely_as_the_mixture_says(own: Scores, leaning: Scores) -> None:
    expected = 0.5 * 1 / 10 + 0.5 * own.probability("zebra")
    assert leaning.probability("zebra") == pytest.approx(expected, rel=WITHIN)


def test_a_pair_is_as_likely_as_the_mixture_says(own: Scores, leaning: Scores) -> None:
    # after "the": webhook twice, zebra once; 0.5 off each of 2 kinds goes back by the share of single words
    prose = (1 - 0.5 + 0.5 * 2 * 1 / 10) / 3
    expected = 0.5 * prose + 0.5 * own.probability("the", "zebra")
    assert leaning.probability("the", "zebra") == pytest.approx(expected, rel=WITHIN)


def test_a_run_of_three_is_as_likely_as_the_mixture_says(own: Scores, leaning: Scores) -> None:
    after_the = (1 - 0.5 + 0.5 * 2 * 1 / 10) / 3  # "the zebra", as above
    prose = (1 - 0.5 + 0.5 * 1 * after_the) / 1  # "dropped the" is always followed by it
    expected = 0.5 * prose + 0.5 * own.probability("dropped", "the", "zebra")
    assert leaning.probability("dropped", "the", "zebra") == pytest.approx(expected, rel=WITHIN)


def test_sentences_begin_and_end_as_the_prose_does(own: Scores, leaning: Scores) -> None:
    assert leaning.probability("<s>", "the", "webhook") > 0.4
    assert own.probability("the", "zebra", "</s>") < 0.2 < 0.4 < leaning.probability("the", "zebra", "</s>")


@pytest.mark.parametrize(
    "run", [("united", "states"), ("i", "do", "not"), ("of", "the", "end"), ("delivery",), ("zebra", "of", "delivery")]
)
def test_what_the_prose_does_not_hold_stays_as_it_was(own: Scores, leaning: Scores, run: tuple[str, ...]) -> None:
    assert leaning.log(*run) == own.log(*run)


def test_no_prose_leaves_the_stock_model(stock: Trigrams) -> None:
    assert leant(stock, []) is stock
    assert leant(stock, [[]]) is stock


def test_the_stock_model_itself_is_not_changed(stock: Trigrams) -> None:
    before = (list(stock.words), stock.bigram_bin.copy(), stock.unigrams.copy(), stock.trigram_key.copy())
    leant(stock, PROSE, HALF)
    after = (stock.words, stock.bigram_bin, stock.unigrams, stock.trigram_key)
    assert stock.words == before[0]
    assert all((one == other).all() for one, other in zip(before[1:], after[1:], strict=True))


def test_a_model_that_was_leant_can_be_written_read_and_leant_again(stock: Trigrams, tmp_path: Path) -> None:
    path = tmp_path / "once.lm.bin"
    write_trigrams(leant(stock, PROSE), path)
    twice = written(leant(read_trigrams(path), [["the", "webhook", "failed", "twice"]], HALF), tmp_path)
    assert twice.probability("webhook", "failed", "twice") > 0.25
    assert twice.log("united", "states") == Scores(STOCK).log("united", "states")
