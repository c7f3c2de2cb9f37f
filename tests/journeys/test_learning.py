"""Members learn what a job and a career are, in public or alone."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from conftest import Person, World, walk
from steps import EITHER, is_refused, verbs, where

from bot.guidance.model import ASPECTS, SIDES

COMMANDS = ("career", "job", "compare")


def turned(person: Person, message: Any) -> str:
    """The route of the coin's turn: the one to the other side of the same aspect."""
    shows = [c for c in walk(person.components(message)) if c["type"] == 2 and "custom_id" in c]
    return next(c["custom_id"] for c in shows if c["custom_id"].startswith("learn/show:"))


@EITHER
@pytest.mark.parametrize("command", COMMANDS)
async def test_every_answer_is_public_unless_asked_for_in_private(
    world: World, by_message: bool, command: str
) -> None:
    person = where(world, by_message)
    for private, aspect in [*product((False, True), ("", *ASPECTS)), (None, "")]:
        given = {"aspect": aspect or None, "private": private}
        answer = (await person.slash(command, **{k: v for k, v in given.items() if v is not None})).response
        assert answer.ephemeral is (bool(private) and not by_message)
        assert {"learn/show", "learn/compare", "learn/side"} & verbs(person, answer)
        assert "assess/open" in verbs(person, answer)
    assert await world.store.export(person.id) is None


@EITHER
async def test_the_coin_turns_to_the_same_aspect_of_the_other_side(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    for place, aspect in enumerate(ASPECTS):
        side, other = SIDES[place % 2], SIDES[1 - place % 2]
        shown = (await person.slash(side, aspect=aspect)).response
        first = person.text(shown)
        assert turned(person, shown) == f"learn/show:{other}:{aspect}"
        back = (await person.press(shown, f"learn/show:{other}:{aspect}")).response
        assert back.id == shown.id
        assert turned(person, back) == f"learn/show:{side}:{aspect}"
        again = (await person.press(back, f"learn/show:{side}:{aspect}")).response
        assert person.text(again) == first


async def test_the_menu_moves_among_the_five_aspects_and_marks_the_one_that_is_shown(world: World) -> None:
    shown = (await world.ada.slash("career")).response
    for aspect in ASPECTS:
        shown = (await world.ada.press(shown, f"learn/show:career:{aspect}")).response
        (menu,) = (c for c in walk(world.ada.components(shown)) if c["type"] == 3)
        assert [option["value"] for option in menu["options"]] == list(ASPECTS)
        assert [o["value"] for o in menu["options"] if o.get("default")] == [aspect]


async def test_comparing_leads_to_each_aspect_to_each_side_and_back(world: World) -> None:
    shown = (await world.ada.slash("compare")).response
    everything = world.ada.text(shown)
    for aspect in ASPECTS[:3]:
        one = (await world.ada.press(shown, f"learn/compare:{aspect}")).response
        assert {f"learn/show:{side}:{aspect}" for side in SIDES} <= set(world.ada.routes(one))
        shown = (await world.ada.press(one, "learn/compare")).response
        assert world.ada.text(shown) == everything
    for side in SIDES:
        assert f"learn/side:{side}" in world.ada.routes(shown)
        listed = (await world.ada.press(shown, f"learn/side:{side}")).response
        shown = (await world.ada.press(listed, "learn/compare")).response


async def test_the_asker_turns_the_public_answer_in_place(world: World) -> None:
    shown = (await world.ada.slash("job", aspect="purpose")).response
    turned_to = await world.ada.press(shown, "learn/show:career:purpose")
    assert turned_to.response.id == shown.id
    assert not turned_to.response.ephemeral
    assert len(world.ada.messages()) == 1
    assert world.sam.text(shown) == world.ada.text(turned_to.response)


@pytest.mark.parametrize(
    "route", ["learn/show:career:purpose", "learn/compare:purpose", "learn/show:job:growth"]
)
async def test_someone_elses_press_is_answered_to_them_and_leaves_the_message_as_it_was(
    world: World, route: str
) -> None:
    shown = (await world.ada.slash("job", aspect="purpose")).response
    before = world.ada.components(shown)
    theirs = (await world.sam.press(shown, route)).response
    assert theirs.ephemeral
    assert theirs.id != shown.id
    assert world.ada.components(shown) == before
    assert [message.id for message in world.ada.messages()] == [shown.id]
    further = (await world.sam.press(theirs, "learn/compare")).response
    assert further.id == theirs.id


@pytest.mark.parametrize("presser", ["ada", "sam"])
async def test_taking_stock_from_a_public_answer_is_between_the_bot_and_the_presser(
    world: World, presser: str
) -> None:
    person: Person = getattr(world, presser)
    for command in COMMANDS:
        shown = (await world.ada.slash(command, aspect="growth")).response
        before = world.ada.components(shown)
        answer = (await person.press(shown, "assess/open")).response
        assert answer.ephemeral
        assert answer.id != shown.id
        assert world.ada.components(shown) == before


async def test_a_private_answer_stays_private_whatever_is_pressed_on_it(world: World) -> None:
    shown = (await world.ada.slash("career", aspect="growth", private=True)).response
    for route in ("learn/show:job:growth", "learn/compare:growth", "learn/compare", "learn/side:job"):
        shown = (await world.ada.press(shown, route)).response
        assert shown.ephemeral
    assert world.sam.messages() == []


async def test_turning_works_in_a_direct_message_too(world: World) -> None:
    person = world.ada.by_message
    shown = (await person.slash("career", aspect="choice")).response
    answer = (await person.press(shown, "learn/show:job:choice")).response
    assert answer.id == shown.id
    assert len(person.messages()) == 1


@EITHER
async def test_an_aspect_outside_the_list_shows_the_list(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    for command in COMMANDS:
        whole = person.text((await person.slash(command)).response)
        option = {"name": "aspect", "type": 3, "value": "nonsense"}
        asked = person.emit(2, {"id": "1", "name": command, "type": 1, "options": [option]})
        await world.env.settle()
        assert person.text(asked.response) == whole


async def test_an_unknown_side_or_aspect_on_an_old_button_is_no_dead_end(world: World) -> None:
    shown = (await world.ada.slash("career", private=True)).response
    old = world.ada.wear(shown, "learn/show:hobby:growth", "learn/show:career:fame", "learn/side:hobby")
    assert is_refused(world.ada, await world.ada.press(old, "learn/show:hobby"), "refusal.old_press")
    assert is_refused(world.ada, await world.ada.press(old, "learn/side:hobby"), "refusal.old_press")
    listed = (await world.ada.press(old, "learn/show:career:fame")).response
    assert set(world.ada.routes(listed)) == set(world.ada.routes((await world.ada.slash("career")).response))
