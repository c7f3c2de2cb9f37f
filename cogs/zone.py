"""In which time zone a member lives: asked once, wherever a date first needs it, and changed at any time."""

from __future__ import annotations

import asyncio

from discord.ext import commands

from bot import reply
from bot.conversation import Conversation
from bot.guard import Interaction
from bot.press import go_on, link, on_form, on_press, read_link
from bot.screens import zone
from bot.store import Store
from bot.when.zones import find_zone, several_zones
from bot.words import Words


class Zone(commands.Cog):
    """The one question for a place; the zone alone is kept, never what was typed."""

    def __init__(self, words: Words, store: Store, talk: Conversation, consent: int) -> None:
        self.words = words
        self.store = store
        self.talk = talk
        self.consent = consent

    @on_press("zone/ask")
    async def ask(self, interaction: Interaction, then: str) -> None:
        """Ask for the place, and go on with another press when it is known; consent comes first."""
        if await self.talk.agreed(interaction, link("zone/ask", then)):
            await reply.show(interaction, zone.ask(reply.voice(interaction, self.words), then))

    @on_press("zone/type")
    async def type(self, interaction: Interaction, then: str) -> None:
        """Open the form."""
        await interaction.response.send_modal(zone.form(reply.voice(interaction, self.words), then))

    @on_press("zone/leave")
    async def leave(self, interaction: Interaction, then: str) -> None:
        """Go back unasked: to what was to come where the zone is known, else to where it began."""
        known = await self.store.zone(interaction.user.id) is not None
        await go_on(interaction, then if known else _beginning(then))

    @on_form("zone/place")
    async def place(self, interaction: Interaction, then: str, fields: dict[str, str]) -> None:
        """Keep the zone of the place and go on; one that is not known, or has several, is asked for again."""
        typed = fields.get("place", "").strip()
        await reply.wait(interaction)  # the first place takes a second or two
        found = await asyncio.to_thread(find_zone, typed)
        if found is None:
            several = await asyncio.to_thread(several_zones, typed)
            say = reply.voice(interaction, self.words)
            await reply.show(interaction, zone.ask(say, then, typed, several))
        elif await self.store.keep_zone(interaction.user.id, found, self.consent):
            await go_on(interaction, then)
        else:
            await self.talk.ask_consent(interaction, then=link("zone/ask", then))


def _beginning(then: str) -> str:
    """Where the feature begins that a press belongs to."""
    route, arguments = read_link(then)
    feature = route.partition("/")[0]
    if feature == "step":
        return link("step/list")
    return ":".join((f"{feature}/open", *(arguments[:1] if feature == "rhythm" else ())))
