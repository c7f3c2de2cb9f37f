"""/assess: the ways into the conversation, and the consent before the first answer."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot import reply
from bot.conversation import Conversation
from bot.guard import Interaction
from bot.library import Library
from bot.press import go_on, on_press
from bot.screens import assess
from bot.store import Store
from bot.words import Words

CHAPTERS = ("situation", "work", "readiness", "passions", "personality", "experience", "interests")
"""The chapters that the command offers, in the order they are offered."""

CHOICES = [
    app_commands.Choice(
        name=app_commands.locale_str(chapter.capitalize(), key=f"assess.chapters.{chapter}.title"),
        value=chapter,
    )
    for chapter in CHAPTERS
]


class Assess(commands.Cog):
    """The guided self-assessment, in a server or by direct message."""

    def __init__(self, words: Words, store: Store, library: Library, talk: Conversation) -> None:
        self.words = words
        self.store = store
        self.library = library
        self.talk = talk

    @app_commands.command(name="assess", description="Take stock of your own work, in a few minutes")
    @app_commands.describe(chapter="One part to go straight to; leave it out to see them all")
    @app_commands.choices(chapter=CHOICES)
    async def assess(self, interaction: Interaction, chapter: str = "") -> None:
        """Show all chapters, or go straight to one."""
        if chapter in self.library.assessment.by_id:
            await self.chapter(interaction, chapter)
        else:
            await self.open(interaction)

    @on_press("assess/open")
    async def open(self, interaction: Interaction) -> None:
        """Show all chapters and the way on."""
        member, locale = await self.store.member(interaction.user.id), interaction.locale.value
        if member is not None and member.locale != locale:
            await self.store.hear(member.id, locale)
        await self.talk.show_overview(interaction, await self.talk.stands(interaction))

    @on_press("assess/agree")
    async def agree(self, interaction: Interaction, version: str, chapter: str = "", then: str = "") -> None:
        """Keep the consent to what was shown, and go on to where it was asked."""
        if version != str(self.library.consent):
            await self.talk.ask_consent(interaction, chapter, then)
            return
        await self.store.consent(interaction.user.id, self.library.consent, interaction.locale.value)
        if then:
            await go_on(interaction, then)
            return
        at = await self.talk.stands(interaction)
        if chapter and chapter in self.library.assessment.by_id:
            await self.begin(interaction, chapter)
        elif sitting := at.resume():
            await self.talk.show_waiting(interaction, at, sitting)
        else:
            await self.talk.show_overview(interaction, at)

    @on_press("assess/decline")
    async def decline(self, interaction: Interaction) -> None:
        """Store nothing, and say so."""
        known = await self.store.member(interaction.user.id) is not None
        await reply.show(interaction, assess.declined(reply.voice(interaction, self.words), known))

    @on_press("assess/chapter")
    async def chapter(self, interaction: Interaction, chapter: str) -> None:
        """Open a chapter where it stands: its waiting question, its result, or what it is about."""
        at, wanted = await self.talk.stands(interaction), self.talk.chapter(chapter)
        if sitting := at.open.get(wanted.id) or at.finished.get(wanted.id):
            await self.talk.show_waiting(interaction, at, sitting)
        else:
            await self.talk.show_intro(interaction, at, wanted)

    @on_press("assess/intro")
    async def intro(self, interaction: Interaction, chapter: str) -> None:
        """Say what a chapter is about before it begins, or is taken again."""
        at, wanted = await self.talk.stands(interaction), self.talk.chapter(chapter)
        if sitting := at.open.get(wanted.id):
            await self.talk.show_waiting(interaction, at, sitting)
        else:
            await self.talk.show_intro(interaction, at, wanted)

    @on_press("assess/begin")
    async def begin(self, interaction: Interaction, chapter: str) -> None:
        """Begin a chapter, or take it again; an open sitting of it is gone on with."""
        wanted, assessment = self.talk.chapter(chapter), self.library.assessment
        at = await self.talk.stands(interaction)
        if not at.may_begin(wanted):
            await self.talk.show_intro(interaction, at, wanted)
            return
        history = await self.store.begin(
            interaction.user.id, chapter, assessment.version, self.library.consent
        )
        at = self.talk.standing(history)
        if sitting := at.open.get(chapter):
            await self.talk.show_waiting(interaction, at, sitting)
        else:
            await self.talk.ask_consent(interaction, chapter)
