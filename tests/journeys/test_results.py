"""A finished part gives a result, a retake is set beside it, and what is finished stays as it is."""

from __future__ import annotations

import pytest
from conftest import World, agreed, sat, take
from steps import (
    AT_WORK,
    EITHER,
    NO_WORK,
    Answers,
    answers_of,
    finished,
    is_refused,
    leaning,
    opened,
    press_all,
    rated,
    say_of,
    verbs,
    waiting,
    where,
)

from bot.guidance.assessment import standing
from bot.guidance.direction import direction
from bot.guidance.scoring import profile

OLD_PRESSES = (
    "assess/answer:{}:want_growth_job:4",
    "assess/skip:{}:want_growth_job",
    "assess/resume:{}",
    "assess/show:{}:want_growth_job",
    "assess/change:{}:0:want_growth_job",
    "assess/pause:{}",
    "assess/finish:{}",
    "assess/write:{}:want_growth_job",
    "result/show:{}",
)


@EITHER
async def test_the_first_part_gives_back_what_was_noted(world: World, by_message: bool) -> None:
    person, say = where(world, by_message), say_of(world)
    message = await take(person, await agreed(person), {"comes_first": "direction", "work_now": "own"})
    result = await press_all(person, message, ["assess/finish"])
    assert say("result.situation.direction") in person.text(result)
    assert say("questions.work_now.answers.own") in person.text(result)
    sitting = (await world.store.history(person.id))[0].id
    assert f"assess/review:{sitting}" in person.routes(result)


@EITHER
async def test_the_second_part_gives_a_direction_with_its_reasons_and_its_moves(
    world: World, by_message: bool
) -> None:
    person, say = where(world, by_message), say_of(world)
    sitting, result = await finished(person, leaning(world))
    shown, at = person.text(result), standing(world.library.assessment, await world.store.history(person.id))
    found = direction(profile(world.library.assessment, at.live))
    assert say(f"directions.{found.id}.title") in shown
    assert say(f"directions.{found.id}.move_1") in shown
    assert say("result.because") in shown
    assert say("questions.comes_first.answers.direction") in shown
    assert {f"assess/review:{sitting}", f"disagree/open:{sitting}"} <= set(person.routes(result))
    assert {"progress/open", "profile/open", "assess/open"} <= verbs(person, result)
    assert result.ephemeral is not by_message


@pytest.mark.parametrize(
    ("work", "situation", "missing"),
    [
        ({}, {}, {"situation", "want"}),
        ({}, AT_WORK, {"now", "want"}),
        ({"now_purpose_job": "3"}, AT_WORK, {"now", "want"}),
        ({"want_purpose_job": "3", "want_choice_career": None}, NO_WORK, {"want"}),
    ],
)
async def test_thin_answers_give_a_result_that_says_what_it_lacks(
    world: World, work: Answers, situation: Answers, missing: set[str]
) -> None:
    say = say_of(world)
    _, result = await finished(world.ada, dict.fromkeys(rated(world)) | work, situation)
    shown = world.ada.text(result)
    lacking = {part for part in ("situation", "now", "want") if say(f"result.missing.{part}") in shown}
    assert lacking == missing
    assert "disagree/open" in verbs(world.ada, result)


async def test_who_skips_everything_still_gets_a_direction(world: World) -> None:
    message = await agreed(world.ada)
    while "assess/skip" in verbs(world.ada, message):
        message = await press_all(world.ada, message, ["assess/skip"])
    await press_all(world.ada, message, ["assess/finish"])
    message = await press_all(world.ada, await opened(world.ada, "work"), ["assess/begin"])
    while "assess/skip" in verbs(world.ada, message):
        message = await press_all(world.ada, message, ["assess/skip"])
    result = await press_all(world.ada, message, ["assess/finish"])
    assert "disagree/open" in verbs(world.ada, result)


@EITHER
async def test_every_part_gives_a_result_even_where_everything_was_skipped(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    for chapter in world.library.assessment.chapters:
        sitting = await sat(person, chapter.id, dict.fromkeys(chapter.by_id))
        result = await opened(person, chapter.id)
        assert {f"assess/review:{sitting}", f"assess/intro:{chapter.id}"} <= set(person.routes(result))


@EITHER
async def test_a_retake_keeps_the_old_sitting_and_shows_both_numbers(world: World, by_message: bool) -> None:
    person, say = where(world, by_message), say_of(world)
    first, _ = await finished(person, rated(world, now="1", want="3") | {"want_growth_job": "4"})
    before = (await world.store.history(person.id))[-1]
    world.env.backend.advance_clock(30 * 86400)
    await sat(person, "work", rated(world, now="1", want="3") | {"want_growth_job": "0"})
    result = person.text(await opened(person, "work"))
    growth, side = say("learn.aspects.growth.title"), say("result.sides.job")
    change = say("result.change", aspect=growth, side=side, time=say("result.times.want"), before=4, after=0)
    assert change in result
    assert result.count(say("result.changes")) == 1
    old, new = (await world.store.history(person.id))[1:]
    assert (old, old.id) == (before, first)
    assert new.answers["want_growth_job"] == "0"


@EITHER
async def test_a_part_is_taken_again_from_its_result_and_asks_from_the_start(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    first, result = await finished(person, rated(world))
    again = next(r for r in person.routes(result) if r in ("assess/intro:work", "assess/begin:work"))
    message = await press_all(person, result, [again])
    if "assess/begin" in verbs(person, message):
        message = await press_all(person, message, ["assess/begin:work"])
    sitting, question = waiting(person, message)
    assert question == next(iter(rated(world)))
    assert sitting != first
    assert [s.finished_at is None for s in await world.store.history(person.id)] == [False, False, True]


@EITHER
async def test_a_retake_may_be_dropped_and_the_result_from_before_stands(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    first, result = await finished(person, leaning(world))
    text = person.text(result)
    sitting = await sat(person, "work", {"now_purpose_job": "4"}, finish=False)
    paused = await press_all(person, await opened(person, "work"), ["assess/pause"])
    stands = await press_all(person, paused, [f"assess/drop:{sitting}", "assess/chapter:work"])
    assert person.text(stands) == text
    assert [s.id for s in (await world.store.history(person.id))[1:]] == [first]


async def test_a_part_taken_for_the_first_time_offers_no_dropping(world: World) -> None:
    await sat(world.ada, "situation", AT_WORK, finish=False)
    paused = await press_all(world.ada, await opened(world.ada, "situation"), ["assess/pause"])
    assert "assess/drop" not in verbs(world.ada, paused)


async def test_a_retake_that_moves_nothing_says_so(world: World) -> None:
    await finished(world.ada, rated(world))
    await world.env.advance_time(1)
    await sat(world.ada, "work", rated(world))
    assert say_of(world)("result.unchanged") in world.ada.text(await opened(world.ada, "work"))


async def test_the_first_part_taken_again_shows_before_and_now(world: World) -> None:
    say = say_of(world)
    await sat(world.ada, "situation", AT_WORK)
    await world.env.advance_time(1)
    sitting = await sat(world.ada, "situation", {**AT_WORK, "hours": "many"})
    shown = world.ada.wear((await world.ada.slash("help")).response, f"result/show:{sitting}")
    text = world.ada.text((await world.ada.press(shown, "result/show")).response)
    assert say("questions.hours.answers.some") in text
    assert say("questions.hours.answers.many") in text


@EITHER
async def test_an_old_press_on_a_finished_part_shows_its_result_and_changes_nothing(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    sitting, result = await finished(person, rated(world))
    text, kept = person.text(result), await world.store.export(person.id)
    old = (await person.slash("help")).response
    for route in OLD_PRESSES[:: 3 if by_message else 1]:
        shown = await press_all(person, person.wear(old, route.format(sitting)), [route.format(sitting)])
        assert person.text(shown) == text
        assert {"assess/intro", "assess/begin"} & verbs(person, shown)
        assert await world.store.export(person.id) == kept


async def test_an_old_press_to_drop_a_finished_part_drops_nothing(world: World) -> None:
    sitting, result = await finished(world.ada, rated(world))
    kept, route = await world.store.export(world.ada.id), f"assess/drop:{sitting}"
    old = world.ada.wear((await world.ada.slash("help")).response, route)
    stands = await press_all(world.ada, old, [route, "assess/chapter:work"])
    assert world.ada.text(stands) == world.ada.text(result)
    assert await world.store.export(world.ada.id) == kept


@EITHER
async def test_an_earlier_result_is_shown_as_it_stood_then(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    first, result = await finished(person, leaning(world))
    stood, then = person.text(result), (await world.store.history(person.id))[-1].finished_at
    world.env.backend.advance_clock(86400)
    await sat(person, "work", rated(world, now="4", want="0"))
    ways = ["progress/earlier", f"progress/sitting:0:{first}"]
    earlier = await press_all(person, (await person.slash("progress")).response, ways)
    assert person.text(earlier) == say_of(world)("result.past", day=f"<t:{then}:D>") + "\n" + stood
    assert "disagree/open" not in verbs(person, earlier)
    assert {f"assess/review:{first}", f"progress/erase:{first}"} <= set(person.routes(earlier))
    again = person.wear((await person.slash("help")).response, f"result/show:{first}")
    assert person.text(await press_all(person, again, ["result/show"])) == person.text(earlier)


async def test_an_old_press_for_direct_messages_on_a_finished_part_shows_its_result(world: World) -> None:
    sitting, result = await finished(world.ada, rated(world))
    old = world.ada.wear((await world.ada.slash("help")).response, f"assess/message:{sitting}")
    await world.ada.press(old, "assess/message")
    there = world.ada.by_message.messages()
    shown = there[-1] if there else old
    assert world.ada.text(shown) == world.ada.text(result)


async def test_the_list_of_a_finished_part_offers_no_change_but_a_retake(world: World) -> None:
    sitting, result = await finished(world.ada, rated(world))
    listed = await press_all(world.ada, result, [f"assess/review:{sitting}"])
    assert "assess/change" not in verbs(world.ada, listed)
    assert f"result/show:{sitting}" in world.ada.routes(listed)
    assert {"assess/intro", "assess/begin"} & verbs(world.ada, listed)


async def test_a_value_that_was_never_offered_is_refused_even_on_a_finished_part(world: World) -> None:
    sitting, _ = await finished(world.ada, rated(world))
    before = await answers_of(world.ada)
    old = world.ada.wear((await world.ada.slash("help")).response, f"assess/answer:{sitting}:hours:9")
    assert is_refused(world.ada, await world.ada.press(old, "assess/answer"), "refusal.other_question")
    assert await answers_of(world.ada) == before
