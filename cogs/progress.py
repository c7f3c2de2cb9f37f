"""/progress: what is finished and when, how it moved, every earlier result, and one press to go on."""

from __future__ import annotations

import io
from collections.abc import Callable

import discord
from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.conversation import Conversation
from bot.gallery import Gallery
from bot.guard import Interaction
from bot.guidance.assessment import Standing
from bot.pictures.sheet import Timeline
from bot.press import on_press, page_of
from bot.screens import footsteps, parts, progress, sheets, told
from bot.store import Store
from bot.words import Say, Words


class Progress(commands.Cog):
    """Where a member stands, and how they came there."""

    def __init__(
        self, words: Words, store: Store, talk: Conversation, gallery: Gallery, now: Callable[[], int]
    ) -> None:
        self.words = words
        self.store = store
        self.talk = talk
        self.gallery = gallery
        self.now = now

    @app_commands.command(name="progress", description="What you have finished, and where to go on")
    async def progress(self, interaction: Interaction) -> None:
        """Show every chapter with where it stands."""
        await self.open(interaction)

    @on_press("progress/open")
    async def open(self, interaction: Interaction) -> None:
        """Show every chapter with where it stands, and what moved as a picture."""
        at, say = await self.talk.stands(interaction), reply.voice(interaction, self.words)
        note = self.talk.dropped(say, await self.store.tell_dropped(interaction.user.id))
        if not at.history and await self.store.member(interaction.user.id) is None:
            await reply.show(interaction, progress.nothing(say, note))
            return
        drawn = await self._timeline(interaction, say, at)
        text = told.timeline(say, drawn) if drawn else ""
        files = await self._drawn(interaction, drawn) if drawn else []
        steps = drawn.steps if drawn else None
        screen = progress.overview(say, at, text, bool(files), note, steps.summary if steps else None)
        await reply.show(interaction, screen, files=files)

    async def _timeline(self, interaction: Interaction, say: Say, at: Standing) -> Timeline | None:
        """What moved over time, and the steps against their dates."""
        member = interaction.user.id
        steps, plan = await self.store.steps(member), await self.store.plan(member)
        zone = await self.store.zone(member)
        return sheets.timeline(say, at, footsteps.steps(say, steps, plan, zone, self.now()))

    async def _drawn(self, interaction: Interaction, drawn: Timeline) -> list[discord.File]:
        if not self.gallery.has(drawn):
            await reply.wait(interaction)
        png = await self.gallery.picture(drawn)
        return [] if png is None else [discord.File(io.BytesIO(png), filename=progress.FILE)]

    @on_press("progress/text")
    async def text(self, interaction: Interaction) -> None:
        """Show what moved, in words."""
        at, say = await self.talk.stands(interaction), reply.voice(interaction, self.words)
        drawn = await self._timeline(interaction, say, at)
        if drawn is None:
            await self.open(interaction)
        else:
            text = told.timeline(say, drawn)
            whole = discord.File(io.BytesIO(text.encode()), filename=progress.TEXT)
            files = [whole] if len(text) > parts.SCREEN_MOST else []
            await reply.show(interaction, progress.as_text(say, text), files=files)

    @on_press("progress/earlier")
    async def earlier(self, interaction: Interaction, page: str) -> None:
        """List the finished sittings."""
        await self._list(interaction, await self.talk.stands(interaction), page)

    async def _list(self, interaction: Interaction, at: Standing, page: str = "0") -> None:
        number = page_of(page)
        await reply.show(interaction, progress.earlier(reply.voice(interaction, self.words), at, number))

    @on_press("progress/sitting")
    async def sitting(self, interaction: Interaction, _page: str, sitting: str) -> None:
        """Open one of them as it stood then."""
        at, mine = await self.talk.find(interaction, sitting)
        if mine.finished_at is None:
            await self.talk.show_waiting(interaction, at, mine)
        else:
            await self.talk.show_past(interaction, at, mine)

    @on_press("progress/erase")
    async def erase(self, interaction: Interaction, sitting: str) -> None:
        """Ask once before erasing one."""
        at, mine = await self.talk.find(interaction, sitting)
        await reply.show(interaction, progress.confirm(reply.voice(interaction, self.words), at, mine))

    @on_press("progress/erase_now")
    async def erase_now(self, interaction: Interaction, sitting: str) -> None:
        """Erase one finished sitting, with all its answers; the others stay."""
        await self.talk.find(interaction, sitting)
        left = await self.store.drop(interaction.user.id, sitting, finished=True)
        self.gallery.forget()
        await self._list(interaction, self.talk.standing(left))
