"""The talk goes from a server to direct messages and back; plain text there is never met with silence."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Person, World, agreed, sat
from simcord.backend import serializers
from steps import (
    AT_WORK,
    answers_of,
    in_work,
    is_refused,
    links,
    opened,
    press_all,
    rated,
    say_of,
    verbs,
    waiting,
)

from bot.guidance.care import Care

SPOKEN = 12
"""How many phrases of crisis are said to the bot; the others are held against what it listens for."""

CLOSED = [("/channels/*/messages", 50007), ("/users/@me/channels", 50278)]


async def moved(person: Person, message: Any) -> tuple[Any, Any]:
    """Go on by direct message: what the server shows then, and what stands in the direct messages."""
    left = await press_all(person, message, ["assess/message"])
    return left, person.by_message.messages()[-1]


async def to_the_messages_and_back(person: Person, message: Any) -> Any:
    """Answer the waiting question in direct messages, then go on in the server."""
    sitting, question = waiting(person, message)
    left, there = await moved(person, message)
    assert waiting(person.by_message, there) == (sitting, question)
    assert "assess/message" not in verbs(person, there)
    assert links(person, left) == [there.jump_url]
    after = await press_all(person.by_message, there, ["assess/answer"])
    back = await press_all(person, left, [f"assess/resume:{sitting}"])
    assert back.id == message.id
    assert back.ephemeral
    assert person.text(after) == person.text(back)
    return back


@pytest.mark.parametrize("chapter", ["situation", "work"])
async def test_at_every_question_one_may_go_to_direct_messages_and_back(world: World, chapter: str) -> None:
    message = await (agreed(world.ada) if chapter == "situation" else in_work(world.ada))
    count = 0
    while "assess/skip" in verbs(world.ada, message):
        message = await to_the_messages_and_back(world.ada, message)
        count += 1
    assert count == len(world.library.assessment.by_id[chapter].questions)
    assert "assess/finish" in verbs(world.ada, message)
    assert len([answer for answer in await answers_of(world.ada) if answer[0] == chapter]) == count


async def test_a_pause_and_the_end_can_be_taken_to_direct_messages(world: World) -> None:
    message = await in_work(world.ada, count=20)
    sitting = (await world.store.history(world.ada.id))[-1].id
    paused = await press_all(world.ada, message, ["assess/pause"])
    _, there = await moved(world.ada, paused)
    result = await press_all(world.ada.by_message, there, [f"assess/finish:{sitting}"])
    assert "disagree/open" in verbs(world.ada.by_message, result)


async def test_what_was_begun_in_direct_messages_goes_on_in_the_server(world: World) -> None:
    question = await press_all(world.ada.by_message, await agreed(world.ada.by_message), ["assess/answer"])
    here = await press_all(world.ada, await opened(world.ada), ["assess/resume"])
    assert here.ephemeral
    assert waiting(world.ada, here) == waiting(world.ada.by_message, question)


@pytest.mark.parametrize(("path", "code"), CLOSED)
@pytest.mark.parametrize("times", [1, None])
async def test_closed_direct_messages_are_told_kindly_and_the_talk_goes_on_in_place(
    world: World, path: str, code: int, times: int | None
) -> None:
    message = await in_work(world.ada, count=3)
    asked = waiting(world.ada, message)
    world.env.inject_error("POST", path, status=403, code=code, times=times)
    told = await press_all(world.ada, message, ["assess/message"])
    assert told.id == message.id
    assert told.ephemeral
    assert waiting(world.ada, told) == asked
    assert say_of(world)("assess.message_closed") in world.ada.text(told)
    world.env.backend.faults.clear()
    further = await press_all(world.ada, told, ["assess/answer"])
    assert waiting(world.ada, further) != asked
    assert say_of(world)("assess.message_closed") not in world.ada.text(further)


async def test_opened_direct_messages_are_tried_again(world: World) -> None:
    message = await in_work(world.ada)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    told = await press_all(world.ada, message, ["assess/message"])
    _, there = await moved(world.ada, told)
    assert waiting(world.ada.by_message, there) == waiting(
        world.ada.by_message, await opened(world.ada.by_message, "work")
    )


async def test_discord_failing_on_the_way_to_direct_messages_is_told(world: World) -> None:
    message = await in_work(world.ada)
    asked = waiting(world.ada, message)
    world.env.inject_error("POST", "/channels/*/messages", status=500)
    answer = await world.ada.press(message, "assess/message")
    assert is_refused(world.ada, answer, "refusal.discord")
    assert waiting(world.ada, message) == asked


@pytest.mark.parametrize("typed", ["hello", "", "/assess", "@everyone what is this?", "x" * 2000])
async def test_plain_text_from_a_stranger_gets_the_short_menu_and_is_not_kept(
    world: World, typed: str
) -> None:
    person = world.sam.by_message
    files = () if typed else (("cat.png", b"x"),)
    if files:
        stored = world.env.backend.store_attachments(person.place.id, files)
        await person.hand.send_dm(typed, attachments=stored)
    else:
        await person.hand.send_dm(typed)
    (_, menu) = person.messages()
    assert {"assess/open", "learn/compare", "help/open"} <= verbs(person, menu)
    assert say_of(world)("help.menu") in person.text(menu)
    assert await world.store.export(person.id) is None


async def test_plain_text_offers_to_go_on_where_something_is_open(world: World) -> None:
    message = await in_work(world.ada, count=5)
    person = world.ada.by_message
    await person.hand.send_dm("where was I?")
    menu = person.messages()[-1]
    assert "assess/open" not in verbs(person, menu)
    question = await press_all(person, menu, [f"assess/resume:{waiting(world.ada, message)[0]}"])
    assert waiting(person, question) == waiting(world.ada, message)


async def test_plain_text_after_everything_is_finished_gets_the_menu(world: World) -> None:
    await sat(world.ada, "situation", AT_WORK)
    await sat(world.ada, "work", rated(world))
    person = world.ada.by_message
    await person.hand.send_dm("thanks")
    menu = person.messages()[-1]
    assert "assess/resume" not in verbs(person, menu)
    assert {"assess/open", "progress/open"} <= verbs(person, menu)


async def test_every_button_of_the_short_menu_works(world: World) -> None:
    person = world.sam.by_message
    await person.hand.send_dm("hello")
    for route in person.routes(person.messages()[-1]):
        await person.hand.send_dm("hello")
        assert (await person.press(person.messages()[-1], route)).acknowledged


async def test_words_of_crisis_get_the_caring_screen_and_are_not_kept(world: World) -> None:
    person, say = world.ada.by_message, say_of(world)
    await sat(world.ada, "situation", AT_WORK)
    before = await world.store.export(world.ada.id)
    phrases = say("care.phrases").splitlines()
    listens = Care(phrases)
    assert [phrase for phrase in phrases if not listens.hears(f"I think, {phrase}.")] == []
    for phrase in phrases[:: len(phrases) // SPOKEN]:
        await person.hand.send_dm(f"I think, {phrase}.")
        assert say("care.line") in person.text(person.messages()[-1])
    assert await world.store.export(world.ada.id) == before


async def test_a_hard_day_at_work_is_no_crisis(world: World) -> None:
    person = world.ada.by_message
    for typed in ("This deadline is killing me", "I could die of boredom", "our suicidally dull meetings"):
        await person.hand.send_dm(typed)
        assert "help/open" in verbs(person, person.messages()[-1])


async def test_the_bot_answers_neither_itself_nor_what_is_said_in_a_server(world: World) -> None:
    person, backend = world.ada.by_message, world.env.backend
    backend.create_message(person.place.id, backend.bot_user.id, "kill myself")
    await world.env.settle()
    assert len(person.messages()) == 1
    await world.ada.hand.send(world.channel, "hello")
    assert len(world.ada.messages()) == 1
    assert len(person.messages()) == 1


async def test_the_bot_does_not_answer_its_own_private_answers(world: World) -> None:
    """Discord tells the bot of its own ephemeral messages as if they were direct messages."""
    shown, backend = await opened(world.ada), world.env.backend
    stored = backend.get_message(world.channel.id, shown.id)
    payload = dict(serializers.message_payload(backend, stored))
    del payload["guild_id"]
    backend.emit("MESSAGE_CREATE", payload)
    await world.env.settle()
    assert [message.id for message in world.ada.messages()] == [shown.id]
    assert world.ada.by_message.messages() == []
