"""Answers that wait for the database are kept together, and each as if it had come alone."""

from __future__ import annotations

import asyncio
import threading

import pytest
from kept import ADA, CONSENT, SAM, answer, answers, begun

from bot.store import Store
from bot.store.answers import TOGETHER


class Held:
    """The database, held still at the first statement of a kind, and counting those."""

    def __init__(self, store: Store, statement: str) -> None:
        self.store, self.statement, self.seen = store, statement, 0
        self._reached, self._go_on = asyncio.Event(), threading.Event()
        self._loop = asyncio.get_running_loop()

    def _trace(self, sql: str) -> None:
        if sql.strip().startswith(self.statement):
            self.seen += 1
            self._loop.call_soon_threadsafe(self._reached.set)
            self._go_on.wait(5)

    async def __aenter__(self) -> Held:
        await self.store._connection.set_trace_callback(self._trace)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._go_on.set()

    async def reached(self) -> None:
        async with asyncio.timeout(5):
            await self._reached.wait()

    def go_on(self) -> None:
        self._go_on.set()


async def test_answers_that_wait_share_one_statement(store: Store) -> None:
    ada, sam = await begun(store, ADA), await begun(store, SAM)
    async with Held(store, "INSERT") as held:
        first = asyncio.create_task(answer(store, ADA, ada, "first", "1"))
        await held.reached()
        rest = [
            asyncio.create_task(answer(store, member, sitting, f"q{number}", str(number)))
            for number in range(10)
            for member, sitting in ((ADA, ada), (SAM, sam))
        ]
        await asyncio.sleep(0)
        held.go_on()
        kept = await asyncio.gather(first, *rest)
    assert all(arrived for arrived, _ in kept)
    assert held.seen == 2
    mine = {f"q{number}": str(number) for number in range(10)}
    assert await answers(store, ADA) == {ada: {"first": "1", **mine}}
    assert await answers(store, SAM) == {sam: mine}


async def test_more_than_one_statement_takes_are_all_kept(store: Store) -> None:
    sitting, many = await begun(store, ADA), TOGETHER + 20
    await asyncio.gather(*(answer(store, ADA, sitting, f"q{number}", "1") for number in range(many)))
    assert len((await answers(store, ADA))[sitting]) == many


async def test_of_two_answers_to_one_question_the_later_stays(store: Store) -> None:
    sitting = await begun(store, ADA)
    await asyncio.gather(*(answer(store, ADA, sitting, "asked", str(value)) for value in range(8)))
    assert await answers(store, ADA) == {sitting: {"asked": "7"}}


async def test_an_answer_that_may_not_be_kept_does_not_ride_along(store: Store) -> None:
    ada, sam = await begun(store, ADA), await begun(store, SAM)
    tries = (
        answer(store, ADA, ada, "asked", "mine"),
        answer(store, SAM, ada, "asked", "not mine to say"),
        answer(store, SAM, sam, "asked", "under an older consent", CONSENT + 1),
        store.answer(SAM, sam, "another chapter", "asked", "1", CONSENT),
        answer(store, 3, ada, "asked", "a stranger's"),
    )
    kept = await asyncio.gather(*tries)
    assert [arrived for arrived, _ in kept] == [True, False, False, False, False]
    assert await answers(store, ADA) == {ada: {"asked": "mine"}}
    assert await answers(store, SAM) == {sam: {}}


@pytest.mark.parametrize("statement", ["INSERT", "SELECT"])
async def test_where_the_one_with_the_turn_is_cancelled_the_others_are_kept(
    store: Store, statement: str
) -> None:
    sitting = await begun(store, ADA)
    async with Held(store, statement) as held:
        tasks = [asyncio.create_task(answer(store, ADA, sitting, f"q{n}", "1")) for n in range(5)]
        await held.reached()
        tasks[0].cancel()
        await asyncio.sleep(0)
        held.go_on()
        first, *rest = await asyncio.gather(*tasks, return_exceptions=True)
    assert isinstance(first, asyncio.CancelledError)
    assert [kept for kept, _ in rest] == [True] * 4  # type: ignore[misc]
    assert {f"q{n}" for n in range(1, 5)} <= (await answers(store, ADA))[sitting].keys()
