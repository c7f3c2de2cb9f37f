"""That is not me: a member disagrees with a direction, and is heard."""

from __future__ import annotations

from discord.ext import commands

from bot import reply
from bot.guidance.care import speaks_of_crisis
from bot.guidance.direction import DIRECTIONS, NEIGHBOURS
from bot.press import Interaction, on_press
from bot.refusal import Refusal
from bot.screens import disagree
from bot.screens import help as help_screens
from bot.store import Store
from bot.words import Words


class Disagree(commands.Cog):
    """What a member says of a direction."""

    def __init__(self, words: Words, store: Store, crisis_help: str) -> None:
        self.words = words
        self.store = store
        self.crisis_help = crisis_help

    @on_press("disagree/open")
    async def open(self, interaction: Interaction, sitting: str, direction: str) -> None:
        """Ask what comes closer."""
        if direction not in NEIGHBOURS:
            raise Refusal("refusal.old_press")
        form = disagree.form(reply.voice(interaction, self.words), sitting, direction)
        await interaction.response.send_modal(form)

    @on_press("disagree/said")
    async def said(
        self, interaction: Interaction, sitting: str, direction: str, fields: dict[str, str]
    ) -> None:
        """Keep what was said, and answer with what else it could be."""
        say = reply.voice(interaction, self.words)
        note = fields.get("note", "").strip()[: disagree.NOTE_MOST]
        if speaks_of_crisis(note, say("care.phrases").splitlines()):
            await reply.show(interaction, help_screens.care(say, self.crisis_help))
            return
        if direction not in NEIGHBOURS:
            raise Refusal("refusal.old_press")
        instead = fields.get("instead") if fields.get("instead") in DIRECTIONS else None
        if not await self.store.disagree(interaction.user.id, sitting, direction, instead, note or None):
            raise Refusal("refusal.not_yours")
        if instead:
            await reply.show(interaction, disagree.instead(say, sitting, instead, note, kept=True))
        else:
            await reply.show(interaction, disagree.heard(say, sitting, direction, note))

    @on_press("disagree/other")
    async def other(self, interaction: Interaction, sitting: str, direction: str) -> None:
        """Read another direction."""
        if direction not in DIRECTIONS:
            raise Refusal("refusal.old_press")
        await reply.show(
            interaction, disagree.instead(reply.voice(interaction, self.words), sitting, direction)
        )
