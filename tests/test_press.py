"""A custom_id is a URL: what is put in comes out, whatever it is, and each leads to one method."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote

import discord
import pytest
from conftest import World, walk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.guard import Interaction
from bot.press import Form, Routes, link, on_form, on_press, typed_in
from bot.refusal import Refusal

QUIETLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A machine that is busy with other things is no fault."""

TEMPLATE = re.compile(r"[a-z]+/[a-z_]+(:[^#]*)?")
ARGUMENTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=4)


class Listener:
    """A cog with one route that remembers what it was called with."""

    def __init__(self) -> None:
        self.heard: list[tuple[Any, ...]] = []

    @on_press("toy/hear")
    async def hear(self, interaction: Any, *arguments: str) -> None:
        self.heard.append(arguments)

    @on_form("toy/hear_form")
    async def hear_form(self, interaction: Any, *arguments: Any) -> None:
        self.heard.append(arguments)


class Twin:
    """A cog that answers the same route."""

    @on_press("toy/hear")
    async def hear_too(self, interaction: Any) -> None:
        """Never called."""


def sent(kind: int = 3, **data: Any) -> Interaction:
    """A press as it comes in, made by the library itself from Discord's words."""
    client = discord.Client(intents=discord.Intents.none())
    user = {"id": "5", "username": "ada", "discriminator": "0", "avatar": None}
    payload: Any = {
        **{"id": "1", "application_id": "2", "type": kind, "token": "t", "version": 1, "context": 1},
        **{"user": user, "locale": "en-US", "app_permissions": "0", "entitlements": []},
        **{"authorizing_integration_owners": {}, "attachment_size_limit": 1, "data": data},
    }
    return discord.Interaction(data=payload, state=client._connection)


@given(ARGUMENTS)
@QUIETLY
def test_any_arguments_fit_the_template_or_are_refused(arguments: list[str]) -> None:
    try:
        custom_id = link("toy/hear", *arguments)
    except ValueError:
        assert len(arguments) + sum(len(each.encode()) * 3 for each in arguments) > 100 - len("toy/hear")
    else:
        assert len(custom_id) <= 100
        assert TEMPLATE.fullmatch(custom_id)
        assert [unquote(part) for part in custom_id.split(":")] == ["toy/hear", *arguments]


@given(ARGUMENTS)
@QUIETLY
async def test_what_is_linked_is_what_is_followed(arguments: list[str]) -> None:
    listener = Listener()
    try:
        custom_id = link("toy/hear", *arguments)
    except ValueError:
        return
    await Routes([listener]).follow(sent(custom_id=custom_id))
    assert listener.heard == [tuple(arguments)]


@given(ARGUMENTS, st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=100))
@QUIETLY
async def test_a_menus_choice_comes_last_and_as_it_is(arguments: list[str], chosen: str) -> None:
    listener = Listener()
    try:
        custom_id = link("toy/hear", *arguments)
    except ValueError:
        return
    await Routes([listener]).follow(sent(custom_id=custom_id, values=[chosen]))
    assert listener.heard == [(*arguments, chosen)]


@given(ARGUMENTS, st.text(max_size=20))
@QUIETLY
async def test_what_was_typed_comes_last_and_a_press_of_the_route_is_another_matter(
    arguments: list[str], typed: str
) -> None:
    listener = Listener()
    custom_id = ":".join(("toy/hear_form", *(quote(argument, safe="") for argument in arguments))) + "#0123ab"
    field = {"type": 18, "component": {"type": 4, "custom_id": "word", "value": typed}}
    form = sent(kind=5, custom_id=custom_id, components=[field])
    await Routes([listener]).follow(form)
    assert listener.heard == [(*arguments, {"word": typed})]
    with pytest.raises(Refusal):
        await Routes([listener]).follow(sent(custom_id=custom_id))


@pytest.mark.parametrize("length", [90, 91, 92, 1000])
def test_a_custom_id_has_a_hundred_characters_at_the_most(length: int) -> None:
    argument = "x" * length
    if len("toy/hear:") + length <= 100:
        assert len(link("toy/hear", argument)) == len("toy/hear:") + length
    else:
        with pytest.raises(ValueError, match="100"):
            link("toy/hear", argument)


def test_a_form_with_too_much_in_its_name_is_refused() -> None:
    assert len(Form("title", "toy/hear", "x" * 84).custom_id) == 100
    with pytest.raises(ValueError, match="100"):
        Form("title", "toy/hear", "x" * 85)


def test_two_methods_for_one_route_are_refused() -> None:
    with pytest.raises(ValueError, match="toy/hear"):
        Routes([Listener(), Twin()])


def test_each_form_has_a_name_of_its_own() -> None:
    names = [Form("title", "toy/hear", "1").custom_id for _ in range(50)]
    assert len(set(names)) == 50
    assert {name.partition("#")[0] for name in names} == {"toy/hear:1"}


def test_a_form_is_no_press() -> None:
    assert not TEMPLATE.fullmatch(Form("title", "toy/hear").custom_id)


@given(st.dictionaries(st.text(min_size=1, max_size=10), st.one_of(st.none(), st.text(max_size=20))))
@QUIETLY
def test_what_was_typed_is_read_by_field_whatever_wraps_it(typed: dict[str, str | None]) -> None:
    fields = [{"type": 4, "custom_id": name, "value": value} for name, value in typed.items()]
    labels = [{"type": 18, "component": field} for field in fields]
    wanted = {name: value or "" for name, value in typed.items()}
    assert typed_in(fields) == typed_in([{"type": 10}, *labels]) == wanted


async def test_every_route_fits_the_template_and_is_reachable(world: World) -> None:
    routes = world.env.bot.routes.handlers  # type: ignore[attr-defined]
    assert routes
    assert all(TEMPLATE.fullmatch(link(route, "1", "\N{SPARKLES}:#/")) for route in routes)


async def test_every_button_of_what_a_command_shows_has_a_route(world: World) -> None:
    routes = world.env.bot.routes.handlers  # type: ignore[attr-defined]
    for command in world.env.bot.tree.get_commands():  # type: ignore[attr-defined]
        options = {"name": "nurse"} if command.name == "occupation" else {}
        result = await world.ada.slash(command.name, **options)
        if result.response is None:  # a form
            assert result.modal is not None
            assert result.modal["custom_id"].partition("#")[0] in routes
            continue
        for part in walk(world.ada.components(result.response)):
            if "custom_id" in part:
                assert TEMPLATE.fullmatch(part["custom_id"])
                assert part["custom_id"].partition(":")[0] in routes
