"""Numbers in words: 'two hundred and fifty', 'half a million', 'nineteen ninety four', 'a third'."""

from __future__ import annotations

from collections.abc import Sequence

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
ONES["nought"] = 0
TENS = {word: 10 * tens for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "grand": 1e3, "k": 1e3}
SCALES |= {"lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "crore": 1e7, "crores": 1e7, "mio": 1e6, "mln": 1e6}
SCALES |= {"milhão": 1e6, "milhões": 1e6, "millón": 1e6, "millones": 1e6, "million": 1e6, "millions": 1e6}
SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "mio": 1e6, "mln": 1e6, "mm": 1e6}
SUFFIXES |= {"lakh": 1e5, "cr": 1e7, "crore": 1e7}
_HUGE = ("million", "billion")
_CENTURIES = range(15, 20)  # 'seventeen fourteen' is a year
_OH = ("oh", "o")
_DIGITS = 3  # a number said digit by digit; two digits may be two numbers
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "sixth": 1 / 6, "eighth": 0.125, "tenth": 0.1}
FRACTIONS |= {f"{word}s": value for word, value in FRACTIONS.items() if word != "half"}


def spoken_number(tokens: Sequence[str], index: int) -> tuple[float, int, str] | None:
    """Return the number in words that begins at a token: its value, the index after it, and 'half' as its unit."""
    if index >= len(tokens):
        return None
    other = _couple(tokens, index) or _repeated(tokens, index)
    if other:
        return other
    digits = _digit_by_digit(tokens, index)
    if digits:
        return float(digits), index + len(digits), ""
    parts = _parts(tokens, index)
    return _spoken(parts, index) if parts else None


def _couple(tokens: Sequence[str], index: int) -> tuple[float, int, str] | None:
    """Return 'a couple of hundred' as 200, 'a couple thousand' as 2000."""
    if tokens[index] != "couple" and tokens[index : index + 2] != ["a", "couple"]:
        return None
    after = index + 1 + (tokens[index] == "a")
    after += tokens[after : after + 1] == ["of"]
    scale = SCALES.get("".join(tokens[after : after + 1]), 0.0)
    return (2 * scale, after + 1, "") if scale else None


def _digit_by_digit(tokens: Sequence[str], index: int) -> str:
    """Return 'nine nine nine' as 999: three digits or more, each said alone; empty if fewer begin here."""
    digits = ""
    while index + len(digits) < len(tokens):
        word = tokens[index + len(digits)]
        digit = 0 if word in _OH and digits else ONES.get(word, -1)  # 'two oh four'
        if not 0 <= digit < 10:
            break
        digits += str(digit)
    return digits if len(digits) >= _DIGITS else ""


def _repeated(tokens: Sequence[str], index: int) -> tuple[float, int, str] | None:
    """Return 'triple seven' as 777 and 'double four' as 44."""
    times = {"triple": 3, "double": 2}.get(tokens[index], 0)
    digit = ONES.get("".join(tokens[index + 1 : index + 2]), 10)
    return (float(str(digit) * times), index + 2, "") if times and digit < 10 else None


def is_number_word(word: str) -> bool:
    """Return whether a word is a number or a part of one: 'six', 'twenty-three', 'thousand', 'dozen'."""
    pieces = word.split("-")
    return all(piece in ONES or piece in TENS or piece in SCALES or piece == "dozen" for piece in pieces)


def _parts(tokens: Sequence[str], index: int) -> list[str]:
    """Return the words of a spoken number from ``index`` on, split at hyphens; empty if none begins there."""
    if not is_number_word(tokens[index]) and not _begins_with_a(tokens, index):
        return []
    taken: list[str] = []
    for at in range(index, len(tokens)):
        word = tokens[at]
        joins = word in ("and", "point", "a") and taken and at + 1 < len(tokens) and _joined_by(tokens, at, taken)
        ends = word in FRACTIONS and taken and (taken[-1] in ("a", "an") or (taken[-1] == "and" and word == "half"))
        another = taken and word in ONES and taken[-1] in ONES and "point" not in taken  # 'until eight three days a'
        another = another and not (len(taken) == 1 and ONES[taken[0]] in _CENTURIES and ONES[word] >= 10)
        if another or not (is_number_word(word) or joins or ends or (at == index and word in ("a", "an", "half"))):
            break
        taken.append(word)
    return taken


def _begins_with_a(tokens: Sequence[str], index: int) -> bool:
    """Return whether 'a hundred', 'a dozen', 'half a million', 'half', 'a third' begins here."""
    after = tokens[index + 1] if index + 1 < len(tokens) else ""
    if tokens[index] == "a":
        return after in SCALES or after == "dozen" or after in FRACTIONS
    return tokens[index] == "half" or (tokens[index] == "an" and after == "eighth")


def _joined_by(tokens: Sequence[str], at: int, taken: Sequence[str]) -> bool:
    """Return whether 'and', 'point' or 'a' continues a number: 'two hundred and fifty', 'half a million'."""
    after = tokens[at + 1]
    if tokens[at] == "and":
        halves = after == "half" or (after == "a" and at + 2 < len(tokens) and tokens[at + 2] in FRACTIONS)
        return halves or (is_number_word(after) and any(word in SCALES for word in taken))
    if tokens[at] == "a":
        return (taken[-1] in ("half", "and")) and (after in SCALES or after in FRACTIONS or after == "dozen")
    return is_number_word(after)


def _spoken(words: Sequence[str], index: int) -> tuple[float, int, str] | None:
    total, group, decimal, fraction = 0.0, 0.0, 0, 0.0
    pieces = [piece for word in words for piece in word.split("-")]
    if pieces[0] == "half":
        scale = next((SCALES.get(piece, 12.0 if piece == "dozen" else 0.0) for piece in pieces[1:] if piece != "a"), 0)
        return (0.5 * scale if scale else 0.5), index + len(words), "" if scale else "half"
    for piece in pieces:
        if piece == "point":
            decimal = 1
        elif decimal and piece in ONES:
            group += ONES[piece] * 10.0**-decimal
            decimal += 1
        elif piece in ONES or piece in TENS:
            value = ONES.get(piece, TENS.get(piece, 0))
            if _two_numbers(group, value):  # 'nineteen ninety', 'twenty twenty three': a year
                total, group = (total + group) * 100.0, 0.0
            group += value
        elif piece == "dozen":
            group = (group or 1.0) * 12.0
        elif piece in FRACTIONS:
            fraction += FRACTIONS[piece]
        elif piece in SCALES:
            group = (group + fraction or 1.0) * SCALES[piece]
            fraction = 0.0
            if SCALES[piece] >= 1000:
                total, group = total + group, 0.0
    last = ONES.get(pieces[-1], 0)
    if len(pieces) > 1 and pieces[-2] in _HUGE and 0 < last < 10 and pieces[:-2] and words[-1] == pieces[-1]:
        total += SCALES[pieces[-2]] / 10 * last  # 'a million three' is 1.3 million
        group -= last
    return round(total + group + fraction, 6), index + len(words), ""


def _two_numbers(group: float, value: float) -> bool:
    """Return whether a number word cannot continue the number before it, as in the second half of a year."""
    if 0 < group < 10:
        return value >= 10  # 'four ninety-nine', 'three eighty'
    return 10 <= group < 100 and (value >= 10 or group % 10 != 0 or group < 20)
