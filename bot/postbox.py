"""The channel in which those who run the bot read what members say of it.

Rule: a post that fails is the operator's matter and never the member's: nothing is raised here, the log says
what to mend, once until it works again.
"""

from __future__ import annotations

import logging
import secrets

import aiohttp
import discord

from bot.store.feedback import Posted

log = logging.getLogger(__name__)

FAILURES = (discord.HTTPException, aiohttp.ClientError, OSError, RuntimeError)
"""What sending to Discord can end in, also while the bot stops."""

NO_ACCESS, NO_PERMISSION = 50001, 50013
"""Discord's codes for what an operator can mend."""


class Postbox:
    """Posts comments to the one channel that is set, and takes them out again."""

    def __init__(self, channel: int | None) -> None:
        self.channel = channel
        self._told = ""

    async def post(self, client: discord.Client, screen: discord.ui.LayoutView) -> Posted | None:
        """Post a screen; None where no channel is set, or where it failed."""
        if self.channel is None:
            return None
        try:
            there = client.get_partial_messageable(self.channel)
            once = secrets.token_hex(10)  # sent again after a fault of Discord's, it is posted once
            sent = await there.send(view=screen, allowed_mentions=discord.AllowedMentions.none(), nonce=once)
        except FAILURES as error:
            self._tell(
                f"comments are not posted to FEEDBACK_CHANNEL {self.channel}, only kept: {_mend(error)}"
            )
            return None
        self._told = ""
        return Posted(self.channel, sent.id)

    async def withdraw(self, client: discord.Client, posted: Posted) -> bool:
        """Delete what was posted; says whether it is gone, however that came about."""
        try:
            await client.get_partial_messageable(posted.channel).get_partial_message(posted.message).delete()
        except discord.NotFound:
            return True
        except FAILURES as error:
            where = f"message {posted.message} in channel {posted.channel}"
            log.error("delete %s by hand, its author took it back: %s", where, _mend(error))
            return False
        return True

    def _tell(self, sentence: str) -> None:
        """Log a failure unless it is the one that was logged last."""
        if sentence != self._told:
            log.error(sentence)
        self._told = sentence


def _mend(error: Exception) -> str:
    """What an operator can do about it, in one sentence."""
    code = getattr(error, "code", 0)
    if isinstance(error, discord.NotFound):
        return "there is no such channel. Set FEEDBACK_CHANNEL to one that is there, or to nothing."
    if code == NO_ACCESS:
        return "the bot cannot see that channel. Invite it to the server and allow it View Channel there."
    if code == NO_PERMISSION:
        return "the bot may not write there. Allow it Send Messages in that channel (or in its threads)."
    if isinstance(error, discord.HTTPException) and error.status >= 500:
        return f"Discord has trouble of its own ({error.status}). There is nothing to mend."
    return f"{type(error).__name__}: {error}"
