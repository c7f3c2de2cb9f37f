"""When an hour of the week comes next, and days, weeks and months later, in someone's own time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.when.calendar import (
    DAY,
    EVERY_DAY,
    FURTHEST,
    MORNING,
    WEEK,
    WEEKDAYS,
    day_of,
    days_later,
    first_of_month,
    from_today,
    hour_of,
    in_set,
    months_later,
    moved_at,
    next_at,
    noon,
    set_of,
    tzinfo_of,
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
    assert from_today(at(3, 27, 23), 1, None, BERLIN) == at(3, 28, MORNING.hour)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-11-22", 6, "2027-05-22"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-12-01", 60, "2031-12-01"),
    ],
)
def test_so_many_months_later_is_the_same_day_or_the_last_of_its_month(
    day: str, months: int, then: str
) -> None:
    assert months_later(day, months) == then


@given(st.dates(max_value=date(2999, 1, 1)), st.integers(1, 120))
def test_some_months_later_is_always_later_and_never_past_the_day_of_the_month(
    day: date, months: int
) -> None:
    then = date.fromisoformat(months_later(day.isoformat(), months))
    assert then > day
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day <= day.day


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


every_zone = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"}))
FROM, TO = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2026, 2029))


@given(every_zone, st.integers(FROM, TO), st.integers(1, EVERY_DAY), st.integers(0, 23))
def test_the_next_date_lies_ahead_no_further_than_it_may_on_such_a_day_at_the_hour(
    zone: str, now: int, days: int, hour: int
) -> None:
    at, place = next_at(now, days, hour, zone), ZoneInfo(zone)
    assert now < at <= now + FURTHEST
    local = datetime.fromtimestamp(at, place)
    wanted = local.replace(hour=hour, minute=0)
    skipped = wanted.astimezone(UTC).astimezone(place) != wanted
    assert days >> local.weekday() & 1
    assert (local.hour, local.minute) == (hour, 0) or skipped
    assert next_at(at - 1, days, hour, zone) == at
    assert next_at(at, days, hour, zone) - at >= (6 * DAY if days.bit_count() == 1 else DAY - 2 * 3600)


def in_utc(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("zone", "before", "hour", "comes"),
    [
        ("Europe/Berlin", "2026-03-28T12:00", 2, "2026-03-29T01:00"),  # there is no 02:00: it is 03:00
        ("Europe/Berlin", "2026-03-28T12:00", 9, "2026-03-29T07:00"),
        ("Europe/Berlin", "2026-10-24T12:00", 2, "2026-10-25T00:00"),  # 02:00 comes twice: the first
        ("Europe/Berlin", "2026-10-25T00:00", 2, "2026-11-01T01:00"),
        ("Europe/Berlin", "2027-03-27T12:00", 3, "2027-03-28T01:00"),
        ("America/New_York", "2026-11-01T00:00", 1, "2026-11-01T05:00"),
        ("America/New_York", "2026-11-01T05:30", 1, "2026-11-08T06:00"),
        ("America/New_York", "2027-03-14T00:00", 2, "2027-03-14T07:00"),
        ("America/New_York", "2027-03-14T00:00", 9, "2027-03-14T13:00"),
        ("Asia/Kathmandu", "2026-06-20T00:00", 8, "2026-06-21T02:15"),
        ("UTC+05:45", "2026-06-20T00:00", 8, "2026-06-21T02:15"),
        ("Australia/Sydney", "2026-04-04T00:00", 2, "2026-04-04T15:00"),
        ("Australia/Sydney", "2026-04-04T15:00", 2, "2026-04-11T16:00"),
        ("Australia/Sydney", "2026-10-03T00:00", 2, "2026-10-03T16:00"),
        ("America/Havana", "2027-03-13T12:00", 0, "2027-03-14T05:00"),
        ("UTC-03:30", "2026-06-20T00:00", 0, "2026-06-21T03:30"),
    ],
)
def test_sundays_where_the_clocks_change(zone: str, before: str, hour: int, comes: str) -> None:
    assert next_at(in_utc(before), set_of(["sunday"]), hour, zone) == in_utc(comes)


def test_a_zone_that_is_no_longer_known_counts_as_utc() -> None:
    for zone in ("Europe/Atlantis", "", "../secret", "Europe", "\0"):
        assert tzinfo_of(zone) is UTC


def test_a_set_of_no_days_has_no_next_date() -> None:
    with pytest.raises(ValueError, match="no day"):
        next_at(FROM, 0, 8, "Europe/Berlin")


@given(st.sets(st.sampled_from(WEEKDAYS)))
def test_a_set_of_days_gives_them_back_in_their_order(days: set[str]) -> None:
    assert in_set(set_of(days)) == tuple(each for each in WEEKDAYS if each in days)
    assert set_of([*days, *days]) == set_of(days) <= EVERY_DAY


def test_what_is_no_day_makes_no_set() -> None:
    with pytest.raises(ValueError, match="not in"):
        set_of(["someday"])


@given(every_zone, every_zone, st.integers(FROM, TO), st.integers(0, 23))
def test_what_moves_to_another_zone_stays_on_its_day_and_comes_back(
    before: str, after: str, now: int, hour: int
) -> None:
    at = next_at(now, EVERY_DAY, hour, before)
    moved = moved_at(at, hour, before, after)
    assert day_of(moved, after) == day_of(at, before)
    assert moved_at(moved, hour, after, before) == at


@given(every_zone, st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_a_day_is_shown_as_that_day_in_its_zone(zone: str, day: date) -> None:
    assert day_of(noon(day.isoformat(), zone), zone) == day.isoformat()
    assert day_of(noon(day.isoformat(), None), None) == day.isoformat()
