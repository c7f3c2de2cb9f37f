"""A bot of several shards, in one process or in several on one database, over real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from test_command_line import started
from test_wire import AT_THE_FAKE, Bot, asked_of_ada, kept_of_ada
from wire import TOKEN, Discord

AT_ONCE = """
import discord
async def at_once(self, shard_id, *, initial=False): pass
discord.Client.before_identify_hook = at_once
"""
"""Leave out the library's five seconds before each further IDENTIFY: these tests need not wait for them."""


@asynccontextmanager
async def running_at_once(port: int, folder: Path, **settings: str) -> AsyncIterator[Bot]:
    """The bot in a folder of its own, without those pauses; it is gone at the end."""
    given = {"DISCORD_TOKEN": TOKEN, "HEALTH": "off", **settings}
    async with started(folder, "-c", AT_ONCE + AT_THE_FAKE, str(port), "run", **given) as process:
        yield Bot(process)


def shards(discord: Discord) -> list[list[int]]:
    """The shards that identified so far, each with the number of all."""
    return sorted(identity["shard"] for identity in discord.identified)


async def answered_by_message(discord: Discord, folder: Path, *bots: Bot) -> None:
    """Ada is asked and answers in her direct messages; then the bots end."""
    sitting, question = await asked_of_ada(discord)
    assert (await discord.press(f"assess/skip:{sitting}:{question}")).json["type"] == 7
    assert await asyncio.gather(*(bot.stop() for bot in bots)) == [0] * len(bots)
    assert await kept_of_ada(folder) == {sitting: {question: None}}
    assert "Traceback" not in "".join(bot.log for bot in bots)


async def test_it_takes_as_many_shards_as_discord_recommends(tmp_path: Path) -> None:
    async with Discord() as discord:
        discord.shards = 4
        async with running_at_once(discord.port, tmp_path) as bot:
            await discord.until(lambda: len(discord.identified) == 4)
            assert shards(discord) == [[shard, 4] for shard in range(4)]
            await answered_by_message(discord, tmp_path, bot)


async def test_the_number_of_shards_can_be_set(tmp_path: Path) -> None:
    async with Discord() as discord, running_at_once(discord.port, tmp_path, SHARD_COUNT="4") as bot:
        await discord.until(lambda: len(discord.identified) == 4)
        assert shards(discord) == [[shard, 4] for shard in range(4)]
        assert discord.requests("GET", "/gateway/bot") == []
        await discord.until(lambda: 3 in discord.reading)
        await discord.hang_up(4000, shard=3)
        (resumed,) = await discord.until(lambda: discord.resumed)
        assert resumed["session_id"] == "session-3"
        await answered_by_message(discord, tmp_path, bot)


async def test_two_processes_share_the_shards_and_the_database(tmp_path: Path) -> None:
    async with (
        Discord() as discord,
        running_at_once(discord.port, tmp_path, SHARD_COUNT="4", SHARD_IDS="0,1") as first,
        running_at_once(discord.port, tmp_path, SHARD_COUNT="4", SHARD_IDS="2,3") as second,
    ):
        await discord.until(lambda: len(discord.identified) == 4)
        assert shards(discord) == [[shard, 4] for shard in range(4)]
        await answered_by_message(discord, tmp_path, first, second)


async def test_a_process_without_shard_0_runs_and_answers_servers(tmp_path: Path) -> None:
    async with (
        Discord() as discord,
        running_at_once(discord.port, tmp_path, SHARD_COUNT="4", SHARD_IDS="2,3") as bot,
    ):
        await discord.until(lambda: len(discord.identified) == 2)
        assert shards(discord) == [[2, 4], [3, 4]]
        discord.in_server, discord.acts_on = True, 2
        assert (await discord.command("compare")).json["type"] == 4
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log
