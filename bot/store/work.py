"""One unit of work: the lock, the transaction, and what a fault becomes.

Rule: no transaction stays open across anything but the database, and none outlives its unit of work, even
where the task that does it is cancelled.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiosqlite

from bot.refusal import Refusal
from bot.store.faults import refusal_for
from bot.store.file import drop_old_copies

log = logging.getLogger(__name__)

TURN_SECONDS = 1.2
"""How long a unit of work waits for its turn; with the wait for SQLite's lock (`busy_timeout`) it stays
within Discord's three seconds for an answer."""

REWRITE_BYTES = 64 * 2**20
"""Up to this size the whole file is rewritten at once when something was erased, which takes about a second
here; a larger one waits for the daily round."""

REWRITE_LATER = "INSERT OR IGNORE INTO chores (name) VALUES ('rewrite')"
"""Said in the transaction that erases something, so that a crash forgets nothing."""


class Work:
    """A connection that does one unit of work at a time."""

    def __init__(self, connection: aiosqlite.Connection, now: Callable[[], int], file: Path) -> None:
        self._connection = connection
        self._now = now
        self._file = file
        self._lock = asyncio.Lock()

    async def settle(self, rewrite: bool = False) -> None:
        """Leave no byte of what was erased in the file or its log.

        `secure_delete` wipes a row where it lay, but SQLite leaves copies behind where it moved rows to
        other pages before; only a rewrite of the file is sure to lose those. A large file is rewritten
        where `rewrite` asks for it. What cannot be done now waits for the daily round: erased it is already.
        """
        left = 1
        with suppress(Refusal):
            async with self._work() as run:
                ((pages,),) = await run("PRAGMA page_count")
                ((size,),) = await run("PRAGMA page_size")
                ((waiting,),) = await run("SELECT count(*) FROM chores WHERE name = 'rewrite'")
                size_now = int(pages) * int(size)  # SQLCipher says them as text
                if waiting and (rewrite or size_now <= REWRITE_BYTES):
                    await run("VACUUM")
                    await run("DELETE FROM chores WHERE name = 'rewrite'")
                (left, *_), *_ = await run("PRAGMA wal_checkpoint(TRUNCATE)")
        if left:
            log.warning("another program reads the database or writes to it: erased words stay in its files")

    async def probe(self) -> None:
        """See that an answer could be saved now; raises Refusal where it could not."""
        if not self._file.exists():  # it would be kept in a file that nobody finds again
            raise Refusal("refusal.store_closed")
        async with self._work(write=True):
            pass

    def drop_old_copies(self) -> None:
        """Delete the copies made before upgrades that are older than members were told."""
        drop_old_copies(self._file, self._now())

    @asynccontextmanager
    async def _work(self, write: bool = False) -> AsyncIterator[Callable[..., Any]]:
        try:
            if self._lock.locked():
                async with asyncio.timeout(TURN_SECONDS):
                    await self._lock.acquire()
            else:
                await self._lock.acquire()
        except TimeoutError:
            log.error("nothing was saved: too much waits for the database")
            raise Refusal("refusal.store_busy") from None
        try:
            if write:
                await self._connection.execute("BEGIN IMMEDIATE")
            yield self._run
            if write:
                await self._connection.execute("COMMIT")
        except BaseException as error:
            if write:
                await asyncio.shield(self._undo())
            if isinstance(error, Exception) and (refusal := refusal_for(error)):
                raise refusal from error
            raise
        finally:
            self._lock.release()

    async def _undo(self) -> None:
        """End the transaction, if there is one by the time that all statements before have run.

        A cancelled task leaves its statement in the connection's queue; this one comes after it.
        """
        with suppress(Exception):
            await self._connection.execute("ROLLBACK")

    async def _run(self, sql: str, **values: object) -> list[aiosqlite.Row]:
        return list(await self._connection.execute_fetchall(sql, values))
