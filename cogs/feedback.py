"""/feedback: a member tells those who run the bot what they think of it, and may take it back."""

from __future__ import annotations

from collections.abc import Callable

from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.allowance import Allowance
from bot.conversation import Conversation
from bot.guard import Interaction
from bot.library import Library
from bot.postbox import Postbox
from bot.press import on_form, on_press
from bot.refusal import Refusal
from bot.screens import feedback, parts
from bot.store import Store
from bot.store.feedback import DAILY_MOST, Kept
from bot.when.calendar import DAY
from bot.words import Words


class Feedback(commands.Cog):
    """Comments on the bot itself."""

    def __init__(
        self,
        words: Words,
        store: Store,
        library: Library,
        talk: Conversation,
        postbox: Postbox,
        now: Callable[[], int],
    ) -> None:
        self.words = words
        self.store = store
        self.library = library
        self.talk = talk
        self.postbox = postbox
        self.allowance = Allowance(DAILY_MOST, DAY, now)

    @app_commands.command(name="feedback", description="Tell those who run Lodestar what you think of it")
    async def feedback(self, interaction: Interaction) -> None:
        """Open the form."""
        await self.open(interaction)

    @on_press("feedback/open")
    async def open(self, interaction: Interaction) -> None:
        """Open the form, unless enough was said today: nobody shall type in vain."""
        if not self.allowance.left(interaction.user.id):
            raise Refusal("refusal.feedback_enough", most=DAILY_MOST)
        await interaction.response.send_modal(feedback.form(reply.voice(interaction, self.words)))

    @on_form("feedback/said")
    async def said(self, interaction: Interaction, fields: dict[str, str]) -> None:
        """Keep a comment, thank for it, and post it; care comes first, and then nothing is kept."""
        say, text = reply.voice(interaction, self.words), fields.get("text", "").strip()
        text = text[: feedback.TEXT_MOST]
        if await self.talk.cared(interaction, text):
            return
        if not text:
            raise Refusal("refusal.feedback_empty")
        name = interaction.user.display_name if fields.get("named") == feedback.YES else None
        kept = await self._keep(interaction.user.id, text, name)
        channel, here = self.postbox.channel is not None, reply.in_direct_message(interaction)
        try:
            await reply.show(interaction, feedback.thanks(say, kept, text, name, channel, here))
        except Exception:  # without the button nobody could take it back
            self.allowance.give_back(interaction.user.id)
            await self.store.take_back(interaction.user.id, kept.id)
            raise
        await self._post(interaction, kept.id, text, name)

    @on_press("feedback/back")
    async def back(self, interaction: Interaction, comment: str) -> None:
        """Take a comment back: the posted message first, so that a crash between leaves the way back."""
        member = interaction.user.id
        if not await self.store.may_take_back(member, comment):
            raise Refusal("refusal.feedback_gone")
        await reply.wait(interaction)
        posted = await self.store.posted(member, comment)
        gone = [await self.postbox.withdraw(interaction.client, each) for each in posted]
        late = set(await self.store.take_back(member, comment)) - set(posted)  # posted at this very moment
        gone += [await self.postbox.withdraw(interaction.client, each) for each in late]
        await reply.show(interaction, feedback.taken_back(reply.voice(interaction, self.words), all(gone)))

    async def _keep(self, member: int, text: str, name: str | None) -> Kept:
        """Keep a comment. Raises Refusal, with what was typed, where it cannot be, or enough was said."""
        typed = parts.quoted(text)
        if self.allowance.take(member):
            try:
                kept = await self.store.comment(member, text, name, self.library.consent)
            except Refusal as refusal:
                self.allowance.give_back(member)
                raise Refusal("refusal.feedback_not_kept", typed=typed) from refusal
            if kept is not None:
                return kept
        raise Refusal("refusal.feedback_enough_typed", most=DAILY_MOST, typed=typed)

    async def _post(self, interaction: Interaction, comment: str, text: str, name: str | None) -> None:
        """Post a comment in the operator's language; one that was taken back meanwhile goes again."""
        screen = feedback.posted(self.words.to(None), text, name)
        posted = await self.postbox.post(interaction.client, screen)
        if posted is None:
            return
        try:
            there = await self.store.keep_posted(comment, posted)
        except Refusal:  # the member was answered; what could not be taken back later is not left standing
            there = False
        if not there:
            await self.postbox.withdraw(interaction.client, posted)
