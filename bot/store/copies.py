"""Whole databases: a backup while the bot runs, its way back, and the step from plain to encrypted.

Rule: nothing is half-written. A file is made beside its place, checked, and put there in one move; what
replaces a database needs it alone, which SQLite's own locks tell.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from bot.schema import MIGRATIONS
from bot.store.faults import StoreFault, code_of, reason_for
from bot.store.file import check_key, connect, driver

STEPS_BEFORE_REST = 2000

Given = ParamSpec("Given")


def _told(work: Callable[Given, None]) -> Callable[Given, None]:
    """Tell an operator of a fault of a file or disk in one sentence."""

    @wraps(work)
    def tell(*given: Given.args, **named: Given.kwargs) -> None:
        try:
            work(*given, **named)
        except StoreFault:
            raise
        except Exception as error:
            reason = reason_for(error)
            if reason is None and not isinstance(error, OSError):
                raise
            raise StoreFault(f"Nothing was changed: {reason or error}.") from error

    return tell


@_told
def backup(database: Path, key: str, target: Path) -> None:
    """Write a copy of the database, encrypted if it is; the bot may be running. Raises StoreFault."""
    _need(database)
    if target.exists():
        raise StoreFault(f"{target} exists: name a new file.")
    check_key(database, key)
    made = _beside(target)
    with closing(connect(database, key)) as connection:
        connection.execute("VACUUM INTO :target", {"target": str(made)})
    _check(made, key)
    _move(made, target)


@_told
def restore(database: Path, key: str, source: Path) -> None:
    """Put a backup in the database's place; the bot must not be running. Raises StoreFault."""
    _need(source)
    check_key(source, key)
    _check(source, key)
    if database.exists():
        _need_alone(database, key)
    made = _beside(database)
    with closing(connect(source, key)) as connection:
        connection.execute("VACUUM INTO :target", {"target": str(made)})
    _replace(made, database)


@_told
def encrypt(database: Path, key: str) -> None:
    """Turn a plain database into an encrypted one; the bot must not be running. Raises StoreFault."""
    if not key:
        raise StoreFault("DATABASE_KEY is not set: choose a long one, keep a copy elsewhere, and set it.")
    _need(database)
    check_key(database, "")
    _need_alone(database, "")
    made = _beside(database)
    speaks = driver(key)
    with closing(speaks.connect(str(database), isolation_level=None)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("ATTACH DATABASE ? AS encrypted KEY ?", (str(made), key))
        connection.execute("SELECT sqlcipher_export('encrypted')")
        connection.execute(f"PRAGMA encrypted.user_version = {version}")
        connection.execute("DETACH DATABASE encrypted")
    _check(made, key)
    _replace(made, database)


def integrity(database: Path, key: str, rest: Callable[[], bool] | None = None) -> str | None:
    """The first thing wrong inside the file, or None; reads all of it.

    `rest` is called every few thousand steps, to leave the processor to others; it says whether to stop.
    """
    with closing(connect(database, key)) as connection:
        if rest is not None:
            connection.set_progress_handler(rest, STEPS_BEFORE_REST)
        try:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        except Exception as error:
            reason = reason_for(error)
            if reason is None and code_of(error) != sqlite3.SQLITE_INTERRUPT:
                raise
            return reason
    return None if found == "ok" else str(found).splitlines()[-1]


def _need(file: Path) -> None:
    if not file.is_file():
        raise StoreFault(f"{file} is not there.")


def _need_alone(database: Path, key: str) -> None:
    with closing(connect(database, key)) as connection:
        connection.execute("PRAGMA busy_timeout = 500")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except Exception as error:
            raise StoreFault(f"{database} is in use: stop the bot first.") from error
        connection.execute("ROLLBACK")
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("PRAGMA journal_mode = DELETE")  # folds the log in: the file is whole


def _beside(place: Path) -> Path:
    """An empty file next to a place, readable by its owner alone."""
    made = place.with_name(f"{place.name}.new")
    made.unlink(missing_ok=True)
    made.touch(mode=0o600)
    return made


def _check(file: Path, key: str) -> None:
    with closing(connect(file, key)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    wrong = integrity(file, key)
    if wrong or not 0 < version <= len(MIGRATIONS):
        raise StoreFault(f"{file} is no sound database of this Lodestar: {wrong or f'version {version}'}.")


def _replace(made: Path, database: Path) -> None:
    for end in ("-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
    _move(made, database)


def _move(made: Path, place: Path) -> None:
    """Put a file in its place so that a power cut leaves the old one or the new one, whole."""
    made_file = os.open(made, os.O_RDONLY)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(made_file)
        made.replace(place)
        os.fsync(folder)
    finally:
        os.close(made_file)
        os.close(folder)
