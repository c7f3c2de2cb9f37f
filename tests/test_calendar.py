"""Days and weeks later, at the same time of day in someone's own time zone."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.when.calendar import (
    NINE,
    WEEK,
    day_of,
    days_later,
    first_of_month,
    from_today,
    hour_of,
    noon,
    weeks_later,
)

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Sydney", "UTC+05:45", "Gone/Away")
zones = st.sampled_from(ZONES)
instants = st.integers(1_700_000_000, 1_900_000_000)
BERLIN = "Europe/Berlin"


def at(month: int, day: int, hour: int, minute: int = 0) -> int:
    return int(datetime(2027, month, day, hour, minute, tzinfo=ZoneInfo(BERLIN)).timestamp())


@given(instants, instants, zones)
def test_some_weeks_later_lies_ahead_on_the_same_day_of_the_week_and_no_sooner_than_it_must(
    due_at: int, now: int, zone: str
) -> None:
    later = weeks_later(due_at, now, zone)
    days = datetime.fromisoformat(day_of(later, zone)) - datetime.fromisoformat(day_of(due_at, zone))
    assert later > now
    assert (days.days % 7, days.days >= 7) == (0, True)
    assert days.days == 7 or later - now <= WEEK + 3600


@given(instants, zones, st.integers(1, 400))
def test_a_day_that_is_so_many_days_later_is_that_day_at_most_an_hour_off_where_one_is_skipped(
    at: int, zone: str, days: int
) -> None:
    gone = datetime.fromisoformat(day_of(days_later(at, days, zone), zone))
    assert (gone - datetime.fromisoformat(day_of(at, zone))).days == days
    kept, was = hour_of(days_later(at, days, zone), zone), hour_of(at, zone)
    assert kept == was or kept.hour - was.hour == 1


def test_an_hour_that_is_skipped_is_taken_up_again_the_week_after() -> None:
    before, skipped, after = at(3, 21, 2, 30), at(3, 28, 3, 30), at(4, 4, 2, 30)
    assert weeks_later(before, before, BERLIN) == skipped
    assert weeks_later(before, skipped, BERLIN) == after


def test_from_today_keeps_the_hour_of_what_was_and_is_nine_without_one() -> None:
    assert from_today(at(3, 27, 23), 1, at(1, 1, 18), BERLIN) == at(3, 28, 18)
    assert from_today(at(3, 27, 23), 1, None, BERLIN) == at(3, 28, NINE)


def test_noon_of_a_day_lies_on_that_day_everywhere() -> None:
    for zone in (*ZONES, None):
        assert day_of(noon("2027-03-28", zone), zone) == "2027-03-28"
    assert hour_of(noon("2027-03-28", BERLIN), BERLIN) == time(12)


def test_a_day_without_a_zone_is_shown_as_that_day_from_hawaii_to_new_zealand() -> None:
    for day in ("2027-01-15", "2027-07-15"):
        for reader in ("Pacific/Honolulu", "America/New_York", "Asia/Tokyo", "Pacific/Auckland"):
            assert day_of(noon(day, None), reader) == day


def test_a_month_has_one_first_of_the_chosen_days_even_where_a_message_is_put_off_into_it() -> None:
    found = [
        day for day in range(1, 32) if first_of_month(at(6, 1, 9) + (day - 1) * 86400, 0b0000001, BERLIN)
    ]
    assert found == [7]  # a Monday; the first of June is a Tuesday, as when one of Monday was put off
