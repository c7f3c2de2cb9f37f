"""Steps around a plan: consent, what is written in its forms, and a plan made without Discord."""

from __future__ import annotations

from typing import Any

from conftest import Person, World
from steps import old_press

from bot.guidance.plan import Bills, Goal, Milestone, Plan
from bot.store import Version

DAY = 86400
WHOLE = Plan(
    Goal("own", "work with plants"),
    "to be outside",
    "2030-06-01",
    Bills("evenings at the bakery", "z", ("money",), "2027-06-01"),
    {"b": "a garden centre"},
    {
        f"a.{strand}": (Milestone(f"{n:08x}", f"milestone {n}"),)
        for n, strand in enumerate(("roles", "experiences", "education", "pathway"))
    },
)
"""A plan in which nothing waits."""


async def agreed(person: Person) -> None:
    await person.world.store.consent(person.id, person.world.library.consent, "en-US")


async def given(person: Person, plan: Plan = WHOLE) -> None:
    """Give someone a plan without Discord."""
    await agreed(person)
    assert await person.world.store.change_plan(person.id, lambda _: plan, person.world.library.consent)


async def shown(person: Person) -> Any:
    """What /plan shows now."""
    return (await person.slash("plan")).response


async def at(person: Person, route: str) -> Any:
    """What a press shows, from a message that stands there."""
    return (await old_press(person, route)).response


async def kept(person: Person) -> Plan:
    """The plan that is kept of someone."""
    return await person.world.store.plan(person.id)


async def versions(person: Person) -> tuple[Version, ...]:
    return await person.world.store.plan_versions(person.id)


async def wrote(person: Person, message: Any, route: str, **fields: str) -> Any:
    """Write in the form that a press opens; returns the answer."""
    return (await person.submit(await person.press(message, route), **fields)).response


def pass_time(world: World, seconds: int) -> None:
    world.env.backend.advance_clock(seconds)
