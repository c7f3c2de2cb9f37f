"""From a press to the cog that answers it, and the one guard around everything that can fail.

Rule: a custom_id is a URL, `feature/verb:argument:argument`, so a button works a month later, after
restarts and upgrades, with nothing kept in memory. A menu's choice comes as the last argument. A form's
custom_id ends in `#` and a nonce, because phones show the first form they ever saw under an id again.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import wraps
from inspect import getmembers, signature
from typing import Any, Protocol, Self, TypeVar, cast
from urllib.parse import quote, unquote

import discord
from discord import app_commands

from bot.refusal import Refusal
from bot.words import Words

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
Handler = Callable[..., Awaitable[None]]
HandlerT = TypeVar("HandlerT", bound=Handler)
CompletionT = TypeVar("CompletionT", bound=Callable[..., Awaitable[Iterable[Any]]])

PATTERN = r"[a-z]+/[a-z_]+(:[^#]*)?"
"""What the custom_id of every press looks like; anything else is from a time or a bot before this one."""

TOO_LATE = {10008, 10015, 10062, 40060, 50027}
"""Discord's codes for an interaction that is over or answered: there is nobody left to tell."""

FORM_OPEN_SECONDS = 900
"""How long discord.py keeps a form in memory; one sent later comes in by `Routes` all the same."""


def link(route: str, *arguments: str) -> str:
    """The custom_id of a press. Raises ValueError beyond Discord's 100 characters."""
    custom_id = ":".join((route, *(quote(argument, safe="") for argument in arguments)))
    if len(custom_id) > 100:
        raise ValueError(f"the custom_id of {route} has {len(custom_id)} characters, Discord takes 100")
    return custom_id


def on_press(route: str) -> Callable[[HandlerT], HandlerT]:
    """Mark a cog's method as what answers the buttons, menus and forms of a route, `feature/verb`."""

    def mark(method: HandlerT) -> HandlerT:
        method.__dict__["route"] = route
        return method

    return mark


def completes(method: CompletionT) -> CompletionT:
    """Put the guard around a completion of a command's option: discord.py tells nobody of its failures."""

    @wraps(method)
    async def guarded(cog: object, interaction: Interaction, typed: str) -> list[Any]:
        try:
            return list(await method(cog, interaction, typed))
        except Exception as error:
            await cast(Seat, interaction.client).guard.failed(interaction, "a completion", error)
            return []

    return cast(CompletionT, guarded)


class Routes:
    """Which method answers which route, as the cogs' marks say. Raises ValueError on a doubled route."""

    def __init__(self, cogs: Iterable[object]) -> None:
        self.handlers: dict[str, Handler] = {}
        for cog in cogs:
            for _, method in getmembers(cog, callable):
                route = getattr(method, "route", None)
                if isinstance(route, str):
                    if route in self.handlers:
                        raise ValueError(f"two methods answer {route}")
                    self.handlers[route] = cast(Handler, method)

    async def follow(self, interaction: Interaction) -> None:
        """Call the method for a press or a form; raises Refusal where none fits, as with old buttons."""
        data = cast(dict[str, Any], interaction.data or {})
        path = str(data.get("custom_id", "")).partition("#")[0]
        route, *arguments = (unquote(part) for part in path.split(":"))
        arguments += data.get("values", [])
        fields = [typed_in(data["components"])] if "components" in data else []
        handler = self.handlers.get(route)
        if handler is None or not _fits(handler, interaction, *arguments, *fields):
            raise Refusal("refusal.old_press")
        await handler(interaction, *arguments, *fields)


def _fits(handler: Handler, *arguments: object) -> bool:
    try:
        signature(handler).bind(*arguments)
    except TypeError:
        return False
    return True


def typed_in(components: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What a submitted form holds, by field; an empty field is an empty text."""
    found = {}
    for component in components:
        field = component.get("component") or component
        if "custom_id" in field:
            found[str(field["custom_id"])] = str(field.get("value") or "")
    return found


class Guard:
    """The one seam where a failure becomes a sentence; it also knows what is still being answered."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._running: set[asyncio.Task[Any]] = set()
        self.closing = False

    def enter(self) -> None:
        """Note that this task answers a member; raises Refusal once the bot is closing."""
        if self.closing:
            raise Refusal("refusal.restarting")
        task = asyncio.current_task()
        if task is not None:
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def drain(self, seconds: float) -> None:
        """Take nothing new and let what runs finish, for so many seconds at the most."""
        self.closing = True
        running = self._running - {asyncio.current_task()}
        if running:
            await asyncio.wait(running, timeout=seconds)

    async def run(self, interaction: Interaction, where: str, work: Awaitable[None]) -> None:
        """Await the answer to an interaction; whatever goes wrong is told to the member."""
        try:
            self.enter()
            await work
        except Exception as error:
            await self.failed(interaction, where, error)
        finally:
            if asyncio.iscoroutine(work):
                work.close()

    async def failed(self, interaction: Interaction, where: str, error: Exception) -> None:
        """Tell the member of a refusal; log a bug under an incident id, and tell them that."""
        refusal = self.judged(where, error)
        if refusal is None:
            return
        try:
            if interaction.type is discord.InteractionType.autocomplete:
                await interaction.response.autocomplete([])
            else:
                await tell(
                    interaction, self._words.to(interaction.locale.value)(refusal.key, **refusal.blanks)
                )
        except discord.HTTPException as unheard:
            log.warning("nobody could be told of a failure in %s: %s", where, unheard)

    def judged(self, where: str, error: Exception) -> Refusal | None:
        """What a member may be told of an error, logged if it is a bug; None where it is too late."""
        error = getattr(error, "original", error)
        if isinstance(error, Refusal):
            return error
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            return Refusal("refusal.old_command")
        if isinstance(error, discord.HTTPException) and error.code in TOO_LATE:
            log.info("too late to answer in %s: %s", where, error)
            return None
        incident = secrets.token_hex(4)
        log.error("incident %s in %s", incident, where, exc_info=error)
        if isinstance(error, discord.HTTPException) and error.status >= 500:
            return Refusal("refusal.discord", incident=incident)
        return Refusal("refusal.incident", incident=incident)


async def tell(interaction: Interaction, sentence: str) -> None:
    """Say one sentence to the presser alone, whatever was answered before."""
    if interaction.response.is_done():
        await interaction.followup.send(view=notice(sentence), ephemeral=True)
    else:
        await interaction.response.send_message(view=notice(sentence), ephemeral=True)


def notice(sentence: str) -> discord.ui.LayoutView:
    """A screen of one sentence."""
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(sentence))
    return view


class Seat(Protocol):
    """What a client offers to the press that reaches it."""

    guard: Guard
    routes: Routes


async def follow(interaction: Interaction) -> None:
    """Answer a press or a form by its route, inside the guard."""
    seat = cast(Seat, interaction.client)
    custom_id = str(cast(dict[str, Any], interaction.data or {}).get("custom_id", ""))
    await seat.guard.run(interaction, custom_id.partition(":")[0], seat.routes.follow(interaction))


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
        super().__init__(title=title, custom_id=custom_id, timeout=FORM_OPEN_SECONDS)

    async def on_error(self, interaction: Interaction, error: Exception, *_: object) -> None:
        """Hand a failure inside discord.py's own dispatch to the guard."""
        await cast(Seat, interaction.client).guard.failed(interaction, "a form", error)
