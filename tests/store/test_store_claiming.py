"""However many bots share a database, each thing that is due is claimed once, and never again."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

from conftest import Clock
from test_store_due import KINDS, at, due_at, scheduled

from bot.store import Store, open_store
from bot.when.calendar import WEEK


async def test_two_programs_that_claim_at_once_never_claim_the_same(
    store: Store, database: Path, clock: Clock
) -> None:
    due: set[tuple[int, str]] = {(member, kind) for member in range(1, 21) for kind in KINDS}
    for member, kind in due:
        await scheduled(store, member, kind)
    at(clock, await due_at(store, 1))
    claimed: list[tuple[int, str]] = []

    async def claim_all(each: Store) -> None:
        while claim := await each.claim(KINDS):
            claimed.append((claim.member, claim.kind))

    async with open_store(database, clock) as other, open_store(database, clock) as third:
        await asyncio.gather(*(claim_all(each) for each in (store, other, third, store)))
    assert sorted(claimed) == sorted(due)


CLAIMS_ALL = """
import asyncio, sys
from pathlib import Path
from bot.store import open_store

async def claim_all():
    async with open_store(Path(sys.argv[1]), lambda: int(sys.argv[2])) as store:
        sys.stdin.readline()
        while claim := await store.claim(("note",)):
            print(claim.member)

asyncio.run(claim_all())
"""


async def test_two_bots_on_one_file_never_claim_the_same(store: Store, database: Path, clock: Clock) -> None:
    members = range(1, 41)
    for member in members:
        await scheduled(store, member)
    due = str(await due_at(store, 1))
    bots = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", CLAIMS_ALL, str(database), due, stdin=PIPE, stdout=PIPE
        )
        for _ in "ab"
    ]
    told = await asyncio.gather(*(bot.communicate(b"go\n") for bot in bots))
    claimed = [int(member) for out, _ in told for member in out.split()]
    assert sorted(claimed) == list(members)


async def test_what_was_claimed_by_a_program_that_died_is_not_claimed_again(
    database: Path, clock: Clock
) -> None:
    async with open_store(database, clock) as store:
        first = await scheduled(store)
        at(clock, first)
        assert await store.claim(KINDS)
    async with open_store(database, clock) as store:
        assert await store.claim(KINDS) is None
        assert await due_at(store) == first + WEEK
