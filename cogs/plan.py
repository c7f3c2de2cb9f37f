"""/plan: where to, by which ways, and what comes next; built part by part, each kept as it is made."""

from __future__ import annotations

from functools import partial

from discord import app_commands
from discord.ext import commands

from bot.guard import Interaction
from bot.guidance.plan import LINE_MOST, PATHS, PLACES, Plan, waiting
from bot.guidance.revision import set_aim, skip
from bot.planning import Planning
from bot.press import line_in, link, on_form, on_press
from bot.refusal import Refusal
from bot.screens import path as paths
from bot.screens import plan as plans
from bot.screens.suggest import no_idea, text_of


class Plans(commands.Cog):
    """The plan as a whole, the way through its parts, and its three paths."""

    def __init__(self, planning: Planning) -> None:
        self.planning = planning

    @app_commands.command(name="plan", description="Your plan: a goal, three paths to it, small steps")
    async def plan(self, interaction: Interaction) -> None:
        """Show all of the plan, or what one is."""
        await self.planning.overview(interaction)

    @on_press("plan/open")
    async def open(self, interaction: Interaction) -> None:
        """Show all of the plan, or what one is."""
        await self.planning.overview(interaction)

    @on_press("plan/go")
    async def go(self, interaction: Interaction) -> None:
        """Go on with the first part that waits; without consent that is asked for first."""
        if await self.planning.talk.agreed(interaction, link("plan/go")):
            await self._on(interaction, await self.planning.plan(interaction))

    async def _on(self, interaction: Interaction, now: Plan, note: str = "") -> None:
        following = waiting(now)
        if following:
            await self.planning.show(interaction, now, following, note)
        else:
            await self.planning.overview(interaction, note)

    @on_press("plan/part")
    async def part(self, interaction: Interaction, part: str) -> None:
        """Open a part."""
        await self.planning.show(interaction, await self.planning.plan(interaction), part)

    @on_press("plan/path")
    async def path(self, interaction: Interaction, path: str) -> None:
        """Open a path."""
        await self.planning.show(interaction, await self.planning.plan(interaction), _path(path))

    @on_press("plan/strand")
    async def strand(self, interaction: Interaction, place: str) -> None:
        """Open a strand of a path."""
        if place not in PLACES:
            raise Refusal("refusal.old_press")
        await self.planning.show(interaction, await self.planning.plan(interaction), place)

    @on_press("plan/skip")
    async def skip(self, interaction: Interaction, part: str) -> None:
        """Pass over a part; it stays in the menu of the plan."""
        changed = await self.planning.change(interaction, partial(skip, part=part), link("plan/go"))
        if changed is not None:
            await self._on(interaction, changed, plans.passed(self.planning.say(interaction), part))

    @on_press("plan/aim")
    async def aim(self, interaction: Interaction, path: str) -> None:
        """Open the form for where a path leads."""
        now = await self.planning.plan(interaction)
        form = paths.aim_form(self.planning.say(interaction), now, _path(path))
        await self.planning.open(interaction, form, link("plan/aim", path))

    @on_form("plan/aimed")
    async def aimed(self, interaction: Interaction, path: str, fields: dict[str, str]) -> None:
        """Keep where a path leads; an empty field takes it away."""
        typed = line_in(fields, "aim", LINE_MOST)
        if not await self.planning.talk.cared(interaction, typed):
            await self._aim(interaction, _path(path), typed, typed)

    @on_press("plan/aim_idea")
    async def aim_idea(self, interaction: Interaction, path: str, idea: str) -> None:
        """Take an idea over as where a path leads."""
        now, say = await self.planning.plan(interaction), self.planning.say(interaction)
        text = text_of(say, await self.planning.known(interaction, now), _path(path), idea)
        if text is None:
            await self.planning.show(interaction, now, path, no_idea(say))
        else:
            await self._aim(interaction, path, text[:LINE_MOST])

    async def _aim(self, interaction: Interaction, path: str, aim: str, typed: str = "") -> None:
        deed = partial(set_aim, path=path, aim=aim)
        changed = await self.planning.change(interaction, deed, link("plan/path", path), typed)
        if changed is not None:
            note = plans.kept(self.planning.say(interaction), path) if aim else ""
            await self.planning.show(interaction, changed, path, note)


def _path(path: str) -> str:
    """A path that there is. Raises Refusal for another."""
    if path not in PATHS:
        raise Refusal("refusal.old_press")
    return path
