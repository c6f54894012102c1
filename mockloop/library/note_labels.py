"""Name a figure of the notes: the number with what it counts, or with the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.content_words import content_stems
from mockloop.analysis.text.numbers import CLOCK, MEASURES, Figure, figures_of, is_a_pair, is_changed
from mockloop.analysis.text.units import MONEY
from mockloop.analysis.text.word_patterns import PAST_VERB
from mockloop.analysis.text.written_forms import is_technical
from mockloop.core.story import CARRIED_ON
from mockloop.library.note_fractions import is_part, part_with_its_whole
from mockloop.library.note_names import NUMBERED, is_a_currency
from mockloop.library.note_phrases import (
    CLAUSE_ENDS,
    PLURALS,
    after_number,
    before_number,
    group_size,
    is_bare,
    last_of_thing,
    part_of_day,
    place_after,
    time_after,
    with_article,
    with_heading,
    with_limit,
)

_BACK = 6  # words before a number that may say what it is about
_GAP = 5  # words between the two ends of 'from 30 a month in May to 10'
_JOINED_BY = frozenset("to until till and or".split())
_SAYS = ("say", "says", "said")
_CONJUNCTIONS = ("and", "but", "or", "so")
_EACH = frozenset("the a per each every last this next same".split())
_LONG = 4  # digits of a number that is no name, as in 'in the year 2019'
_AGED = frozenset("boy girl man woman lad child son daughter toddler".split())
_LASTING = re.compile(r"\d{1,2}h\d\d\W*$")
_OLDEST = 110
_OF_A_WHOLE = frozenset("out of the these those my our all".split())


def label(words: Sequence[str], found: Sequence[Figure], at: int) -> str:
    """Return the words for figure ``at`` of those ``found`` in a line: '24 drug charts', 'ward 7', 'at 8'.

    Empty if the label of the figure before it names it already: the 31 of '26 of the 31'.
    """
    figure = _without_a_name(words, found[at])
    if figure.first and _LASTING.match(words[figure.first]) and figure.unit == "minute":
        return _joined(words, figure.first - 1, figure.first)  # 'took 1h30', which alone is a time
    named = _with_its_name(words, found, at)
    if named:
        return named
    if figure.first and figure.unit in MONEY and is_a_currency(words, figure.first - 1):
        rate = after_number(words, figure.last, named=True)
        return _joined(words, figure.first - 1, rate.last if rate else figure.last)  # 'Rs. 11.5 lakh/yr'
    if at and is_changed(words, found[at - 1], figure):
        return f"{CARRIED_ON} {_joined(words, found[at - 1].first, _end_of_change(words, figure))}"
    if found[at + 1 :] and is_changed(words, figure, found[at + 1]) and not figure.unit:
        unit = _joined(words, found[at + 1].last, found[at + 1].last) if found[at + 1].unit in MEASURES else ""
        if unit.isalpha():
            return f"{_joined(words, figure.first, figure.last)} {unit}"  # '22 -> 13 min'
    if at and (is_a_pair(words, found[at - 1], figure) or group_size(words, found[at - 1], figure)):
        return ""
    if found[at + 1 :] and is_a_pair(words, figure, found[at + 1]):
        rate = after_number(words, found[at + 1].last, named=True)
        return _joined(words, figure.first, rate.last if rate else found[at + 1].last)  # '30 -> 8 a day'
    if found[at + 1 :] and group_size(words, figure, found[at + 1]):
        return _joined(words, figure.first, found[at + 1].last)
    after = last_of_thing(words, found[at - 1]) + 1 if at else 0
    bare = not figure.unit or is_bare(words, figure)
    if at and _is_named_before(words, found[at - 1], figure, bare):
        return ""
    if figure.unit == CLOCK:
        first, last = _clock(words, figure, found[at + 1 :])
    elif is_part(words, figure):
        first, last = part_with_its_whole(words, figure, after)
    elif bare:
        return _of_a_bare_number(words, found, at, after)
    else:
        first, last = figure.first, _of_a_pair(words, found, at) or last_of_thing(words, figure)
    if at and figure.unit == CLOCK and not _reads_as(words[first : last + 1], figure):
        return _carried_on(words, found, at, last)
    return _joined(words, first, last)


def _end_of_change(words: Sequence[str], figure: Figure) -> int:
    rate = after_number(words, figure.last, named=True)
    return rate.last if rate else last_of_thing(words, figure)


def _with_its_name(words: Sequence[str], found: Sequence[Figure], at: int) -> str:
    """Return 'year 8' of 'year 8 maths', 'boy of 10' of 'a boy of 10 nearly drowned'; empty for others."""
    figure = found[at]
    before = [normalized(word) for word in words[max(0, figure.first - 2) : figure.first]]
    number = words[figure.first].rstrip(" .,;:!?)")  # in 'the team (9 people)' it counts
    apart = (
        words[figure.first - 1].endswith(CLAUSE_ENDS)
        and before[-1:] not in (["no"], ["nr"], ["fig"])  # 'branch no. 14'
        and not _is_someone(words, figure.first - 1)
    )
    if figure.unit in (*MEASURES, CLOCK, "people") or not before or apart:
        return ""
    one = before[0] in ("a", "the") and figure.unit and not normalized(words[figure.last]).endswith("s")
    told_apart = before[0] not in _EACH or one  # 'a band 5 nurse', but 'a shift 3 nurses'
    if re.fullmatch(r"[1-9]\d\)\W*", words[figure.first]) and _is_someone(words, figure.first - 1):
        return _joined(words, figure.first - 1, figure.first)  # '(Mr Rowe, 48)'
    if before[-1] in NUMBERED and told_apart and number.isdigit() and len(number) < _LONG:
        return _joined(words, figure.first - 1, figure.first)
    if len(before) > 1 and before[-1] == "of" and before[0] in _AGED and figure.value < _OLDEST:
        return _joined(words, figure.first - 2, figure.first)
    return ""


def _is_someone(words: Sequence[str], at: int) -> bool:
    """Return whether this word ends a name in brackets with a comma: '(Mr Rowe,', '(Rowe,'."""
    opened = any(word.startswith("(") for word in words[max(0, at - 2) : at + 1])
    return opened and words[at].endswith(",") and words[at].lstrip("(")[:1].isupper()


def _is_named_before(words: Sequence[str], before: Figure, figure: Figure, bare: bool) -> bool:
    """Return whether the label before holds this one: '26 of the 31', '9 minutes 30', '40k a quarter'."""
    rate = figure.first == before.last + 1 and normalized(words[figure.first]) == "a"
    if rate and not words[before.last].endswith(CLAUSE_ENDS):
        return True
    return bare and (_is_whole(words, before, figure) or figure.first <= last_of_thing(words, before))


def _of_a_bare_number(words: Sequence[str], found: Sequence[Figure], at: int, after: int) -> str:
    """Name a number that is not beside what it counts: '11 of the 38 questions', 'from 8 to 12 years', 'ward 7'."""
    figure = _without_a_name(words, found[at])
    ends = _range_end(words, found, at)
    if ends and _is_whole(words, figure, found[at + 1]):
        return _joined(words, figure.first, ends)
    first, last = _bare(words, figure, after)
    if last > figure.last:
        return _joined(words, with_limit(words, first, after), last)
    near = before_number(words, figure, after)
    if ends and (figure.unit in MEASURES or not _names_one(words, near, figure)):
        beside = normalized(words[figure.first - 1]) if figure.first else ""
        begins = figure.first - 1 if beside in ("from", "between") else near if beside.endswith("s") else figure.first
        return _joined(words, begins, ends)
    own_time = time_after(words, figure.last)
    if own_time > figure.last and normalized(words[figure.first - 1]) == "and":
        return _joined(words, figure.first, own_time)  # '12 in May and 5 in June'
    if at and _continues(words, found[at - 1], figure):
        lower = found[at - 1]
        whole = is_bare(words, lower) and _range_end(words, found, at - 1)
        if whole and not _names_one(words, _begin(words, found, at - 1), lower):
            begins = lower.first if normalized(words[figure.first - 1]) in ("and", "or") else figure.first - 1
            return f"{CARRIED_ON} {_joined(words, begins, last)}"  # the label before is the whole range
        return _carried_on(words, found, at, last)
    if not figure.unit and not _tells(words, first, last, figure):
        last = max(time_after(words, figure.last), place_after(words, figure.last))
        if at and last == figure.last:
            return _carried_on(words, found, at, last)
    first = with_heading(words, first, last)
    return _joined(words, with_article(words, first, figure.first, after), last)


def _carried_on(words: Sequence[str], found: Sequence[Figure], at: int, last: int) -> str:
    """Return a label that begins with the figure before: '… 14 pieces to 10'."""
    return f"{CARRIED_ON} {_joined(words, _begin(words, found, at - 1), last)}"


def _begin(words: Sequence[str], found: Sequence[Figure], at: int) -> int:
    before = found[at]
    after = last_of_thing(words, found[at - 1]) + 1 if at else 0
    return before.first if before.unit else before_number(words, before, after)


def _without_a_name(words: Sequence[str], figure: Figure) -> Figure:
    """Return a figure without the name behind it, which it does not count: 'In week 3 Tom left', but '50 GB'."""
    behind, further = words[figure.last], "".join(words[figure.last + 1 : figure.last + 2])
    if is_technical(behind) or re.fullmatch(r"[A-Z]{2,}s", behind.strip(".,;:!?()")):
        return figure  # '19 N/mm2', '17 GPs'
    if further.islower() and normalized(further).endswith("s") and not behind.endswith(CLAUSE_ENDS):
        return figure  # '65 Christmas cakes'
    named = figure.last > figure.first and behind[:1].isupper() and not normalized(behind).endswith("days")
    named = named and figure.unit not in MEASURES and not (behind.strip(".,;:!?()").isupper() and len(behind) <= 4)
    return Figure(figure.value, "", figure.first, figure.last - 1) if named else figure


def _is_whole(words: Sequence[str], part: Figure, figure: Figure) -> bool:
    """Return whether this is the whole of which the figure before is a part: the 31 of '26 of the 31'."""
    between = [normalized(word) for word in words[part.last + 1 : figure.first]]
    clear = not any(word.endswith(CLAUSE_ENDS) for word in words[part.last : figure.first])
    return clear and "of" in between[:2] and set(between) <= _OF_A_WHOLE and is_bare(words, part)


def _range_end(words: Sequence[str], found: Sequence[Figure], at: int) -> int:
    """Return the last word of the figure that this one forms a range or a pair with, 'between 3 and 5 parents'."""
    if at + 1 >= len(found) or words[found[at].last].endswith(CLAUSE_ENDS):
        return 0
    other = found[at + 1]
    joined = other.first - found[at].last == 2 and normalized(words[found[at].last + 1]) in _JOINED_BY
    if not joined and not _is_whole(words, found[at], other):
        return 0
    end = last_of_thing(words, other)
    rate = after_number(words, end, named=True)
    return rate.last if joined and rate and rate.alone else end  # 'from 19 to 11 a month'


def _of_a_pair(words: Sequence[str], found: Sequence[Figure], at: int) -> int:
    """Return the last word of '7 print and 5 web adverts', where only the second says what both count; 0 otherwise."""
    figure, later = found[at], found[at + 1 : at + 2]
    if figure.unit in MEASURES or figure.value <= 1 or not later or words[figure.last].endswith(CLAUSE_ENDS):
        return 0
    paired = later[0].first - figure.last == 2 and normalized(words[figure.last + 1]) in ("and", "or")
    noun = normalized(words[figure.last]).endswith("s") or normalized(words[figure.last]) in PLURALS
    end = last_of_thing(words, later[0])
    return end if paired and not noun and later[0].unit and normalized(words[end]).endswith("s") else 0


def _continues(words: Sequence[str], before: Figure, figure: Figure) -> bool:
    """Return whether a number is the other end of a range.

    As in '30 a month to 10', '3 people behind instead of 20'.
    """
    between = words[before.last + 1 : figure.first]
    tokens = [normalized(word) for word in between]
    if not 0 < len(between) <= _GAP or any(re.fullmatch(PAST_VERB, token) for token in tokens):
        return False
    clear = not any(word.endswith(CLAUSE_ENDS) for word in words[before.last : figure.first])
    return clear and (tokens[-1] in _JOINED_BY - {"or"} or tokens[-2:] == ["instead", "of"])


def _names_one(words: Sequence[str], first: int, figure: Figure) -> bool:
    """Return whether the words before a number name one thing: 'page 4', 'fell from 6'; not 'from 6', 'questions 6'."""
    before = words[first : figure.first]
    last = normalized(before[-1]) if before else ""
    if last in _SAYS:
        return False  # 'the label said 50 or 5 tablets'
    return bool(content_stems(before)) and last != "between" and not last.endswith("s")


def _joined(words: Sequence[str], first: int, last: int) -> str:
    return " ".join(words[first : last + 1]).strip(" .,;:!?()\"'\u201c\u201d")


def _tells(words: Sequence[str], first: int, last: int, figure: Figure) -> bool:
    """Return whether a word beside the number is a content word."""
    around = [*words[first : figure.first], *words[figure.last + 1 : last + 1]]
    return bool(content_stems(around)) or last > figure.last


def _clock(words: Sequence[str], figure: Figure, later: Sequence[Figure]) -> tuple[int, int]:
    """Return a clock time with the words that are needed to read it as one: 'before 7', 'between 5 and 7 pm'."""
    for before, after in ((0, 0), (1, 0), (0, 2), (1, 2), (2, 2), (0, 3), (1, 3), (0, 5), (1, 5)):
        first, last = max(0, figure.first - before), figure.last + after
        if _reads_as(words[first : last + 1], figure):
            pair = after == 2 and before and later and later[0].unit == CLOCK and later[0].first == last
            return first, later[0].last if pair else last + part_of_day(words, last + 1)
    return figure.first, figure.last


def _reads_as(words: Sequence[str], figure: Figure) -> bool:
    """Return whether the first figure of these words is that clock time."""
    read = figures_of(words)
    return bool(read) and read[0].unit == CLOCK and read[0].value == figure.value


def _bare(words: Sequence[str], figure: Figure, after: int) -> tuple[int, int]:
    """Return a number that counts nothing by name, with the words that explain it.

    As in '60 of them', '70 a day', 'ward 7'.
    """
    named = _names(words, figure, after)
    behind = after_number(words, figure.last, named)
    if behind:
        return (figure.first if behind.alone else before_number(words, figure, after)), behind.last
    first = before_number(words, figure, after)
    while _goes_on(words, first, figure, after) and not _tells(words, first, figure.last, figure):
        if normalized(words[first - 1]) in _CONJUNCTIONS:
            break
        first -= 1
    saying = normalized(words[figure.first - 1]) in _SAYS  # 'the contract says 21'
    enough = figure.first - first < 3 or content_stems([words[figure.first - 1]])  # 'ward 7', 'fell from 6'
    while (saying or not enough) and _goes_on(words, first, figure, after):
        if normalized(words[first - 1]) in _CONJUNCTIONS:
            break
        first -= 1
    return first, figure.last


def _goes_on(words: Sequence[str], first: int, figure: Figure, after: int) -> bool:
    """Return whether the word before the first of a label is in the same clause and near enough to belong to it."""
    near = first > after and figure.first - first < _BACK
    return near and not words[first - 1].endswith(CLAUSE_ENDS)


def _names(words: Sequence[str], figure: Figure, after: int) -> bool:
    """Return whether a number belongs to the noun before it: 'Machine 6 stopped'."""
    at = figure.first - 1
    return at >= after and words[at][-1:].isalnum() and bool(content_stems([words[at]]))
