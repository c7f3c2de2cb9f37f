"""/match: occupations worth a look, with reasons, by family, filtered by how far one wants to prepare."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.guard import Interaction
from bot.guidance.matching import View, fit, matches
from bot.press import on_press
from bot.refusal import Refusal
from bot.research import Research, Seeker
from bot.screens import match, occupation
from bot.words import Words


class Match(commands.Cog):
    """The leads."""

    def __init__(self, words: Words, research: Research) -> None:
        self.words = words
        self.research = research

    @app_commands.command(name="match", description="Occupations worth a look, with the reasons")
    async def match(self, interaction: Interaction) -> None:
        """Show the first leads."""
        await self.open(interaction)

    @on_press("match/open")
    async def open(self, interaction: Interaction) -> None:
        """Show the first leads, as far as the member said they want to prepare."""
        seeker = await self.research.seeker(interaction)
        await self._show(interaction, seeker, self.research.usual(seeker))

    @on_press("match/show")
    async def show(self, interaction: Interaction, reach: str, order: str, first: str) -> None:
        """Show another page, or another order."""
        view = self.research.view(reach, order, first)
        await self._show(interaction, await self.research.seeker(interaction), view)

    @on_press("match/reach")
    async def reach(self, interaction: Interaction, order: str, reach: str) -> None:
        """Look nearer or further, in how long one prepares."""
        view = self.research.view(reach, order if reach == "now" else "all")
        await self._show(interaction, await self.research.seeker(interaction), view)

    async def _show(self, interaction: Interaction, seeker: Seeker, view: View) -> None:
        say, assessment = reply.voice(interaction, self.words), seeker.at.assessment
        if seeker.wanted is None:
            minutes, opened = assessment.by_id["interests"].minutes, seeker.at.open.get("interests")
            resume = opened.id if opened else None
            await reply.show(interaction, match.without_interests(say, minutes, resume, seeker.lacks))
            return
        catalogue, wanted = self.research.catalogue, view.of(seeker.wanted)
        found, interests = matches(catalogue, wanted, seeker.verdicts.values()), seeker.portrait.interests
        if not found:
            await reply.show(interaction, match.none(say, view))
            return
        view = view if found[view.first :] else View(view.reach, view.bills)
        screen = match.page(say, catalogue, view, wanted, interests, found, seeker.verdicts)
        await reply.show(interaction, screen)

    @on_press("match/two")
    async def two(self, interaction: Interaction, reach: str, order: str, first: str) -> None:
        """Choose two to put side by side, from the page and the shortlist."""
        seeker, view = await self.research.seeker(interaction), self.research.view(reach, order, first)
        if seeker.wanted is None:
            await self._show(interaction, seeker, view)
            return
        found = matches(self.research.catalogue, view.of(seeker.wanted), seeker.verdicts.values())
        page = [lead.occupation.code for lead in found[view.first : view.first + match.PAGE]]
        saved = [code for code, verdict in seeker.verdicts.items() if verdict.said == "saved"]
        codes = [code for code in dict.fromkeys((*page, *saved)) if code in self.research.catalogue.by_code]
        if len(codes) < 2:
            await self._show(interaction, seeker, view)
            return
        say = reply.voice(interaction, self.words)
        await reply.show(interaction, match.two(say, self.research.catalogue, view, codes))

    @on_press("match/compare")
    async def compare(self, interaction: Interaction, *codes: str) -> None:
        """Put two side by side."""
        if len(codes) != 2:
            raise Refusal("refusal.old_press")
        one, other = (self.research.occupation(code) for code in codes)
        if one is other:
            raise Refusal("refusal.old_press")
        seeker, say = await self.research.seeker(interaction), reply.voice(interaction, self.words)
        fits = [
            occupation.fitting(
                say,
                seeker.wanted,
                fit(seeker.wanted, each) if seeker.wanted else None,
            )
            for each in (one, other)
        ]
        screen = occupation.side_by_side(say, self.research.catalogue, (one, other), fits)
        await reply.show(interaction, screen)
