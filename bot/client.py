"""The client: connects, syncs commands, hands every interaction to the guard, closes in order.

Rule: it is handed everything and knows no feature. All eight places where discord.py can fail lead to
the one guard: commands, unknown commands, completions, presses, unknown presses, forms, unknown forms
and events.
"""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence
from typing import Any, cast

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.guard import Guard, Interaction, notice
from bot.metrics import Metrics
from bot.press import Routes, Seat, follow
from bot.refusal import Refusal
from bot.store import Store
from bot.sync import CommandWords, sync
from bot.words import Words

log = logging.getLogger(__name__)

PRESSES_IN_FLIGHT_SECONDS = 3.0
"""How long a close waits for presses that are being answered: Discord's own limit for an answer."""

SERVERS_SECONDS = 0.5
"""How long discord.py waits for one more server before it calls itself ready; a later one is no loss."""

GARBAGE_AFTER = 20_000
"""After so many new objects Python looks for garbage; its own 700 would be several times a press."""

PERMISSIONS = discord.Permissions.none()
"""What the bot asks of a server: nothing; its answers to commands need no permission."""


def _manners() -> dict[str, Any]:
    """What the client asks of Discord: as little as it needs, and never a ping."""
    intents = discord.Intents.none()
    intents.guilds = True
    intents.dm_messages = True
    return {
        "help_command": None,
        "intents": intents,
        "allowed_mentions": discord.AllowedMentions.none(),
        "allowed_installs": app_commands.AppInstallationType(guild=True, user=True),
        "allowed_contexts": app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        "max_messages": None,
        "member_cache_flags": discord.MemberCacheFlags.none(),
        "chunk_guilds_at_startup": False,
        "guild_ready_timeout": SERVERS_SECONDS,
    }


class Tree(app_commands.CommandTree[Any]):
    """The slash commands, with the guard around each."""

    async def interaction_check(self, interaction: Interaction) -> bool:
        """Count every command and completion as being answered, unless the bot is closing."""
        guard = cast(Seat, interaction.client).guard
        try:
            guard.enter(interaction)
        except Refusal as refusal:
            await guard.failed(interaction, "a command", refusal)
            return False
        return True

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        """Hand a failed or unknown command to the guard."""
        where = f"/{interaction.command.name}" if interaction.command else "an unknown command"
        await cast(Seat, interaction.client).guard.failed(interaction, where, error)


class Lodestar(commands.AutoShardedBot):
    """The Discord client of Lodestar."""

    def __init__(
        self,
        words: Words,
        store: Store,
        cogs: Sequence[commands.Cog],
        *,
        metrics: Metrics,
        always_sync: bool = False,
        shard_count: int | None = None,
        shard_ids: Sequence[int] | None = None,
        connector: aiohttp.BaseConnector | None = None,
    ) -> None:
        some_shards: dict[str, Any] = {"shard_ids": list(shard_ids)} if shard_ids else {}
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks aloud
        super().__init__(
            command_prefix=commands.when_mentioned,
            tree_cls=Tree,
            shard_count=shard_count,
            connector=connector,
            **some_shards,
            **_manners(),
        )
        self.guard = Guard(words, metrics)
        self._metrics = metrics
        self.routes = Routes(cogs)
        self._words = words
        self._store = store
        self._features = cogs
        self._always_sync = always_sync

    async def setup_hook(self) -> None:
        """Take in the cogs and tell Discord of the commands; runs once, before the gateway is open."""
        for cog in self._features:
            await self.add_cog(cog)
        await self.tree.set_translator(CommandWords(self._words))
        await self.sync(force=self._always_sync)

    async def sync(self, force: bool) -> None:
        """Tell Discord of the commands if they changed, or in any case."""
        await sync(self.tree, self._store, self._words, self.application_id or 0, force)

    async def on_ready(self) -> None:
        """Say that all is well, and how to invite the bot."""
        log.info("ready: %s in %d servers", self.user, len(self.guilds))
        gc.collect()
        gc.set_threshold(GARBAGE_AFTER, 20, 100)
        gc.freeze()  # what a start leaves behind is looked through no more: no press waits for that
        log.info("invite it with %s", invite(self.application_id or 0))

    async def on_resumed(self) -> None:
        """Count that a gateway session went on after a lost connection."""
        self._metrics.resumed()

    async def on_app_command_completion(self, interaction: Interaction, command: object) -> None:
        """Count an answered command."""
        self.guard.answered(interaction, f"/{getattr(command, 'name', '?')}", "ok")

    async def on_message(self, _: discord.Message) -> None:
        """Leave messages to the cogs: there are no commands by prefix."""

    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer presses and forms, however old; commands have their own way."""
        if interaction.type in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            await follow(interaction)

    async def on_error(self, event: str, /, *arguments: Any, **_: Any) -> None:
        """Judge what an event ran into; whoever sent a message is told."""
        error = sys.exc_info()[1]
        if not isinstance(error, Exception):
            return
        refusal = self.guard.judged(event, error)
        if refusal is None or not arguments or not isinstance(arguments[0], discord.Message):
            return
        try:
            say = self._words.to(None)
            await arguments[0].channel.send(view=notice(say(refusal.key, **refusal.blanks)))
        except (discord.HTTPException, aiohttp.ClientError, OSError) as unheard:
            log.warning("nobody could be told of a failure in %s: %s", event, unheard)

    async def close(self) -> None:
        """Take no more presses, let those in flight finish, then leave the gateway."""
        await self.guard.drain(PRESSES_IN_FLIGHT_SECONDS)
        await super().close()


def invite(application: int) -> str:
    """The address that adds the bot to a server."""
    return discord.utils.oauth_url(
        application, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
    )
