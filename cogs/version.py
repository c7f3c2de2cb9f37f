"""Versions of a plan: read, brought back, erased; and a new beginning."""

from __future__ import annotations

from collections.abc import Sequence

from discord.ext import commands

from bot import reply
from bot.guard import Interaction
from bot.guidance.plan import Plan
from bot.planning import Planning
from bot.press import link, on_press, page_of
from bot.refusal import Refusal
from bot.screens import version as versions
from bot.store import Version


class Versions(commands.Cog):
    """What a plan was before; the number of a version is known together with when it was begun."""

    def __init__(self, planning: Planning) -> None:
        self.planning = planning

    @on_press("plan/versions")
    async def list(self, interaction: Interaction, page: str) -> None:
        """List all versions."""
        number = page_of(page)
        every = await self._all(interaction)
        await reply.show(interaction, versions.listed(self.planning.say(interaction), every, number))

    @on_press("plan/version")
    async def read(self, interaction: Interaction, number: str) -> None:
        """Read one."""
        every = await self._all(interaction)
        await self._show(interaction, every, _found(every, number))

    @on_press("plan/bring")
    async def bring(self, interaction: Interaction, number: str, begun: str) -> None:
        """Begin a new version with an earlier one; twice in a row begins one."""
        every = await self._all(interaction)
        wanted = _found(every, number, begun)
        if not await self._begin(interaction, wanted.plan):
            await self.planning.talk.ask_consent(interaction, then=link("plan/version", number))
            return
        note = versions.brought(self.planning.say(interaction), wanted)
        await self.planning.overview(interaction, note)

    @on_press("plan/drop")
    async def drop(self, interaction: Interaction, number: str, begun: str) -> None:
        """Ask once before erasing one."""
        every = await self._all(interaction)
        wanted, say = _found(every, number, begun), self.planning.say(interaction)
        await reply.show(interaction, versions.confirm_drop(say, wanted, wanted == every[0]))

    @on_press("plan/drop_now")
    async def drop_now(self, interaction: Interaction, number: str, begun: str) -> None:
        """Erase one, and list the others; twice in a row erases one."""
        every = await self._all(interaction)
        if _is_there(every, number, begun):
            await self.planning.store.drop_version(interaction.user.id, int(number))
        await self.list(interaction, "0")

    @on_press("plan/afresh")
    async def afresh(self, interaction: Interaction) -> None:
        """Ask once before an empty plan begins."""
        every = await self._all(interaction)
        if not every or every[0].plan == Plan():
            await self.planning.overview(interaction)
            return
        await reply.show(interaction, versions.confirm_afresh(self.planning.say(interaction), every[0]))

    @on_press("plan/afresh_now")
    async def afresh_now(self, interaction: Interaction, number: str, begun: str) -> None:
        """Begin an empty plan after the version that was asked about; twice in a row begins one."""
        every = await self._all(interaction)
        if _is_there(every[:1], number, begun) and not await self._begin(interaction, Plan()):
            await self.planning.talk.ask_consent(interaction, then=link("plan/afresh"))
            return
        await self.planning.overview(interaction)

    async def _begin(self, interaction: Interaction, plan: Plan) -> bool:
        return await self.planning.store.begin_plan_again(interaction.user.id, plan, self.planning.consent)

    async def _all(self, interaction: Interaction) -> Sequence[Version]:
        return await self.planning.store.plan_versions(interaction.user.id)

    async def _show(self, interaction: Interaction, every: Sequence[Version], wanted: Version) -> None:
        zone, say = await self.planning.zone(interaction), self.planning.say(interaction)
        await reply.show(interaction, versions.one(say, wanted, wanted == every[0], zone))


def _is_there(every: Sequence[Version], number: str, begun: str = "") -> bool:
    """Whether there is this version, begun then."""
    return any(str(v.number) == number and begun in ("", str(v.begun_at)) for v in every)


def _found(every: Sequence[Version], number: str, begun: str = "") -> Version:
    """A version by its number, and when it was begun. Raises Refusal where it has gone."""
    for version in every:
        if _is_there((version,), number, begun):
            return version
    raise Refusal("refusal.plan_gone")
