"""What Discord would refuse: every request of the bot, read against the platform's own rules.

Rule: a fault is one sentence that names the request and the place in it; a clean request has none. What
the bot library can send is judged from one request alone, whatever the simulator answered to it.
"""

import re
from collections.abc import Iterator
from typing import Any

from simcord import HttpLogEntry

from . import commands, messages, openapi

MESSAGE, UPDATE, AUTOCOMPLETE, FORM = 4, 7, 8, 9  # the answers to an interaction that carry something


def faults_in(request: HttpLogEntry) -> list[str]:
    """Tell every rule that a request breaks, so that a failing test names the place to mend."""
    where = f"{request.method} {_without_ids(request.path)}"
    faults = dict.fromkeys((*_own_faults(request), *openapi.faults_in(request)))
    return [f"{where}: {fault}" for fault in faults]


def _own_faults(request: HttpLogEntry) -> Iterator[str]:
    """Find the rules for a request by its address."""
    body: Any = request.json
    match [request.method, *request.path.strip("/").split("/")]:
        case ["POST", "interactions", _, _, "callback"]:
            yield from _answer_faults(body or {})
        case ["POST", "webhooks", _, _] | ["POST", "channels", _, "messages"]:
            yield from messages.message("", body or {})
        case ["PATCH", "webhooks", _, _, "messages", _] | ["PATCH", "channels", _, "messages", _]:
            yield from messages.message("", body or {}, edit=True)
        case ["POST", "channels", _, "threads"] if "message" in (body or {}):
            yield from messages.message("message", body["message"])
        case ["PUT", "applications", _, "commands"] | ["PUT", "applications", _, "guilds", _, "commands"]:
            yield from commands.commands(body or [])


def _answer_faults(answer: dict[str, Any]) -> Iterator[str]:
    """Find the rules for an answer to an interaction by its kind."""
    kind, data = answer.get("type"), answer.get("data") or {}
    if kind in (MESSAGE, UPDATE):
        yield from messages.message("data", data, edit=kind == UPDATE)
    elif kind == AUTOCOMPLETE:
        yield from commands.choices("data.choices", data.get("choices") or [])
    elif kind == FORM:
        yield from messages.form("data", data)


def _without_ids(path: str) -> str:
    """Leave out ids and tokens, which differ from run to run and name no place."""
    return re.sub(r"(/(\d+|[\w-]{20,})(?=/|$))+", "/..", path)
