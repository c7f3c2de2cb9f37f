"""The steps a member has: listed, changed, let go and taken up again, erased; nobody else reaches them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from conftest import Person, World
from stepping import (
    ACTION,
    MILESTONE,
    at,
    drafts,
    field,
    filled_up,
    kept,
    local,
    made,
    now,
    only,
    planned,
    ready,
    steps,
)
from steps import EITHER, is_refused, press_all, say_of, verbs, where

from bot.followup import CHECKIN
from bot.guidance.steps import LET_GO

ONE = ("when", "date", "guard", "word", "aloud", "said", "open", "past", "let_go", "again", "erase", "more")


async def opened(person: Person, **fields: str) -> Any:
    """A step for tomorrow at ten, open before someone."""
    await ready(person)
    await made(person, **{"when": "tomorrow 10:00", **fields})
    return (await at(person, f"step/open:{(await only(person)).id}")).response


@EITHER
async def test_the_words_may_change_and_it_is_to_be_said_anew(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    shown = await opened(person, where="at home", minutes="5")
    mine = await only(person)
    await at(person, f"step/said:{mine.id}")
    form = await person.press(shown, f"step/word:{mine.id}")
    assert (field(form, "action")["value"], field(form, "where")["value"]) == (ACTION, "at home")
    changed = (await person.submit(form, action="write to Maria", minutes="10", where="")).response
    after = await only(person)
    assert (after.action, after.minutes, after.place, after.said_at) == ("write to Maria", 10, "", None)
    assert after.due_at == mine.due_at
    assert f"step/aloud:{mine.id}" in person.routes(changed)


async def test_what_gets_in_the_way_is_shown_in_its_form_and_empty_takes_it_away(world: World) -> None:
    person = world.ada
    shown = await opened(person)
    for words in ("the bus is late", ""):
        form = await person.press(shown, "step/guard")
        shown = (await person.submit(form, obstacle=words, fallback=words)).response
        assert ((await only(person)).obstacle, (await only(person)).fallback) == (words, words)
        again = await at(person, f"step/guard:{(await only(person)).id}")
        assert field(again, "obstacle").get("value", "") == words


async def test_a_step_moves_to_a_milestone_of_another_path_and_back(world: World) -> None:
    person = world.ada
    await ready(person)
    await planned(person)
    shown = await opened(person)
    step = (await only(person)).id
    shown = await press_all(person, shown, [f"step/more:{step}", f"step/place:{step}:b.{MILESTONE}"])
    assert "Talk to two bakers" in person.text(shown)
    assert ((await only(person)).path, (await only(person)).milestone) == ("b", MILESTONE)
    await press_all(person, shown, [f"step/more:{step}", f"step/place:{step}:z."])
    assert ((await only(person)).path, (await only(person)).milestone) == ("z", None)
    await at(person, f"step/place:{step}:a.{MILESTONE}")  # chosen before the milestone was moved
    assert ((await only(person)).path, (await only(person)).milestone) == ("b", MILESTONE)
    for wrong in ("b.ffffffff", "x.", "", "b"):
        old = await at(person, f"step/place:{step}:{wrong}")
        assert wrong == "b" or is_refused(person, old, "refusal.plan_gone")


async def test_what_is_let_go_can_be_taken_up_again_with_another_day(world: World) -> None:
    person = world.ada
    shown = await opened(person)
    mine = await only(person)
    for _ in range(2):  # also when it is pressed twice
        gone = (await at(person, f"step/let_go:{mine.id}")).response
        assert (await only(person)).ended == LET_GO
    assert not {"step/word", "step/let_go"} & verbs(person, gone)
    again = await press_all(person, gone, [f"step/again:{mine.id}"])
    assert (await only(person)).ended is None
    assert "step/word" in verbs(person, again)
    await press_all(person, again, [f"step/more:{mine.id}", f"step/let_go:{mine.id}"])
    assert "step/again" in verbs(person, (await at(person, f"step/more:{mine.id}")).response)
    world.env.backend.advance_clock(3 * 86400)
    asked = (await at(person, f"step/again:{mine.id}")).response
    await press_all(person, asked, [f"step/on:{mine.id}:tomorrow"])
    after = await only(person)
    assert local(world, after.due_at).date() == now(world).date() + timedelta(1)
    assert local(world, after.due_at).hour == local(world, mine.due_at).hour
    assert shown


async def test_there_is_no_room_to_take_one_up_while_twenty_are_open(world: World) -> None:
    await opened(world.ada)
    mine = await only(world.ada)
    await at(world.ada, f"step/let_go:{mine.id}")
    await filled_up(world.ada)
    for route in (f"step/again:{mine.id}", f"step/on:{mine.id}:tomorrow:"):
        answer = (await at(world.ada, route)).response
        assert "step/list" in verbs(world.ada, answer)
    (after,) = [each for each in await steps(world.ada) if each.id == mine.id]
    assert after.ended == LET_GO


@EITHER
async def test_erasing_asks_once_and_leaves_nothing(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    shown = await opened(person)
    mine = await only(person)
    await world.store.check_in(person.id, mine.id, mine.due_at or 0, "part")
    asked = await press_all(person, shown, [f"step/more:{mine.id}", f"step/erase:{mine.id}"])
    shown = await press_all(person, asked, [f"step/open:{mine.id}"])
    assert await only(person) == mine
    asked = await press_all(person, shown, [f"step/more:{mine.id}", f"step/erase:{mine.id}"])
    listed = await press_all(person, asked, [f"step/erase_now:{mine.id}"])
    assert say_of(world)("step.nothing") in person.text(listed)
    assert (await steps(person), await world.store.check_ins(person.id)) == ((), ())
    for verb in ONE:
        old = await at(person, f"step/{verb}:{mine.id}")
        assert is_refused(person, old, "refusal.step_gone")
    again = (await at(person, f"step/erase_now:{mine.id}")).response
    assert "step/new" in verbs(person, again)


async def test_nobody_reaches_the_steps_of_another(world: World) -> None:
    await opened(world.ada)
    await ready(world.sam)
    mine = await only(world.ada)
    more = (f"step/on:{mine.id}:tomorrow:", f"step/hour:{mine.id}:noon", f"step/place:{mine.id}:z.")
    for route in (*(f"step/{verb}:{mine.id}" for verb in ONE), *more):
        assert is_refused(world.sam, await at(world.sam, route), "refusal.step_gone")
    await at(world.sam, f"step/erase_now:{mine.id}")
    assert await only(world.ada) == mine
    assert await steps(world.sam) == ()


async def test_presses_that_were_never_offered_are_refused(world: World) -> None:
    await opened(world.ada)
    mine = await only(world.ada)
    for route in (
        f"step/on:{mine.id}:never:0900",
        f"step/hour:{mine.id}:night",
        "step/new:x:",
        "step/write:ab:",
        f"step/idea:{mine.id}:x:y",
        "step/open",
        f"step/open:{mine.id}:x",
    ):
        assert is_refused(world.ada, await at(world.ada, route), "refusal.old_press"), route
    for hour in ("9", "2500", "x", ""):
        await at(world.ada, f"step/on:{mine.id}:tomorrow:{hour}")
        assert local(world, (await only(world.ada)).due_at).hour == 9
    assert await only(world.ada)


async def test_after_the_first_step_was_said_asking_how_it_went_is_offered_once(world: World) -> None:
    person = world.ada
    shown = await opened(person)
    mine = await only(person)
    assert "rhythm/days:checkin" not in person.routes(shown)
    said = (await at(person, f"step/said:{mine.id}")).response
    assert "rhythm/days:checkin" in person.routes(said)
    assert await world.store.schedule(person.id, CHECKIN, 1, 9, world.library.consent)
    assert "rhythm/days:checkin" not in person.routes((await at(person, f"step/open:{mine.id}")).response)
    await world.store.cancel(person.id, CHECKIN)
    await made(person, action="another")
    assert "rhythm/days:checkin" not in person.routes((await at(person, f"step/open:{mine.id}")).response)


async def test_when_its_time_has_come_the_step_asks_how_it_went(world: World) -> None:
    shown = await opened(world.ada)
    mine = await only(world.ada)
    assert f"checkin/say:{mine.id}:{mine.due_at}:not_yet" not in world.ada.routes(shown)
    world.env.backend.advance_clock(3 * 86400)
    shown = (await at(world.ada, f"step/open:{mine.id}")).response
    asked = [r for r in world.ada.routes(shown) if r.startswith(f"checkin/say:{mine.id}:{mine.due_at}:")]
    assert [route.rpartition(":")[2] for route in asked] == ["done", "part", "not_yet"]
    await world.store.check_in(world.ada.id, mine.id, mine.due_at or 0, "part")
    await world.store.learn_from_step(world.ada.id, mine.id, mine.due_at or 0, "mornings *suit* me")
    shown = (await at(world.ada, f"step/open:{mine.id}")).response
    assert "mornings \\*suit\\* me" in world.ada.text(shown)


async def test_steps_are_listed_and_those_that_ended_come_in_pages(world: World) -> None:
    person = world.ada
    empty = (await at(person, "step/list")).response
    assert say_of(world)("step.nothing") in person.text(empty)
    await ready(person)
    for number in range(12):
        await world.store.end_step(person.id, await kept(person, f"ended {number}"), "done")
        world.env.backend.advance_clock(1)
    await made(person, action="still open", when="tomorrow")
    listed = (await at(person, "step/list")).response
    ids = [each.id for each in await steps(person)]
    assert drafts(person, listed) == [ids[-1], *ids[-2:-12:-1]]
    older = await press_all(person, listed, ["step/page:1"])
    assert drafts(person, older) == [ids[1], ids[0]]
    past = await press_all(person, older, [f"step/past:{ids[0]}"])
    assert {"step/new", "step/again"} <= verbs(person, past)
    for wrong in ("99", "-1", "x", "\N{SUPERSCRIPT TWO}"):
        assert drafts(person, (await at(person, f"step/page:{wrong}")).response)
