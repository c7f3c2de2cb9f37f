"""Imported occupations are kept whole or not at all, and are no member's data."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from time import perf_counter

import pytest
from conftest import Clock
from hypothesis import given, settings
from hypothesis import strategies as some
from kept import ADA, everything, filled, query
from test_store_copies import KEY

from bot.guidance.occupation import Catalogue, Occupation
from bot.refusal import Refusal
from bot.store import Store, open_store

ROOT = Path(__file__).resolve().parents[2]
MANY = 900

REPLACING = """
import asyncio, sys
from pathlib import Path
from test_store_catalogue import many
from bot.store import open_store

async def main():
    async with open_store(Path(sys.argv[1]), int) as store:
        print("open", flush=True)
        while True:
            for release in "AB":
                await store.replace_imported(release, many(release))

asyncio.run(main())
"""


def one(code: str, words: str = "words", titles: int = 1) -> Occupation:
    return Occupation(
        code=code,
        interests=(1.0, 2.5, 3.25, 4.0, 5.01, 7.0),
        preparation=3,
        skills=("Speaking", "Writing"),
        family="care",
        title=words,
        description=words * 20,
        also=tuple(f"{words} {number}" for number in range(titles)),
        related=("11-1011.00",),
    )


def many(words: str) -> list[Occupation]:
    """As many occupations as a release has, with as many other titles."""
    return [one(f"29-{number:04}.00", f"{words} of occupation {number}", 60) for number in range(MANY)]


async def test_without_an_import_the_catalogue_is_empty(store: Store) -> None:
    assert await store.imported() == Catalogue(())
    assert not await store.remove_imported()


async def test_what_was_imported_is_read_as_it_was_in_the_order_of_codes(store: Store) -> None:
    first, second = one("15-1252.00", 'quoted "words" à la carte'), one("11-1011.00")
    await store.replace_imported("30.1", [first, second])
    assert await store.imported() == Catalogue((second, first), "30.1")


async def test_an_import_takes_the_place_of_the_one_before(store: Store) -> None:
    await store.replace_imported("30.1", [one("15-1252.00"), one("11-1011.00")])
    for _ in range(2):
        await store.replace_imported("30.2", [one("11-1011.00", "new")])
        assert await store.imported() == Catalogue((one("11-1011.00", "new"),), "30.2")
    assert await store.remove_imported()
    assert await store.imported() == Catalogue(())


TEXTS = some.text(some.characters(blacklist_categories=["Cs"]), max_size=9)


@given(TEXTS, some.lists(TEXTS, max_size=3))
@settings(max_examples=30, deadline=None)
def test_any_words_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, words: str, also: list[str]
) -> None:
    occupation = Occupation("11-1011.00", (1,) * 6, 1, (), "food", "", words, words, tuple(also))

    async def kept() -> Catalogue:
        async with open_store(tmp_path_factory.mktemp("words") / "db", int) as store:
            await store.replace_imported(words, [occupation])
            return await store.imported()

    assert asyncio.run(kept()) == Catalogue((occupation,), words)


async def test_a_fault_in_the_middle_leaves_what_was_there(store: Store, database: Path) -> None:
    await store.replace_imported("30.1", [one("11-1011.00")])
    with pytest.raises(sqlite3.IntegrityError):
        await store.replace_imported("30.2", [one("15-1252.00"), one("15-1252.00")])
    assert await store.imported() == Catalogue((one("11-1011.00"),), "30.1")
    assert query(database, "SELECT count(*) FROM imported") == [(1,)]


async def test_a_cancelled_import_leaves_what_was_there_or_all_that_is_new(store: Store) -> None:
    await store.replace_imported("A", many("A"))
    for turns in range(8):
        task = asyncio.create_task(store.replace_imported("B", many("B")))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        found = await store.imported()
        assert found == Catalogue(tuple(many(found.release)), found.release)


async def test_killed_in_the_middle_the_catalogue_is_whole(database: Path) -> None:
    async with open_store(database, int) as store:
        await store.replace_imported("A", many("A"))
    chance = random.Random(5)
    for _ in range(4):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", REPLACING, str(database)),
            stdout=asyncio.subprocess.PIPE,
            cwd=ROOT,
            env={"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}:{ROOT / 'tests' / 'store'}"},
        )
        assert process.stdout is not None
        await process.stdout.readline()
        await asyncio.sleep(chance.uniform(0.05, 0.4))
        process.kill()
        await process.communicate()
        async with open_store(database, int) as store:
            found = await store.imported()
        assert found == Catalogue(tuple(many(found.release)), found.release)
    assert query(database, "PRAGMA integrity_check") == [("ok",)]


async def test_another_program_imports_while_the_bot_works(
    store: Store, database: Path, clock: Clock
) -> None:
    await filled(store, ADA, "words")
    async with open_store(database, clock) as other:
        for release in "AB":
            await asyncio.gather(other.replace_imported(release, many(release)), filled(store, ADA, release))
    assert await store.imported() == Catalogue(tuple(many("B")), "B")


async def test_a_database_that_is_locked_refuses_and_keeps_what_was_there(
    store: Store, database: Path
) -> None:
    await store.replace_imported("30.1", [one("11-1011.00")])
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refusal):
            await store.replace_imported("30.2", many("B"))
        assert await store.imported() == Catalogue((one("11-1011.00"),), "30.1")


async def test_imported_occupations_are_in_no_export_and_survive_every_erasure(store: Store) -> None:
    await filled(store, ADA, "words")
    before = await everything(store, ADA)
    await store.replace_imported("30.1", many("A"))
    assert await everything(store, ADA) == before
    assert await store.erase(ADA)
    assert await store.imported() == Catalogue(tuple(many("A")), "30.1")


async def test_erasing_and_importing_touch_no_row_of_each_other(store: Store, database: Path) -> None:
    await store.replace_imported("30.1", many("A"))
    for table in ("imported", "imported_release"):
        columns = {row[1] for row in query(database, f"PRAGMA table_info({table})")}
        assert "member" not in columns
        assert query(database, f"PRAGMA foreign_key_list({table})") == []


async def test_an_encrypted_database_takes_them_too(database: Path, clock: Clock) -> None:
    async with open_store(database, clock, KEY) as store:
        await store.replace_imported("30.1", many("unmistakable"))
    async with open_store(database, clock, KEY) as store:
        assert await store.imported() == Catalogue(tuple(many("unmistakable")), "30.1")
    assert b"unmistakable" not in database.read_bytes()


async def test_reading_a_whole_release_takes_a_moment(store: Store) -> None:
    await store.replace_imported("30.1", many("words"))
    took = []
    for _ in range(5):
        before = perf_counter()
        await store.imported()
        took.append(perf_counter() - before)
    assert min(took) < 0.15
