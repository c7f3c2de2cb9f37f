"""Whatever fails, the member who waits is told: a sentence with an incident, or what they can do instead."""

from __future__ import annotations

import logging
import re
from typing import Any

import discord
import pytest
from conftest import Person, World
from discord import app_commands
from discord.ext import commands
from simcord import InteractionResult

from bot.client import Lodestar
from bot.guard import Interaction, completes, tell
from bot.metrics import Uncounted
from bot.press import Form, on_form, on_press
from bot.refusal import Refusal
from bot.screens import parts

COMMAND, COMPLETION, SUBMIT = 2, 4, 5
EITHER = pytest.mark.parametrize("by_message", [False, True])


class Mishap(Exception):
    """A bug, made on purpose."""


class Own(discord.ui.Button[Any]):
    """A view's own button, which no screen of ours has; it fails."""

    async def callback(self, interaction: Interaction) -> None:
        raise Mishap


class Toy(commands.Cog):
    """A cog whose every part fails on purpose."""

    @app_commands.command(name="screen", description="Shows a screen with one button of each kind")
    async def screen(self, interaction: Interaction) -> None:
        routes = ("toy/fails", "toy/refuses", "toy/says_and_fails", "toy/opens")
        row = parts.row(*(parts.button(route, route) for route in routes))
        own = discord.ui.ActionRow[discord.ui.LayoutView](Own(label="own", custom_id="own"))
        await interaction.response.send_message(view=parts.screen(row, own), ephemeral=True)

    @app_commands.command(name="fails", description="Fails")
    async def fails(self, interaction: Interaction) -> None:
        raise Mishap

    @app_commands.command(name="refuses", description="Refuses")
    async def refuses(self, interaction: Interaction) -> None:
        raise Refusal("refusal.nothing_kept")

    @app_commands.command(name="completes", description="Fails while one types")
    @app_commands.describe(word="A word")
    async def typing(self, interaction: Interaction, word: str) -> None:
        """Never called."""

    @typing.autocomplete("word")
    @completes
    async def complete(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        if typed == "fine":
            return [app_commands.Choice(name="fine", value="fine")]
        raise Refusal("refusal.nothing_kept") if typed == "refused" else Mishap

    @on_press("toy/fails")
    async def press_fails(self, interaction: Interaction) -> None:
        raise Mishap

    @on_press("toy/refuses")
    async def press_refuses(self, interaction: Interaction) -> None:
        raise Refusal("refusal.nothing_kept")

    @on_press("toy/says_and_fails")
    async def says_and_fails(self, interaction: Interaction) -> None:
        await tell(interaction, "said")
        raise Mishap

    @on_press("toy/opens")
    async def opens(self, interaction: Interaction) -> None:
        form = Form("Form", "toy/submitted")
        form.add_item(discord.ui.Label(text="word", component=discord.ui.TextInput(required=False)))
        await interaction.response.send_modal(form)

    @on_form("toy/submitted")
    async def submitted(self, interaction: Interaction, fields: dict[str, str]) -> None:
        raise Mishap

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if not message.author.bot:
            raise Refusal("refusal.nothing_kept") if message.content == "refuse" else Mishap


@pytest.fixture
async def toy(world: World) -> None:
    """A bot with nothing but the toy in it, running in the world."""
    bot = Lodestar(world.words, world.store, [Toy()], metrics=Uncounted(), always_sync=True, shard_count=1)
    await world.env.restart_bot(bot)


def told(person: Person, result: InteractionResult, key: str) -> re.Match[str] | None:
    """What the member was told in private, if it is this sentence."""
    said: Any = (result.followups or [result.response])[-1]
    assert person.in_dm or said.ephemeral
    head, blank, tail = person.world.words.to("en-US")(key, incident="\0").partition("\0")
    number = r"([0-9a-f]{8})" if blank else "()"
    return re.fullmatch(re.escape(head) + number + re.escape(tail), person.text(said))


def bugs(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The incidents in the log, each with its traceback."""
    errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
    ours = [record for record in errors if record.name == "bot.guard"]
    assert all(record.exc_info and isinstance(record.exc_info[1], Mishap) for record in ours)
    return [record.getMessage() for record in ours]


def is_incident(person: Person, result: InteractionResult, caplog: pytest.LogCaptureFixture) -> bool:
    """Whether the member holds the number of the one incident that stands in the log."""
    found, (logged,) = told(person, result, "refusal.incident"), bugs(caplog)
    return found is not None and found[1] in logged


def where(world: World, by_message: bool) -> Person:
    return world.ada.by_message if by_message else world.ada


async def settled(person: Person, kind: int, data: dict[str, Any], message: Any = None) -> InteractionResult:
    result = person.emit(kind, data, message)
    await person.world.env.settle()
    return result


@EITHER
@pytest.mark.usefixtures("toy")
async def test_a_command_that_fails_tells_its_incident(
    world: World, by_message: bool, caplog: pytest.LogCaptureFixture
) -> None:
    person = where(world, by_message)
    assert is_incident(person, await person.slash("fails"), caplog)
    world.expect_errors()


@EITHER
@pytest.mark.usefixtures("toy")
async def test_a_command_that_has_gone_is_refused(
    world: World, by_message: bool, caplog: pytest.LogCaptureFixture
) -> None:
    person = where(world, by_message)
    gone = await settled(person, COMMAND, {"id": "1", "name": "gone", "type": 1, "options": []})
    changed = await settled(person, COMMAND, {"id": "1", "name": "completes", "type": 1, "options": []})
    for result in (gone, changed):
        assert told(person, result, "refusal.old_command")
    assert bugs(caplog) == []
    world.expect_errors()


@EITHER
@pytest.mark.usefixtures("toy")
async def test_a_completion_that_fails_offers_nothing(
    world: World, by_message: bool, caplog: pytest.LogCaptureFixture
) -> None:
    person = where(world, by_message)
    for typed, count, logged in (("fine", 1, 0), ("refused", 0, 0), ("oops", 0, 1)):
        option = {"name": "word", "type": 3, "value": typed, "focused": True}
        data = {"id": "1", "name": "completes", "type": 1, "options": [option]}
        result = await settled(person, COMPLETION, data)
        assert result.autocomplete_choices is not None
        assert (len(result.autocomplete_choices), len(bugs(caplog))) == (count, logged)


@EITHER
@pytest.mark.usefixtures("toy")
@pytest.mark.parametrize("route", ["toy/fails", "toy/says_and_fails"])
async def test_a_press_that_fails_tells_its_incident(
    world: World, by_message: bool, route: str, caplog: pytest.LogCaptureFixture
) -> None:
    person = where(world, by_message)
    screen = (await person.slash("screen")).response
    assert is_incident(person, await person.press(screen, route), caplog)


@EITHER
@pytest.mark.usefixtures("toy")
async def test_a_views_own_button_that_fails_is_not_silent(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    result = await person.press((await person.slash("screen")).response, "own")
    assert told(person, result, "refusal.old_press") or told(person, result, "refusal.incident")


@EITHER
@pytest.mark.usefixtures("toy")
async def test_a_form_that_fails_tells_its_incident(
    world: World, by_message: bool, caplog: pytest.LogCaptureFixture
) -> None:
    person = where(world, by_message)
    shown = await person.press((await person.slash("screen")).response, "toy/opens")
    assert is_incident(person, await person.submit(shown), caplog)


@EITHER
@pytest.mark.usefixtures("toy")
async def test_an_unknown_press_and_an_unknown_form_are_refused(
    world: World, by_message: bool, caplog: pytest.LogCaptureFixture
) -> None:
    person = where(world, by_message)
    screen = (await person.slash("screen")).response
    for custom_id in ("toy/gone", "nobody/knows:1", "own:thing"):
        person.wear(screen, custom_id)
        assert told(person, await person.press(screen, custom_id), "refusal.old_press")
    for custom_id in ("toy/gone#1", "toy/submitted:1:2#1", "anything"):
        form = await settled(person, SUBMIT, {"custom_id": custom_id, "components": []}, screen)
        assert told(person, form, "refusal.old_press")
    assert bugs(caplog) == []


@pytest.mark.usefixtures("toy")
async def test_an_event_that_fails_tells_its_incident_to_who_wrote(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    person = world.ada.by_message
    await person.hand.send_dm("hello")
    pattern = re.escape(world.words.to(None)("refusal.incident", incident="\0")).replace(
        "\0", "([0-9a-f]{8})"
    )
    found = re.fullmatch(pattern, person.text(person.messages()[-1]))
    (logged,) = bugs(caplog)
    assert found is not None
    assert found[1] in logged
    world.expect_errors()


@EITHER
@pytest.mark.usefixtures("toy")
async def test_a_refusal_is_shown_and_no_bug(
    world: World, by_message: bool, caplog: pytest.LogCaptureFixture
) -> None:
    person = where(world, by_message)
    screen = (await person.slash("screen")).response
    for result in (await person.slash("refuses"), await person.press(screen, "toy/refuses")):
        assert told(person, result, "refusal.nothing_kept")
    await world.ada.by_message.hand.send_dm("refuse")
    said = world.ada.by_message.messages()[-1]
    assert person.text(said) == world.words.to(None)("refusal.nothing_kept")
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    world.expect_errors()
