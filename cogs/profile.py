"""/profile: the portrait, its parts, and sharing it by choice."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable

import discord
from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.conversation import Conversation
from bot.gallery import Gallery
from bot.guard import Interaction
from bot.guidance.portrait import CHAPTERS, portrait
from bot.pictures.sheet import Sheet
from bot.press import on_press
from bot.refusal import Refusal
from bot.screens import parts, profile, sheets, told
from bot.words import Say, Words


class Profile(commands.Cog):
    """What is known of a member, as a picture and as text."""

    def __init__(self, words: Words, talk: Conversation, gallery: Gallery, now: Callable[[], int]) -> None:
        self.words = words
        self.talk = talk
        self.gallery = gallery
        self.now = now

    @app_commands.command(name="profile", description="Your portrait: what your answers say so far")
    async def profile(self, interaction: Interaction) -> None:
        """Show the portrait."""
        await self.open(interaction)

    @on_press("profile/open")
    async def open(self, interaction: Interaction) -> None:
        """Show the portrait as a picture."""
        at = await self.talk.stands(interaction)
        say, found = reply.voice(interaction, self.words), portrait(at)
        if not found.known:
            await reply.show(interaction, profile.nothing(say, at))
            return
        sheet = sheets.sheet(say, found, sheets.DRAWN, parts.date(self.now()))
        files = await self._drawn(interaction, sheet)
        screen = profile.overview(say, at, found, told.portrait(say, sheet), bool(files))
        await reply.show(interaction, screen, files=files)

    @on_press("profile/text")
    async def text(self, interaction: Interaction) -> None:
        """Show the same facts in words."""
        say, found = reply.voice(interaction, self.words), portrait(await self.talk.stands(interaction))
        sheet = sheets.sheet(say, found, sheets.DRAWN, parts.date(self.now()))
        await reply.show(interaction, profile.as_text(say, told.portrait(say, sheet)))

    @on_press("profile/part")
    async def part(self, interaction: Interaction, part: str) -> None:
        """Explain a part: the result of the chapter that it comes from."""
        at = await self.talk.stands(interaction)
        sitting = at.finished.get(CHAPTERS.get(part, ""))
        if sitting is None:
            raise Refusal("refusal.not_yours")
        await self.talk.show_result(interaction, at, sitting)

    @on_press("profile/share")
    async def share(self, interaction: Interaction) -> None:
        """Choose what to share; nothing is posted yet."""
        say, found = reply.voice(interaction, self.words), portrait(await self.talk.stands(interaction))
        here = not reply.in_direct_message(interaction)
        await reply.show(interaction, profile.choose(say, found, here))

    @on_press("profile/preview")
    async def preview(self, interaction: Interaction, *chosen: str) -> None:
        """Show exactly what the channel would see, to the member alone."""
        await self._preview(interaction, chosen)

    async def _preview(
        self, interaction: Interaction, chosen: tuple[str, ...], changed: bool = False
    ) -> None:
        shared = self.words.to(reply.locale(interaction, public=True))
        sheet = await self._chosen(interaction, shared, chosen)
        files = await self._drawn(interaction, sheet)
        say, text = reply.voice(interaction, self.words), told.portrait(shared, sheet)
        screen = profile.preview(say, text, bool(files), chosen, _mark(sheet), changed)
        await reply.show(interaction, screen, files=files)

    @on_press("profile/post")
    async def post(self, interaction: Interaction, chosen: str, mark: str = "") -> None:
        """Post it to the channel, as it was shown; where it has changed since, show it again."""
        if reply.in_direct_message(interaction):
            raise Refusal("refusal.no_channel")
        shared, which = (
            self.words.to(reply.locale(interaction, public=True)),
            tuple(chosen.split(profile.BETWEEN)),
        )
        sheet = await self._chosen(interaction, shared, which)
        if mark != _mark(sheet):
            await self._preview(interaction, which, changed=True)
            return
        if not self.gallery.has(sheet):
            await interaction.response.defer(thinking=True)
        files = await self._drawn(interaction, sheet, wait=False)
        text = told.portrait(shared, sheet)
        screen = profile.posted(shared, text, bool(files), interaction.user.id)
        await reply.post(interaction, screen, files)

    @on_press("share/back")
    async def back(self, interaction: Interaction, member: str) -> None:
        """Take back what was posted; it needs nothing stored, so it works after an erase too."""
        if member != str(interaction.user.id):
            raise Refusal("refusal.not_yours_to_take")
        await reply.take_back(interaction, profile.taken_back(reply.voice(interaction, self.words)))

    async def _chosen(self, interaction: Interaction, say: Say, chosen: tuple[str, ...]) -> Sheet:
        found = portrait(await self.talk.stands(interaction))
        sheet = sheets.sheet(say, found, chosen, parts.date(self.now()))
        if not sheet.panels:
            raise Refusal("refusal.nothing_to_share")
        return sheet

    async def _drawn(self, interaction: Interaction, sheet: Sheet, wait: bool = True) -> list[discord.File]:
        """The picture as a file to send, none where it stays text; Discord is told that it takes a moment."""
        if not sheet.panels:
            return []
        if wait and not self.gallery.has(sheet):
            await reply.wait(interaction)
        png = await self.gallery.picture(sheet)
        return [] if png is None else [discord.File(io.BytesIO(png), filename=profile.FILE)]


def _mark(sheet: Sheet) -> str:
    """A short mark of what a sheet shows, so that what is posted is what was seen."""
    return hashlib.blake2s(repr(sheet).encode(), digest_size=4).hexdigest()
