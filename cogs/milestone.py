"""Milestones: taken over from ideas or written, changed, moved, reached, removed."""

from __future__ import annotations

import secrets
from functools import partial

from discord.ext import commands

from bot import reply
from bot.guard import Interaction
from bot.guidance.plan import LINE_MOST, MILESTONES_MOST, PLACES, Milestone
from bot.guidance.revision import add, move, move_to, reach, remove, reword, take
from bot.planning import Planning
from bot.press import line_in, link, on_form, on_press
from bot.refusal import Refusal
from bot.screens import milestone as milestones
from bot.screens.occupation import attribution
from bot.screens.plan import misread
from bot.screens.suggest import named, no_idea, offered, text_of
from bot.store.plans import Deed
from bot.when.dates import Typed, Vague


class Milestones(commands.Cog):
    """What there is to reach on a strand."""

    def __init__(self, planning: Planning) -> None:
        self.planning = planning

    @on_press("plan/take")
    async def take(self, interaction: Interaction, place: str, *ideas: str) -> None:
        """Take ideas over as milestones; those that stand there already stay as they are."""
        before, say = await self.planning.plan(interaction), self.planning.say(interaction)
        known = await self.planning.known(interaction, before)
        texts = [text_of(say, known, _place(place), idea) for idea in ideas]
        found = [(secrets.token_hex(4), text[:LINE_MOST]) for text in texts if text]
        if not found:
            await self.planning.show(interaction, before, place, no_idea(say))
            return
        changed = await self.planning.change(
            interaction, partial(take, place=place, found=found), link("plan/strand", place)
        )
        if changed is not None:
            added = sum((each.id, each.text) in found for each in changed.on(place))
            await self.planning.show(interaction, changed, place, milestones.added(say, added))

    @on_press("plan/more")
    async def more(self, interaction: Interaction, place: str) -> None:
        """Show a strand with every idea for it."""
        now, say = await self.planning.plan(interaction), self.planning.say(interaction)
        known = await self.planning.known(interaction, now)
        ideas = offered(say, known, _place(place), {each.text for each in now.on(place)})
        licence = attribution(say, self.planning.research.catalogue, named(known, ideas))
        zone = await self.planning.zone(interaction)
        screen = milestones.strand(say, now, place, ideas, zone, licence=licence, every=True)
        await reply.show(interaction, screen)

    @on_press("plan/write")
    async def write(self, interaction: Interaction, place: str) -> None:
        """Open the form for a milestone of one's own."""
        now = await self.planning.plan(interaction)
        if len(now.on(_place(place))) >= MILESTONES_MOST:
            raise Refusal("refusal.plan_full", most=MILESTONES_MOST)
        form = milestones.written_form(self.planning.say(interaction), place, secrets.token_hex(4))
        await self.planning.open(interaction, form, link("plan/write", place))

    @on_form("plan/written")
    async def written(self, interaction: Interaction, place: str, fresh: str, fields: dict[str, str]) -> None:
        """Keep it, with its day where that was understood, else without and asking for it."""
        text, typed = _texts(fields)
        if await self.planning.talk.cared(interaction, f"{text}\n{typed}"):
            return
        if not text:
            await self.planning.show(interaction, await self.planning.plan(interaction), _place(place))
            return
        found = await self.planning.read_day(interaction, typed) if typed else None
        by = found.day.isoformat() if isinstance(found, Typed) else None
        deed = partial(add, place=_place(place), milestone=Milestone(fresh, text, by))
        whole = "\n".join((text, typed)).strip()
        changed = await self.planning.change(interaction, deed, link("plan/strand", place), whole)
        if changed is not None and isinstance(found, Vague):
            await self._ask_day(interaction, fresh, typed, found)
        elif changed is not None:
            note = milestones.added(self.planning.say(interaction), 1)
            await self.planning.show(interaction, changed, place, note)

    @on_press("milestone/open")
    async def open(self, interaction: Interaction, milestone: str) -> None:
        """Open one."""
        await self._show(interaction, milestone)

    @on_press("milestone/change")
    async def change(self, interaction: Interaction, milestone: str) -> None:
        """Open the form for its words and day."""
        _, _, found = await self.planning.milestone(interaction, milestone)
        form = milestones.change_form(self.planning.say(interaction), found)
        await self.planning.open(interaction, form, link("milestone/change", milestone))

    @on_form("milestone/changed")
    async def changed(self, interaction: Interaction, milestone: str, fields: dict[str, str]) -> None:
        """Keep its words, and its day where that was understood; left empty it has none."""
        text, typed = _texts(fields)
        if await self.planning.talk.cared(interaction, f"{text}\n{typed}"):
            return
        found = await self.planning.read_day(interaction, typed) if typed else None
        by = found.day.isoformat() if isinstance(found, Typed) else None
        same_day = isinstance(found, Vague)
        deed = partial(reword, milestone=milestone, text=text, by=by, same_day=same_day)
        whole = "\n".join((text, typed)).strip()
        now = await self.planning.change(interaction, deed, link("milestone/open", milestone), whole)
        if now is None:
            return
        if isinstance(found, Vague) and now.find(milestone)[1].by != typed:
            await self._ask_day(interaction, milestone, typed, found)
        else:
            await self._show(interaction, milestone)

    @on_press("milestone/reach")
    async def reach(self, interaction: Interaction, milestone: str) -> None:
        """Keep that it is reached, today."""
        today = await self.planning.today(interaction)
        note = milestones.well_done(self.planning.say(interaction))
        await self._keep(interaction, milestone, partial(reach, milestone=milestone, on=today), note)

    @on_press("milestone/unreach")
    async def unreach(self, interaction: Interaction, milestone: str) -> None:
        """Keep that it is still ahead after all."""
        await self._keep(interaction, milestone, partial(reach, milestone=milestone, on=None))

    @on_press("milestone/up")
    async def up(self, interaction: Interaction, milestone: str) -> None:
        """Move it up within its strand."""
        await self._keep(interaction, milestone, partial(move, milestone=milestone, by=-1))

    @on_press("milestone/down")
    async def down(self, interaction: Interaction, milestone: str) -> None:
        """Move it down within its strand."""
        await self._keep(interaction, milestone, partial(move, milestone=milestone, by=1))

    @on_press("milestone/to")
    async def to(self, interaction: Interaction, milestone: str, place: str) -> None:
        """Move it to another strand."""
        await self._keep(interaction, milestone, partial(move_to, milestone=milestone, place=_place(place)))

    @on_press("milestone/remove")
    async def remove(self, interaction: Interaction, milestone: str) -> None:
        """Ask once before removing it."""
        _, place, found = await self.planning.milestone(interaction, milestone)
        await reply.show(interaction, milestones.confirm(self.planning.say(interaction), place, found))

    @on_press("milestone/remove_now")
    async def remove_now(self, interaction: Interaction, milestone: str, place: str) -> None:
        """Remove it, and show the strand where it was."""
        deed = partial(remove, milestone=milestone)
        changed = await self.planning.change(interaction, deed, link("plan/strand", _place(place)))
        if changed is not None:
            note = milestones.removed(self.planning.say(interaction))
            await self.planning.show(interaction, changed, place, note)

    async def _keep(self, interaction: Interaction, milestone: str, deed: Deed, note: str = "") -> None:
        now = await self.planning.change(interaction, deed, link("milestone/open", milestone))
        if now is not None:
            await self._show(interaction, milestone, note)

    async def _ask_day(self, interaction: Interaction, milestone: str, typed: str, found: Vague) -> None:
        zone = await self.planning.zone(interaction)
        await self._show(interaction, milestone, misread(self.planning.say(interaction), typed, found, zone))

    async def _show(self, interaction: Interaction, milestone: str, note: str = "") -> None:
        now, _, found = await self.planning.milestone(interaction, milestone)
        zone, say = await self.planning.zone(interaction), self.planning.say(interaction)
        await reply.show(interaction, milestones.one(say, now, found, zone, note))


def _place(place: str) -> str:
    """A place for milestones. Raises Refusal for another."""
    if place not in PLACES:
        raise Refusal("refusal.old_press")
    return place


def _texts(fields: dict[str, str]) -> tuple[str, str]:
    """What a form for a milestone holds: its words in one line, and its day as typed."""
    return line_in(fields, "text", LINE_MOST), fields.get("by", "").strip()
