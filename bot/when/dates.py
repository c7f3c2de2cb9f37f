"""Dates and times as people type them: `next Tuesday`, `in 3 Wochen`, `15.1.`, `tomorrow at 18:30`.

Rule: no clock in here; now is in seconds UTC, and a zone is as in `calendar`. A day by which something is
to be done may be said as a month or a year, and is its last day then. Nothing that is found is in the past,
and rather nothing is found than a wrong day: what was understood is shown to the member before it counts.
Why the library and what is ours: `almanac`. Slow at its first use and some 20 ms after it: call it in
a thread; any thread will do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from bot.when.almanac import Days, NoSuchDay
from bot.when.calendar import at_hour_of, day_of, tzinfo_of
from bot.when.days import Reader
from bot.when.hours import take_hour

TYPED_MOST = 60
"""How many characters a date may have; longer is no date."""

YEARS_MOST = 50
"""How many years ahead a plan of ours may reach."""

STAMP = re.compile(r"<t:(-?\d{1,12})(?::[a-z])?>", re.IGNORECASE)
"""A moment as Discord writes it."""

NO_LETTERS_OF_ITS_OWN = re.compile(r"[a-z]{1,2}")
"""Too short to be a day alone: `so` and `do` are days in German and words elsewhere."""

Why = Literal["nothing", "impossible", "past", "far", "wide"]


@dataclass(frozen=True)
class Typed:
    """What was meant. `at` is later than now: that hour, or the last second of the day if none was said."""

    day: date
    first: date  # the same day, or the first of the week, month or year that was named
    hour: time | None
    at: int


@dataclass(frozen=True)
class Vague:
    """Why there is no date, and the day and hour in it, if they were understood.

    `nothing` was understood; there is no such day or hour (`impossible`); it is in the `past`, or more than
    fifty years off (`far`); a day was asked for, and a week, month or year named (`wide`).
    """

    why: Why
    day: date | None = None
    hour: time | None = None


@dataclass(frozen=True)
class Meant:
    """Days and perhaps an hour, before they are held against now."""

    days: Days
    hour: time | None = None
    at: int | None = None  # where a moment was told, and not an hour of a day


def find_date(typed: str, now: int, zone: str, languages: Sequence[str]) -> Typed | Vague:
    """The day by which something is to be done; an hour beside it is passed over.

    `languages` are Discord's locales, the member's first: they say which words and which order of numbers.
    """
    meant = _meant(typed, now, zone, languages, timed=False)
    if isinstance(meant, Vague):
        return meant
    return _held(Meant(meant.days), now, zone)


def find_moment(typed: str, now: int, zone: str, languages: Sequence[str]) -> Typed | Vague:
    """The day and hour of something; `hour` is None where only the day was said."""
    meant = _meant(typed, now, zone, languages, timed=True)
    if isinstance(meant, Vague):
        return meant
    found = _held(meant, now, zone)
    if isinstance(found, Typed) and found.first != found.day:
        return Vague("wide", found.day, found.hour)
    return found


def on_its_day(found: Typed, typed: str, before: int | None, now: int, zone: str) -> Typed:
    """What was found in what was typed; an hour alone is one of the day it was `before`, if that is ahead."""
    alone = take_hour(_plain(typed), bare=True)
    if found.hour is None or alone is None or alone.rest or alone.hour != found.hour or before is None:
        return found
    day = date.fromisoformat(day_of(before, zone))
    at = at_hour_of(day, found.hour, zone)
    return replace(found, day=day, first=day, at=at) if at > now else found


def _held(meant: Meant, now: int, zone: str) -> Typed | Vague:
    """What was meant, held against now."""
    today = datetime.fromtimestamp(now, tzinfo_of(zone)).date()
    day = meant.days.last
    if day.year - today.year > YEARS_MOST:
        return Vague("far", day, meant.hour)
    if day < today:
        return Vague("past", day, meant.hour)
    at = meant.at
    if at is None:
        last = at_hour_of(day + timedelta(1), time(), zone) - 1
        at = at_hour_of(day, meant.hour, zone) if meant.hour else last
    if at <= now:
        return Vague("past", day, meant.hour)
    return Typed(day, meant.days.first, meant.hour, at)


def _meant(typed: str, now: int, zone: str, languages: Sequence[str], *, timed: bool) -> Meant | Vague:
    here = datetime.fromtimestamp(now, tzinfo_of(zone))
    words = _plain(typed)
    if found := STAMP.fullmatch(words):
        return _of_moment(int(found[1]), zone)
    if not words or len(words) > TYPED_MOST or NO_LETTERS_OF_ITS_OWN.fullmatch(words):
        return Vague("nothing")
    reader = Reader(here.date(), languages)
    try:
        for tried in (words, words.rstrip(". ")):  # a full stop may end an ordinal, or the sentence
            if meant := _read(tried, reader, now, zone, timed=timed):
                return meant
        return Vague("nothing")
    except NoSuchDay as error:
        return Vague("far" if error.far else "impossible")


def _read(words: str, reader: Reader, now: int, zone: str, *, timed: bool) -> Meant | Vague | None:
    """The day and the hour in plain words. Raises NoSuchDay."""
    words = reader.known(words)
    if taken := take_hour(words):
        days = reader.read(taken.rest) if taken.rest else None
        if taken.hour is None and (days or not taken.rest):
            return Vague("impossible", days.last if days else None)
        if days:
            return Meant(days, taken.hour)
        if taken.hour and not taken.rest:
            return _next(taken.hour, now, zone) if timed else None
    if days := reader.read(words):  # the whole too: what looks like an hour may be none, `om 3 veckor`
        return Meant(days)
    if ahead := reader.almanac.amount(words):
        return _of_moment(now + int(ahead.total_seconds()), zone)
    if timed and (taken := take_hour(words, bare=True)) and taken.hour:
        days = None if any(map(str.isdigit, taken.rest)) else reader.read(taken.rest)
        if days and days.first == days.last:
            return Meant(days, taken.hour)
        if not taken.rest and not words.isdigit():
            return _next(taken.hour, now, zone)
    return None


def _next(hour: time, now: int, zone: str) -> Meant:
    """That hour today, or tomorrow if it has been."""
    today = datetime.fromtimestamp(now, tzinfo_of(zone)).date()
    day = today if at_hour_of(today, hour, zone) > now else today + timedelta(1)
    return Meant(Days(day, day), hour)


def _of_moment(at: int, zone: str) -> Meant | Vague:
    """A moment as the day and hour that it is there."""
    try:
        then = datetime.fromtimestamp(at, UTC).astimezone(tzinfo_of(zone))
    except (ValueError, OverflowError, OSError):  # beyond what the calendar holds
        return Vague("far" if at > 0 else "past")
    return Meant(Days(then.date(), then.date()), then.time().replace(second=0, microsecond=0), at)


def _plain(typed: str) -> str:
    """Small letters, digits that all scripts share, single spaces, and nothing that cannot be seen."""
    if len(typed) > TYPED_MOST * 2:
        return ""
    signs = unicodedata.normalize("NFKC", typed).lower()
    seen = "".join(sign for sign in signs if unicodedata.category(sign) != "Cf")
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in seen)
    spaced = re.sub(r"(\d)t(\d\d:)", r"\1 \2", digits).replace("\u2019", "'").replace(",", ", ")
    return re.sub(r"(?<=[^\W\d])\.$", "", " ".join(spaced.split()).strip("!?;, "))
