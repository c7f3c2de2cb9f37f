"""A unit of work is done whole or not at all, whoever else is at work, however it ends."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import Clock
from kept import ADA, SAM, answer, answers, begun, no_thread_left, query
from test_command_line import started

from bot.store import Store, open_store

DIES_INSIDE = """
import asyncio, sys
from pathlib import Path
from bot.store import open_store

async def work():
    async with open_store(Path(sys.argv[1]), lambda: 1_800_000_000) as store:
        await store.consent(1, 3, "en")
        (sitting,) = await store.begin(1, "work", 1, 3)
        for number in range(5):
            await store.answer(1, sitting.id, "work", f"kept_{number}", "1", 3)
        async with store._work(write=True) as run:
            sql = "INSERT INTO answers (sitting, question, answered_at) VALUES (:id, :question, 1)"
            for number in range(500):
                await run(sql, id=sitting.id, question=f"lost_{number}")
            print("inside", flush=True)
            await asyncio.Event().wait()

asyncio.run(work())
"""


async def test_answers_of_many_at_once_all_arrive(store: Store) -> None:
    sittings = {member: await begun(store, member) for member in range(1, 6)}
    asked = [(member, f"q{number}") for number in range(12) for member in sittings]
    kept = await asyncio.gather(*(answer(store, m, sittings[m], q, f"{m} {q}") for m, q in asked))
    assert all(arrived for arrived, _ in kept)
    for member, sitting in sittings.items():
        expected = {f"q{number}": f"{member} q{number}" for number in range(12)}
        assert await answers(store, member) == {sitting: expected}


async def test_two_programs_on_one_database_lose_nothing(store: Store, database: Path, clock: Clock) -> None:
    sitting = await begun(store, ADA)
    async with open_store(database, clock) as other:
        stores = [store, other] * 10
        await asyncio.gather(*(answer(s, ADA, sitting, f"q{number}", "1") for number, s in enumerate(stores)))
    assert await answers(store, ADA) == {sitting: {f"q{number}": "1" for number in range(20)}}


@asynccontextmanager
async def stopped_at(store: Store, statement: str) -> AsyncIterator[asyncio.Event]:
    """Hold the database still when it comes to a statement, once; go on at the end of the block."""
    loop, reached, go_on = asyncio.get_running_loop(), asyncio.Event(), threading.Event()

    def trace(sql: str) -> None:
        if sql.strip().startswith(statement) and not go_on.is_set():
            loop.call_soon_threadsafe(reached.set)
            go_on.wait(5)

    await store._connection.set_trace_callback(trace)
    try:
        yield reached
    finally:
        go_on.set()


@pytest.mark.parametrize("statement", ["INSERT", "SELECT"])
async def test_a_cancelled_answer_is_whole_and_the_store_goes_on(store: Store, statement: str) -> None:
    sitting = await begun(store, ADA)
    await cancelled(store, statement, answer(store, ADA, sitting, "first", "1"))
    kept, _ = await answer(store, ADA, sitting, "second", "2")
    assert kept is True
    assert await answers(store, ADA) == {sitting: {"first": "1", "second": "2"}}


@pytest.mark.parametrize("statement", ["BEGIN", "UPDATE", "SELECT", "COMMIT"])
async def test_a_cancelled_unit_of_work_is_whole_or_not_there_and_the_store_goes_on(
    store: Store, statement: str
) -> None:
    sitting = await begun(store, ADA)
    await cancelled(store, statement, store.finish(ADA, sitting, 1))
    [kept] = await store.history(ADA)
    assert (kept.finished_at is not None) == (statement == "COMMIT")
    [kept] = await store.finish(ADA, sitting, 1)
    assert kept.finished_at is not None


async def cancelled(store: Store, statement: str, work: Coroutine[Any, Any, Any]) -> None:
    """Cancel a unit of work just when the database comes to one of its statements."""
    async with stopped_at(store, statement) as reached:
        task = asyncio.create_task(work)
        async with asyncio.timeout(5):
            await reached.wait()
        task.cancel()
        for _ in range(3):
            await asyncio.sleep(0)  # the task learns of it while the database still works
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.parametrize("turns", range(6))
async def test_a_cancel_is_never_lost_whenever_it_comes(store: Store, turns: int) -> None:
    sitting = await begun(store, ADA)
    async with stopped_at(store, "BEGIN"):
        task = asyncio.create_task(store.finish(ADA, sitting, 1))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.sleep(0)
    with pytest.raises(asyncio.CancelledError):
        await task
    [kept] = await store.history(ADA)
    assert kept.finished_at is None


async def test_one_cancelled_among_many_takes_none_with_it(store: Store) -> None:
    sitting = await begun(store, ADA)
    waiting = [asyncio.create_task(answer(store, ADA, sitting, f"q{number}", "1")) for number in range(20)]
    await asyncio.sleep(0)  # the first holds the lock, the others wait for it
    for task in waiting[1::2]:
        task.cancel()
    done = await asyncio.gather(*waiting, return_exceptions=True)
    assert all(isinstance(result, asyncio.CancelledError) for result in done[1::2])
    assert await answers(store, ADA) == {sitting: {f"q{number}": "1" for number in range(0, 20, 2)}}


async def test_a_fault_inside_a_unit_of_work_undoes_all_of_it(store: Store) -> None:
    sitting = await begun(store, ADA)
    with pytest.raises(ZeroDivisionError):
        async with store._work(write=True) as run:
            await run("DELETE FROM members")
            _ = 1 / 0
    assert await answers(store, ADA) == {sitting: {}}


async def test_a_killed_program_leaves_what_was_saved_and_nothing_else(database: Path, clock: Clock) -> None:
    async with started(database.parent, "-c", DIES_INSIDE, str(database)) as program:
        assert program.stdout is not None
        assert await program.stdout.readline() == b"inside\n"
        program.kill()
        await program.wait()
    async with open_store(database, clock) as store:
        (kept,) = (await answers(store, 1)).values()
        assert kept == {f"kept_{number}": "1" for number in range(5)}
    assert query(database, "PRAGMA integrity_check") == [("ok",)]


async def test_at_the_end_the_connection_is_closed_and_its_thread_is_gone(
    database: Path, clock: Clock
) -> None:
    with no_thread_left():
        async with open_store(database, clock) as store:
            await begun(store, SAM)
        with pytest.raises(ValueError, match=r"closed|no active"):
            await store.history(SAM)
    assert [file.name for file in database.parent.iterdir()] == [database.name]


async def test_a_fault_in_the_program_closes_the_connection_too(database: Path, clock: Clock) -> None:
    with no_thread_left(), pytest.raises(ZeroDivisionError):
        async with open_store(database, clock):
            _ = 1 / 0
