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

TOPICS = [
    app_commands.Choice(
        name=app_commands.locale_str("Occupations worth a look", key="match.open_button"), value="matches"
    )
]


class Help(commands.Cog):
    """What the bot does and whom to ask."""

    def __init__(self, words: Words, settings: Settings, release: str) -> None:
        self.words = words
        self.release = release
        self.settings = settings

    @app_commands.command(name="help", description="What Lodestar does, every command, and whom to ask")
    @app_commands.describe(topic="One thing to know more about; leave it out for everything")
    @app_commands.choices(topic=TOPICS)
    async def help(self, interaction: Interaction, topic: str = "") -> None:
        """Show what the bot does, or how one thing is made."""
        if topic == "matches":
            say = reply.voice(interaction, self.words)
            await reply.show(interaction, help_screens.matches(say, self.release))
        else:
            await self.open(interaction)

    @on_press("help/open")
    async def open(self, interaction: Interaction) -> None:
        """Show what the bot does."""
        say = reply.voice(interaction, self.words)
        screen = help_screens.overview(
            say, self.settings.support_contact, self.settings.privacy_url, self.release
        )
        await reply.show(interaction, screen)
