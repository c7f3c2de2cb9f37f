"""The same client inside a simulated Discord, in the browser or the terminal: no token, no account.

Rule: nothing is faked on our side. Commands, presses, forms and messages go through the real command
tree, router and store; only Discord is SimCord's. Sockets are opened on 127.0.0.1 alone.
"""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import discord
import simcord
from simcord.builders import ChannelHandle, UserHandle

from bot import terminal
from bot.guidance.occupation import Catalogue
from bot.store import Store, open_store

Make = Callable[[Store, Callable[[], int], Catalogue], discord.Client]

NAMES = ("Ada", "Sam")
"""Who one can act as. Their ids come from the order in which they are made, so their data stays theirs."""

TICK_SECONDS = 0.5
LOOPS_EVERY_TICKS = 120

WELCOME = """Lodestar runs in a simulated Discord. No token, no account; nothing leaves this machine.

{addresses}

Open one, click into the message box, and type first:  /compare   and then:  /assess
Ctrl-C stops. Answers stay in {database} until the next run; --fresh forgets them.
"""


@dataclass
class World:
    """A simulated Discord with one server channel and its members, and the bot in it."""

    env: simcord.Env
    channel: ChannelHandle
    members: tuple[simcord.MemberActor, ...]
    restart: Callable[[], Awaitable[None]]
    looked: float

    def catch_up(self) -> None:
        """Let as much simulated time pass as really did; by itself it stands still."""
        passed, self.looked = time.time() - self.looked, time.time()
        self.env.backend.advance_clock(max(0.0, passed))


@asynccontextmanager
async def open_world(make: Make, database: Path, now: Callable[[], int]) -> AsyncIterator[World]:
    """Start the bot on a database in a new simulated Discord, whose time is the bot's time."""
    world_time: list[Callable[[], int]] = [now]

    def clock() -> int:
        return world_time[-1]()

    async with open_store(database, clock) as store:
        imported = await store.imported()
        env = simcord.Env(make(store, clock, imported), check_errors=False)
        users = [env.create_user(name.lower(), global_name=name) for name in NAMES]
        env.backend.bot_user.name = "Lodestar"
        env.backend.advance_clock(now() - env.now().timestamp())
        world_time.append(lambda: int(env.now().timestamp()))
        await env.start()
        try:
            with env.time_context():
                guild = env.create_guild("Lodestar's harbour")
                channel = guild.create_text_channel("work-and-life")
                members = tuple(guild.add_member(user) for user in users)
                restart = partial(_restart, env, partial(make, store, clock, imported))
                yield World(env, channel, members, restart, time.time())
        finally:
            await env.shutdown()


async def _restart(env: simcord.Env, make: Callable[[], discord.Client]) -> None:
    await env.restart_bot(make())


async def in_browser(make: Make, database: Path, now: Callable[[], int]) -> None:
    """Serve a page for the server's channel and one for each member's direct messages, until a signal."""
    stopped = asyncio.Event()
    async with open_world(make, database, now) as world, AsyncExitStack() as pages:
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, stopped.set)
        channel = await _page(pages, world, world.channel, world.members)
        messages = [await _page(pages, world, m.user.dm_channel, [m.user]) for m in world.members]
        titles = ("The server's channel, as Ada or Sam", *(f"{name}'s direct messages" for name in NAMES))
        previews = [channel, *messages]
        shown = zip(titles, previews, strict=True)
        addresses = "\n".join(f"  {title:<38}{preview.url}" for title, preview in shown)
        print(WELCOME.format(addresses=addresses, database=database), flush=True)
        await _keep_fresh(world, previews, stopped)
    print("Stopped.")


async def _page(
    pages: AsyncExitStack,
    world: World,
    channel: ChannelHandle,
    viewers: Sequence[simcord.MemberActor | UserHandle],
) -> simcord.Preview:
    preview = world.env.preview(channel, viewers=viewers, layout="channel")
    await pages.enter_async_context(preview)
    world.env._preview = None  # SimCord allows one page at a time; the version is pinned
    return preview


async def _keep_fresh(world: World, previews: list[simcord.Preview], stopped: asyncio.Event) -> None:
    """Keep the time, let loops run, and renew the pages when something was said, until stopped."""
    said, ticks, pressed = len(world.env.backend.transcript), 0, dict[str, int]()
    while not stopped.is_set():
        try:
            await asyncio.wait_for(stopped.wait(), TICK_SECONDS)
        except TimeoutError:
            ticks += 1
        world.catch_up()
        if said != (said := len(world.env.backend.transcript)):
            _renew(previews, pressed)
        if ticks % LOOPS_EVERY_TICKS == 0:
            with suppress(simcord.SetupError):  # somebody presses at this very moment: the next time, then
                await world.env.advance_time(0)


def _renew(previews: list[simcord.Preview], pressed: dict[str, int]) -> None:
    """Show what was said on every page but those that just pressed: they have it, and SimCord takes a
    press on a page that was renewed meanwhile for a stale one. `pressed` remembers the last press of each.
    """
    for preview in previews:
        preview._advance_presentation_time()
        for page in list(preview._pages.values()):
            if pressed.get(page.id, 0) == page.last_sequence:
                preview._publish(page, reason="refresh")
            pressed[page.id] = page.last_sequence


async def in_terminal(make: Make, database: Path, now: Callable[[], int]) -> None:
    """Talk to the bot in plain text."""
    async with open_world(make, database, now) as world:
        talk = terminal.Talk(world.env, world.channel, world.members, world.catch_up, world.restart)
        await talk.run()


def forget(database: Path) -> None:
    """Delete what was played before."""
    for end in ("", "-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
