"""Steps of the journeys through comments: said in the form, kept, posted to a channel, taken back."""

from __future__ import annotations

from typing import Any

import discord
from conftest import Person, World
from simcord.builders import ChannelHandle

from bot.settings import Settings
from bot.store.feedback import Comment
from bot.wiring import build

SUBMIT = 5
TYPED = "@everyone **good** <@123456789012345678>\n# one line more [here](https://example.org) \N{SPARKLES}"


async def consented(person: Person, known: bool = True) -> Person:
    """The same person, who has agreed, or has not."""
    if known:
        await person.world.store.consent(person.id, person.world.library.consent, "en-US")
    return person


async def said(person: Person, text: str = TYPED, **fields: str) -> Any:
    """Say something in the form; returns the answer."""
    return await person.submit(await person.slash("feedback"), text=text, **fields)


async def kept(world: World) -> list[Comment]:
    return list(await world.store.comments())


def back(person: Person, message: Any) -> str:
    """The route of the button that takes a comment back."""
    (route,) = person.routes(message)
    assert route.startswith("feedback/back:")
    return route


async def sent(person: Person, text: str | None, **fields: str) -> Any:
    """Submit the form in Discord's own words, whatever it holds."""
    values = {**({} if text is None else {"text": text}), **fields}
    parts = [{"type": 18, "component": {"type": 4, "custom_id": k, "value": v}} for k, v in values.items()]
    answer = person.emit(SUBMIT, {"custom_id": "feedback/said#1", "components": parts})
    await person.world.env.settle()
    return answer


async def with_channel(world: World, **denied: bool) -> ChannelHandle:
    """Set a channel for comments, in which the bot may not do what is denied, and restart with it."""
    guild, me = world.channel.guild, world.env.bot.user
    assert guild is not None
    assert me is not None
    overwrites = {me: discord.PermissionOverwrite(**denied)} if denied else None
    channel = guild.create_text_channel("comments", overwrites=overwrites)
    await set_to(world, channel.id)
    return channel


async def set_to(world: World, channel: int) -> None:
    settings, clock = Settings(shard_count=1, feedback_channel=channel), world.store._now
    world.make = lambda: build(settings, world.library, world.store, clock, always_sync=True)
    await world.restart()
