"""A member says how steps went, what they learnt, and changes their mind; nothing is held against them."""

from __future__ import annotations

import pytest
from checkins import (
    HOUR,
    MILESTONE,
    checked,
    come,
    looking_again,
    planned,
    put,
    ready,
    refused,
    step_of,
    told,
    twice,
)
from conftest import World, sat
from leads import own
from steps import EITHER, old_press, press_all, say_of, verbs, where
from weekly import BERLIN, now, pass_to

from bot.guidance.steps import OPEN_MOST
from bot.when.calendar import DAY, day_of

WRONG_NUMBER = (
    *(
        "open:1",
        "step",
        "step:1:2",
        "say:1:0",
        "say:1:0:done:more",
        "learn:1",
        "learnt:1:0",
        "again",
        "again:1:2",
    ),
    *(
        "smaller",
        "shrunk:1",
        "later",
        "later:1:2",
        "move:1",
        "same:1",
        "same:1:0:2",
        "when",
        "typed:1",
        "let_go",
    ),
    *("elsewhere", "elsewhere:steps:1"),
)


@EITHER
async def test_steps_are_asked_about_one_at_a_time_and_the_oldest_comes_first(
    world: World, by_message: bool
) -> None:
    person = await ready(where(world, by_message))
    due = now(world) - HOUR
    young, old = await put(person, due, "second thing"), await put(person, due - DAY, "first thing")
    message = await checked(person)
    assert message.ephemeral is not by_message
    for step, when, said in ((old, due - DAY, "done"), (young, due, "not_yet")):
        route = f"checkin/say:{step}:{when}:{said}"
        assert route in person.routes(message)
        message = (await person.press(message, route)).response
        if step == old:
            message = await press_all(person, message, ["checkin/open"])
    assert "checkin/open" not in verbs(person, message)
    assert {*await told(person)} == {(old, due - DAY, "done", None), (young, due, "not_yet", None)}
    assert ((await step_of(person, old)).ended, (await step_of(person, young)).ended) == ("done", None)
    assert "checkin/say" not in verbs(person, await checked(person))


async def test_what_to_look_at_again_is_said_from_its_day_on_where_no_step_waits(world: World) -> None:
    person = await ready(world.ada)
    codes = [own(world, title).code for title in ("bricklayer", "carpenter")]
    await looking_again(person, day_of(now(world) + DAY, BERLIN), *codes)
    look = {"plan/part:bills", f"shortlist/item:{codes[0]}", f"shortlist/item:{codes[1]}"}
    assert not look & {*person.routes(await checked(person))}
    await pass_to(world, now(world) + 3 * DAY)
    message = await checked(person)
    assert look & {*person.routes(message)} == {"plan/part:bills", f"shortlist/item:{codes[0]}"}
    assert "a bakery" in person.text(message)
    await press_all(person, message, [f"shortlist/item:{codes[0]}"])
    await press_all(person, await checked(person), ["plan/part:bills"])
    await world.store.judge(person.id, codes[0], "not_me", "pay", world.library.consent)
    assert f"shortlist/item:{codes[1]}" in person.routes(await checked(person))
    await come(person)
    assert not look & {*person.routes(await checked(person))}


async def test_done_leads_on_to_the_next_the_same_again_and_the_milestone(world: World) -> None:
    person = await ready(world.ada)
    await planned(person)
    step, due = await come(person, milestone=MILESTONE.id, path="b"), now(world) - HOUR
    message = await checked(person)
    assert MILESTONE.text in person.text(message)
    done = person.routes(await press_all(person, message, [f"checkin/say:{step}:{due}:done"]))
    assert {f"step/new:b:{MILESTONE.id}", f"checkin/again:{step}", f"milestone/reach:{MILESTONE.id}"} <= {
        *done
    }


@pytest.mark.parametrize("said", ["part", "not_yet"])
async def test_part_and_not_yet_lead_to_smaller_later_the_same_and_letting_go(
    world: World, said: str
) -> None:
    person = await ready(world.ada)
    step, due = await come(person), now(world) - HOUR
    message = await press_all(person, await checked(person), [f"checkin/say:{step}:{due}:{said}"])
    assert say_of(world)(f"checkin.said.{said}") in person.text(message)
    shown = verbs(person, message)
    assert {"checkin/smaller", "checkin/later", "checkin/same", "checkin/let_go"} <= shown
    assert not {"checkin/again", "milestone/reach"} & shown
    assert (await step_of(person, step)).ended is None
    ahead = await checked(person)
    assert say_of(world)("checkin.nothing") not in person.text(ahead)
    assert f"checkin/say:{step}" in "".join(person.routes(await press_all(person, ahead, ["checkin/step"])))


@EITHER
async def test_a_mind_is_changed_on_an_old_message_even_after_a_restart(
    world: World, by_message: bool
) -> None:
    person = await ready(where(world, by_message))
    step, due = await come(person), now(world) - HOUR
    message = await checked(person)
    await old_press(person, f"checkin/say:{step}:{due}:done")
    await world.restart()
    await pass_to(world, now(world) + 40 * DAY)
    await press_all(person, person.wear(message, route := f"checkin/say:{step}:{due}:part"), [route])
    assert await told(person) == [(step, due, "part", None)]
    assert (await step_of(person, step)).ended is None
    await old_press(person, f"checkin/say:{step}:{due}:done")
    assert (await step_of(person, step)).ended == "done"


async def test_an_old_message_speaks_of_its_own_date_and_leaves_the_present_one_alone(world: World) -> None:
    person = await ready(world.ada)
    step, due = await come(person), now(world) - HOUR
    await old_press(person, f"checkin/say:{step}:{due}:not_yet")
    await world.store.date_step(person.id, step, due + 60)
    shown = (await old_press(person, f"checkin/say:{step}:{due}:part")).response
    assert f"<t:{due}:F>" in person.text(shown)
    assert await told(person) == [(step, due, "part", None)]
    assert f"checkin/say:{step}:{due + 60}:done" in person.routes(await checked(person))


@pytest.mark.parametrize("said", ["done", "part"])
async def test_a_double_press_says_it_once(world: World, said: str) -> None:
    person = await ready(world.ada)
    step, due = await come(person), now(world) - HOUR
    message = await checked(person)
    await twice(person, message, f"checkin/say:{step}:{due}:{said}")
    assert await told(person) == [(step, due, said, None)]


async def test_not_yet_before_the_date_does_not_keep_it_from_being_asked_on_it(world: World) -> None:
    person = await ready(world.ada)
    step = await put(person, due := now(world) + HOUR)
    early = await press_all(person, await checked(person), ["checkin/step", f"checkin/say:{step}:{due}:not"])
    assert f"checkin/same:{step}:{due}" in person.routes(early)
    await pass_to(world, due + 60)
    assert f"checkin/say:{step}:{due}:done" in person.routes(await checked(person))


async def test_a_step_without_a_date_is_not_asked_about_but_may_be_told_of(world: World) -> None:
    person = await ready(world.ada)
    step = await put(person, None)
    message = await press_all(person, await checked(person), [f"checkin/step:{step}", "checkin/say"])
    assert await told(person) == [(step, 0, "done", None)]
    await press_all(person, message, ["checkin/learn"])
    assert (await step_of(person, step)).ended == "done"


async def test_without_a_step_there_is_a_way_to_one_and_nothing_is_kept(world: World) -> None:
    for person in (world.sam, await ready(world.ada)):
        message = await checked(person)
        assert say_of(world)("checkin.nothing") in person.text(message)
        assert {"step/new", "plan/open", "rhythm/days"} <= verbs(person, message)
        assert "rhythm/open:checkin" not in person.routes(message)  # it would open the same
    assert await world.store.export(world.sam.id) is None


async def test_twenty_that_wait_are_asked_about_and_twenty_ahead_are_listed(world: World) -> None:
    for person, due in ((world.ada, now(world) - HOUR), (world.sam, now(world) + HOUR)):
        await ready(person)
        steps = [await put(person, due, "*_" * 100) for _ in range(OPEN_MOST)]
        message = await checked(person)
        if due < now(world):
            assert str(OPEN_MOST) in person.text(message)
        else:
            assert f"checkin/say:{steps[-1]}" in str(
                person.routes(await press_all(person, message, [f"checkin/step:{steps[-1]}"]))
            )


async def test_nobody_reaches_into_someone_elses_steps(world: World) -> None:
    step, due = await come(await ready(world.ada)), now(world) - HOUR
    await ready(world.sam)
    before = await world.store.export(world.ada.id)
    routes = [f"checkin/{verb}:{step}" for verb in ("step", "again", "smaller", "later", "when", "let_go")]
    for rest in (f"say:{step}:{due}:done", f"learn:{step}:{due}", f"move:{step}:3", f"same:{step}:{due}"):
        routes.append(f"checkin/{rest}")
    assert await refused(world.sam, routes, "refusal.step_gone")
    assert await world.store.export(world.ada.id) == before


async def test_a_press_that_says_nothing_of_ours_is_refused(world: World) -> None:
    person = await ready(world.ada)
    step = await come(person)
    wrong = [f"checkin/say:{step}:{due}:done" for due in ("", "-1", "x", "9" * 12, "\N{SUPERSCRIPT TWO}")]
    wrong += [
        f"checkin/{rest}"
        for rest in (f"say:{step}:0:maybe", f"move:{step}:2", f"same:{step}:x", "elsewhere:x")
    ]
    wrong += [f"checkin/learn:{step}:x", *(f"checkin/{each}" for each in WRONG_NUMBER)]
    assert await refused(person, wrong, "refusal.old_press")
    assert await told(person) == []


async def test_how_ready_one_feels_is_offered_at_the_end_and_again_after_a_month(world: World) -> None:
    person = await ready(world.ada)
    assert "assess/intro:readiness" not in person.routes(await checked(person))
    await pass_to(world, now(world) + 30 * DAY)
    assert "assess/intro:readiness" in person.routes(await checked(person))
    await sat(person, "readiness", dict.fromkeys(world.library.assessment.by_id["readiness"].by_id, "2"))
    assert "assess/intro:readiness" not in person.routes(await checked(person))
    await pass_to(world, now(world) + 30 * DAY)
    step, due = await come(person), now(world) - HOUR
    for word in ("part", "not_yet", "done"):
        said = (await old_press(person, f"checkin/say:{step}:{due}:{word}")).response
        assert ("assess/intro:readiness" in person.routes(said)) is (word == "done")
