"""Discord on 127.0.0.1, as thin as can be: its REST and its gateway with real sockets, headers and JSON.

Rule: it answers in the shapes that Discord documents and keeps what the bot asked for; it judges nothing.
What the bot should do is for the tests to say. More of Discord is one more line in `_routes`.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any, Self, TypeVar

from aiohttp import WSMsgType, web

API = "/api/v10"
TOKEN = "the.right.token"
APPLICATION, ADA, CHANNEL = "100000000000000001", "200000000000000001", "300000000000000001"

NO_NAMES = {"discriminator": "0", "global_name": None, "avatar": None}
BOT_USER = {"id": APPLICATION, "username": "lodestar", "bot": True, **NO_NAMES}
ADA_USER = {"id": ADA, "username": "ada", **NO_NAMES}

Json = dict[str, Any]
Found = TypeVar("Found")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Asked:
    """One request of the bot's, with what it carried."""

    method: str
    path: str
    json: Any


class Discord:
    """A Discord that one bot can log in to.

    Clear one of `may_log_in`, `greets` and `may_answer` to hold back a login, the gateway's first word, or
    the replies to the bot's answers; set `hangs_up` to drop the connection when the bot answers.
    """

    def __init__(self) -> None:
        self.port, self.gateway = 0, ""
        self.asked: list[Asked] = []
        self.answered: list[Asked] = []
        self.messages: list[Json] = []
        self.identified: list[Json] = []
        self.connected, self.online = asyncio.Event(), asyncio.Event()
        self.left: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        self.may_log_in, self.greets, self.may_answer = (asyncio.Event() for _ in range(3))
        for gate in (self.may_log_in, self.greets, self.may_answer):
            gate.set()
        self.hangs_up = False
        self._news = asyncio.Condition()
        self._numbers, self._ids = map(str, count(400000000000000001)), count(1)
        self._socket = web.WebSocketResponse(compress=False)
        self._sent = 0

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._keep])
        for method, path, handler in self._routes():
            app.router.add_route(method, path, handler)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        self.gateway = f"ws://127.0.0.1:{self.port}/gateway"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def requests(self, method: str, path: str) -> list[Asked]:
        """The requests so far whose whole path matches a pattern."""
        return [asked for asked in self.asked if asked.method == method and re.fullmatch(path, asked.path)]

    async def request(self, method: str, path: str) -> Asked:
        """Wait for the first request whose whole path matches a pattern."""
        return await self._first(lambda: self.requests(method, path))

    async def command(self, name: str) -> Asked:
        """Ada sends a command in her direct messages; returns the bot's answer as it arrives."""
        return await self.interact(2, {"id": next(self._numbers), "type": 1, "name": name, "options": []})

    async def press(self, custom_id: str) -> Asked:
        """Ada presses a button on the newest message that carries it."""
        carries = f'"{custom_id}"'
        message = await self._first(lambda: [m for m in self.messages[::-1] if carries in json.dumps(m)])
        return await self.interact(3, {"component_type": 2, "custom_id": custom_id}, message=message)

    async def submit(self, custom_id: str, **fields: str) -> Asked:
        """Ada sends a form that she opened from the newest message."""
        typed = [{"type": 4, "id": 1, "custom_id": field, "value": value} for field, value in fields.items()]
        labels = [{"type": 18, "id": 2, "component": text} for text in typed]
        data = {"custom_id": custom_id, "components": labels}
        return await self.interact(5, data, message=self.messages[-1])

    async def interact(self, kind: int, data: Json, **more: Any) -> Asked:
        """Send an interaction of Ada's; returns the bot's answer as it arrives."""
        number = next(self._numbers)
        what = {"id": number, "type": kind, "token": f"secret-of-{number}", "version": 1, "data": data}
        who = {
            "user": ADA_USER,
            "locale": "en-GB",
            "authorizing_integration_owners": {"0": "0"},
            "context": 1,
        }
        channel = {"id": CHANNEL, "type": 1, "flags": 0, "last_message_id": None}
        where = {"application_id": APPLICATION, "channel": channel, "attachment_size_limit": 10485760}
        await self.dispatch("INTERACTION_CREATE", {**what, **who, **where, **more})
        return await self.request("POST", f"/interactions/{number}/secret-of-{number}/callback")

    async def _first(self, found: Callable[[], list[Found]]) -> Found:
        async with self._news:
            await self._news.wait_for(found)
        return found()[0]

    async def dispatch(self, event: str, data: Json) -> None:
        """Tell the bot of an event."""
        self._sent += 1
        await self._socket.send_json({"op": 0, "t": event, "s": self._sent, "d": data})

    async def hang_up(self, code: int) -> None:
        """Close the gateway's connection with a code."""
        await self._socket.close(code=code)

    def _routes(self) -> list[tuple[str, str, Handler]]:
        return [
            ("GET", "/gateway", self._gateway),
            ("GET", f"{API}/users/@me", self._me),
            ("GET", f"{API}/oauth2/applications/@me", self._application),
            ("GET", f"{API}/gateway/bot", self._where),
            ("PUT", f"{API}/applications/{{application}}/commands", self._commands),
            ("POST", f"{API}/interactions/{{id}}/{{token}}/callback", self._callback),
            ("POST", f"{API}/webhooks/{{id}}/{{token}}", self._message),
            ("PATCH", f"{API}/webhooks/{{id}}/{{token}}/messages/@original", self._message),
        ]

    @web.middleware
    async def _keep(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Keep what was asked, and whether the reply could be given; ask for the token where Discord does."""
        asked = Asked(request.method, request.path.removeprefix(API), await _body(request))
        async with self._news:
            self.asked.append(asked)
            self._news.notify_all()
        by_token = not re.match(f"/gateway$|{API}/(interactions|webhooks)/", request.path)
        if by_token and request.headers.get("Authorization") != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        reply = await handler(request)
        async with self._news:
            if request.transport is not None and not request.transport.is_closing():
                self.answered.append(asked)
            self._news.notify_all()
        return reply

    async def _me(self, _: web.Request) -> web.Response:
        await self.may_log_in.wait()
        return _json(BOT_USER)

    async def _application(self, _: web.Request) -> web.Response:
        names = {"name": "Lodestar", "description": "", "icon": None, "verify_key": "00"}
        rights = {"bot_public": True, "bot_require_code_grant": False, "flags": 0}
        return _json({"id": APPLICATION, "owner": ADA_USER, **names, **rights})

    async def _where(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return _json({"url": self.gateway, "shards": 1, "session_start_limit": limit})

    async def _commands(self, request: web.Request) -> web.Response:
        made = {"application_id": APPLICATION, "version": "1"}
        return _json([{**made, **c, "id": next(self._numbers)} for c in await _body(request)])

    async def _callback(self, request: web.Request) -> web.Response:
        await self.may_answer.wait()
        if self.hangs_up and request.transport:
            request.transport.abort()
        asked = await _body(request)
        made: Json = {"interaction": {"id": request.match_info["id"], "type": 2}}
        if asked["type"] in (4, 7):
            message = self._posted(asked["data"])
            made["resource"] = {"type": asked["type"], "message": message}
            made["interaction"]["response_message_id"] = message["id"]
        return _json(made)

    async def _message(self, request: web.Request) -> web.Response:
        return _json(self._posted(await _body(request)))

    def _posted(self, data: Json) -> Json:
        message = {
            "id": next(self._numbers),
            "channel_id": CHANNEL,
            "author": BOT_USER,
            "type": 0,
            "flags": data.get("flags", 1 << 15),
            "content": "",
            "timestamp": "2026-01-01T00:00:00+00:00",
            "components": [_numbered(one, self._ids) for one in data.get("components", [])],
        }
        self.messages.append(message)
        return message

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        self._socket = socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        self.connected.set()
        await self.greets.wait()
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._hear(frame.json())
        if not self.left.done():
            self.left.set_result(socket.close_code)
        return socket

    async def _hear(self, payload: Json) -> None:
        if payload["op"] == 1:
            await self._socket.send_json({"op": 11})
            if self.identified:
                self.online.set()
        elif payload["op"] == 2:
            self.identified.append(payload["d"])
            session = {"session_id": "session", "resume_gateway_url": self.gateway, "shard": [0, 1]}
            application = {"id": APPLICATION, "flags": 0}
            ready = {"v": 10, "user": BOT_USER, "application": application, "guilds": [], **session}
            await self.dispatch("READY", ready)
            await self._socket.send_json({"op": 1, "d": None})  # the bot's own heartbeat says that it reads


def _numbered(component: Json, numbers: Iterator[int]) -> Json:
    inner = [_numbered(one, numbers) for one in component.get("components", [])]
    return {**component, "id": next(numbers), **({"components": inner} if inner else {})}


async def _body(request: web.Request) -> Any:
    multipart = request.content_type.startswith("multipart/")
    text = str((await request.post())["payload_json"]) if multipart else await request.text()
    return json.loads(text) if text else None


def _json(value: Any, status: int = 200) -> web.Response:
    # discord.py reads JSON only from exactly this content type, without a charset
    return web.Response(body=json.dumps(value).encode(), status=status, content_type="application/json")
