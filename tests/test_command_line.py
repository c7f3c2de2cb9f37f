"""The command line as an operator meets it: real processes, an empty environment, a folder of their own."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

from bot.library import Library
from bot.schema import MIGRATIONS
from bot.store import open_store

ROOT = Path(__file__).resolve().parents[1]
ADA, SAM = 111_111_111_111_111_111, 222_222_222_222_222_222
BOT = ("-m", "bot")

WARNINGS = "error,ignore:'audioop' is deprecated:DeprecationWarning"
"""Warnings are errors here too, but for the one that discord.py's own import gives."""

LOADED = "import sys, bot.__main__; print(*sorted({name.partition('.')[0] for name in sys.modules}))"


@asynccontextmanager
async def started(
    folder: Path, *arguments: str, **settings: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Python in a folder, with these settings and no others; it is gone at the end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": WARNINGS, **settings},
    )
    try:
        async with asyncio.timeout(20):
            yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@dataclass(frozen=True)
class Ended:
    """How a command ended; a traceback is never part of it."""

    status: int | None
    out: str
    err: str


async def ended(folder: Path, *arguments: str, **settings: str) -> Ended:
    """Run a command to its end."""
    async with started(folder, *arguments, **settings) as process:
        out, err = await process.communicate(b"")
    assert b"Traceback" not in err, err.decode()
    return Ended(process.returncode, out.decode(), err.decode())


def a_newer_database(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "lodestar.sqlite3")) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")


async def a_database_of_two(folder: Path) -> Path:
    """A database in which Ada and Sam have answered."""
    file = folder / "lodestar.sqlite3"
    async with open_store(file, lambda: 1_800_000_000) as store:
        for member, words in ((ADA, "adas-own-words"), (SAM, "sams-own-words")):
            await store.consent(member, 1, "en")
            (sitting,) = await store.begin(member, "situation", 1, 1)
            await store.answer(member, sitting.id, "situation", "work_now", "job", 1)
            await store.disagree(member, sitting.id, "deepen", None, words)
    return file


async def test_without_arguments_it_tells_every_command(tmp_path: Path) -> None:
    done, usage = await asyncio.gather(ended(tmp_path, *BOT), ended(tmp_path, *BOT, "--help"))
    assert (done.status, usage.status) == (2, 0)
    about_members = ("export-member", "erase-member", "feedback")
    for command in ("run", "play", "check", "sync", *about_members, "import-onet"):
        assert re.search(rf"^ +{command}\b", usage.out, re.MULTILINE)


async def test_check_counts_what_the_content_holds(tmp_path: Path, library: Library) -> None:
    done = await ended(tmp_path, *BOT, "check")
    assert done.status == 0
    numbers = re.findall(r"\d+", done.out)
    assert {str(len(library.assessment.questions)), str(len(library.languages["en"]))} <= set(numbers)
    assert all(language in done.out for language in library.languages)
    assert list(tmp_path.iterdir()) == []


async def test_faults_of_the_content_are_all_told_at_once(tmp_path: Path) -> None:
    for room in ("bot", "cogs", "content"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("help.toml", "refusal.toml"):
        (tmp_path / "content" / "en" / name).write_text("not TOML at all")
    done = await ended(tmp_path, *BOT, "check", PYTHONPATH=str(tmp_path))
    assert done.status == 2
    assert all(name in done.err for name in ("help.toml", "refusal.toml"))


async def test_without_a_token_it_tells_where_to_get_one_and_how_to_play(tmp_path: Path) -> None:
    for done in await asyncio.gather(*(ended(tmp_path, *BOT, command) for command in ("run", "sync"))):
        assert done.status == 2
        assert "DISCORD_TOKEN" in done.err
        assert "make play" in done.err
    assert list(tmp_path.iterdir()) == []


async def test_a_members_data_is_printed_whole_and_erased_whole(tmp_path: Path) -> None:
    file = await a_database_of_two(tmp_path)
    printed = await ended(tmp_path, *BOT, "export-member", str(ADA))
    assert printed.status == 0
    kept = json.loads(printed.out)
    assert kept["member"]["id"] == str(ADA)
    ((answer,),) = (sitting["answers"] for sitting in kept["sittings"])
    assert (answer["question"], answer["answer"]) == ("work_now", "job")
    assert "adas-own-words" in printed.out
    assert "sams-own-words" not in printed.out
    assert (await ended(tmp_path, *BOT, "erase-member", str(ADA))).status == 0
    content = file.read_bytes()
    assert b"adas-own-words" not in content
    assert b"sams-own-words" in content


async def test_a_member_of_whom_nothing_is_stored_is_told_as_such(tmp_path: Path) -> None:
    await a_database_of_two(tmp_path)
    commands = ("export-member", "erase-member")
    for done in await asyncio.gather(*(ended(tmp_path, *BOT, command, "333") for command in commands)):
        assert (done.status, done.out) == (1, "")
        assert "333" in done.err


async def test_what_is_no_members_number_is_told_as_such(tmp_path: Path) -> None:
    typed = ("ada", "9" * 30)
    for done in await asyncio.gather(*(ended(tmp_path, *BOT, "erase-member", member) for member in typed)):
        assert done.status == 2
        assert any(member in done.err for member in typed)
    assert list(tmp_path.iterdir()) == []


async def test_a_database_from_a_newer_lodestar_is_one_clear_line(tmp_path: Path) -> None:
    a_newer_database(tmp_path)
    commands = (("run",), ("erase-member", "1"))
    for done in await asyncio.gather(
        *(ended(tmp_path, *BOT, *command, DISCORD_TOKEN="a.b.c", LOG_LEVEL="ERROR") for command in commands)
    ):
        assert done.status == 1
        (line,) = done.err.splitlines()
        assert "lodestar.sqlite3" in line
        assert str(len(MIGRATIONS) + 1) in line


async def test_a_database_that_is_a_folder_is_one_clear_line_each_time(tmp_path: Path) -> None:
    (tmp_path / "lodestar.sqlite3").mkdir()
    for done in await asyncio.gather(*(ended(tmp_path, *BOT, "erase-member", "1") for _ in range(2))):
        assert done.status == 1
        assert len(done.err.splitlines()) == 1


async def test_the_bot_loads_nothing_that_only_tests_and_play_need(tmp_path: Path) -> None:
    done = await ended(tmp_path, "-c", LOADED)
    loaded = set(done.out.split())
    assert {"bot", "cogs", "discord", "aiosqlite"} <= loaded
    assert not loaded & {"simcord", "pytest", "hypothesis", "jsonschema"}
