"""/assess: the conversation. Each press saves first, then shows what the answers lead to."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.guidance.assessment import Standing, standing
from bot.guidance.model import History, Sitting
from bot.guidance.outcome import outcome
from bot.library import Library
from bot.press import Interaction, on_press
from bot.refusal import Refusal
from bot.screens import assess, result
from bot.store import Store
from bot.words import Words


class Assess(commands.Cog):
    """The guided self-assessment, in a server or by direct message."""

    def __init__(self, words: Words, store: Store, library: Library, keep_days: int) -> None:
        self.words = words
        self.store = store
        self.library = library
        self.keep_days = keep_days

    @app_commands.command(name="assess", description="Take stock of your own work, in a few minutes")
    async def assess(self, interaction: Interaction) -> None:
        """Begin, or go on where one stopped."""
        await self.open(interaction)

    @on_press("assess/open")
    async def open(self, interaction: Interaction) -> None:
        """Begin, or go on where one stopped."""
        member = await self.store.member(interaction.user.id)
        if member is None or member.consent < self.library.consent:
            await self._ask_consent(interaction)
            return
        await self.store.hear(member.id, interaction.locale.value)
        await self._show_next(interaction, self._standing(await self.store.history(member.id)))

    @on_press("assess/agree")
    async def agree(self, interaction: Interaction, version: str, chapter: str = "") -> None:
        """Keep the consent to what was shown, and go on to where it was asked."""
        if version != str(self.library.consent):
            await self._ask_consent(interaction, chapter)
            return
        await self.store.consent(interaction.user.id, self.library.consent, interaction.locale.value)
        at = self._standing(await self.store.history(interaction.user.id))
        if chapter and chapter in self.library.assessment.by_id:
            await self.begin(interaction, chapter)
        else:
            await self._show_next(interaction, at)

    @on_press("assess/decline")
    async def decline(self, interaction: Interaction) -> None:
        """Store nothing, and say so."""
        await reply.show(interaction, assess.declined(reply.voice(interaction, self.words)))

    @on_press("assess/begin")
    async def begin(self, interaction: Interaction, chapter: str) -> None:
        """Begin a chapter, or take it again; an open sitting of it is gone on with."""
        wanted = self.library.assessment.by_id.get(chapter)
        if wanted is None:
            raise Refusal("refusal.old_press")
        at = self._standing(await self.store.history(interaction.user.id))
        if not at.may_begin(wanted):
            await self._show_next(interaction, at)
            return
        version = self.library.assessment.version
        history = await self.store.begin(interaction.user.id, chapter, version, self.library.consent)
        at = self._standing(history)
        if chapter in at.open:
            await self._show_waiting(interaction, at, at.open[chapter])
        else:
            await self._ask_consent(interaction, chapter)

    @on_press("assess/answer")
    async def answer(self, interaction: Interaction, sitting: str, question: str, value: str) -> None:
        """Keep an answer and ask what comes next."""
        asked = self.library.assessment.questions.get(question)
        if asked is None or value not in asked.choices:
            raise Refusal("refusal.other_question")
        await self._keep(interaction, sitting, question, value)

    @on_press("assess/skip")
    async def skip(self, interaction: Interaction, sitting: str, question: str) -> None:
        """Keep that a question is skipped on purpose, and ask what comes next."""
        if question not in self.library.assessment.questions:
            raise Refusal("refusal.other_question")
        await self._keep(interaction, sitting, question, None)

    async def _keep(self, interaction: Interaction, sitting: str, question: str, value: str | None) -> None:
        kept, history = await self.store.answer(
            interaction.user.id, sitting, question, value, self.library.consent
        )
        at = self._standing(history)
        mine = self._mine(at, sitting)
        if kept or mine.finished_at is not None:
            await self._show_waiting(interaction, at, mine)
        else:
            await self._ask_consent(interaction)

    @on_press("assess/resume")
    async def resume(self, interaction: Interaction, sitting: str) -> None:
        """Show the question that waits."""
        at = self._standing(await self.store.history(interaction.user.id))
        await self._show_waiting(interaction, at, self._mine(at, sitting))

    @on_press("assess/show")
    async def show(self, interaction: Interaction, sitting: str, question: str) -> None:
        """Go back to a question."""
        at = self._standing(await self.store.history(interaction.user.id))
        mine = self._mine(at, sitting)
        walk = at.walk(mine)
        asked = walk.chapter.by_id.get(question)
        if mine.finished_at is not None:
            await self._show_result(interaction, at, mine)
        elif asked is None or asked not in walk.asked:
            raise Refusal("refusal.other_question")
        else:
            say = reply.voice(interaction, self.words)
            by_message = reply.in_direct_message(interaction)
            await reply.show(interaction, assess.ask(say, walk, mine, asked, by_message))

    @on_press("assess/change")
    async def change(self, interaction: Interaction, sitting: str, _page: str, question: str) -> None:
        """Open a question again from the list of answers."""
        await self.show(interaction, sitting, question)

    @on_press("assess/review")
    async def review(self, interaction: Interaction, sitting: str) -> None:
        """List what was answered."""
        at = self._standing(await self.store.history(interaction.user.id))
        mine = self._mine(at, sitting)
        screen = assess.review(reply.voice(interaction, self.words), at.walk(mine), mine)
        await reply.show(interaction, screen)

    @on_press("assess/pause")
    async def pause(self, interaction: Interaction, sitting: str) -> None:
        """Stop here; everything is saved already."""
        at = self._standing(await self.store.history(interaction.user.id))
        mine = self._mine(at, sitting)
        if mine.finished_at is not None:
            await self._show_result(interaction, at, mine)
            return
        say, by_message = reply.voice(interaction, self.words), reply.in_direct_message(interaction)
        screen = assess.paused(say, at.walk(mine), mine, self.keep_days, by_message)
        await reply.show(interaction, screen)

    @on_press("assess/finish")
    async def finish(self, interaction: Interaction, sitting: str) -> None:
        """Finish a chapter, unless a question waits; show what it says."""
        at = self._standing(await self.store.history(interaction.user.id))
        mine = self._mine(at, sitting)
        if mine.finished_at is None and at.walk(mine).next is None:
            at = self._standing(await self.store.finish(interaction.user.id, sitting))
            mine = self._mine(at, sitting)
        await self._show_waiting(interaction, at, mine)

    @on_press("assess/message")
    async def message(self, interaction: Interaction, sitting: str) -> None:
        """Go on by direct message; where it is closed, go on here and say so."""
        at = self._standing(await self.store.history(interaction.user.id))
        mine = self._mine(at, sitting)
        say = reply.voice(interaction, self.words)
        await interaction.response.defer()
        try:
            there = await interaction.user.send(view=self._waiting(interaction, at, mine, by_message=True))
        except discord.Forbidden:
            note = say("assess.message_closed")
            await reply.show(interaction, self._waiting(interaction, at, mine, by_message=False, note=note))
        else:
            await reply.show(interaction, assess.moved(say, mine, there.jump_url))

    @on_press("result/show")
    async def show_result(self, interaction: Interaction, sitting: str) -> None:
        """Show a result again."""
        at = self._standing(await self.store.history(interaction.user.id))
        await self._show_waiting(interaction, at, self._mine(at, sitting))

    def _standing(self, history: History) -> Standing:
        return standing(self.library.assessment, history)

    def _mine(self, at: Standing, sitting: str) -> Sitting:
        mine = at.sitting(sitting)
        if mine is None:
            raise Refusal("refusal.not_yours")
        return mine

    async def _ask_consent(self, interaction: Interaction, chapter: str = "") -> None:
        renewed = await self.store.member(interaction.user.id) is not None
        say, version = reply.voice(interaction, self.words), self.library.consent
        await reply.show(interaction, assess.consent(say, version, chapter, self.keep_days, renewed))

    async def _show_next(self, interaction: Interaction, at: Standing) -> None:
        """The open sitting, else the next chapter, else the last result."""
        if sitting := at.resume():
            await self._show_waiting(interaction, at, sitting)
        elif chapter := at.next_chapter():
            await reply.show(interaction, assess.intro(reply.voice(interaction, self.words), at, chapter))
        else:
            last = at.assessment.chapters[-1]
            await self._show_result(interaction, at, at.finished[last.id])

    async def _show_waiting(self, interaction: Interaction, at: Standing, sitting: Sitting) -> None:
        """The question that waits in a sitting, its end, or its result."""
        if sitting.finished_at is not None:
            await self._show_result(interaction, at, sitting)
        else:
            by_message = reply.in_direct_message(interaction)
            await reply.show(interaction, self._waiting(interaction, at, sitting, by_message))

    def _waiting(
        self, interaction: Interaction, at: Standing, sitting: Sitting, by_message: bool, note: str = ""
    ) -> discord.ui.LayoutView:
        say, walk = reply.voice(interaction, self.words), at.walk(sitting)
        if walk.next is None:
            return assess.complete(say, sitting)
        return assess.ask(say, walk, sitting, walk.next, by_message, note)

    async def _show_result(self, interaction: Interaction, at: Standing, sitting: Sitting) -> None:
        found = outcome(at, sitting)
        said = await self.store.disagreement(interaction.user.id, sitting.id, found.direction.id)
        say = reply.voice(interaction, self.words)
        await reply.show(interaction, result.show(say, at, sitting, found, said))
