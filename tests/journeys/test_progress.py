"""A member sees what is finished and what is open, and goes on from there with one press."""

from __future__ import annotations

from conftest import World, sat, walk
from steps import (
    AT_WORK,
    EITHER,
    consenting,
    finished,
    in_work,
    leaning,
    opened,
    press_all,
    rated,
    say_of,
    verbs,
    waiting,
    where,
)

from bot.screens.parts import date


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
    _, result = await finished(world.ada, leaning(world))
    shown = (await world.ada.slash("progress")).response
    assert "assess/resume" not in verbs(world.ada, shown)
    again = await press_all(world.ada, shown, ["assess/chapter:work"])
    assert world.ada.text(again) == world.ada.text(result)
    assert world.ada.routes(again) == world.ada.routes(result)


async def test_a_part_that_is_not_begun_says_what_it_is_about(world: World) -> None:
    await sat(world.ada, "situation", AT_WORK)
    for chapter in list(world.library.assessment.by_id)[1:]:
        shown = (await world.ada.slash("progress")).response
        about = await press_all(world.ada, shown, [f"assess/chapter:{chapter}"])
        assert f"assess/begin:{chapter}" in world.ada.routes(about)
    assert len(await world.store.history(world.ada.id)) == 1


@EITHER
async def test_the_next_part_begins_with_one_press(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    await sat(person, "situation", AT_WORK)
    question = await press_all(person, (await person.slash("progress")).response, ["assess/begin"])
    begun = (await world.store.history(person.id))[-1]
    following = world.library.assessment.chapters[1]
    assert begun.chapter == following.id
    assert waiting(person, question) == (begun.id, following.questions[0].id)


async def test_a_part_that_builds_on_another_leads_to_that_one_first(world: World) -> None:
    about = await opened(world.sam, "work")
    assert "assess/begin:situation" in world.sam.routes(about)
    assert "assess/begin:work" not in world.sam.routes(about)
    sitting = await sat(world.ada, "situation", {"work_now": "job"}, finish=False)
    shown = (await world.ada.slash("progress")).response
    question = await press_all(world.ada, shown, ["assess/chapter:work"])
    assert waiting(world.ada, question) == (sitting, "comes_first")


async def test_each_part_shows_how_far_it_is(world: World) -> None:
    say = say_of(world)
    await in_work(world.ada, count=13)
    history = await world.store.history(world.ada.id)
    text = world.ada.text((await world.ada.slash("progress")).response)
    assert say("progress.finished", day=f"<t:{history[0].finished_at}:D>") in text
    day = f"<t:{history[1].begun_at}:D>"
    assert say("progress.open", answered=13, of=len(rated(world)), day=day) in text


async def test_the_newest_finished_time_is_dated_and_every_earlier_one_is_listed_with_its_day(
    world: World,
) -> None:
    times: list[tuple[str, int]] = []
    for _ in range(7):
        sitting = await sat(world.ada, "situation", AT_WORK)
        times.insert(0, (sitting, int(world.env.now().timestamp())))
        world.env.backend.advance_clock(86400)
    shown, say = (await world.ada.slash("progress")).response, say_of(world)
    text = world.ada.text(shown)
    assert [f"<t:{day}:D>" in text for _, day in times] == [True] + [False] * 6
    assert say("progress.before", more=6) in text
    listed = await press_all(world.ada, shown, ["progress/earlier"])
    options = [o for part in walk(world.ada.components(listed)) for o in part.get("options", [])]
    assert [option["value"] for option in options] == [sitting for sitting, _ in times]
    assert all(date(day) in option["label"] for option, (_, day) in zip(options, times, strict=True))


async def test_progress_is_the_members_own(world: World) -> None:
    await in_work(world.ada, count=2)
    shown = (await world.sam.slash("progress")).response
    assert {"assess/resume", "assess/chapter", "progress/earlier"} & verbs(world.sam, shown) == set()
    assert "assess/open" in verbs(world.sam, shown)
    assert "assess/agree" in verbs(world.sam, await consenting(world.sam))
