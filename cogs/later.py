"""What becomes of a step after a check-in: once more, smaller, another day, or let go."""

from __future__ import annotations

from discord.ext import commands

from bot import reply
from bot.followup import CheckIns
from bot.guard import Interaction
from bot.guidance.steps import ACTION_MOST, DONE, LET_GO, MINUTES, Step
from bot.ownsteps import OwnSteps
from bot.press import go_on, line_in, link, moment_of, on_form, on_press
from bot.refusal import Refusal
from bot.screens import later
from bot.when.calendar import at_hour_of, from_today, hour_of, weeks_later
from bot.when.dates import TYPED_MOST, Typed, on_its_day
from bot.when.moments import any_hour

WEEK_DAYS = 7


class Later(commands.Cog):
    """What comes next; a press that comes twice, or from an old message, changes no more than one."""

    def __init__(self, own: OwnSteps, followup: CheckIns) -> None:
        self.own = own
        self.words = own.words
        self.store = own.store
        self.followup = followup

    @on_press("checkin/again")
    async def again(self, interaction: Interaction, step: str) -> None:
        """Keep the same step for a week later."""
        _, mine = await self.followup.find(interaction.user.id, step)
        there = await self.own.talk.zone(interaction, link("checkin/again", step))
        if there is None:
            return
        at = self._in_a_week(mine.due_at, there)
        copy = await self.store.step_again(interaction.user.id, step, at, self.own.consent)
        if copy is None:
            await self.own.show_full(interaction)
        elif (await self.own.find(interaction, copy)).ended:  # made by an earlier press, and over by now
            await go_on(interaction, link("step/open", copy))
        else:
            await self._moved(interaction, copy, once_more=True)

    @on_press("checkin/smaller")
    async def smaller(self, interaction: Interaction, step: str) -> None:
        """Open a form for a smaller piece of it."""
        _, mine = await self.followup.find(interaction.user.id, step)
        form = later.smaller_form(reply.voice(interaction, self.words), mine)
        await interaction.response.send_modal(form)

    @on_form("checkin/shrunk")
    async def shrunk(self, interaction: Interaction, step: str, fields: dict[str, str]) -> None:
        """Keep the smaller piece, and ask for which day."""
        action, chosen = fields.get("action", "").strip()[:ACTION_MOST], fields.get("minutes", "")
        if await self.own.talk.cared(interaction, action):
            return
        agenda, mine = await self.followup.find(interaction.user.id, step, action)
        if not agenda.agreed:
            raise self.own.lost(action or mine.action)
        minutes = int(chosen) if chosen in map(str, MINUTES) else mine.minutes
        await self.store.word_step(interaction.user.id, step, action or mine.action, minutes, mine.place)
        await self.later(interaction, step)

    @on_press("checkin/later")
    async def later(self, interaction: Interaction, step: str) -> None:
        """Ask for another day."""
        _, mine = await self.followup.find(interaction.user.id, step)
        await reply.show(interaction, later.ask(reply.voice(interaction, self.words), mine))

    @on_press("checkin/move")
    async def move(self, interaction: Interaction, step: str, days: str) -> None:
        """Give a step a later day at its hour, so many days from today."""
        if days not in map(str, later.LATER.values()):
            raise Refusal("refusal.old_press")
        _, mine = await self.followup.find(interaction.user.id, step)
        there = await self.own.talk.zone(interaction, link("checkin/move", step, days))
        if there is not None:
            await self._date(interaction, mine, from_today(self.own.now(), int(days), mine.due_at, there))

    @on_press("checkin/same")
    async def same(self, interaction: Interaction, step: str, due: str) -> None:
        """Give a step the same day of the week and hour, a week after the date it was asked of."""
        due_at = moment_of(due)
        _, mine = await self.followup.find(interaction.user.id, step)
        there = await self.own.talk.zone(interaction, link("checkin/same", step, due))
        if there is not None:
            await self._date(interaction, mine, self._in_a_week(due_at, there))

    @on_press("checkin/when")
    async def when(self, interaction: Interaction, step: str) -> None:
        """Open a form for another date."""
        _, mine = await self.followup.find(interaction.user.id, step)
        if await self.own.talk.zone(interaction, link("checkin/later", step)) is not None:
            form = later.when_form(reply.voice(interaction, self.words), mine)
            await interaction.response.send_modal(form)

    @on_form("checkin/typed")
    async def typed(self, interaction: Interaction, step: str, fields: dict[str, str]) -> None:
        """Keep another date; what is none, or lies behind, is asked for again with what was typed."""
        typed = line_in(fields, "when", TYPED_MOST)
        if await self.own.talk.cared(interaction, typed):
            return
        agenda, mine = await self.followup.find(interaction.user.id, step, typed)
        there = agenda.zone
        if not agenda.agreed or there is None:
            raise self.own.lost(typed)
        found = await self.own.read(interaction, typed, there)
        if isinstance(found, Typed):
            found = on_its_day(found, typed, mine.due_at, self.own.now(), there)
            await self._date(interaction, mine, self._at(found, mine, there))
            return
        at = at_hour_of(found.day, found.hour or hour_of(mine.due_at, there), there) if found.day else 0
        say = reply.voice(interaction, self.words)
        await reply.show(interaction, later.ask(say, mine, typed or "…", found.why, at))

    @on_press("checkin/let_go")
    async def let_go(self, interaction: Interaction, step: str) -> None:
        """Let a step go for now; it can be taken up again, and one that is done stays done."""
        _, mine = await self.followup.find(interaction.user.id, step)
        if mine.ended == DONE:
            await go_on(interaction, link("step/open", step))
            return
        await self.store.end_step(interaction.user.id, step, LET_GO)
        agenda = await self.followup.agenda(interaction.user.id)
        say = reply.voice(interaction, self.words)
        asks = agenda.asks(interaction)
        await reply.show(interaction, later.let_go(say, mine, len(agenda.waiting), asks))

    async def _date(self, interaction: Interaction, mine: Step, at: int) -> None:
        """Keep another date of a step, and show it; one that had ended is open again, if there is room."""
        if await self.store.date_step(interaction.user.id, mine.id, at):
            await self._moved(interaction, mine.id)
        else:
            await self.own.show_full(interaction)

    async def _moved(self, interaction: Interaction, step: str, once_more: bool = False) -> None:
        agenda, mine = await self.followup.find(interaction.user.id, step)
        say = reply.voice(interaction, self.words)
        asks = agenda.asks(interaction)
        await reply.show(interaction, later.moved(say, mine, len(agenda.waiting), once_more, asks))

    def _in_a_week(self, due_at: int | None, there: str) -> int:
        """A week after a date, at its hour; where there was none, a week from today."""
        now = self.own.now()
        return weeks_later(due_at, now, there) if due_at else from_today(now, WEEK_DAYS, None, there)

    def _at(self, found: Typed, mine: Step, there: str) -> int:
        """What was typed, at the step's hour where none was said, or at one of that day that is ahead."""
        if found.hour is not None:
            return found.at
        at = at_hour_of(found.day, hour_of(mine.due_at, there), there)
        return at if at > self.own.now() else any_hour(found.day, self.own.now(), there)
