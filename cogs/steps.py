"""The steps there are: all of them, and one to look at, change, let go or erase."""

from __future__ import annotations

from discord.ext import commands

from bot import reply
from bot.followup import CHECKIN
from bot.guard import Interaction
from bot.guidance.plan import PATHS
from bot.guidance.steps import LET_GO, Step
from bot.ownsteps import NO_ZONE, OwnSteps
from bot.press import on_form, on_press, page_of
from bot.refusal import Refusal
from bot.screens import step_form as forms
from bot.screens import steps as screens


class StepList(commands.Cog):
    """What a member has ahead, and what has ended."""

    def __init__(self, own: OwnSteps) -> None:
        self.own = own
        self.words = own.words
        self.store = own.store

    @on_press("step/list")
    async def list(self, interaction: Interaction) -> None:
        """Show the open steps, and the last that ended."""
        await self.page(interaction, "0")

    @on_press("step/page")
    async def page(self, interaction: Interaction, page: str) -> None:
        """Show another page of those that ended."""
        number = page_of(page)
        steps, say = await self.store.steps(interaction.user.id), reply.voice(interaction, self.words)
        there = await self.store.zone(interaction.user.id) or NO_ZONE
        await reply.show(interaction, screens.listing(say, steps, there, number))

    @on_press("step/open")
    async def open(self, interaction: Interaction, step: str) -> None:
        """Show one step with everything that belongs to it; after the very first, offer to ask about it."""
        mine, member = await self.own.find(interaction, step), interaction.user.id
        said = [each for each in await self.store.check_ins(member) if each.step == step]
        around = screens.Around(await self.store.plan(interaction.user.id), said, self.own.now())
        offer = await self._offers(interaction, mine)
        say = reply.voice(interaction, self.words)
        await reply.show(interaction, screens.one(say, mine, around, offer=offer))

    @on_press("step/past")
    async def past(self, interaction: Interaction, step: str) -> None:
        """Show one that has ended."""
        await self.open(interaction, step)

    @on_press("step/word")
    async def word(self, interaction: Interaction, step: str) -> None:
        """Open the form for its words."""
        mine = await self.own.find(interaction, step)
        await interaction.response.send_modal(forms.word_form(reply.voice(interaction, self.words), mine))

    @on_form("step/worded")
    async def worded(self, interaction: Interaction, step: str, fields: dict[str, str]) -> None:
        """Keep its words; without any it stays as it is."""
        worded = forms.wording(fields)
        if await self.own.talk.cared(interaction, worded.action, worded.place):
            return
        if worded.action and not await self.store.word_step(interaction.user.id, step, *worded):
            raise self.own.lost(worded.action, worded.place)
        mine = await self.own.find(interaction, step)
        if mine.ended:
            await self.open(interaction, step)
        else:
            await self.own.show_kept(interaction, step)

    @on_press("step/more")
    async def more(self, interaction: Interaction, step: str) -> None:
        """Show what is done with a step once in a while: moved, let go, erased."""
        mine = await self.own.find(interaction, step)
        if mine.ended:
            await self.open(interaction, step)
            return
        say, plan = reply.voice(interaction, self.words), await self.store.plan(interaction.user.id)
        await reply.show(interaction, screens.more(say, mine, plan))

    @on_press("step/place")
    async def place(self, interaction: Interaction, step: str, place: str) -> None:
        """Keep on which path a step lies, and towards which milestone."""
        path, _, milestone = place.partition(".")
        there = {each.id: lies for lies, each in (await self.store.plan(interaction.user.id)).all()}
        if path not in PATHS or (milestone and milestone not in there):
            raise Refusal("refusal.plan_gone")
        path = there.get(milestone, path).partition(".")[0]  # it may have moved since the menu was shown
        if not await self.store.place_step(interaction.user.id, step, path, milestone or None):
            raise Refusal("refusal.step_gone")
        await self.open(interaction, step)

    @on_press("step/let_go")
    async def let_go(self, interaction: Interaction, step: str) -> None:
        """Keep that a step is let go; one that is done stays done."""
        mine = await self.own.find(interaction, step)
        if mine.ended is None:
            await self.store.end_step(interaction.user.id, step, LET_GO)
        await self.open(interaction, step)

    @on_press("step/again")
    async def again(self, interaction: Interaction, step: str) -> None:
        """Take up again what had ended, and ask for its day where that has passed."""
        mine = await self.own.find(interaction, step)
        if not await self.store.end_step(interaction.user.id, step, None):
            await self.own.show_full(interaction)
        elif mine.due_at is None or mine.due_at <= self.own.now():
            await self.own.show_when(interaction, await self.own.find(interaction, step))
        else:
            await self.open(interaction, step)

    @on_press("step/erase")
    async def erase(self, interaction: Interaction, step: str) -> None:
        """Ask once before it goes."""
        mine = await self.own.find(interaction, step)
        await reply.show(interaction, screens.erase(reply.voice(interaction, self.words), mine))

    @on_press("step/erase_now")
    async def erase_now(self, interaction: Interaction, step: str) -> None:
        """Erase it with all that was said of it; what is gone already stays gone."""
        await self.store.drop_step(interaction.user.id, step)
        await self.list(interaction)

    async def _offers(self, interaction: Interaction, step: Step) -> bool:
        """Whether this is the one step there is, said once, and no message was asked for yet."""
        member = interaction.user.id
        if step.said_at is None or len(await self.store.steps(member)) > 1:
            return False
        return await self.store.rhythm(member, CHECKIN) is None
