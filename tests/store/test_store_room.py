"""Steps come in the order in which they were made, and never more of them are open than there is room for."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from conftest import Clock
from kept import ADA, CONSENT, SAM, stepped

from bot.guidance.steps import DONE, LET_GO, OPEN_MOST
from bot.store import Store, open_store

SOON = 1_800_100_000
LATER = SOON + 7 * 86400


@pytest.fixture(autouse=True)
async def _agreed(store: Store) -> None:
    for member in (ADA, SAM):
        await store.consent(member, CONSENT, "en")


async def test_two_windows_that_open_ended_ones_again_at_once_find_no_more_room_than_there_is(
    store: Store, database: Path, clock: Clock
) -> None:
    ended = [await stepped(store, ADA) for _ in "abc"]
    for step in ended:
        await store.end_step(ADA, step, LET_GO)
    opened = [await stepped(store, ADA) for _ in range(OPEN_MOST - 1)]
    async with open_store(database, clock) as other:
        again = (store.end_step(ADA, ended[0], None), other.date_step(ADA, ended[1], LATER))
        assert sorted(await asyncio.gather(*again)) == [False, True]
    assert not await store.end_step(ADA, ended[2], None)
    assert not await store.date_step(ADA, ended[2], LATER)
    assert await store.date_step(ADA, opened[0], LATER)  # what is open needs no room
    assert await store.end_step(ADA, opened[0], None)
    assert sum(step.ended is None for step in await store.steps(ADA)) == OPEN_MOST


async def test_steps_of_one_second_come_in_the_order_in_which_they_were_made(store: Store) -> None:
    made = [await stepped(store, ADA, f"step {number}") for number in range(12)]
    theirs = [await stepped(store, SAM, f"step {number}") for number in range(3)]
    assert [step.id for step in await store.steps(ADA)] == made == sorted(made)
    assert [step.id for step in await store.steps(SAM)] == theirs
    assert len({*made, *theirs}) == 15


@pytest.mark.parametrize("how", [DONE, LET_GO])
async def test_a_copy_that_has_ended_by_now_is_not_made_a_second_time(store: Store, how: str) -> None:
    step = await stepped(store, ADA, due_at=SOON)
    await store.check_in(ADA, step, SOON, DONE)
    copy = await store.step_again(ADA, step, LATER, CONSENT)
    assert copy is not None
    await store.end_step(ADA, copy, how)
    assert await store.step_again(ADA, step, LATER, CONSENT) == copy
    assert len(await store.steps(ADA)) == 2
