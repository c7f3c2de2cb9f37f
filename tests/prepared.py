"""What every test would else prepare or wait for anew, made quick; the product itself is untouched."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import simcord

from bot.library import Library, load
from bot.store import open_store


@cache
def the_content() -> Library:
    """The real content, read once; who needs another makes it from this."""
    return load()


async def newest(folder: Path) -> bytes:
    """A database as all the migrations leave it; what each of them does is for its own tests to say."""
    async with open_store(folder / "lodestar.sqlite3", int):
        pass
    return (folder / "lodestar.sqlite3").read_bytes()


class Env(simcord.Env):
    """A simulated Discord that looks every few milliseconds whether the bot is done, not only every fifty.

    It waits just as long for one that is not: `idle` is no limit, only the time between two looks.
    """

    async def _settle_internal(self, *, idle: float = 0.005, **given: Any) -> None:
        await super()._settle_internal(idle=idle, **given)
