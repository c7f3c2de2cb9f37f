"""What is typed in a direct message: it answers the open question that waits, or gets the short menu."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary

import discord
from discord.ext import commands

from bot.conversation import Conversation
from bot.guidance.assessment import Standing
from bot.guidance.model import Question, Sitting
from bot.library import Library
from bot.screens import help as help_screens
from bot.screens import question as questions
from bot.screens.question import TYPED_MOST
from bot.store import Store
from bot.words import Say, Words


class Typed(commands.Cog):
    """Plain messages, which are never met with silence."""

    def __init__(self, words: Words, store: Store, library: Library, talk: Conversation) -> None:
        self.words = words
        self.store = store
        self.library = library
        self.talk = talk
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a direct message: care comes first, whatever the database does."""
        if message.author.bot or not isinstance(message.channel, discord.DMChannel):
            return
        crisis = self.talk.care.hears(message.content)
        say = self.words.to(None)
        try:
            member = await self.store.member(message.author.id)
            say = self.words.to(member.locale if member else None)
        except Exception:
            if not crisis:
                raise
        if crisis:
            await message.channel.send(view=self.talk.caring(say))
            return
        async with self._turns.setdefault(message.author.id, asyncio.Lock()):  # each answers what then waits
            await message.channel.send(view=await self._answer(message, say))

    async def _answer(self, message: discord.Message, say: Say) -> discord.ui.LayoutView:
        """The next question where the text answered one, else the short menu."""
        at = self.talk.standing(await self.store.history(message.author.id))
        waiting = _waiting(at)
        if waiting is None:
            sitting = at.resume()
            return help_screens.short_menu(say, sitting.id if sitting else None)
        sitting, asked = waiting
        typed = message.content.strip()
        if not typed or len(typed) > TYPED_MOST:
            note = questions.not_kept(say, len(typed))
            return self.talk.waiting(say, at, sitting, by_message=True, note=note)
        kept, history = await self.store.answer(
            message.author.id, sitting.id, sitting.chapter, asked.id, typed, self.library.consent
        )
        at = self.talk.standing(history)
        if not kept and at.sitting(sitting.id) in at.open.values():  # the consent is an older one
            return self.talk.consent(say, sitting.chapter, renewed=True)
        if not kept:  # it was finished or dropped at this very moment
            return help_screens.short_menu(say, None)
        note = questions.kept(say, asked, typed)
        return self.talk.waiting(say, at, self.talk.mine(at, sitting.id), by_message=True, note=note)


def _waiting(at: Standing) -> tuple[Sitting, Question] | None:
    """The newest open sitting, if the question that waits in it is one to answer in one's own words."""
    sitting = max(at.open.values(), key=lambda sitting: sitting.begun_at, default=None)
    asked = at.walk(sitting).next if sitting else None
    return (sitting, asked) if sitting and asked and asked.open else None
