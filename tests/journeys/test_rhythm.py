"""The messages that ask how steps went: asked for, sent at the member's hour, put off, rested, stopped."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from checkins import (
    HOUR,
    MILESTONE,
    asking,
    checked,
    come,
    looking_again,
    next_message,
    planned,
    put,
    ready,
    refused,
    told,
)
from conftest import World, sat
from leads import own
from steps import EITHER, old_press, press_all, say_of, verbs, where
from weekly import BERLIN, due_at, now, pass_to

from bot.followup import CHECKIN
from bot.when.calendar import DAY, WEEK, day_of, next_at, set_of

WAYS_OUT = {"rhythm/snooze", "rhythm/pause", "rhythm/stop"}


@EITHER
async def test_the_way_to_the_messages_asks_for_consent_zone_days_and_hour_and_keeps_nothing_before(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    message = await press_all(person, await checked(person), ["rhythm/days:checkin"])
    assert await world.store.export(person.id) is None
    message = await press_all(person, message, ["assess/agree"])
    form = await person.press(message, "zone/type")
    message = (await person.submit(form, place="kathmandu")).response
    assert message.ephemeral is not by_message
    chosen = await person.hand.select(message, ["friday", "monday"], custom_id="rhythm/day:checkin")
    days = set_of(("monday", "friday"))
    message = await press_all(person, chosen.response, [f"rhythm/hour:checkin:{days}:18"])
    at = next_at(now(world), days, 18, "Asia/Kathmandu")
    assert await due_at(person, CHECKIN) == at
    assert f"<t:{at}:F>" in person.text(message)
    way = "checkin/elsewhere:rhythm" if by_message else "rhythm/open:checkin"
    again = await press_all(person, await checked(person), [way])
    assert person.text(again) == person.text(message)


async def test_days_hour_and_zone_are_changed(world: World) -> None:
    person = await ready(world.ada)
    await asking(person)
    message = (await old_press(person, "rhythm/open:checkin")).response
    message = await press_all(
        person, message, ["rhythm/days:checkin", "rhythm/day:checkin:sunday", "rhythm/hour:checkin:64:23"]
    )
    assert await due_at(person, CHECKIN) == next_at(now(world), 64, 23, BERLIN)
    form = await person.press((await press_all(person, message, ["zone/ask"])), "zone/type")
    moved = (await person.submit(form, place="UTC+5:45")).response
    assert await due_at(person, CHECKIN) == next_at(now(world), 64, 23, "UTC+05:45")
    assert "rhythm/stop:checkin" in person.routes(moved)


async def test_the_message_asks_about_the_oldest_step_and_says_how_many_more(world: World) -> None:
    person = (await ready(world.ada)).by_message
    await planned(person)
    await asking(person)
    young, old = (
        await come(person, "second thing"),
        await put(person, due := now(world) - DAY, milestone=MILESTONE.id),
    )
    message = await next_message(person)
    assert f"checkin/say:{old}:{due}:part" in person.routes(message)
    assert MILESTONE.text in person.text(message)
    assert young not in str(person.routes(message))
    assert {*WAYS_OUT, "checkin/open"} <= verbs(person, message)
    answered = await press_all(person, message, [f"checkin/say:{old}:{due}:done"])
    assert verbs(person, answered) >= WAYS_OUT
    assert await told(person) == [(old, due, "done", None)]
    alone = await next_message(person)
    assert young in str(person.routes(alone))
    assert "checkin/open" not in verbs(person, alone)


async def test_with_nothing_to_ask_about_the_message_shows_what_is_ahead_or_asks_one_question(
    world: World,
) -> None:
    person, say = (await ready(world.ada)).by_message, say_of(world)
    await asking(person)
    empty = await next_message(person)
    assert say("checkin.message.nothing") in person.text(empty)
    assert {"step/new", *WAYS_OUT} <= verbs(person, empty)
    await put(person, due := now(world) + 3 * DAY)
    ahead = await next_message(person)
    assert f"<t:{due}:f>" in person.text(ahead)
    assert say("checkin.message.ahead") in person.text(ahead)
    assert {"step/new", "checkin/open", *WAYS_OUT} <= verbs(person, ahead)


async def test_a_step_of_which_something_was_said_is_never_passed_over_in_silence(world: World) -> None:
    person = (await ready(world.ada)).by_message
    await asking(person)
    step = await come(person, "a rare thing")
    await old_press(person, f"checkin/say:{step}:{now(world) - HOUR}:not_yet")
    message = await next_message(person)
    assert "a rare thing" in person.text(message)
    assert "checkin/say" not in verbs(person, message)


@pytest.mark.parametrize("verb", ["snooze", "pause", "stop"])
async def test_every_way_out_is_one_press_in_a_message_of_whatever_age(world: World, verb: str) -> None:
    person = (await ready(world.ada)).by_message
    await asking(person, days=set_of(("monday",)))
    first = await next_message(person)
    await next_message(person)
    await world.restart()
    for _ in range(2):  # a double press
        result = person.emit(3, {"component_type": 2, "custom_id": f"rhythm/{verb}:checkin"}, first)
    await world.env.settle()
    if verb == "stop":
        assert await world.store.rhythm(person.id, CHECKIN) is None
        assert say_of(world)("rhythm.checkin.stopped") in person.text(result.response)
        await pass_to(world, now(world) + 2 * WEEK)
        assert len(person.messages()) == 2
    else:
        next_one = await due_at(person, CHECKIN)
        days = {"snooze": 1, "pause": 5 * 7}[verb]
        assert next_one - now(world) in range(days * DAY - HOUR - 60, days * DAY + 60)
        assert f"<t:{next_one}:F>" in person.text(result.response)
        await next_message(person)


async def test_a_pause_ends_sooner_by_a_press(world: World) -> None:
    person = (await ready(world.ada)).by_message
    await asking(person)
    paused = await press_all(person, await next_message(person), ["rhythm/pause:checkin"])
    await press_all(person, paused, ["rhythm/resume:checkin"])
    assert await due_at(person, CHECKIN) - now(world) <= DAY
    assert "rhythm/pause:checkin" in person.routes((await old_press(person, "rhythm/open:checkin")).response)


@pytest.mark.parametrize("verb", ["snooze", "pause", "resume"])
async def test_who_has_stopped_them_is_told_so_and_a_press_begins_nothing(world: World, verb: str) -> None:
    person = await ready(world.ada)
    shown = (await old_press(person, f"rhythm/{verb}:checkin")).response
    assert say_of(world)("rhythm.checkin.not_on") in person.text(shown)
    assert await world.store.rhythm(person.id, CHECKIN) is None


async def test_a_press_with_no_such_day_hour_or_kind_of_message_is_refused(world: World) -> None:
    person = await ready(world.ada)
    wrong = (
        *("day:checkin:someday", "day:checkin", "day:note:monday:friday", "hour:note:17:8"),
        *(f"hour:checkin:{each}" for each in ("0:8", "128:8", "1:24", "x:8", "1:-1")),
        *(
            "open",
            "days",
            "day",
            "hour:checkin:1",
            "snooze",
            "pause:checkin:1",
            "resume",
            "stop",
            "wake:checkin",
        ),
        *(f"{each}:other" for each in ("open", "days", "snooze", "pause", "resume", "stop")),
    )
    assert await refused(person, [f"rhythm/{each}" for each in wrong], "refusal.old_press")
    assert await world.store.rhythm(person.id, CHECKIN) is None


@pytest.mark.parametrize(("zone", "month", "day"), [(BERLIN, 3, 26), ("America/New_York", 10, 30)])
async def test_they_keep_their_local_hour_over_a_change_of_clocks(
    world: World, zone: str, month: int, day: int
) -> None:
    person = (await ready(world.ada, zone)).by_message
    await pass_to(world, int(datetime(2027, month, day, 12, tzinfo=ZoneInfo(zone)).timestamp()))
    await asking(person, days=set_of(("saturday", "sunday", "monday")))
    for _ in range(6):
        await next_message(person)
        assert datetime.fromtimestamp(now(world), ZoneInfo(zone)).hour == 8


async def test_how_ready_one_feels_and_what_to_look_at_again_are_in_the_message_once_a_month(
    world: World,
) -> None:
    person = (await ready(world.ada)).by_message
    await asking(person, days=set_of(("monday",)))
    await looking_again(person, day_of(now(world) - WEEK, BERLIN), code := own(world, "bricklayer").code)
    for week in range(10):
        message = await next_message(person)
        first = datetime.fromtimestamp(now(world), ZoneInfo(BERLIN)).day <= 7
        look = {"plan/part:bills", f"shortlist/item:{code}"}
        assert look & {*person.routes(message)} == (look if first else set())
        assert ("assess/intro:readiness" in person.routes(message)) is (first and week != 4)
        if week == 3:
            await sat(person, "readiness", {})


async def test_closed_messages_rest_them_and_one_press_begins_them_again(world: World) -> None:
    person, say = await ready(world.ada), say_of(world)
    await asking(person)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    await pass_to(world, await due_at(person, CHECKIN))
    told_at_next = (await person.slash("checkin")).followups
    assert told_at_next[-1].ephemeral
    resting = (await old_press(person, "rhythm/open:checkin")).response
    assert say("rhythm.refused") in person.text(resting)
    await press_all(person, resting, ["rhythm/resume:checkin"])
    await next_message(person)


async def test_who_erased_everything_gets_no_message_and_old_presses_bring_nothing_back(world: World) -> None:
    person = (await ready(world.ada)).by_message
    await asking(person)
    step, due = await come(person), now(world) - HOUR
    message, next_one = await next_message(person), await due_at(person, CHECKIN)
    await world.store.erase(person.id)
    await pass_to(world, next_one)
    assert person.messages()[-1].id == message.id
    for route in ("rhythm/snooze:checkin", f"checkin/say:{step}:{due}:done"):
        await old_press(person, route)
    assert await world.store.export(person.id) is None
