"""The plan as files to take along."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable

import discord
from discord.ext import commands

from bot import reply
from bot.guard import Interaction
from bot.guidance.plan import Plan
from bot.planfile import Held, calendar, markdown
from bot.press import on_press
from bot.screens import planfile
from bot.store import Store
from bot.words import Words


class PlanFiles(commands.Cog):
    """A member's plan, to keep anywhere."""

    def __init__(self, words: Words, store: Store, now: Callable[[], int]) -> None:
        self.words = words
        self.store = store
        self.now = now

    @on_press("planfile/get")
    async def get(self, interaction: Interaction) -> None:
        """Give the plan as Markdown, and its dates as iCalendar."""
        say, held = reply.voice(interaction, self.words), await self._held(interaction.user.id)
        if held.plan == Plan() and not held.steps:
            await reply.show(interaction, planfile.nothing(say))
            return
        await reply.wait(interaction)
        page, dates = await asyncio.to_thread(lambda: (markdown(say, held), calendar(say, held)))
        given = [(planfile.PAGES, page.encode())]
        given += [(planfile.DATES, dates)] if dates else []
        files = [discord.File(io.BytesIO(content), filename=name) for name, content in given]
        await reply.show(interaction, planfile.files(say, dates is not None), files=files)

    async def _held(self, member: int) -> Held:
        return Held(
            member=member,
            plan=await self.store.plan(member),
            steps=await self.store.steps(member),
            said=await self.store.check_ins(member),
            zone=await self.store.zone(member),
            now=self.now(),
        )
