"""Where a member stands in the conversation, and the screen that shows it.

Rule: nothing is remembered here. Each method reads the member's history, replays it, and shows what it
leads to; so any press, in any window, at any time, ends in the same state.
"""

from __future__ import annotations

import discord

from bot import reply
from bot.guard import Interaction
from bot.guidance.assessment import Standing, standing
from bot.guidance.model import Chapter, History, Sitting
from bot.guidance.outcome import outcome
from bot.library import Library
from bot.refusal import Refusal
from bot.screens import assess, result
from bot.store import Store
from bot.words import Words


class Conversation:
    """What the cogs of the assessment share: finding a sitting and showing what comes next."""

    def __init__(self, words: Words, store: Store, library: Library, keep_days: int) -> None:
        self._words = words
        self._store = store
        self._library = library
        self._keep_days = keep_days

    async def find(self, interaction: Interaction, sitting: str) -> tuple[Standing, Sitting]:
        """Where the presser stands, and one of their sittings. Raises Refusal where it is not theirs."""
        at = await self.stands(interaction)
        return at, self.mine(at, sitting)

    async def stands(self, interaction: Interaction) -> Standing:
        """Where the presser stands."""
        return self.standing(await self._store.history(interaction.user.id))

    def standing(self, history: History) -> Standing:
        """Where the member of this history stands."""
        return standing(self._library.assessment, history)

    def chapter(self, chapter: str) -> Chapter:
        """A chapter by its id. Raises Refusal where it has gone."""
        wanted = self._library.assessment.by_id.get(chapter)
        if wanted is None:
            raise Refusal("refusal.old_press")
        return wanted

    def mine(self, at: Standing, sitting: str) -> Sitting:
        """A member's sitting by its id. Raises Refusal where it is not theirs, or erased."""
        mine = at.sitting(sitting)
        if mine is None:
            raise Refusal("refusal.not_yours")
        return mine

    async def ask_consent(self, interaction: Interaction, chapter: str = "") -> None:
        """Say what is stored and ask; `chapter` is what to begin then."""
        renewed = await self._store.member(interaction.user.id) is not None
        say, version = reply.voice(interaction, self._words), self._library.consent
        await reply.show(interaction, assess.consent(say, version, chapter, self._keep_days, renewed))

    async def show_next(self, interaction: Interaction, at: Standing) -> None:
        """The open sitting, else the next chapter, else the last result."""
        if sitting := at.resume():
            await self.show_waiting(interaction, at, sitting)
        elif chapter := at.next_chapter():
            await self.show_intro(interaction, at, chapter)
        else:
            last = at.assessment.chapters[-1]
            await self.show_result(interaction, at, at.finished[last.id])

    async def show_intro(self, interaction: Interaction, at: Standing, chapter: Chapter) -> None:
        """What a chapter is about; where it builds on another, that one first."""
        first = next((at.assessment.by_id[c] for c in chapter.after if c not in at.finished), chapter)
        await reply.show(interaction, assess.intro(reply.voice(interaction, self._words), at, first))

    async def show_waiting(self, interaction: Interaction, at: Standing, sitting: Sitting) -> None:
        """The question that waits in a sitting, its end, or its result."""
        if sitting.finished_at is not None:
            await self.show_result(interaction, at, sitting)
        else:
            by_message = reply.in_direct_message(interaction)
            await reply.show(interaction, self.waiting(interaction, at, sitting, by_message))

    def waiting(
        self, interaction: Interaction, at: Standing, sitting: Sitting, by_message: bool, note: str = ""
    ) -> discord.ui.LayoutView:
        """The screen of the question that waits, or of the end."""
        say, walk = reply.voice(interaction, self._words), at.walk(sitting)
        if walk.next is None:
            return assess.complete(say, sitting)
        return assess.ask(say, walk, sitting, walk.next, by_message, note)

    async def show_result(self, interaction: Interaction, at: Standing, sitting: Sitting) -> None:
        """What a finished sitting leads to."""
        found = outcome(at, sitting)
        said = await self._store.disagreement(interaction.user.id, sitting.id, found.direction.id)
        say = reply.voice(interaction, self._words)
        await reply.show(interaction, result.show(say, at, sitting, found, said))
