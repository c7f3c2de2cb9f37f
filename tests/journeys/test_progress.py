"""A member sees what is finished and what is open, and goes on from there with one press."""

from __future__ import annotations

import pytest
from conftest import Person, World, sat
from steps import (
    AT_WORK,
    finished,
    in_work,
    leaning,
    opened,
    press_all,
    rated,
    say_of,
    verbs,
    waiting,
)

EITHER = pytest.mark.parametrize("by_message", [False, True])


def where(world: World, by_message: bool) -> Person:
    return world.ada.by_message if by_message else world.ada


@EITHER
async def test_a_part_that_is_open_goes_on_with_its_waiting_question(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    asked = waiting(person, await in_work(person, count=13))
    shown = (await person.slash("progress")).response
    assert shown.ephemeral is not by_message
    for route in (f"assess/resume:{asked[0]}", "assess/chapter:work"):
        question = await press_all(person, (await person.slash("progress")).response, [route])
        assert waiting(person, question) == asked
    assert asked[1] == list(rated(world))[13]


async def test_a_part_that_is_finished_shows_its_result(world: World) -> None:
    sitting, result = await finished(world.ada, leaning(world))
    text = world.ada.text(result)
    for route in (f"result/show:{sitting}", "assess/chapter:work"):
        shown = (await world.ada.slash("progress")).response
        assert "assess/resume" not in verbs(world.ada, shown)
        assert world.ada.text(await press_all(world.ada, shown, [route])) == text


async def test_a_part_that_is_not_begun_says_what_it_is_about(world: World) -> None:
    await sat(world.ada, "situation", AT_WORK)
    for route in ("assess/intro:work", "assess/chapter:work"):
        shown = await press_all(world.ada, (await world.ada.slash("progress")).response, [route])
        assert "assess/begin:work" in world.ada.routes(shown)
    assert len(await world.store.history(world.ada.id)) == 1


async def test_a_part_that_builds_on_another_leads_to_that_one_first(world: World) -> None:
    sitting = await sat(world.ada, "situation", {"work_now": "job"}, finish=False)
    shown = await press_all(world.ada, (await world.ada.slash("progress")).response, ["assess/chapter:work"])
    assert "assess/begin:work" not in world.ada.routes(shown)
    question = await press_all(world.ada, shown, ["assess/begin:situation"])
    assert waiting(world.ada, question) == (sitting, "comes_first")


async def test_each_part_shows_how_far_it_is(world: World) -> None:
    say = say_of(world)
    await in_work(world.ada, count=13)
    history = await world.store.history(world.ada.id)
    text = world.ada.text((await world.ada.slash("progress")).response)
    assert say("progress.finished", day=f"<t:{history[0].finished_at}:D>") in text
    day = f"<t:{history[1].begun_at}:D>"
    assert say("progress.open", answered=13, of=len(rated(world)), day=day) in text


async def test_every_finished_time_is_dated_the_last_five_by_day(world: World) -> None:
    days = []
    for _ in range(7):
        await sat(world.ada, "situation", AT_WORK)
        days.append(int(world.env.now().timestamp()))
        world.env.backend.advance_clock(86400)
    text = world.ada.text((await world.ada.slash("progress")).response)
    assert [f"<t:{day}:D>" in text for day in days] == [False, False, True, True, True, True, True]
    assert say_of(world)("progress.earlier", more=2) in text


async def test_progress_is_the_members_own(world: World) -> None:
    await in_work(world.ada, count=2)
    shown = (await world.sam.slash("progress")).response
    assert {"assess/resume", "result/show"} & verbs(world.sam, shown) == set()
    assert "assess/open" in verbs(world.sam, shown)
    assert "assess/agree" in verbs(world.sam, await opened(world.sam))
