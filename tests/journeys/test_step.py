"""A member makes a step: one small thing, its day and hour, what gets in the way, said once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import World
from stepping import (
    ACTION,
    BERLIN,
    MILESTONE,
    at,
    drafts,
    field,
    filled_up,
    go_to,
    local,
    made,
    now,
    only,
    planned,
    ready,
    steps,
)
from steps import EITHER, is_refused, press_all, say_of, verbs, where

from bot.guidance.steps import OPEN_MOST
from bot.screens import parts


@EITHER
async def test_the_whole_way_from_the_first_press_to_having_said_it(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    asked = (await at(person, "step/new:a:")).response
    place = (await person.press(asked, "assess/agree")).response
    form = await person.press(place, "zone/type")
    start = (await person.submit(form, place="Berlin")).response
    assert await steps(person) == ()
    form = await person.press(start, "step/write:a:")
    fields = {"action": ACTION, "minutes": "20", "when": "tomorrow at 18:30", "where": "at home"}
    kept = (await person.submit(form, **fields)).response
    assert kept.ephemeral is not by_message
    mine = await only(person)
    assert (mine.action, mine.minutes, mine.place, mine.path) == (ACTION, 20, "at home", "a")
    assert local(world, mine.due_at) == (now(world) + timedelta(1)).replace(hour=18, minute=30, second=0)
    assert f"<t:{mine.due_at}:F>" in person.text(kept)
    form = await person.press(kept, f"step/guard:{mine.id}")
    aloud = (await person.submit(form, obstacle="I am tired", fallback="write one line")).response
    for words in (ACTION, "at home", "I am tired", "write one line", f"<t:{mine.due_at}:F>"):
        assert words in person.text(aloud)
    assert {"step/list", "plan/open"} <= verbs(person, kept) & verbs(person, aloud)
    shown = await press_all(person, aloud, [f"step/said:{mine.id}"])
    assert (await only(person)).said_at
    assert {"step/word", "step/date", "step/guard", "step/more"} <= verbs(person, shown)


@pytest.mark.parametrize(
    ("when", "hour"),
    [
        ("", 9),
        ("whenever", 9),
        ("31.2.", 9),
        ("2020-03-05 15:00", 15),
        ("in 300 years", 9),
        ("next month", 9),
    ],
)
async def test_a_day_that_is_not_understood_loses_nothing_and_is_asked_for(
    world: World, when: str, hour: int
) -> None:
    person = world.ada
    await ready(person)
    asked = await made(person, when=when, where="on the bus")
    mine = await only(person)
    assert (mine.action, mine.place, mine.due_at) == (ACTION, "on the bus", None)
    assert parts.inline(when) in person.text(asked)
    again = await person.press(asked, f"step/when:{mine.id}")
    assert field(again, "when").get("value", "") == when
    await world.restart()
    await press_all(person, asked, [f"step/on:{mine.id}:tomorrow"])
    wanted = (now(world) + timedelta(1)).replace(hour=hour, minute=0, second=0)
    assert local(world, (await only(person)).due_at) == wanted


async def test_typing_it_again_is_as_good_as_the_first_time(world: World) -> None:
    person = world.ada
    await ready(person)
    asked = await made(person, when="*whenever*")
    mine = await only(person)
    for typed in ("still _whenever_", "25:00"):
        form = await person.press(asked, f"step/when:{mine.id}")
        asked = (await person.submit(form, when=typed)).response
        assert parts.inline(typed) in person.text(asked)
        assert (await only(person)).due_at is None
    form = await person.press(asked, f"step/when:{mine.id}")
    kept = (await person.submit(form, when="in two hours")).response
    assert local(world, (await only(person)).due_at) - now(world) <= timedelta(hours=2)
    assert "step/guard" in verbs(person, kept)


async def test_a_day_without_an_hour_gets_one_and_it_can_be_another(world: World) -> None:
    person = world.ada
    await ready(person)
    kept = await made(person, when="tomorrow")
    mine = await only(person)
    assert local(world, mine.due_at).hour == 9
    form = await person.press(kept, f"step/when:{mine.id}")
    assert field(form, "when")["value"] == f"{local(world, mine.due_at):%Y-%m-%d %H:%M}"
    for _ in range(2):  # also when it is pressed twice
        await at(person, f"step/hour:{mine.id}:evening")
        assert local(world, (await only(person)).due_at) == local(world, mine.due_at).replace(hour=18)
    await person.submit(form, when=field(form, "when")["value"].replace("09:00", "20:15"))
    assert local(world, (await only(person)).due_at) == local(world, mine.due_at).replace(hour=20, minute=15)


async def test_an_hour_alone_leaves_the_step_on_its_own_day_while_that_is_ahead(world: World) -> None:
    person = world.ada
    await ready(person)
    await made(person, when="in 3 days at 10:00")
    mine = await only(person)
    for typed in ("18:30", " at 6:30 pm. "):
        await person.submit(await at(person, f"step/when:{mine.id}"), when=typed)
        assert (await only(person)).due_at == (mine.due_at or 0) + 8 * 3600 + 1800
    await person.submit(await at(person, f"step/when:{mine.id}"), when="tomorrow 18:30")
    assert local(world, (await only(person)).due_at).date() == now(world).date() + timedelta(1)
    world.env.backend.advance_clock(5 * 86400)
    await person.submit(await at(person, f"step/when:{mine.id}"), when="18:30")
    assert now(world) < local(world, (await only(person)).due_at) <= now(world) + timedelta(1)


async def test_this_evening_is_not_offered_when_it_has_passed_and_an_old_press_asks_again(
    world: World,
) -> None:
    person = world.ada
    await ready(person)
    go_to(world, f"{now(world).date() + timedelta(1)} 18:01")
    asked = await made(person, when="")
    mine = await only(person)
    assert not [route for route in person.routes(asked) if ":evening:" in route]
    answer = (await at(person, f"step/on:{mine.id}:evening:")).response
    assert "step/on" in verbs(person, answer)
    assert (await only(person)).due_at is None


@pytest.mark.parametrize(
    ("zone", "today", "typed"),
    [
        (BERLIN, "2027-03-27 12:00", "tomorrow 18:30"),
        (BERLIN, "2027-10-30 12:00", "tomorrow 18:30"),
        ("America/New_York", "2027-03-13 12:00", "tomorrow 18:30"),
        ("Australia/Sydney", "2027-10-02 12:00", "tomorrow 18:30"),
        ("Asia/Kathmandu", "2027-03-27 12:00", "tomorrow 18:30"),
    ],
)
async def test_an_hour_is_that_hour_there_also_when_the_clocks_change(
    world: World, zone: str, today: str, typed: str
) -> None:
    await ready(world.ada, zone)
    go_to(world, today, zone)
    await made(world.ada, when=typed)
    due = local(world, (await only(world.ada)).due_at, zone)
    assert (due.date() - now(world, zone).date(), due.hour, due.minute) == (timedelta(1), 18, 30)


async def test_an_idea_opens_the_form_with_it_and_the_step_belongs_to_the_milestone(world: World) -> None:
    person = world.ada
    await ready(person)
    await planned(person)
    start = (await at(person, f"step/new:b:{MILESTONE}")).response
    assert "Talk to two bakers" in person.text(start)
    offered = drafts(person, start)
    assert 3 <= len(offered) <= 6
    form = await person.press(start, f"step/idea:b:{MILESTONE}:{offered[0]}")
    idea = field(form, "action")["value"]
    assert "Talk to two bakers" in idea
    await person.submit(form, action=idea, when="tomorrow 10:00")
    mine = await only(person)
    assert (mine.action, mine.path, mine.milestone) == (idea, "b", MILESTONE)


async def test_a_milestone_that_has_gone_leaves_a_step_of_its_own(world: World) -> None:
    await ready(world.ada)
    await made(world.ada, "z", "ffffffff", when="tomorrow 10:00")
    assert ((await only(world.ada)).path, (await only(world.ada)).milestone) == ("z", None)


@pytest.mark.parametrize("name", ["action", "when", "where"])
async def test_words_of_crisis_are_answered_with_care_and_nothing_is_kept(world: World, name: str) -> None:
    await ready(world.ada)
    phrase = say_of(world)("care.phrases").splitlines()[0][:60]
    answer = await made(world.ada, **{name: phrase})
    assert say_of(world)("care.line") in world.ada.text(answer)
    assert await steps(world.ada) == ()


async def test_twenty_open_steps_are_enough_and_what_was_typed_is_given_back(world: World) -> None:
    person = world.ada
    await ready(person)
    form = await at(person, "step/write:a:")
    await filled_up(person)
    answer = (await person.submit(form, action="one *more*", where="here")).response
    assert parts.quoted("one *more*") in person.text(answer)
    for route in ("step/new:a:", "step/write:b:"):
        answer = (await at(person, route)).response
        assert {"step/list", "plan/open"} <= verbs(person, answer)
    assert len(await steps(person)) == OPEN_MOST


async def test_a_form_that_comes_twice_makes_one_step_and_another_day_another(world: World) -> None:
    await ready(world.ada)
    for when in ("tomorrow 10:00", "tomorrow 10:00", "in 3 days at 10:00"):
        await made(world.ada, when=when)
    assert len(await steps(world.ada)) == 2


async def test_a_form_that_comes_after_all_was_erased_keeps_nothing_and_gives_the_words_back(
    world: World,
) -> None:
    person = world.ada
    await ready(person)
    await made(person, when="tomorrow 10:00")
    mine = await only(person)
    forms = {
        "made": (await at(person, "step/write:a:"), {"action": "too late"}),
        "guarded": (await at(person, f"step/guard:{mine.id}"), {"obstacle": "too late"}),
        "worded": (await at(person, f"step/word:{mine.id}"), {"action": "too late"}),
    }
    dated = await at(person, f"step/when:{mine.id}")
    await world.store.erase(person.id)
    for form, fields in forms.values():
        assert parts.quoted("too late") in person.text((await person.submit(form, **fields)).response)
    assert is_refused(person, await person.submit(dated, when="tomorrow"), "refusal.step_gone")
    assert await world.store.export(person.id) is None
    asked = (await at(person, "step/new:a:")).response
    assert "assess/agree" in verbs(person, asked)


async def test_nothing_but_blanks_is_no_step(world: World) -> None:
    await ready(world.ada)
    assert "step/write" in verbs(world.ada, await made(world.ada, action=" \u3000 "))
    assert await steps(world.ada) == ()
