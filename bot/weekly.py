"""The weekly note: what is sent to whoever asked for it, made when it is due.

Rule: what is sent is kept before it is sent. A note that is lost on its way counts as sent, and none ever
comes twice in a row.
"""

from __future__ import annotations

from discord import ui

from bot.conversation import Conversation
from bot.guidance.direction import direction
from bot.guidance.notes import focus, next_note
from bot.guidance.scoring import profile
from bot.screens import weekly
from bot.store import Store
from bot.words import Words

NOTE = "note"
"""The kind of reminder that the weekly note is."""


class WeeklyNotes:
    """What makes the notes."""

    def __init__(self, words: Words, store: Store, talk: Conversation) -> None:
        self._words = words
        self._store = store
        self._talk = talk

    async def screen(self, member: int) -> ui.LayoutView | None:
        """A member's next note, in the language they last spoke; None for who erased or stopped all."""
        known = await self._store.member(member)
        if known is None or await self._store.rhythm(member, NOTE) is None:
            return None
        at = self._talk.standing(await self._store.history(member))
        working_on = focus(direction(profile(at.assessment, at.live)))
        side, aspect = next_note(working_on, await self._store.sent_notes(member))
        await self._store.keep_sent(member, side, aspect)
        return weekly.note(self._words.to(known.locale), side, aspect)
