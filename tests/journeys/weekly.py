"""Steps around the weekly note: asking for it, and letting its time come."""

from __future__ import annotations

from typing import Any

from conftest import Person, World
from discord import ui
from steps import press_all, verbs

from bot.followup import CHECKIN
from bot.screens import parts
from bot.weekly import NOTE
from bot.when.calendar import EVERY_DAY, set_of
from bot.when.zones import find_zone

BERLIN = "Europe/Berlin"
DAILY = "A question for today."


def now(world: World) -> int:
    return int(world.env.now().timestamp())


async def asked(person: Person) -> Any:
    """Ask for the note up to the question where one is, if it has to be asked, consenting on the way."""
    message = (await person.slash("subscribe")).response
    message = await press_all(person, message, ["rhythm/days:note"])
    if "assess/agree" in verbs(person, message):
        message = await press_all(person, message, ["assess/agree"])
    return message


async def chosen(person: Person, message: Any, weekday: str = "monday", hour: int = 8) -> Any:
    """Choose the day and the hour of the note."""
    days = set_of([weekday])
    return await press_all(person, message, [f"rhythm/day:note:{weekday}", f"rhythm/hour:note:{days}:{hour}"])


async def placed(person: Person, message: Any, place: str) -> Any:
    """Say where one is; returns the answer."""
    form = await person.press(message, "zone/type")
    find_zone(place)  # the first time it reads all places, which tests would count as standing still
    return (await person.submit(form, place=place)).response


async def subscribed(person: Person, weekday: str = "monday", hour: int = 8, place: str = "Berlin") -> Any:
    message = await asked(person)
    if "zone/type" in verbs(person, message):
        message = await placed(person, message, place)
    return await chosen(person, message, weekday, hour)


async def due_at(person: Person, kind: str = NOTE) -> int:
    rhythm = await person.world.store.rhythm(person.id, kind)
    assert rhythm is not None
    assert rhythm.due_at is not None
    return rhythm.due_at


async def asked_daily(person: Person, hour: int) -> None:
    """Have a message of another kind sent every day, made as plainly as can be."""
    world = person.world

    async def plain(_: int) -> ui.LayoutView:
        return parts.screen(parts.text(DAILY))

    sender: Any = world.env.bot.get_cog("Reminders")  # type: ignore[attr-defined]
    sender.makers = {**sender.makers, CHECKIN: plain}
    assert await world.store.schedule(person.id, CHECKIN, EVERY_DAY, hour, world.library.consent)


async def pass_to(world: World, time: int) -> None:
    """Let the time come, and what it brings be sent; without the daily upkeep, which has its own tests."""
    world.env.bot.get_cog("Upkeep").tidy.cancel()  # type: ignore[attr-defined]
    world.env.backend.advance_clock(time - now(world))
    await world.env.advance_time(1)


async def next_note(person: Person) -> Any:
    """Let the next note come; returns it."""
    before = len(person.by_message.messages())
    await pass_to(person.world, await due_at(person))
    (note,) = person.by_message.messages()[before:]
    return note


def about(person: Person, note: Any) -> tuple[str, ...]:
    """The characteristic of a note: its side and aspect."""
    shown = next(r for r in person.by_message.routes(note) if r.startswith("learn/show:"))
    return tuple(shown.split(":")[1:])
