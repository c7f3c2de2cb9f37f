"""/progress shows steps against their dates beside what else moved, in a picture and in words."""

from __future__ import annotations

from functools import partial
from typing import Any

from conftest import Person, World, sat
from portraits import alts, file_of, given
from steps import EITHER, press_all, say_of, verbs, where

from bot.guidance.plan import Milestone
from bot.guidance.revision import add
from bot.screens import footsteps

DAY = 86400


def now(world: World) -> int:
    return int(world.env.now().timestamp())


async def stepped(person: Person, due_at: int | None) -> str:
    store, consent = person.world.store, person.world.library.consent
    await store.consent(person.id, consent, "en-US")
    words = {"action": "a secret act", "minutes": 15, "place": "", "milestone": None, "path": "a"}
    step = await store.add_step(person.id, due_at=due_at, consent=consent, **words)
    assert step
    return step


async def shown(person: Person) -> Any:
    return (await person.slash("progress")).response


@EITHER
async def test_steps_are_drawn_and_told_without_any_part_being_finished(
    world: World, by_message: bool
) -> None:
    person, say = where(world, by_message), say_of(world)
    done = await stepped(person, now(world) - DAY)
    await stepped(person, now(world) + DAY)
    await world.store.end_step(person.id, done, "done")
    message = await shown(person)
    (alt,) = alts(person, message)
    assert file_of(person, message).startswith(b"\x89PNG")
    made = await world.store.steps(person.id)
    summary = footsteps.summary(say, made, now(world))
    assert summary == say("progress.steps_done", done=1, all=2, by_date=1)
    assert summary in alt and summary in person.text(message)
    assert {"step/list", "plan/open"} <= verbs(person, message)
    words = person.text(await press_all(person, message, ["progress/text"]))
    for mark in ("by_date", "ahead"):
        assert say("told.mark", label=say(f"progress.marks.{mark}"), many=1) in words
    assert say("progress.marks.waiting") not in words
    assert "a secret act" not in words + alt


async def test_they_stand_beside_how_ready_one_feels_and_a_milestone_reached_has_its_mark(
    world: World,
) -> None:
    person, say, consent = world.ada, say_of(world), world.library.consent
    await sat(person, "readiness", given(world, "readiness"))
    before = alts(person, await shown(person))
    await stepped(person, None)
    milestone = Milestone("0123abcd", "a secret aim", None, "2027-01-02")
    await world.store.change_plan(person.id, partial(add, place="b.roles", milestone=milestone), consent)
    words = person.text(await press_all(person, await shown(person), ["progress/text"]))
    for sentence in (say("progress.no_date"), say("progress.marks.reached"), say("progress.card_title")):
        assert sentence in words
    assert before[0].splitlines()[-1] in words.replace("**", "")
    assert "a secret aim" not in words


async def test_who_has_no_step_sees_none_even_with_milestones_and_none_of_anyone_else(world: World) -> None:
    await stepped(world.ada, now(world) + DAY)
    consent = world.library.consent
    await world.store.consent(world.sam.id, consent, "en-US")
    milestone = Milestone("0123abcd", "an aim", None, "2027-01-02")
    await world.store.change_plan(world.sam.id, partial(add, place="b.roles", milestone=milestone), consent)
    message = await shown(world.sam)
    assert alts(world.sam, message) == message.attachments == []
    assert {"progress/text", "step/list"} & verbs(world.sam, message) == set()


async def test_an_old_press_for_the_words_shows_progress_once_the_last_step_is_erased(world: World) -> None:
    step = await stepped(world.ada, now(world) + DAY)
    message = await shown(world.ada)
    await world.store.drop_step(world.ada.id, step)
    after = await press_all(world.ada, message, ["progress/text"])
    assert alts(world.ada, after) == []
    assert "assess/begin" in " ".join(world.ada.routes(after))
