"""Whether the bot is well: three pages for those who operate it, and a watchdog that ends it when it is not.

Rule: on loopback unless set otherwise. /healthz says that the process answers, /readyz that members can be
served (gateway and database), /metrics what was counted.
"""

from __future__ import annotations

import asyncio
import faulthandler
import logging
import os
import threading
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from math import isfinite

from aiohttp import web

from bot.client import Lodestar
from bot.metrics import Metrics
from bot.store import Store

log = logging.getLogger(__name__)

UNREADY_SECONDS = 300.0
"""How long the bot may be unready before the watchdog ends it, so that its supervisor starts it anew."""

LOOK_SECONDS = 5.0

DATABASE_SECONDS = 5.0
"""How long the database may take to answer before it counts as unwell."""


class HealthFault(Exception):
    """The pages cannot be served; the message is one sentence for an operator."""


class Health:
    """What is asked of the bot's health."""

    def __init__(self, client: Lodestar, store: Store, metrics: Metrics) -> None:
        self._client = client
        self._store = store
        self._metrics = metrics

    async def wrong(self) -> str | None:
        """What keeps the bot from serving members, or None."""
        if self._client.is_closed() or not self._client.is_ready():
            return "the gateway is not ready"
        if not all(isfinite(latency) for _, latency in self._client.latencies):
            return "a shard has no heartbeat"
        try:
            await asyncio.wait_for(self._store.probe(), DATABASE_SECONDS)
        except Exception as error:
            return f"the database does not answer: {error!r}"
        return None

    async def live(self, _: web.Request) -> web.Response:
        """/healthz."""
        return web.Response(text="ok\n")

    async def ready(self, _: web.Request) -> web.Response:
        """/readyz."""
        wrong = await self.wrong()
        return web.Response(text=f"{wrong or 'ok'}\n", status=503 if wrong else 200)

    async def metrics(self, _: web.Request) -> web.Response:
        """/metrics."""
        latencies = {shard: latency for shard, latency in self._client.latencies if isfinite(latency)}
        page = self._metrics.page(await self._store.count_open(), latencies)
        if page is None:
            return web.Response(text="prometheus-client is not installed\n", status=404)
        return web.Response(body=page, content_type="text/plain", charset="utf-8")


@asynccontextmanager
async def pages(health: Health, address: str) -> AsyncIterator[None]:
    """Serve the pages at an address, `host:port` or `off`. Raises HealthFault."""
    if address == "off":
        yield
        return
    host, _, port = address.rpartition(":")
    app = web.Application()
    app.router.add_get("/healthz", health.live)
    app.router.add_get("/readyz", health.ready)
    app.router.add_get("/metrics", health.metrics)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host.strip("[]"), int(port)).start()
        except OSError as error:
            raise HealthFault(f"HEALTH is {address}, but nothing can be served there: {error}.") from error
        yield
    finally:
        await runner.cleanup()


def ask(address: str) -> str:
    """What /readyz says at an address. Raises HealthFault where the bot is not ready, or not there."""
    if address == "off":
        raise HealthFault("HEALTH is off, so the bot cannot be asked.")
    try:
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(f"http://{address}/readyz", timeout=DATABASE_SECONDS) as reply:
            return str(reply.read().decode().strip())
    except urllib.error.HTTPError as error:
        raise HealthFault(f"Not ready: {error.read().decode().strip()}.") from error
    except OSError as error:
        raise HealthFault(f"Nobody answers at {address}: {error}.") from error


@asynccontextmanager
async def watchdog(
    wrong: Callable[[], Awaitable[str | None]], limit: float = UNREADY_SECONDS, look: float = LOOK_SECONDS
) -> AsyncIterator[None]:
    """End the process when it has not been ready for so many seconds, even where the event loop hangs.

    A thread looks at when the loop last said that all is well; a hung loop says nothing.
    """
    seen = [time.monotonic()]
    done = threading.Event()

    def guard() -> None:
        while not done.wait(look):
            if time.monotonic() - seen[0] > limit:
                _end(limit)

    async def tell() -> None:
        while True:
            if await wrong() is None:
                seen[0] = time.monotonic()
            await asyncio.sleep(look)

    thread = threading.Thread(target=guard, name="watchdog", daemon=True)
    thread.start()
    telling = asyncio.create_task(tell())
    try:
        yield
    finally:
        done.set()
        telling.cancel()
        thread.join()


def _end(limit: float) -> None:
    log.critical("not ready for %d seconds: ending, to be started anew", limit)
    faulthandler.dump_traceback()
    os._exit(1)
