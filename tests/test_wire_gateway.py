"""What the gateway does to a running bot, over real sockets: it drops, sends away, and is resumed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from test_health import free_port, page
from test_shards import running_at_once
from test_wire import Bot, asked_of_ada, kept_of_ada, running
from wire import TOKEN, Discord

RECONNECT, INVALID_SESSION = 7, 9


@asynccontextmanager
async def online(folder: Path, **settings: str) -> AsyncIterator[tuple[Discord, Bot]]:
    """A Discord and a bot that it can reach."""
    async with Discord() as discord, running(discord.port, folder, **settings) as bot:
        await bot.online(discord)
        yield discord, bot


async def test_a_dropped_session_is_resumed_misses_nothing_and_is_counted(tmp_path: Path) -> None:
    port = free_port()
    async with online(tmp_path, HEALTH=f"127.0.0.1:{port}") as (discord, bot):
        sitting, question = await asked_of_ada(discord)
        events = 4  # READY, and what Ada did
        await discord.hang_up(4000)
        pressed = await discord.press(f"assess/skip:{sitting}:{question}")
        (resumed,) = await discord.until(lambda: discord.resumed)
        assert pressed.json["type"] == 7
        assert resumed == {"token": TOKEN, "session_id": "session-0", "seq": events}
        assert discord.requests("GET", "/resume")
        assert (await discord.command("compare")).json["type"] == 4
        assert "lodestar_gateway_resumes_total 1.0" in (await page(port, "metrics")).text
        assert await bot.stop() == 0
    assert len(discord.identified) == 1
    assert "Traceback" not in bot.log
    assert await kept_of_ada(tmp_path) == {sitting: {question: None}}


async def test_a_bot_that_is_sent_away_comes_back_to_its_session(tmp_path: Path) -> None:
    async with online(tmp_path) as (discord, bot):
        for told in [(RECONNECT, None), (INVALID_SESSION, True), (RECONNECT, None)]:
            discord.resumed.clear()
            await discord.say(*told)
            await discord.until(lambda: discord.resumed)
            assert (await discord.command("compare")).json["type"] == 4
        assert await bot.stop() == 0
    assert len(discord.identified) == 1
    assert "Traceback" not in bot.log


async def test_a_session_that_is_over_is_begun_anew(tmp_path: Path) -> None:
    async with Discord() as discord, running_at_once(discord.port, tmp_path) as bot:
        await bot.online(discord)
        sitting, question = await asked_of_ada(discord)
        await discord.say(INVALID_SESSION, False)
        await discord.until(lambda: len(discord.identified) == 2)
        assert (await discord.press(f"assess/skip:{sitting}:{question}")).json["type"] == 7
        assert await bot.stop() == 0
    assert discord.resumed == []
    assert "Traceback" not in bot.log
    assert await kept_of_ada(tmp_path) == {sitting: {question: None}}
