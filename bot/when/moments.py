"""The moments that a press can name: this evening, tomorrow, in three days, next Monday.

Rule: pure; now and what comes back are seconds UTC, a zone is as in `calendar`. A moment is later than
now, or there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from bot.when.calendar import MORNING, at_hour_of, tzinfo_of

QUICK = ("evening", "tomorrow", "three_days", "monday")
"""What most people mean by a day that is not far away."""

HOURS: Mapping[str, time] = MappingProxyType({"morning": MORNING, "noon": time(12), "evening": time(18)})
"""The hours that stand for a part of the day; without a word on the hour a day means its morning."""

LATE = time(17)
"""From this hour on it is evening."""


def quick(which: str, now: int, zone: str, hour: time | None = None) -> int | None:
    """One of `QUICK` as it is from now on, at the hour that was said; None where that has passed.

    Without an hour it is the morning, or the evening of this evening.
    """
    today = datetime.fromtimestamp(now, tzinfo_of(zone)).date()
    ahead = {"evening": 0, "tomorrow": 1, "three_days": 3, "monday": 7 - today.weekday()}[which]
    at_hour = hour or HOURS["morning"]
    if which == "evening":
        at_hour = hour if hour and hour >= LATE else HOURS["evening"]
    at = at_hour_of(today + timedelta(ahead), at_hour, zone)
    return at if at > now else None


def any_hour(day: date, now: int, zone: str) -> int:
    """The first hour of a day, of those that stand for a part of it, that is still ahead; else its end."""
    ahead = (at for hour in HOURS.values() if (at := at_hour_of(day, hour, zone)) > now)
    return next(ahead, at_hour_of(day, time(23, 59, 59), zone))


def hours_left(at: int, now: int, zone: str) -> dict[str, int]:
    """The other parts of the day that this instant lies on, as far as they are ahead, by their names."""
    day = datetime.fromtimestamp(at, tzinfo_of(zone)).date()
    found = {part: at_hour_of(day, hour, zone) for part, hour in HOURS.items()}
    return {part: each for part, each in found.items() if each > now and each != at}


def clock(at: int, zone: str) -> str:
    """The hour of an instant there, as a clock shows it."""
    return f"{datetime.fromtimestamp(at, tzinfo_of(zone)):%H:%M}"


def written(at: int, zone: str) -> str:
    """An instant as it is there, as it may be typed in any language: `2027-01-15 18:30`."""
    return f"{datetime.fromtimestamp(at, tzinfo_of(zone)):%Y-%m-%d %H:%M}"


def hour_typed(written: str) -> time | None:
    """The hour of a press, written `0930`; None for anything else."""
    if len(written) != 4 or not (written.isascii() and written.isdecimal()):
        return None
    hour, minute = int(written[:2]), int(written[2:])
    return time(hour, minute) if hour < 24 and minute < 60 else None
