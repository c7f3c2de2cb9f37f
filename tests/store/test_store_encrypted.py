"""A database with a key: how it comes to be encrypted, and that nothing else changes by it."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Clock
from kept import ADA, SAM, answers, everything, files, filled
from test_command_line import BOT, ended
from test_store_copies import (
    IN_WORDS,
    KEY,
    OTHER,
    WORDS,
    a_database,
    all_rows,
    asked,
    both,
    damaged,
    one_line,
)
from test_store_migrations import ROWS

from bot.schema import MIGRATIONS
from bot.store import StoreFault, open_store
from bot.store.copies import encrypt, integrity
from bot.store.file import connect

PLAIN_HEADER = b"SQLite format 3"


async def opening(file: Path, key: str) -> None:
    async with open_store(file, int, key):
        pass


@pytest.mark.parametrize("key", [KEY, IN_WORDS], ids=["raw", "in words"])
async def test_encrypting_leaves_every_row_and_no_plain_word(database: Path, clock: Clock, key: str) -> None:
    await a_database(database)
    rows = all_rows(database, "")
    assert WORDS.encode() in database.read_bytes()
    encrypt(database, key)
    assert all_rows(database, key) == rows
    assert rows["version"] == [(len(MIGRATIONS),)]
    ((name, content),) = files(database).items()
    assert name == database.name
    for plain in (PLAIN_HEADER, WORDS.encode(), b"members", str(ADA).encode()):
        assert plain not in content
    assert database.stat().st_mode & 0o777 == 0o600
    async with open_store(database, clock, key) as store:
        await filled(store, SAM, WORDS)
        assert all(WORDS.encode() not in content for content in files(database).values())


async def test_encrypting_under_an_open_store_is_refused(database: Path, clock: Clock) -> None:
    async with open_store(database, clock) as store:
        await filled(store, ADA, WORDS)
        with pytest.raises(StoreFault, match="in use") as fault:
            encrypt(database, KEY)
        one_line(fault)
        await filled(store, SAM, WORDS)
        before = await everything(store, ADA)
    async with open_store(database, clock) as store:
        assert await everything(store, ADA) == before
    assert set(files(database)) == {database.name}


async def test_encrypting_without_a_key_twice_or_nothing_is_refused(database: Path) -> None:
    with pytest.raises(StoreFault, match="is not there") as fault:
        encrypt(database, KEY)
    one_line(fault)
    await a_database(database)
    plain = files(database)
    with pytest.raises(StoreFault, match="DATABASE_KEY is not set") as fault:
        encrypt(database, "")
    one_line(fault)
    assert files(database) == plain
    encrypt(database, KEY)
    encrypted = files(database)
    for key in (KEY, OTHER):
        with pytest.raises(StoreFault, match="is encrypted") as fault:
            encrypt(database, key)
        one_line(fault)
    assert files(database) == encrypted


@pytest.mark.parametrize(
    ("key", "given", "said"),
    [
        (KEY, OTHER, "not the key"),
        (KEY, "", "set DATABASE_KEY"),
        ("", KEY, "is not encrypted"),
    ],
    ids=["another key", "no key", "a key on a plain file"],
)
async def test_a_key_that_does_not_fit_is_one_clear_line(
    database: Path, key: str, given: str, said: str
) -> None:
    await a_database(database, key)
    before = files(database)
    with pytest.raises(StoreFault, match=said) as fault:
        await opening(database, given)
    assert str(database) in one_line(fault)
    assert files(database) == before


async def test_an_operator_whose_key_does_not_fit_reads_one_line(database: Path) -> None:
    await a_database(database, KEY)
    typed: tuple[dict[str, str], ...] = ({"DATABASE_KEY": OTHER}, {})
    for done in await asyncio.gather(
        *(ended(database.parent, *BOT, "erase-member", str(ADA), **key) for key in typed)
    ):
        assert done.status == 1
        assert len(done.err.splitlines()) == 1
        assert "DATABASE_KEY" in done.err


def old(file: Path, version: int) -> None:
    """Write an encrypted database as that version of Lodestar would have left it."""
    with closing(connect(file, KEY)) as connection:
        for step, sql in enumerate(MIGRATIONS[:version], 1):
            connection.executescript(sql)
            connection.executescript(ROWS.get(step, ""))
        connection.execute(f"PRAGMA user_version = {version}")


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
async def test_an_older_encrypted_database_is_brought_up_to_date_after_an_encrypted_copy(
    database: Path, clock: Clock, version: int
) -> None:
    old(database, version)
    async with open_store(database, clock, KEY) as store:
        assert await answers(store, ADA) == {"a1": {"work_now": "job"}, "a2": {"skipped": None}}
    assert asked(database, KEY, "PRAGMA user_version") == [(len(MIGRATIONS),)]
    (copy,) = database.parent.glob("*.before-*")
    assert asked(copy, KEY, "PRAGMA user_version") == [(version,)]
    assert integrity(copy, KEY) is None
    assert all(not content.startswith(PLAIN_HEADER) for content in files(database).values())


async def test_with_a_key_a_member_can_be_erased_and_old_sittings_dropped(
    database: Path, clock: Clock
) -> None:
    async with open_store(database, clock, KEY) as store:
        await filled(store, ADA, WORDS)
        await filled(store, SAM, WORDS)
        assert await store.erase(ADA)
        assert await store.member(ADA) is None
        assert await store.drop_unfinished(clock() + 1) == 1
        await store.settle(rewrite=True)
        assert asked(database, KEY, "SELECT * FROM chores") == []
    assert integrity(database, KEY) is None


async def test_erased_words_are_gone_from_the_decrypted_bytes(
    database: Path, tmp_path: Path, clock: Clock
) -> None:
    async with open_store(database, clock, KEY) as store:
        await filled(store, ADA, WORDS)
        await filled(store, SAM, "somebody-elses-words")
        await store.erase(ADA)
    plain = tmp_path / "plain.sqlite3"
    with closing(connect(database, KEY)) as connection:
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        connection.execute("SELECT sqlcipher_export('plain')")
    assert WORDS.encode() not in plain.read_bytes()
    assert b"somebody-elses-words" in plain.read_bytes()


@both
async def test_a_damaged_page_is_found_in_one_line(database: Path, key: str) -> None:
    await a_database(database, key)
    assert integrity(database, key) is None
    damaged(database, 3)
    found = integrity(database, key)
    assert found
    assert len(found.splitlines()) == 1


async def test_a_log_from_before_does_not_outlive_the_plain_database(database: Path) -> None:
    """A crash left a write-ahead log: what it holds is kept, and no plain word stays beside the file."""
    async with open_store(database, int) as store:
        await filled(store, ADA, WORDS)
        left = files(database)
    for name, content in left.items():
        (database.parent / name).write_bytes(content)
    assert WORDS.encode() in left[f"{database.name}-wal"]
    encrypt(database, KEY)
    assert WORDS in str(all_rows(database, KEY))
    assert set(files(database)) == {database.name}
    with pytest.raises(sqlite3.DatabaseError):
        asked(database, "", "SELECT * FROM members")
