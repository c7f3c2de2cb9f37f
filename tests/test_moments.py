"""The moments that a press can name lie ahead, at the hour that was meant, in the member's own zone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.when.calendar import tzinfo_of
from bot.when.moments import HOURS, QUICK, any_hour, clock, hour_typed, hours_left, quick, written

BERLIN, KATHMANDU, SYDNEY = "Europe/Berlin", "Asia/Kathmandu", "Australia/Sydney"
ZONES = (BERLIN, KATHMANDU, SYDNEY, "America/New_York", "UTC+05:45", "Pacific/Apia")
NOWS = st.integers(1_700_000_000, 2_500_000_000)
HOUR = st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None))


def at(text: str, zone: str = BERLIN) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=tzinfo_of(zone)).timestamp())


FRIDAY = "2027-01-15 10:00"


@pytest.mark.parametrize(
    ("which", "now", "hour", "found"),
    [
        ("evening", FRIDAY, None, "2027-01-15 18:00"),
        ("evening", FRIDAY, time(7, 30), "2027-01-15 18:00"),
        ("evening", FRIDAY, time(20, 15), "2027-01-15 20:15"),
        ("evening", "2027-01-15 18:00", None, None),
        ("tomorrow", FRIDAY, None, "2027-01-16 09:00"),
        ("tomorrow", FRIDAY, time(7, 30), "2027-01-16 07:30"),
        ("three_days", FRIDAY, None, "2027-01-18 09:00"),
        ("monday", FRIDAY, None, "2027-01-18 09:00"),
        ("monday", "2027-01-18 08:00", None, "2027-01-25 09:00"),
        ("monday", "2027-01-17 23:59", time(0), "2027-01-18 00:00"),
        ("tomorrow", "2027-03-27 12:00", time(2, 30), "2027-03-28 03:30"),  # the hour that is skipped
        ("tomorrow", "2027-10-30 12:00", None, "2027-10-31 09:00"),
    ],
)
def test_a_day_that_is_near_is_at_the_hour_that_was_said(
    which: str, now: str, hour: time | None, found: str | None
) -> None:
    assert quick(which, at(now), BERLIN, hour) == (at(found) if found else None)


@given(NOWS, st.sampled_from(ZONES), st.none() | HOUR, st.sampled_from(QUICK))
def test_every_such_moment_is_ahead_and_within_a_week(
    now: int, zone: str, hour: time | None, which: str
) -> None:
    found = quick(which, now, zone, hour)
    assert found is None or now < found < now + 8 * 86400
    assert found is not None or which == "evening"


@given(NOWS, st.sampled_from(ZONES), st.integers(0, 400))
def test_a_day_without_an_hour_gets_one_that_is_ahead_on_that_day(now: int, zone: str, days: int) -> None:
    day = datetime.fromtimestamp(now, tzinfo_of(zone)).date() + timedelta(days)
    found = any_hour(day, now, zone)
    assert datetime.fromtimestamp(found, tzinfo_of(zone)).date() == day
    assert found >= now
    assert days == 0 or clock(found, zone) == "09:00"
    for part, other in hours_left(found, now, zone).items():
        assert other > now
        assert other != found
        assert written(other, zone) == f"{day} {HOURS[part]:%H:%M}"


def test_late_in_the_evening_today_is_the_end_of_today() -> None:
    late = at("2027-01-15 18:00")
    assert written(any_hour(date(2027, 1, 15), late, BERLIN), BERLIN) == "2027-01-15 23:59"
    assert hours_left(late, late, BERLIN) == {}


@pytest.mark.parametrize("text", ["", "9", "093", "2400", "0960", "-100", "09h0", "\u0661\u0662\u0660\u0660"])
def test_the_hour_of_a_press_is_four_digits_or_none(text: str) -> None:
    assert hour_typed(text) is None
    assert [hour_typed(each) for each in ("0930", "0000", "2359")] == [time(9, 30), time(0), time(23, 59)]
