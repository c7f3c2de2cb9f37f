"""The conversation itself. Each press saves first, then shows what the answers lead to."""

from __future__ import annotations

import discord
from discord.ext import commands

from bot import reply
from bot.conversation import Conversation
from bot.guard import Interaction
from bot.guidance.model import PICKED
from bot.library import Library
from bot.metrics import Metrics
from bot.press import on_form, on_press
from bot.refusal import Refusal
from bot.screens import assess
from bot.screens import question as questions
from bot.store import Store
from bot.words import Words


class Sittings(commands.Cog):
    """The presses within a sitting, from its first question to its result."""

    def __init__(
        self,
        words: Words,
        store: Store,
        library: Library,
        talk: Conversation,
        keep_days: int,
        metrics: Metrics,
    ) -> None:
        self.words = words
        self.store = store
        self.library = library
        self.talk = talk
        self.keep_days = keep_days
        self.metrics = metrics

    @on_press("assess/answer")
    async def answer(self, interaction: Interaction, sitting: str, question: str, value: str) -> None:
        """Keep an answer and ask what comes next."""
        asked = self.library.assessment.questions.get(question)
        if asked is None or asked.most or value not in asked.choices:
            raise Refusal("refusal.other_question")
        await self._keep(interaction, sitting, question, value)

    @on_press("assess/pick")
    async def pick(self, interaction: Interaction, sitting: str, question: str, *values: str) -> None:
        """Keep what was picked, and ask what comes next."""
        asked = self.library.assessment.questions.get(question)
        if asked is None or not asked.most or not values or not set(values) <= set(asked.choices):
            raise Refusal("refusal.other_question")
        await self._keep(interaction, sitting, question, PICKED.join(values[: asked.most]))

    @on_press("assess/write")
    async def write(self, interaction: Interaction, sitting: str, question: str) -> None:
        """Open a form to answer an open question in."""
        at, mine = await self.talk.find(interaction, sitting)
        walk = at.walk(mine)
        asked = walk.chapter.by_id.get(question)
        if mine.finished_at is not None:
            await self.talk.show_result(interaction, at, mine)
        elif asked is None or not asked.open or asked not in walk.asked:
            raise Refusal("refusal.other_question")
        else:
            form = questions.form(reply.voice(interaction, self.words), walk, mine, asked)
            await interaction.response.send_modal(form)

    @on_form("assess/typed")
    async def typed(
        self, interaction: Interaction, sitting: str, question: str, fields: dict[str, str]
    ) -> None:
        """Keep what was typed in the form, unless it asks for care; ask what comes next."""
        asked, typed = self.library.assessment.questions.get(question), fields.get("typed", "").strip()
        if asked is None or not asked.open:
            raise Refusal("refusal.other_question")
        if await self.talk.cared(interaction, typed):
            return
        if not typed:
            await self.resume(interaction, sitting)
        else:
            await self._keep(interaction, sitting, question, typed[: questions.TYPED_MOST])

    @on_press("assess/skip")
    async def skip(self, interaction: Interaction, sitting: str, question: str) -> None:
        """Keep that a question is skipped on purpose, and ask what comes next."""
        if question not in self.library.assessment.questions:
            raise Refusal("refusal.other_question")
        await self._keep(interaction, sitting, question, None)

    async def _keep(self, interaction: Interaction, sitting: str, question: str, value: str | None) -> None:
        part = next(c.id for c in self.library.assessment.chapters if question in c.by_id)
        kept, history = await self.store.answer(
            interaction.user.id, sitting, part, question, value, self.library.consent
        )
        at = self.talk.standing(history)
        mine = self.talk.mine(at, sitting)
        if mine.chapter != part:
            raise Refusal("refusal.other_question")
        if kept or mine.finished_at is not None:
            await self.talk.show_waiting(interaction, at, mine)
        else:
            await self.talk.ask_consent(interaction, part)

    @on_press("assess/resume")
    async def resume(self, interaction: Interaction, sitting: str) -> None:
        """Show the question that waits."""
        at, mine = await self.talk.find(interaction, sitting)
        await self.talk.show_waiting(interaction, at, mine)

    @on_press("assess/show")
    async def show(self, interaction: Interaction, sitting: str, question: str) -> None:
        """Go back to a question."""
        at, mine = await self.talk.find(interaction, sitting)
        walk = at.walk(mine)
        asked = walk.chapter.by_id.get(question)
        if mine.finished_at is not None:
            await self.talk.show_result(interaction, at, mine)
        elif asked is None or asked not in walk.asked:
            raise Refusal("refusal.other_question")
        else:
            say = reply.voice(interaction, self.words)
            by_message = reply.in_direct_message(interaction)
            await reply.show(interaction, questions.ask(say, walk, mine, asked, by_message))

    @on_press("assess/change")
    async def change(self, interaction: Interaction, sitting: str, _page: str, question: str) -> None:
        """Open a question again from the list of answers."""
        await self.show(interaction, sitting, question)

    @on_press("assess/review")
    async def review(self, interaction: Interaction, sitting: str) -> None:
        """List what was answered."""
        at, mine = await self.talk.find(interaction, sitting)
        screen = questions.review(reply.voice(interaction, self.words), at.walk(mine), mine)
        await reply.show(interaction, screen)

    @on_press("assess/pause")
    async def pause(self, interaction: Interaction, sitting: str) -> None:
        """Stop here; everything is saved already."""
        at, mine = await self.talk.find(interaction, sitting)
        if mine.finished_at is not None:
            await self.talk.show_result(interaction, at, mine)
            return
        say, by_message = reply.voice(interaction, self.words), reply.in_direct_message(interaction)
        retake = mine.chapter in at.finished
        screen = assess.paused(say, at.walk(mine), mine, self.keep_days, by_message, retake)
        await reply.show(interaction, screen)

    @on_press("assess/drop")
    async def drop(self, interaction: Interaction, sitting: str) -> None:
        """Drop a retake; the result from before stands."""
        at, mine = await self.talk.find(interaction, sitting)
        if mine.finished_at is None and mine.chapter in at.finished:
            at = self.talk.standing(await self.store.drop(interaction.user.id, sitting))
        await self.talk.show_overview(interaction, at)

    @on_press("assess/finish")
    async def finish(self, interaction: Interaction, sitting: str) -> None:
        """Finish a chapter, unless a question waits; show what it says."""
        at, mine = await self.talk.find(interaction, sitting)
        if mine.finished_at is None and at.walk(mine).next is None:
            version = self.library.assessment.version
            at = self.talk.standing(await self.store.finish(interaction.user.id, sitting, version))
            mine = self.talk.mine(at, sitting)
        await self.talk.show_waiting(interaction, at, mine)

    @on_press("assess/message")
    async def message(self, interaction: Interaction, sitting: str) -> None:
        """Go on by direct message; where it is closed, go on here and say so."""
        at, mine = await self.talk.find(interaction, sitting)
        if mine.finished_at is not None:
            await self.talk.show_result(interaction, at, mine)
            return
        say = reply.voice(interaction, self.words)
        await interaction.response.defer()
        screen = self.talk.waiting(say, at, mine, by_message=True)
        try:
            there = await interaction.user.send(view=screen)
        except discord.Forbidden:
            self.metrics.message_refused()
            note = say("assess.message_closed")
            screen = self.talk.waiting(say, at, mine, by_message=False, note=note)
        else:
            screen = assess.moved(say, mine, there.jump_url)
        await reply.show(interaction, screen)

    @on_press("result/show")
    async def show_result(self, interaction: Interaction, sitting: str) -> None:
        """Show a result again."""
        at, mine = await self.talk.find(interaction, sitting)
        await self.talk.show_waiting(interaction, at, mine)
