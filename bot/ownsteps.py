"""What the cogs of steps share: finding one, its day and hour, and what is shown of it then.

Rule: nothing is remembered here; each method reads the member's steps anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from bot import reply
from bot.conversation import Conversation
from bot.guard import Interaction
from bot.guidance.steps import OPEN_MOST, Step, still_open
from bot.press import link
from bot.refusal import Refusal
from bot.screens import parts, step
from bot.store import Store
from bot.when.calendar import hour_of
from bot.when.dates import Typed, Vague, find_moment
from bot.when.moments import any_hour
from bot.words import Words

NO_WORD = Vague("nothing")
"""Nothing was said of a day yet."""

NO_ZONE = "UTC"
"""By which dates are shown in menus where no zone is known."""


class OwnSteps:
    """A member's own steps, as presses find them."""

    def __init__(
        self,
        words: Words,
        store: Store,
        talk: Conversation,
        consent: int,
        now: Callable[[], int],
    ) -> None:
        self.words = words
        self.store = store
        self.talk = talk
        self.consent = consent
        self.now = now

    async def find(self, interaction: Interaction, wanted: str) -> Step:
        """A step of the presser's by its id. Raises Refusal where it is not there."""
        for each in await self.store.steps(interaction.user.id):
            if each.id == wanted:
                return each
        raise Refusal("refusal.step_gone")

    async def is_full(self, interaction: Interaction) -> bool:
        """Whether there is no room for another open step."""
        return len(still_open(await self.store.steps(interaction.user.id))) >= OPEN_MOST

    async def show_full(self, interaction: Interaction, typed: str = "") -> None:
        """Say so kindly, and give back what was typed."""
        await reply.show(interaction, step.full(reply.voice(interaction, self.words), typed))

    async def read(self, interaction: Interaction, typed: str, there: str) -> Typed | Vague:
        """The moment that was typed, in the presser's languages."""
        return await asyncio.to_thread(find_moment, typed, self.now(), there, reply.spoken(interaction))

    def moment(self, found: Typed, there: str) -> int:
        """When that is; where no hour was named, an hour of that day that is still ahead."""
        return found.at if found.hour else any_hour(found.day, self.now(), there)

    async def show_kept(self, interaction: Interaction, wanted: str, *, hour_named: bool = True) -> None:
        """The step as it stands, and what would make it stronger; without a day that is asked for."""
        mine = await self.find(interaction, wanted)
        if mine.due_at is None:
            await self.show_when(interaction, mine)
            return
        there = await self.store.zone(interaction.user.id) or NO_ZONE
        say = reply.voice(interaction, self.words)
        await reply.show(interaction, step.kept(say, mine, self.now(), there, hour_named))

    async def show_when(
        self, interaction: Interaction, mine: Step, vague: Vague = NO_WORD, typed: str = ""
    ) -> None:
        """Ask which day and hour; what was typed, and not understood, is shown."""
        there = await self.talk.zone(interaction, link("step/date", mine.id))
        if there is not None:
            if mine.due_at is not None and vague.hour is None:
                vague = replace(vague, hour=hour_of(mine.due_at, there))
            say = reply.voice(interaction, self.words)
            await reply.show(interaction, step.when(say, mine, vague, typed, self.now(), there))

    def lost(self, *typed: str) -> Refusal:
        """What was typed and could not be kept, given back."""
        return Refusal("refusal.not_kept_typed", typed=parts.quoted("\n".join(filter(None, typed))))
