"""/checkin: how a step went, and what it brought."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.followup import CHECKIN, CheckIns
from bot.guard import Interaction
from bot.guidance.steps import LEARNT_MOST, SAID
from bot.ownsteps import OwnSteps
from bot.press import go_on, link, moment_of, on_form, on_press
from bot.refusal import Refusal
from bot.screens import checkin, later


class Checkin(commands.Cog):
    """The asking how it went; every answer is fine, and may be changed."""

    def __init__(self, own: OwnSteps, followup: CheckIns) -> None:
        self.own = own
        self.words = own.words
        self.store = own.store
        self.followup = followup

    @app_commands.command(name="checkin", description="How your steps went, and what comes next")
    async def checkin(self, interaction: Interaction) -> None:
        """Ask about the oldest step whose date has come, or show what is ahead."""
        await self.open(interaction)

    @on_press("checkin/open")
    async def open(self, interaction: Interaction) -> None:
        """Ask about the oldest step whose date has come, or show what is ahead."""
        member, say = interaction.user.id, reply.voice(interaction, self.words)
        agenda = await self.followup.agenda(member)
        if agenda.waiting:
            screen = checkin.ask(say, agenda.asked(agenda.waiting[0]), asks=agenda.asks(interaction))
        else:
            month = await self.followup.month(member) if agenda.agreed else ""
            come = await self.followup.come(member, agenda) if agenda.agreed else checkin.NOTHING_COME
            asks, offered = agenda.asks(interaction), not agenda.asked_for
            screen = checkin.ahead(say, agenda.ahead(), offered, month, come, asks)
        await reply.show(interaction, screen)

    @on_press("checkin/step")
    async def step(self, interaction: Interaction, step: str) -> None:
        """Ask about one step, at any time."""
        agenda, mine = await self.followup.find(interaction.user.id, step)
        say = reply.voice(interaction, self.words)
        await reply.show(interaction, checkin.ask(say, agenda.asked(mine), True, agenda.asks(interaction)))

    @on_press("checkin/say")
    async def say(self, interaction: Interaction, step: str, due: str, said: str) -> None:
        """Keep what is said of a step on one of its dates, in place of what was said of it before."""
        due_at = moment_of(due)
        if said not in SAID:
            raise Refusal("refusal.old_press")
        agenda, _ = await self.followup.find(interaction.user.id, step)
        if not agenda.agreed:
            await self.own.talk.ask_consent(interaction, then=link("checkin/say", step, due, said))
            return
        await self.store.check_in(interaction.user.id, step, due_at, said)
        await self._heard(interaction, step, due_at)

    @on_press("checkin/learn")
    async def learn(self, interaction: Interaction, step: str, due: str) -> None:
        """Open a form for what was learnt."""
        agenda, mine = await self.followup.find(interaction.user.id, step)
        heard = agenda.heard(step, moment_of(due))
        say = reply.voice(interaction, self.words)
        form = later.learn_form(say, mine, due, heard.learnt if heard else None)
        await interaction.response.send_modal(form)

    @on_form("checkin/learnt")
    async def learnt(self, interaction: Interaction, step: str, due: str, fields: dict[str, str]) -> None:
        """Keep what was learnt; an empty line takes it away."""
        typed, due_at = fields.get("learnt", "").strip()[:LEARNT_MOST], moment_of(due)
        if await self.own.talk.cared(interaction, typed):
            return
        agenda, _ = await self.followup.find(interaction.user.id, step, typed)
        if typed and (not agenda.agreed or agenda.heard(step, due_at) is None):
            raise self.own.lost(typed)
        await self.store.learn_from_step(interaction.user.id, step, due_at, typed or None)
        await self._heard(interaction, step, due_at)

    @on_press("checkin/elsewhere")
    async def elsewhere(self, interaction: Interaction, where: str) -> None:
        """Go to what check-ins belong to."""
        ways = {"steps": link("step/list"), "plan": link("plan/open"), "rhythm": link("rhythm/open", CHECKIN)}
        if where not in ways:
            raise Refusal("refusal.old_press")
        await go_on(interaction, ways[where])

    async def _heard(self, interaction: Interaction, step: str, due_at: int) -> None:
        """Show what was said of a step, and what may come next."""
        agenda, mine = await self.followup.find(interaction.user.id, step)
        heard = agenda.heard(step, due_at)
        if heard is None:
            raise Refusal("refusal.step_gone")
        month = await self.followup.month(interaction.user.id)
        say, milestone = reply.voice(interaction, self.words), agenda.milestone(mine)
        asks, more = agenda.asks(interaction), len(agenda.waiting)
        screen = later.said(say, mine, heard, milestone, more, month, asks)
        await reply.show(interaction, screen)
