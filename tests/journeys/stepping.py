"""Steps around a member's own steps: making one, finding it, and pressing what an old message holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from conftest import Person, World, walk
from steps import old_press

from bot.guidance.plan import Milestone
from bot.guidance.revision import add
from bot.guidance.steps import OPEN_MOST, Step
from bot.when.calendar import tzinfo_of

BERLIN = "Europe/Berlin"
MILESTONE = "0123abcd"
ACTION = "call Maria"


async def ready(person: Person, zone: str = BERLIN) -> None:
    """Consent, and a zone, so that steps can be kept."""
    await person.world.store.consent(person.id, person.world.library.consent, "en-US")
    await person.world.store.keep_zone(person.id, zone, person.world.library.consent)


async def planned(person: Person, text: str = "Talk to two bakers", place: str = "b.roles") -> None:
    """A plan with one milestone."""

    def deed(plan: Any) -> Any:
        return add(plan, place, Milestone(MILESTONE, text))

    assert await person.world.store.change_plan(person.id, deed, person.world.library.consent)


async def at(person: Person, route: str) -> Any:
    """Press a button of this route, on a message that stands there; returns what came of it."""
    return await old_press(person, route)


async def made(person: Person, path: str = "a", milestone: str = "", **fields: str) -> Any:
    """Write a step in its form; returns the answer."""
    form = await at(person, f"step/write:{path}:{milestone}")
    return (await person.submit(form, **{"action": ACTION, **fields})).response


async def steps(person: Person) -> tuple[Step, ...]:
    return await person.world.store.steps(person.id)


async def only(person: Person) -> Step:
    """The one step of someone."""
    (found,) = await steps(person)
    return found


async def kept(person: Person, action: str) -> str:
    """A step without a date, kept without Discord; returns its id."""
    found = await person.world.store.add_step(
        person.id,
        path="a",
        milestone=None,
        action=action,
        minutes=5,
        place="",
        due_at=None,
        consent=person.world.library.consent,
    )
    assert found is not None
    return found


async def filled_up(person: Person) -> None:
    """As many open steps as there may be."""
    for number in range(OPEN_MOST):
        await kept(person, f"step {number}")


def local(world: World, seconds: int | None, zone: str = BERLIN) -> datetime:
    """An instant as the clocks there show it."""
    assert seconds is not None
    return datetime.fromtimestamp(seconds, tzinfo_of(zone)).replace(tzinfo=None)


def now(world: World, zone: str = BERLIN) -> datetime:
    return local(world, int(world.env.now().timestamp()), zone)


def go_to(world: World, moment: str, zone: str = BERLIN) -> None:
    """Set the clock forward to a moment of that place, later than now."""
    wanted = datetime.fromisoformat(moment).replace(tzinfo=tzinfo_of(zone)).timestamp()
    ahead = wanted - world.env.now().timestamp()
    assert ahead > 0
    world.env.backend.advance_clock(ahead)


def field(shown: Any, name: str) -> dict[str, Any]:
    """A field of a form that is open."""
    assert shown.modal is not None
    return next(part for part in walk(shown.modal["components"]) if part.get("custom_id") == name)


def drafts(person: Person, shown: Any) -> list[str]:
    """The ideas that a message offers."""
    menus = [part for part in walk(person.components(shown)) if part["type"] == 3]
    return [option["value"] for menu in menus for option in menu["options"]]
