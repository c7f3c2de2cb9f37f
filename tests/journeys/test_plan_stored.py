"""A member's plan, steps and reminders are counted, given out as they are, and erased with the rest."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import Person, World
from steps import press_all, say_of
from weekly import CHECKIN, asked_daily, due_at, now, pass_to

from bot.guidance.plan import Bills, Goal, Milestone, Plan
from bot.guidance.revision import add, set_goal
from bot.store.plans import REST_SECONDS

KATHMANDU = "Asia/Kathmandu"
BILLS = Bills("the bakery", "z", ("money", "contact"), "2027-06-01")
MILESTONE = Milestone("0000abcd", "*two* beekeepers met", "2027-03-01")


async def planned(person: Person) -> str:
    """A plan in two versions, one step with two check-ins, a zone and a daily message; returns the step."""
    store, consent = person.world.store, person.world.library.consent
    await store.consent(person.id, consent, "en-US")
    assert await store.keep_zone(person.id, KATHMANDU, consent)
    await asked_daily(person, hour=20)
    assert await store.change_plan(person.id, partial(set_goal, goal=Goal("own", "a rare phrase")), consent)
    await pass_to(person.world, now(person.world) + REST_SECONDS + 1)
    kept = await store.change_plan(person.id, partial(add, place="a.roles", milestone=MILESTONE), consent)
    assert kept is not None
    assert await store.begin_plan_again(person.id, Plan(why="bees", bills=BILLS), consent)
    step = await store.add_step(
        person.id,
        path="a",
        milestone=MILESTONE.id,
        action="call *Ada*",
        minutes=15,
        place="at home",
        due_at=now(person.world),
        consent=consent,
        obstacle="noise",
        fallback="a rare walk",
    )
    assert step is not None
    for due, said in ((0, "part"), (now(person.world), "done")):
        assert await store.check_in(person.id, step, due, said)
    assert await store.learn_from_step(person.id, step, 0, "mornings suit me")
    return step


async def exported(person: Person) -> dict[str, Any]:
    shown = await press_all(person, (await person.slash("privacy")).response, ["privacy/export"])
    (file,) = shown.attachments
    everything: dict[str, Any] = json.loads(person.world.env.backend.cdn.get(file.url))
    return everything


@pytest.mark.parametrize("by_message", [False, True])
async def test_the_file_holds_the_plan_with_its_versions_the_steps_and_what_was_said(
    world: World, by_message: bool
) -> None:
    person = world.ada.by_message if by_message else world.ada
    step = await planned(person)
    everything = await exported(person)
    first, second, third = everything["plan_versions"]
    assert [each["version"] for each in (first, second, third)] == [1, 2, 3]
    assert first["plan"]["goal"] == {"kind": "own", "text": "a rare phrase", "code": None}
    (milestone,) = second["plan"]["milestones"]["a.roles"]
    assert (milestone["text"], milestone["by"]) == ("*two* beekeepers met", "2027-03-01")
    assert third["plan"]["bills"] == asdict(BILLS) | {"builds": ["money", "contact"]}
    (kept,) = everything["steps"]
    words = (kept["id"], kept["action"], kept["fallback"], kept["ended"])
    assert words == (step, "call *Ada*", "a rare walk", "done")
    assert [(each["said"], each["learnt"]) for each in kept["check_ins"]] == [
        ("part", "mornings suit me"),
        ("done", None),
    ]
    assert [each["due_at"] is None for each in kept["check_ins"]] == [True, False]
    assert everything["time_zone"] == KATHMANDU
    (reminder,) = everything["reminders"]
    assert (reminder["kind"], len(reminder["days"]), reminder["hour"]) == (CHECKIN, 7, 20)


async def test_every_row_that_is_kept_is_in_the_file(world: World) -> None:
    await planned(world.ada)
    kept = await world.store.export(world.ada.id)
    assert kept is not None
    everything = await exported(world.ada)
    assert len(everything["plan_versions"]) == len(kept["plans"])
    assert {name for name in kept["steps"][0]} - {"said_at"} < set(everything["steps"][0])
    assert {name for name in kept["checkins"][0]} - {"step"} == set(everything["steps"][0]["check_ins"][0])
    assert set(kept["due"][0]) == set(everything["reminders"][0])


async def test_all_of_it_is_counted_and_gone_when_it_is_erased_from_the_file_too(
    world: World, database: Path
) -> None:
    person, say = world.ada, say_of(world)
    await planned(person)
    due = await due_at(person, CHECKIN)
    sent = len(person.by_message.messages())
    shown = (await person.slash("privacy")).response
    counted = {"versions": 3, "steps": 1, "checkins": 2, "zone": "Asia/Kathmandu", "due": 1}
    others = dict.fromkeys(
        ("sittings", "answers", "disagreements", "verdicts", "feedback", "notes", "dropped"), 0
    )
    member = await world.store.member(person.id)
    assert member is not None
    since = f"<t:{member.consented_at}:D>"
    assert say("privacy.stored", since=since, language="en-US", **counted, **others) in person.text(shown)
    await press_all(person, shown, ["privacy/erase", "privacy/erase_now"])
    assert await world.store.export(person.id) is None
    await pass_to(world, due)
    assert len(person.by_message.messages()) == sent
    assert not [file for file in database.parent.iterdir() if b"rare" in file.read_bytes()]


async def test_nothing_of_it_is_in_the_file_of_another(world: World) -> None:
    await planned(world.ada)
    await world.store.consent(world.sam.id, world.library.consent, "en-US")
    everything = await exported(world.sam)
    assert (everything["plan_versions"], everything["steps"], everything["time_zone"]) == ([], [], None)
