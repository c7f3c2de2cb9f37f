"""The calendar of someone's own time zone: when an hour of the week comes next, days, weeks and months later.

Rule: no clock in here; instants are seconds UTC. A zone is an IANA name (`Europe/Berlin`), with its summer
time, or a fixed offset (`UTC+05:45`). A local hour that is skipped, when clocks are set forward, becomes the
hour after the gap; one that comes twice, when they are set back, is the first of the two.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of the week in the order of their numbers, from 0."""

WEEK, DAY = 7 * 86400, 86400

FURTHEST = WEEK + DAY
"""How far ahead `next_at` is at the most."""

EVERY_DAY = 0b1111111
"""All days of the week. A set of days is a number whose bits are the days, the lowest is Monday."""

MORNING = time(9)
"""The hour of what has a day and no hour."""

SHARED = time(10, 30)
"""An hour of UTC at which it is the same day from Hawaii to New Zealand, in its summer too."""

FIXED = re.compile(r"UTC([+-])(\d\d):(\d\d)")
"""A fixed offset, as it is kept."""


def next_at(now: int, days: int, hour: int, zone: str) -> int:
    """The next time after `now` that it is this hour (0-23) on one of these days (1-127) there.

    Always later than `now`, and by `FURTHEST` at the most. Raises ValueError without a day.
    """
    place = tzinfo_of(zone)
    today = datetime.fromtimestamp(now, place).date()
    for each in (today + timedelta(ahead) for ahead in range(9)):
        at = int(datetime.combine(each, time(hour), place).timestamp())
        if at > now and days >> each.weekday() & 1:
            return at
    raise ValueError(f"{days} holds no day of the week")


def moved_at(at: int, hour: int, before: str, after: str) -> int:
    """When it is this hour in another zone, on the day that an instant lies on in the zone before."""
    return at_hour_of(datetime.fromtimestamp(at, tzinfo_of(before)).date(), time(hour), after)


def set_of(weekdays: Iterable[str]) -> int:
    """These days of the week as one number. Raises ValueError for what is no day."""
    return sum({1 << WEEKDAYS.index(weekday) for weekday in weekdays})


def in_set(days: int) -> tuple[str, ...]:
    """The days of the week that such a number holds, from Monday on."""
    return tuple(weekday for place, weekday in enumerate(WEEKDAYS) if days >> place & 1)


def tzinfo_of(zone: str) -> tzinfo:
    """The zone of a name that was kept; UTC for one that this machine no longer knows."""
    if found := FIXED.fullmatch(zone):
        sign = -1 if found[1] == "-" else 1
        return timezone(sign * timedelta(hours=int(found[2]), minutes=int(found[3])))
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # a name, a shape, a file that is not there
        return UTC


def at_hour_of(day: date, hour: time, zone: str) -> int:
    """That hour of that day there; one that is skipped is as much later, one that comes twice the first."""
    return int(datetime.combine(day, hour, tzinfo_of(zone)).timestamp())


def noon(day: str, zone: str | None) -> int:
    """Noon of a day in ISO form (`2027-01-15`) in a zone, for showing the day; without a zone `SHARED`."""
    hour = time(12) if zone else SHARED
    return at_hour_of(date.fromisoformat(day), hour, zone or "UTC")


def day_of(now: int, zone: str | None) -> str:
    """The day that an instant lies on in a zone, in ISO form."""
    return datetime.fromtimestamp(now, tzinfo_of(zone) if zone else UTC).date().isoformat()


def days_later(at: int, days: int, zone: str) -> int:
    """The same time of day in a zone so many days later, whatever the clocks do in between."""
    there = datetime.fromtimestamp(at, tzinfo_of(zone))
    return at_hour_of(there.date() + timedelta(days), there.time(), zone)


def weeks_later(at: int, now: int, zone: str) -> int:
    """The same day of the week and time of day a week later, or so many weeks later that it is ahead."""
    weeks = max(1, (now - at) // WEEK)
    while (later := days_later(at, 7 * weeks, zone)) <= now:
        weeks += 1
    return later


def months_later(day: str, months: int) -> str:
    """The day so many months later, in ISO form, or the last of its month where that has no such day."""
    first = date.fromisoformat(day)
    year, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + year, month + 1
    return date(year, month, min(first.day, monthrange(year, month)[1])).isoformat()


def from_today(now: int, days: int, like: int | None, zone: str) -> int:
    """So many days from today, at the time of day that another moment has there, or at nine."""
    today = datetime.fromtimestamp(now, tzinfo_of(zone)).date()
    return at_hour_of(today + timedelta(days), hour_of(like, zone), zone)


def hour_of(at: int | None, zone: str) -> time:
    """The time of day of a moment in a zone; nine, where there is none."""
    return MORNING if at is None else datetime.fromtimestamp(at, tzinfo_of(zone)).time()


def first_of_month(now: int, days: int, zone: str) -> bool:
    """Whether today is the first of these days of the week (1-127) in its month there; no other day is."""
    today = datetime.fromtimestamp(now, tzinfo_of(zone)).date()
    before = (today - timedelta(back) for back in range(1, 8))
    last = next(each for each in before if days >> each.weekday() & 1)
    return bool(days >> today.weekday() & 1) and last.month != today.month
