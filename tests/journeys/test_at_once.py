"""Presses at the same moment, in any order and in any window, end in the same state."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from conftest import Person, World
from simcord import InteractionResult
from steps import (
    EITHER,
    answers_of,
    consenting,
    finished,
    in_work,
    is_refused,
    opened,
    press_all,
    rated,
    verbs,
    waiting,
    where,
)

BUTTON = 2


async def at_once(*presses: tuple[Person, Any, str]) -> list[InteractionResult]:
    """Press several buttons before the bot has answered any of them."""
    results = [
        person.emit(3, {"custom_id": custom_id, "component_type": BUTTON}, message)
        for person, message, custom_id in presses
    ]
    await presses[0][0].world.env.settle()
    assert all(result.acknowledged for result in results)
    return results


@EITHER
async def test_the_same_answer_pressed_twice_is_one_answer(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    message = await in_work(person, count=2)
    sitting, question = waiting(person, message)
    route = f"assess/answer:{sitting}:{question}:3"
    await at_once((person, message, route), (person, message, route))
    assert len([answer for answer in await answers_of(person) if answer[0] == "work"]) == 3
    assert waiting(person, message) == (sitting, list(rated(world))[3])


@EITHER
async def test_two_answers_to_one_question_at_once_keep_one_of_them(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    message = await in_work(person, count=2)
    sitting, question = waiting(person, message)
    route = f"assess/answer:{sitting}:{question}:"
    await at_once((person, message, route + "1"), (person, message, route + "4"))
    (kept,) = [answer[2] for answer in await answers_of(person) if answer[1] == question]
    assert kept in ("1", "4")
    assert waiting(person, message) == (sitting, list(rated(world))[3])


async def test_a_dozen_answers_at_once_are_all_kept(world: World) -> None:
    message = await in_work(world.ada)
    sitting, _ = waiting(world.ada, message)
    presses = []
    for question in list(rated(world))[:4]:
        routes = [f"assess/answer:{sitting}:{question}:{value}" for value in "123"]
        window = world.ada.wear(await opened(world.ada, "work"), *routes)
        presses += [(world.ada, window, route) for route in routes]
    await at_once(*presses)
    kept = {answer[1] for answer in await answers_of(world.ada) if answer[0] == "work"}
    assert kept == set(list(rated(world))[:4])


@pytest.mark.parametrize("order", list(permutations([0, 1, 2]))[::2])
async def test_two_windows_end_in_the_same_state_whatever_the_order(
    world: World, order: tuple[int, ...]
) -> None:
    sitting, _ = waiting(world.ada, await in_work(world.ada))
    questions = list(rated(world))
    windows = [await opened(world.ada, "work"), await opened(world.ada.by_message, "work")]
    hands = [world.ada, world.ada.by_message]
    for turn, place in enumerate(order):
        route = f"assess/answer:{sitting}:{questions[place]}:{place + 1}"
        window = hands[turn % 2].wear(windows[turn % 2], route)
        await hands[turn % 2].press(window, route)
    kept = {answer[1]: answer[2] for answer in await answers_of(world.ada) if answer[0] == "work"}
    assert kept == {questions[0]: "1", questions[1]: "2", questions[2]: "3"}
    assert waiting(world.ada, await opened(world.ada, "work")) == (sitting, questions[3])


async def test_an_old_window_edits_its_answer_and_then_asks_what_waits(world: World) -> None:
    old, new = await in_work(world.ada, count=1), await opened(world.ada, "work")
    sitting, question = waiting(world.ada, old)
    new = await press_all(world.ada, new, ["assess/answer", "assess/answer", "assess/skip"])
    old = await press_all(world.ada, old, [f"assess/answer:{sitting}:{question}:4"])
    assert waiting(world.ada, old) == waiting(world.ada, new)
    assert ("work", question, "4") in await answers_of(world.ada)


@EITHER
async def test_agreeing_twice_at_once_is_agreeing_once(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    message = await consenting(person)
    route = next(r for r in person.routes(message) if r.startswith("assess/agree"))
    await at_once((person, message, route), (person, message, route))
    (sitting,) = await world.store.history(person.id)
    assert waiting(person, message) == (sitting.id, "work_now")


@EITHER
async def test_beginning_twice_at_once_begins_one_sitting(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    await world.store.consent(person.id, world.library.consent, "en-US")
    message, route = await opened(person), "assess/begin:situation"
    await at_once((person, message, route), (person, message, route))
    (sitting,) = await world.store.history(person.id)
    assert waiting(person, message) == (sitting.id, "work_now")


async def test_finishing_twice_at_once_finishes_once(world: World) -> None:
    message = await in_work(world.ada, count=20)
    sitting = (await world.store.history(world.ada.id))[-1].id
    route = f"assess/finish:{sitting}"
    await at_once((world.ada, message, route), (world.ada, message, route))
    assert "disagree/open" in verbs(world.ada, message)
    assert len(await world.store.history(world.ada.id)) == 2


@pytest.mark.parametrize("erase_first", [False, True])
async def test_an_answer_at_the_moment_of_erasing_leaves_nothing(world: World, erase_first: bool) -> None:
    message, other = await in_work(world.ada, count=2), await world.ada.slash("privacy")
    sitting, question = waiting(world.ada, message)
    erase = (world.ada, world.ada.wear(other.response, "privacy/erase_now"), "privacy/erase_now")
    answer = (world.ada, message, f"assess/answer:{sitting}:{question}:3")
    await at_once(*((erase, answer) if erase_first else (answer, erase)))
    assert await world.store.export(world.ada.id) is None
    assert is_refused(world.ada, await world.ada.press(message, "assess/skip"), "refusal.not_yours")


async def test_two_members_at_once_do_not_mix(world: World) -> None:
    presses = []
    for person, value in ((world.ada, "1"), (world.sam, "4")):
        message = await in_work(person, count=19)
        sitting, question = waiting(person, message)
        presses.append((person, message, f"assess/answer:{sitting}:{question}:{value}"))
    await at_once(*presses)
    for person, message, route in presses:
        question, value = route.split(":")[2:]
        assert ("work", question, value) in await answers_of(person)
        assert "assess/finish" in verbs(person, message)


async def test_the_form_and_a_press_at_once_keep_both(world: World) -> None:
    sitting, result = await finished(world.ada, rated(world, now="1", want="4"))
    shown = await world.ada.press(result, "disagree/open:")
    route = next(r for r in world.ada.routes(result) if r.startswith("assess/review"))
    world.ada.emit(3, {"custom_id": route, "component_type": BUTTON}, result)
    await world.ada.submit(shown, note="both")
    kept = await world.store.export(world.ada.id)
    assert kept is not None
    assert [said["sitting"] for said in kept["disagreements"]] == [sitting]


async def test_a_press_and_the_daily_upkeep_at_once_do_not_lose_the_answer(world: World) -> None:
    message = await in_work(world.ada, count=1)
    sitting, question = waiting(world.ada, message)
    world.env.backend.advance_clock(180 * 86400 + 60)
    route = f"assess/answer:{sitting}:{question}:3"
    world.ada.emit(3, {"custom_id": route, "component_type": BUTTON}, message)
    await world.env.advance_time(0)
    assert ("work", question, "3") in await answers_of(world.ada)
    assert waiting(world.ada, message) == (sitting, list(rated(world))[2])
