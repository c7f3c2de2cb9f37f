"""The database file: how it is opened, its mode, its settings, its migrations.

Rule: each migration stands or falls as a whole, after a copy; a file from a newer Lodestar is refused.
With a key the file is SQLCipher's, and nothing else changes.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
import secrets
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

import aiosqlite

from bot.schema import MIGRATIONS
from bot.store.faults import StoreFault, code_of, reason_for
from bot.when.calendar import moved_at, next_at

log = logging.getLogger(__name__)

PRAGMAS = (
    "PRAGMA busy_timeout = 800",  # with the wait for a turn, within Discord's three seconds
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)

BACKUP_DAYS = 30
"""How long the copy made before a migration is kept, in days; PRIVACY.md tells members the same."""

ROWS_AT_A_TIME = 64
WRITE_AHEAD_TRIES = 20


def driver(key: str) -> Any:
    """The module that speaks to the file: the standard library's, or SQLCipher's. Raises StoreFault."""
    if not key:
        return sqlite3
    try:
        return importlib.import_module("sqlcipher3.dbapi2")
    except ModuleNotFoundError as error:
        raise StoreFault(
            "DATABASE_KEY is set, but sqlcipher3 is not installed: install requirements-full.txt."
        ) from error


def connect(file: Path, key: str) -> Any:
    """A connection that speaks plainly or, with a key, in cipher."""
    speaks = driver(key)
    connection = speaks.connect(str(file), isolation_level=None)
    connection.row_factory = speaks.Row
    if key:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes to standard error by itself
        quoted = key.replace("'", "''")
        connection.execute(f"PRAGMA key = '{quoted}'")
    return connection


def check_key(file: Path, key: str) -> None:
    """See that a file and a key belong together. Raises StoreFault.

    SQLite itself reads: were we to open and close the file, the locks of another connection of this
    process would be gone (sqlite.org/howtocorrupt.html, 2.2).
    """
    if _reads(file, key):
        return
    if not key:
        raise StoreFault(f"{file} is encrypted, or no database: set DATABASE_KEY to its key.")
    if _reads(file, ""):
        raise StoreFault(f"{file} is not encrypted, but DATABASE_KEY is set: `python -m bot encrypt` once.")
    raise StoreFault(f"DATABASE_KEY is not the key of {file}, or the file is no database.")


def _reads(file: Path, key: str) -> bool:
    try:
        with closing(connect(file, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except Exception as error:
        if code_of(error) == sqlite3.SQLITE_NOTADB:
            return False
        raise _fault(file, error) from error
    return True


@asynccontextmanager
async def opened(file: Path, now: Callable[[], int], key: str = "") -> AsyncIterator[aiosqlite.Connection]:
    """A connection to the database at a path, migrated and ready. Raises StoreFault."""
    driver(key)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.chmod(0o600)  # the log beside it takes the same mode
        check_key(file, key)
        connection = await aiosqlite.Connection(lambda: connect(file, key), ROWS_AT_A_TIME)
    except StoreFault:
        raise
    except OSError as error:
        raise StoreFault(f"{file} cannot be opened: {error}.") from error
    except Exception as error:
        raise _fault(file, error) from error
    try:
        try:
            await _prepare(connection, file, now())
        except StoreFault:
            raise
        except Exception as error:
            raise _fault(file, error) from error
        yield connection
    finally:
        await connection.close()


def _fault(file: Path, error: Exception) -> Exception:
    """The operator's sentence for a fault of the file or disk; any other error as it is."""
    reason = reason_for(error)
    return StoreFault(f"{file}: {reason} ({error}).") if reason else error


async def _prepare(connection: aiosqlite.Connection, file: Path, now: int) -> None:
    await connection.execute("PRAGMA query_only = ON")  # a file that is refused is left as it is
    ((version,),) = await connection.execute_fetchall("PRAGMA user_version")
    await connection.execute("PRAGMA query_only = OFF")
    if version > len(MIGRATIONS):
        raise StoreFault(
            f"{file} was written by a newer Lodestar (version {version}, this one knows {len(MIGRATIONS)}). "
            "Run the newer Lodestar, or set DATABASE to another file."
        )
    for pragma in PRAGMAS:
        await connection.execute_fetchall(pragma)
    for function in (next_at, moved_at):
        await connection.create_function(function.__name__, 4, function, deterministic=True)
    await _write_ahead(connection)
    await connection.execute("BEGIN IMMEDIATE")  # a file that cannot be written is told now, not later
    await connection.execute("ROLLBACK")
    if version < len(MIGRATIONS):
        await _migrate(connection, file, version, now)
    drop_old_copies(file, now)


async def _write_ahead(connection: aiosqlite.Connection) -> None:
    """Turn the write-ahead log on; SQLite does not wait by itself for others who just open the file."""
    for _ in range(WRITE_AHEAD_TRIES):
        with _passing_locks():
            ((mode,),) = await connection.execute_fetchall("PRAGMA journal_mode = WAL")
            if mode == "wal":
                return
        await asyncio.sleep(0.05)
    raise StoreFault("The database is locked by another program.")


@contextmanager
def _passing_locks() -> Iterator[None]:
    """Let a lock held by someone else pass, to try again."""
    try:
        yield
    except Exception as error:
        if code_of(error) != sqlite3.SQLITE_BUSY:
            raise


async def _migrate(connection: aiosqlite.Connection, file: Path, version: int, now: int) -> None:
    """Take the steps that are missing; who else opens the file at this moment finds them taken."""
    if version:
        await _copy(connection, file, version + 1, now)
    for step, sql in enumerate(MIGRATIONS[version:], version + 1):
        await connection.execute("BEGIN IMMEDIATE")
        try:
            ((reached,),) = await connection.execute_fetchall("PRAGMA user_version")
            for statement in _statements(sql) if reached < step else ():
                await connection.execute(statement)
            await connection.execute(f"PRAGMA user_version = {max(step, reached)}")
            await connection.execute("COMMIT")
        except Exception:
            await connection.execute("ROLLBACK")
            raise


def _statements(sql: str) -> list[str]:
    """The statements of a step, one by one: `executescript` would commit before the first."""
    found = [""]
    for part in sql.split(";"):
        found[-1] += part + ";"
        if sqlite3.complete_statement(found[-1]):
            found.append("")
    return [statement for statement in found if statement.strip(" \n;")]


async def _copy(connection: aiosqlite.Connection, file: Path, step: int, now: int) -> None:
    """Keep the file as it is before a step, in place of an earlier try's copy."""
    made = file.with_name(f"{file.name}.copying-{secrets.token_hex(4)}")
    made.touch(mode=0o600)
    try:
        await connection.execute("VACUUM INTO :target", {"target": str(made)})
        target = made.replace(file.with_name(f"{file.name}.before-{step}-{now}"))
    finally:
        made.unlink(missing_ok=True)
    for earlier in file.parent.glob(f"{file.name}.before-{step}-*"):
        if earlier != target:
            earlier.unlink(missing_ok=True)
    log.info("a copy of the database before the upgrade is at %s", target)


def drop_old_copies(file: Path, now: int) -> None:
    """Delete the copies made before upgrades that are older than `BACKUP_DAYS`."""
    for copy in file.parent.glob(f"{file.name}.before-*"):
        made = copy.name.rpartition("-")[2]
        if made.isdecimal() and int(made) < now - BACKUP_DAYS * 86400:
            copy.unlink(missing_ok=True)
