"""A member takes stock: from the first command to the last result, in both places."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Person, World, agreed, sat, take
from steps import AT_WORK, answers_of, opened, press_all, verbs, waiting

IN_WORK = {"work_now": "job", "comes_first": "direction"}
KINDS = ("assess/answer", "assess/pick")


async def told(person: Person, message: Any) -> Any:
    """Answer whatever is asked, of any kind, to the end of the chapter; returns the last reply."""
    while "assess/skip" in verbs(person, message):
        given = next((kind for kind in KINDS if kind in verbs(person, message)), None)
        if given is not None:
            message = await press_all(person, message, [given])
        elif person.in_dm:
            await person.hand.send_dm("What I put in my own words")
            message = person.messages()[-1]
        else:
            form = await person.press(message, "assess/write")
            message = (await person.submit(form, typed="What I put in my own words")).response
    return message


@pytest.mark.parametrize("by_message", [False, True])
async def test_from_consent_to_a_first_result(world: World, by_message: bool) -> None:
    person = world.ada.by_message if by_message else world.ada
    message = await take(person, await agreed(person), IN_WORK)
    ways = ["assess/finish", "assess/open", "assess/chapter:work", "assess/begin:work"]
    message = await press_all(person, message, ways)
    message = await take(person, message, {"want_horizon_career": "4"}, default="1")
    result = await person.press(message, "assess/finish")
    routes = person.routes(result.response)
    assert any(route.startswith("disagree/open:") for route in routes)
    assert result.response.ephemeral is not by_message
    history = await world.store.history(person.id)
    assert [sitting.chapter for sitting in history] == ["situation", "work"]
    assert all(sitting.finished_at is not None for sitting in history)


def given_to(world: World, chapter: str) -> dict[str, str | None]:
    """The first answer to each question of a chapter."""
    questions = world.library.assessment.by_id[chapter].questions
    return {question.id: question.choices[0] for question in questions}


async def test_each_result_leads_to_the_next_part_until_all_are_done(world: World) -> None:
    person, message = world.ada, await agreed(world.ada)
    first, *others = world.library.assessment.by_id
    for chapter in others:
        message = await press_all(person, await told(person, message), ["assess/finish"])
        message = await press_all(person, message, [f"assess/intro:{chapter}", f"assess/begin:{chapter}"])
        if chapter in ("work", "personality", "experience"):  # as long as the last, which is pressed through
            await sat(person, chapter, given_to(world, chapter), finish=False)
            message = await opened(person, chapter)
    last, _ = waiting(person, message)
    result = await press_all(person, await told(person, message), ["assess/finish"])
    assert f"assess/review:{last}" in person.routes(result)
    everything = await press_all(person, result, ["assess/open"])
    assert {"assess/begin", "assess/resume"} & verbs(person, everything) == set()
    history = await world.store.history(person.id)
    assert [sitting.chapter for sitting in history if sitting.finished_at] == [first, *others]
    assert None not in {value for _, _, value in await answers_of(person)}


@pytest.mark.parametrize("chapter", ["passions", "experience"])
async def test_what_asks_for_more_than_a_press_is_answered_in_direct_messages_too(
    world: World, chapter: str
) -> None:
    person = world.ada.by_message
    await sat(person, "situation", AT_WORK)
    message = await press_all(person, await opened(person, chapter), [f"assess/begin:{chapter}"])
    sitting, _ = waiting(person, message)
    result = await press_all(person, await told(person, message), ["assess/finish"])
    assert f"assess/review:{sitting}" in person.routes(result)
    answered = {question for part, question, value in await answers_of(person) if value and part == chapter}
    assert answered == set(world.library.assessment.by_id[chapter].by_id)
