"""/help, and the short menu for direct messages that answer nothing."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.guard import Interaction
from bot.guidance.assessment import standing
from bot.guidance.care import speaks_of_crisis
from bot.library import Library
from bot.press import on_press
from bot.refusal import Refusal
from bot.screens import help as help_screens
from bot.settings import Settings
from bot.store import Store
from bot.words import Words


class Help(commands.Cog):
    """What the bot does and whom to ask."""

    def __init__(self, words: Words, store: Store, library: Library, settings: Settings) -> None:
        self.words = words
        self.store = store
        self.library = library
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

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer plain text in a direct message with the short menu, never with silence."""
        if message.author.bot or not isinstance(message.channel, discord.DMChannel):
            return
        say = self.words.to(None)
        crisis = speaks_of_crisis(message.content, say("care.phrases").splitlines())
        try:
            member = await self.store.member(message.author.id)
            say = self.words.to(member.locale if member else None)
        except Refusal:
            if not crisis:  # care comes first, whatever the database does
                raise
        if crisis or speaks_of_crisis(message.content, say("care.phrases").splitlines()):
            await message.channel.send(view=help_screens.care(say, self.settings.crisis_help))
            return
        at = standing(self.library.assessment, await self.store.history(message.author.id))
        sitting = at.resume()
        await message.channel.send(view=help_screens.short_menu(say, sitting.id if sitting else None))
