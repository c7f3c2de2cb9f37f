"""/occupation: one kind of work as a card, found by any of its names."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.conversation import Conversation
from bot.guard import Interaction, completes
from bot.guidance.matching import REASONS, fit, related
from bot.guidance.occupation import Occupation
from bot.library import Library
from bot.names import Names
from bot.press import link, on_press
from bot.refusal import Refusal
from bot.research import Research
from bot.screens import occupation, shortlist, verdict
from bot.store import Store
from bot.words import Words


class Occupations(commands.Cog):
    """One occupation, and what a member says of it."""

    def __init__(
        self,
        words: Words,
        store: Store,
        library: Library,
        talk: Conversation,
        research: Research,
        names: Names,
    ) -> None:
        self.words = words
        self.store = store
        self.library = library
        self.talk = talk
        self.research = research
        self.names = names

    @app_commands.command(
        name="occupation", description="Look up a kind of work: what one does, a day, the ways in"
    )
    @app_commands.describe(name="Any name for it; choose one from the list")
    async def occupation(self, interaction: Interaction, name: str) -> None:
        """Show the card of an occupation; where what was typed asks for care, that comes first."""
        if await self.talk.cared(interaction, name):
            return
        language = self.words.language(interaction.locale.value)
        code = name if name in self.research.catalogue.by_code else await self.names.nearest(language, name)
        if code is None:
            raise Refusal("refusal.no_such_occupation")
        await self.open(interaction, code)

    @occupation.autocomplete("name")
    @completes
    async def complete(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the occupations whose names come closest to what was typed."""
        found = await self.names.find(self.words.language(interaction.locale.value), typed)
        return [app_commands.Choice(name=label, value=code) for label, code in found]

    @on_press("occupation/open")
    async def open(self, interaction: Interaction, code: str) -> None:
        """Show the card of an occupation, with how it goes with the member where that is known."""
        await self._show(interaction, self.research.occupation(code))

    async def _show(self, interaction: Interaction, shown: Occupation) -> None:
        seeker, say = await self.research.seeker(interaction), reply.voice(interaction, self.words)
        how = fit(seeker.wanted, shown) if seeker.wanted else None
        fitting = occupation.fitting(say, seeker.wanted, how)
        near = related(self.research.catalogue, shown)
        said = seeker.verdicts.get(shown.code)
        await reply.show(
            interaction, occupation.card(say, self.research.catalogue, shown, near, fitting, said)
        )

    @on_press("occupation/save")
    async def save(self, interaction: Interaction, code: str) -> None:
        """Put an occupation on the shortlist; of one that can start soon, ask when to look at it again."""
        if not await self._judge(interaction, code, "saved", None):
            return
        shown = self.research.occupation(code)
        verdicts = await self.store.verdicts(interaction.user.id)
        kept = next((verdict for verdict in verdicts if verdict.code == code), None)
        if kept is None or not shown.soon:
            await self._show(interaction, shown)
            return
        say = reply.voice(interaction, self.words)
        await reply.show(interaction, shortlist.item(say, self.research.catalogue, shown, kept))

    @on_press("occupation/not_me")
    async def not_me(self, interaction: Interaction, code: str) -> None:
        """Ask why it is not for them."""
        say = reply.voice(interaction, self.words)
        await reply.show(
            interaction, verdict.reasons(say, self.research.catalogue, self.research.occupation(code))
        )

    @on_press("occupation/refuse")
    async def refuse(self, interaction: Interaction, code: str, reason: str) -> None:
        """Keep that it is not for them, and why; it comes up no more, and what is like it comes later."""
        if reason not in REASONS:
            raise Refusal("refusal.old_press")
        if await self._judge(interaction, code, "not_me", reason):
            say, shown = reply.voice(interaction, self.words), self.research.occupation(code)
            await reply.show(interaction, verdict.refused(say, self.research.catalogue, shown, reason))

    @on_press("occupation/undo")
    async def undo(self, interaction: Interaction, code: str) -> None:
        """Take back what was said of it; where something was noted, ask first."""
        verdicts = await self.store.verdicts(interaction.user.id)
        known = code in self.research.catalogue.by_code
        if known and any(v.code == code and (v.note or v.learnt) for v in verdicts):
            say, shown = reply.voice(interaction, self.words), self.research.occupation(code)
            await reply.show(interaction, verdict.confirm(say, self.research.catalogue, shown))
        else:
            await self.undo_now(interaction, code)

    @on_press("occupation/undo_now")
    async def undo_now(self, interaction: Interaction, code: str) -> None:
        """Take back what was said of it, with all that was noted."""
        await self.store.unjudge(interaction.user.id, code)
        await self.open(interaction, code)

    async def _judge(self, interaction: Interaction, code: str, said: str, reason: str | None) -> bool:
        """Keep a verdict; without consent that is asked for first."""
        self.research.occupation(code)
        kept = await self.store.judge(interaction.user.id, code, said, reason, self.library.consent)
        if not kept:
            then = link("occupation/refuse", code, reason) if reason else link("occupation/save", code)
            await self.talk.ask_consent(interaction, then=then)
        return kept
