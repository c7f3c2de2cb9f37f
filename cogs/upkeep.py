"""Once a day: drop what was left unfinished for longer than members are told it is kept."""

from __future__ import annotations

import logging
from collections.abc import Callable

from discord.ext import commands, tasks

from bot.store import Store

log = logging.getLogger(__name__)


class Upkeep(commands.Cog):
    """The daily tidying of the store."""

    def __init__(self, store: Store, keep_days: int, now: Callable[[], int]) -> None:
        self.store = store
        self.keep_days = keep_days
        self.now = now
        self.rounds = 0  # the first is at the start, where a rewrite of a large file would make members wait

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Begin the daily round once members are served; a lost connection does not begin it again."""
        if not self.tidy.is_running():
            self.tidy.start()

    async def cog_unload(self) -> None:
        """End the daily round."""
        self.tidy.cancel()

    @tasks.loop(hours=24)
    async def tidy(self) -> None:
        """Drop old unfinished sittings; a fault is logged and tried again the next day."""
        try:
            dropped = await self.store.drop_unfinished(self.now() - self.keep_days * 86400)
            await self.store.settle(rewrite=self.rounds > 0)
            self.store.drop_old_copies()
            self.rounds += 1
        except Exception:
            log.exception("unfinished sittings were not dropped")
        else:
            log.info("unfinished sittings dropped: %d", dropped)
