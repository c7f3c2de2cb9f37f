"""Reminders rest, come sooner, move with the member and stop, each as was asked and no more."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from conftest import Clock
from kept import ADA, BERLIN, CONSENT, MONDAY, SAM, stepped
from test_store_due import HOUR, KINDS, NOTE, OTHER, at, due_at, scheduled

from bot.store import Claim, Rhythm, Store
from bot.when.calendar import DAY, EVERY_DAY, WEEK, next_at

TOKYO = "Asia/Tokyo"


async def unheard(store: Store) -> int:
    """How many messages were sent since ADA was last heard."""
    rhythm = await store.rhythm(ADA, NOTE)
    assert rhythm is not None
    assert await store.rhythms(ADA) == {NOTE: rhythm}
    return rhythm.unheard


async def test_a_pause_leaves_out_as_many_as_it_says_and_can_be_ended(store: Store, clock: Clock) -> None:
    first = await scheduled(store)
    for _ in range(2):
        await store.postpone(ADA, NOTE, 4)
        assert await due_at(store) == first + 4 * WEEK
    at(clock, first + 5)
    assert await store.claim(KINDS) is None
    await store.resume(ADA, NOTE)
    assert await due_at(store) == first + WEEK
    await store.postpone(SAM, NOTE, 4)
    assert await store.rhythm(SAM, NOTE) is None


async def test_what_was_not_sent_comes_soon_unless_it_was_told_to_rest_meanwhile(
    store: Store, clock: Clock
) -> None:
    first = at(clock, await scheduled(store))
    await store.claim(KINDS)
    await store.put_off(ADA, NOTE, 900)
    assert await due_at(store) == first + 900
    await store.postpone(ADA, NOTE, 4)
    await store.put_off(ADA, NOTE, 900)
    assert await due_at(store) == first + 5 * WEEK


async def test_what_is_sent_is_counted_until_the_member_is_heard(store: Store, clock: Clock) -> None:
    await scheduled(store)
    step = await stepped(store, ADA)
    for deed in (
        lambda: store.check_in(ADA, step, 0, "part"),
        lambda: store.learn_from_step(ADA, step, 0, "words"),
        lambda: store.word_step(ADA, step, "read", 5, ""),
        lambda: store.date_step(ADA, step, clock()),
        lambda: store.end_step(ADA, step, "let_go"),
        lambda: store.end_step(ADA, step, None),
        lambda: store.step_again(ADA, step, clock() + WEEK, CONSENT),
        lambda: store.drop_step(ADA, step),
        lambda: stepped(store, ADA),
        lambda: store.snooze(ADA, NOTE),
        lambda: store.resume(ADA, NOTE),
        lambda: store.resume(ADA),
        lambda: store.schedule(ADA, NOTE, MONDAY, 8, CONSENT),
    ):
        for sent in (1, 2):
            at(clock, await due_at(store))
            assert await store.claim(KINDS)
            assert await unheard(store) == sent
        await store.check_in(SAM, step, 0, "part")  # nobody else is heard for them
        assert await unheard(store) == 2
        await deed()
        assert await unheard(store) == 0


async def test_what_was_not_sent_does_not_count(store: Store, clock: Clock) -> None:
    first = await scheduled(store)
    for _ in range(2):
        at(clock, await due_at(store))
        await store.claim(KINDS)
        await store.put_off(ADA, NOTE, 900)
    assert await unheard(store) == 0
    at(clock, first + 3 * WEEK + DAY)
    claim = await store.claim(KINDS)
    assert claim is not None
    assert (claim.late, await unheard(store)) == (True, 0)


async def test_a_pause_of_one_kind_leaves_the_other_as_it_was(store: Store) -> None:
    first = await scheduled(store)
    await scheduled(store, kind=OTHER, hour=18)
    await store.postpone(ADA, OTHER, 4)
    assert await due_at(store) == first
    await store.resume(ADA, NOTE)
    assert await due_at(store, kind=OTHER) == first + 4 * WEEK + 10 * HOUR


@pytest.mark.parametrize(
    ("asked", "comes"),
    [("08:00", 24), ("08:05", 24), ("19:00", 13), ("23:30", 9)],
)
async def test_tomorrow_is_the_same_hour_of_the_next_day_and_then_the_days_go_on(
    store: Store, clock: Clock, asked: str, comes: int
) -> None:
    first = await scheduled(store)
    hour, minute = map(int, asked.split(":"))
    at(clock, first + (hour - 8) * HOUR + minute * 60)
    await store.claim(KINDS)
    for _ in range(2):  # a double press
        await store.snooze(ADA, NOTE)
    assert await due_at(store) == first + DAY
    assert (await due_at(store) - clock() + HOUR // 2) // HOUR == comes
    at(clock, first + DAY)
    assert await store.claim(KINDS) == Claim(ADA, NOTE, first + DAY)
    assert await due_at(store) == first + WEEK


async def test_who_asks_for_tomorrow_shortly_before_the_hour_means_the_day_after(
    store: Store, clock: Clock
) -> None:
    first = await scheduled(store)
    at(clock, first - HOUR)
    await store.snooze(ADA, NOTE)
    assert await due_at(store) == first + DAY
    await store.snooze(SAM, NOTE)
    assert await store.rhythm(SAM, NOTE) is None


async def test_a_pause_and_a_tomorrow_over_the_change_of_the_clocks_keep_the_hour(
    store: Store, clock: Clock
) -> None:
    berlin = ZoneInfo(BERLIN)
    at(clock, int(datetime(2027, 3, 26, 12, tzinfo=berlin).timestamp()))  # summer time begins on the 28th
    first = await scheduled(store)
    await store.postpone(ADA, NOTE, 4)
    assert datetime.fromtimestamp(await due_at(store), berlin) == datetime(2027, 4, 26, 8, tzinfo=berlin)
    await scheduled(store, kind=OTHER, days=EVERY_DAY)
    saturday = at(clock, await due_at(store, kind=OTHER))
    await store.claim(KINDS)
    await store.snooze(ADA, OTHER)
    assert await due_at(store, kind=OTHER) == saturday + DAY - HOUR
    assert first == saturday + 2 * DAY - HOUR


async def test_another_zone_moves_every_kind_to_its_hour_there_and_ends_no_pause(
    store: Store, clock: Clock
) -> None:
    first = await scheduled(store)
    other = await scheduled(store, kind=OTHER)
    await store.postpone(ADA, OTHER, 4)
    assert await store.keep_zone(ADA, TOKYO, CONSENT)
    assert await store.rhythm(ADA, NOTE) == Rhythm(MONDAY, 8, TOKYO, first - 8 * HOUR)
    assert await store.rhythm(ADA, OTHER) == Rhythm(MONDAY, 8, TOKYO, other + 4 * WEEK - 8 * HOUR)
    assert await store.zone(ADA) == TOKYO


@pytest.mark.parametrize("there", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", BERLIN])
@pytest.mark.parametrize("back", [False, True])
async def test_however_far_one_moves_what_is_due_keeps_its_day_even_a_day_of_its_own(
    store: Store, clock: Clock, there: str, back: bool
) -> None:
    first = await scheduled(store)
    await store.snooze(ADA, NOTE)  # no Monday
    snoozed = await due_at(store)
    assert snoozed < first
    assert await store.keep_zone(ADA, there, CONSENT)
    if back:
        assert await store.keep_zone(ADA, "Pacific/Pago_Pago", CONSENT)
        assert await store.keep_zone(ADA, BERLIN, CONSENT)
        assert await due_at(store) == snoozed
    else:
        saturday = datetime(2027, 1, 16, 8, tzinfo=ZoneInfo(there))
        assert await due_at(store) == int(saturday.timestamp())


async def test_what_would_have_passed_in_the_other_zone_comes_on_the_next_of_its_days(
    store: Store, clock: Clock
) -> None:
    first = await scheduled(store)
    now = at(clock, first - HOUR)
    assert await store.keep_zone(ADA, TOKYO, CONSENT)
    assert await due_at(store) == next_at(now, MONDAY, 8, TOKYO) > first


async def test_a_refusal_rests_every_kind_is_told_once_and_all_of_it_may_be_begun_again(
    store: Store, clock: Clock
) -> None:
    first = await scheduled(store)
    await scheduled(store, kind=OTHER)
    await scheduled(store, SAM)
    await store.refuse(ADA)
    at(clock, first)
    assert await store.claim(KINDS) == Claim(SAM, NOTE, first)
    assert await store.rhythm(ADA, NOTE) == Rhythm(MONDAY, 8, BERLIN, None)
    assert [await store.tell_refused(SAM), await store.tell_refused(ADA)] == [False, True]
    assert await store.tell_refused(ADA) is False
    await store.resume(ADA)
    assert await store.rhythms(ADA) == dict.fromkeys(KINDS, Rhythm(MONDAY, 8, BERLIN, first + WEEK))
    await store.postpone(ADA, NOTE, 4)
    await store.resume(ADA)  # a pause is no refusal
    assert await due_at(store) == first + 5 * WEEK
    await store.refuse(ADA)
    for kind in KINDS:
        assert await store.schedule(ADA, kind, MONDAY, 8, CONSENT)
    assert await store.tell_refused(ADA) is False


async def test_another_zone_wakes_nothing_that_rests_after_a_refusal(store: Store) -> None:
    await scheduled(store)
    await store.refuse(ADA)
    assert await store.keep_zone(ADA, TOKYO, CONSENT)
    assert await store.rhythm(ADA, NOTE) == Rhythm(MONDAY, 8, TOKYO, None)


async def test_the_end_of_one_kind_leaves_the_other_the_zone_and_what_was_sent(store: Store) -> None:
    await scheduled(store)
    await scheduled(store, kind=OTHER)
    await store.keep_sent(ADA, "job", "choice")
    for _ in range(2):
        await store.cancel(ADA, NOTE)
        assert await store.rhythm(ADA, NOTE) is None
        assert await store.rhythm(ADA, OTHER) is not None
    await store.cancel(ADA, OTHER)
    kept = await store.export(ADA)
    assert kept is not None
    assert (kept["zones"], kept["due"], len(kept["notes"])) == ([{"zone": BERLIN}], [], 1)
