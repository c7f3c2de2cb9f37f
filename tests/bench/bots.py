"""The two bots, each its own process: `python -m tests.bench.bots lodestar|constant PORT CORE`.

Rule: the constant bot has what makes Lodestar fast (loop, JSON, intents, no caches, kept connections, frozen
garbage), so that the ratio says what Lodestar's own work costs.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
import threading
from typing import Any, Self

import aiohttp
import discord
import uvloop
import yarl
from discord import ui
from discord.ext import commands

from bot.__main__ import main as lodestar
from tests.bench.server import TOKEN

TEXT = """**Your work now and next**, statement 7 of 20

How far is this true of the work that you have now? There is no right answer, and you can change yours later.

> I know what I want to be able to do in some years, and what I do today leads there."""


class Choice(ui.DynamicItem[ui.Button[Any]], template=r"constant:(?P<sitting>[0-9a-z]+):(?P<choice>\d)"):
    """A button that answers with the same screen."""

    def __init__(self, sitting: str, choice: str) -> None:
        custom_id = f"constant:{sitting}:{choice}"
        super().__init__(ui.Button(label=f"Choice number {choice}", custom_id=custom_id))
        self.sitting = sitting

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction, __: ui.Item[Any], match: re.Match[str]) -> Self:
        return cls(match["sitting"], match["choice"])

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(view=screen(self.sitting))


def screen(sitting: str) -> ui.LayoutView:
    """The one screen of the constant bot."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(TEXT))
    view.add_item(ui.ActionRow(*(Choice(sitting, str(choice)) for choice in range(5))))
    return view


class Constant(commands.AutoShardedBot):
    """A bot of discord.py's that does nothing but answer."""

    def __init__(self) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.dm_messages = True
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=300),
        )

    async def setup_hook(self) -> None:
        self.add_dynamic_items(Choice)

    async def on_ready(self) -> None:
        gc.collect()
        gc.freeze()
        logging.info("ready: %d servers", len(self.guilds))


async def constant() -> None:
    async with Constant() as bot:
        await bot.start(TOKEN)


def _leave_with_parent() -> None:
    sys.stdin.read()  # ends when whoever started this process ends
    os._exit(1)


def main() -> int:
    which, port, core = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if core >= 0:
        os.sched_setaffinity(0, {core})
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    discord.http.Route.BASE = f"http://127.0.0.1:{port}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{port}/gateway")
    if which == "lodestar":
        return lodestar(["run"])
    logging.basicConfig(level=logging.INFO)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    uvloop.run(constant())
    return 0


if __name__ == "__main__":
    sys.exit(main())
