"""What an operator sees of the bot's health, over real sockets, and what the watchdog does about it."""

from __future__ import annotations

import re
import socket
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import aiohttp
import pytest
from test_command_line import ended
from test_wire import DATABASE, asked_of_ada, running
from wire import ADA, TOKEN, Discord

from bot.store import open_store

OUTCOMES = {"ok", "refused", "failed", "late"}

WATCHED = """
import asyncio, time
from bot.health import watchdog

async def unwell() -> str | None:
    return "something"

async def well() -> str | None:
    return None

async def main() -> None:
    async with watchdog({how}, limit=0.4, look=0.05):
        {life}
    print("lived")

asyncio.run(main())
"""


@dataclass(frozen=True)
class Page:
    status: int
    kind: str
    text: str


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


async def page(port: int, name: str) -> Page:
    """One of the health pages."""
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/{name}") as response,
    ):
        return Page(response.status, response.content_type, await response.text())


async def test_it_lives_from_the_start_and_is_ready_once_it_can_serve(tmp_path: Path) -> None:
    port = free_port()
    async with Discord() as discord, running(discord.port, tmp_path, HEALTH=f"127.0.0.1:{port}") as bot:
        discord.may_log_in.clear()
        await discord.request("GET", "/users/@me")
        assert (await page(port, "healthz")).status == 200
        early = await page(port, "readyz")
        assert early.status == 503
        assert "gateway" in early.text
        assert (await page(port, "metrics")).status == 200
        discord.may_log_in.set()
        await bot.says("ready:")
        ready = await page(port, "readyz")
        assert (ready.status, ready.text) == (200, "ok\n")
        assert await bot.stop() == 0
        with pytest.raises(aiohttp.ClientConnectionError):
            await page(port, "healthz")
    assert "Traceback" not in bot.log


async def test_it_is_not_ready_while_the_database_takes_no_answers(tmp_path: Path) -> None:
    port = free_port()
    async with Discord() as discord, running(discord.port, tmp_path, HEALTH=f"127.0.0.1:{port}") as bot:
        await bot.says("ready:")
        with closing(sqlite3.connect(tmp_path / DATABASE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            locked = await page(port, "readyz")
        again = await page(port, "readyz")
        (tmp_path / DATABASE).unlink()
        gone = await page(port, "readyz")
        assert (await page(port, "healthz")).status == 200
        await bot.stop()
    assert {"locked": locked.status, "again": again.status, "gone": gone.status} == {
        "locked": 503,
        "again": 200,
        "gone": 503,
    }
    assert "database" in locked.text
    assert "database" in gone.text


async def test_the_numbers_name_routes_and_outcomes_and_no_member(tmp_path: Path) -> None:
    port = free_port()
    async with Discord() as discord, running(discord.port, tmp_path, HEALTH=f"127.0.0.1:{port}") as bot:
        await bot.online(discord)
        sitting, question = await asked_of_ada(discord)
        await discord.press(f"assess/skip:{sitting}:{question}")
        stranger = {"component_type": 2, "custom_id": "the words of a stranger"}
        await discord.interact(3, stranger, message=discord.messages[-1])
        await discord.command("compare")
        numbers = await page(port, "metrics")
        assert await bot.stop() == 0
    assert (numbers.status, numbers.kind) == (200, "text/plain")
    counted = re.findall(
        r'^lodestar_answers_total\{outcome="(\w+)",route="([^"]+)"\} (\S+)$', numbers.text, re.M
    )
    assert ("ok", "assess/skip", "1.0") in counted
    assert ("ok", "/assess", "1.0") in counted
    assert ("refused", "an unknown press", "1.0") in counted
    assert {outcome for outcome, _, _ in counted} <= OUTCOMES
    assert "lodestar_open_sittings 1.0" in numbers.text
    assert 'lodestar_answer_seconds_bucket{le="3.0"}' in numbers.text
    for secret in (ADA, sitting, question, "stranger", "secret-of-", TOKEN):
        assert secret not in numbers.text
    for line in numbers.text.splitlines():
        assert re.fullmatch(r"# (HELP|TYPE) \w+ .+|\w+(\{[^{}]*\})? [\d.e+-]+", line), line


async def test_a_port_that_is_taken_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        async with Discord() as discord:
            async with running(discord.port, tmp_path, HEALTH=address, LOG_LEVEL="ERROR") as bot:
                assert await bot.end() == 1
            assert discord.asked == []
    (line,) = bot.log.splitlines()
    assert "HEALTH" in line
    assert address in line


async def test_turned_off_it_serves_nothing_so_that_a_taken_port_is_no_matter(tmp_path: Path) -> None:
    with socket.socket() as usual:
        try:
            usual.bind(("127.0.0.1", 8420))
            usual.listen()
        except OSError:
            pass  # somebody else has it: taken all the same
        async with Discord() as discord, running(discord.port, tmp_path, HEALTH="off") as bot:
            await bot.online(discord)
            assert await bot.stop() == 0


async def test_a_database_with_a_damaged_page_ends_it_with_one_clear_line(tmp_path: Path) -> None:
    async with open_store(tmp_path / DATABASE, int) as store:
        await store.consent(int(ADA), 1, "en")
        await store.hear(int(ADA), "en" * 50_000)  # pages that nothing but a look at the whole file reads
    content = bytearray((tmp_path / DATABASE).read_bytes())
    at = 4096 * (len(content) // 4096 // 2)
    content[at : at + 4096] = Random(7).randbytes(4096)
    (tmp_path / DATABASE).write_bytes(content)
    async with Discord() as discord, running(discord.port, tmp_path, LOG_LEVEL="ERROR") as bot:
        assert await bot.end() == 1
    (line,) = bot.log.splitlines()
    assert str(DATABASE) in line
    assert "damaged" in line


@pytest.mark.parametrize(
    ("how", "life"),
    [
        ("unwell", "await asyncio.sleep(30)"),
        ("well", "asyncio.get_running_loop().call_later(0.1, time.sleep, 30); await asyncio.sleep(30)"),
    ],
)
async def test_the_watchdog_ends_what_is_never_ready_or_hangs(tmp_path: Path, how: str, life: str) -> None:
    before = time.monotonic()
    done = await ended(tmp_path, "-c", WATCHED.format(how=how, life=life))
    assert (done.status, done.out) == (1, "")
    assert time.monotonic() - before < 10
    assert "not ready" in done.err


async def test_the_watchdog_lets_live_what_is_well(tmp_path: Path) -> None:
    done = await ended(tmp_path, "-c", WATCHED.format(how="well", life="await asyncio.sleep(0.8)"))
    assert (done.status, done.out, done.err) == (0, "lived\n", "")
