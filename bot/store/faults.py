"""What goes wrong with a database, as an operator and as a member are told it."""

from __future__ import annotations

import logging
import sqlite3

from bot.refusal import Refusal

log = logging.getLogger(__name__)

FAULTS = {
    sqlite3.SQLITE_BUSY: "the database is locked by another program",
    sqlite3.SQLITE_LOCKED: "the database is locked",
    sqlite3.SQLITE_READONLY: "the database file or its folder is read-only",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk does not read or write",
    sqlite3.SQLITE_CANTOPEN: "the database file or its folder cannot be opened",
    sqlite3.SQLITE_CORRUPT: "the database file is damaged: stop the bot and restore a backup",
    sqlite3.SQLITE_NOTADB: "the file is not a database, or DATABASE_KEY is not its key",
}
"""SQLite's result codes (sqlite.org/rescode.html), as an operator is told them."""

PASSING = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
"""The faults that are over in a moment."""


class StoreFault(Exception):
    """The database cannot be used; the message is one sentence for an operator."""


def reason_for(error: Exception) -> str | None:
    """What an operator is told of a fault of the file or disk; None for any other error."""
    return FAULTS.get(code_of(error))


def refusal_for(error: Exception) -> Refusal | None:
    """The refusal for a fault of the file or disk, logged for the operator; None for a bug of ours."""
    reason = reason_for(error)
    if reason is None:
        return None
    log.error("nothing was saved: %s (%s)", reason, error)
    return Refusal("refusal.store_busy" if code_of(error) in PASSING else "refusal.store_closed")


def code_of(error: Exception) -> int:
    """SQLite's primary result code; both drivers, plain and encrypted, give it."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
