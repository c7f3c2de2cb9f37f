"""From a press to the cog that answers it.

Every press and form comes in through the client's `on_interaction`, and nothing of a screen is kept in
memory: discord.py's own dispatch would rebuild the whole view from the message for each press, and forget
a press whose button it does not find.

Rule: a custom_id is a URL, `feature/verb:argument:argument`, so a button works a month later, after
restarts and upgrades, with nothing kept in memory. A menu's choice comes as the last argument. A form's
custom_id ends in `#` and a nonce, because phones show the first form they ever saw under an id again.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import cache
from inspect import signature
from types import MethodType
from typing import Any, Protocol, TypeVar, cast
from urllib.parse import quote, unquote

import discord

from bot.guard import Guard, Interaction
from bot.refusal import Refusal

Handler = Callable[..., Awaitable[None]]
HandlerT = TypeVar("HandlerT", bound=Handler)

CUSTOM_ID_MOST = 100
"""The most characters that Discord takes for a custom_id."""

FORM_OPEN_SECONDS = 900
"""How long discord.py keeps a form in memory; one sent later comes in by `Routes` all the same."""


def link(route: str, *arguments: str) -> str:
    """The custom_id of a press. Raises ValueError beyond Discord's 100 characters."""
    custom_id = ":".join((route, *(quote(argument, safe="") for argument in arguments)))
    if len(custom_id) > CUSTOM_ID_MOST:
        raise ValueError(f"the custom_id of {route} has {len(custom_id)} characters, Discord takes 100")
    return custom_id


def read_link(custom_id: str) -> tuple[str, list[str]]:
    """The route and the arguments of a custom_id, whatever it holds."""
    route, *arguments = custom_id.partition("#")[0].split(":")
    return route, [unquote(argument) for argument in arguments]


def on_press(route: str) -> Callable[[HandlerT], HandlerT]:
    """Mark a cog's method as what answers the buttons and menus of a route, `feature/verb`."""
    return _mark("pressed", route)


def on_form(route: str) -> Callable[[HandlerT], HandlerT]:
    """Mark a cog's method as what answers the forms of a route; it takes the fields last."""
    return _mark("filled", route)


def _mark(how: str, route: str) -> Callable[[HandlerT], HandlerT]:
    def mark(method: HandlerT) -> HandlerT:
        method.__dict__[how] = route
        return method

    return mark


class Routes:
    """Which method answers which route, as the cogs' marks say. Raises ValueError on a doubled route."""

    def __init__(self, cogs: Sequence[object]) -> None:
        self.presses = _marked(cogs, "pressed")
        self.forms = _marked(cogs, "filled")
        self.handlers = {**self.presses, **self.forms}
        self._takes = {handler: _takes(handler) for handler in self.handlers.values()}

    async def follow(self, interaction: Interaction) -> None:
        """Call the method for a press or a form; raises Refusal where none fits, as with old buttons."""
        data = cast(dict[str, Any], interaction.data or {})
        route, arguments = read_link(str(data.get("custom_id", "")))
        if interaction.type is discord.InteractionType.modal_submit:
            handler, given = self.forms.get(route), [*arguments, typed_in(data.get("components", []))]
        else:
            handler, given = self.presses.get(route), [*arguments, *map(str, data.get("values", []))]
        if handler is None or len(given) not in self._takes[handler]:
            raise Refusal("refusal.old_press")
        await handler(interaction, *given)

    def name(self, custom_id: str) -> str:
        """The route of a custom_id for the log and the metrics, where it is one of ours."""
        route, _ = read_link(custom_id)
        return route if route in self.handlers else "an unknown press"


def _marked(cogs: Sequence[object], how: str) -> dict[str, Handler]:
    handlers: dict[str, Handler] = {}
    for cog in cogs:
        for name in dir(type(cog)):
            route = getattr(getattr(type(cog), name), how, None)
            if isinstance(route, str):
                if route in handlers:
                    raise ValueError(f"two methods answer {route}")
                handlers[route] = getattr(cog, name)
    return handlers


def _takes(handler: Handler) -> range:
    """How many arguments a method takes beside the interaction."""
    return _taken_by(cast(MethodType, handler).__func__)


@cache
def _taken_by(function: Handler) -> range:
    """The same, read from the function once: every press that goes on asks for it."""
    _, _, *taken = signature(function).parameters.values()
    any_number = any(one.kind is one.VAR_POSITIONAL for one in taken)
    least = sum(one.default is one.empty and one.kind is not one.VAR_POSITIONAL for one in taken)
    return range(least, CUSTOM_ID_MOST if any_number else len(taken) + 1)


def typed_in(components: Iterable[object]) -> dict[str, str]:
    """What a submitted form holds, by field; an empty field is an empty text."""
    found = {}
    for component in components:
        field = component.get("component", component) if isinstance(component, dict) else None
        if isinstance(field, dict) and isinstance(field.get("custom_id"), str):
            value = field.get("value")
            found[field["custom_id"]] = value if isinstance(value, str) else ""
    return found


def line_in(fields: Mapping[str, str], field: str, most: int) -> str:
    """What a field of a form holds, in one line."""
    return " ".join(fields.get(field, "").split())[:most]


def page_of(argument: str) -> int:
    """The page that a press asks for, the first is 0; for what is none too."""
    return int(argument) if argument.isascii() and argument.isdecimal() and len(argument) < 5 else 0


def moment_of(argument: str) -> int:
    """The moment that a press speaks of, in seconds UTC. Raises Refusal for what is none."""
    if not (argument.isascii() and argument.isdecimal() and len(argument) < 12):
        raise Refusal("refusal.old_press")
    return int(argument)


class Seat(Protocol):
    """What a client offers to the press that reaches it."""

    guard: Guard
    routes: Routes


async def follow(interaction: Interaction) -> None:
    """Answer a press or a form by its route, inside the guard."""
    seat = cast(Seat, interaction.client)
    custom_id = str(cast(dict[str, Any], interaction.data or {}).get("custom_id", ""))
    await seat.guard.run(interaction, seat.routes.name(custom_id), seat.routes.follow(interaction))


async def go_on(interaction: Interaction, custom_id: str) -> None:
    """Go on with another press, in the same answer; raises Refusal where no method answers it."""
    route, arguments = read_link(custom_id)
    handler = cast(Seat, interaction.client).routes.presses.get(route)
    if handler is None or len(arguments) not in _takes(handler):
        raise Refusal("refusal.old_press")
    await handler(interaction, *arguments)


class Form(discord.ui.Modal):
    """A form. It is answered by its route, so one opened before a restart still arrives."""

    def __init__(self, title: str, route: str, *arguments: str) -> None:
        custom_id = f"{link(route, *arguments)}#{secrets.token_hex(3)}"
        if len(custom_id) > CUSTOM_ID_MOST:
            raise ValueError(f"the custom_id of {route} has {len(custom_id)} characters, Discord takes 100")
        super().__init__(title=title, custom_id=custom_id, timeout=FORM_OPEN_SECONDS)

    async def on_error(self, interaction: Interaction, error: Exception, *_: object) -> None:
        """Hand a failure inside discord.py's own dispatch to the guard."""
        await cast(Seat, interaction.client).guard.failed(interaction, "a form", error)
