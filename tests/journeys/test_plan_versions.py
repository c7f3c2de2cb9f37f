"""Earlier versions of a plan are read, brought back and erased; a plan may begin anew."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from conftest import Person, World
from plans import DAY, WHOLE, agreed, at, given, kept, pass_time, shown, versions, wrote
from portraits import options
from steps import EITHER, is_refused, press_all, say_of, verbs, where

from bot.guidance.plan import Milestone, Plan
from bot.guidance.revision import add
from bot.when.calendar import noon

SECOND = replace(WHOLE, why="a second thought")


async def two(person: Person) -> Any:
    """Two versions, a day apart; returns the message that lists them."""
    await given(person)
    pass_time(person.world, DAY)
    await given(person, SECOND)
    return await press_all(person, await shown(person), ["plan/versions"])


@EITHER
async def test_a_change_after_a_rest_leaves_the_version_before_to_read(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    message = await two(person)
    assert options(person, message, "plan/version") == ["2", "1"]
    message = await press_all(person, message, ["plan/version:1"])
    text = person.text(message)
    assert WHOLE.why in text
    assert SECOND.why not in text
    assert all(each.text in text for _, each in WHOLE.all())
    message = await press_all(person, await at(person, "plan/versions:0"), ["plan/version:2"])
    assert SECOND.why in person.text(message)
    assert "plan/bring" not in verbs(person, message)


async def test_the_day_of_a_milestone_is_shown_as_discord_shows_days(world: World) -> None:
    await given(world.ada, add(WHOLE, "b.roles", Milestone("0123abcd", "an aim", "2027-03-01")))
    message = await at(world.ada, "plan/version:1")
    assert f"<t:{noon('2027-03-01', None)}:D>" in world.ada.text(message)


async def test_an_earlier_version_comes_back_once_and_none_is_lost(world: World) -> None:
    person = world.ada
    message = await press_all(person, await two(person), ["plan/version:1"])
    route = next(r for r in person.routes(message) if r.startswith("plan/bring"))
    for _ in range(2):
        message = await at(person, route)
        assert WHOLE.why in person.text(message)
    assert [each.plan.why for each in await versions(person)] == [WHOLE.why, SECOND.why, WHOLE.why]
    assert await kept(person) == WHOLE


async def test_one_version_is_erased_after_asking_once_and_the_others_stay(world: World) -> None:
    ada = world.ada
    message = await press_all(ada, await two(ada), ["plan/version:2", "plan/drop"])
    assert len(await versions(ada)) == 2
    assert "plan/version:2" in ada.routes(message)
    route = next(r for r in ada.routes(message) if r.startswith("plan/drop_now"))
    message = await press_all(ada, message, ["plan/drop_now"])
    assert options(ada, message, "plan/version") == ["1"]
    assert await kept(ada) == WHOLE
    pass_time(world, DAY)
    await given(ada, SECOND)  # is number 2 again, and not what the old window asked about
    message = await at(ada, route)
    assert options(ada, message, "plan/version") == ["2", "1"]
    export = await world.store.export(ada.id)
    assert export
    assert len(export["plans"]) == 2


async def test_a_new_beginning_keeps_what_was(world: World) -> None:
    person, say = world.ada.by_message, say_of(world)
    message = await press_all(person, await two(person), ["plan/afresh"])
    assert await kept(person) == SECOND
    route = next(r for r in person.routes(message) if r.startswith("plan/afresh_now"))
    for _ in range(2):
        message = await at(person, route)
        assert say("plan.intro.heading") in person.text(message)
    assert [each.plan for each in await versions(person)] == [Plan(), SECOND, WHOLE]
    message = await press_all(person, message, ["plan/versions", "plan/version:2", "plan/bring"])
    assert await kept(person) == SECOND
    message = await wrote(person, await at(person, "plan/part:why"), "plan/why_form", why="again")
    assert (await versions(person))[0].plan.why == "again"


async def test_without_a_plan_there_is_nothing_to_read_and_a_way_back(world: World) -> None:
    await agreed(world.ada)
    for route in (
        "plan/versions:0",
        "plan/versions:99999",
        "plan/versions:x",
        "plan/afresh",
        "plan/afresh_now:1:2",
    ):
        message = await at(world.ada, route)
        assert {"plan/open", "plan/go"} & verbs(world.ada, message)
    for route in ("plan/version:1", "plan/bring:1:2", "plan/drop:1:2"):
        old = world.ada.wear((await world.ada.slash("help")).response, route)
        assert is_refused(world.ada, await world.ada.press(old, route), "refusal.plan_gone")
    assert await versions(world.ada) == ()


async def test_anothers_versions_are_out_of_reach(world: World) -> None:
    message = await press_all(world.ada, await two(world.ada), ["plan/version:1"])
    routes = [r for r in world.ada.routes(message) if r.startswith(("plan/bring", "plan/drop"))]
    await agreed(world.sam)
    for route in routes:
        old = world.sam.wear((await world.sam.slash("help")).response, route)
        assert is_refused(world.sam, await world.sam.press(old, route), "refusal.plan_gone")
    await at(world.sam, routes[-1].replace("plan/drop", "plan/drop_now"))
    assert len(await versions(world.ada)) == 2
