"""/subscribe: a question to think about, once a week by direct message, for those who ask for it."""

from __future__ import annotations

from collections.abc import Callable

from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.conversation import Conversation
from bot.guard import Interaction
from bot.press import link, on_press
from bot.refusal import Refusal
from bot.screens import subscribe, zone
from bot.store import Store
from bot.weekly import NOTE
from bot.when.calendar import WEEKDAYS, set_of
from bot.words import Words

PAUSE_WEEKS = 4


class Subscribe(commands.Cog):
    """When the weekly note comes; nothing of a choice is kept before the last of them is made."""

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
        """Show when the note comes next, or what it is."""
        await self.open(interaction)

    @on_press("subscribe/open")
    async def open(self, interaction: Interaction) -> None:
        """Show when the note comes next, or what it is."""
        rhythm = await self.store.rhythm(interaction.user.id, NOTE)
        say = reply.voice(interaction, self.words)
        screen = subscribe.state(say, rhythm, self.now()) if rhythm else subscribe.offer(say)
        await reply.show(interaction, screen)

    @on_press("subscribe/days")
    async def days(self, interaction: Interaction) -> None:
        """Ask for the day of the week; without consent that is asked for first."""
        if not await self._agreed(interaction):
            await self.talk.ask_consent(interaction, then=link("subscribe/days"))
            return
        chosen = await self.store.rhythm(interaction.user.id, NOTE)
        await reply.show(interaction, subscribe.days(reply.voice(interaction, self.words), chosen))

    @on_press("subscribe/day")
    async def day(self, interaction: Interaction, weekday: str) -> None:
        """Ask for the hour."""
        _set(weekday)
        chosen = await self.store.rhythm(interaction.user.id, NOTE)
        await reply.show(interaction, subscribe.hours(reply.voice(interaction, self.words), weekday, chosen))

    @on_press("subscribe/hour")
    async def hour(self, interaction: Interaction, weekday: str, hour: str) -> None:
        """Keep the day and hour; consent and zone are asked for first where they are not known."""
        member, days, at = interaction.user.id, _set(weekday), _hour(hour)
        then = link("subscribe/hour", weekday, hour)
        if await self.store.schedule(member, NOTE, days, at, self.consent):
            await self.open(interaction)
        elif await self._agreed(interaction):
            await reply.show(interaction, zone.ask(reply.voice(interaction, self.words), then))
        else:
            await self.talk.ask_consent(interaction, then=then)

    @on_press("subscribe/pause")
    async def pause(self, interaction: Interaction) -> None:
        """Leave out the next four."""
        await self.store.postpone(interaction.user.id, NOTE, PAUSE_WEEKS)
        await self.open(interaction)

    @on_press("subscribe/resume")
    async def resume(self, interaction: Interaction) -> None:
        """Go on with the next day and hour."""
        await self.store.postpone(interaction.user.id, NOTE, 0)
        await self.open(interaction)

    @on_press("subscribe/stop")
    async def stop(self, interaction: Interaction) -> None:
        """End it, however often and from however old a message it is pressed."""
        await self.store.cancel(interaction.user.id, NOTE)
        await reply.show(interaction, subscribe.stopped(reply.voice(interaction, self.words)))

    async def _agreed(self, interaction: Interaction) -> bool:
        member = await self.store.member(interaction.user.id)
        return member is not None and member.consent >= self.consent


def _set(weekday: str) -> int:
    """A day of the week as a set of days. Raises Refusal for no such day."""
    if weekday not in WEEKDAYS:
        raise Refusal("refusal.old_press")
    return set_of([weekday])


def _hour(hour: str) -> int:
    """An hour of the day. Raises Refusal for no such hour."""
    if hour not in map(str, range(24)):
        raise Refusal("refusal.old_press")
    return int(hour)
