"""What discord.py really sends passes the checker, and Discord's own description is read with it."""

import io
import json
from pathlib import Path

import discord
import pytest
import simcord
from contract import faults_in, openapi
from discord import app_commands, ui
from simcord import HttpLogEntry

Interaction = discord.Interaction[discord.Client]


class Form(ui.Modal, title="form"):
    def __init__(self) -> None:
        super().__init__(custom_id="form")
        moods = [discord.RadioGroupOption(label=mood, value=mood) for mood in ("good", "bad")]
        name: ui.TextInput[Form] = ui.TextInput(custom_id="name", required=False, max_length=50)
        self.add_item(ui.Label(text="name", component=name))
        self.add_item(ui.Label(text="mood", component=ui.RadioGroup(custom_id="mood", options=moods)))

    async def on_submit(self, interaction: Interaction) -> None:
        await interaction.response.edit_message(view=Page())


class Page(ui.LayoutView):
    text: ui.TextDisplay["Page"] = ui.TextDisplay("text")
    buttons: ui.ActionRow["Page"] = ui.ActionRow()
    menus: ui.ActionRow["Page"] = ui.ActionRow()

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.buttons.add_item(ui.Button(label="read", url="https://example.org"))
        self.add_item(ui.Container(ui.Section("part", accessory=ui.Thumbnail("https://example.org/a.png"))))

    @buttons.button(label="form", custom_id="form")
    async def form(self, interaction: Interaction, _: ui.Button["Page"]) -> None:
        await interaction.response.send_modal(Form())

    @menus.select(
        custom_id="menu", options=[discord.SelectOption(label="one"), discord.SelectOption(label="two")]
    )
    async def menu(self, interaction: Interaction, _: ui.Select["Page"]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(view=Page())
        await interaction.followup.send("a file", file=a_file(), ephemeral=True)


def a_file() -> discord.File:
    return discord.File(io.BytesIO(b"x"), "a.png", description="a picture")


class Bot(discord.Client):
    def __init__(self) -> None:
        none = discord.AllowedMentions.none()
        super().__init__(intents=discord.Intents.default(), allowed_mentions=none)
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(page)
        self.tree.add_command(late)

    async def setup_hook(self) -> None:
        await self.tree.sync()


@app_commands.command(description="Show a page.")
@app_commands.describe(public="Show it to all.")
async def page(interaction: Interaction, public: bool = False) -> None:
    await interaction.response.send_message(view=Page(), ephemeral=not public)


@app_commands.command(description="Show a picture later.")
@app_commands.describe(which="Which one to show.")
async def late(interaction: Interaction, which: str) -> None:
    await interaction.response.defer(ephemeral=True)
    file = a_file()
    view = ui.LayoutView().add_item(ui.MediaGallery(discord.MediaGalleryItem(file, description="a picture")))
    await interaction.edit_original_response(view=view, attachments=[file])
    message = await interaction.user.send("hello")
    await message.edit(
        content="bye", embed=discord.Embed(title="title").add_field(name="name", value="value")
    )


@late.autocomplete("which")
async def complete(_: Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=current, value=current)]


async def traffic() -> list[HttpLogEntry]:
    """Use the bot as a member would, so that the library sends every kind of request."""
    async with simcord.run(Bot()) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("talk")
        member = guild.add_member(env.create_user("member"))
        await member.slash(channel, "page")
        await member.slash(channel, "page", public=True)
        message = channel.last_message
        assert message
        shown = await member.click(message, custom_id="form")
        await member.submit_modal(shown, {"name": "x", "mood": "good"})
        await member.select(message, ["one"], custom_id="menu")
        await member.autocomplete(channel, "late", "which", "this")
        await member.slash(channel, "late", which="this")
        return list(env.http_requests)


def kind(request: HttpLogEntry) -> str:
    last = request.path.split("/")[-1]
    answer = f" {request.json['type']}" if last == "callback" and request.json else ""
    return f"{request.method} {request.path.split('/')[1]}{answer}"


@pytest.fixture
def toy_description(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A description of one operation that takes an apple or a pear."""
    fruits = [
        {"type": "object", "properties": {"type": {"const": 1}, "stalk": {"type": "string", "maxLength": 3}}},
        {
            "type": "object",
            "properties": {"type": {"const": 2}, "id": {"$ref": "#/components/schemas/SnowflakeType"}},
        },
    ]
    body = {"content": {"application/json": {"schema": {"type": "array", "items": {"oneOf": fruits}}}}}
    document = {
        "paths": {"/fruits/{id}": {"post": {"requestBody": body}}, "/fruits/@me": {"post": {}}},
        "components": {"schemas": {"SnowflakeType": {"type": "string"}}},
    }
    (tmp_path / "toy.json").write_text(json.dumps(document))
    monkeypatch.setenv("DISCORD_OPENAPI", str(tmp_path / "toy.json"))


async def test_what_the_library_sends_has_no_faults() -> None:
    requests = await traffic()
    assert [fault for request in requests for fault in faults_in(request)] == []
    assert {kind(request) for request in requests} >= {
        "PUT applications",
        *(f"POST interactions {answer}" for answer in (4, 5, 6, 7, 8, 9)),
        "PATCH webhooks",
        "POST webhooks",
        "POST channels",
        "PATCH channels",
    }


@pytest.mark.skipif(
    not openapi.description().is_file(), reason="Discord's description is not beside the project"
)
def test_discords_own_description_is_read() -> None:
    wrong = {"type": 9, "data": {"custom_id": "f", "title": "t", "components": [{"type": 2, "style": 1}]}}
    faults = openapi.faults_in(HttpLogEntry("POST", "/interactions/1/some-token/callback", {}, wrong, None))
    assert len(faults) == 1
    assert faults[0].startswith("data.components[0]:")


@pytest.mark.usefixtures("toy_description")
@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("/fruits/7", [{"type": 1, "stalk": "long"}], "[0].stalk: 4 characters, at most 3"),
        ("/fruits/7", [{"type": 1, "stalk": "abc"}, {"type": 3}], "[1]: type 3"),
        ("/fruits/7", [{"type": 2, "id": []}], "[0].id: "),
        ("/fruits/7", {}, "body: "),
        ("/nuts/7", [], "body: "),
    ],
)
def test_a_body_that_does_not_fit_is_told_by_its_place(path: str, body: object, expected: str) -> None:
    [fault] = openapi.faults_in(HttpLogEntry("POST", path, {}, body, None))
    assert fault.startswith(expected)


@pytest.mark.usefixtures("toy_description")
def test_a_part_that_comes_again_is_told_at_each_of_its_places() -> None:
    sound, wrong = {"type": 1, "stalk": "abc"}, {"type": 1, "stalk": "long"}
    bodies = ([sound, wrong, sound, wrong], [wrong], [sound])
    told = [openapi.faults_in(HttpLogEntry("POST", "/fruits/7", {}, body, None)) for body in bodies]
    assert [[fault.split(":")[0] for fault in each] for each in told] == [
        ["[1].stalk", "[3].stalk"],
        ["[0].stalk"],
        [],
    ]


@pytest.mark.usefixtures("toy_description")
@pytest.mark.parametrize("identifier", ["42", 42])
def test_an_id_may_be_a_number(identifier: object) -> None:
    body = [{"type": 2, "id": identifier}]
    assert openapi.faults_in(HttpLogEntry("POST", "/fruits/7", {}, body, None)) == []


@pytest.mark.usefixtures("toy_description")
def test_the_address_with_more_fixed_words_is_meant() -> None:
    assert openapi.faults_in(HttpLogEntry("POST", "/fruits/@me", {}, {}, None)) == []


def test_without_a_description_there_is_nothing_to_find(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_OPENAPI", "an absent file")
    assert openapi.faults_in(HttpLogEntry("POST", "/nuts/7", {}, {}, None)) == []
