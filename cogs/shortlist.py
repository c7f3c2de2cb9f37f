"""/shortlist: what was saved, with notes, a talk, and when to look again."""

from __future__ import annotations

from collections.abc import Callable

from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.conversation import Conversation
from bot.guard import Interaction
from bot.guidance.matching import Verdict
from bot.guidance.occupation import Occupation
from bot.press import link, on_form, on_press, page_of
from bot.refusal import Refusal
from bot.research import Research
from bot.screens import parts, shortlist
from bot.screens.question import TYPED_MOST
from bot.store import Store
from bot.words import Words

MONTH = 30 * 86400
"""A month as members count it here, in seconds."""


class Shortlist(commands.Cog):
    """The occupations that a member wants to look into."""

    def __init__(
        self,
        words: Words,
        store: Store,
        talk: Conversation,
        research: Research,
        consent: int,
        now: Callable[[], int],
    ) -> None:
        self.words = words
        self.store = store
        self.talk = talk
        self.research = research
        self.consent = consent
        self.now = now

    @app_commands.command(name="shortlist", description="The occupations you saved, your notes and talks")
    async def shortlist(self, interaction: Interaction) -> None:
        """Show what was saved."""
        await self.open(interaction)

    @on_press("shortlist/open")
    async def open(self, interaction: Interaction) -> None:
        """Show what was saved."""
        await self.page(interaction, "0")

    @on_press("shortlist/page")
    async def page(self, interaction: Interaction, page: str) -> None:
        """Show another page of it."""
        number = page_of(page)
        verdicts, say = await self.store.verdicts(interaction.user.id), reply.voice(interaction, self.words)
        await reply.show(interaction, shortlist.overview(say, self.research.catalogue, verdicts, number))

    @on_press("shortlist/item")
    async def item(self, interaction: Interaction, code: str) -> None:
        """Open one of them."""
        shown, verdict = await self._saved(interaction, code)
        say = reply.voice(interaction, self.words)
        await reply.show(interaction, shortlist.item(say, self.research.catalogue, shown, verdict))

    @on_press("shortlist/note")
    async def note(self, interaction: Interaction, code: str) -> None:
        """Open a form for a note."""
        shown, verdict = await self._saved(interaction, code)
        form = shortlist.note_form(reply.voice(interaction, self.words), shown, verdict)
        await interaction.response.send_modal(form)

    @on_form("shortlist/noted")
    async def noted(self, interaction: Interaction, code: str, fields: dict[str, str]) -> None:
        """Keep the note; an empty one takes it away."""
        note = fields.get("note", "").strip()[:TYPED_MOST]
        if not await self.talk.cared(interaction, note):
            kept = await self.store.note(interaction.user.id, code, note or None, self.consent)
            await self._after(interaction, code, kept, note)

    @on_press("shortlist/talk")
    async def talked(self, interaction: Interaction, code: str) -> None:
        """Open a form for what a talk brought."""
        shown, verdict = await self._saved(interaction, code)
        form = shortlist.talk_form(reply.voice(interaction, self.words), shown, verdict)
        await interaction.response.send_modal(form)

    @on_form("shortlist/learned")
    async def learned(self, interaction: Interaction, code: str, fields: dict[str, str]) -> None:
        """Keep what a talk brought; whether it came closer counts in the order of the leads."""
        learnt = fields.get("learnt", "").strip()[:TYPED_MOST]
        if not await self.talk.cared(interaction, learnt):
            closer, member = shortlist.CLOSER.get(fields.get("closer", "")), interaction.user.id
            kept = await self.store.learn(member, code, learnt or None, closer, self.consent)
            await self._after(interaction, code, kept, learnt)

    @on_press("shortlist/review")
    async def review(self, interaction: Interaction, code: str, months: str) -> None:
        """Keep when to look at it again, or that there is no such date."""
        if months not in ("0", *shortlist.MONTHS):
            raise Refusal("refusal.old_press")
        self.research.occupation(code)
        at = self.now() + int(months) * MONTH if months != "0" else None
        kept = await self.store.review(interaction.user.id, code, at, self.consent)
        await self._after(interaction, code, kept)

    async def _after(self, interaction: Interaction, code: str, kept: bool, typed: str = "") -> None:
        """Show the item; where nothing was kept say why, with what was typed, so that it is not lost."""
        if kept:
            await self.item(interaction, code)
            return
        member = await self.store.member(interaction.user.id)
        if member is not None and member.consent < self.consent:
            await self.talk.ask_consent(interaction, then=link("shortlist/item", code))
        elif typed:
            raise Refusal("refusal.not_saved_typed", typed=parts.quoted(typed))
        else:
            raise Refusal("refusal.not_saved")

    async def _saved(self, interaction: Interaction, code: str) -> tuple[Occupation, Verdict]:
        """One of the saved occupations. Raises Refusal where it is not, or no longer, on the list."""
        shown = self.research.occupation(code)
        verdicts = await self.store.verdicts(interaction.user.id)
        verdict = next((v for v in verdicts if v.code == code and v.said == "saved"), None)
        if verdict is None:
            raise Refusal("refusal.not_saved")
        return shown, verdict
