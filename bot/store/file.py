"""The database file: its mode, its settings, its migrations, and what its faults mean.

Rule: each migration stands or falls as a whole, after a copy; a file from a newer Lodestar is refused.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

from bot.refusal import Refusal
from bot.schema import MIGRATIONS

log = logging.getLogger(__name__)

PRAGMAS = (
    "PRAGMA busy_timeout = 1500",  # within Discord's three seconds for an answer
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)

BACKUP_DAYS = 30
"""How long the copy made before a migration is kept, in days; PRIVACY.md tells members the same."""

FAULTS = {
    sqlite3.SQLITE_BUSY: "the database is locked by another program",
    sqlite3.SQLITE_LOCKED: "the database is locked",
    sqlite3.SQLITE_READONLY: "the database file or its folder is read-only",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk does not read or write",
    sqlite3.SQLITE_CANTOPEN: "the database file or its folder cannot be opened",
    sqlite3.SQLITE_CORRUPT: "the database file is damaged",
    sqlite3.SQLITE_NOTADB: "the file is not a database",
}
"""SQLite's result codes (sqlite.org/rescode.html), as an operator is told them."""

PASSING = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
"""The faults that are over in a moment."""


class StoreFault(Exception):
    """The database cannot be used; the message is one sentence for an operator."""


def refusal_for(error: sqlite3.Error) -> Refusal | None:
    """The refusal for a fault of the file or disk, logged for the operator; None for a bug of ours."""
    code = _code(error)
    if code not in FAULTS:
        return None
    log.error("nothing was saved: %s (%s)", FAULTS[code], error)
    return Refusal("refusal.store_busy" if code in PASSING else "refusal.store_closed")


def _code(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


@asynccontextmanager
async def opened(file: Path, now: Callable[[], int]) -> AsyncIterator[aiosqlite.Connection]:
    """A connection to the database at a path, migrated and ready. Raises StoreFault."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        connection = await aiosqlite.connect(file, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise StoreFault(f"{file} cannot be opened: {error}") from error
    try:
        connection.row_factory = sqlite3.Row
        try:
            await _prepare(connection, file, now())
        except sqlite3.Error as error:
            reason = FAULTS.get(_code(error), "the database cannot be prepared")
            raise StoreFault(f"{file}: {reason} ({error}).") from error
        yield connection
    finally:
        await connection.close()


async def _prepare(connection: aiosqlite.Connection, file: Path, now: int) -> None:
    for pragma in PRAGMAS:
        await connection.execute(pragma)
    ((version,),) = await connection.execute_fetchall("PRAGMA user_version")
    if version > len(MIGRATIONS):
        raise StoreFault(
            f"{file} was written by a newer Lodestar (version {version}, this one knows {len(MIGRATIONS)}). "
            "Run the newer Lodestar, or set DATABASE to another file."
        )
    await connection.execute("BEGIN IMMEDIATE")  # a file that cannot be written is told now, not later
    await connection.execute("ROLLBACK")
    if 0 < version < len(MIGRATIONS):
        await _copy(connection, file.with_name(f"{file.name}.before-{version + 1}-{now}"))
    for step, sql in enumerate(MIGRATIONS[version:], version + 1):
        try:
            await connection.executescript(f"BEGIN IMMEDIATE; {sql}; PRAGMA user_version = {step}; COMMIT")
        except sqlite3.Error:
            if connection.in_transaction:
                await connection.execute("ROLLBACK")
            raise
    _drop_old_copies(file, now)


async def _copy(connection: aiosqlite.Connection, target: Path) -> None:
    target.touch(mode=0o600)
    await connection.execute("VACUUM INTO :target", {"target": str(target)})
    log.info("a copy of the database before the upgrade is at %s", target)


def _drop_old_copies(file: Path, now: int) -> None:
    for copy in file.parent.glob(f"{file.name}.before-*"):
        made = copy.name.rpartition("-")[2]
        if made.isdecimal() and int(made) < now - BACKUP_DAYS * 86400:
            copy.unlink(missing_ok=True)
