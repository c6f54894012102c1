"""The trained section model: scores brought together by word and unit, certainty, and files that cannot be read."""

from pathlib import Path

import numpy as np
import pytest

from mockloop.analysis.sections.model import LABELS, Calibration, loaded, reading, section_model
from mockloop.analysis.text.clauses import Unit, units
from mockloop.core.errors import ModelError
from mockloop.core.transcript import from_text

TEXT = "My team lost its printer. I borrowed one from the school, and in the end every leaflet was out by noon."


def test_a_word_has_the_mean_of_its_pieces_and_a_unit_that_of_all_its_pieces():
    scores = np.array([[2.0, 0.0], [4.0, 0.0], [0.0, 3.0], [0.0, 0.0]])
    found = reading(scores, np.array([0, 0, 1, 2]), (Unit(0, 1), Unit(2, 2)))
    assert found.votes.tolist() == [[3.0, 0.0], [0.0, 3.0], [0.0, 0.0]]
    assert found.marginals[0, 0] == pytest.approx(np.exp(2) / (np.exp(2) + np.exp(1)))
    assert found.marginals[1].tolist() == [0.5, 0.5]


def test_of_a_unit_whose_words_have_no_pieces_nothing_is_known():
    found = reading(np.array([[1.0, 0.0]]), np.array([0]), (Unit(0, 0), Unit(1, 2)))
    assert found.marginals[1].tolist() == [0.5, 0.5]


def test_the_readings_of_the_shipped_model_are_chances():
    transcript = from_text(TEXT)
    found = section_model().read(transcript, units(transcript))
    assert found.votes.shape == (len(transcript.words), len(LABELS))
    np.testing.assert_allclose(found.marginals.sum(axis=1), 1.0)


def test_what_was_read_before_is_not_worked_out_again():
    model, transcript = section_model(), from_text(TEXT)
    first = model.read(transcript, units(transcript))
    known = model.scores.cache_info().misses
    again = model.read(transcript, units(transcript))
    assert model.scores.cache_info().misses == known
    np.testing.assert_array_equal(first.marginals, again.marginals)


def test_belief_follows_the_calibration():
    calibration = Calibration((0.2, 0.6, 1.0), (0.3, 0.5, 0.9))
    assert [round(calibration.believed(share), 3) for share in (0.0, 0.2, 0.8, 1.0)] == [0.3, 0.3, 0.7, 0.9]


def test_the_shipped_calibration_rises_within_the_chances():
    calibration = section_model().calibration
    assert list(calibration.share) == sorted(calibration.share)
    assert list(calibration.right) == sorted(calibration.right)
    assert 0.0 <= calibration.right[0] <= calibration.right[-1] <= 1.0


@pytest.mark.parametrize("name", ["encoder.onnx", "encoder.data", "tokenizer.json", "calibration.json"])
def test_a_damaged_file_is_said_to_be_one(name: str, tmp_path: Path):
    for file in ("encoder.onnx", "encoder.data", "tokenizer.json", "calibration.json"):
        whole = Path(__file__).parents[3] / "models" / "sections" / file
        (tmp_path / file).symlink_to(whole)
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(b"{ torn")
    with pytest.raises(ModelError, match="cannot be read"):
        loaded(tmp_path)


def test_a_missing_folder_is_said_to_be_one(tmp_path: Path):
    with pytest.raises(ModelError, match="cannot be read"):
        loaded(tmp_path / "nowhere")


def test_words_that_the_tokenizer_leaves_out_have_as_many_columns_as_any_other():
    usual = section_model().word_embeddings(from_text("First I wrote a lock."))
    empty = section_model().word_embeddings(from_text("\x00 \u200b \ufffd"))
    assert empty.shape == (3, usual.shape[1])
    assert not empty.any()
