"""Every earlier result is there: it opens as it stood then, and can be erased by itself."""

from __future__ import annotations

from typing import Any

from conftest import Person, World, sat
from portraits import alts, given, options, tell_all
from steps import AT_WORK, EITHER, NO_WORK, is_refused, opened, press_all, say_of, verbs, where

from bot.screens import parts

DAY = 86400
BUTTON = 2


def pass_days(world: World, days: int) -> None:
    world.env.backend.advance_clock(days * DAY)


async def earlier(person: Person, page: int = 0) -> Any:
    """A page of the list of earlier results."""
    routes = ["progress/earlier:0", *(f"progress/earlier:{number + 1}" for number in range(page))]
    return await press_all(person, (await person.slash("progress")).response, routes)


async def listed(person: Person) -> list[str]:
    return options(person, await earlier(person), "progress/sitting")


async def three(person: Person) -> list[str]:
    """Readiness finished three times, at its lowest, in between and at its highest; the sittings."""
    await sat(person, "situation", AT_WORK)
    made = []
    for place in (0, 2, 4):
        pass_days(person.world, 31)
        made.append(await sat(person, "readiness", given(person.world, "readiness", place)))
    return made


async def test_every_part_opens_as_it_stood_then(world: World) -> None:
    person, say, then = world.ada, say_of(world), dict[str, str]()
    first = await tell_all(person, 0)
    for chapter in first:
        then[chapter] = person.text(await opened(person, chapter))
    day = parts.day((await world.store.history(person.id))[0].finished_at or 0)
    pass_days(world, 40)
    await tell_all(person, -1)
    await sat(person, "situation", NO_WORK)
    await sat(person, "passions", {"good_at": "something new"})
    for chapter, sitting in first.items():
        past = await press_all(person, await earlier(person), [f"progress/sitting:0:{sitting}"])
        assert person.text(past) == f"{say('result.past', day=day)}\n{then[chapter]}"
        assert person.text(await opened(person, chapter)) != then[chapter]


async def test_thirty_results_are_listed_newest_first_and_open_as_they_stood(world: World) -> None:
    person, then = world.ada, dict[str, str]()
    await sat(person, "situation", AT_WORK)
    for number in range(29):
        pass_days(world, 31)
        sitting = await sat(person, "readiness", given(world, "readiness", number % 5))
        then[sitting] = person.text(await opened(person, "readiness"))
    pages = [options(person, await earlier(person, page), "progress/sitting") for page in (0, 1)]
    situation = (await world.store.history(person.id))[0].id
    assert [len(page) for page in pages] == [25, 5]
    assert pages[0] + pages[1] == [*reversed(then), situation]
    for page, sitting in ((0, pages[0][0]), (0, pages[0][7]), (1, pages[1][0]), (1, pages[1][3])):
        listed = await earlier(person, page)
        past = person.text(await press_all(person, listed, [f"progress/sitting:{page}:{sitting}"]))
        assert past.endswith(f"\n{then[sitting]}")
    kept = await world.store.export(person.id)
    assert kept is not None
    assert len(kept["sittings"]) == 30


@EITHER
async def test_one_result_is_erased_after_one_confirmation_and_the_others_stay(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    old, middle, new = await three(person)
    now = person.text(await opened(person, "readiness"))
    past = await press_all(person, await earlier(person), [f"progress/sitting:0:{middle}"])
    asked = await press_all(person, past, [f"progress/erase:{middle}"])
    assert len(await listed(person)) == 4
    kept = await press_all(person, asked, ["progress/earlier", f"progress/sitting:0:{middle}"])
    left = await press_all(person, kept, [f"progress/erase:{middle}", f"progress/erase_now:{middle}"])
    assert left.id == past.id
    assert options(person, left, "progress/sitting")[:2] == [new, old]
    export = await world.store.export(person.id)
    assert export is not None
    assert {row["id"] for row in export["sittings"]} >= {old, new}
    assert middle not in {row["id"] for row in export["sittings"]}
    assert {row["sitting"] for row in export["answers"]} == {row["id"] for row in export["sittings"]}
    assert person.text(await opened(person, "readiness")).split("```")[1] == now.split("```")[1]


@EITHER
async def test_after_the_newest_is_erased_the_one_before_counts(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    await sat(person, "situation", AT_WORK)
    await sat(person, "readiness", given(world, "readiness", 1))
    then = person.text(await opened(person, "readiness"))
    portrait = alts(person, (await person.slash("profile")).response)
    pass_days(world, 31)
    newest = await sat(person, "readiness", given(world, "readiness", 3))
    assert person.text(await opened(person, "readiness")) != then
    past = await press_all(person, await earlier(person), [f"progress/sitting:0:{newest}"])
    await press_all(person, past, ["progress/erase:", "progress/erase_now"])
    assert person.text(await opened(person, "readiness")) == then
    (before,), (after,) = portrait, alts(person, (await person.slash("profile")).response)
    assert before.partition("\n")[2] == after.partition("\n")[2]


async def test_after_the_last_is_erased_the_part_is_not_begun(world: World) -> None:
    person = world.ada
    await tell_all(person, chapters=("situation", "readiness"))
    for _ in range(2):
        (newest, *_) = await listed(person)
        past = await press_all(person, await earlier(person), [f"progress/sitting:0:{newest}"])
        left = await press_all(person, past, ["progress/erase:", "progress/erase_now"])
    assert options(person, left, "progress/sitting") == []
    assert await world.store.history(person.id) == ()
    assert "assess/begin:situation" in person.routes(await opened(person))


async def test_nobody_else_opens_or_erases_a_result(world: World) -> None:
    sitting, *_ = await three(world.ada)
    await sat(world.sam, "situation", AT_WORK)
    before = await world.store.export(world.ada.id)
    for route in (
        f"progress/sitting:0:{sitting}",
        f"progress/erase:{sitting}",
        f"progress/erase_now:{sitting}",
    ):
        message = world.sam.wear((await world.sam.slash("progress")).response, route)
        assert is_refused(world.sam, await world.sam.press(message, route), "refusal.not_yours")
    assert await world.store.export(world.ada.id) == before


async def test_erasing_twice_at_once_erases_one(world: World) -> None:
    old, middle, new = await three(world.ada)
    route = f"progress/erase_now:{middle}"
    message = world.ada.wear(await earlier(world.ada), route)
    data = {"custom_id": route, "component_type": BUTTON}
    results = [world.ada.emit(3, data, message) for _ in range(2)]
    await world.env.settle()
    assert all(result.acknowledged for result in results)
    assert (await listed(world.ada))[:2] == [new, old]


async def test_what_is_under_way_is_not_erased_as_a_result(world: World) -> None:
    person = world.ada
    await sat(person, "situation", AT_WORK)
    sitting = await sat(person, "readiness", {"ready_picture": "2"}, finish=False)
    assert sitting not in await listed(person)
    route = f"progress/erase_now:{sitting}"
    await press_all(person, person.wear(await earlier(person), route), [route])
    assert [s.id for s in await world.store.history(person.id)][-1] == sitting
    shown = person.wear(await earlier(person), f"progress/sitting:0:{sitting}")
    assert "assess/skip" in verbs(person, await press_all(person, shown, ["progress/sitting"]))


@EITHER
async def test_a_list_of_old_and_a_page_that_is_gone_still_open(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    old, *_ = await three(person)
    message = await earlier(person)
    for _ in range(6):
        pass_days(world, 30)
        await world.env.advance_time(0)
    await world.restart()
    past = await press_all(person, message, [f"progress/sitting:0:{old}"])
    assert f"progress/erase:{old}" in person.routes(past)
    for page in ("9", "99999", "-1", "x", "\N{SUPERSCRIPT TWO}"):
        worn = person.wear(past, f"progress/earlier:{page}")
        past = await press_all(person, worn, ["progress/earlier"])
        assert len(options(person, past, "progress/sitting")) == 4
