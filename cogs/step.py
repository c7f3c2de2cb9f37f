"""A step as it is made: one small thing, its day and hour, what gets in the way, said once."""

from __future__ import annotations

from discord.ext import commands

from bot import reply
from bot.guard import Interaction
from bot.guidance.plan import PATHS
from bot.guidance.portrait import portrait
from bot.guidance.steps import ACTION_MOST, Step
from bot.ownsteps import NO_WORD, NO_ZONE, OwnSteps
from bot.press import go_on, line_in, link, on_form, on_press
from bot.refusal import Refusal
from bot.screens import step as screens
from bot.screens import step_form as forms
from bot.when.dates import TYPED_MOST, Typed, Vague, on_its_day
from bot.when.moments import HOURS, QUICK, hour_typed, hours_left, quick, written

SAME_SECONDS = 600
"""A form that says the same within so many seconds is one that came twice."""


class Steps(commands.Cog):
    """From the idea of a step to its having been said."""

    def __init__(self, own: OwnSteps) -> None:
        self.own = own
        self.words = own.words
        self.store = own.store

    @on_press("step/new")
    async def new(self, interaction: Interaction, path: str = "a", milestone: str = "") -> None:
        """Say what makes a step easy to keep, and offer ideas."""
        path = _path(path)
        if not await self._can_make(interaction, path, milestone):
            return
        towards, say = await self._towards(interaction, milestone), reply.voice(interaction, self.words)
        offered = await self._ideas(interaction, towards)
        await reply.show(interaction, screens.start(say, path, milestone, towards, offered))

    @on_press("step/write")
    async def write(self, interaction: Interaction, path: str, milestone: str) -> None:
        """Open the form."""
        await self.idea(interaction, path, milestone, "")

    @on_press("step/idea")
    async def idea(self, interaction: Interaction, path: str, milestone: str, idea: str) -> None:
        """Open the form with an idea in it, to be changed."""
        path = _path(path)
        if not await self._can_make(interaction, path, milestone):
            return
        say = reply.voice(interaction, self.words)
        offered = await self._ideas(interaction, await self._towards(interaction, milestone)) if idea else {}
        form = forms.new_form(say, path, milestone, offered.get(idea, ""))
        await interaction.response.send_modal(form)

    @on_form("step/made")
    async def made(self, interaction: Interaction, path: str, milestone: str, fields: dict[str, str]) -> None:
        """Keep the step at once; a day that was not understood is asked for again."""
        path, worded = _path(path), forms.wording(fields)
        typed = line_in(fields, "when", TYPED_MOST)
        if await self.own.talk.cared(interaction, worded.action, worded.place, typed):
            return
        if not worded.action:
            await self.new(interaction, path, milestone)
            return
        there = await self.store.zone(interaction.user.id)
        found = await self.own.read(interaction, typed, there) if there else NO_WORD
        due_at = self.own.moment(found, there) if there and isinstance(found, Typed) else None
        kept = await self._add(interaction, path, milestone, worded, due_at)
        if kept is None:
            await self._not_kept(interaction, worded.action, worded.place, typed)
        else:
            await self._settle(interaction, kept, found, typed)

    @on_press("step/date")
    async def date(self, interaction: Interaction, step: str) -> None:
        """Ask for the day and hour."""
        mine = await self.own.find(interaction, step)
        await self.own.show_when(interaction, mine)

    @on_press("step/when")
    async def when(self, interaction: Interaction, step: str, typed: str = "") -> None:
        """Open the form for the day and hour; `typed` is what was not understood before."""
        mine = await self.own.find(interaction, step)
        there = await self.store.zone(interaction.user.id) or NO_ZONE
        so_far = written(mine.due_at, there) if mine.due_at is not None else ""
        form = forms.when_form(reply.voice(interaction, self.words), mine, typed or so_far)
        await interaction.response.send_modal(form)

    @on_form("step/dated")
    async def dated(self, interaction: Interaction, step: str, fields: dict[str, str]) -> None:
        """Keep the day and hour, or ask again."""
        typed = line_in(fields, "when", TYPED_MOST)
        if await self.own.talk.cared(interaction, typed):
            return
        mine = await self.own.find(interaction, step)
        there = await self.own.talk.zone(interaction, link("step/date", step))
        if there is None:
            return
        found = await self.own.read(interaction, typed, there)
        if isinstance(found, Typed):
            found = on_its_day(found, typed, mine.due_at, self.own.now(), there)
            at = self.own.moment(found, there)
            await self._set_date(interaction, mine, at, hour_named=found.hour is not None)
        else:
            await self.own.show_when(interaction, mine, found, typed)

    @on_press("step/on")
    async def on(self, interaction: Interaction, step: str, which: str, hour: str = "") -> None:
        """Keep a day that is near, at the hour that was named, or a usual one."""
        if which not in QUICK:
            raise Refusal("refusal.old_press")
        mine = await self.own.find(interaction, step)
        there = await self.own.talk.zone(interaction, link("step/date", step))
        if there is None:
            return
        named = hour_typed(hour)
        at = quick(which, self.own.now(), there, named)
        if at is None:  # an old press: that evening has passed
            await self.own.show_when(interaction, mine)
        else:
            await self._set_date(interaction, mine, at)

    @on_press("step/hour")
    async def hour(self, interaction: Interaction, step: str, part: str) -> None:
        """Keep another hour of the day that was named."""
        if part not in HOURS:
            raise Refusal("refusal.old_press")
        mine = await self.own.find(interaction, step)
        there = await self.own.talk.zone(interaction, link("step/date", step))
        if there is None:
            return
        at = hours_left(mine.due_at, self.own.now(), there).get(part) if mine.due_at else None
        if at is None:  # pressed twice, or too late on that day
            await self.own.show_kept(interaction, step)
        else:
            await self._set_date(interaction, mine, at)

    @on_press("step/guard")
    async def guard(self, interaction: Interaction, step: str) -> None:
        """Open the form for what may get in the way."""
        mine = await self.own.find(interaction, step)
        await interaction.response.send_modal(forms.guard_form(reply.voice(interaction, self.words), mine))

    @on_form("step/guarded")
    async def guarded(self, interaction: Interaction, step: str, fields: dict[str, str]) -> None:
        """Keep what may get in the way and what then, and show the whole once; empty takes it away."""
        obstacle, fallback = (line_in(fields, each, ACTION_MOST) for each in ("obstacle", "fallback"))
        if await self.own.talk.cared(interaction, obstacle, fallback):
            return
        if not await self.store.guard_step(interaction.user.id, step, obstacle, fallback):
            raise self.own.lost(obstacle, fallback)
        await self.aloud(interaction, step)

    @on_press("step/aloud")
    async def aloud(self, interaction: Interaction, step: str) -> None:
        """Show the whole once, to be said."""
        mine = await self.own.find(interaction, step)
        await reply.show(interaction, screens.aloud(reply.voice(interaction, self.words), mine))

    @on_press("step/said")
    async def said(self, interaction: Interaction, step: str) -> None:
        """Keep that it was said, and show the step."""
        if not await self.store.repeat_step(interaction.user.id, step):
            raise Refusal("refusal.step_gone")
        await go_on(interaction, link("step/open", step))

    async def _can_make(self, interaction: Interaction, path: str, milestone: str) -> bool:
        """Whether a step can be made now; else what stands before it is shown."""
        if await self.own.talk.zone(interaction, link("step/new", path, milestone)) is None:
            return False
        if await self.own.is_full(interaction):
            await self.own.show_full(interaction)
            return False
        return True

    async def _add(
        self, interaction: Interaction, path: str, milestone: str, worded: forms.Wording, due_at: int | None
    ) -> str | None:
        """Keep a step, once where the form comes twice; None where it cannot be kept."""
        since, wanted = self.own.now() - SAME_SECONDS, (worded.action, worded.place, path, due_at)
        for each in await self.store.steps(interaction.user.id):
            same = (each.action, each.place, each.path, each.due_at) == wanted
            if same and each.ended is None and each.made_at >= since:
                return each.id
        towards = milestone if await self._towards(interaction, milestone) else None
        return await self.store.add_step(
            interaction.user.id,
            path=path,
            milestone=towards,
            due_at=due_at,
            consent=self.own.consent,
            **worded._asdict(),
        )

    async def _set_date(
        self, interaction: Interaction, mine: Step, at: int, *, hour_named: bool = True
    ) -> None:
        """Keep when a step is due, and show it; one that had ended is open again, if there is room."""
        if await self.store.date_step(interaction.user.id, mine.id, at):
            await self.own.show_kept(interaction, mine.id, hour_named=hour_named)
        else:
            await self.own.show_full(interaction)

    async def _settle(self, interaction: Interaction, step: str, found: Typed | Vague, typed: str) -> None:
        """What comes after a step was kept: the rest of it, or the question for its day."""
        if isinstance(found, Typed):
            await self.own.show_kept(interaction, step, hour_named=found.hour is not None)
        else:
            mine = await self.own.find(interaction, step)
            await self.own.show_when(interaction, mine, found, typed)

    async def _not_kept(self, interaction: Interaction, *typed: str) -> None:
        member = await self.store.member(interaction.user.id)
        if member is None or member.consent < self.own.consent:
            raise self.own.lost(*typed)
        await self.own.show_full(interaction, "\n".join(filter(None, typed)))

    async def _towards(self, interaction: Interaction, milestone: str) -> str:
        """The text of a milestone; nothing where there is none, or no longer."""
        found = (await self.store.plan(interaction.user.id)).milestone(milestone)
        return found.text if found else ""

    async def _ideas(self, interaction: Interaction, towards: str) -> dict[str, str]:
        found = portrait(await self.own.talk.stands(interaction))
        direction = found.direction.id if "aspects" in found.known else None
        return screens.ideas(reply.voice(interaction, self.words), towards, direction)


def _path(path: str) -> str:
    """A path of a press. Raises Refusal for no such path."""
    if path not in PATHS:
        raise Refusal("refusal.old_press")
    return path
