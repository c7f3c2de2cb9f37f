"""Steps around check-ins: a member with steps that the store was given, and the messages that ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from conftest import Person
from steps import is_refused
from weekly import BERLIN, due_at, now, pass_to

from bot.followup import CHECKIN
from bot.guidance.plan import Bills, Milestone, Plan
from bot.guidance.revision import add
from bot.guidance.steps import Step
from bot.when.calendar import EVERY_DAY, noon

HOUR = 3600
MILESTONE = Milestone("0123abcd", "Talk to two people who do this work")


async def ready(person: Person, zone: str | None = BERLIN) -> Person:
    """Someone who has consented, and whose zone is known."""
    await person.world.store.consent(person.id, person.world.library.consent, "en-US")
    if zone is not None:
        assert await person.world.store.keep_zone(person.id, zone, person.world.library.consent)
    return person


async def planned(person: Person) -> None:
    """A plan with a milestone."""

    def deed(plan: Plan) -> Plan:
        return add(plan, "a.roles", MILESTONE)

    assert await person.world.store.change_plan(person.id, deed, person.world.library.consent)


async def looking_again(person: Person, day: str, *codes: str) -> None:
    """A job to look at again on a day, and saved occupations to look at again on it and the days after."""
    store, consent = person.world.store, person.world.library.consent
    bills = Bills("a bakery", review_on=day)
    assert await store.change_plan(person.id, lambda plan: replace(plan, bills=bills), consent)
    for later, code in enumerate(codes):
        assert await store.judge(person.id, code, "saved", None, consent)
        assert await store.review(person.id, code, noon(day, BERLIN) + later * 86400, consent)


async def put(person: Person, due_at: int | None, action: str = "write to Sam", **given: Any) -> str:
    """Keep a step; returns its id."""
    step = await person.world.store.add_step(
        person.id,
        path=given.get("path", "a"),
        milestone=given.get("milestone"),
        action=action,
        minutes=given.get("minutes", 20),
        place="at the kitchen table",
        due_at=due_at,
        consent=person.world.library.consent,
    )
    assert step is not None
    return step


async def come(person: Person, action: str = "write to Sam", **given: Any) -> str:
    """Keep a step whose date came an hour ago; returns its id."""
    return await put(person, now(person.world) - HOUR, action, **given)


async def step_of(person: Person, step: str) -> Step:
    return next(each for each in await person.world.store.steps(person.id) if each.id == step)


async def told(person: Person) -> list[tuple[str, int, str, str | None]]:
    """All that was said of someone's steps: the step, its date, what, and what was learnt."""
    said = await person.world.store.check_ins(person.id)
    return [(each.step, each.due_at, each.said, each.learnt) for each in said]


async def checked(person: Person) -> Any:
    """What /checkin shows now."""
    return (await person.slash("checkin")).response


async def asking(person: Person, days: int = EVERY_DAY, hour: int = 8) -> None:
    """Have the messages come."""
    consent = person.world.library.consent
    assert await person.world.store.schedule(person.id, CHECKIN, days, hour, consent)


async def next_message(person: Person) -> Any:
    """Let the next message come; returns it."""
    before = len(person.by_message.messages())
    await pass_to(person.world, await due_at(person, CHECKIN))
    (message,) = person.by_message.messages()[before:]
    return message


async def twice(person: Person, message: Any, custom_id: str) -> Any:
    """Press twice before the first is answered; returns the last answer."""
    given = {"component_type": 2, "custom_id": custom_id}
    answers = [person.emit(3, given, message) for _ in range(2)]
    await person.world.env.settle()
    return answers[-1].response


async def refused(person: Person, routes: Iterable[str], key: str) -> bool:
    """Whether each of these, pressed on an old message, is met with this refusal."""
    message = (await person.slash("help")).response
    answers = [await person.press(person.wear(message, route), route) for route in routes]
    return all(is_refused(person, answer, key) for answer in answers)
