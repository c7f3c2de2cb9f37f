"""What comes before all else (care, consent, the zone), where a member stands, and the screen of it.

Rule: nothing is remembered here. Each method reads the member's history, replays it, and shows what it
leads to; so any press, in any window, at any time, ends in the same state.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import discord

from bot import reply
from bot.guard import Interaction
from bot.guidance.assessment import Standing, standing
from bot.guidance.care import Care
from bot.guidance.model import Chapter, History, Sitting
from bot.guidance.outcome import Outcome, outcome
from bot.library import Library
from bot.refusal import Refusal
from bot.screens import assess, question, result, zone
from bot.screens import help as help_screens
from bot.store import Disagreement, Store
from bot.words import Say, Words

Screen = Callable[[Say, Standing, Sitting, Outcome, Disagreement | None], discord.ui.LayoutView]


class Conversation:
    """What the cogs share: care, consent, the zone, finding a sitting and showing what comes next."""

    def __init__(
        self, words: Words, store: Store, library: Library, keep_days: int, crisis_help: str
    ) -> None:
        self._words = words
        self._store = store
        self._library = library
        self._keep_days = keep_days
        self._crisis_help = crisis_help
        voices = [words.to(language) for language in words.languages]  # people write in more than one
        self.care = Care(phrase for say in voices for phrase in say("care.phrases").splitlines())

    async def cared(self, interaction: Interaction, *typed: str) -> bool:
        """Whether what was typed asks for care, which then comes first; nothing of it is to be kept then."""
        if not any(self.care.hears(each) for each in typed):
            return False
        await reply.show(interaction, self.caring(reply.voice(interaction, self._words)))
        return True

    def caring(self, say: Say) -> discord.ui.LayoutView:
        """One caring line, and where to turn."""
        return help_screens.care(say, self._crisis_help)

    async def agreed(self, interaction: Interaction, then: str) -> bool:
        """Whether anything may be kept of the presser; else that is asked first, `then` to go on."""
        member = await self._store.member(interaction.user.id)
        if member is not None and member.consent >= self._library.consent:
            return True
        await self.ask_consent(interaction, then=then)
        return False

    async def zone(self, interaction: Interaction, then: str) -> str | None:
        """The presser's time zone; where consent or zone is not there, None, and the question is shown.

        `then` is the press to go on with when that is answered.
        """
        if not await self.agreed(interaction, then):
            return None
        known = await self._store.zone(interaction.user.id)
        if known is None:
            await reply.show(interaction, zone.ask(reply.voice(interaction, self._words), then))
        return known

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

    async def ask_consent(self, interaction: Interaction, chapter: str = "", then: str = "") -> None:
        """Say what is stored and ask; `chapter` is what to begin then, or `then` the press to go on with."""
        renewed = await self._store.member(interaction.user.id) is not None
        say = reply.voice(interaction, self._words)
        await reply.show(interaction, self.consent(say, chapter, renewed, then))

    def consent(self, say: Say, chapter: str, renewed: bool, then: str = "") -> discord.ui.LayoutView:
        """What is stored and why; `renewed` where an older consent is there."""
        return assess.consent(say, self._library.consent, chapter, self._keep_days, renewed, then)

    async def show_overview(self, interaction: Interaction, at: Standing) -> None:
        """All chapters and the way on; what was dropped meanwhile is told, once."""
        say = reply.voice(interaction, self._words)
        note = self.dropped(say, await self._store.tell_dropped(interaction.user.id))
        await reply.show(interaction, assess.overview(say, at, note))

    def dropped(self, say: Say, chapters: Sequence[str]) -> str:
        """What to tell of chapters that were left unfinished for too long; nothing where none was."""
        known = [self._library.assessment.by_id[c] for c in chapters if c in self._library.assessment.by_id]
        return assess.dropped(say, known, self._keep_days)

    async def show_intro(self, interaction: Interaction, at: Standing, wanted: Chapter) -> None:
        """What a chapter is about; where it builds on another, that one first."""
        first = next((at.assessment.by_id[c] for c in wanted.after if c not in at.finished), wanted)
        if sitting := at.open.get(first.id):
            await self.show_waiting(interaction, at, sitting)
        else:
            say = reply.voice(interaction, self._words)
            await reply.show(interaction, assess.intro(say, at, first, wanted))

    async def show_waiting(self, interaction: Interaction, at: Standing, sitting: Sitting) -> None:
        """The question that waits in a sitting, its end, or its result."""
        if sitting.finished_at is not None:
            await self.show_result(interaction, at, sitting)
        else:
            by_message = reply.in_direct_message(interaction)
            say = reply.voice(interaction, self._words)
            await reply.show(interaction, self.waiting(say, at, sitting, by_message))

    def waiting(
        self, say: Say, at: Standing, sitting: Sitting, by_message: bool, note: str = ""
    ) -> discord.ui.LayoutView:
        """The screen of the question that waits, or of the end."""
        walk = at.walk(sitting)
        if walk.next is None:
            return assess.complete(say, sitting, note)
        return question.ask(say, walk, sitting, walk.next, by_message, note)

    async def show_result(self, interaction: Interaction, at: Standing, sitting: Sitting) -> None:
        """What a finished sitting leads to: as things stand if it is the newest of its chapter, else then."""
        if at.finished.get(sitting.chapter) != sitting:
            await self.show_past(interaction, at, sitting)
            return
        await self._show(interaction, at, sitting, result.show)

    async def show_past(self, interaction: Interaction, at: Standing, sitting: Sitting) -> None:
        """What a finished sitting led to when it was finished."""
        await self._show(interaction, at.as_of(sitting), sitting, result.past)

    async def _show(self, interaction: Interaction, at: Standing, sitting: Sitting, screen: Screen) -> None:
        found = outcome(at, sitting)
        said = await self._store.disagreement(interaction.user.id, sitting.id, found.direction.id)
        await reply.show(interaction, screen(reply.voice(interaction, self._words), at, sitting, found, said))
