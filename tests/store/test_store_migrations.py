"""An older database is brought up to date, whole, after a copy of it; a newer one is left alone."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Clock
from kept import ADA, CONSENT, answer, answers, begun, files, query

from bot.schema import MIGRATIONS
from bot.store import Disagreement, Store, StoreFault, Synced, open_store
from bot.store.file import BACKUP_DAYS

NEWEST = len(MIGRATIONS)

ROWS = {
    1: f"""
        INSERT INTO members (id, locale, consent, consented_at) VALUES ({ADA}, 'de', {CONSENT}, 1700000000);
        INSERT INTO sittings (id, member, chapter, content_version, begun_at, finished_at)
        VALUES ('a1', {ADA}, 'situation', 1, 1700000001, 1700000009),
            ('a2', {ADA}, 'work', 1, 1700000010, NULL);
        INSERT INTO answers (sitting, question, value, answered_at)
        VALUES ('a1', 'work_now', 'job', 1700000002), ('a2', 'skipped', NULL, 1700000011);
    """,
    2: f"""
        INSERT INTO disagreements (member, sitting, direction, instead, note, said_at)
        VALUES ({ADA}, 'a1', 'deepen', 'explore', 'in her words', 1700000020);
    """,
    3: "INSERT INTO synced_commands (application, digest, ids) VALUES (7, 'digest', '{\"help\": 70}');",
    4: "INSERT INTO chores (name) VALUES ('rewrite');",
}
"""What a database of each version could hold for the first time. Append only, as MIGRATIONS is."""


def old(file: Path, version: int, journal: str = "delete") -> None:
    """Write a database as that version of Lodestar left it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        for step, sql in enumerate(MIGRATIONS[:version], 1):
            connection.executescript(sql)
            connection.executescript(ROWS.get(step, ""))
        connection.execute(f"PRAGMA user_version = {version}")


async def opening(database: Path, clock: Clock) -> None:
    async with open_store(database, clock):
        pass


def copies(file: Path) -> list[Path]:
    return sorted(file.parent.glob("*.before-*"))


def version_of(file: Path) -> int:
    ((version,),) = query(file, "PRAGMA user_version")
    return int(version)


@pytest.mark.parametrize("version", range(NEWEST + 1))
async def test_a_database_of_an_earlier_version_opens_with_all_that_it_held(
    database: Path, clock: Clock, version: int
) -> None:
    old(database, version)
    async with open_store(database, clock) as store:
        held = await answers(store, ADA)
        said = await store.disagreement(ADA, "a1", "deepen")
        synced = await store.synced(7)
    assert held == ({"a1": {"work_now": "job"}, "a2": {"skipped": None}} if version >= 1 else {})
    assert said == (Disagreement("deepen", "explore", "in her words") if version >= 2 else None)
    assert synced == (Synced("digest", {"help": 70}) if version >= 3 else None)
    assert version_of(database) == NEWEST


@pytest.mark.parametrize("version", range(1, NEWEST))
async def test_a_copy_is_made_before_the_upgrade_for_the_owner_alone(
    database: Path, clock: Clock, version: int
) -> None:
    old(database, version)
    async with open_store(database, clock):
        (copy,) = copies(database)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert version_of(copy) == version
    assert query(copy, "SELECT sitting, value FROM answers ORDER BY sitting") == [("a1", "job"), ("a2", None)]


@pytest.mark.parametrize("version", [0, NEWEST])
async def test_no_copy_is_made_of_an_empty_or_a_current_database(
    database: Path, clock: Clock, version: int
) -> None:
    old(database, version)
    async with open_store(database, clock):
        assert copies(database) == []


@pytest.mark.parametrize("version", range(NEWEST))
async def test_an_upgraded_database_has_the_shape_of_a_new_one(
    database: Path, clock: Clock, version: int
) -> None:
    old(database, version)
    new = database.with_name("new.sqlite3")
    async with open_store(database, clock), open_store(new, clock):
        pass
    shape = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
    assert query(database, shape) == query(new, shape)


async def test_copies_are_deleted_after_thirty_days_and_nothing_else_is(database: Path, clock: Clock) -> None:
    assert BACKUP_DAYS == 30
    edge = clock() - 30 * 86400
    names = [
        f"{database.name}.before-{end}" for end in (f"2-{edge - 1}", f"2-{edge}", "summer", f"3-{clock()}")
    ]
    for name in (*names, f"other.sqlite3.before-2-{edge - 1}"):
        database.with_name(name).touch()
    await opening(database, clock)
    assert {copy.name for copy in copies(database)} == {*names[1:], f"other.sqlite3.before-2-{edge - 1}"}


@pytest.mark.parametrize("version", range(NEWEST + 1))
async def test_two_who_open_it_at_once_upgrade_it_once(database: Path, clock: Clock, version: int) -> None:
    old(database, version)
    await asyncio.gather(*(opening(database, clock) for _ in range(3)))
    assert version_of(database) == NEWEST


FAILED = (StoreFault, sqlite3.Error)
BROKEN = "CREATE TABLE half (id INTEGER); DELETE FROM answers; INSERT INTO nowhere VALUES (1);"


@pytest.mark.parametrize("version", [0, 1, NEWEST])
async def test_a_migration_that_fails_is_undone_whole(
    database: Path, clock: Clock, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(database, version)
    monkeypatch.setattr("bot.store.file.MIGRATIONS", (*MIGRATIONS, BROKEN))
    with pytest.raises(FAILED, match="nowhere"):
        await opening(database, clock)
    assert version_of(database) == NEWEST
    assert query(database, "SELECT name FROM sqlite_schema WHERE name = 'half'") == []
    assert len(query(database, "SELECT question FROM answers")) == (2 if version else 0)


async def test_a_mended_migration_goes_through_in_the_same_second(
    database: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(database, NEWEST)
    monkeypatch.setattr("bot.store.file.MIGRATIONS", (*MIGRATIONS, BROKEN))
    with pytest.raises(FAILED, match="nowhere"):
        await opening(database, clock)
    monkeypatch.setattr("bot.store.file.MIGRATIONS", (*MIGRATIONS, "CREATE TABLE whole (id INTEGER);"))
    await opening(database, clock)
    assert version_of(database) == NEWEST + 1


async def test_a_migration_that_fails_again_and_again_piles_up_no_copies(
    database: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(database, NEWEST)
    monkeypatch.setattr("bot.store.file.MIGRATIONS", (*MIGRATIONS, BROKEN))
    for start in range(3):
        clock.read = lambda start=start: 1_800_000_000 + start * 10  # type: ignore[misc]
        with pytest.raises(FAILED, match="nowhere"):
            await opening(database, clock)
    assert len(copies(database)) <= 1


@pytest.mark.parametrize("journal", ["wal", "delete"])
async def test_a_database_from_a_newer_lodestar_is_refused_and_left_untouched(
    database: Path, clock: Clock, journal: str
) -> None:
    old(database, NEWEST, journal)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    before = files(database)
    with pytest.raises(StoreFault, match=rf"newer Lodestar .*{NEWEST + 1}"):
        await opening(database, clock)
    assert files(database) == before


async def test_opening_again_changes_nothing(database: Path, clock: Clock) -> None:
    async with open_store(database, clock) as store:
        sitting = await begun(store, ADA)
        await answer(store, ADA, sitting, "asked", "1")
    before = files(database)
    async with open_store(database, clock) as store:
        assert await answers(store, ADA) == {sitting: {"asked": "1"}}
    assert files(database) == before


async def test_the_database_is_made_for_durable_answers(store: Store) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    for name, value in wanted.items():
        ((found,),) = await store._connection.execute_fetchall(f"PRAGMA {name}")
        assert (name, found) == (name, value)
