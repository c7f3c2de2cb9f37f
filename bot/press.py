"""From a press to the cog that answers it.

Rule: a custom_id is a URL, `feature/verb:argument:argument`, so a button works a month later, after
restarts and upgrades, with nothing kept in memory. A menu's choice comes as the last argument. A form's
custom_id ends in `#` and a nonce, because phones show the first form they ever saw under an id again.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterable, Sequence
from inspect import getmembers, signature
from typing import Any, Protocol, Self, TypeVar, cast
from urllib.parse import quote, unquote

import discord

from bot.guard import Guard, Interaction
from bot.refusal import Refusal

Handler = Callable[..., Awaitable[None]]
HandlerT = TypeVar("HandlerT", bound=Handler)

PATTERN = r"[a-z]+/[a-z_]+(:[^#]*)?"
"""What the custom_id of every press looks like; anything else is from a time or a bot before this one."""

FORM_OPEN_SECONDS = 900
"""How long discord.py keeps a form in memory; one sent later comes in by `Routes` all the same."""


def link(route: str, *arguments: str) -> str:
    """The custom_id of a press. Raises ValueError beyond Discord's 100 characters."""
    custom_id = ":".join((route, *(quote(argument, safe="") for argument in arguments)))
    if len(custom_id) > 100:
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

    async def follow(self, interaction: Interaction) -> None:
        """Call the method for a press or a form; raises Refusal where none fits, as with old buttons."""
        data = cast(dict[str, Any], interaction.data or {})
        route, arguments = read_link(str(data.get("custom_id", "")))
        if interaction.type is discord.InteractionType.modal_submit:
            handler, given = self.forms.get(route), [*arguments, typed_in(data.get("components", []))]
        else:
            handler, given = self.presses.get(route), [*arguments, *map(str, data.get("values", []))]
        if handler is None or not _fits(handler, interaction, *given):
            raise Refusal("refusal.old_press")
        await handler(interaction, *given)

    def name(self, custom_id: str) -> str:
        """The route of a custom_id for the log and the metrics, where it is one of ours."""
        route, _ = read_link(custom_id)
        return route if route in self.handlers else "an unknown press"


def _marked(cogs: Sequence[object], how: str) -> dict[str, Handler]:
    handlers: dict[str, Handler] = {}
    for cog in cogs:
        for _, method in getmembers(cog, callable):
            route = getattr(method, how, None)
            if isinstance(route, str):
                if route in handlers:
                    raise ValueError(f"two methods answer {route}")
                handlers[route] = cast(Handler, method)
    return handlers


def _fits(handler: Handler, *arguments: object) -> bool:
    try:
        signature(handler).bind(*arguments)
    except TypeError:
        return False
    return True


def typed_in(components: Iterable[object]) -> dict[str, str]:
    """What a submitted form holds, by field; an empty field is an empty text."""
    found = {}
    for component in components:
        field = component.get("component", component) if isinstance(component, dict) else None
        if isinstance(field, dict) and isinstance(field.get("custom_id"), str):
            value = field.get("value")
            found[field["custom_id"]] = value if isinstance(value, str) else ""
    return found


class Seat(Protocol):
    """What a client offers to the press that reaches it."""

    guard: Guard
    routes: Routes


async def follow(interaction: Interaction) -> None:
    """Answer a press or a form by its route, inside the guard."""
    seat = cast(Seat, interaction.client)
    custom_id = str(cast(dict[str, Any], interaction.data or {}).get("custom_id", ""))
    await seat.guard.run(interaction, seat.routes.name(custom_id), seat.routes.follow(interaction))


class Press(discord.ui.DynamicItem[discord.ui.Item[Any]], template=PATTERN):
    """Every button and menu that acts: it carries all it needs in its custom_id."""

    @classmethod
    async def from_custom_id(cls, _: Interaction, item: discord.ui.Item[Any], __: object) -> Self:
        """Wrap the pressed item; the arguments are read by `Routes`."""
        return cls(item)

    async def callback(self, interaction: Interaction) -> None:
        """Answer the press."""
        await follow(interaction)


class Form(discord.ui.Modal):
    """A form. It is answered by its route, so one opened before a restart still arrives."""

    def __init__(self, title: str, route: str, *arguments: str) -> None:
        custom_id = f"{link(route, *arguments)}#{secrets.token_hex(3)}"
        if len(custom_id) > 100:
            raise ValueError(f"the custom_id of {route} has {len(custom_id)} characters, Discord takes 100")
        super().__init__(title=title, custom_id=custom_id, timeout=FORM_OPEN_SECONDS)

    async def on_error(self, interaction: Interaction, error: Exception, *_: object) -> None:
        """Hand a failure inside discord.py's own dispatch to the guard."""
        await cast(Seat, interaction.client).guard.failed(interaction, "a form", error)
