"""Clock times as written and spoken: '7:30', 'half past seven', 'seven thirty', 'at 7', 'noon'.

A clock time is a number of minutes after twelve, from 0 to 719. Notes say 19:30 where people say half past seven, so
morning and evening are not distinguished.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

HALF_DAY = 720
_HOURS = "twelve one two three four five six seven eight nine ten eleven".split()
_HOUR = {word: hour for hour, word in enumerate(_HOURS)} | {str(hour): hour for hour in range(25)}
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = {word: 10 * tens for tens, word in enumerate("twenty thirty forty fifty".split(), 2)}
_ONES = {word: hour for word, hour in _HOUR.items() if word.isalpha() and 0 < hour < 10}
_MINUTE = {word: 10 + at for at, word in enumerate(_TEENS)} | _TENS
_MINUTE |= {f"{tens}-{one}": value + _ONES[one] for tens, value in _TENS.items() for one in _ONES}
_PAST = {**_MINUTE, **_ONES, **{str(minute): minute for minute in range(1, 60)}, "quarter": 15, "half": 30}
_AT = frozenset("at by until till before after around about from since was it's".split())
_SURELY_AT = frozenset("at until till".split())
_ALSO_OF_PRICES = frozenset("by about from was it's".split())  # 'by 2.50' may be money
_GROWN = frozenset("grew grown rose risen fell fallen up down increased dropped cut reduced went more less it".split())
_AT_AN_END = frozenset("before after from".split())  # 'before 7.' is a time, 'before 7 of us' is none
_FROM, _TO = frozenset(("from", "between")), frozenset("to until till and".split())
_WRITTEN = re.compile(r"(\d{1,2})([:.h])(\d\d)([ap]\.?m|h)?")
_OF_FOUR = re.compile(r"([01]\d|2[0-3])([0-5]\d)(h|hrs|z)?")  # '0500', '1740 hrs'
_AMOUNTS = frozenset(
    "saved spent spend took cost costs logged worked lost billed of for over only another extra".split()
)
_LASTING = frozenset(
    "took takes take lasted for of over under within lost saved spent waited wait delay every another".split()
)
_RUN_TOGETHER = re.compile(r"(\d{1,2})(\d\d)")  # '230': how some recognizers write two thirty
_HALF_OF_DAY = re.compile(r"[ap]\.?m\.?|o'clock")
_PARTS_OF_DAY = ("morning", "evening", "afternoon", "night")
_DAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun as \u00e0s um gegen vers".split())
_PERIODS = ("minute", "hour", "day", "night", "week", "month", "quarter", "year", "shift")
_TWELVE = ("noon", "midday", "midnight")
_ADJECTIVES = frozenset("different separate new other big small large more extra".split())
_NO_CLOCK_AFTER = frozenset(
    "percent per cent times people hundred thousand million billion dozen point to x % kg km m cm mm ml l g mg gb mb "
    "kb litre degree ft kw ha second minute hour "
    "day week month year euro dollar pound mile metre meter".split()
)


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A clock time: ``minutes`` after twelve (0 to 719), and the first and last of its words, without 'at'."""

    minutes: int
    first: int
    last: int


def clock_times(tokens: Sequence[str]) -> list[ClockTime]:
    """Find every clock time in the normalized words of one clause, in order."""
    found: list[ClockTime] = []
    index = 0
    while index < len(tokens):
        clock = _Reading(tokens, index).found()
        if clock:
            found.append(_with_its_half(tokens, clock))
        index = found[-1].last + 1 if clock else index + 1
    return sorted([*_ranges(tokens, found), *found], key=lambda clock: clock.first)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words from one place on, tried in every form of a clock time."""

    tokens: Sequence[str]
    at: int

    def found(self) -> ClockTime | None:
        if self._word(0) in _TWELVE:
            return self._clock(0, 0, 0)
        return (
            self._of_four_digits()
            or self._past()
            or self._to()
            or self._half()
            or self._digits()
            or self._hour_and_minutes()
            or self._hour()
        )

    def _word(self, further: int) -> str:
        """Return a later word; empty beyond the end."""
        place = self.at + further
        return self.tokens[place] if 0 <= place < len(self.tokens) else ""

    def _before(self) -> str:
        return self._word(-1)

    def _clock(self, hour: int, minute: int, words: int) -> ClockTime:
        return ClockTime((60 * hour + minute) % HALF_DAY, self.at, self.at + words)

    def _minutes(self) -> tuple[int, int] | None:
        """Return the minutes that begin here, and their number of words including 'a' and 'minutes'."""
        article = int(self._word(0) == "a")
        if article and self._word(1) != "quarter":
            return None
        minute, words = _PAST.get(self._word(article)), article + 1
        if self._word(article) in _TENS and self._word(words) in _ONES:
            minute, words = _PAST[self._word(article)] + _ONES[self._word(words)], words + 1
        if minute is None:
            return None
        return minute, words + int(self._word(words) in ("minutes", "minute"))

    def _of_four_digits(self) -> ClockTime | None:
        """Read '0500', '1740 hrs' and '1315h', but not 'saved 1200 hrs'."""
        found = _OF_FOUR.fullmatch(self._word(0))
        if not found:
            return None
        named = self._word(1) in ("h", "hrs", "hr", "hours")
        marked = bool(found[3]) or (named and self._before() not in _AMOUNTS)
        if not marked and (found[1][0] != "0" or self.counts(1) or self._word(1)[:1].isdigit()):
            return None
        return self._clock(int(found[1]), int(found[2]), int(named))

    def _past(self) -> ClockTime | None:
        read = self._minutes() or ((30, 1) if self._word(0) == "half-past" else None)
        if not read:
            return None
        minute, words = read
        words += 0 if self._word(0) == "half-past" else 1
        hour = self._hour_named(words)
        counted = self._word(words - 2) == "minutes" and self._word(words - 1) == "after" and not self.counts(words + 1)
        misheard = self._word(words - 1) in ("pass", "passed") and self._word(words - 2) in ("quarter", "half")
        past = self._word(words - 1) in ("past", "half-past") or self._after(words, minute)
        if not (past or counted or misheard) or hour is None:
            return None
        return self._clock(hour, minute, words)

    def _after(self, words: int, minute: int) -> bool:
        """Return whether 'quarter after' or 'by ten after' is said before an hour, not 'ten after two days'."""
        quarter = self._word(words - 2) == "quarter"
        timely = minute % 5 == 0 and self._word(words - 2) != "half" and self._before() in _AT
        return self._word(words - 1) == "after" and (quarter or timely) and not self.counts(words + 1)

    def _hour_named(self, further: int) -> int | None:
        """Return the hour that a later word names; noon and midnight are the twelfth."""
        return 12 if self._word(further) in _TWELVE else _HOUR.get(self._word(further))

    def _half(self) -> ClockTime | None:
        """Read 'at half six' as 6:30, as in Britain and Ireland."""
        hour = _HOUR.get(self._word(1)) if self._word(0) == "half" and not self._word(1).isdigit() else None
        ends = not self.counts(2) and self._word(2) not in ("hundred", "dozen", "of", "to", "past", "and", "point")
        timely = self._before() in _AT and not (self._before() == "by" and self._word(-2) in _GROWN)
        return self._clock(hour, 30, 1) if hour is not None and ends and timely else None

    def _to(self) -> ClockTime | None:
        read = self._minutes()
        if not read or read[0] >= 30 or self._word(read[1]) != "to":
            return None
        minute, words = read[0], read[1] + 1
        hour = self._hour_named(words)
        plain = (
            self._word(0) not in ("a", "quarter")
            and self._word(words) not in _TWELVE
            and self._word(words - 2) not in ("minutes", "minute")
        )
        if hour is None or hour > 12 or (plain and not self._stands_as_a_time(words, minute)):
            return None
        return self._clock(hour or 12, -minute, words)

    def _stands_as_a_time(self, words: int, minute: int) -> bool:
        """Return whether the words around 'twenty to four' make it a time, and not a range."""
        return minute % 5 == 0 and self._before() in _AT - {"from"} and not self.counts(words + 1)

    def counts(self, further: int) -> bool:
        """Return whether the number before this word counts it."""
        word = self._word(further)
        if word in _ADJECTIVES:
            return self.counts(further + 1)  # 'at three different shops'
        return word in _NO_CLOCK_AFTER or (word.endswith("s") and word not in ("was", "this", "as"))

    def _digits(self) -> ClockTime | None:
        written = _WRITTEN.fullmatch(self._word(0))
        together = _RUN_TOGETHER.fullmatch(self._word(0))
        counted = self.counts(1) or (self._word(1).endswith("ed") and self.counts(2))  # 'at 200 failed sessions'
        if not written and not (together and self._before() in ("at", "until", "around") and not counted):
            return None
        found = written or together
        assert found
        if written and written[2] == "h" and self._before() in _LASTING:
            return None  # 'took 1h30'
        hour, minute = int(found[1]), int(found[3] if written else found[2])
        if hour > 23 or minute > 59 or (together and 19 <= hour <= 21):  # a year
            return None
        marked = written and (written[2] in ":h" or written[4] or _HALF_OF_DAY.fullmatch(self._word(1)))
        opens = self._before() == "by" and self._word(-2) in ("", "and", "but", "so")  # 'it grew by 2.50' does not
        timely = (self._before() in _AT - _ALSO_OF_PRICES or opens) and not self.counts(1)
        timely = timely or bool(written and re.fullmatch(r"0\d\.\d\d", written[0]) and not self.counts(1))  # '02.50'
        return self._clock(hour, minute, 0) if marked or timely else None

    def _hour_and_minutes(self) -> ClockTime | None:
        """Read 'seven thirty', 'eight oh five': no other number is said like this."""
        hour = _HOUR.get(self._word(0))
        if hour is None or self._word(0).isdigit() or self._before() in (*_TENS, "hundred", "thousand", "and"):
            return None
        minute, words = _MINUTE.get(self._word(1)), 1
        if self._word(1) in ("oh", "zero") and self._word(2) in _ONES:
            minute, words = _ONES[self._word(2)], 2
        elif self._word(1) in _TENS and self._word(2) in _ONES:
            minute, words = _TENS[self._word(1)] + _ONES[self._word(2)], 2
        spoken_alone = minute is not None and (minute >= 15 and minute % 5 == 0)  # 'two thirteen' may be anything
        timed = _HALF_OF_DAY.fullmatch(self._word(words + 1)) or self._in_a_part_of_the_day(words + 1)
        if minute is None or self.counts(words + 1) or not (spoken_alone or timed or self._before() in _AT):
            return None
        return self._clock(hour, minute, words)

    def _hour(self) -> ClockTime | None:
        hour = _HOUR.get(self._word(0))
        joined = re.fullmatch(r"(\d{1,2})[ap]\.?m", self._word(0))
        french = re.fullmatch(r"(\d{1,2})h", self._word(0))  # 'Friday 15h' is a time, '15h of work' is none
        if (
            french
            and int(french[1]) < 24
            and (
                self._before() == "at"
                or self._before() in _DAYS
                or self._before().endswith("day")
                or (int(french[1]) > 12 and self._before() in _AT | _TO)
            )
        ):
            return self._clock(int(french[1]), 0, 0)
        if joined:
            return self._clock(int(joined[1]), 0, 0)
        if hour is None:
            return None
        if _HALF_OF_DAY.fullmatch(self._word(1)) or self._in_a_part_of_the_day(1):
            return self._clock(hour, 0, 0)
        halves = self._word(2) in ("a", "half") and self._word(3 - (self._word(2) == "half")) in ("half", "quarter")
        ends = self._word(1) in ("", "and", "or", "but") and not halves  # 'after three and a half hours' is none
        counted = (
            self.counts(1) or halves or (self._word(1) in ("a", "per") and self._word(2) in _PERIODS)
        )  # 'at 9 a day'
        named = self._before() in _SURELY_AT and not counted and (self._word(0) not in ("one", "0") or ends)
        until = self._before() in _AT_AN_END or (self._before() == "by" and self._word(-2) not in _GROWN)
        return self._clock(hour, 0, 0) if named or (ends and until) else None

    def _in_a_part_of_the_day(self, further: int) -> bool:
        words = [self._word(further + more) for more in range(3)]
        if words[0] in ("that", "this") and self._before() in (*_AT, "for"):
            return words[1] in _PARTS_OF_DAY  # 'from two that afternoon'
        return (words[:2] == ["in", "the"] and words[2] in _PARTS_OF_DAY) or words[:2] == ["at", "night"]


def _with_its_half(tokens: Sequence[str], clock: ClockTime) -> ClockTime:
    """Return a clock time including the 'pm' or 'o'clock' after it."""
    after = clock.last + 1
    if after < len(tokens) and _HALF_OF_DAY.fullmatch(tokens[after]):
        return ClockTime(clock.minutes, clock.first, after)
    return clock


def _ranges(tokens: Sequence[str], found: Sequence[ClockTime]) -> list[ClockTime]:
    """Return the hours beside a time in a range: 'from two' to half past four, 6:30 'to 8'; 'between 5 and 7'."""
    at_ends: list[ClockTime] = []
    for clock in found:
        before, after = clock.first - 2, clock.last + 2
        marked = _HALF_OF_DAY.search(tokens[clock.last]) and tokens[clock.first - 1] == "to"  # '4 to 6pm'
        from_here = before > 0 and tokens[before - 1] in _FROM and tokens[before + 1] in _TO
        if from_here or (before >= 0 and marked and tokens[before].isdigit()):
            at_ends += _hour_at(tokens, before)
        joined = after < len(tokens) and tokens[after - 1] in _TO - {"and"}
        if joined and all(after < one.first or one.last < after for one in found):
            at_ends += _hour_at(tokens, after)
    for at in range(1, len(tokens) - 2):
        if tokens[at - 1] == "between" and tokens[at + 1] == "and" and not found:
            ends = [*_hour_at(tokens, at), *_hour_at(tokens, at + 2)]
            at_ends += ends if len(ends) == 2 and not _Reading(tokens, at + 2).counts(1) else []
    return at_ends + _hours_of_a_part_of_day(tokens, {clock.first for clock in (*found, *at_ends)})


def _hours_of_a_part_of_day(tokens: Sequence[str], read: set[int]) -> list[ClockTime]:
    """Return the hours of 'every afternoon from 3 to 5' and '7 to 8 in the morning', without those already read."""
    hours: list[ClockTime] = []
    for at in range(len(tokens) - 2):
        ends = [*_hour_at(tokens, at), *_hour_at(tokens, at + 2)] if tokens[at + 1] in _TO else []
        ranged = at > 0 and tokens[at - 1] in _FROM and bool(set(_PARTS_OF_DAY) & set(tokens[max(0, at - 3) : at]))
        ranged = ranged and not _Reading(tokens, at + 2).counts(1)
        early = tokens[at].isdigit() and tokens[at + 1] == "to" and tuple(tokens[at + 3 : at + 5]) == ("in", "the")
        if len(ends) == 2 and (ranged or (early and tokens[at + 5 : at + 6] and tokens[at + 5] in _PARTS_OF_DAY)):
            hours += [one for one in ends if one.first not in read]
    return hours


def _hour_at(tokens: Sequence[str], at: int) -> list[ClockTime]:
    dotted = _WRITTEN.fullmatch(tokens[at])
    if dotted and int(dotted[1]) < 24 and int(dotted[3]) < 60:  # 'from 4 o'clock to 5.30'
        return [ClockTime((60 * int(dotted[1]) + int(dotted[3])) % HALF_DAY, at, at)]
    hour = _HOUR.get(tokens[at])
    return [] if hour is None or hour > 12 else [ClockTime(60 * hour % HALF_DAY, at, at)]
