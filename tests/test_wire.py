"""The bot as its own process, over real sockets: it logs in, tells of its commands, answers and leaves."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from test_command_line import started
from wire import ADA, APPLICATION, TOKEN, Discord

from bot.settings import Settings
from bot.store import open_store

AT_THE_FAKE = """
import sys
import discord, yarl
discord.http.Route.BASE = f"http://127.0.0.1:{sys.argv[1]}/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{sys.argv[1]}/gateway")
from bot.__main__ import main
sys.exit(main(sys.argv[2:]))
"""

COMMANDS = f"/applications/{APPLICATION}/commands"
DATABASE = Settings().database


class Bot:
    """The bot's process, and what it wrote to its log."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.log = ""

    async def says(self, pattern: str) -> str:
        """Wait for a line of the log; returns what the pattern's group holds."""
        assert self.process.stderr is not None
        while line := (await self.process.stderr.readline()).decode():
            self.log += line
            if match := re.search(pattern, line):
                return match[match.lastindex or 0]
        raise AssertionError(f"the bot ended without saying {pattern}:\n{self.log}")

    async def online(self, discord: Discord) -> None:
        """Wait until it reads what the gateway tells it; where it ends before, say so at once."""
        waits = [asyncio.create_task(wait) for wait in (discord.online.wait(), self.process.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            assert discord.online.is_set(), (await self.end(), self.log)
        finally:
            _ = [wait.cancel() for wait in waits]

    async def end(self) -> int:
        """Wait for the end; returns the exit status."""
        _, rest = await self.process.communicate()
        self.log += rest.decode()
        assert self.process.returncode is not None
        return self.process.returncode

    async def stop(self, name: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal; returns the exit status, which must come in time."""
        self.process.send_signal(name)
        async with asyncio.timeout(5):
            return await self.end()


@asynccontextmanager
async def running(port: int, folder: Path, command: str = "run", **settings: str) -> AsyncIterator[Bot]:
    """The bot in a folder of its own; it is gone at the end."""
    given = {"DISCORD_TOKEN": TOKEN, "HEALTH": "off", **settings}
    async with started(folder, "-c", AT_THE_FAKE, str(port), command, **given) as process:
        yield Bot(process)


@pytest.fixture
async def discord() -> AsyncIterator[Discord]:
    async with Discord() as fake:
        yield fake


async def asked_of_ada(discord: Discord) -> tuple[str, str]:
    """Ada agrees and begins; returns the sitting and the first question."""
    await discord.command("assess")
    consent = await discord.press("assess/begin:situation")
    (agree,) = re.findall(r"assess/agree:[^']*", str(consent.json))
    begun = await discord.press(agree)
    ((sitting, question),) = re.findall(r"assess/skip:(\w+):(\w+)", str(begun.json))
    return sitting, question


async def kept_of_ada(folder: Path) -> dict[str, dict[str, str | None]]:
    """Ada's answers by sitting, after the end."""
    async with open_store(folder / DATABASE, int) as store:
        return {sitting.id: dict(sitting.answers) for sitting in await store.history(int(ADA))}


def forget_the_commands(folder: Path) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        connection.execute("UPDATE synced_commands SET digest = 'of other commands'")


async def test_a_wrong_token_ends_with_its_name_and_status_2(discord: Discord, tmp_path: Path) -> None:
    async with running(discord.port, tmp_path, DISCORD_TOKEN="a.wrong.token") as bot:
        assert await bot.end() == 2
    assert "DISCORD_TOKEN" in bot.log
    assert "Traceback" not in bot.log
    assert "a.wrong.token" not in bot.log


async def test_a_discord_out_of_reach_ends_with_one_line_and_status_1(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens here, and nobody else can
        async with running(taken.getsockname()[1], tmp_path, LOG_LEVEL="ERROR") as bot:
            assert await bot.end() == 1
    assert len(bot.log.splitlines()) == 1
    assert "Traceback" not in bot.log


async def test_it_logs_in_and_tells_how_to_invite_it(discord: Discord, tmp_path: Path) -> None:
    async with running(discord.port, tmp_path) as bot:
        address = await bot.says(r"(https://discord\.com/\S+)")
        assert await bot.stop(signal.SIGINT) == 0
    assert f"client_id={APPLICATION}" in address
    assert "permissions=0" in address
    (identity,) = discord.identified
    assert identity["token"] == TOKEN
    assert identity["intents"] == 1 << 0 | 1 << 12
    assert TOKEN not in bot.log
    assert "Traceback" not in bot.log


async def test_commands_are_sent_when_they_are_new_or_changed_and_not_else(tmp_path: Path) -> None:
    for known, sent in (("nothing", 1), ("the same", 0), ("other ones", 1)):
        if known == "other ones":
            forget_the_commands(tmp_path)
        async with Discord() as discord, running(discord.port, tmp_path) as bot:
            await bot.online(discord)
            assert await bot.stop() == 0
            assert (known, len(discord.requests("PUT", COMMANDS))) == (known, sent)
    async with open_store(tmp_path / DATABASE, int) as store:
        synced = await store.synced(int(APPLICATION))
    assert synced is not None
    assert {"assess", "compare", "privacy", "help"} <= synced.ids.keys()


async def test_sync_sends_the_commands_each_time_and_does_not_go_online(
    discord: Discord, tmp_path: Path
) -> None:
    for number in (1, 2):
        async with running(discord.port, tmp_path, "sync") as bot:
            assert await bot.end() == 0
        assert len(discord.requests("PUT", COMMANDS)) == number
    assert "Traceback" not in bot.log
    assert not discord.connected.is_set()


async def test_commands_and_presses_are_answered_and_kept(discord: Discord, tmp_path: Path) -> None:
    async with running(discord.port, tmp_path) as bot:
        await bot.online(discord)
        shown = await discord.command("compare")
        assert shown.json["type"] == 4
        sitting, question = await asked_of_ada(discord)
        pressed = await discord.press(f"assess/skip:{sitting}:{question}")
        assert pressed.json["type"] == 7
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log
    assert await kept_of_ada(tmp_path) == {sitting: {question: None}}


async def test_at_the_end_it_leaves_the_gateway_as_one_should(discord: Discord, tmp_path: Path) -> None:
    async with running(discord.port, tmp_path) as bot:
        await bot.online(discord)
        assert await bot.stop() == 0
        assert await asyncio.wait_for(discord.left, 1) in (1000, 1001)
    assert "Traceback" not in bot.log
    assert [file.name for file in tmp_path.iterdir()] == [DATABASE.name]


async def test_an_answer_in_flight_at_the_end_is_still_given_and_kept(
    discord: Discord, tmp_path: Path
) -> None:
    async with running(discord.port, tmp_path) as bot:
        await bot.online(discord)
        sitting, question = await asked_of_ada(discord)
        discord.may_answer.clear()
        asked = await discord.press(f"assess/skip:{sitting}:{question}")
        bot.process.send_signal(signal.SIGTERM)
        await bot.says("stopping")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.shield(discord.left), 0.2)
        late = await discord.command("compare")
        discord.may_answer.set()
        async with asyncio.timeout(5):
            assert await bot.end() == 0
    assert asked in discord.answered
    assert late in discord.answered
    assert "Traceback" not in bot.log
    assert await kept_of_ada(tmp_path) == {sitting: {question: None}}


@pytest.mark.parametrize("silent", ["login", "gateway"])
async def test_it_can_be_stopped_while_it_still_connects(
    discord: Discord, tmp_path: Path, silent: str
) -> None:
    (discord.may_log_in if silent == "login" else discord.greets).clear()
    async with running(discord.port, tmp_path) as bot:
        await (discord.request("GET", "/users/@me") if silent == "login" else discord.connected.wait())
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log


async def test_a_token_that_is_taken_back_ends_it_with_its_name(discord: Discord, tmp_path: Path) -> None:
    async with running(discord.port, tmp_path) as bot:
        await bot.online(discord)
        await discord.hang_up(4004)
        assert await bot.end() != 0
    assert "DISCORD_TOKEN" in bot.log
    assert "Traceback" not in bot.log


async def test_a_connection_that_breaks_under_an_answer_breaks_nothing_else(
    discord: Discord, tmp_path: Path
) -> None:
    async with running(discord.port, tmp_path) as bot:
        await bot.online(discord)
        sitting, question = await asked_of_ada(discord)
        discord.hangs_up = True
        await discord.press(f"assess/skip:{sitting}:{question}")
        assert await bot.stop() == 0
    assert "Ignoring exception" not in bot.log  # what discord.py says of a failure that nobody caught
    assert await kept_of_ada(tmp_path) == {sitting: {question: None}}


async def test_nothing_of_a_press_stands_in_the_log_at_any_level(discord: Discord, tmp_path: Path) -> None:
    async with running(discord.port, tmp_path, LOG_LEVEL="DEBUG") as bot:
        await bot.online(discord)
        sitting, _ = await asked_of_ada(discord)
        form = f"disagree/said:{sitting}:deepen#1"
        await discord.submit(form, instead="explore", note="in her own words")
        assert await bot.stop() == 0
    assert "in her own words" not in bot.log
    assert "secret-of-" not in bot.log
    assert TOKEN not in bot.log
