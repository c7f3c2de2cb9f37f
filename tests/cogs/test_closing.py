"""Closing in order: what runs is finished, what comes is told to come again; and what comes too late."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from conftest import Person, World, agreed
from discord import app_commands
from discord.ext import commands

from bot.client import Lodestar
from bot.guard import Interaction, completes, tell
from bot.metrics import Uncounted
from bot.press import on_press
from bot.screens import parts
from bot.when.calendar import EVERY_DAY
from cogs.reminders import Reminders

EITHER = pytest.mark.parametrize("by_message", [False, True])
CALLBACK = "/interactions/*/callback"
TOO_LATE = [(404, 10062), (400, 40060), (404, 10015), (401, 50027), (404, 10008)]


class Slow(commands.Cog):
    """A cog whose press takes as long as a test wants."""

    def __init__(self) -> None:
        self.began, self.go_on = asyncio.Event(), asyncio.Event()

    @app_commands.command(name="screen", description="Shows the button")
    @app_commands.describe(word="A word")
    async def screen(self, interaction: Interaction, word: str = "") -> None:
        view = parts.screen(parts.row(parts.button("wait", "slow/wait")))
        await interaction.response.send_message(view=view, ephemeral=True)

    @screen.autocomplete("word")
    @completes
    async def complete(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name="one", value="one")]

    @on_press("slow/wait")
    async def wait(self, interaction: Interaction) -> None:
        self.began.set()
        await self.go_on.wait()
        await tell(interaction, "done")


@pytest.fixture
async def slow(world: World) -> Slow:
    """A bot with nothing but the slow cog in it, running in the world."""
    made = Slow()
    bot = Lodestar(world.words, world.store, [made], metrics=Uncounted(), always_sync=True, shard_count=1)
    await world.env.restart_bot(bot)
    return made


def where(world: World, by_message: bool) -> Person:
    return world.ada.by_message if by_message else world.ada


def is_told_to_come_again(person: Person, result: Any) -> bool:
    private = person.in_dm or result.response.ephemeral
    return private and person.text(result.response) == person.world.words.to(None)("refusal.restarting")


async def test_a_press_that_runs_is_awaited_and_its_member_answered(world: World, slow: Slow) -> None:
    bot: Any = world.env.bot
    message = (await world.ada.slash("screen")).response
    pressed = world.ada.emit(3, {"custom_id": "slow/wait", "component_type": 2}, message)
    await asyncio.wait_for(slow.began.wait(), 1)
    draining = asyncio.create_task(bot.guard.drain(2))
    await asyncio.sleep(0.02)
    assert not draining.done()
    slow.go_on.set()
    await asyncio.wait_for(draining, 1)
    assert pressed.acknowledged
    await world.env.settle()


async def test_a_press_that_never_ends_is_not_waited_for_longer_than_said(world: World, slow: Slow) -> None:
    bot: Any = world.env.bot
    message = (await world.ada.slash("screen")).response
    pressed = world.ada.emit(3, {"custom_id": "slow/wait", "component_type": 2}, message)
    await asyncio.wait_for(slow.began.wait(), 1)
    await asyncio.wait_for(bot.guard.drain(0.02), 1)
    assert not pressed.acknowledged
    slow.go_on.set()
    await world.env.settle()


@EITHER
async def test_while_closing_every_new_press_is_told_to_come_again(
    world: World, by_message: bool, caplog: pytest.LogCaptureFixture
) -> None:
    person, bot = where(world, by_message), world.env.bot
    message = await agreed(person)
    kept = await world.store.export(person.id)
    await bot.guard.drain(0.1)  # type: ignore[attr-defined]
    assert is_told_to_come_again(person, await person.press(message, "assess/answer"))
    assert is_told_to_come_again(person, await person.slash("help"))
    form = person.emit(5, {"custom_id": "disagree/said:1:steady#1", "components": []}, message)
    await world.env.settle()
    assert is_told_to_come_again(person, form)
    assert await world.store.export(person.id) == kept
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_while_closing_a_completion_offers_nothing(world: World, slow: Slow) -> None:
    option = {"name": "word", "type": 3, "value": "o", "focused": True}
    data = {"id": "1", "name": "screen", "type": 1, "options": [option]}
    for choices in (1, 0):
        result = world.ada.emit(4, data)
        await world.env.settle()
        assert len(result.autocomplete_choices or []) == choices
        assert result.acknowledged
        await world.env.bot.guard.drain(0.1)  # type: ignore[attr-defined]


async def test_a_new_start_takes_presses_again(world: World) -> None:
    message = await agreed(world.ada)
    await world.env.bot.guard.drain(0.1)  # type: ignore[attr-defined]
    await world.restart()
    further = (await world.ada.press(message, "assess/skip")).response
    assert [route for route in world.ada.routes(further) if route.startswith("assess/skip:")]


@EITHER
async def test_what_comes_too_late_is_noted_and_bothers_nobody(
    world: World, by_message: bool, caplog: pytest.LogCaptureFixture
) -> None:
    person = where(world, by_message)
    message = await agreed(person)
    caplog.set_level(logging.INFO, "bot.guard")
    for status, code in TOO_LATE:
        world.env.inject_error("POST", CALLBACK, status=status, code=code)
        result = await person.press(message, "assess/skip")
        assert not result.acknowledged
        world.env.inject_error("POST", CALLBACK, status=status, code=code)
        assert not (await person.slash("help")).acknowledged
    assert len(person.messages()) == 1
    noted = [record.levelno for record in caplog.records if record.name == "bot.guard"]
    assert noted == [logging.INFO] * 2 * len(TOO_LATE)
    history = await world.store.history(person.id)
    assert history[0].answers == {"work_now": None}
    world.expect_errors()


class Channel:
    """Direct messages that take a moment to be sent."""

    def __init__(self) -> None:
        self.sending, self.sent = asyncio.Event(), 0

    async def open(self, _: int) -> Any:
        return self

    async def send(self, **_: object) -> None:
        self.sending.set()
        await asyncio.sleep(0.02)
        self.sent += 1


async def test_a_reminder_on_its_way_is_sent_and_the_next_one_is_left_for_the_next_start(
    world: World,
) -> None:
    store, channel = world.store, Channel()
    for member in (1, 2):
        await store.consent(member, 9, "en")
        assert await store.keep_zone(member, "UTC+00:00", 9)
        assert await store.schedule(member, "plain", EVERY_DAY, 8, 9)
    await store._connection.execute("UPDATE due SET due_at = ?", (store._now() - 1,))

    async def plain(_: int) -> Any:
        return parts.screen(parts.text("plain"))

    cog = Reminders(store, channel.open, {"plain": plain}, Uncounted(), world.words)
    await cog.on_ready()
    await asyncio.wait_for(channel.sending.wait(), 1)
    await cog.cog_unload()
    assert channel.sent == 1
    assert await store.claim(("plain",))
