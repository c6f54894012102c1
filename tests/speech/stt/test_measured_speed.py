"""A model's speed is measured once, and again where its file has changed."""

from __future__ import annotations

import pytest

from mockloop.doctor import judged_recognizer
from mockloop.speech.stt.measured_speed import NAME, remember, remembered


@pytest.fixture
def model(tmp_path, home):
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.bin").write_bytes(b"weights")
    return folder


def test_what_was_measured_is_remembered_for_each_model(model):
    assert remembered("tiny.en", model) is None
    remember("tiny.en", model, 0.12345)
    remember("base.en", model, 0.5)
    assert (remembered("tiny.en", model), remembered("base.en", model)) == (0.123, 0.5)


def test_it_holds_only_for_the_file_that_was_measured(model):
    remember("tiny.en", model, 0.1)
    (model / "model.bin").write_bytes(b"other weights")
    assert remembered("tiny.en", model) is None


@pytest.mark.parametrize("text", ["", "[]", '{"tiny.en": 3}', '{"tiny.en": {"work": "x"}}', "\xff"])
def test_a_damaged_memory_means_measuring_again(model, tmp_path, text):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / NAME).write_bytes(text.encode("latin-1"))
    assert remembered("tiny.en", model) is None
    remember("tiny.en", model, 0.1)
    assert remembered("tiny.en", model) == 0.1


def test_doctor_says_that_it_was_measured_before():
    told = judged_recognizer("tiny.en", 0.16, "measured before; doctor --again measures it again")
    assert "second of speech (measured before; doctor --again measures it again)." in told.sentence
