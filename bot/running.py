"""The life of a running bot: settings -> content -> store -> client, from its start to its end.

Rule: everything is handed over, nothing is looked up; lifetimes are the `async with` blocks here.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
import threading
import time
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from functools import partial
from typing import Any

import aiohttp

from bot.health import Health, pages, watchdog
from bot.library import Library, load
from bot.metrics import metrics
from bot.settings import Settings, SettingsFault
from bot.store import StoreFault, open_store
from bot.store.copies import integrity
from bot.store.file import check_key
from bot.wiring import build

log = logging.getLogger(__name__)

NO_TOKEN = """DISCORD_TOKEN is not set.
  1. Open https://discord.com/developers/applications, choose your application (or make one), page "Bot".
  2. Press "Reset Token", copy it, and write it into a file named .env:  DISCORD_TOKEN=...
     (.env.example lists every setting.)
  Only want to try Lodestar? No token needed:  make play"""

PLAIN = (
    "the database is not encrypted. Discord's terms ask for encryption at rest: keep it on an encrypted "
    "disk, or set DATABASE_KEY and run `python -m bot encrypt`"
)

SWITCH_SECONDS = 0.0005
"""How long the event loop may keep the database's thread waiting for its turn; Python's own 5 ms would make
every answer under load wait that long, twice."""

LOOK_FIRST_BYTES = 128 * 2**20
"""Up to this size the file is looked through before the start, in about a second; a larger one beside it."""

REST_SECONDS = 0.002
"""How long the look through the file rests between its steps, so that no press waits for it."""

KEEP_CONNECTIONS_SECONDS = 300
"""How long a connection to Discord is kept open unused: a new one costs more than an answer."""


class Stop(Exception):
    """The command cannot go on; the message says why, `status` is the exit status."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


def now() -> int:
    """The one source of the time: seconds since 1970, UTC."""
    return int(time.time())


async def run(settings: Settings) -> None:
    """Be the bot until a signal or a fault ends it. Raises Stop, StoreFault, ContentFault, HealthFault."""
    need_token(settings)
    library = content_for(settings)
    if not settings.database_key:
        log.warning(PLAIN)
    sys.setswitchinterval(SWITCH_SECONDS)
    looked = _sound_at_once(settings)
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    async with AsyncExitStack() as life:
        store = await life.enter_async_context(open_store(settings.database, now, settings.database_key))
        counts = metrics()
        connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=KEEP_CONNECTIONS_SECONDS)
        imported = await store.imported()
        client = build(settings, library, store, now, counts=counts, connector=connector, imported=imported)
        await life.enter_async_context(client)
        health = Health(client, store, counts)
        await life.enter_async_context(pages(health, settings.health))
        await life.enter_async_context(watchdog(health.wrong))
        await _first(stopped.wait(), _sound(settings, looked), client.start(settings.discord_token))
        log.info("stopping: presses in flight are finished first")
        await client.close()


async def _first(*works: Coroutine[Any, Any, Any]) -> None:
    """Wait for the first of several works to end; what it raises is raised here, the others are left."""
    tasks = {asyncio.create_task(work) for work in works}
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _sound_at_once(settings: Settings) -> bool:
    """Look through a file that is not large before anyone is served; says whether that was done.

    Raises StoreFault where the file is damaged.
    """
    file = settings.database
    if not file.exists() or file.stat().st_size > LOOK_FIRST_BYTES:
        return not file.exists()
    check_key(file, settings.database_key)
    _tell_damage(settings, integrity(file, settings.database_key))
    return True


async def _sound(settings: Settings, done: bool) -> None:
    """Look through a large file beside everything else; raises StoreFault where it is damaged."""
    if done:
        await asyncio.Event().wait()
    stopping = threading.Event()  # a thread cannot be cancelled, and the process waits for it at its end
    rest = partial(stopping.wait, REST_SECONDS)
    try:
        wrong = await asyncio.to_thread(integrity, settings.database, settings.database_key, rest)
    finally:
        stopping.set()
    _tell_damage(settings, wrong)
    await asyncio.Event().wait()


def _tell_damage(settings: Settings, wrong: str | None) -> None:
    if wrong:
        raise StoreFault(f"{settings.database} is damaged: {wrong}. `python -m bot restore` a backup.")


async def sync(settings: Settings) -> None:
    """Send the commands to Discord, changed or not, without going online."""
    need_token(settings)
    library = content_for(settings)
    async with open_store(settings.database, now, settings.database_key) as store:
        client = build(settings, library, store, now, always_sync=True)
        async with client:
            await client.login(settings.discord_token)


def content_for(settings: Settings) -> Library:
    """The content, with the language that is set among its own. Raises ContentFault, SettingsFault."""
    library = load()
    if settings.default_language not in library.languages:
        there = ", ".join(library.languages)
        raise SettingsFault([f"DEFAULT_LANGUAGE is {settings.default_language!r}: content/ has {there}."])
    return library


def need_token(settings: Settings) -> None:
    """Raise Stop, with the way out, where there is no token."""
    if not settings.discord_token:
        raise Stop(NO_TOKEN, 2)
