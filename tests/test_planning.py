"""What the cogs of the plan share."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.planning import later


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
    assert later(day, months) == then


@given(some.dates(max_value=date(2999, 1, 1)), some.integers(1, 120))
def test_later_is_always_later_and_never_past_the_day_of_the_month(day: date, months: int) -> None:
    then = date.fromisoformat(later(day.isoformat(), months))
    assert then > day
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day <= day.day
