"""That is not me: a member disagrees with a direction, and is heard."""

from __future__ import annotations

from discord.ext import commands

from bot import reply
from bot.conversation import Conversation
from bot.guard import Interaction
from bot.guidance.direction import DIRECTIONS, Direction
from bot.guidance.outcome import outcome
from bot.press import link, on_form, on_press
from bot.refusal import Refusal
from bot.screens import disagree
from bot.store import Store
from bot.words import Words


class Disagree(commands.Cog):
    """What a member says of a direction."""

    def __init__(self, words: Words, store: Store, talk: Conversation, consent: int) -> None:
        self.words = words
        self.store = store
        self.talk = talk
        self.consent = consent

    @on_press("disagree/open")
    async def open(self, interaction: Interaction, sitting: str) -> None:
        """Ask what comes closer."""
        found = await self._found(interaction, sitting)
        form = disagree.form(reply.voice(interaction, self.words), sitting, found)
        await interaction.response.send_modal(form)

    @on_form("disagree/said")
    async def said(
        self, interaction: Interaction, sitting: str, direction: str, fields: dict[str, str]
    ) -> None:
        """Keep what was said, and answer with what else it could be."""
        say = reply.voice(interaction, self.words)
        note = fields.get("note", "").strip()[: disagree.NOTE_MOST]
        if await self.talk.cared(interaction, note):
            return
        instead = fields.get("instead") if fields.get("instead") in DIRECTIONS else None
        if not await self._keep(interaction, sitting, direction, instead, note or None):
            return
        if instead:
            await reply.show(interaction, disagree.kept(say, sitting, instead, note))
        else:
            found = await self._found(interaction, sitting)
            await reply.show(interaction, disagree.heard(say, sitting, found, note))

    @on_press("disagree/other")
    async def other(self, interaction: Interaction, sitting: str, read: str) -> None:
        """Read another direction."""
        found = await self._found(interaction, sitting)
        if read not in DIRECTIONS:
            raise Refusal("refusal.old_press")
        say = reply.voice(interaction, self.words)
        await reply.show(interaction, disagree.other(say, sitting, found, read))

    @on_press("disagree/closer")
    async def closer(self, interaction: Interaction, sitting: str, direction: str, chosen: str) -> None:
        """Keep that another direction comes closer."""
        if chosen not in DIRECTIONS:
            raise Refusal("refusal.old_press")
        if await self._keep(interaction, sitting, direction, chosen, None):
            say = reply.voice(interaction, self.words)
            await reply.show(interaction, disagree.kept(say, sitting, chosen))

    async def _found(self, interaction: Interaction, sitting: str) -> Direction:
        at, mine = await self.talk.find(interaction, sitting)
        return outcome(at, mine).direction

    async def _keep(
        self, interaction: Interaction, sitting: str, direction: str, instead: str | None, note: str | None
    ) -> bool:
        """Keep what was said; under an older consent that is asked for again first."""
        if direction not in DIRECTIONS:
            raise Refusal("refusal.old_press")
        me = interaction.user.id
        if await self.store.disagree(me, sitting, direction, instead, note, self.consent):
            return True
        await self.talk.find(interaction, sitting)
        await self.talk.ask_consent(interaction, then=link("result/show", sitting))
        return False
