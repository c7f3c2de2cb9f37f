"""/progress: what is finished and when, and one press to go on."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.guard import Interaction
from bot.guidance.assessment import standing
from bot.library import Library
from bot.press import on_press
from bot.screens import progress
from bot.store import Store
from bot.words import Words


class Progress(commands.Cog):
    """Where a member stands."""

    def __init__(self, words: Words, store: Store, library: Library) -> None:
        self.words = words
        self.store = store
        self.library = library

    @app_commands.command(name="progress", description="What you have finished, and where to go on")
    async def progress(self, interaction: Interaction) -> None:
        """Show every chapter with where it stands."""
        await self.open(interaction)

    @on_press("progress/open")
    async def open(self, interaction: Interaction) -> None:
        """Show every chapter with where it stands."""
        history = await self.store.history(interaction.user.id)
        say = reply.voice(interaction, self.words)
        at = standing(self.library.assessment, history)
        known = history or await self.store.member(interaction.user.id)
        await reply.show(interaction, progress.overview(say, at) if known else progress.nothing(say))
