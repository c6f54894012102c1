"""Learn which words are names: ``python models/names/train.py``.

Reads the words of ``names.txt`` and ``ordinary.txt`` and those of the answers of the section model: a word with a
capital in mid-sentence alone is a name, a word in small letters is none. Learns by logistic regression on the section
model's embedding of the word by itself, in small letters. Prints how many of the words left out it tells rightly, and
writes ``weights.json``.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

import numpy as np  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.model_selection import cross_val_predict  # noqa: E402

from mockloop.analysis.sections.name_words import word_embedding  # noqa: E402

LIMITS = (0.5, 0.7, 0.9)
_HELD = 0.01  # the inverse of the ridge, chosen on the words left out
_LEAST = 4  # letters of a capital word of the answers, so that ranks and units are no names
_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|[.!?:]")


def from_answers() -> dict[str, bool]:
    """Return the words of the section model's answers, and whether each is a name."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in sorted((HERE.parent / "sections" / "answers").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            before = "."
            for word in _WORD.findall(line[4:]):
                small[word] += word.isalpha() and word.islower()
                capital[word.lower()] += word.istitle() and word.isalpha() and before not in ".!?:"
                before = word
    known = {word: False for word in small if small[word] > 1 or (small[word] and not capital[word])}
    return known | {word: True for word in capital if capital[word] and not small[word] and len(word) >= _LEAST}


def main() -> None:
    known = from_answers()
    for listed, are_names in (("ordinary", False), ("names", True)):
        known |= dict.fromkeys((HERE / f"{listed}.txt").read_text(encoding="utf-8").split(), are_names)
    words = [word for word in known if len(word) > 1]
    rows, named = np.array([word_embedding(word) for word in words]), np.array([known[word] for word in words])
    mean, width = rows.mean(0), rows.std(0)
    learner = LogisticRegression(C=_HELD, class_weight="balanced", max_iter=2000)
    likely = cross_val_predict(learner, (rows - mean) / width, named, cv=5, method="predict_proba")[:, 1]
    print(f"{named.sum()} names, {(~named).sum()} other words")
    for limit in LIMITS:
        found = likely > limit
        print(f"above {limit}: {found[named].mean():.1%} of the names, {found[~named].mean():.1%} of the others")
    learner.fit((rows - mean) / width, named)
    weights = learner.coef_[0] / width
    stored = {
        "weights": [round(float(one), 4) for one in weights],
        "constant": round(float(learner.intercept_[0] - weights @ mean), 4),
    }
    (HERE / "weights.json").write_text(json.dumps(stored) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
