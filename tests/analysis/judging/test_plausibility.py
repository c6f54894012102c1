"""Words that nobody can have said are not judged, with the reason."""

from __future__ import annotations

import pytest

from mockloop.analysis.judging.plausibility import not_judged_because
from mockloop.core.transcript import Transcript, Word, from_text

SAID = (
    "Last autumn I was on call when I saw that invoices went out twice, and nobody had asked me to look into it, "
    "but I pulled the logs and found that two workers took the same batch."
)


def at_rate(words_per_minute: float, text: str = SAID) -> Transcript:
    return from_text(text, words_per_minute)


@pytest.mark.parametrize("rate", [45, 80, 150, 260, 340])
def test_every_rate_at_which_people_speak_is_judged(rate: float) -> None:
    assert not_judged_because(at_rate(rate)) is None


@pytest.mark.parametrize(
    ("rate", "told"),
    [(1834, "words a minute, more than anybody speaks"), (30, "only 30 words"), (0.5, "less than one")],
)
def test_a_rate_at_which_nobody_speaks_is_told(rate: float, told: str) -> None:
    assert told in str(not_judged_because(at_rate(rate)))


def test_a_long_question_between_two_halves_does_not_slow_the_rate() -> None:
    words = at_rate(150).words
    later = tuple(
        Word(w.text, w.start_s + (300 if i > 15 else 0), w.end_s + (300 if i > 15 else 0)) for i, w in enumerate(words)
    )
    assert not_judged_because(Transcript(later, later[-1].end_s)) is None


def test_words_beyond_the_end_of_the_recording_are_told() -> None:
    said = at_rate(150)
    assert "beyond the end" in str(not_judged_because(Transcript(said.words, 5.0)))


def test_words_without_letters_are_told() -> None:
    assert "have no letters" in str(not_judged_because(from_text("... " * 30)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "Spanish",
            "El año pasado vi que faltaban facturas y nadie me lo había pedido, pero busqué la causa",
        ),
        (
            "German",
            "Letztes Jahr sah ich, dass Rechnungen fehlten, und niemand hatte mich gebeten, aber ich suchte",
        ),
        (
            "French",
            "L'an dernier j'ai vu que des factures manquaient et personne ne me l'avait demandé, mais j'ai cherché",
        ),
        (
            "Italian",
            "L'anno scorso ho visto che mancavano delle fatture e nessuno me lo aveva chiesto, ma ho cercato",
        ),
        (
            "Portuguese",
            "No ano passado vi que faltavam faturas e ninguém me pediu, mas eu não parei e procurei a causa",
        ),
        (
            "Dutch",
            "Vorig jaar zag ik dat er facturen ontbraken en niemand had het mij gevraagd, maar ik zocht",
        ),
        (
            "Swedish",
            "Förra året såg jag att det saknades fakturor och ingen hade bett mig, men jag letade efter orsaken",
        ),
        (
            "Polish",
            "W zeszłym roku zobaczyłem że brakuje faktur i nikt mnie o to nie prosił, ale znalazłem przyczynę w logach",
        ),
        (
            "Hindi",
            "Pichle saal maine dekha ki invoice do baar ja rahe hain aur kisi ne mujhe nahi bola tha, phir bhi",
        ),
        ("another language", "去年 我 看到 有些 发票 发了 两次 没有 人 让 我 去 看 但是 我 找到 了 原因"),
    ],
)
def test_another_language_is_told(language: str, text: str) -> None:
    assert language in str(not_judged_because(from_text(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Kafka, Postgres, Redis and Kubernetes were all down, so Priya, Søren and José from São Paulo asked me",
        "I am having one senior, he is telling me to do the needful, so I did the testing only and it got passed",
        "We didn't know, yeah, um, like, I was, I was the one who, you know, went to Amit and Xiaoming and said no",
        "My manager said c'est la vie, but I went to the Zeitgeist team in München and they gave me data",
    ],
    ids=["names", "an Indian English", "fillers", "borrowed words"],
)
def test_english_of_every_kind_is_judged(text: str) -> None:
    assert not_judged_because(from_text(text)) is None


def test_a_few_words_of_any_language_tell_nothing() -> None:
    assert not_judged_because(from_text("Ich weiß es nicht")) is None
