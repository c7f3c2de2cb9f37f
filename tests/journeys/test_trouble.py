"""When Discord or the database fails, the member is told, nothing is half written, and it works again."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Person, World, sat
from steps import (
    AT_WORK,
    EITHER,
    answers_of,
    consenting,
    finished,
    in_work,
    is_refused,
    opened,
    press_all,
    rated,
    verbs,
    waiting,
    where,
)

from bot.store import Store

CALLBACK = "/interactions/*/callback"


@pytest.fixture
async def impatient(store: Store) -> None:
    """A store that waits for other programs a moment only, so that tests need not."""
    await store._connection.execute("PRAGMA busy_timeout = 20")


@pytest.fixture
def lock(database: Path) -> Iterator[Callable[[], sqlite3.Connection]]:
    """Another program that holds the database as long as its connection lives."""
    others: list[sqlite3.Connection] = []

    def hold() -> sqlite3.Connection:
        others.append(sqlite3.connect(database, isolation_level=None))
        others[-1].execute("BEGIN EXCLUSIVE")
        return others[-1]

    yield hold
    for other in others:
        other.close()


@EITHER
async def test_an_answer_that_discord_failed_to_take_is_kept_and_the_member_is_told(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    message = await in_work(person, count=2)
    _, question = waiting(person, message)
    world.env.inject_error("POST", CALLBACK, status=500)
    answer = await person.press(message, "assess/answer")
    assert is_refused(person, answer, "refusal.discord")
    assert question in [answer[1] for answer in await answers_of(person)]
    further = await press_all(person, message, ["assess/answer"])
    assert waiting(person, further)[1] == list(rated(world))[3]


@EITHER
async def test_where_nobody_can_be_told_nothing_raises_and_the_answer_is_kept(
    world: World, by_message: bool, caplog: pytest.LogCaptureFixture
) -> None:
    person = where(world, by_message)
    message = await in_work(person, count=2)
    asked = waiting(person, message)
    world.env.inject_error("POST", "/*", status=503, times=None)
    answer = await person.press(message, "assess/answer")
    assert not answer.acknowledged
    assert any(record.levelno == logging.WARNING for record in caplog.records)
    world.env.backend.faults.clear()
    assert waiting(person, await opened(person, "work")) == (asked[0], list(rated(world))[3])


async def test_a_command_that_discord_failed_to_take_is_told(world: World) -> None:
    world.env.inject_error("POST", CALLBACK, status=500)
    answer = await world.ada.slash("help")
    assert is_refused(world.ada, answer, "refusal.discord")
    world.expect_errors()


async def test_a_form_that_discord_failed_to_show_is_told(world: World) -> None:
    _, result = await finished(world.ada, rated(world))
    world.env.inject_error("POST", CALLBACK, status=500)
    assert is_refused(world.ada, await world.ada.press(result, "disagree/open"), "refusal.discord")
    asked = await press_all(world.ada, await opened(world.ada, "passions"), ["assess/begin"])
    world.env.inject_error("POST", CALLBACK, status=500)
    assert is_refused(world.ada, await world.ada.press(asked, "assess/write"), "refusal.discord")


async def test_what_discord_refuses_is_a_bug_with_an_incident(world: World) -> None:
    message = await in_work(world.ada)
    world.env.inject_error("POST", CALLBACK, status=400, code=50035)
    assert is_refused(world.ada, await world.ada.press(message, "assess/skip"), "refusal.incident")


@EITHER
@pytest.mark.usefixtures("impatient")
async def test_a_locked_database_is_told_kindly_and_the_next_press_works(
    world: World, by_message: bool, lock: Callable[[], sqlite3.Connection]
) -> None:
    person = where(world, by_message)
    message = await in_work(person, count=2)
    asked, kept = waiting(person, message), await world.store.export(person.id)
    with closing(lock()):
        for route in ("assess/answer", "assess/skip"):
            assert is_refused(person, await person.press(message, route), "refusal.store_busy")
        assert waiting(person, message) == asked
    assert await world.store.export(person.id) == kept
    further = await press_all(person, message, ["assess/answer"])
    assert waiting(person, further) == (asked[0], list(rated(world))[3])


@pytest.mark.usefixtures("impatient")
async def test_every_way_of_writing_survives_a_locked_database(
    world: World, lock: Callable[[], sqlite3.Connection]
) -> None:
    consent, (sitting, result) = await consenting(world.sam), await finished(world.ada, rated(world))
    shown = await world.ada.press(result, "disagree/open:")
    old = world.ada.wear((await world.ada.slash("help")).response, *await _every_write(world.ada, sitting))
    kept = await world.store.export(world.ada.id)
    written = await world.ada.press(await opened(world.ada, "passions"), "assess/write")
    with closing(lock()):
        assert is_refused(world.sam, await world.sam.press(consent, "assess/agree"), "refusal.store_busy")
        assert is_refused(world.ada, await world.ada.submit(shown, note="late"), "refusal.store_busy")
        assert is_refused(world.ada, await world.ada.submit(written, typed="late"), "refusal.store_busy")
        for route in world.ada.routes(old):
            assert is_refused(world.ada, await world.ada.press(old, route), "refusal.store_busy")
    assert await world.store.export(world.sam.id) is None
    assert await world.store.export(world.ada.id) == kept
    assert "assess/skip" in verbs(world.sam, await press_all(world.sam, consent, ["assess/agree"]))
    await world.ada.press(old, "privacy/erase_now")
    assert await world.store.export(world.ada.id) is None


async def _every_write(person: Person, done: str) -> tuple[str, ...]:
    """A press for each way of writing, in sittings that are there for it; `done` is finished."""
    await sat(person, "passions", {}, finish=False)
    ended = await sat(person, "situation", AT_WORK, finish=False)
    picking = await sat(person, "experience", {}, finish=False)
    return (
        "assess/begin:readiness",
        f"assess/answer:{ended}:hours:few",
        f"assess/skip:{ended}:hours",
        f"assess/pick:{picking}:want_to_use:done_plan",
        f"assess/drop:{ended}",
        f"assess/finish:{ended}",
        f"disagree/closer:{done}:steady:ahead",
        f"progress/erase_now:{done}",
        "privacy/erase_now",
    )


@pytest.mark.usefixtures("impatient")
async def test_reading_goes_on_while_another_program_writes(
    world: World, lock: Callable[[], sqlite3.Connection]
) -> None:
    message = await in_work(world.ada, count=3)
    with closing(lock()):
        shown = await press_all(world.ada, message, ["assess/review", "assess/resume", "assess/pause"])
        assert "assess/resume" in verbs(world.ada, shown)
        assert "privacy/export" in verbs(world.ada, (await world.ada.slash("privacy")).response)
        assert "assess/resume" in verbs(world.ada, (await world.ada.slash("progress")).response)
        assert "assess/resume" in verbs(world.ada, await opened(world.ada))
        assert "assess/begin" in verbs(world.sam, await opened(world.sam))


@pytest.mark.usefixtures("impatient")
async def test_the_upkeep_tries_again_after_a_locked_database(
    world: World, lock: Callable[[], sqlite3.Connection]
) -> None:
    await in_work(world.ada, count=2)
    world.env.backend.advance_clock(180 * 86400)
    await world.restart()
    with closing(lock()):
        world.env.backend.advance_clock(86400)
        await world.env.advance_time(0)
        assert len(await world.store.history(world.ada.id)) == 2
    world.env.backend.advance_clock(86400)
    await world.env.advance_time(0)
    assert len(await world.store.history(world.ada.id)) == 1


@EITHER
async def test_a_full_disk_is_told_kindly_keeps_what_was_there_and_works_again(
    world: World, by_message: bool
) -> None:
    person, run = where(world, by_message), world.store._connection.execute_fetchall
    _, result = await finished(person, rated(world, now="1", want="4"))
    kept = await world.store.export(person.id)
    ((pages,),) = await run("PRAGMA page_count")
    await run(f"PRAGMA max_page_count = {pages}")
    note = "\N{SPARKLES}" * 1000
    answer = await person.submit(await person.press(result, "disagree/open:"), note=note)
    assert is_refused(person, answer, "refusal.store_closed")
    assert await world.store.export(person.id) == kept
    await run(f"PRAGMA max_page_count = {pages + 100}")
    await person.submit(await person.press(result, "disagree/open:"), note=note)
    after = await world.store.export(person.id)
    assert after is not None
    assert [said["note"] for said in after["disagreements"]] == [note]


async def test_answers_given_on_a_full_disk_are_each_kept_or_refused(world: World) -> None:
    message, run = await in_work(world.ada), world.store._connection.execute_fetchall
    ((pages,),) = await run("PRAGMA page_count")
    await run(f"PRAGMA max_page_count = {pages}")
    sitting, question = waiting(world.ada, message)
    try:
        for number in range(500):
            await world.store.answer(world.ada.id, sitting, "work", f"filler_{number}", "x" * 900, 1)
    except Exception as full:
        assert getattr(full, "key", None) == "refusal.store_closed"
    before = await world.store.export(world.ada.id)
    result = await world.ada.press(message, "assess/answer")
    if is_refused(world.ada, result, "refusal.store_closed"):
        assert await world.store.export(world.ada.id) == before
    else:
        assert question in [answer[1] for answer in await answers_of(world.ada)]
    await run(f"PRAGMA max_page_count = {pages + 100}")
    assert waiting(world.ada, await press_all(world.ada, message, ["assess/skip"]))[0] == sitting


async def test_a_lock_in_the_middle_of_the_first_part_loses_no_answer_before_it(
    world: World, lock: Callable[[], sqlite3.Connection]
) -> None:
    await world.store._connection.execute("PRAGMA busy_timeout = 20")
    message = await in_work(world.ada, count=1, situation=AT_WORK)
    for _ in range(3):
        message = await press_all(world.ada, message, ["assess/answer"])
        with closing(lock()):
            await world.ada.press(message, "assess/answer")
    assert len([answer for answer in await answers_of(world.ada) if answer[0] == "work"]) == 4
