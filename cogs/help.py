"""/help: what the bot does and whom to ask."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.guard import Interaction
from bot.press import on_press
from bot.screens import help as help_screens
from bot.settings import Settings
from bot.words import Words


class Help(commands.Cog):
    """What the bot does and whom to ask."""

    def __init__(self, words: Words, settings: Settings) -> None:
        self.words = words
        self.settings = settings

    @app_commands.command(name="help", description="What Lodestar does, every command, and whom to ask")
    async def help(self, interaction: Interaction) -> None:
        """Show what the bot does."""
        await self.open(interaction)

    @on_press("help/open")
    async def open(self, interaction: Interaction) -> None:
        """Show what the bot does."""
        say = reply.voice(interaction, self.words)
        screen = help_screens.overview(say, self.settings.support_contact, self.settings.privacy_url)
        await reply.show(interaction, screen)
