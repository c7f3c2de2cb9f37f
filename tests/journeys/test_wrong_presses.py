"""Presses that are old, foreign or malformed are refused kindly, and change nothing of anybody's."""

from __future__ import annotations

import logging
from inspect import signature
from itertools import product
from typing import Any

import pytest
from conftest import Person, World
from steps import EITHER, answers_of, in_work, is_refused, opened, press_all, rated, verbs, waiting, where

OF_A_SITTING = (
    "assess/answer:{}:now_choice_job:2",
    "assess/skip:{}:now_choice_job",
    "assess/show:{}:now_choice_job",
    "assess/change:{}:0:now_choice_job",
    "assess/pick:{}:want_to_use:done_plan",
    "assess/write:{}:good_at",
    "assess/resume:{}",
    "assess/review:{}",
    "assess/pause:{}",
    "assess/finish:{}",
    "assess/message:{}",
    "assess/drop:{}",
    "result/show:{}",
    "disagree/open:{}",
    "disagree/other:{}:steady",
    "disagree/closer:{}:steady:ahead",
    "progress/sitting:0:{}",
    "progress/erase:{}",
    "progress/erase_now:{}",
)
OF_A_QUESTION = (
    "assess/answer:{}:{}:few",
    "assess/skip:{}:{}",
    "assess/show:{}:{}",
    "assess/change:{}:0:{}",
    "assess/pick:{}:{}:few",
    "assess/write:{}:{}",
)
NO_ROUTE = (
    "gone/away",
    "gone/away:1:2:3",
    "assess",
    "assess/",
    "/",
    ":",
    "#",
    "assess/answer#1",
    "Assess/Open",
    "assess/open/now",
    "assess open",
    "\N{SPARKLES}",
    "x" * 100,
    "0123456789abcdef0123456789abcdef",
    "assess/no_such_verb:%",
    "assess/an\nswer",
)
WRONG_NUMBER = (
    "assess/answer",
    "assess/answer:1",
    "assess/answer:1:hours",
    "assess/answer:1:hours:few:more",
    "assess/skip",
    "assess/skip:1:hours:few",
    "assess/open:1",
    "assess/pick",
    "assess/pick:1",
    "assess/write:1",
    "assess/write:1:good_at:more",
    "assess/typed:1:good_at",
    "assess/typed:1:good_at:words",
    "assess/agree",
    "assess/agree:1:work:then:now",
    "assess/begin",
    "assess/begin:work:now",
    "learn/show:job",
    "learn/show:job:growth:more",
    "privacy/erase_now:1",
    "disagree/open",
    "result/show",
    "help/open:1",
    "feedback/open:1",
    "feedback/back",
    "feedback/back:1:2",
    "profile/open:1",
    "profile/text:1",
    "profile/part",
    "profile/part:aspects:more",
    "profile/share:1",
    "profile/post",
    "profile/post:aspects:01234567:more",
    "share/back",
    "share/back:1:2",
    "progress/open:1",
    "progress/text:1",
    "progress/earlier",
    "progress/earlier:0:1",
    "progress/sitting",
    "progress/sitting:0",
    "progress/erase",
    "progress/erase_now:1:2",
)
WRONG_OF_LEADS = (
    "match/open:1",
    "match/show:degree:all",
    "match/reach:all",
    "match/two:degree:all",
    "match/compare",
    "match/compare:47-2031.00",
    "match/compare:47-2031.00:47-2031.00",
    "match/compare:47-2031.00:47-2111.00:47-2061.00",
    "occupation/open",
    "occupation/save:47-2031.00:pay",
    "occupation/not_me",
    "occupation/refuse:47-2031.00",
    "occupation/undo",
    "occupation/undo_now",
    "shortlist/open:1",
    "shortlist/page",
    "shortlist/item",
    "shortlist/noted:47-2031.00",
    "shortlist/learned:47-2031.00",
    "shortlist/review:47-2031.00",
)


async def old(person: Person, *custom_ids: str) -> Any:
    """A message with buttons that no screen of today has."""
    return person.wear((await person.slash("help")).response, *custom_ids)


@EITHER
@pytest.mark.parametrize(
    "custom_ids", [NO_ROUTE, WRONG_NUMBER, WRONG_OF_LEADS], ids=["no route", "wrong number", "of leads"]
)
async def test_a_press_that_no_route_answers_is_refused_kindly(
    world: World, by_message: bool, custom_ids: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    person = where(world, by_message)
    message = await old(person)
    for custom_id in custom_ids:
        person.wear(message, custom_id)
        assert is_refused(person, await person.press(message, custom_id), "refusal.old_press")
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert await world.store.export(person.id) is None


async def test_no_press_where_a_form_is_meant_and_no_form_where_a_press_is_meant_is_a_bug(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    person, answers = world.ada.by_message, []
    message = await opened(person)
    for route, handler in world.env.bot.routes.handlers.items():  # type: ignore[attr-defined]
        count = len(signature(handler).parameters) - 1
        person.wear(message, custom_id := ":".join([route, *"abcde"[:count]]))
        answers.append(person.emit(3, {"custom_id": custom_id, "component_type": 2}, message))
        custom_id = ":".join([route, *"abcde"[: max(0, count - 1)]])
        answers.append(person.emit(5, {"custom_id": f"{custom_id}#1", "components": []}, message))
        await world.env.settle()
    assert all(answer.acknowledged for answer in answers)
    assert [record.exc_info for record in caplog.records if record.levelno >= logging.ERROR] == []


@EITHER
async def test_nobody_reaches_into_someone_elses_sitting(world: World, by_message: bool) -> None:
    sitting, _ = waiting(world.ada, await in_work(world.ada, count=3))
    await in_work(world.sam, count=1)
    sam = world.sam.by_message if by_message else world.sam
    theirs, his = await world.store.export(world.ada.id), await world.store.export(sam.id)
    message = await old(sam)
    for route in OF_A_SITTING:
        sam.wear(message, route.format(sitting))
        assert is_refused(sam, await sam.press(message, route.format(sitting)), "refusal.not_yours")
    assert await world.store.export(world.ada.id) == theirs
    assert await world.store.export(sam.id) == his


@EITHER
async def test_a_press_on_an_erased_sitting_is_refused_and_brings_nothing_back(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    sitting, _ = waiting(person, await in_work(person, count=3))
    message = await old(person)
    await world.store.erase(person.id)
    for route in OF_A_SITTING:
        person.wear(message, route.format(sitting))
        assert is_refused(person, await person.press(message, route.format(sitting)), "refusal.not_yours")
    assert await world.store.export(person.id) is None


@EITHER
async def test_a_value_that_is_not_offered_is_refused(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    sitting, question = waiting(person, await in_work(person, count=3))
    before, message = await answers_of(person), await old(person)
    for value in ("5", "-1", "", "fully", "2 ", "%32%32", "\N{SUPERSCRIPT TWO}", "None"):
        person.wear(message, route := f"assess/answer:{sitting}:{question}:{value}")
        assert is_refused(person, await person.press(message, route), "refusal.other_question")
    assert await answers_of(person) == before


@EITHER
async def test_a_question_that_the_part_does_not_ask_is_refused(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    sitting, _ = waiting(person, await in_work(person, count=3))
    before, message = await answers_of(person), await old(person)
    for question, verb in product(("no_such_question", "hours", "good_at", "want_to_use"), OF_A_QUESTION):
        person.wear(message, route := verb.format(sitting, question))
        assert is_refused(person, await person.press(message, route), "refusal.other_question")
    assert await answers_of(person) == before


async def test_a_part_that_has_gone_is_refused(world: World) -> None:
    await in_work(world.ada)
    for route in ("assess/begin:gone", "assess/intro:gone", "assess/chapter:gone"):
        if route.partition(":")[0] in world.env.bot.routes.handlers:  # type: ignore[attr-defined]
            message = await old(world.ada, route)
            assert is_refused(world.ada, await world.ada.press(message, route), "refusal.old_press")


async def test_a_menu_of_an_earlier_time_is_refused_too(world: World) -> None:
    message = await opened(world.ada)
    stored = world.env.backend.get_message(world.channel.id, message.id)
    menu = {"type": 3, "custom_id": "gone/away", "options": [{"label": "a", "value": "a"}]}
    stored.components = [{"type": 1, "components": [menu]}]
    assert is_refused(world.ada, await world.ada.hand.select(message, ["a"]), "refusal.old_press")


async def test_after_a_refusal_the_talk_goes_on_where_it_was(world: World) -> None:
    asked = await in_work(world.ada, count=3)
    message = await old(world.ada, "gone/away")
    await world.ada.press(message, "gone/away")
    assert waiting(world.ada, asked) == waiting(world.ada, await opened(world.ada, "work"))
    further = await press_all(world.ada, asked, ["assess/answer"])
    assert waiting(world.ada, further)[1] == list(rated(world))[4]
    assert "assess/pause" in verbs(world.ada, further)
