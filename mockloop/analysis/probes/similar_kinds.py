"""Kinds that ask nearly the same. If one of them was asked, the others are left out."""

from __future__ import annotations

from collections.abc import Sequence

_VIEWS = (
    "boss customer client patient guest colleague teacher learners family friend team".split()
)  # the person who acts in the story
ALIKE: tuple[frozenset[str], ...] = (
    frozenset(
        {
            "what-would-you-change",
            "would-you-again",
            "same-again-and-what-not",
            "which-turn-otherwise",
            "looking-back-otherwise",
            "anything-differently",
            "the-same-way-again",
            "how-you-would-meet-it-now",
            "what-did-you-take-from-it",
            "what-kept-you-from-it",
            "what-you-try-first-now",
        }
    ),
    frozenset(
        {"has-it-come-up-since", "when-did-you-use-it", "has-the-habit-held", "what-lasted", "where-it-helped-since"}
    ),
    frozenset(
        {
            "the-hardest-moment",
            "the-hard-part-of-making-it",
            "the-hard-part-of-it",
            "what-made-it-hard",
            "hardest-part-of-it",
        }
    ),
    frozenset({"the-hardest-step-of-the-way", "the-hard-part-of-making-it", "nearest-to-giving-up"}),
    frozenset(
        {"what-else-was-open", "why-just-that", "which-other-way", "if-that-had-not-worked", "best-argument-against-it"}
    ),
    frozenset({"best-argument-against-it", "what-would-have-tipped-it", "who-was-against-it", "hardest-to-win-over"}),
    frozenset({"least-sure-of", "did-you-doubt-it", "what-you-wish-you-had-known"}),
    frozenset(
        {
            "what-you-wish-you-had-known",
            "what-would-have-helped",
            "early-sign",
            "what-to-tell-the-next-one",
            "advice-for-that-way",
        }
    ),
    frozenset({"what-you-feared", "what-you-risked"}),
    frozenset({"what-you-left-unsaid", "words-of-the-talk"}),
    frozenset({"early-sign", "what-was-the-first-sign", "when-you-first-knew"}),
    frozenset({"the-same-way-again", "which-step-counted", "proudest-part", "proudest-of", "what-mattered-most"}),
    frozenset({"what-to-tell-the-next-one", "advice-for-that-way", "what-would-you-change"}),
    frozenset({"how-was-that-taken", "what-did-others-say-after", "words-of-the-talk"}),
    frozenset({"what-the-other-side-would-add", *(f"view-of-the-{who}" for who in _VIEWS), "view-of-the-team"}),
    frozenset(
        {
            "how-was-it-measured",
            "what-could-i-have-seen",
            "how-you-knew-it-worked",
            "when-it-began-to-work",
            "when-others-had-a-use",
        }
    ),
    frozenset({"whose-part-was-that", "not-without-you", "how-much-was-yours", "who-did-that", "what-was-yours-to-do"}),
    frozenset({"more-of-it", "the-first-thing-you-did", "one-time-when"}),
    frozenset({"what-you-hoped-for", "what-you-wanted-of-them"}),
)


def asked_alike(name: str, asked: Sequence[str]) -> bool:
    """Return whether a kind that asks nearly the same was asked."""
    return any(name in group and group.intersection(asked) for group in ALIKE)
