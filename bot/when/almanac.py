"""What the library dateparser knows of days, asked so that it cannot guess.

dateparser (1.5; Zyte, BSD licence, kept since 2014) is the one library for Python that knows the days, the
months and the amounts of time of every language of Discord, by Unicode's own tables; the others that are kept
know English alone. It was made to read dates off web pages, so it guesses: "Sat 10" is the 10th to it,
"tomorrow 25:00" tomorrow, "32 January" January 2032, and "a" the first of the month. So a number that changes
nothing, a part that was not said, a time zone or an hour in what it finds makes it nothing.

Rule: pure; today comes in. The library is imported at the first use, which takes a quarter of a second and
14 MB of memory (25 MB once every language was read; no more after that). A parser is made for each call, and
what parsers share the library locks by itself, so any thread may ask.
"""

from __future__ import annotations

import importlib
import re
from calendar import isleap, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

NUMBER = re.compile(r"\d+")
NUMBERS_MOST = 3

UNCLEAR = re.compile(
    r"\d[.,:-]\d|^\d+ ?[mh]$|^(?:one day|(?:a |one |1 )?second)$"
    r"|\d.* (?:an?|per|each|every|am|pro|por|par|al|al[la]|à|la|le|på|om|w|в|на) "
    r"|s (?:an?|per|each|every) "
)
"""Amounts that are no clear ones: a fraction, from-to, minutes or months, o'clock or hours, a rate."""

DANGLING = re.compile(r" (?:on|in|at|of|to|and|the|for|from|um|am|im|an|de|a|en|le|la|el|à|в|на|o|i|do|da)$")
"""What no date ends with; the library passes over it."""

STRAY = re.compile(r"(?:and|or|of|we|you|do|to|y|et|und|e|i) ")
"""What no date begins with; the library passes over these too."""

NEAR = timedelta(days=2)
"""Days up to here have names of their own, and what follows the name may be an hour in letters."""

FOR_SO_LONG = re.compile(
    r"(?:for|from|of|since|during|about|before|not|and|or|one and|seit|während|durante|por|pendant|depuis"
    r"|après) "
)
"""What makes an amount a duration, or another day than the one it names."""

SHORTEST = timedelta(minutes=1)

FAR_NUMBER = 1000
"""From this amount of days, weeks, months or years on what cannot be reckoned is too far."""


class NoSuchDay(Exception):
    """What was typed is like a date, but there is none such, or (`far`) it is beyond all reckoning."""

    def __init__(self, *, far: bool = False) -> None:
        super().__init__()
        self.far = far


@dataclass(frozen=True)
class Days:
    """The days that were meant: one, or from the first to the last of a week, month or year."""

    first: date
    last: date


def the_day(year: int, month: int, day: int) -> Days:
    """One day. Raises NoSuchDay."""
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise NoSuchDay from error
    return Days(found, found)


def next_such(today: date, month: int, day: int) -> Days:
    """The next such day of a year, today too. Raises NoSuchDay."""
    the_day(2000, month, day)  # a year with every day
    while month == 2 and day == 29 and not isleap(today.year):
        today = date(today.year + 1, 1, 1)
    this_year = the_day(today.year, month, day)
    if this_year.first >= today:
        return this_year
    return next_such(date(today.year + 1, 1, 1), month, day)


def month_of(year: int, month: int) -> Days:
    """A whole month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> Days:
    """A whole year. Raises NoSuchDay beyond the year 9999."""
    if not 1 <= year <= 9999:
        raise NoSuchDay(far=True)
    return Days(date(year, 1, 1), date(year, 12, 31))


class Almanac:
    """The library for some languages, on one day."""

    def __init__(self, today: date, languages: Sequence[str]) -> None:
        """`languages` are the library's own names of them."""
        self.today = datetime.combine(today, time())
        self.languages = list(languages)

    def read(self, words: str) -> Days | None:
        """The days of these words, or None. Raises NoSuchDay where another number would make them a date."""
        if len(numbers := NUMBER.findall(words)) > NUMBERS_MOST or DANGLING.search(words):
            return None
        if found := self._ahead(words) or self._dated(words):
            return found
        for number in numbers:
            mended = re.sub(rf"(?<!\d){number}(?!\d)", "1", words, count=1)
            if number != "1" and self._dated(mended):
                raise NoSuchDay
            if int(number) >= FAR_NUMBER and self._ahead(mended):
                raise NoSuchDay(far=True)
        return None

    def amount(self, words: str) -> timedelta | None:
        """How far ahead it is that is told in hours or minutes, `in 2 hours`; None for anything else."""
        found = self._relative(words)
        later = self.today + timedelta(hours=1)
        again = self._ask(words, "relative-time", later) if found and found.period == "time" else None
        if not found or not again or found.date_obj - self.today != again.date_obj - later:
            return None  # an hour of the day
        ahead: timedelta = found.date_obj - self.today
        counted = max(map(int, NUMBER.findall(words)), default=0)
        if abs(ahead) < SHORTEST or (abs(ahead) > timedelta(1) and counted < 24):
            return None  # a day and hours: `tomorrow 2 hours`
        return ahead

    def name(self, word: str) -> int | Days | None:
        """The number of the weekday (0 is Monday), or the next month, that this one word is the name of."""
        if (" " in word and "vi" not in self.languages) or NUMBER.search(word):
            return None  # Vietnamese alone writes them in two words
        found = self._ask(word, "absolute-time")
        if not found or found.period not in ("day", "month"):
            return None
        if found.parts == ("month",):
            return month_of(found.date_obj.year, found.date_obj.month)
        weekday: int = found.date_obj.weekday()
        return weekday if found.parts == ("year", "month", "day") else None

    def _ahead(self, words: str) -> Days | None:
        """A day so and so far from today."""
        found = self._relative(words)
        if not found or found.period == "time":
            return None
        return Days(found.date_obj.date(), found.date_obj.date())

    def _relative(self, words: str) -> Any:
        if UNCLEAR.search(words) or FOR_SO_LONG.match(words):
            return None
        found = self._ask(words, "relative-time")
        return found if found and self._all_count(words, found.date_obj) else None

    def _all_count(self, words: str, at: datetime) -> bool:
        """Whether each number in the words matters to what was found, and what follows a near day."""
        if at - self.today <= NEAR and self._trails(words, "relative-time", at):
            return False
        for number in NUMBER.finditer(words):
            other = f"{words[: number.start()]}{int(number[0]) + 1}{words[number.end() :]}"
            found = self._ask(other, "relative-time")
            if found and found.date_obj == at:
                return False
        return True

    def _trails(self, words: str, parser: str, at: datetime) -> bool:
        """Whether the last of these words, all letters, adds nothing to what was found."""
        if " " not in words or NUMBER.search(words):
            return False
        found = self._ask(words.rpartition(" ")[0], parser)
        return bool(found and found.date_obj == at)

    def _dated(self, words: str) -> Days | None:
        """A day, a month or a quarter of a year by its name."""
        found = None if STRAY.match(words) else self._ask(words, "absolute-time")
        if not found or self._trails(words, "absolute-time", found.date_obj):
            return None
        at, said = found.date_obj, sorted(int(number) for number in NUMBER.findall(words))
        if found.period == "quarter":
            return Days(date(at.year, at.month - 2, 1), month_of(at.year, at.month).last)
        if (found.parts == ("month",) and not said) or (
            found.parts == ("year", "month") and said == [at.year]
        ):
            return month_of(at.year, at.month)
        if found.parts == ("month", "day") and said == [at.day]:
            return next_such(self.today.date(), at.month, at.day)
        if found.parts != ("year", "month", "day"):
            return None
        whole = said in (sorted((at.day, at.year)), sorted((at.day, at.year - 2000)))
        return Days(at.date(), at.date()) if whole or not said else None  # without a number it is a weekday

    def _ask(self, words: str, parser: str, now: datetime | None = None) -> Any:
        """What the library finds with one of its parsers, if it is without an hour and a zone of its own."""
        settings = {
            "RELATIVE_BASE": now or self.today, "TIMEZONE": "UTC", "PREFER_DATES_FROM": "future",
            "RETURN_TIME_AS_PERIOD": True, "PARSERS": [parser], "USE_GIVEN_LANGUAGE_ORDER": True,
            "DATE_ORDER": "DMY", "SKIP_TOKENS": [],
        }  # fmt: skip
        if parser == "absolute-time":
            settings |= {"PREFER_DAY_OF_MONTH": "last", "PREFER_MONTH_OF_YEAR": "last"}
        library = importlib.import_module("dateparser.date")
        try:
            found = library.DateDataParser(languages=self.languages, settings=settings).get_date_data(words)
        except Exception:  # it is made for clean text, and what is typed may be anything
            return None
        ahead = found.period == "time" and parser == "relative-time"
        if not found.date_obj or found.date_obj.tzinfo or ("time" in found.parts and not ahead):
            return None
        return found
