"""The job that pays the bills: never judged, and part of the plan."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from discord.ext import commands

from bot import reply
from bot.guard import Interaction
from bot.guidance.plan import GAINS, LINE_MOST, Plan, to_review
from bot.guidance.revision import change_bills, drop_bills, name_bills
from bot.planning import Planning
from bot.press import line_in, link, on_form, on_press
from bot.refusal import Refusal
from bot.screens import bills
from bot.screens.plan import misread
from bot.store.plans import Deed
from bot.when.calendar import months_later
from bot.when.dates import Vague


class BillsFirst(commands.Cog):
    """What pays the bills, what it builds, and when to look at it again."""

    def __init__(self, planning: Planning) -> None:
        self.planning = planning

    @on_press("plan/bills_form")
    async def ask(self, interaction: Interaction, path: str) -> None:
        """Open the form for what the job is called."""
        now = await self.planning.plan(interaction)
        form = bills.name_form(self.planning.say(interaction), now, _path(path))
        await self.planning.open(interaction, form, link("plan/bills_form", path))

    @on_form("plan/bills_typed")
    async def typed(self, interaction: Interaction, path: str, fields: dict[str, str]) -> None:
        """Keep what it is called and where it stands."""
        text = line_in(fields, "job", LINE_MOST)
        if await self.planning.talk.cared(interaction, text):
            return
        before = await self.planning.plan(interaction)
        if not text:
            await self.planning.show(interaction, before, "bills")
            return
        changed = await self._changed(interaction, partial(name_bills, text=text, path=_path(path)), text)
        if changed is not None and before.bills is None:
            await self._builds(interaction, changed)
        elif changed is not None:
            await self.planning.show(interaction, changed, "bills")

    @on_press("plan/bills_path")
    async def path(self, interaction: Interaction, path: str) -> None:
        """Move it to another path."""
        await self._keep(interaction, _with(path=_path(path)))

    @on_press("plan/builds_ask")
    async def builds_ask(self, interaction: Interaction) -> None:
        """Ask what it builds."""
        await self._builds(interaction, await self.planning.plan(interaction))

    @on_press("plan/builds")
    async def builds(self, interaction: Interaction, *chosen: str) -> None:
        """Keep what it builds, then ask when to look at it again, where that was not said yet."""
        builds = tuple(gain for gain in GAINS if gain in chosen)
        changed = await self._changed(interaction, _with(builds=builds))
        if changed is not None and changed.bills and changed.bills.review_on is None:
            await self._review(interaction, changed)
        elif changed is not None:
            await self.planning.show(interaction, changed, "bills")

    @on_press("plan/review_ask")
    async def review_ask(self, interaction: Interaction) -> None:
        """Ask when to look at it again."""
        await self._review(interaction, await self.planning.plan(interaction))

    @on_press("plan/review")
    async def review(self, interaction: Interaction, span: str) -> None:
        """Keep one of the days that most people want for looking at it again, or none."""
        if span not in (*bills.REVIEWS, "none"):
            raise Refusal("refusal.old_press")
        today = await self.planning.today(interaction)
        day = months_later(today, bills.REVIEWS[span]) if span in bills.REVIEWS else None
        await self._keep(interaction, _with(review_on=day))

    @on_press("plan/review_form")
    async def review_when(self, interaction: Interaction) -> None:
        """Open the form for another day."""
        job = (await self.planning.plan(interaction)).bills
        form = bills.review_form(self.planning.say(interaction), (job and job.review_on) or "")
        await self.planning.open(interaction, form, link("plan/review_form"))

    @on_form("plan/review_typed")
    async def review_typed(self, interaction: Interaction, fields: dict[str, str]) -> None:
        """Keep the day that was typed; where it was not understood, ask with what was typed."""
        typed = fields.get("day", "").strip()
        if await self.planning.talk.cared(interaction, typed):
            return
        found = await self.planning.read_day(interaction, typed)
        if isinstance(found, Vague):
            note = misread(
                self.planning.say(interaction), typed, found, await self.planning.zone(interaction)
            )
            await self._review(interaction, await self.planning.plan(interaction), note)
        else:
            await self._keep(interaction, _with(review_on=found.day.isoformat()), typed)

    @on_press("plan/bills_none")
    async def none(self, interaction: Interaction) -> None:
        """Ask once before it goes, with all that was said of it."""
        now, say = await self.planning.plan(interaction), self.planning.say(interaction)
        if now.bills:
            await reply.show(interaction, bills.confirm(say, now.bills))
        else:
            await self.planning.show(interaction, now, "bills")

    @on_press("plan/bills_gone")
    async def gone(self, interaction: Interaction) -> None:
        """Take it out of the plan."""
        await self._keep(interaction, drop_bills)

    async def _keep(self, interaction: Interaction, deed: Deed, typed: str = "") -> None:
        changed = await self._changed(interaction, deed, typed)
        if changed is not None:
            await self.planning.show(interaction, changed, "bills")

    async def _changed(self, interaction: Interaction, deed: Deed, typed: str = "") -> Plan | None:
        return await self.planning.change(interaction, deed, link("plan/part", "bills"), typed)

    async def _builds(self, interaction: Interaction, now: Plan) -> None:
        if now.bills is None:
            await self.planning.show(interaction, now, "bills")
        else:
            screen = bills.builds(self.planning.say(interaction), now, now.bills)
            await reply.show(interaction, screen)

    async def _review(self, interaction: Interaction, now: Plan, note: str = "") -> None:
        if now.bills is None:
            await self.planning.show(interaction, now, "bills", note)
            return
        come = to_review(now, await self.planning.today(interaction))
        zone, say = await self.planning.zone(interaction), self.planning.say(interaction)
        await reply.show(interaction, bills.review(say, now, now.bills, zone, come, note))


def _with(**changes: object) -> Deed:
    """The change that says something else of the job."""
    return partial(change_bills, change=partial(replace, **changes))


def _path(path: str) -> str:
    """A path where such a job may stand. Raises Refusal for another."""
    if path not in ("a", "z"):
        raise Refusal("refusal.old_press")
    return path
