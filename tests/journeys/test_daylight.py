"""What is due comes at its local hour, before and after the clocks change, wherever someone lives."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import World
from weekly import CHECKIN, DAILY, asked_daily, due_at, now, pass_to, subscribed

from bot.when.calendar import tzinfo_of

HOUR = 8


def seconds(text: str, zone: str) -> int:
    """When the clocks of a zone show this."""
    return int(datetime.fromisoformat(text).replace(tzinfo=tzinfo_of(zone)).timestamp())


def shown(at: int, zone: str) -> str:
    """What the clocks of a zone show."""
    return datetime.fromtimestamp(at, UTC).astimezone(tzinfo_of(zone)).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("place", "zone", "begin", "sundays"),
    [
        # the clocks change in the night to the second Sunday, where they do
        ("Berlin", "Europe/Berlin", "2026-03-21", ("2026-03-22", "2026-03-29", "2026-04-05")),
        ("Berlin", "Europe/Berlin", "2026-10-17", ("2026-10-18", "2026-10-25", "2026-11-01")),
        ("New York", "America/New_York", "2026-02-28", ("2026-03-01", "2026-03-08", "2026-03-15")),
        ("New York", "America/New_York", "2026-10-24", ("2026-10-25", "2026-11-01", "2026-11-08")),
        ("Kathmandu", "Asia/Kathmandu", "2026-03-21", ("2026-03-22", "2026-03-29", "2026-04-05")),
        ("Sydney", "Australia/Sydney", "2026-03-28", ("2026-03-29", "2026-04-05", "2026-04-12")),
        ("Sydney", "Australia/Sydney", "2026-09-26", ("2026-09-27", "2026-10-04", "2026-10-11")),
    ],
)
async def test_each_comes_at_its_hour_on_the_clock_on_either_side_of_the_change(
    world: World, place: str, zone: str, begin: str, sundays: tuple[str, ...]
) -> None:
    person, sees = world.ada, world.ada.by_message
    await pass_to(world, seconds(f"{begin} 12:00", zone))
    await subscribed(person, "sunday", HOUR, place)
    assert await world.store.zone(person.id) == zone
    await asked_daily(person, hour=20)
    notes, daily = [], []
    while len(notes) < len(sundays):
        await pass_to(world, min(await due_at(person), await due_at(person, CHECKIN)))
        came = sees.messages()[-1]
        kept = daily if DAILY in sees.text(came) else notes
        kept.append(shown(now(world) - 1, zone))
    assert notes == [f"{sunday} 08:00" for sunday in sundays]
    days = (date.fromisoformat(begin) + timedelta(ahead) for ahead in range(15))
    assert daily == [f"{day} 20:00" for day in days]
    assert len(sees.messages()) == len(notes) + len(daily)
