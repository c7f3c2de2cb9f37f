"""/career, /job, /compare: the ten characteristics; answers that a whole channel may read."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.guard import Interaction
from bot.guidance.model import ASPECTS, SIDES
from bot.press import on_press
from bot.refusal import Refusal
from bot.screens import learn
from bot.words import Words

CHOICES = [
    app_commands.Choice(
        name=app_commands.locale_str(aspect.capitalize(), key=f"learn.aspects.{aspect}.title"), value=aspect
    )
    for aspect in ASPECTS
]

ASPECT = "One of the five sides of work; leave it out for all five"
PRIVATE = "True shows the answer to you alone"


class Learn(commands.Cog):
    """What a job and a career are."""

    def __init__(self, words: Words) -> None:
        self.words = words

    @app_commands.command(name="career", description="What a career is, in five characteristics")
    @app_commands.describe(aspect=ASPECT, private=PRIVATE)
    @app_commands.choices(aspect=CHOICES)
    async def career(self, interaction: Interaction, aspect: str = "", private: bool = False) -> None:
        """Show the career side."""
        await self._show_side(interaction, "career", aspect, not private)

    @app_commands.command(name="job", description="What a job is, in five characteristics")
    @app_commands.describe(aspect=ASPECT, private=PRIVATE)
    @app_commands.choices(aspect=CHOICES)
    async def job(self, interaction: Interaction, aspect: str = "", private: bool = False) -> None:
        """Show the job side."""
        await self._show_side(interaction, "job", aspect, not private)

    @app_commands.command(
        name="compare", description="Job and career side by side, and what an occupation is"
    )
    @app_commands.describe(aspect=ASPECT, private=PRIVATE)
    @app_commands.choices(aspect=CHOICES)
    async def compare(self, interaction: Interaction, aspect: str = "", private: bool = False) -> None:
        """Show both sides."""
        await self._show_both(interaction, aspect, not private)

    @on_press("learn/side")
    async def press_side(self, interaction: Interaction, side: str) -> None:
        """Turn to one side."""
        await self._show_side(interaction, side, "", True)

    @on_press("learn/show")
    async def press_show(self, interaction: Interaction, side: str, aspect: str) -> None:
        """Turn to one characteristic."""
        await self._show_side(interaction, side, aspect, True)

    @on_press("learn/compare")
    async def press_compare(self, interaction: Interaction, aspect: str = "") -> None:
        """Turn to both sides."""
        await self._show_both(interaction, aspect, True)

    async def _show_side(self, interaction: Interaction, side: str, aspect: str, public: bool) -> None:
        if side not in SIDES:
            raise Refusal("refusal.old_press")
        say = reply.voice(interaction, self.words, public)
        known = aspect in ASPECTS
        screen = learn.characteristic(say, side, aspect) if known else learn.one_side(say, side)
        await reply.show(interaction, screen, public=public)

    async def _show_both(self, interaction: Interaction, aspect: str, public: bool) -> None:
        say = reply.voice(interaction, self.words, public)
        screen = learn.compare_one(say, aspect) if aspect in ASPECTS else learn.compare_all(say)
        await reply.show(interaction, screen, public=public)
