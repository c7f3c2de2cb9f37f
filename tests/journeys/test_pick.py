"""Of the things done at all up to five are picked; what is done no longer is picked no longer."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Person, World, sat, walk
from simcord import InteractionResult
from steps import (
    AT_WORK,
    EITHER,
    Answers,
    answers_of,
    chosen,
    opened,
    press_all,
    say_of,
    verbs,
    waiting,
    where,
)

from bot.guidance.model import PICKED

COMPONENT, MENU, MOST = 3, 3, 5


def things(world: World) -> tuple[str, ...]:
    return tuple(world.library.assessment.questions["want_to_use"].choices)


async def rated(person: Person, done: Answers) -> Any:
    """The message that asks to pick, after everything was rated: as `done` says, the rest never done."""
    await sat(person, "situation", AT_WORK)
    ratings = {thing: done.get(thing, "0") for thing in things(person.world)}
    await sat(person, "experience", ratings, finish=False)
    message = await opened(person, "experience")
    assert waiting(person, message)[1] == "want_to_use"
    return message


def menu(person: Person, message: Any) -> dict[str, Any]:
    """The menu to pick from."""
    parts = walk(person.components(message))
    return next(part for part in parts if str(part.get("custom_id")).startswith("assess/pick:"))


def options(person: Person, message: Any) -> list[str]:
    return [option["value"] for option in menu(person, message)["options"]]


async def picked(person: Person, message: Any, *values: str) -> Any:
    """Choose in the menu, as Discord lets a member choose."""
    custom_id = menu(person, message)["custom_id"]
    return (await person.hand.select(message, list(values), custom_id=custom_id)).response


async def forged(person: Person, message: Any, values: list[str]) -> InteractionResult:
    """Choose in the menu what it does not offer."""
    data = {"custom_id": menu(person, message)["custom_id"], "component_type": MENU, "values": values}
    answer = person.emit(COMPONENT, data, message)
    await person.world.env.settle()
    return answer


async def rerated(person: Person, message: Any, thing: str, value: str) -> Any:
    """Rate one thing again, from the list of answers."""
    sitting = (await person.world.store.history(person.id))[-1].id
    change = f"assess/change:{sitting}:0:{thing}"
    route = f"assess/answer:{sitting}:{thing}:{value}" if value else "assess/skip"
    return await press_all(person, message, ["assess/review", change, route])


async def pick_again(person: Person, message: Any) -> Any:
    sitting = (await person.world.store.history(person.id))[-1].id
    return await press_all(person, message, ["assess/review", f"assess/change:{sitting}:0:want_to_use"])


async def kept(person: Person) -> str | None:
    return next(value for _, question, value in await answers_of(person) if question == "want_to_use")


@EITHER
async def test_what_was_done_at_least_once_is_offered_and_nothing_else(
    world: World, by_message: bool
) -> None:
    person, every = where(world, by_message), things(world)
    done = {every[7]: "1", every[2]: "3", every[19]: "2", every[4]: None}
    message = await rated(person, done)
    assert options(person, message) == [every[2], every[7], every[19]]
    assert menu(person, message)["max_values"] == 3
    assert menu(person, message).get("min_values", 1) == 1
    assert chosen(person, message) == []


@pytest.mark.parametrize("rating", ["0", None])
async def test_where_nothing_was_done_everything_is_offered(world: World, rating: str | None) -> None:
    message = await rated(world.ada, dict.fromkeys(things(world), rating))
    assert options(world.ada, message) == list(things(world))
    assert menu(world.ada, message)["max_values"] == MOST
    await picked(world.ada, message, things(world)[3])
    assert await kept(world.ada) == things(world)[3]


@EITHER
async def test_up_to_five_are_kept_shown_again_and_changed(world: World, by_message: bool) -> None:
    person, every = where(world, by_message), things(world)
    message = await rated(person, dict.fromkeys(every[:9], "2"))
    assert menu(person, message)["max_values"] == MOST
    message = await picked(person, message, *every[2:7])
    assert "assess/finish" in verbs(person, message)
    again = await pick_again(person, message)
    assert chosen(person, again) == list(every[2:7])
    message = await picked(person, again, every[8], every[0])
    assert chosen(person, await pick_again(person, message)) == [every[0], every[8]]
    message = await press_all(person, await opened(person, "experience"), ["assess/finish"])
    text, say = person.text(message).casefold(), say_of(world)
    for thing in (every[0], every[8]):
        assert say(f"questions.{thing}.short").casefold() in text


async def test_more_than_five_are_cut_to_five(world: World) -> None:
    """A window of another time may let more be chosen."""
    person, every = world.ada, things(world)
    message = await rated(person, dict.fromkeys(every, "3"))
    await forged(person, message, list(every[:8]))
    assert ((await kept(person)) or "").split(PICKED) == list(every[:MOST])
    assert "assess/finish" in verbs(person, message)


@pytest.mark.parametrize("values", [[], ["nothing"], ["hours"], ["want_to_use"], ["done_repair", "gone"]])
async def test_what_was_never_on_offer_is_no_pick(world: World, values: list[str]) -> None:
    person = world.ada
    message = await rated(person, {"done_repair": "2"})
    before = await world.store.export(person.id)
    answer = await forged(person, message, values)
    assert answer.acknowledged
    assert await world.store.export(person.id) == before
    assert waiting(person, message)[1] == "want_to_use"


@EITHER
async def test_a_pick_may_be_skipped_and_made_later(world: World, by_message: bool) -> None:
    person, every = where(world, by_message), things(world)
    message = await press_all(person, await rated(person, dict.fromkeys(every, "1")), ["assess/skip"])
    assert "assess/finish" in verbs(person, message)
    assert await kept(person) is None
    again = await pick_again(person, message)
    assert chosen(person, again) == []
    message = await picked(person, again, every[1])
    assert await kept(person) == every[1]
    sitting = (await world.store.history(person.id))[-1].id
    again = await pick_again(person, message)
    message = await press_all(person, again, [f"assess/skip:{sitting}"])
    assert await kept(person) is None
    assert "assess/review" in verbs(person, await press_all(person, message, ["assess/finish"]))


@pytest.mark.parametrize("value", ["0", ""])
async def test_what_is_rated_anew_as_not_done_leaves_the_pick_and_comes_back_with_it(
    world: World, value: str
) -> None:
    person, every = world.ada, things(world)
    message = await rated(person, dict.fromkeys(every[:6], "2"))
    message = await picked(person, message, *every[:3])
    message = await rerated(person, message, every[1], value)
    assert "assess/finish" in verbs(person, message)
    again = await pick_again(person, message)
    assert chosen(person, again) == [every[0], every[2]]
    assert every[1] not in options(person, again)
    message = await rerated(person, message, every[1], "1")
    assert chosen(person, await pick_again(person, message)) == list(every[:3])


async def test_the_result_leaves_out_what_is_rated_anew_as_not_done(world: World) -> None:
    person, every, say = world.ada, things(world), say_of(world)
    message = await picked(person, await rated(person, dict.fromkeys(every[:6], "1")), every[0], every[1])
    message = await rerated(person, message, every[0], "0")
    text = person.text(await press_all(person, message, ["assess/finish"])).casefold()
    assert say(f"questions.{every[0]}.short").casefold() not in text
    assert say(f"questions.{every[1]}.short").casefold() in text


@EITHER
async def test_a_pick_of_which_nothing_is_left_is_asked_again(world: World, by_message: bool) -> None:
    person, every = where(world, by_message), things(world)
    message = await picked(person, await rated(person, dict.fromkeys(every[:6], "2")), every[0])
    message = await rerated(person, message, every[0], "0")
    assert waiting(person, message)[1] == "want_to_use"
    assert options(person, message) == list(every[1:6])
    assert "assess/finish" in verbs(person, await picked(person, message, every[5]))


async def test_a_pick_in_an_old_window_keeps_only_what_is_done_still(world: World) -> None:
    old, person, every = (
        await rated(world.ada, dict.fromkeys(things(world)[:6], "2")),
        world.ada,
        things(world),
    )
    await rerated(person.by_message, await opened(person.by_message, "experience"), every[0], "0")
    message = await picked(person, old, every[0], every[1])
    assert "assess/finish" in verbs(person, message)
    assert chosen(person, await pick_again(person, message)) == [every[1]]
