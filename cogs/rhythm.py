"""When the bot asks by direct message how steps went: chosen, put off, paused, stopped, each by a press."""

from __future__ import annotations

from collections.abc import Callable

from discord.ext import commands

from bot import reply
from bot.conversation import Conversation
from bot.followup import CHECKIN, PAUSE_WEEKS
from bot.guard import Interaction
from bot.press import link, on_press
from bot.refusal import Refusal
from bot.screens import rhythm, zone
from bot.store import Store
from bot.when.calendar import EVERY_DAY, WEEKDAYS, set_of
from bot.words import Words


class Rhythms(commands.Cog):
    """The days and the hour of the messages that ask; nobody gets one who did not choose them."""

    def __init__(
        self, words: Words, store: Store, talk: Conversation, consent: int, now: Callable[[], int]
    ) -> None:
        self.words = words
        self.store = store
        self.talk = talk
        self.consent = consent
        self.now = now

    @on_press("checkin/rhythm")
    async def open(self, interaction: Interaction) -> None:
        """Show when the next message comes, or what they are."""
        chosen = await self.store.rhythm(interaction.user.id, CHECKIN)
        say = reply.voice(interaction, self.words)
        screen = rhythm.state(say, chosen, self.now()) if chosen else rhythm.offer(say)
        await reply.show(interaction, screen)

    @on_press("checkin/days")
    async def days(self, interaction: Interaction) -> None:
        """Ask for the days; consent and zone come first where they are not known."""
        member = await self.store.member(interaction.user.id)
        if member is None or member.consent < self.consent:
            await self.talk.ask_consent(interaction, then=link("checkin/days"))
            return
        say = reply.voice(interaction, self.words)
        if await self.store.zone(member.id) is None:
            await reply.show(interaction, zone.ask(say, link("checkin/days")))
        else:
            chosen = await self.store.rhythm(member.id, CHECKIN)
            await reply.show(interaction, rhythm.days(say, chosen))

    @on_press("checkin/day")
    async def day(self, interaction: Interaction, *weekdays: str) -> None:
        """Ask for the hour."""
        if not weekdays or not set(weekdays) <= set(WEEKDAYS):
            raise Refusal("refusal.old_press")
        chosen = await self.store.rhythm(interaction.user.id, CHECKIN)
        say = reply.voice(interaction, self.words)
        await reply.show(interaction, rhythm.hours(say, set_of(weekdays), chosen))

    @on_press("checkin/hour")
    async def hour(self, interaction: Interaction, days: str, hour: str) -> None:
        """Keep the days and the hour."""
        if days not in map(str, range(1, EVERY_DAY + 1)) or hour not in map(str, range(24)):
            raise Refusal("refusal.old_press")
        member = interaction.user.id
        if await self.store.schedule(member, CHECKIN, int(days), int(hour), self.consent):
            await self.open(interaction)
        else:
            await self.days(interaction)

    @on_press("checkin/snooze")
    async def snooze(self, interaction: Interaction) -> None:
        """Ask again tomorrow."""
        await self.store.snooze(interaction.user.id, CHECKIN)
        await self._still(interaction, snoozed=True)

    @on_press("checkin/pause")
    async def pause(self, interaction: Interaction) -> None:
        """Ask nothing for four weeks."""
        await self.store.postpone(interaction.user.id, CHECKIN, PAUSE_WEEKS)
        await self._still(interaction)

    @on_press("checkin/resume")
    async def resume(self, interaction: Interaction) -> None:
        """Go on with the next day that was chosen."""
        await self.store.postpone(interaction.user.id, CHECKIN, 0)
        await self._still(interaction)

    @on_press("checkin/stop")
    async def stop(self, interaction: Interaction) -> None:
        """Ask no more, however often and from however old a message it is pressed."""
        await self.store.cancel(interaction.user.id, CHECKIN)
        await reply.show(interaction, rhythm.stopped(reply.voice(interaction, self.words)))

    async def _still(self, interaction: Interaction, snoozed: bool = False) -> None:
        """Show when the next one comes; whoever stopped them before is told that there is none."""
        chosen = await self.store.rhythm(interaction.user.id, CHECKIN)
        say = reply.voice(interaction, self.words)
        if chosen is None:
            await reply.show(interaction, rhythm.stopped(say, was_on=False))
        else:
            await reply.show(interaction, rhythm.state(say, chosen, self.now(), snoozed))
