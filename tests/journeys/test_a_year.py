"""A year of one plan: made in an evening, asked about every Sunday, through restarts, a pause, a new idea."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from checkins import next_message, step_of
from conftest import Person, World, sat
from plans import kept, shown, versions, wrote
from stepping import at, steps
from steps import press_all, say_of
from weekly import BERLIN, now, pass_to

from bot.guidance.plan import Goal
from bot.guidance.steps import record
from bot.screens import footsteps
from bot.screens.planfile import PAGES
from bot.when.calendar import DAY, WEEK, set_of

SUNDAY = set_of(("sunday",))
WEEKS, PAUSED_AT, SNOOZED_AT, CHANGED_AT = 48, 10, 20, 26
"""How many messages a year holds with a pause of four weeks, and after which of them something happens."""


async def planned_in_an_evening(person: Person) -> Any:
    """A goal, a milestone, a first step with its obstacle, said once; and to be asked on Sundays."""
    message = await press_all(person, await shown(person), ["plan/go", "assess/agree"])
    message = await wrote(person, message, "plan/goal_form:own", goal="work on a children's ward")
    message = await press_all(person, message, ["plan/skip:why", "plan/by:two", "plan/skip:bills"])
    message = await wrote(person, message, "plan/write:a.roles", text="Help on a ward", by="next June")
    message = await press_all(person, message, ["plan/open", "step/list", "step/new"])
    message = await wrote(person, message, "zone/type", place="Berlin")
    message = await wrote(
        person,
        message,
        "step/write",
        action="read one page",
        when="sunday 10:00",
        where="at the kitchen table",
    )
    message = await wrote(person, message, "step/guard", obstacle="I am tired", fallback="read one line")
    message = await press_all(
        person, message, ["step/said", "rhythm/days:checkin", "rhythm/day:checkin:sunday"]
    )
    return await press_all(person, message, [f"rhythm/hour:checkin:{SUNDAY}:18"])


async def answered(person: Person, message: Any, week: int) -> None:
    """What is said of the step this week, and what comes next: every fourth time it is made smaller."""
    said = ("done", "done", "part", "not_yet")[week % 4]
    route = next(r for r in person.routes(message) if r.startswith("checkin/say:") and r.endswith(said))
    step = route.split(":")[1]
    message = await press_all(person, message, [route])
    if said == "done":
        message = await wrote(person, message, "checkin/learn", learnt=f"what week {week} taught")
        await press_all(person, message, ["checkin/again"])
    elif said == "part":
        await press_all(person, message, ["checkin/same"])
    else:
        smaller = f"{(await step_of(person, step)).action}, a line"
        message = await wrote(person, message, "checkin/smaller", action=smaller)
        await wrote(person, message, "checkin/when", when="sunday 10:00")


async def changed(person: Person) -> None:
    """Half a year on the milestone is reached, and the goal is a business."""
    ((_, milestone),) = (await kept(person)).all()
    await at(person, f"milestone/reach:{milestone.id}")
    message = await press_all(person, await shown(person), ["plan/part:goal"])
    await wrote(person, message, "plan/goal_form:business", goal="a small day nursery of my own")


async def offered(person: Person, message: Any) -> None:
    """The chapter on readiness is offered once a month, and taken then."""
    history = await person.world.store.history(person.id)
    last = max((sitting.finished_at or 0 for sitting in history), default=0)
    today = datetime.fromtimestamp(now(person.world), ZoneInfo(BERLIN))
    month = today.day <= 7 and now(person.world) - last >= 20 * DAY
    assert ("assess/intro:readiness" in person.routes(message)) is month
    if month:
        await sat(person, "readiness", {})


async def happened(world: World, person: Person, week: int) -> None:
    """What else happens in a week: restarts, another goal, one message put off, four left out."""
    if week % 4 == 0:
        await world.restart()
    if week == CHANGED_AT:
        await changed(world.ada)
    if week == SNOOZED_AT:
        await at(person, "rhythm/snooze:checkin")
        assert "rhythm/snooze:checkin" in person.routes(await next_message(person))
    if week == PAUSED_AT:
        await at(person, "rhythm/pause:checkin")


async def test_a_plan_is_followed_for_a_year(world: World) -> None:
    person, say = world.ada.by_message, say_of(world)
    await planned_in_an_evening(world.ada)
    begun = now(world)
    for week in range(WEEKS):
        message = await next_message(person)
        local = datetime.fromtimestamp(now(world), ZoneInfo(BERLIN))
        assert (local.weekday(), local.hour) == (6, 18)
        await offered(person, message)
        await answered(person, message, week)
        await happened(world, person, week)
    assert now(world) - begun > 51 * WEEK
    made = await steps(person)
    assert record(made, now(world)).done == WEEKS // 2
    assert len(await versions(person)) == 2
    assert (await kept(person)).goal == Goal("business", "a small day nursery of my own")
    summary = footsteps.summary(say, made, now(world))
    assert summary in person.text((await person.slash("progress")).response)
    files = await taken(person)
    assert "what week 46 taught" not in files  # the third of four is part of it
    assert all(f"what week {week} taught" in files for week in range(WEEKS) if week % 4 < 2)
    await press_all(person, (await person.slash("privacy")).response, ["privacy/erase", "privacy/erase_now"])
    before = len(person.messages())
    await pass_to(world, now(world) + 2 * WEEK)
    assert len(person.messages()) == before


async def taken(person: Person) -> str:
    """The plan's own page, as a file."""
    message = (await at(person, "planfile/get")).response
    page = next(file for file in message.attachments if file.filename == PAGES)
    return bytes(person.world.env.backend.cdn.get(page.url)).decode()
