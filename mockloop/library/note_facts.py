"""The facts in notes: figures, names, dates, and the steps of the action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mockloop.analysis.answer import normalized
from mockloop.analysis.text.content_words import content_stems
from mockloop.analysis.text.dates import MONTHS, NUMERIC, QUARTER, month, whole_dates
from mockloop.analysis.text.numbers import CLOCK, MEASURES, Figure, figures, figures_of
from mockloop.analysis.text.written_forms import is_technical
from mockloop.core.scenario import SECTIONS
from mockloop.core.story import CARRIED_ON, StoryFact
from mockloop.library.note_codes import lettered
from mockloop.library.note_counts import other_figures, pairs
from mockloop.library.note_deeds import deed_in, deed_in_the_present
from mockloop.library.note_labels import label
from mockloop.library.note_names import NUMBERED, is_a_currency, names_in
from mockloop.library.note_small_letters import has_capitals, small_dates, small_names, weekdays

_BEFORE_A_YEAR = frozenset(
    "in since until by from the during before after spring summer autumn fall winter early late mid christmas".split()
)
_SEASONS = ("spring", "summer", "autumn", "fall", "winter", "christmas")
_BEFORE_DIGITS = ("on ", "since ", "until ", "by ", "deadline ", "due ", "date ", "dated ")
_BEFORE_A_SCORE = (
    "of ",
    "score ",
    "scored ",
    "got ",
    "passed ",
    "rated ",
    "marks ",
    "mark ",
    "vision ",
    "only ",
    "about ",
)
_COUNTED = re.compile(r" (?!is|was|has|as|this)[a-z]+s\b| (?:of|correct|right|in favou?r|passed|done|complete)\b")
_NO_DATES = ("24/7", "20/20")
_MONTHS = "|".join(word for words in MONTHS for word in words)
_MONTHS_JOINED = re.compile(rf"\b({_MONTHS})[-\u2013/]({_MONTHS})\b", re.IGNORECASE)
_MONTH_BETWEEN = re.compile(rf"\b0?([1-9]\d?)[-/ ]({_MONTHS})[-/ ](\d\d(?:\d\d)?)\b", re.IGNORECASE)
_SIGN_APART = re.compile(r"(?<=\d) (?=[\u20ac\u00a3]/)")
_MOST_SMALL_WORDS = 400  # a page has 200; each word takes some 2 ms to look up
_AFTER_NOON = re.compile(r"(?<!\d)(?:1[3-9]|2[0-3])(?:[:.h]|\d\d ?h)")
_BY_THE_CLOCK = re.compile(r"(?<![\w.,+/-])(?:0\d[0-5]\d(?![\w.,/-]\d| \d)|(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs|h)\b)")
_FOUR_DIGIT_TIME = re.compile(  # '1740' of 'Delivered 1740'; of what may be a year only after 'at'
    r"(?<![\w.,/$\u00a3\u20ac+#-])((?:(?!19|20)|(?<=at )|(?<=@ )|(?<=by ))(?:[01]\d|2[0-3])[0-5]\d)"
    r"(?![\w/%-]|[.,]\d| ?(?:h|hrs|hours)\b| [a-z]+s\b| \d)"
)
_TIMED = re.compile(r"\d[./]\d\d?[./]\d|\b(?:[Mm]on|[Tt]ues?|[Ww]ed|[Tt]hu|[Ff]ri|[Ss]at|[Ss]un)(?:\w*day)?\b")
# '16.50' by itself beside a day
_DOTTED_TIME = re.compile(r"(?<=[,;(] )((?:[01]?\d|2[0-3])\.[0-5]\d)(?=[,;)]|\.?$)")
_SHORT_YEAR = re.compile(
    r"\b(?:(?:in|since|of|from|until|back in) (?=['\u2019])|(?=(?:spring|summer|autumn|fall|winter|xmas) ['\u2019]))"
    r"((?:[a-z]+ )?['\u2019]\d\d)\b(?!s)",
    re.IGNORECASE,
)  # "summer '21", "since '09"
_ENDS_AT = re.compile(  # 'clocked off 17.15'
    r"\b((?:off|out|ended|left|came|rang|shut|start|begin|called|landed|opened|closed|arrived|finished) )"
    r"((?:1[3-9]|2[0-3])\.[0-5][05])(?=[,;)]|\.?$)"
)
_GLUED_ARROW = re.compile(r"(?<=[\w%])(?:-+>|=>|\u2192|\u21d2)(?=[\d$\u00a3\u20ac~])")  # '52%->88%'
_NUMBERS_A_PART = re.compile(r"(?:Story|Situation|Task|Action|Result|Question) \d", re.IGNORECASE)
_SHARE = re.compile(r"\d+ in \d+$")
_IN_A_TITLE = re.compile(rf"\b(?:(?:{'|'.join(sorted(NUMBERED))}) \d{{1,3}}|at [1-9]\d)\b(?![.:%/\w-])", re.IGNORECASE)
_LAST_DAY = 31
_STEP_WORDS = 3  # a step of fewer words is a heading, not a step

_RANGE = re.compile(
    r"(?<![\w.:/-])(0\d{3}(?=-[012]\d{3})|(?:19|20)\d\d(?=[-\u2013](?:19|20)\d\d\b)|\d{1,3}(?:[.:]\d\d)?(?:am|pm)?)[-\u2013]([012]\d{3}|\d{1,3}(?:[.:]\d\d)?)(?![\d/-])"
)  # '30-40 guests'


def facts_in(parts: Mapping[str, Sequence[str]]) -> Iterator[StoryFact]:
    """Yield the facts in the sentences of each section, each once."""
    seen: set[tuple[object, ...]] = set()
    lines = [(name, _in_one_form(line)) for name in SECTIONS for line in parts[name]]
    names = _names_and_dates([line for _, line in lines])
    present = any(deed_in_the_present(line) for name, line in lines if name == "action")
    by_the_clock = any(_BY_THE_CLOCK.search(line) for _, line in lines)
    for name, line in lines:
        noted = deed_in(line, first_person=False) if name in ("situation", "task", "action") else ""
        noted = noted if len(noted.split()) >= _STEP_WORDS or name != "action" else ""
        told_now = deed_in_the_present(line) if present and name in ("situation", "task") else ""
        deed = noted or (line if name == "action" else told_now)
        steps = [StoryFact("step", deed, line)] if len(deed.split()) >= _STEP_WORDS else []
        dates = [text for kind, text in names if kind == "date" and _stands_in(text, line)]
        for fact in (
            *_figures_in(line, dates, by_the_clock),
            *(StoryFact("figure", text, line) for text in other_figures(line)),
            *(StoryFact("date", text, line) for text in _in_digits(line)),
            *(StoryFact(k, t, line) for k, t in names if _stands_in(t, line) and not _is_part_of(t, dates)),
            *steps,
        ):
            key = _key(fact)
            if key not in seen:
                seen.add(key)
                yield fact


def _in_one_form(line: str) -> str:
    """Return a line with '19-Mar-2020' as '19 Mar 2020', and '780 \u20ac/month' as '780\u20ac/month'."""
    return _SIGN_APART.sub("", _MONTH_BETWEEN.sub(r"\1 \2 \3", line))


def facts_of_title(title: str, facts: Sequence[StoryFact]) -> Iterator[StoryFact]:
    """Yield what a title numbers, 'route 38', and an age, 'bees at 66', unless the ``facts`` have it."""
    noted = {fact.text.lower() for fact in facts}
    for found in _IN_A_TITLE.finditer(title):
        if found[0].lower() not in noted and not any(_stands_in(title, fact.context) for fact in facts):
            yield StoryFact("figure", found[0], title)
    words = title.split()
    if sum(word[:1].isupper() for word in words[1:]) <= len(words) / 2:  # 'The Late Bus' names no one
        new = (text for kind, text in names_in([title]) if kind == "name" and text.lower() not in noted)
        known = " ".join(noted)
        yield from (StoryFact("name", text, title) for text in new if not _stands_in(text.lower(), known))


def _names_and_dates(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Return the names and dates in lines, with capitals or without, each once."""
    lines = [_MONTHS_JOINED.sub(r"\1 - \2", line) for line in lines]  # 'Jan-Mar 2019'
    many = len({word for line in lines for word in line.split()}) > _MOST_SMALL_WORDS
    capitals = many or has_capitals(lines)
    small = [("date", text) for line in lines for text in (*small_dates(line), *weekdays(line))]
    small += [("name", text) for line in lines for text in (*lettered(line), *small_names(line, capitals))]
    return list(dict.fromkeys([*names_in(lines), *small]))


def _in_digits(line: str) -> Iterator[str]:
    """Yield each date in digits: '12/02', 'on 3/11', '12.02.2021', '2022-11-14'; not '24/7' or 'marks of 7/10'."""
    yield from whole_dates(line)
    yield from (found[1] for found in _SHORT_YEAR.finditer(line))
    for found in NUMERIC.finditer(line):
        one, two = found["one"], found["two"]
        timely = line[: found.start()].lower().endswith(_BEFORE_DIGITS)
        whole = len(one) == len(two) == 2 and ("0" in one[0] + two[0] or int(one) > 12 >= int(two))
        counted = line[: found.start()].lower().endswith(_BEFORE_A_SCORE) or _COUNTED.match(line, found.end())
        apart = "/" in found[0] and max(int(one), int(two)) > 12 and found[0] not in _NO_DATES and not counted  # '8/15'
        if min(int(one), int(two)) <= 12 and (found["year"] or timely or whole or apart):
            yield found[0]


def _key(fact: StoryFact) -> tuple[object, ...]:
    """Return what makes two facts the same: the value and unit of figures, otherwise the words."""
    if _SHARE.match(fact.text):
        return fact.kind, fact.text.lower()  # '1 in 5' and '20%' may stand for two things
    found = figures_of(fact.text.split()) if fact.kind == "figure" and not fact.text.startswith(CARRIED_ON) else ()
    shared = figures_of(fact.context.split()) if found and fact.text[:1].isdigit() else ()
    for one in (*found[:1], *shared):  # 'from 45 to 12 minutes' gives 45 its unit
        if one.value == found[0].value and one.unit:
            if one is found[0] and one.unit not in MEASURES and one.last < len(fact.text.split()) - 1:
                counted = figures(["2", normalized(fact.text.split()[-1])])  # 'two bad Fridays' are two Fridays
                return fact.kind, one.value, counted[0].unit
            late = one.unit == CLOCK and _AFTER_NOON.search(fact.text) is not None  # '10h' and '22h' are two times
            return fact.kind, one.value, f"{one.unit} late" if late else one.unit
    return fact.kind, fact.text.lower()


def _stands_in(name: str, line: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line) is not None


def _is_part_of(text: str, dates: Sequence[str]) -> bool:
    """Return whether a longer date contains this one: 'June' in '17 June'."""
    return any(text != date and _stands_in(text, date) for date in dates)


def _figures_in(line: str, dates: Sequence[str], by_the_clock: bool) -> Iterator[StoryFact]:
    """Yield the figures of a line; in notes written ``by_the_clock``, '1740' is a time."""
    plain = line
    for pair in pairs(line):
        plain = plain.replace(pair, "\u2014")  # a fact of its own
    plain = _GLUED_ARROW.sub(" -> ", plain)
    for date in _in_digits(line):
        plain = plain.replace(date, "\u2014")
    plain = _ENDS_AT.sub(r"\1\2h", plain)
    if _TIMED.search(line):
        plain = _DOTTED_TIME.sub(r"\1h", plain)
    plain = _RANGE.sub(r"\1 to \2", plain)
    words = (_FOUR_DIGIT_TIME.sub(r"\1hrs", plain) if by_the_clock else plain).split()
    found = [one for one in figures_of(words) if not _belongs_to_a_date(words, one, dates)]
    for at, figure in enumerate(found):
        counted = "".join(words[figure.last + 1 : figure.last + 2]).strip(" .,;:!?()")
        by_name = counted.isalpha() and counted.islower() and counted not in ("of", "and")
        if figure.unit == "date" and by_name and content_stems([counted]):  # 'came 2nd in the race' has nothing to find
            yield StoryFact("figure", f"{words[figure.first]} {counted}", line)  # 'the 2nd floor'
            continue
        day = normalized(words[figure.first - 1]) == "the" if figure.first else False
        if figure.unit == "date" and by_name and not (day and figure.value <= _LAST_DAY):
            continue  # 'on the 4th' is a date
        dated = figure.unit == "date" or _is_a_year(words, figure)
        text = words[figure.first].strip(" .,;:!?()") if dated else label(words, found, at)
        if (
            figure.first
            and text.startswith(words[figure.first].strip(" .,;:!?()"))
            and is_a_currency(words, figure.first - 1)
        ):
            text = f"{words[figure.first - 1]} {text}"  # 'Rs 15,000'
        unit = "".join(words[figure.last + 1 : figure.last + 2]).rstrip(".,;:!?)")
        if is_technical(unit) and words[figure.last] == text.split()[-1]:
            text = f"{text} {unit}"  # '28.5 N/mm2'
        if text and text != "1" and not _NUMBERS_A_PART.fullmatch(text):  # '1 = driver' numbers a line or a part
            yield StoryFact("date" if dated else "figure", text, line)


def _is_a_year(words: Sequence[str], figure: Figure) -> bool:
    """Return whether a number is a year: it counts nothing by name, or comes after 'in' as in 'in 2017 nobody came'.

    Nobody writes a year with a comma, '1,900'.
    """
    if not 1900 <= figure.value <= 2100 or "," in words[figure.first].strip(" .,;:!?()"):
        return False
    written = re.fullmatch(r"(?:19|20)\d\d", words[figure.first].strip(" .,;:!?()"))
    before = normalized(words[figure.first - 1]) if figure.first else ""
    dated = written and before in _BEFORE_A_YEAR
    return (
        not figure.unit
        or (dated and before in _SEASONS)
        or bool(dated and not words[figure.last].strip(" .,;:!?()").endswith("s"))
    )


def _belongs_to_a_date(words: Sequence[str], figure: Figure, dates: Sequence[str]) -> bool:
    """Return whether a number is the day or the year of a date in the same line."""
    number = words[figure.first].strip(" .,;:!?()")
    around = [normalized(word) for word in words[max(0, figure.first - 2) : figure.last + 3]]
    named = any(map(month, around)) or any(map(QUARTER.fullmatch, around))
    return named and any(_stands_in(number, date) for date in dates)
