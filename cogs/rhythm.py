"""/subscribe, and when any message comes that a member asked for: chosen, put off, paused, stopped."""

from __future__ import annotations

from collections.abc import Callable

from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.conversation import Conversation
from bot.followup import PAUSE_WEEKS
from bot.guard import Interaction
from bot.press import link, on_press
from bot.refusal import Refusal
from bot.screens import rhythm
from bot.store import Store
from bot.weekly import NOTE
from bot.when.calendar import EVERY_DAY, WEEKDAYS, in_set, set_of
from bot.words import Words


class Rhythms(commands.Cog):
    """The days and the hour of each kind of message; nobody gets one who did not choose them."""

    def __init__(
        self, words: Words, store: Store, talk: Conversation, consent: int, now: Callable[[], int]
    ) -> None:
        self.words = words
        self.store = store
        self.talk = talk
        self.consent = consent
        self.now = now

    @app_commands.command(
        name="subscribe", description="A question to think about, once a week by direct message"
    )
    async def subscribe(self, interaction: Interaction) -> None:
        """Show when the weekly note comes next, or what it is."""
        await self.open(interaction, NOTE)

    @on_press("rhythm/open")
    async def open(self, interaction: Interaction, reminder: str) -> None:
        """Show when the next message comes, or what these are."""
        chosen = await self.store.rhythm(interaction.user.id, _kind(reminder))
        say = reply.voice(interaction, self.words)
        if chosen is None:
            await reply.show(interaction, rhythm.offer(say, reminder))
        else:
            await reply.show(interaction, rhythm.state(say, reminder, chosen, self.now()))

    @on_press("rhythm/days")
    async def days(self, interaction: Interaction, reminder: str) -> None:
        """Ask for the days; consent and zone come first where they are not known."""
        if await self.talk.zone(interaction, link("rhythm/days", _kind(reminder))):
            chosen = await self.store.rhythm(interaction.user.id, reminder)
            say = reply.voice(interaction, self.words)
            await reply.show(interaction, rhythm.days(say, reminder, chosen))

    @on_press("rhythm/day")
    async def day(self, interaction: Interaction, reminder: str, *weekdays: str) -> None:
        """Ask for the hour."""
        if not set(weekdays) <= set(WEEKDAYS) or not 0 < len(weekdays) <= rhythm.REMINDERS[_kind(reminder)]:
            raise Refusal("refusal.old_press")
        chosen = await self.store.rhythm(interaction.user.id, reminder)
        say = reply.voice(interaction, self.words)
        await reply.show(interaction, rhythm.hours(say, reminder, set_of(weekdays), chosen))

    @on_press("rhythm/hour")
    async def hour(self, interaction: Interaction, reminder: str, days: str, hour: str) -> None:
        """Keep the days and the hour."""
        if days not in map(str, range(1, EVERY_DAY + 1)) or hour not in map(str, range(24)):
            raise Refusal("refusal.old_press")
        if len(in_set(int(days))) > rhythm.REMINDERS[_kind(reminder)]:
            raise Refusal("refusal.old_press")
        if await self.talk.zone(interaction, link("rhythm/hour", reminder, days, hour)):
            await self.store.schedule(interaction.user.id, reminder, int(days), int(hour), self.consent)
            await self.open(interaction, reminder)

    @on_press("rhythm/snooze")
    async def snooze(self, interaction: Interaction, reminder: str) -> None:
        """Have the next one come tomorrow."""
        await self.store.snooze(interaction.user.id, _kind(reminder))
        await self._still(interaction, reminder, snoozed=True)

    @on_press("rhythm/pause")
    async def pause(self, interaction: Interaction, reminder: str) -> None:
        """Send none for four weeks."""
        await self.store.postpone(interaction.user.id, _kind(reminder), PAUSE_WEEKS)
        await self._still(interaction, reminder)

    @on_press("rhythm/resume")
    async def resume(self, interaction: Interaction, reminder: str) -> None:
        """Go on with the next day that was chosen."""
        await self.store.resume(interaction.user.id, _kind(reminder))
        await self._still(interaction, reminder)

    @on_press("rhythm/stop")
    async def stop(self, interaction: Interaction, reminder: str) -> None:
        """Send no more, however often and from however old a message it is pressed."""
        await self.store.cancel(interaction.user.id, _kind(reminder))
        await reply.show(interaction, rhythm.stopped(reply.voice(interaction, self.words), reminder))

    @on_press("rhythm/wake")
    async def wake(self, interaction: Interaction) -> None:
        """Begin again all that rests because Discord refused, and show when each comes next."""
        await self.store.resume(interaction.user.id)
        rhythms = await self.store.rhythms(interaction.user.id)
        await reply.show(interaction, rhythm.woken(reply.voice(interaction, self.words), rhythms))

    async def _still(self, interaction: Interaction, reminder: str, snoozed: bool = False) -> None:
        """Show when the next one comes; whoever stopped them before is told that there is none."""
        chosen = await self.store.rhythm(interaction.user.id, reminder)
        say = reply.voice(interaction, self.words)
        if chosen is None:
            await reply.show(interaction, rhythm.stopped(say, reminder, was_on=False))
        else:
            await reply.show(interaction, rhythm.state(say, reminder, chosen, self.now(), snoozed))


def _kind(reminder: str) -> str:
    """A kind of message that there is. Raises Refusal for another."""
    if reminder not in rhythm.REMINDERS:
        raise Refusal("refusal.old_press")
    return reminder
