"""The client: connects, syncs commands, hands every interaction to the guard, closes in order.

Rule: it is handed everything and knows no feature. All eight places where discord.py can fail lead to
the one guard: commands, unknown commands, completions, presses, unknown presses, forms, unknown forms
and events.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Sequence
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.press import PATTERN, Guard, Interaction, Press, Routes, Seat, follow, notice
from bot.refusal import Refusal
from bot.store import Store
from bot.sync import CommandWords, sync
from bot.words import Words

log = logging.getLogger(__name__)

PRESSES_IN_FLIGHT_SECONDS = 3.0
"""How long a close waits for presses that are being answered: Discord's own limit for an answer."""

PERMISSIONS = discord.Permissions.none()
"""What the bot asks of a server: nothing; its answers to commands need no permission."""


class Tree(app_commands.CommandTree[Any]):
    """The slash commands, with the guard around each."""

    async def interaction_check(self, interaction: Interaction) -> bool:
        """Count every command and completion as being answered, unless the bot is closing."""
        guard = cast(Seat, interaction.client).guard
        try:
            guard.enter()
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
        always_sync: bool = False,
        shard_count: int | None = None,
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = True
        intents.dm_messages = True
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=intents,
            shard_count=shard_count,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.guard = Guard(words)
        self.routes = Routes(cogs)
        self._words = words
        self._store = store
        self._features = cogs
        self._always_sync = always_sync

    async def setup_hook(self) -> None:
        """Take in the cogs and tell Discord of the commands; runs once, before the gateway is open."""
        for cog in self._features:
            await self.add_cog(cog)
        self.add_dynamic_items(Press)
        await self.tree.set_translator(CommandWords(self._words))
        await self.sync(force=self._always_sync)

    async def sync(self, force: bool) -> None:
        """Tell Discord of the commands if they changed, or in any case."""
        await sync(self.tree, self._store, self._words, self.application_id or 0, force)

    async def on_ready(self) -> None:
        """Say that all is well, and how to invite the bot."""
        log.info("ready: %s in %d servers", self.user, len(self.guilds))
        log.info("invite it with %s", invite(self.application_id or 0))

    async def on_message(self, _: discord.Message) -> None:
        """Leave messages to the cogs: there are no commands by prefix."""

    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer forms, also those opened before a restart, and presses that no `Press` fits."""
        custom_id = str(cast(dict[str, Any], interaction.data or {}).get("custom_id", ""))
        form = interaction.type is discord.InteractionType.modal_submit
        press = interaction.type is discord.InteractionType.component
        if form or (press and not re.fullmatch(PATTERN, custom_id)):
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
        except discord.HTTPException as unheard:
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
