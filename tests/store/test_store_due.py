"""What is due is claimed once, whoever asks; it is kept with consent, given out, and gone when erased."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Clock
from hypothesis import given, settings
from hypothesis import strategies as st
from kept import ADA, BERLIN, CONSENT, MONDAY, SAM, query

from bot.store import Claim, Rhythm, Store, open_store
from bot.when.calendar import DAY, EVERY_DAY, WEEK, next_at

NOTE, OTHER = "note", "check_in"
KINDS = (NOTE, OTHER)
HOUR = 3600


async def scheduled(
    store: Store, member: int = ADA, kind: str = NOTE, hour: int = 8, days: int = MONDAY
) -> int:
    """Consent, say where one is, and ask for a reminder, on Mondays; returns when it is due."""
    await store.consent(member, CONSENT, "en")
    assert await store.keep_zone(member, BERLIN, CONSENT)
    assert await store.schedule(member, kind, days, hour, CONSENT)
    return await due_at(store, member, kind)


async def due_at(store: Store, member: int = ADA, kind: str = NOTE) -> int:
    rhythm = await store.rhythm(member, kind)
    assert rhythm is not None
    assert rhythm.due_at is not None
    return rhythm.due_at


def at(clock: Clock, time: int) -> int:
    clock.read = lambda: time
    return time


async def claims(store: Store) -> list[Claim]:
    """All that is due, one after the other."""
    found = []
    while claim := await store.claim(KINDS):
        found.append(claim)
    return found


async def test_nothing_is_kept_before_consent_and_zone_or_under_an_older_consent(store: Store) -> None:
    for consent in (None, CONSENT - 1):
        if consent is not None:
            await store.consent(ADA, consent, "en")
        assert not await store.keep_zone(ADA, BERLIN, CONSENT)
        assert not await store.schedule(ADA, NOTE, MONDAY, 8, CONSENT)
    await store.consent(ADA, CONSENT, "en")
    assert not await store.schedule(ADA, NOTE, MONDAY, 8, CONSENT)
    await store.keep_sent(SAM, "job", "choice")
    assert (await store.rhythm(ADA, NOTE), await store.zone(ADA), await store.sent_notes(SAM)) == (
        None,
        None,
        (),
    )


async def test_the_first_date_is_the_next_in_the_members_zone(store: Store, clock: Clock) -> None:
    assert await scheduled(store) == next_at(clock(), MONDAY, 8, BERLIN)
    assert await store.rhythm(ADA, NOTE) == Rhythm(MONDAY, 8, BERLIN, next_at(clock(), MONDAY, 8, BERLIN))
    assert await store.rhythm(ADA, OTHER) is None


async def test_it_is_claimed_when_it_is_due_and_not_before_and_is_then_a_week_ahead(
    store: Store, clock: Clock
) -> None:
    first = await scheduled(store)
    at(clock, first - 1)
    assert await store.claim(KINDS) is None
    at(clock, first)
    assert await store.claim(KINDS) == Claim(ADA, NOTE, first)
    assert await store.claim(KINDS) is None
    assert await due_at(store) == first + WEEK


async def test_of_several_days_each_is_claimed(store: Store, clock: Clock) -> None:
    dates = [await scheduled(store, days=0b0100101)]
    for _ in range(3):
        at(clock, dates[-1])
        assert await store.claim(KINDS) == Claim(ADA, NOTE, dates[-1])
        dates.append(await due_at(store))
    assert sorted((b - a) // DAY for a, b in pairwise(dates)) == [2, 2, 3]


@pytest.mark.parametrize("late", [2 * HOUR + 1, DAY, WEEK + 5, 52 * WEEK])
async def test_what_is_late_comes_once_at_the_next_hour_on_whatever_day_and_then_on_its_own(
    store: Store, clock: Clock, late: int
) -> None:
    first = await scheduled(store)
    now = at(clock, first + late)
    assert await store.claim(KINDS) == Claim(ADA, NOTE, first, late=True)
    assert await store.claim(KINDS) is None
    folded = await due_at(store)
    assert folded == next_at(now, EVERY_DAY, 8, BERLIN) <= now + DAY + HOUR
    at(clock, folded)
    assert await store.claim(KINDS) == Claim(ADA, NOTE, folded)
    assert await due_at(store) == next_at(folded, MONDAY, 8, BERLIN)


async def test_two_hours_are_not_late(store: Store, clock: Clock) -> None:
    first = await scheduled(store)
    at(clock, first + 2 * HOUR)
    assert await store.claim(KINDS) == Claim(ADA, NOTE, first)


async def test_a_clock_set_back_brings_nothing_again(store: Store, clock: Clock) -> None:
    first = await scheduled(store)
    at(clock, first)
    assert await store.claim(KINDS)
    at(clock, first - 3 * DAY)
    assert await store.claim(KINDS) is None
    at(clock, first)
    assert await store.claim(KINDS) is None


async def test_a_kind_that_is_not_known_is_left_to_who_knows_it(store: Store, clock: Clock) -> None:
    first = await scheduled(store, kind=OTHER)
    at(clock, first)
    assert await store.claim((NOTE,)) is None
    assert await store.claim(()) is None
    assert await store.claim(KINDS) == Claim(ADA, OTHER, first)


async def test_the_oldest_is_claimed_first_and_one_at_a_time(store: Store, clock: Clock) -> None:
    for member in range(1, 8):
        await scheduled(store, member, hour=10 + member)
    at(clock, await due_at(store, 7))
    assert [claim.member for claim in await claims(store)] == [1, 2, 3, 4, 5, 6, 7]


async def test_what_was_sent_comes_back_the_last_one_last(store: Store, clock: Clock) -> None:
    await store.consent(ADA, CONSENT, "en")
    for later, (side, aspect) in enumerate(
        [("job", "choice"), ("career", "growth"), ("job", "choice")], clock()
    ):
        at(clock, later)
        await store.keep_sent(ADA, side, aspect)
    assert await store.sent_notes(ADA) == (("career", "growth"), ("job", "choice"))
    assert await store.sent_notes(SAM) == ()


async def test_the_export_holds_all_of_it_and_an_erase_takes_it(
    store: Store, database: Path, clock: Clock
) -> None:
    first = await scheduled(store)
    await scheduled(store, SAM)
    await store.keep_sent(ADA, "job", "choice")
    kept = await store.export(ADA)
    assert kept is not None
    assert kept["zones"] == [{"zone": BERLIN}]
    assert kept["notes"] == [{"side": "job", "aspect": "choice", "sent_at": clock()}]
    row = {"kind": NOTE, "days": MONDAY, "hour": 8, "due_at": first, "was_due_at": None, "refused": None}
    assert kept["due"] == [row | {"unheard": 0}]
    assert await store.erase(ADA)
    at(clock, first)
    assert await store.claim(KINDS) == Claim(SAM, NOTE, first)
    await store.keep_sent(ADA, "job", "choice")
    for table in ("zones", "due", "notes"):
        assert query(database, f"SELECT member FROM {table} WHERE member = {ADA}") == []


async def test_a_zone_that_has_gone_stops_nobody_else(store: Store, database: Path, clock: Clock) -> None:
    first = await scheduled(store)
    await scheduled(store, SAM)
    query(database, f"UPDATE zones SET zone = 'Europe/Atlantis' WHERE member = {ADA}")
    at(clock, first)
    assert {claim.member for claim in await claims(store)} == {ADA, SAM}
    assert await due_at(store) == next_at(first, MONDAY, 8, "UTC+00:00")


@settings(max_examples=12, deadline=None)
@given(steps=st.lists(st.integers(-2 * WEEK, 5 * WEEK), max_size=12))
async def test_over_any_clock_no_date_is_claimed_twice(
    tmp_path_factory: pytest.TempPathFactory, steps: list[int]
) -> None:
    clock = Clock()
    async with open_store(tmp_path_factory.mktemp("due") / "due.sqlite3", clock) as store:
        await store._connection.execute("PRAGMA synchronous = OFF")
        await scheduled(store)
        dates: list[int] = []
        for step in steps:
            now = at(clock, clock() + step)
            claimed = [claim.due_at for claim in await claims(store)]
            assert not claimed or await due_at(store) > now
            dates += claimed
        assert len(set(dates)) == len(dates)
