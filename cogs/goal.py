"""Where a plan leads, why, and by when."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from discord.ext import commands

from bot.guard import Interaction
from bot.guidance.plan import GOALS, LINE_MOST, WHY_MOST, Goal
from bot.guidance.revision import drop_goal, replaced, set_goal
from bot.planning import Planning
from bot.press import line_in, link, on_form, on_press
from bot.refusal import Refusal
from bot.screens import goal as goals
from bot.screens.occupation import title
from bot.screens.plan import misread
from bot.store.plans import Deed
from bot.when.calendar import months_later
from bot.when.dates import Vague


class Goals(commands.Cog):
    """The first three parts of a plan."""

    def __init__(self, planning: Planning) -> None:
        self.planning = planning

    @on_press("plan/goal_saved")
    async def saved(self, interaction: Interaction, code: str) -> None:
        """Take an occupation from the shortlist as the goal."""
        name = title(self.planning.say(interaction), self.planning.research.occupation(code))
        goal = Goal("occupation", name[:LINE_MOST], code)
        await self._keep(interaction, partial(set_goal, goal=goal), "goal")

    @on_press("plan/goal_form")
    async def ask(self, interaction: Interaction, goal_kind: str) -> None:
        """Open the form for a goal in one's own words, or for a business."""
        now = await self.planning.plan(interaction)
        form = goals.goal_form(self.planning.say(interaction), now, _kind(goal_kind))
        await self.planning.open(interaction, form, link("plan/goal_form", goal_kind))

    @on_form("plan/goal_typed")
    async def typed(self, interaction: Interaction, goal_kind: str, fields: dict[str, str]) -> None:
        """Keep the goal."""
        text = line_in(fields, "goal", LINE_MOST)
        if await self.planning.talk.cared(interaction, text):
            return
        if text:
            deed = partial(set_goal, goal=Goal(_kind(goal_kind), text))
            await self._keep(interaction, deed, "goal", text)
        else:
            await self.planning.show(interaction, await self.planning.plan(interaction), "goal")

    @on_press("plan/goal_none")
    async def none(self, interaction: Interaction) -> None:
        """Take the goal out of the plan, and show its words once more."""
        was = (await self.planning.plan(interaction)).goal
        now = await self.planning.change(interaction, drop_goal, link("plan/part", "goal"))
        if now is not None:
            note = goals.removed(self.planning.say(interaction), was) if was else ""
            await self.planning.show(interaction, now, "goal", note)

    @on_press("plan/why_form")
    async def why(self, interaction: Interaction) -> None:
        """Open the form for the why."""
        now = await self.planning.plan(interaction)
        form = goals.why_form(self.planning.say(interaction), now)
        await self.planning.open(interaction, form, link("plan/why_form"))

    @on_form("plan/why_typed")
    async def because(self, interaction: Interaction, fields: dict[str, str]) -> None:
        """Keep the why; an empty field takes it away."""
        why = fields.get("why", "").strip()[:WHY_MOST]
        if not await self.planning.talk.cared(interaction, why):
            await self._keep(interaction, partial(replace, why=why), "why", why)

    @on_press("plan/by")
    async def by(self, interaction: Interaction, span: str) -> None:
        """Keep one of the days that most people want."""
        if span not in goals.SPANS:
            raise Refusal("refusal.old_press")
        day = months_later(await self.planning.today(interaction), goals.SPANS[span])
        await self._keep(interaction, partial(replace, by=day), "by")

    @on_press("plan/by_form")
    async def by_when(self, interaction: Interaction) -> None:
        """Open the form for another day."""
        now = await self.planning.plan(interaction)
        form = goals.by_form(self.planning.say(interaction), now.by or "")
        await self.planning.open(interaction, form, link("plan/by_form"))

    @on_form("plan/by_typed")
    async def by_typed(self, interaction: Interaction, fields: dict[str, str]) -> None:
        """Keep the day that was typed, none where it was left empty; else ask with what was typed."""
        typed = fields.get("day", "").strip()
        if await self.planning.talk.cared(interaction, typed):
            return
        if not typed:
            await self._keep(interaction, partial(replace, by=None), "by")
            return
        found = await self.planning.read_day(interaction, typed)
        if isinstance(found, Vague):
            note = misread(
                self.planning.say(interaction), typed, found, await self.planning.zone(interaction)
            )
            await self.planning.show(interaction, await self.planning.plan(interaction), "by", note)
        else:
            await self._keep(interaction, partial(replace, by=found.day.isoformat()), "by", typed)

    async def _keep(self, interaction: Interaction, deed: Deed, part: str, typed: str = "") -> None:
        before = await self.planning.plan(interaction)
        changed = await self.planning.change(interaction, deed, link("plan/part", part), typed)
        if changed is None:
            return
        if was := replaced(before, changed):
            await self.planning.overview(interaction, goals.replaced(self.planning.say(interaction), was))
        else:
            await self.planning.after(interaction, before, changed, part)


def _kind(goal_kind: str) -> str:
    """A kind of goal in one's own words. Raises Refusal for another."""
    if goal_kind not in GOALS[1:]:
        raise Refusal("refusal.old_press")
    return goal_kind
