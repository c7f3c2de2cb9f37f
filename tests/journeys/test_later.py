"""What becomes of a step after a check-in: once more, smaller, another day by a press or typed, let go."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from checkins import HOUR, checked, come, put, ready, step_of, twice
from conftest import World
from steps import EITHER, is_refused, old_press, press_all, say_of, verbs, where
from weekly import BERLIN, now, pass_to

from bot.guidance.steps import LET_GO, OPEN_MOST
from bot.when.calendar import DAY, WEEK, from_today, hour_of


def at(day: int, hour: int, zone: str, month: int = 3, year: int = 2027) -> int:
    return int(datetime(year, month, day, hour, tzinfo=ZoneInfo(zone)).timestamp())


@pytest.mark.parametrize(("zone", "month", "day"), [(BERLIN, 3, 27), ("Australia/Sydney", 4, 3)])
async def test_the_same_in_a_week_keeps_its_hour_over_a_change_of_clocks_and_comes_once(
    world: World, zone: str, month: int, day: int
) -> None:
    person = await ready(world.ada, zone)
    due = at(day, 18, zone, month)
    await pass_to(world, due + 60)
    step = await put(person, due)
    message = await press_all(person, await checked(person), [f"checkin/say:{step}:{due}:done"])
    shown = await twice(person, message, f"checkin/again:{step}")
    await old_press(person, f"checkin/again:{step}")
    first = await step_of(person, step)
    (copy,) = {*await world.store.steps(person.id)} - {first}
    assert copy.due_at is not None
    assert abs(copy.due_at - due - WEEK) == HOUR
    assert hour_of(copy.due_at, zone).hour == 18
    assert (first.due_at, first.ended, copy.ended, copy.action) == (due, "done", None, first.action)
    assert f"<t:{copy.due_at}:F>" in person.text(shown)


async def test_the_same_time_next_week_is_the_same_however_often_it_is_pressed(world: World) -> None:
    person = await ready(world.ada)
    step, due = await come(person), now(world) - HOUR
    message = await press_all(person, await checked(person), [f"checkin/say:{step}:{due}:part"])
    await twice(person, message, f"checkin/same:{step}:{due}")
    assert (await step_of(person, step)).due_at == due + WEEK
    await pass_to(world, due + 3 * WEEK - HOUR)
    await old_press(person, f"checkin/same:{step}:{due}")
    assert (await step_of(person, step)).due_at == due + 3 * WEEK


@pytest.mark.parametrize("days", [1, 3, 7])
async def test_another_day_by_a_press_keeps_the_hour_and_does_not_add_up(world: World, days: int) -> None:
    person = await ready(world.ada)
    due = now(world) - 2 * DAY - HOUR
    step = await put(person, due)
    message = await press_all(
        person, await checked(person), [f"checkin/say:{step}:{due}:not_yet", "checkin/later"]
    )
    await twice(person, message, f"checkin/move:{step}:{days}")
    assert (await step_of(person, step)).due_at == due + (2 + days) * DAY
    assert "checkin/say" not in verbs(person, await checked(person))


async def test_a_smaller_piece_is_prefilled_kept_and_given_a_day(world: World) -> None:
    person = await ready(world.ada)
    step, due = await come(person, minutes=20), now(world) - HOUR
    said = await press_all(person, await checked(person), [f"checkin/say:{step}:{due}:part"])
    form = await person.press(said, "checkin/smaller")
    assert "write to Sam" in str(form.modal)
    shown = (await person.submit(form, action="find the address", minutes="5")).response
    kept = await step_of(person, step)
    assert (kept.action, kept.minutes, kept.place) == ("find the address", 5, "at the kitchen table")
    await press_all(person, shown, [f"checkin/move:{step}:1"])
    assert (await step_of(person, step)).due_at == due + DAY


async def test_a_step_of_five_minutes_is_made_smaller_in_words_alone(world: World) -> None:
    person = await ready(world.ada)
    step, due = await come(person, minutes=5), now(world) - HOUR
    said = await press_all(person, await checked(person), [f"checkin/say:{step}:{due}:part"])
    await person.submit(await person.press(said, "checkin/smaller"), action="open the page")
    assert ((await step_of(person, step)).action, (await step_of(person, step)).minutes) == (
        "open the page",
        5,
    )


@EITHER
async def test_a_typed_date_is_kept_at_the_hour_that_was_said_or_the_step_has(
    world: World, by_message: bool
) -> None:
    person = await ready(where(world, by_message))
    step = await put(person, due := at(1, 7, BERLIN, 3, 2020))
    for typed, hour in (("in three days", 7), ("tomorrow 18:00", 18), ("tomorrow", 18), ("today", None)):
        later = (await old_press(person, f"checkin/later:{step}")).response
        shown = await person.submit(await person.press(later, "checkin/when"), when=typed)
        moved = (await step_of(person, step)).due_at
        assert moved is not None
        assert moved > max(due, now(world))
        assert hour is None or hour_of(moved, BERLIN).hour == hour
        assert f"<t:{moved}:F>" in person.text(shown.response)


async def test_an_hour_alone_keeps_the_day_of_a_step_that_is_ahead(world: World) -> None:
    person = await ready(world.ada)
    step = await put(person, due := at(1, 7, BERLIN))
    later = (await old_press(person, f"checkin/later:{step}")).response
    await person.submit(await person.press(later, "checkin/when"), when="18:00")
    assert (await step_of(person, step)).due_at == due + 11 * HOUR


async def test_a_second_press_for_the_same_again_shows_the_first_copy_even_if_it_has_ended(
    world: World,
) -> None:
    person = await ready(world.ada)
    step = await come(person)
    await old_press(person, f"checkin/again:{step}")
    (copy,) = [each.id for each in await world.store.steps(person.id) if each.id != step]
    await world.store.end_step(person.id, copy, LET_GO)
    shown = (await old_press(person, f"checkin/again:{step}")).response
    assert f"step/again:{copy}" in person.routes(shown)
    assert len(await world.store.steps(person.id)) == 2


async def test_a_date_that_is_none_is_asked_for_again_with_what_was_typed(world: World) -> None:
    person, say = await ready(world.ada), say_of(world)
    step, due = await come(person), now(world) - HOUR
    later = (await old_press(person, f"checkin/later:{step}")).response
    for typed, why in (
        ("some @everyone time", "nothing"),
        ("2020-01-15", "past"),
        ("31 February", "impossible"),
        ("next week", "wide"),
        ("2150-01-01", "far"),
        ("   ", "nothing"),
    ):
        form = await person.press(later, "checkin/when")
        later = (await person.submit(form, when=typed)).response
        head, tail = say(f"checkin.unclear.{why}", typed="\0", date="\1").split("\0")
        text = person.text(later)
        assert head in text and tail.split("\1")[-1] in text, typed
        assert "@everyone" not in text
        assert (await step_of(person, step)).due_at == due
    await person.submit(await person.press(later, "checkin/when"), when="tomorrow")


async def test_words_of_crisis_in_place_of_a_date_come_first(world: World) -> None:
    person = await ready(world.ada)
    later = (await old_press(person, f"checkin/later:{await come(person)}")).response
    shown = await person.submit(await person.press(later, "checkin/when"), when="I want to die")
    assert say_of(world)("care.line") in person.text(shown.response)


async def test_what_was_typed_for_a_step_that_has_gone_is_given_back(world: World) -> None:
    person = await ready(world.ada)
    step = await come(person)
    later = (await old_press(person, f"checkin/later:{step}")).response
    when = await person.press(later, "checkin/when")
    smaller = await person.press(person.wear(later, f"checkin/smaller:{step}"), "checkin/smaller")
    await world.store.drop_step(person.id, step)
    assert "a rare day" in person.text((await person.submit(when, when="a rare day")).response)
    assert "rare words" in person.text((await person.submit(smaller, action="rare words")).response)
    assert is_refused(person, await old_press(person, f"checkin/later:{step}"), "refusal.step_gone")


async def test_letting_go_is_kind_kept_and_taken_back_by_another_day(world: World) -> None:
    person = await ready(world.ada)
    step, other = await come(person), await come(person, "something else")
    shown = await twice(person, await checked(person), f"checkin/let_go:{step}")
    assert {"checkin/open", "step/open"} <= verbs(person, shown)
    assert (await step_of(person, step)).ended == LET_GO
    assert f"checkin/say:{other}" in str(person.routes(await checked(person)))
    await old_press(person, f"checkin/move:{step}:3")
    assert (await step_of(person, step)).ended is None


async def test_one_that_is_done_stays_done_whoever_presses_let_go_on_an_old_message(world: World) -> None:
    person = await ready(world.ada)
    step = await come(person)
    await old_press(person, f"checkin/say:{step}:{now(world) - HOUR}:done")
    assert step in str(person.routes((await old_press(person, f"checkin/let_go:{step}")).response))
    assert (await step_of(person, step)).ended == "done"


async def test_where_twenty_are_open_no_more_are_added_and_none_is_opened_again(world: World) -> None:
    person, say = await ready(world.ada), say_of(world)
    step = await come(person)
    await world.store.end_step(person.id, step, LET_GO)
    for _ in range(OPEN_MOST):
        await put(person, now(world) + DAY)
    before = await world.store.steps(person.id)
    for route in (f"checkin/again:{step}", f"checkin/move:{step}:1", f"checkin/same:{step}:0"):
        assert say("step.full") in person.text((await old_press(person, route)).response)
    assert await world.store.steps(person.id) == before


@pytest.mark.parametrize("route", ["again:{}", "move:{}:1"])
async def test_without_a_zone_it_is_asked_for_once_and_then_goes_on(world: World, route: str) -> None:
    person = await ready(world.ada, zone=None)
    step = await put(person, None)
    asked = (await old_press(person, "checkin/" + route.format(step))).response
    shown = await person.submit(await person.press(asked, "zone/type"), place="Kathmandu")
    (dated,) = [each.due_at for each in await world.store.steps(person.id) if each.due_at is not None]
    assert f"<t:{dated}:F>" in person.text(shown.response)
    assert dated == from_today(now(world), 1 if "move" in route else 7, None, "Asia/Kathmandu")


async def test_typing_a_date_without_a_zone_asks_for_it_first(world: World) -> None:
    person = await ready(world.ada, zone=None)
    later = (await old_press(person, f"checkin/later:{await put(person, None)}")).response
    asked = await press_all(person, later, ["checkin/when"])
    shown = (await person.submit(await person.press(asked, "zone/type"), place="Kathmandu")).response
    assert "checkin/when" in verbs(person, shown)
    assert (await person.press(shown, "checkin/when")).modal is not None
