"""Discord on 127.0.0.1, as fast as Python can be: bytes made beforehand, sent over bare sockets.

Rule: what it costs must not be mistaken for what the bot costs; so a callback is recognised by how its
request begins and answered with bytes, and only what is asked once per start is read as JSON.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, cast

API = b"/api/v10"
TOKEN = "the.right.token"
APPLICATION = "100000000000000001"
OWNER = {"id": "200000000000000001", "username": "ada", "discriminator": "0", "avatar": None}
BOT = {**OWNER, "id": APPLICATION, "username": "lodestar", "bot": True, "global_name": None}
GUILDS = range(600_000_000_000_000_000, 600_000_000_000_001_000)

CALLBACK = b"POST " + API + b"/interactions/"
LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
KEY = re.compile(rb"(?i)\r\nsec-websocket-key: *(\S+)")
ACCEPTS = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

Answered = Callable[[bytes, bytes], bytes]
"""What an interaction's id and the bot's answer to it are given to; returns Discord's reply."""


def frame(payload: bytes) -> bytes:
    """A text frame of the gateway."""
    size = len(payload)
    if size < 126:
        return bytes((0x81, size)) + payload
    if size < 1 << 16:
        return b"\x81\x7e" + size.to_bytes(2, "big") + payload
    return b"\x81\x7f" + size.to_bytes(8, "big") + payload


def reply(body: bytes) -> bytes:
    """A reply of the REST interface."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(body) + body


class Gateway:
    """What the connections of one bot share."""

    def __init__(self) -> None:
        self.port = 0
        self.answered: Answered = _nobody_pressed
        self.socket: asyncio.Transport | None = None
        self.connections: set[asyncio.Transport] = set()

    def send(self, framed: bytes) -> None:
        """Send an event that is framed already. Raises ConnectionError where the bot is not there."""
        if self.socket is None or self.socket.is_closing():
            raise ConnectionError("the bot has left the gateway")
        self.socket.write(framed)


def _nobody_pressed(number: bytes, _: bytes) -> bytes:
    raise ConnectionError(f"the bot answered {number!r}, which nobody pressed")


@asynccontextmanager
async def discord_for_one() -> AsyncIterator[Gateway]:
    """A Discord that one bot can log in to; all connections are closed at the end."""
    gateway = Gateway()
    server = await asyncio.get_running_loop().create_server(lambda: Connection(gateway), "127.0.0.1", 0)
    gateway.port = server.sockets[0].getsockname()[1]
    try:
        yield gateway
    finally:
        server.close()
        for connection in gateway.connections.copy():
            connection.abort()
        await server.wait_closed()


class Connection(asyncio.Protocol):
    """One connection of the bot's: requests, or after the upgrade the frames of the gateway."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway
        self.received = bytearray()
        self.upgraded = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport = cast(asyncio.Transport, transport)
        transport.set_write_buffer_limits(1 << 24)
        self.gateway.connections.add(transport)

    def connection_lost(self, _: Exception | None) -> None:
        self.gateway.connections.discard(self.transport)
        if self.gateway.socket is self.transport:
            self.gateway.socket = None

    def data_received(self, data: bytes) -> None:
        self.received += data
        while self._frame() if self.upgraded else self._request():
            pass

    def _request(self) -> bool:
        end = self.received.find(b"\r\n\r\n")
        if end < 0:
            return False
        head = bytes(self.received[: end + 2])
        length = LENGTH.search(head)
        whole = end + 4 + (int(length[1]) if length else 0)
        if len(self.received) < whole:
            return False
        body = bytes(self.received[end + 4 : whole])
        del self.received[:whole]
        if head.startswith(CALLBACK):
            number = head[len(CALLBACK) : head.index(b"/", len(CALLBACK))]
            self.transport.write(self.gateway.answered(number, body))
        elif key := KEY.search(head):
            self._upgrade(key[1])
        else:
            self.transport.write(reply(json.dumps(self._asked(head, body)).encode()))
        return True

    def _asked(self, head: bytes, body: bytes) -> Any:
        path = head.split(b" ", 2)[1].partition(b"?")[0].removeprefix(API)
        if path == b"/users/@me":
            return BOT
        if path == b"/oauth2/applications/@me":
            rights = {"bot_public": True, "bot_require_code_grant": False, "flags": 0, "verify_key": "00"}
            return {"id": APPLICATION, "name": "x", "description": "", "icon": None, "owner": OWNER, **rights}
        if path == b"/gateway/bot":
            limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
            return {"url": self._address(), "shards": 1, "session_start_limit": limit}
        if path.endswith(b"/commands"):
            made = {"application_id": APPLICATION, "version": "1"}
            return [{**made, **c, "id": str(number)} for number, c in enumerate(json.loads(body), 1)]
        raise ConnectionError(f"the bot asked for {path.decode()}, which this Discord does not know")

    def _address(self) -> str:
        return f"ws://127.0.0.1:{self.gateway.port}/gateway"

    def _upgrade(self, key: bytes) -> None:
        accept = base64.b64encode(hashlib.sha1(key + ACCEPTS).digest())
        switching = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        self.transport.write(switching + b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
        self.upgraded = True
        self.gateway.socket = self.transport
        self._tell({"op": 10, "d": {"heartbeat_interval": 41250}})

    def _tell(self, payload: Any) -> None:
        self.transport.write(frame(json.dumps(payload).encode()))

    def _frame(self) -> bool:
        got = self.received
        if len(got) < 2:
            return False
        size, at = got[1] & 0x7F, 2
        if size > 125:
            at = 4 if size == 126 else 10
            size = int.from_bytes(got[2:at], "big")
        if len(got) < at + 4 + size:
            return False
        mask, masked = bytes(got[at : at + 4]), bytes(got[at + 4 : at + 4 + size])
        kind = got[0] & 0x0F
        del got[: at + 4 + size]
        said = bytes(byte ^ mask[place % 4] for place, byte in enumerate(masked))
        if kind == 8:
            self.transport.write(bytes((0x88, len(said))) + said)
            self.transport.close()
        elif kind == 1:
            self._hear(json.loads(said))
        return True

    def _hear(self, payload: Any) -> None:
        if payload["op"] == 1:
            self._tell({"op": 11})
        elif payload["op"] == 2:
            away = [{"id": str(guild), "unavailable": True} for guild in GUILDS]
            session = {"session_id": "session", "resume_gateway_url": self._address(), "shard": [0, 1]}
            application = {"id": APPLICATION, "flags": 0}
            ready = {"v": 10, "user": BOT, "application": application, "guilds": away, **session}
            self._tell({"op": 0, "t": "READY", "s": 1, "d": ready})
            for number, guild in enumerate(GUILDS, 2):
                self._tell({"op": 0, "t": "GUILD_CREATE", "s": number, "d": _guild(guild)})


def channel(guild: int) -> dict[str, Any]:
    """The one channel of a server."""
    names = {"name": "general", "topic": None, "type": 0, "flags": 0, "nsfw": False}
    place: dict[str, Any] = {
        "position": 0,
        "parent_id": None,
        "permission_overwrites": [],
        "rate_limit_per_user": 0,
    }
    return {"id": str(guild + 100_000_000_000_000_000), "last_message_id": None, **names, **place}


def _guild(guild: int) -> dict[str, Any]:
    colours = {"color": 0, "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None}}
    looks = {"hoist": False, "managed": False, "mentionable": False, "position": 0, "flags": 0}
    everyone = {"id": str(guild), "name": "@everyone", "permissions": "0", **colours, **looks}
    levels = dict.fromkeys(
        ("verification_level", "default_message_notifications", "explicit_content_filter", "mfa_level"), 0
    )
    levels.update(dict.fromkeys(("nsfw_level", "premium_tier", "system_channel_flags", "afk_timeout"), 0))
    empty: dict[str, Any] = {
        name: []
        for name in ("members", "presences", "voice_states", "threads", "emojis", "stickers", "features")
    }
    empty.update({"stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": []})
    made = {"id": str(guild), "name": f"server {guild % 1000}", "owner_id": OWNER["id"], "icon": None}
    more = {"preferred_locale": "en-US", "member_count": 100, "large": False, "unavailable": False}
    return {**made, **more, **levels, **empty, "roles": [everyone], "channels": [channel(guild)]}
