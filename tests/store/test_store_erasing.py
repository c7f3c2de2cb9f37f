"""What was erased is gone from the bytes of every file, not only from the answers of queries."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from conftest import Clock
from kept import ADA, SAM, answer, begun, everything, files, filled, query

from bot.store import Store, open_store

WORDS = "unmistakable-confession"
OTHERS = "somebody-elses-confession"
SIZES = (1, 3, 20, 60, 100)
"""How often a word is written: notes of one line, of some, and of more than a page of the file."""


def found(words: str, database: Path) -> list[str]:
    """The files in which these words can be read."""
    return [name for name, content in files(database).items() if words.encode() in content]


@pytest.mark.parametrize("sizes", [(1,), SIZES])
@pytest.mark.parametrize("settled", [True, False])
async def test_erased_words_are_gone_from_every_file(
    store: Store, database: Path, sizes: tuple[int, ...], settled: bool
) -> None:
    sitting = await filled(store, ADA, WORDS)
    await filled(store, SAM, OTHERS)
    for number, size in enumerate(sizes):
        await store.disagree(ADA, sitting, f"direction_{number}", None, f"{WORDS} " * size)
        await store.disagree(ADA, sitting, "deepen", None, f"{WORDS} " * size)
    if settled:
        await store.settle()
    assert found(WORDS, database) == [database.name if settled else f"{database.name}-wal"]
    await store.erase(ADA)
    assert found(WORDS, database) == []
    assert found(OTHERS, database) == [database.name]


async def test_erased_words_stay_gone_when_the_store_is_closed(database: Path, clock: Clock) -> None:
    async with open_store(database, clock) as store:
        await filled(store, ADA, WORDS)
        await filled(store, SAM, OTHERS)
        assert found(WORDS, database) != []
        await store.erase(ADA)
    assert found(WORDS, database) == []
    assert found(OTHERS, database) == [database.name]


@pytest.mark.parametrize("by", ["the daily round", "the member"])
async def test_dropped_words_are_gone_from_every_file(store: Store, database: Path, by: str) -> None:
    sitting = await begun(store, ADA)
    await answer(store, ADA, sitting, "asked", WORDS)
    await store.disagree(ADA, sitting, "deepen", None, WORDS)
    assert found(WORDS, database) != []
    if by == "the member":
        await store.drop(ADA, sitting)
    else:
        await store.drop_unfinished(1_900_000_000)
        await store.settle(rewrite=True)
    assert await store.history(ADA) == ()
    assert found(WORDS, database) == []


def members_with_sittings(database: Path, members: int) -> dict[int, str]:
    """Members as they came one after another, with ids that make the same file each time."""
    sittings = {member: f"{member * 7919 % 10007:012x}" for member in range(1, members + 1)}
    with closing(sqlite3.connect(database)) as connection, connection:
        for member, sitting in sittings.items():
            connection.execute("INSERT INTO members VALUES (?, 'en', 3, 1)", (member,))
            connection.execute("INSERT INTO sittings VALUES (?, ?, 'work', 1, 1, NULL)", (sitting, member))
    return sittings


async def disagreed(store: Store, database: Path, seed: int) -> dict[int, str]:
    """Let many members disagree by turns, so that the file moves rows about; returns their words."""
    sittings, chance = members_with_sittings(database, 20), Random(seed)
    words = {member: f"confession-of-{member:03d}" for member in sittings}
    said = [(member, number) for member in sittings for number in range(2)]
    chance.shuffle(said)
    for member, number in said:
        note = f"{words[member]} " * chance.choice(SIZES)
        await store.disagree(member, sittings[member], f"direction_{number}", None, note)
    return words


@pytest.mark.parametrize("seed", [5, 14, 17])
async def test_erased_words_are_gone_wherever_the_file_had_moved_them(
    store: Store, database: Path, seed: int
) -> None:
    left = []
    for member, words in (await disagreed(store, database, seed)).items():
        assert found(words, database) != []
        await store.erase(member)
        if found(words, database):
            left.append(member)
    assert left == []


async def test_a_large_file_is_rewritten_in_the_daily_round(
    database: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.work.REWRITE_BYTES", 0)
    async with open_store(database, clock) as store:
        everyone = await disagreed(store, database, seed=5)
        for member in everyone:
            await store.erase(member)
        await store.settle()
        assert query(database, "SELECT name FROM chores") != []
    async with open_store(database, clock) as store:
        await store.settle(rewrite=True)
        assert query(database, "SELECT name FROM chores") == []
        assert [words for words in everyone.values() if found(words, database)] == []


async def test_an_erase_goes_through_while_another_program_reads(
    store: Store, database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await store._connection.execute("PRAGMA busy_timeout = 0")
    await filled(store, ADA, WORDS)
    with closing(sqlite3.connect(database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM members").fetchall()
        assert await store.erase(ADA) is True
    assert await everything(store, ADA) == (None, (), None)
    assert "another program reads the database" in caplog.text
    await store.settle()
    assert found(WORDS, database) == []


async def test_an_erase_goes_through_though_another_program_writes_before_the_file_is_rewritten(
    store: Store, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store._connection.execute("PRAGMA busy_timeout = 0")
    await filled(store, ADA, WORDS)
    settle = store.settle
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:

        async def beside_a_writer() -> None:
            writer.execute("BEGIN IMMEDIATE")
            await settle()

        with monkeypatch.context() as patched:
            patched.setattr(store, "settle", beside_a_writer)
            assert await store.erase(ADA) is True
    assert await everything(store, ADA) == (None, (), None)
    await store.settle()
    assert found(WORDS, database) == []
