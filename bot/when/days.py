"""The day in what someone types: rules of our own for numbers, spans and weekdays, the almanac for the rest.

Rule: rather no day than a wrong one. Pure; today comes in. A weekday alone, or after "next", is the first
after today, so today's own name means a week from now; a day without its year is the next such day, today
too; a week, month or year is kept from its first day to its last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.when.almanac import Almanac, Days, NoSuchDay, month_of, next_such, the_day, year_of
from bot.when.daywords import (
    AT_THE_END,
    AT_THE_START,
    COUNTED,
    HALFWAY,
    LEADING,
    LIBRARY,
    NEXT,
    OF_THE,
    ONE_TO_TEN,
    ORDERS,
    SAME,
    THIS,
    UNIT_WORDS,
)

YEAR = re.compile(r"(?:in )?((?:19[6-9]|2[01]\d)\d)")  # before 1960 it may be an hour
YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})\.?")
YEAR_LAST = re.compile(r"(\d{1,2})([-./]) ?(\d{1,2})(?:\2 ?(\d{4}|\d{2})?)?")
CJK = re.compile(r"(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]")
ORDINAL = re.compile(
    r"(?:the )?(\d{1,2})(?:st|nd|rd|th)|(\d{1,2})\.|(?:the|le|el|el día|dia|no dia|il) (\d{1,2})"
    r"|(\d{1,2}) ?[日号號일]"
)


class Reader:
    """Reads the words of one member today."""

    def __init__(self, today: date, languages: Sequence[str]) -> None:
        """`languages` are Discord's locales, the member's first; English is always read too."""
        self.today = today
        self.order = next((ORDERS.get(each, "DMY") for each in languages), "DMY")
        known = [LIBRARY[each] for each in [*languages, "en"] if each in LIBRARY]
        self.languages = list(dict.fromkeys(known))
        self.almanac = Almanac(today, self.languages)

    def read(self, words: str) -> Days | None:
        """The days of plain words; None where they name none. Raises NoSuchDay."""
        words = self.known(words)  # again, for what stood beside an hour: `tomorow5pm`
        for strict in (self._numbers, self._ordinal, self._part_of_span, self._span, self._weekday):
            if found := strict(words):
                return found
        shorter = LEADING.sub("", words)
        return self.read(shorter) if shorter != words else self.almanac.read(words)

    def known(self, words: str) -> str:
        """The same with what people write for it in words that the library knows."""
        for pattern, said in SAME.items():
            words = re.sub(pattern, said, words)
        words = COUNTED.sub(lambda found: str("一二三四五六七八九十".index(found[0]) + 1), words)
        each = words.split()
        if len(each) > 1:
            numbers = {name: str(number) for language in self.languages[:-1]
                       for number, name in enumerate(ONE_TO_TEN.get(language, "").split(), 1)}  # fmt: skip
            each = [numbers.get(word, word) for word in each]
        return " ".join(each)

    def _numbers(self, words: str) -> Days | None:
        if found := YEAR_FIRST.fullmatch(words):
            return the_day(int(found[1]), int(found[3]), int(found[4]))
        if found := CJK.fullmatch(words):
            return self._dated(found[1], int(found[2]), int(found[3]))
        if not (found := YEAR_LAST.fullmatch(words)):
            return None
        bare = found[2] in ".-" and not found[4] and not words.endswith((".", "-"))
        if bare and (found[2] == "-" or self.languages[0] == "en"):
            return None  # a number with a fraction, a score
        day, month = int(found[1]), int(found[3])
        if (day > 31 and month > 31) or words == "24/7":
            return None
        if (self.order == "DMY" and month > 12) or (self.order != "DMY" and day <= 12):
            day, month = month, day
        return self._dated(found[4], month, day)

    def _dated(self, year: str | None, month: int, day: int) -> Days:
        """That day of that year, or the next such day from today on."""
        if year:
            return the_day(int(year) + (2000 if len(year) == 2 else 0), month, day)
        return next_such(self.today, month, day)

    def _part_of_span(self, words: str) -> Days | None:
        for which, pattern in enumerate((AT_THE_START, HALFWAY, AT_THE_END)):
            if (found := pattern.match(words)) and (rest := OF_THE.sub("", words[found.end() :])):
                span = self._span(rest) or self._unit(rest, 0) or self.almanac.read(rest)
                if span is None or span.first == span.last:
                    return None
                day = (span.first, span.first + (span.last - span.first) // 2, span.last)[which]
                return Days(day, day)
        return None

    def _span(self, words: str) -> Days | None:
        """A whole year, the next or this week, month or year, the next weekday or month of a name."""
        if found := YEAR.fullmatch(words):
            return year_of(int(found[1]))
        for ahead, pattern in ((1, NEXT), (0, THIS)):
            if found := pattern.search(words):
                rest = LEADING.sub("", f"{words[: found.start()]} {words[found.end() :]}".strip())
                if span := self._unit(rest, ahead):
                    return span
                short = len(rest) < 3 and rest.isascii()  # "do" and "so" are more often other words
                named = None if short else self._named(rest)
                if named and (ahead or named.first == named.last):
                    return named
        return None

    def _unit(self, words: str, ahead: int) -> Days | None:
        """The week, month or year that is this many from now."""
        unit = UNIT_WORDS.get(words.removeprefix("le ").removeprefix("l'"))
        if unit in ("week", "weekend"):
            monday = self.today + timedelta(7 * ahead - self.today.weekday())
            return Days(monday if unit == "week" else monday + timedelta(5), monday + timedelta(6))
        if unit == "month":
            index = self.today.year * 12 + self.today.month - 1 + ahead
            return month_of(index // 12, index % 12 + 1)
        return year_of(self.today.year + ahead) if unit == "year" else None

    def _named(self, word: str) -> Days | None:
        """The next weekday or month of this one name."""
        named = self.almanac.name(word)
        return self._next(named) if isinstance(named, int) else named

    def _next(self, weekday: int) -> Days:
        """The first such day after today: today's own name means a week from now."""
        day = self.today + timedelta((weekday - self.today.weekday() - 1) % 7 + 1)
        return Days(day, day)

    def _weekday(self, words: str) -> Days | None:
        """A weekday beside something that says which: a date, `week`, `next week`."""
        each = words.replace(",", " ").split()
        if not 2 <= len(each) <= 6:
            return None
        for at, word in enumerate(each):
            named = self.almanac.name(word.strip(".")) if len(word) > 1 else None
            if isinstance(named, int):
                return self._beside(self._next(named).first, " ".join(each[:at] + each[at + 1 :]))
        return None

    def _beside(self, named: date, rest: str) -> Days | None:
        if rest == "week":
            return Days(named + timedelta(7), named + timedelta(7))
        if LEADING.fullmatch(f"{rest} ") or rest == str(named.day):
            return Days(named, named)
        found = self.read(rest)
        if found and found.last - found.first == timedelta(6):
            day = found.first + timedelta(named.weekday())
            return Days(day, day)
        if not found or found.first != found.last:
            return None
        if found.first.weekday() == named.weekday():
            return found
        if any(map(str.isdigit, rest)):
            raise NoSuchDay  # another day of the week than that date is
        return None

    def _ordinal(self, words: str) -> Days | None:
        """The next such day of a month: `15th`, `el 15`, and `15.` where that is how it is written."""
        if not (found := ORDINAL.fullmatch(words)) or (found[2] and self.languages[0] == "en"):
            return None
        wanted, day = int(next(filter(None, found.groups()))), self.today
        for _ in range(62):
            if day.day == wanted:
                return Days(day, day)
            day += timedelta(1)
        raise NoSuchDay
