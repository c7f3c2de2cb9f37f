"""SQLite: opens, migrates, and holds every query.

Rule: one method is one unit of work under one lock and returns frozen shapes; the owner's id stands in
every WHERE. What was returned as saved survives a power cut.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.store.answers import Answers
from bot.store.catalogue import Catalogues
from bot.store.commands import Commands, Synced
from bot.store.due import Claim, Due, Rhythm
from bot.store.faults import StoreFault
from bot.store.feedback import Feedback
from bot.store.file import opened
from bot.store.members import Member, Members
from bot.store.plans import Plans, Version
from bot.store.sittings import Disagreement, Sittings
from bot.store.steps import Steps
from bot.store.verdicts import Verdicts
from bot.store.zones import Zones


class Store(Members, Sittings, Answers, Verdicts, Plans, Steps, Feedback, Zones, Due, Commands, Catalogues):
    """Everything the bot remembers. Each method raises Refusal when the database cannot do it now."""


@asynccontextmanager
async def open_store(file: Path, now: Callable[[], int], key: str = "") -> AsyncIterator[Store]:
    """Open the database, bring it up to date, and close it at the end. Raises StoreFault."""
    async with opened(file, now, key) as connection:
        yield Store(connection, now, file)


__all__ = [
    "Claim",
    "Disagreement",
    "Member",
    "Rhythm",
    "Store",
    "StoreFault",
    "Synced",
    "Version",
    "open_store",
]
