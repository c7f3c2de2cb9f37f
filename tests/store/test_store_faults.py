"""When the file or the disk fails, members are refused in time, the log says why, nothing is half written."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from conftest import Clock
from kept import ADA, CONSENT, SAM, answer, answers, begun, everything, files, filled, no_thread_left, query

from bot.refusal import Refusal
from bot.store import Store, StoreFault, open_store

PAGE = 4096
"""How large a page of a database is unless told otherwise."""


@contextmanager
def held_by_another_program(database: Path) -> Iterator[None]:
    """Another program writes and does not come to an end."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def opening(database: Path) -> None:
    async with open_store(database, int):
        pass


async def test_a_locked_database_refuses_in_time_and_keeps_nothing(
    store: Store, database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sitting = await begun(store, ADA)
    before = time.monotonic()
    with held_by_another_program(database):
        refused, fault = await asyncio.gather(
            answer(store, ADA, sitting, "asked", "1"), opening(database), return_exceptions=True
        )
    assert time.monotonic() - before < 3
    assert isinstance(refused, Refusal)
    assert refused.key == "refusal.store_busy"
    assert isinstance(fault, StoreFault)
    assert "locked by another program" in str(fault)
    assert "locked by another program" in caplog.text
    assert await answers(store, ADA) == {sitting: {}}
    kept, _ = await answer(store, ADA, sitting, "asked", "2")
    assert kept is True


async def test_everyone_who_answers_while_the_database_is_locked_is_refused_in_time(
    store: Store, database: Path
) -> None:
    sitting = await begun(store, ADA)
    before = time.monotonic()
    with held_by_another_program(database):
        told = await asyncio.gather(
            *(answer(store, ADA, sitting, f"q{number}", "1") for number in range(3)),
            return_exceptions=True,
        )
    assert all(isinstance(refusal, Refusal) for refusal in told)
    assert time.monotonic() - before < 3


async def test_a_locked_database_is_still_read(store: Store, database: Path) -> None:
    sitting = await filled(store, ADA, "words")
    with held_by_another_program(database):
        assert sitting in await answers(store, ADA)


async def test_a_database_that_turns_read_only_refuses_and_is_still_read(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    sitting = await filled(store, ADA, "words")
    before = await everything(store, ADA)
    await store._connection.execute("PRAGMA query_only = ON")
    for deed in (
        store.consent(SAM, CONSENT, "en"),
        store.begin(ADA, "another", 1, CONSENT),
        answer(store, ADA, sitting, "asked", "1"),
        store.erase(ADA),
    ):
        with pytest.raises(Refusal) as refused:
            await deed
        assert refused.value.key == "refusal.store_closed"
    assert "read-only" in caplog.text
    assert await everything(store, ADA) == before
    assert await store.member(SAM) is None


async def test_a_full_disk_refuses_and_leaves_what_was_there(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    sitting = await filled(store, ADA, "words")
    ((pages,),) = await store._connection.execute_fetchall("PRAGMA page_count")
    await store._connection.execute(f"PRAGMA max_page_count = {pages}")
    before = await everything(store, ADA)
    with pytest.raises(Refusal) as refused:
        await store.disagree(ADA, sitting, "balance", None, "a long note " * 5000)
    assert refused.value.key == "refusal.store_closed"
    assert "the disk is full" in caplog.text
    assert await everything(store, ADA) == before
    await store._connection.execute("PRAGMA max_page_count = 100000")
    assert await store.disagree(ADA, sitting, "balance", None, "a long note " * 5000)


async def test_a_damaged_page_refuses(database: Path, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    async with open_store(database, clock) as store:
        await filled(store, ADA, "words")
    content = bytearray(database.read_bytes())
    pages = query(database, "SELECT rootpage FROM sqlite_master WHERE tbl_name IN ('sittings', 'answers')")
    for (page,) in pages:  # the schema, and what is read when the file is opened, stay whole
        content[(page - 1) * PAGE : page * PAGE] = b"\x77" * PAGE
    database.write_bytes(content)
    async with open_store(database, clock) as store:
        with pytest.raises(Refusal) as refused:
            await store.history(ADA)
    assert refused.value.key == "refusal.store_closed"
    assert "damaged" in caplog.text


def noise(database: Path) -> None:
    database.write_bytes(b"not a database, " * 512)


def written_by_a_stranger(database: Path) -> None:
    """A file whose header says that only newer programs may write it: read-only, also for root."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE anything (id INTEGER)")
    content = bytearray(database.read_bytes())
    content[18] = 9
    database.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [(noise, "no database|not a database"), (written_by_a_stranger, "read-only"), (Path.mkdir, "opened")],
)
async def test_a_file_that_cannot_be_used_is_a_fault_and_left_untouched(
    database: Path, clock: Clock, spoil: object, reason: str
) -> None:
    assert callable(spoil)
    spoil(database)
    before = files(database) if database.is_file() else {}
    with no_thread_left(), pytest.raises(StoreFault, match=reason) as fault:
        async with open_store(database, clock):
            pass
    assert str(database) in str(fault.value)
    assert (files(database) if database.is_file() else {}) == before


async def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreFault, match="cannot be opened"):
        async with open_store(tmp_path / "file" / "lodestar.sqlite3", clock):
            pass


async def test_missing_folders_are_made(tmp_path: Path, clock: Clock) -> None:
    database = tmp_path / "a" / "b" / "lodestar.sqlite3"
    async with open_store(database, clock) as store:
        await begun(store, ADA)
    assert database.is_file()


async def test_only_the_owner_may_read_any_of_the_files(database: Path, clock: Clock) -> None:
    mask = os.umask(0)
    try:
        async with open_store(database, clock) as store:
            await filled(store, ADA, "words")
            modes = {file.name: file.stat().st_mode & 0o777 for file in database.parent.iterdir()}
    finally:
        os.umask(mask)
    assert modes == {f"{database.name}{end}": 0o600 for end in ("", "-wal", "-shm")}
