"""The shapes of what Discord sends, and of what it was asked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

API = "/api/v10"
TOKEN = "the.right.token"
APPLICATION, ADA, CHANNEL = "100000000000000001", "200000000000000001", "300000000000000001"
SERVER, SERVER_CHANNEL = "500000000000000001", "500000000000000002"

HIDDEN, BY_COMPONENTS = 1 << 6, 1 << 15

Json = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """One request of the bot's, with what it carried, and when it came by the event loop's clock."""

    method: str
    path: str
    json: Any
    files: dict[str, bytes] = field(default_factory=dict)
    at: float = 0.0


def person(number: str, name: str, **more: Any) -> Json:
    """A user of Discord's."""
    return {"id": number, "username": name, "discriminator": "0", "global_name": None, "avatar": None, **more}


BOT_USER = person(APPLICATION, "lodestar", bot=True)
ADA_USER = person(ADA, "ada")


def by_message() -> Json:
    """Who sends an interaction from where: Ada in her direct messages."""
    channel = {"id": CHANNEL, "type": 1, "flags": 0, "last_message_id": None}
    return {"user": ADA_USER, "context": 1, "channel": channel}


def in_server() -> Json:
    """Who sends an interaction from where: Ada in a server."""
    since = {"joined_at": "2026-01-01T00:00:00+00:00", "roles": [], "deaf": False, "mute": False, "flags": 0}
    channel = {"id": SERVER_CHANNEL, "type": 0, "name": "work", "position": 0, "parent_id": None, "flags": 0}
    return {
        "member": {"user": ADA_USER, "permissions": "0", **since},
        "context": 0,
        "guild_id": SERVER,
        "guild": {"id": SERVER, "locale": "en-US", "features": []},
        "guild_locale": "en-US",
        "channel": {**channel, "guild_id": SERVER, "permissions": "0", "last_message_id": None},
    }


def numbered(component: Json, numbers: Iterator[int]) -> Json:
    """A component as Discord gives it back: it and those inside have ids."""
    inner = [numbered(one, numbers) for one in component.get("components", [])]
    return {**component, "id": next(numbers), **({"components": inner} if inner else {})}


async def body(request: web.Request) -> Any:
    """The JSON of a request, also where files came with it."""
    multipart = request.content_type.startswith("multipart/")
    text = str((await request.post())["payload_json"]) if multipart else await request.text()
    return json.loads(text) if text else None


async def files(request: web.Request) -> dict[str, bytes]:
    """The files of a request by their names."""
    if not request.content_type.startswith("multipart/"):
        return {}
    parts = (await request.post()).values()
    return {part.filename: part.file.read() for part in parts if isinstance(part, web.FileField)}


def reply(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """A response with a JSON body."""
    # discord.py reads JSON only from exactly this content type, without a charset
    text = json.dumps(value).encode()
    return web.Response(body=text, status=status, headers=headers, content_type="application/json")
