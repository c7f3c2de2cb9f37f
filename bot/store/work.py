"""One unit of work: the lock, the transaction, and what a fault becomes.

Rule: no transaction stays open across anything but the database.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiosqlite

from bot.store.file import refusal_for

log = logging.getLogger(__name__)


class Work:
    """A connection that does one unit of work at a time."""

    def __init__(self, connection: aiosqlite.Connection, now: Callable[[], int]) -> None:
        self._connection = connection
        self._now = now
        self._lock = asyncio.Lock()

    async def settle(self) -> None:
        """Fold the write-ahead log into the file and cut it, so that what was erased is gone from both."""
        async with self._work() as run:
            (busy, *_), *_ = await run("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            log.warning("another program reads the database: erased words stay in its log until it is done")

    @asynccontextmanager
    async def _work(self, write: bool = False) -> AsyncIterator[Callable[..., Any]]:
        async with self._lock:
            try:
                if write:
                    await self._connection.execute("BEGIN IMMEDIATE")
                yield self._run
                if write:
                    await self._connection.execute("COMMIT")
            except BaseException as error:
                if self._connection.in_transaction:
                    await self._connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error) and (refusal := refusal_for(error)):
                    raise refusal from error
                raise

    async def _run(self, sql: str, **values: object) -> list[aiosqlite.Row]:
        return list(await self._connection.execute_fetchall(sql, values))
