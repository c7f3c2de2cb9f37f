"""A member takes their plan along: a page to read, and the dates for their calendar."""

from __future__ import annotations

from functools import partial
from typing import Any

from conftest import Person, World
from icalendar import Calendar
from steps import EITHER, say_of, verbs, where

from bot.guidance.plan import Goal, Milestone, Plan
from bot.guidance.revision import add, set_goal
from bot.screens.planfile import DATES, PAGES

WORDS = "## **tend** `plants`, <@1> & \N{SPARKLES}"


async def pressed(person: Person) -> Any:
    """What an old message's button for the files answers."""
    message = (await person.slash("privacy")).response
    return (await person.press(person.wear(message, "planfile/get"), "planfile/get")).response


def given(person: Person, message: Any) -> dict[str, bytes]:
    """The files of a message by their names, each of them shown on it."""
    found = {file.filename: file.url for file in message.attachments}
    shown = [part["file"]["url"] for part in _flat(person.components(message)) if part["type"] == 13]
    assert len(shown) == len(found)
    return {name: bytes(person.world.env.backend.cdn.get(url)) for name, url in found.items()}


def _flat(components: Any) -> list[Any]:
    return [each for part in components for each in (part, *_flat(part.get("components", [])))]


async def planned(person: Person, by: str | None = None) -> None:
    """A plan with a goal and one milestone, and what was learnt from a step that is done."""
    store, consent = person.world.store, person.world.library.consent
    await store.consent(person.id, consent, "en-US")
    await store.keep_zone(person.id, "Asia/Kathmandu", consent)
    await store.change_plan(person.id, partial(set_goal, goal=Goal("own", WORDS)), consent)
    milestone = Milestone("0123abcd", WORDS, by)
    await store.change_plan(person.id, partial(add, place="a.roles", milestone=milestone), consent)


async def stepped(person: Person, due_at: int | None) -> str:
    step = await person.world.store.add_step(
        person.id,
        path="a",
        milestone="0123abcd",
        action=WORDS,
        minutes=20,
        place="",
        due_at=due_at,
        consent=person.world.library.consent,
    )
    assert step
    return step


@EITHER
async def test_both_files_come_in_one_answer_with_everything_in_them(world: World, by_message: bool) -> None:
    person, say = where(world, by_message), say_of(world)
    now = int(world.env.now().timestamp())
    await planned(person, by="2027-03-01")
    step = await stepped(person, now + 86400)
    await world.store.check_in(person.id, step, now, "part")
    await world.store.learn_from_step(person.id, step, now, "one line learnt")
    message = await pressed(person)
    assert message.ephemeral is not by_message
    files = given(person, message)
    assert list(files) == [PAGES, DATES]
    page = files[PAGES].decode()
    assert "one line learnt" in page and "Asia/Kathmandu" in page
    assert "\\*\\*tend\\*\\*" in page and "**tend**" not in page
    events = Calendar.from_ical(files[DATES]).events
    assert {str(event["uid"]) for event in events} == {f"{step}@lodestar", "0123abcd@lodestar"}
    assert {str(event["summary"]) for event in events} == {WORDS}
    assert say("planfile.dates_about") in person.text(message)
    assert {"plan/open", "step/list"} <= verbs(person, message)


async def test_without_a_date_there_is_the_page_alone_and_it_says_so(world: World) -> None:
    await planned(world.ada)
    await stepped(world.ada, None)
    message = await pressed(world.ada)
    assert list(given(world.ada, message)) == [PAGES]
    assert say_of(world)("planfile.no_dates") in world.ada.text(message)


async def test_who_has_no_plan_is_told_how_to_come_to_one_and_nothing_is_kept(world: World) -> None:
    await planned(world.ada)
    message = await pressed(world.sam)
    assert given(world.sam, message) == {}
    assert say_of(world)("planfile.nothing") in world.sam.text(message)
    assert "plan/open" in verbs(world.sam, message)
    assert await world.store.export(world.sam.id) is None


async def test_steps_without_a_plan_are_something_to_take_along(world: World) -> None:
    await world.store.consent(world.ada.id, world.library.consent, "en-US")
    await stepped(world.ada, int(world.env.now().timestamp()) + 60)
    assert await world.store.plan(world.ada.id) == Plan()
    assert list(given(world.ada, await pressed(world.ada))) == [PAGES, DATES]


async def test_a_plan_begun_afresh_and_still_empty_is_nothing_to_take(world: World) -> None:
    await planned(world.ada)
    await world.store.begin_plan_again(world.ada.id, Plan(), world.library.consent)
    assert given(world.ada, await pressed(world.ada)) == {}
