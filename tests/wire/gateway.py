"""The gateway: sessions by shard, their events, and their ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from aiohttp import WSMsgType, web

from wire.shapes import APPLICATION, BOT_USER, Json

Found = TypeVar("Found")


class Gateway:
    """A gateway that one bot can connect to; a session that broke can be resumed.

    Clear `greets` to hold back its first word.
    """

    def __init__(self) -> None:
        self.gateway, self.resumes_at = "", ""
        self.identified: list[Json] = []
        self.resumed: list[Json] = []
        self.connected, self.online = asyncio.Event(), asyncio.Event()
        self.left: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        self.greets = asyncio.Event()
        self.greets.set()
        self._news = asyncio.Condition()
        self.reading: set[int] = set()
        self._sockets: dict[int, web.WebSocketResponse] = {}
        self._events: dict[int, list[Json]] = {}

    async def until(self, found: Callable[[], Found]) -> Found:
        """Wait until something is found, looked for with all that the bot does; returns it."""
        async with self._news:
            await self._news.wait_for(found)
        return found()

    async def dispatch(self, event: str, data: Json, shard: int = 0) -> None:
        """Tell a shard of an event; one whose connection is down is told when it resumes."""
        events = self._events.setdefault(shard, [])
        events.append({"op": 0, "t": event, "s": len(events) + 1, "d": data})
        socket = self._sockets.get(shard)
        if socket is not None and not socket.closed:
            await socket.send_json(events[-1])

    async def say(self, op: int, data: Any = None, shard: int = 0) -> None:
        """Tell a shard something that is no event."""
        await self._sockets[shard].send_json({"op": op, "d": data})

    async def hang_up(self, code: int, shard: int = 0) -> None:
        """Close a shard's connection with a code."""
        await self._sockets[shard].close(code=code)

    async def _noticed(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        self.connected.set()
        await self.greets.wait()
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._hear(socket, frame.json())
        if not self.left.done():
            self.left.set_result(socket.close_code)
        return socket

    async def _hear(self, socket: web.WebSocketResponse, payload: Json) -> None:
        match payload["op"]:
            case 1:
                await socket.send_json({"op": 11})
                if shards := {shard for shard, its in self._sockets.items() if its is socket}:
                    self.reading |= shards
                    self.online.set()
            case 2:
                await self._begin(socket, payload["d"])
            case 6:
                await self._go_on(socket, payload["d"])
        await self._noticed()

    async def _begin(self, socket: web.WebSocketResponse, asked: Json) -> None:
        self.identified.append(asked)
        shard = asked.get("shard", [0, 1])
        self._sockets[shard[0]], self._events[shard[0]] = socket, []
        self.reading.discard(shard[0])
        session = {"session_id": f"session-{shard[0]}", "resume_gateway_url": self.resumes_at, "shard": shard}
        application = {"id": APPLICATION, "flags": 0}
        ready = {"v": 10, "user": BOT_USER, "application": application, "guilds": [], **session}
        await self.dispatch("READY", ready, shard[0])
        await socket.send_json({"op": 1, "d": None})  # the bot's own heartbeat says that it reads

    async def _go_on(self, socket: web.WebSocketResponse, asked: Json) -> None:
        self.resumed.append(asked)
        shard = next((n for n in self._sockets if asked["session_id"] == f"session-{n}"), None)
        if shard is None:
            await socket.send_json({"op": 9, "d": False})
            return
        self._sockets[shard] = socket
        for missed in [event for event in self._events[shard] if event["s"] > asked["seq"]]:
            await socket.send_json(missed)
        await self.dispatch("RESUMED", {}, shard)
