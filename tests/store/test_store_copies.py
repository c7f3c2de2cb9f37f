"""Whole databases: copied while they are used, put back, encrypted; a fault changes nothing."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import Clock
from kept import ADA, SAM, answer, answers, begun, everything, files, filled

from bot.schema import MIGRATIONS
from bot.store import StoreFault, open_store
from bot.store.copies import backup, integrity, restore
from bot.store.file import connect

KEY = f"x'{'3f9c' * 16}'"
"""A raw key, in SQLCipher's own notation: one in words costs a quarter of a second at each connection."""

OTHER = KEY.replace("3f9c", "9c3f")
IN_WORDS = "a key with 'quotes'; and a long tail"
WORDS = "unmistakable-confession"
PAGE = 4096

both = pytest.mark.parametrize("key", ["", KEY], ids=["plain", "encrypted"])


def asked(file: Path, key: str, sql: str) -> list[tuple[Any, ...]]:
    with closing(connect(file, key)) as connection:
        return [tuple(row) for row in connection.execute(sql).fetchall()]


def all_rows(file: Path, key: str) -> dict[str, list[Any]]:
    """Every row of every table, and the version."""
    tables = [name for (name,) in asked(file, key, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows: dict[str, list[Any]] = {
        name: sorted(map(repr, asked(file, key, f"SELECT * FROM {name}"))) for name in tables
    }
    return {**rows, "version": asked(file, key, "PRAGMA user_version")}


async def a_database(file: Path, key: str = "", words: str = WORDS) -> Path:
    """A database in which Ada has said something."""
    async with open_store(file, lambda: 1_800_000_000, key) as store:
        await filled(store, ADA, words)
    return file


def damaged(file: Path, page: int) -> None:
    """Overwrite a page in the middle of a file."""
    content = bytearray(file.read_bytes())
    assert len(content) > (page + 1) * PAGE
    content[page * PAGE : (page + 1) * PAGE] = Random(7).randbytes(PAGE)
    file.write_bytes(content)


def one_line(fault: pytest.ExceptionInfo[StoreFault]) -> str:
    assert len(str(fault.value).splitlines()) == 1
    assert KEY not in str(fault.value)
    return str(fault.value)


@both
async def test_a_backup_amid_writes_is_sound_and_holds_what_was_saved(
    database: Path, tmp_path: Path, key: str
) -> None:
    copy = tmp_path / "copy.sqlite3"
    async with open_store(database, int, key) as store:
        sitting = await begun(store, ADA)
        saved: list[str] = []
        some = asyncio.Event()

        async def write() -> None:
            while not copy.exists() or len(saved) < 10:
                await answer(store, ADA, sitting, f"asked_{len(saved)}", "1")
                saved.append(f"asked_{len(saved)}")
                if len(saved) == 5:
                    some.set()

        writing = asyncio.create_task(write())
        await some.wait()
        before = list(saved)
        await asyncio.to_thread(backup, database, key, copy)
        await writing
        assert (await answers(store, ADA))[sitting].keys() == set(saved)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert integrity(copy, key) is None
    async with open_store(copy, int, key) as store:
        assert set(before) <= (await answers(store, ADA))[sitting].keys() <= set(saved)


@both
async def test_a_backup_is_as_encrypted_as_the_database(database: Path, tmp_path: Path, key: str) -> None:
    await a_database(database, key)
    backup(database, key, tmp_path / "copy.sqlite3")
    content = (tmp_path / "copy.sqlite3").read_bytes()
    assert (WORDS.encode() in content) is not bool(key)
    assert content.startswith(b"SQLite format 3") is not bool(key)


async def test_a_backup_goes_only_to_a_new_file_and_from_one_that_is_there(
    database: Path, tmp_path: Path
) -> None:
    with pytest.raises(StoreFault, match="is not there") as fault:
        backup(database, "", tmp_path / "copy.sqlite3")
    assert str(database) in one_line(fault)
    await a_database(database)
    (tmp_path / "copy.sqlite3").write_text("something dear")
    before = files(database)
    with pytest.raises(StoreFault, match="exists") as fault:
        backup(database, "", tmp_path / "copy.sqlite3")
    assert "copy.sqlite3" in one_line(fault)
    with pytest.raises(StoreFault) as fault:
        backup(database, "", tmp_path / "no folder" / "copy.sqlite3")
    one_line(fault)
    assert files(database) == before


@both
async def test_a_backup_with_another_key_is_refused_and_leaves_nothing(
    database: Path, tmp_path: Path, key: str
) -> None:
    await a_database(database, key)
    before = files(database)
    with pytest.raises(StoreFault, match="DATABASE_KEY") as fault:
        backup(database, OTHER, tmp_path / "copy.sqlite3")
    one_line(fault)
    assert files(database) == before


@both
async def test_a_restore_brings_back_what_was_copied(
    database: Path, tmp_path: Path, clock: Clock, key: str
) -> None:
    copy = tmp_path / "copy.sqlite3"
    await a_database(database, key)
    backup(database, key, copy)
    rows = all_rows(database, key)
    async with open_store(database, clock, key) as store:
        before = await everything(store, SAM)
        await store.erase(ADA)
        await filled(store, SAM, WORDS)
    restore(database, key, copy)
    assert all_rows(database, key) == rows
    assert copy.exists()
    assert database.stat().st_mode & 0o777 == 0o600
    assert set(files(database)) == {copy.name, database.name}
    async with open_store(database, clock, key) as store:
        assert await everything(store, SAM) == before
        assert await store.erase(ADA)


async def test_a_restore_needs_no_database_to_be_there(database: Path, tmp_path: Path) -> None:
    copy = await a_database(tmp_path / "copy.sqlite3")
    restore(database, "", copy)
    assert all_rows(database, "") == all_rows(copy, "")


@both
async def test_a_restore_under_an_open_store_is_refused(database: Path, tmp_path: Path, key: str) -> None:
    copy = await a_database(tmp_path / "copy.sqlite3", key, "from the copy")
    async with open_store(database, int, key) as store:
        await filled(store, ADA, WORDS)
        before = await everything(store, ADA)
        with pytest.raises(StoreFault, match="in use") as fault:
            restore(database, key, copy)
        one_line(fault)
        assert await everything(store, ADA) == before
        await filled(store, SAM, WORDS)
    assert not list(tmp_path.glob("*.new"))


def noise(file: Path) -> None:
    file.write_bytes(Random(3).randbytes(5 * PAGE))


def empty(file: Path) -> None:
    file.write_bytes(b"")


def of_another_program(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE members (id INTEGER)")


def of_a_newer_lodestar(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")


def with_a_damaged_page(file: Path) -> None:
    damaged(file, 2)


def gone(file: Path) -> None:
    file.unlink()


SPOILED = (noise, empty, of_another_program, of_a_newer_lodestar, with_a_damaged_page, gone)


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: spoil.__name__)
async def test_what_is_no_sound_backup_is_refused_and_the_database_untouched(
    database: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    await a_database(database)
    copy = await a_database(tmp_path / "copy.sqlite3", words="from the copy")
    spoil(copy)
    before = files(database)
    with pytest.raises(StoreFault) as fault:
        restore(database, "", copy)
    one_line(fault)
    assert files(database) == before


@both
async def test_a_look_through_the_file_stops_when_it_is_told_to(database: Path, key: str) -> None:
    async with open_store(database, int, key) as store:
        sitting = await begun(store, ADA)
        many = (answer(store, ADA, sitting, f"asked_{number}", "1" * 200) for number in range(400))
        await asyncio.gather(*many)
    asked: list[bool] = []
    assert integrity(database, key, lambda: asked.append(True) or True) is None  # type: ignore[func-returns-value]
    assert asked == [True]
