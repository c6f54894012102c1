from __future__ import annotations

from pathlib import Path

import numpy as np
import pocketsphinx
import pytest

from mockloop.core.errors import ModelError
from mockloop.speech.stt.sphinx.trigram_file import Trigrams, read_trigrams, write_trigrams
from tests.speech.stock import STOCK, Scores

RUNS = (["the"], ["delivery"], ["the", "end"], ["of", "the", "end"], ["i", "do", "not"], ["zebra", "of", "delivery"])


@pytest.fixture(scope="module")
def stock() -> Trigrams:
    return read_trigrams(STOCK)


@pytest.fixture(scope="module")
def written(stock: Trigrams, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models") / "again.lm.bin"
    write_trigrams(stock, path)
    return path


def test_every_word_of_the_stock_model_is_read(stock: Trigrams) -> None:
    words = set(stock.words)
    assert {"<s>", "</s>", "the", "delivery", "don't"} <= words
    assert len(words) == len(stock.words) == len(stock.unigrams) - 1


def test_runs_are_sorted_and_of_known_words(stock: Trigrams) -> None:
    for keys, parents in ((stock.bigram_key, len(stock.words)), (stock.trigram_key, len(stock.bigram_key))):
        assert (np.diff(keys >> 32) >= 0).all()
        assert (np.diff(keys) <= 0).sum() <= 2  # the stock file itself has two pairs the wrong way round
        assert (keys >> 32).max() < parents
        assert (keys & 0xFFFFFFFF).max() < len(stock.words)


def test_a_model_written_is_read_back_as_it_was(stock: Trigrams, written: Path) -> None:
    again = read_trigrams(written)
    assert again.words == stock.words
    for name in Trigrams.__slots__:
        if name not in ("words", "unigrams"):
            np.testing.assert_array_equal(getattr(again, name), getattr(stock, name))
    for field in ("prob", "backoff"):
        np.testing.assert_array_equal(again.unigrams[field], stock.unigrams[field])


def test_pocketsphinx_gives_the_model_written_the_scores_of_its_own(written: Path) -> None:
    own, again = Scores(STOCK), Scores(written)
    assert [again.log(*run) for run in RUNS] == [own.log(*run) for run in RUNS]


def test_pocketsphinx_and_the_arrays_agree_on_a_single_word(stock: Trigrams) -> None:
    index = stock.words.index("delivery")
    assert Scores(STOCK).log("delivery") == pytest.approx(float(stock.unigrams["prob"][index]), abs=1)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not a trigram model"),
        (b"Trie Language Model", "not a trigram model"),
        (b"Trie Language Model\x02" + bytes(100), "not a trigram model"),
        (b"These are words. " * 100, "not a trigram model"),
    ],
    ids=["empty", "its first bytes alone", "pairs only", "text"],
)
def test_what_is_no_trigram_model_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "en-us.lm.bin"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=told):
        read_trigrams(path)


@pytest.mark.parametrize("share", [0.00001, 0.01, 0.3, 0.7, 0.99])
def test_a_model_cut_off_is_told(tmp_path: Path, share: float) -> None:
    whole = STOCK.read_bytes()
    path = tmp_path / "en-us.lm.bin"
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ModelError, match="cut off or damaged"):
        read_trigrams(path)


def test_the_model_is_the_one_that_the_decoder_uses_by_itself() -> None:
    assert Path(pocketsphinx.Decoder(loglevel="FATAL").config["lm"]) == STOCK
