"""The REST, and what people do: commands, presses and forms, whose answers come in by it."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Self

from aiohttp import web

from wire import shapes
from wire.gateway import Gateway
from wire.shapes import ADA_USER, API, APPLICATION, BOT_USER, CHANNEL, TOKEN, Asked, Json

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Refusal:
    """What a kind of request is answered with in place of what it asks for, so many times."""

    method: str
    path: str
    times: int
    status: int
    json: Any
    headers: Mapping[str, str]


class Discord(Gateway):
    """A Discord that one bot can log in to.

    Clear one of `may_log_in`, `greets` and `may_answer` to hold back a login, the gateway's first word, or
    the replies to the bot's answers; set `hangs_up` to drop the connection when the bot answers, and
    `in_server` to let Ada act in a server, which may be one of another shard than 0.
    """

    def __init__(self) -> None:
        super().__init__()
        self.port, self.shards, self.acts_on = 0, 1, 0
        self.asked: list[Asked] = []
        self.answered: list[Asked] = []
        self.messages: list[Json] = []
        self.may_log_in, self.may_answer = asyncio.Event(), asyncio.Event()
        for gate in (self.may_log_in, self.may_answer):
            gate.set()
        self.hangs_up = self.in_server = False
        self._refusals: list[Refusal] = []
        self._pressed: dict[str, int] = {}
        self._numbers, self._ids = map(str, count(400000000000000001)), count(1)

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._keep])
        for method, path, handler in self._routes():
            app.router.add_route(method, path, handler)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        self.gateway, self.resumes_at = (f"ws://127.0.0.1:{self.port}/{at}" for at in ("gateway", "resume"))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def requests(self, method: str, path: str) -> list[Asked]:
        """The requests so far whose whole path matches a pattern."""
        return [asked for asked in self.asked if asked.method == method and re.fullmatch(path, asked.path)]

    async def request(self, method: str, path: str, number: int = 1) -> Asked:
        """Wait for the first request, or a later one, whose whole path matches a pattern."""
        return (await self.until(lambda: self.requests(method, path)[number - 1 :]))[0]

    def refuses(
        self,
        method: str,
        path: str,
        status: int,
        value: Any,
        times: int = 1,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Answer the next requests whose whole path matches a pattern with an error, so many times."""
        self._refusals.append(Refusal(method, path, times, status, value, headers or {}))

    async def command(self, name: str) -> Asked:
        """Ada sends a command; returns the bot's answer as it arrives."""
        return await self.interact(2, {"id": next(self._numbers), "type": 1, "name": name, "options": []})

    async def press(self, custom_id: str) -> Asked:
        """Ada presses a button on the newest message that carries it."""
        carries = f'"{custom_id}"'
        (message, *_) = await self.until(lambda: [m for m in self.messages[::-1] if carries in json.dumps(m)])
        return await self.interact(3, {"component_type": 2, "custom_id": custom_id}, message=message)

    async def submit(self, custom_id: str, **fields: str) -> Asked:
        """Ada sends a form that she opened from the newest message."""
        typed = [{"type": 4, "id": 1, "custom_id": field, "value": value} for field, value in fields.items()]
        labels = [{"type": 18, "id": 2, "component": text} for text in typed]
        data = {"custom_id": custom_id, "components": labels}
        return await self.interact(5, data, message=self.messages[-1])

    async def interact(self, kind: int, data: Json, **more: Any) -> Asked:
        """Send an interaction of Ada's; returns the bot's answer as it arrives."""
        return await self.request("POST", await self.act(kind, data, **more))

    async def act(self, kind: int, data: Json, **more: Any) -> str:
        """Send an interaction of Ada's, or of the `user` given; returns the path that its answer goes to."""
        number = next(self._numbers)
        what = {"id": number, "type": kind, "token": f"secret-of-{number}", "version": 1, "data": data}
        given = {"locale": "en-GB", "authorizing_integration_owners": {"0": "0"}}
        where = {"application_id": APPLICATION, "attachment_size_limit": 10485760}
        who = shapes.in_server() if self.in_server else shapes.by_message()
        self._pressed[number] = more.get("message", {}).get("flags", 0) & shapes.HIDDEN
        await self.dispatch("INTERACTION_CREATE", {**what, **given, **where, **who, **more}, self.acts_on)
        return f"/interactions/{number}/secret-of-{number}/callback"

    def _routes(self) -> list[tuple[str, str, Handler]]:
        return [
            ("GET", "/gateway", self._gateway),
            ("GET", "/resume", self._gateway),
            ("GET", f"{API}/users/@me", self._me),
            ("POST", f"{API}/users/@me/channels", self._by_message),
            ("POST", f"{API}/channels/{{id}}/messages", self._message),
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
        path, now = request.path.removeprefix(API), asyncio.get_running_loop().time()
        sent = await shapes.body(request), await shapes.files(request)
        asked = Asked(request.method, path, *sent, now)
        self.asked.append(asked)
        await self._noticed()
        by_token = not re.match(f"/(gateway|resume)$|{API}/(interactions|webhooks)/", request.path)
        if by_token and request.headers.get("Authorization") != f"Bot {TOKEN}":
            return shapes.reply({"message": "401: Unauthorized", "code": 0}, 401)
        reply = self._refused(asked) or await handler(request)
        if request.transport is not None and not request.transport.is_closing():
            self.answered.append(asked)
        await self._noticed()
        return reply

    def _refused(self, asked: Asked) -> web.Response | None:
        for refusal in self._refusals:
            fits = refusal.method == asked.method and re.fullmatch(refusal.path, asked.path)
            if fits and refusal.times > 0:
                refusal.times -= 1
                return shapes.reply(refusal.json, refusal.status, refusal.headers)
        return None

    async def _me(self, _: web.Request) -> web.Response:
        await self.may_log_in.wait()
        return shapes.reply(BOT_USER)

    async def _by_message(self, _: web.Request) -> web.Response:
        channel = {"id": CHANNEL, "type": 1, "flags": 0, "last_message_id": None}
        return shapes.reply({**channel, "recipients": [ADA_USER]})

    async def _application(self, _: web.Request) -> web.Response:
        names = {"name": "Lodestar", "description": "", "icon": None, "verify_key": "00"}
        rights = {"bot_public": True, "bot_require_code_grant": False, "flags": 0}
        return shapes.reply({"id": APPLICATION, "owner": ADA_USER, **names, **rights})

    async def _where(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return shapes.reply({"url": self.gateway, "shards": self.shards, "session_start_limit": limit})

    async def _commands(self, request: web.Request) -> web.Response:
        made = {"application_id": APPLICATION, "version": "1"}
        return shapes.reply([{**made, **c, "id": next(self._numbers)} for c in await shapes.body(request)])

    async def _callback(self, request: web.Request) -> web.Response:
        await self.may_answer.wait()
        if self.hangs_up and request.transport:
            request.transport.abort()
        asked, number = await shapes.body(request), request.match_info["id"]
        made: Json = {"interaction": {"id": number, "type": 2}}
        if asked["type"] in (4, 7):
            hidden = self._pressed[number] if asked["type"] == 7 else 0
            message = self._posted(asked["data"], hidden)
            made["resource"] = {"type": asked["type"], "message": message}
            made["interaction"]["response_message_id"] = message["id"]
        return shapes.reply(made)

    async def _message(self, request: web.Request) -> web.Response:
        return shapes.reply(self._posted(await shapes.body(request)))

    def _posted(self, data: Json, hidden: int = 0) -> Json:
        message = {
            "id": next(self._numbers),
            "channel_id": CHANNEL,
            "author": BOT_USER,
            "type": 0,
            "flags": data.get("flags", shapes.BY_COMPONENTS) | hidden,
            "content": "",
            "timestamp": "2026-01-01T00:00:00+00:00",
            "components": [shapes.numbered(one, self._ids) for one in data.get("components", [])],
        }
        self.messages.append(message)
        return message
