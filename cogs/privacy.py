"""/privacy: see, take or erase what is stored."""

from __future__ import annotations

from collections.abc import Callable

from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.gallery import Gallery
from bot.guard import Interaction
from bot.library import Library
from bot.postbox import Postbox
from bot.press import on_press
from bot.refusal import Refusal
from bot.screens import export, privacy
from bot.settings import Settings
from bot.store import Store
from bot.words import Words


class Privacy(commands.Cog):
    """What is stored about a member, and its end."""

    def __init__(
        self,
        words: Words,
        store: Store,
        library: Library,
        settings: Settings,
        gallery: Gallery,
        postbox: Postbox,
        now: Callable[[], int],
    ) -> None:
        self.words = words
        self.store = store
        self.library = library
        self.settings = settings
        self.gallery = gallery
        self.postbox = postbox
        self.now = now

    @app_commands.command(name="privacy", description="See, take or erase what is stored about you")
    async def privacy(self, interaction: Interaction) -> None:
        """Show what is stored."""
        await self.open(interaction)

    @on_press("privacy/open")
    async def open(self, interaction: Interaction) -> None:
        """Show what is stored."""
        kept = await self.store.export(interaction.user.id)
        say, url = reply.voice(interaction, self.words), self.settings.privacy_url
        days = self.settings.keep_unfinished_days
        screen = privacy.stored(say, kept, days, url) if kept else privacy.nothing(say, url)
        await reply.show(interaction, screen)

    @on_press("privacy/policy")
    async def policy(self, interaction: Interaction) -> None:
        """Show the data policy."""
        say, settings = reply.voice(interaction, self.words), self.settings
        days, contact = settings.keep_unfinished_days, settings.support_contact
        await reply.show(interaction, privacy.policy(say, days, contact, settings.privacy_url))

    @on_press("privacy/export")
    async def export(self, interaction: Interaction) -> None:
        """Give everything stored as one file."""
        kept = await self.store.export(interaction.user.id)
        if kept is None:
            raise Refusal("refusal.nothing_kept")
        say = reply.voice(interaction, self.words)
        file = export.export_file(say, self.library.assessment, self.library.occupations, kept, self.now())
        await reply.show(interaction, export.export_screen(say), files=[file])

    @on_press("privacy/erase")
    async def erase(self, interaction: Interaction) -> None:
        """Ask once before erasing."""
        await reply.show(interaction, privacy.confirm(reply.voice(interaction, self.words)))

    @on_press("privacy/erase_now")
    async def erase_now(self, interaction: Interaction) -> None:
        """Erase everything at once; what was posted of their comments goes next, heard of or not."""
        posted = await self.store.posted(interaction.user.id)
        try:
            anything = await self.store.erase(interaction.user.id)
            self.gallery.forget()
            await reply.show(interaction, privacy.erased(reply.voice(interaction, self.words), anything))
        finally:
            for each in posted:
                await self.postbox.withdraw(interaction.client, each)
