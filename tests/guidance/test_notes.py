"""The next note is never the last one again, and goes through all ten; its date is right in every zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.direction import DIRECTIONS, Direction
from bot.guidance.model import ASPECTS, SIDES
from bot.guidance.notes import ALL, Characteristic, focus, next_note
from bot.when.calendar import (
    DAY,
    EVERY_DAY,
    WEEKDAYS,
    day_of,
    in_set,
    moved_at,
    next_at,
    noon,
    set_of,
    tzinfo_of,
)

HOUR = 3600
CHARACTERISTICS = st.sampled_from(ALL)
WORKING_ON = st.lists(CHARACTERISTICS, max_size=3, unique=True)


def sent_over(weeks: int, working_on: list[Characteristic]) -> list[Characteristic]:
    """What is sent in so many weeks to someone who works on the same all the time."""
    sent: list[Characteristic] = []
    for _ in range(weeks):
        sent.append(next_note(working_on, sent))
    return sent


def a_direction(name: str, *aspects: str) -> Direction:
    return Direction(name, (), (), aspects, (), ())


@given(WORKING_ON, st.lists(CHARACTERISTICS))
def test_there_is_always_a_next_note_and_never_the_last_one_again(
    working_on: list[Characteristic], sent: list[Characteristic]
) -> None:
    chosen = next_note(working_on, sent)
    assert chosen in ALL
    assert chosen != (sent[-1] if sent else None)
    assert next_note(working_on, sent) == chosen


@given(st.lists(WORKING_ON, min_size=40, max_size=40))
def test_none_comes_twice_in_a_row_however_the_directions_change(
    over_time: list[list[Characteristic]],
) -> None:
    sent: list[Characteristic] = []
    for working_on in over_time:
        sent.append(next_note(working_on, sent))
    assert all(one != other for one, other in pairwise(sent))


def test_without_results_all_ten_come_in_ten_weeks_and_again_in_the_next() -> None:
    sent = sent_over(20, [])
    assert sent == [*ALL, *ALL]
    assert set(ALL) == {(side, aspect) for side in SIDES for aspect in ASPECTS}


@given(WORKING_ON)
def test_with_results_every_second_note_is_about_them_and_all_ten_come_in_twenty_weeks(
    working_on: list[Characteristic],
) -> None:
    sent = sent_over(20, working_on)
    assert set(sent) == set(ALL)
    assert not working_on or {each in working_on for each in sent[::2]} == {True}
    assert not working_on or sent[0] == working_on[0]


@given(st.permutations(ALL))
def test_what_was_sent_longest_ago_comes_first(sent: list[Characteristic]) -> None:
    assert next_note((), sent) == sent[0]


@pytest.mark.parametrize("name", DIRECTIONS)
def test_each_direction_has_a_side_for_its_widest_gaps_and_exploring_looks_at_all(name: str) -> None:
    found = focus(a_direction(name, "growth", "choice"))
    if name == "exploring":
        assert found == ()
    else:
        assert [aspect for _, aspect in found] == ["growth", "choice"]
        assert len({side for side, _ in found}) == 1
    assert focus(a_direction(name)) == ()


ZONES = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"}))
FROM, TO = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2026, 2029))


@given(ZONES, st.integers(FROM, TO), st.integers(1, EVERY_DAY), st.integers(0, 23))
def test_the_next_date_lies_ahead_within_eight_days_on_such_a_day_at_the_hour(
    zone: str, now: int, days: int, hour: int
) -> None:
    at, place = next_at(now, days, hour, zone), ZoneInfo(zone)
    assert now < at <= now + 8 * DAY
    local = datetime.fromtimestamp(at, place)
    wanted = local.replace(hour=hour, minute=0)
    skipped = wanted.astimezone(UTC).astimezone(place) != wanted
    assert days >> local.weekday() & 1
    assert (local.hour, local.minute) == (hour, 0) or skipped
    assert next_at(at - 1, days, hour, zone) == at
    assert next_at(at, days, hour, zone) - at >= (6 * DAY if days.bit_count() == 1 else DAY - 2 * HOUR)


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


@given(ZONES, ZONES, st.integers(FROM, TO), st.integers(0, 23))
def test_what_moves_to_another_zone_stays_on_its_day_and_comes_back(
    before: str, after: str, now: int, hour: int
) -> None:
    at = next_at(now, EVERY_DAY, hour, before)
    moved = moved_at(at, hour, before, after)
    assert day_of(moved, after) == day_of(at, before)
    assert moved_at(moved, hour, after, before) == at


@given(ZONES, st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_a_day_is_shown_as_that_day_in_its_zone(zone: str, day: date) -> None:
    assert day_of(noon(day.isoformat(), zone), zone) == day.isoformat()
    assert day_of(noon(day.isoformat(), None), None) == day.isoformat()
