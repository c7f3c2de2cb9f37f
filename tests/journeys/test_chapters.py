"""Each chapter is taken in a server or by direct message, in any window, over months, to a result."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Person, World, sat, walk
from steps import AT_WORK, EITHER, answers_of, opened, press_all, verbs, waiting, where

from bot.guidance.model import PICKED, Question
from bot.screens.question import MENU_FROM

CHAPTERS = ("situation", "readiness", "work", "passions", "personality", "experience", "interests")
EACH = pytest.mark.parametrize("chapter", CHAPTERS)
BUTTON, MENU = 2, 3
DAY, MONTHS = 86400, 5
WORDS = "baking bread for the street"


async def begun(person: Person, chapter: str) -> Any:
    """The first question of a chapter, which the command itself led to."""
    if chapter != CHAPTERS[0]:
        await sat(person, CHAPTERS[0], AT_WORK)
    message = await press_all(person, await opened(person, chapter), ["assess/begin"])
    return await press_all(
        person, message, ["assess/agree"] if "assess/agree" in verbs(person, message) else []
    )


def offered(person: Person, message: Any) -> tuple[int, list[str]]:
    """What a question offers to answer with: the kind of it, buttons or a menu, and the routes."""
    parts = [
        part
        for part in walk(person.components(message))
        if str(part.get("custom_id")).startswith(("assess/answer:", "assess/pick:", "assess/write:"))
    ]
    (kind,) = {part["type"] for part in parts}
    routes = [part["custom_id"] for part in parts]
    if kind == MENU:
        routes = [f"{part['custom_id']}:{option['value']}" for part in parts for option in part["options"]]
    return kind, routes


def wanted(asked: Question, sitting: str) -> tuple[int, list[str]]:
    """What a question should offer: a form for own words, a menu for many things, else a button each."""
    if asked.open:
        return BUTTON, [f"assess/write:{sitting}:{asked.id}"]
    verb = "pick" if asked.most else "answer"
    many = asked.most or len(asked.choices) >= MENU_FROM
    return MENU if many else BUTTON, [f"assess/{verb}:{sitting}:{asked.id}:{c}" for c in asked.choices]


async def picked(person: Person, message: Any, *things: str) -> Any:
    """Choose things in the menu of a pick."""
    menu = next(route for route in person.routes(message) if route.startswith("assess/pick:"))
    return (await person.hand.select(message, list(things), custom_id=menu)).response


async def answered(person: Person, message: Any) -> Any:
    """Answer in the way that fits the place: typed in direct messages, by form or press in the server."""
    sitting, question = waiting(person, message)
    asked = person.world.library.assessment.questions[question]
    if asked.most:
        return await picked(person, message, *asked.offered({})[: asked.most])
    if not asked.open:
        return await press_all(person, message, [f"assess/answer:{sitting}:{question}:{asked.choices[-1]}"])
    if not person.in_dm:
        return (await person.submit(await person.press(message, "assess/write"), typed=WORDS)).response
    await person.hand.send_dm(WORDS)
    return person.messages()[-1]


def given(world: World, chapter: str) -> dict[str, str | None]:
    """What `answered` leaves behind in a chapter."""
    return {
        asked.id: WORDS
        if asked.open
        else PICKED.join(asked.choices[: asked.most])
        if asked.most
        else asked.choices[-1]
        for asked in world.library.assessment.by_id[chapter].questions
    }


async def check_ended(person: Person, message: Any, chapter: str) -> None:
    """A result stands there, of one sitting with all the answers, and nothing is open."""
    history = await person.world.store.history(person.id)
    (sitting,) = [each for each in history if each.chapter == chapter]
    assert {f"assess/review:{sitting.id}", f"assess/intro:{chapter}"} <= set(person.routes(message))
    assert not verbs(person, message) & {"assess/skip", "assess/finish", "assess/resume"}
    assert ("disagree/open" in verbs(person, message)) is (chapter == "work")
    assert all(each.finished_at for each in history)
    asked = {q: v for c, q, v in await answers_of(person) if c == chapter}
    assert asked == given(person.world, chapter)


def test_all_chapters_are_taken_here(world: World) -> None:
    assert tuple(world.library.assessment.by_id) == CHAPTERS


@EITHER
@EACH
async def test_a_chapter_goes_question_by_question_to_its_result(
    world: World, chapter: str, by_message: bool
) -> None:
    person, questions = where(world, by_message), world.library.assessment.by_id[chapter].questions
    message = await begun(person, chapter)
    for asked in questions:
        sitting, question = waiting(person, message)
        assert question == asked.id
        assert offered(person, message) == wanted(asked, sitting)
        message = await answered(person, message)
    result = await press_all(person, message, ["assess/finish"])
    await check_ended(person, result, chapter)
    again = await opened(person, chapter)
    assert person.text(again) == person.text(result)


@pytest.mark.parametrize("chapter", ["readiness", "passions", "experience"])  # of each kind of question one
async def test_at_every_question_of_a_chapter_the_place_may_change(world: World, chapter: str) -> None:
    here, there = world.ada, world.ada.by_message
    message = await begun(here, chapter)
    for asked in world.library.assessment.by_id[chapter].questions:
        left = await press_all(here, message, ["assess/message"])
        moved = there.messages()[-1]
        assert waiting(there, moved)[1] == asked.id
        assert {"assess/write", "assess/answer", "assess/pick"} & verbs(there, moved)
        after = await answered(there, moved)
        message = await press_all(here, left, ["assess/resume"])
        assert message.id == left.id
        ends = [
            "assess/finish" in verbs(person, shown) for person, shown in ((here, message), (there, after))
        ]
        assert len(set(ends)) == 1
        assert ends[0] or waiting(here, message) == waiting(there, after)
    await check_ended(here, await press_all(here, message, ["assess/finish"]), chapter)


@pytest.mark.parametrize("chapter", ["readiness", "passions", "experience"])
async def test_two_windows_of_a_chapter_end_in_the_same_state(world: World, chapter: str) -> None:
    hands = (world.ada, world.ada.by_message)
    windows = [await begun(world.ada, chapter), await opened(world.ada.by_message, chapter)]
    turn = 0
    while any("assess/skip" in verbs(hand, window) for hand, window in zip(hands, windows, strict=True)):
        hand, window = hands[turn % 2], windows[turn % 2]
        if "assess/skip" in verbs(hand, window):
            windows[turn % 2] = await answered(hand, window)
        turn += 1
    results = [await press_all(h, w, ["assess/finish"]) for h, w in zip(hands, windows, strict=True)]
    assert hands[0].text(results[0]) == hands[1].text(results[1])
    for hand, result in zip(hands, results, strict=True):
        await check_ended(hand, result, chapter)


@EITHER
@EACH
async def test_a_result_is_shown_while_another_chapter_is_under_way_and_leads_on_there(
    world: World, chapter: str, by_message: bool
) -> None:
    person = where(world, by_message)
    await sat(person, CHAPTERS[0], AT_WORK)
    await sat(person, chapter, given(world, chapter))
    other = await sat(person, "passions" if chapter != "passions" else "work", {}, finish=False)
    result = await opened(person, chapter)
    assert f"assess/intro:{chapter}" in person.routes(result)
    assert waiting(person, await press_all(person, result, ["assess/resume"]))[0] == other


@pytest.mark.parametrize("form_first", [False, True])
async def test_a_form_in_one_window_and_a_message_in_another_end_alike(
    world: World, form_first: bool
) -> None:
    here, there = world.ada, world.ada.by_message
    message = await begun(here, "passions")
    sitting, question = waiting(here, message)
    form = await here.press(message, "assess/write")
    if form_first:
        message = (await here.submit(form, typed="in the form")).response
        await there.hand.send_dm("in a message")
        kept = {question: "in the form", "good_at_more": "in a message"}
    else:
        await there.hand.send_dm("in a message")
        message = (await here.submit(form, typed="in the form")).response
        kept = {question: "in the form"}
    assert {q: v for c, q, v in await answers_of(here) if c == "passions"} == kept
    shown = await press_all(here, await opened(here), [f"assess/resume:{sitting}"])
    assert waiting(here, shown) == waiting(there, await opened(there, "passions"))
    assert form_first or waiting(here, message) == waiting(here, shown)


@EITHER
async def test_a_form_that_was_open_over_a_restart_still_arrives(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    message = await begun(person, "passions")
    form = await person.press(message, "assess/write")
    await world.restart()
    await world.env.advance_time(3600)
    shown = (await person.submit(form, typed=WORDS)).response
    assert shown.id == message.id
    assert waiting(person, shown)[1] == "good_at_more"
    assert ("passions", "good_at", WORDS) in await answers_of(person)


@EACH
async def test_a_chapter_left_for_five_months_goes_on_where_it_was(world: World, chapter: str) -> None:
    person = world.ada.by_message
    message = await answered(person, await answered(person, await begun(person, chapter)))
    asked, before = waiting(person, message), await world.store.export(person.id)
    for _ in range(MONTHS):
        world.env.backend.advance_clock(30 * DAY)
        await world.env.advance_time(0)
    await world.restart()
    assert await world.store.export(person.id) == before
    for again in (message, await opened(person, chapter)):
        assert waiting(person, again) == asked
    count = len(await answers_of(person))
    after = await answered(person, message)
    assert len(await answers_of(person)) == count + 1
    assert waiting(person, after) != asked
