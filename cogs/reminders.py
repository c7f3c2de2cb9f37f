"""Sends what is due, of any kind, once each.

Rule: at most once. A reminder is claimed, and its next date set, before it is sent; so a bot that is killed
between the two loses that one, and never sends it twice. A note that is missing for a week is hardly missed,
one that comes again and again after each crash drives people away, and no order of the two steps can rule
out both. They are claimed one by one, so that no more than one is lost. What is due lives in the database
alone, and each round asks it afresh: restarts and changes of the clock need no care. A message is made last
of all, when Discord has opened the way to the member, so that who stopped or erased meanwhile gets none.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping

import aiohttp
import discord
from discord.ext import commands, tasks

from bot import reply
from bot.guard import Interaction
from bot.metrics import Metrics
from bot.refusal import Refusal
from bot.screens import rhythm
from bot.store import Claim, Store
from bot.words import Words

log = logging.getLogger(__name__)

Open = Callable[[int], Awaitable[discord.abc.Messageable]]
"""Opens the direct messages with a member; nothing is sent by it."""

Maker = Callable[[int], Awaitable[discord.ui.LayoutView | None]]
"""Makes what is sent to a member; None where there is nothing to say."""

ROUND_SECONDS = 30

PAUSE_SECONDS = 0.1
"""Between two messages, each of which is two requests at the most: Discord takes 50 a second in all."""

TOO_FAST = 40003
"""Discord's code for one who opens too many direct messages at once: nothing was delivered."""

REST_SECONDS, AGAIN_SECONDS = 60.0, 900
"""How long the loop rests after one that could not be sent now, and after how long that one is due again."""

NOT_NOW, TROUBLE = (401, 429), 500
"""Discord's statuses for a token that was taken back and for too many requests, and from which on the trouble
is its own: then it may have sent all the same what it was asked to send."""

LAST_SECONDS = 3.0
"""How long the end waits for the one that is on its way."""

CLOSED = (50007, 50278, 10013)
"""Discord's codes for a member who takes no direct messages from the bot, shares no server with it, or is no
more."""


class Reminders(commands.Cog):
    """The one loop that sends reminders; `makers` holds each kind with what makes its message."""

    def __init__(
        self,
        store: Store,
        open_messages: Open,
        makers: Mapping[str, Maker],
        metrics: Metrics,
        words: Words,
    ) -> None:
        self.words = words
        self.store = store
        self.open_messages = open_messages
        self.makers = makers
        self.metrics = metrics
        self.on_its_way: asyncio.Task[float | None] | None = None

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Begin the rounds; a lost connection does not begin them again."""
        if not self.rounds.is_running():
            self.rounds.start()

    @commands.Cog.listener()
    async def on_app_command_completion(self, interaction: Interaction, _: object) -> None:
        """Tell, once and quietly, after whatever command comes next, that Discord refused a message."""
        if await self.store.tell_refused(interaction.user.id):
            say = reply.voice(interaction, self.words)
            await reply.add(interaction, rhythm.refused(say))

    async def cog_unload(self) -> None:
        """End the rounds; a reminder that is on its way is sent first, for so long as Discord takes it."""
        self.rounds.cancel()
        if self.on_its_way is not None:
            await asyncio.wait((self.on_its_way,), timeout=LAST_SECONDS)
            self.on_its_way.cancel()

    @tasks.loop(count=1)
    async def rounds(self) -> None:
        """One round after the other.

        discord.py's own intervals keep to the wall clock: they would stand still for as long as it is set
        back, and make up for every round that a machine slept through.
        """
        while True:
            await self._round()
            await asyncio.sleep(ROUND_SECONDS)

    async def _round(self) -> None:
        """Send all that is due; a fault is logged, and the next round goes on."""
        try:
            pause = await self._next()
            while pause is not None:
                await asyncio.sleep(pause)
                pause = await self._next()
        except Refusal:
            log.warning("reminders wait: the database cannot be used now")
        except Exception:
            log.exception("reminders could not be sent")

    async def _next(self) -> float | None:
        """Claim and send one, in a task of its own, which the end of the rounds does not break off."""
        self.on_its_way = asyncio.create_task(self._claim_and_send())
        return await asyncio.shield(self.on_its_way)

    async def _claim_and_send(self) -> float | None:
        """The seconds to pause before the next one; None where no more is due."""
        claim = await self.store.claim(self.makers)
        if claim is None:
            return None
        return 0 if claim.late else await self._send(claim)

    async def _send(self, claim: Claim) -> float:
        """Send one, and say how long to pause then.

        Where it is certain that nothing was sent, and another time may do, it comes a little later; whatever
        else goes wrong, it is not tried again before its next date.
        """
        screen = None
        try:
            there = await self.open_messages(claim.member)
            screen = await self.makers[claim.kind](claim.member)
            if screen is not None:
                # by its nonce Discord knows one sent again after a fault of its own
                await there.send(view=screen, nonce=secrets.token_hex(10))
        except Exception as error:
            if _certainly_not_sent(error, sending=screen is not None):
                log.warning("reminders wait a minute: %s", type(error).__name__)
                await self.store.put_off(claim.member, claim.kind, AGAIN_SECONDS)
                return REST_SECONDS
            if getattr(error, "code", 0) in CLOSED:
                self.metrics.message_refused()
                await self.store.refuse(claim.member)
            else:
                log.exception("a reminder was not sent")
        return PAUSE_SECONDS


def _certainly_not_sent(error: Exception, sending: bool) -> bool:
    """Whether the member certainly got nothing, by a failure that may have passed another time."""
    status = getattr(error, "status", 0)
    if getattr(error, "code", 0) == TOO_FAST or status in NOT_NOW:
        return True
    if isinstance(error, aiohttp.ClientConnectorError):
        return True
    return not sending and (isinstance(error, Refusal | aiohttp.ClientError | OSError) or status >= TROUBLE)
