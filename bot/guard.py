"""The one guard around everything that can fail: a failure becomes a sentence.

Rule: a refusal is shown as it is; anything else is logged with its traceback under an incident id, and the
member is told the id. What comes too late for anyone to be told is logged and let go.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Iterable
from functools import wraps
from typing import Any, Protocol, TypeVar, cast

import aiohttp
import discord
from discord import app_commands

from bot.metrics import Metrics
from bot.refusal import Refusal
from bot.words import Words

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
CompletionT = TypeVar("CompletionT", bound=Callable[..., Awaitable[Iterable[Any]]])

TOO_LATE = {10008, 10015, 10062, 40060, 50027}
"""Discord's codes for an interaction that is over or answered: there is nobody left to tell."""


class Guard:
    """The one seam where a failure becomes a sentence; it also knows what is still being answered."""

    def __init__(self, words: Words, metrics: Metrics) -> None:
        self._words = words
        self._metrics = metrics
        self._running: set[asyncio.Task[Any]] = set()
        self.closing = False

    def enter(self, interaction: Interaction) -> None:
        """Note that this task answers a member; raises Refusal once the bot is closing."""
        interaction.extras["entered"] = asyncio.get_running_loop().time()
        if self.closing:
            raise Refusal("refusal.restarting")
        task = asyncio.current_task()
        if task is not None:
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def drain(self, seconds: float) -> None:
        """Take nothing new and let what runs finish, for so many seconds at the most."""
        self.closing = True
        running = self._running - {asyncio.current_task()}
        if running:
            await asyncio.wait(running, timeout=seconds)

    async def run(self, interaction: Interaction, where: str, work: Awaitable[None]) -> None:
        """Await the answer to an interaction; whatever goes wrong is told to the member."""
        try:
            self.enter(interaction)
            await work
            self.answered(interaction, where, "ok")
        except Exception as error:
            await self.failed(interaction, where, error)
        finally:
            if asyncio.iscoroutine(work):
                work.close()

    async def failed(self, interaction: Interaction, where: str, error: Exception) -> None:
        """Tell the member of a refusal; log a bug under an incident id, and tell them that."""
        refusal = self.judged(where, error)
        if refusal is None:
            self.answered(interaction, where, "late")
            return
        bug = refusal.key in ("refusal.incident", "refusal.discord")
        self.answered(interaction, where, "failed" if bug else "refused")
        try:
            if interaction.type is discord.InteractionType.autocomplete:
                await interaction.response.autocomplete([])
            else:
                await tell(
                    interaction, self._words.to(interaction.locale.value)(refusal.key, **refusal.blanks)
                )
        except (discord.HTTPException, aiohttp.ClientError, OSError, RuntimeError) as unheard:
            log.warning("nobody could be told of a failure in %s: %s", where, unheard)

    def answered(self, interaction: Interaction, where: str, outcome: str) -> None:
        """Count an answer and the seconds since the interaction came in."""
        now = asyncio.get_running_loop().time()
        self._metrics.answered(where, outcome, now - interaction.extras.get("entered", now))

    def judged(self, where: str, error: Exception) -> Refusal | None:
        """What a member may be told of an error, logged if it is a bug; None where it is too late."""
        error = getattr(error, "original", error)
        if isinstance(error, Refusal):
            return error
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            return Refusal("refusal.old_command")
        if isinstance(error, discord.HTTPException) and error.code in TOO_LATE:
            log.info("too late to answer in %s: %s", where, error)
            return None
        if self.closing and isinstance(error, aiohttp.ClientError | RuntimeError):
            log.info("no time was left to answer in %s: %s", where, error)
            return None
        incident = secrets.token_hex(4)
        log.error("incident %s in %s", incident, where, exc_info=error)
        if isinstance(error, discord.HTTPException) and error.status >= 500:
            return Refusal("refusal.discord", incident=incident)
        return Refusal("refusal.incident", incident=incident)


async def tell(interaction: Interaction, sentence: str) -> None:
    """Say one sentence to the presser alone, whatever was answered before."""
    if interaction.response.is_done():
        await interaction.followup.send(view=notice(sentence), ephemeral=True)
    else:
        await interaction.response.send_message(view=notice(sentence), ephemeral=True)


def notice(sentence: str) -> discord.ui.LayoutView:
    """A screen of one sentence."""
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(sentence))
    view.stop()  # else discord.py would keep it for ever
    return view


class Guarded(Protocol):
    """What a client offers to those who need the guard."""

    guard: Guard


def completes(method: CompletionT) -> CompletionT:
    """Put the guard around a completion of a command's option: discord.py tells nobody of its failures."""

    @wraps(method)
    async def guarded(cog: object, interaction: Interaction, typed: str) -> list[Any]:
        try:
            return list(await method(cog, interaction, typed))
        except Exception as error:
            await cast(Guarded, interaction.client).guard.failed(interaction, "a completion", error)
            return []

    return cast(CompletionT, guarded)
