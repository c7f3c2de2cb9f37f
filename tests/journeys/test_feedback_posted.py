"""Those who run the bot read comments in their channel, as long as their authors let them stand."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from comments import back, consented, kept, said, set_to, with_channel
from conftest import Person, World
from simcord.builders import ChannelHandle
from steps import EITHER, press_all, say_of, where

from bot.store.feedback import DAILY_MOST

KNOWN = pytest.mark.parametrize("known", [True, False])


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


def readable(channel: ChannelHandle, person: Person) -> Iterator[tuple[Any, str]]:
    yield from ((message, person.text(message)) for message in channel.history())


@EITHER
async def test_words_of_crisis_are_answered_with_care_and_go_nowhere(world: World, by_message: bool) -> None:
    channel, person, say = await with_channel(world), where(world, by_message), say_of(world)
    answer = (await said(person, f"I {say('care.phrases').splitlines()[0]}.", named="yes")).response
    assert say("care.line") in person.text(answer)
    assert await kept(world) == []
    assert channel.history() == []


@pytest.mark.parametrize(
    ("by_message", "known", "named"), [(False, True, "no"), (True, False, "yes"), (True, True, "yes")]
)
async def test_a_comment_is_posted_tame_and_deleted_with_the_way_back(
    world: World, by_message: bool, known: bool, named: str
) -> None:
    channel, person = await with_channel(world), await consented(where(world, by_message), known)
    thanks = (await said(person, named=named)).response
    assert say_of(world)("feedback.to_channel") in person.text(thanks)
    ((_, text),) = readable(channel, person)
    assert ("ada" in text) is (named == "yes")
    assert str(person.id) not in text
    assert "one line more" in text
    assert not [alive for alive in ("@everyone", "**good**", "<@1", " [here](") if alive in text]
    (request,) = [r for r in world.env.http_requests if r.path == f"/channels/{channel.id}/messages"]
    assert request.json["allowed_mentions"] == {"parse": []}
    await press_all(person, thanks, [back(person, thanks)])
    assert channel.history() == []


@pytest.mark.parametrize(("named", "heard"), [("yes", True), ("no", False)])
async def test_erasing_everything_deletes_what_was_posted(world: World, named: str, heard: bool) -> None:
    channel, person = await with_channel(world), await consented(world.ada)
    await said(person, named=named)
    await said(world.sam, "sams own")
    assert len(channel.history()) == 2
    shown = await press_all(person, (await person.slash("privacy")).response, ["privacy/erase"])
    if not heard:
        world.env.inject_error("POST", "/interactions/*/callback", status=500, times=None)
    await person.press(shown, "privacy/erase_now")
    assert ["sams own" in text for _, text in readable(channel, person)] == [True]
    assert [comment.text for comment in await kept(world)] == ["sams own"]


async def test_a_posted_message_that_is_gone_already_is_no_trouble(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await with_channel(world)
    thanks = (await said(world.ada)).response
    world.env.inject_error("DELETE", "/channels/*", status=404, code=10008)
    gone = await press_all(world.ada, thanks, [back(world.ada, thanks)])
    assert say_of(world)("feedback.gone") in world.ada.text(gone)
    assert (await kept(world), errors(caplog)) == ([], [])


async def test_a_posted_message_that_cannot_be_deleted_is_told_and_logged(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    channel = await with_channel(world)
    thanks = (await said(world.ada)).response
    (posted,) = channel.history()
    world.env.inject_error("DELETE", "/channels/*", status=403, code=50001)
    gone = await press_all(world.ada, thanks, [back(world.ada, thanks)])
    assert say_of(world)("feedback.gone_but_posted") in world.ada.text(gone)
    assert await kept(world) == []
    (line,) = errors(caplog)
    assert str(posted.id) in line


@pytest.mark.parametrize(
    ("status", "code", "mend"),
    [
        (404, 10003, "FEEDBACK_CHANNEL"),
        (403, 50001, "View Channel"),
        (403, 50013, "Send Messages"),
        (503, 0, "503"),
        (400, 50035, "50035"),
    ],
)
async def test_a_post_that_fails_is_logged_once_and_never_the_members_trouble(
    world: World, caplog: pytest.LogCaptureFixture, status: int, code: int, mend: str
) -> None:
    channel = await with_channel(world)
    world.env.inject_error("POST", "/channels/*/messages", status=status, code=code, times=2)
    for number in range(3):
        answer = await said(world.ada, f"words{number}")
        assert answer.followups == []
        assert world.ada.routes(answer.response)
    assert len(await kept(world)) == 3
    assert ["words2" in text for _, text in readable(channel, world.ada)] == [True]
    (line,) = errors(caplog)
    assert str(channel.id) in line
    assert mend in line
    assert "words" not in line
    world.env.inject_error("POST", "/channels/*/messages", status=status, code=code)
    await said(world.ada)
    assert len(errors(caplog)) == 2


@pytest.mark.parametrize("denied", [{"view_channel": False}, {"send_messages": False}])
async def test_a_channel_that_the_bot_may_not_use_is_named_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture, denied: dict[str, bool]
) -> None:
    channel = await with_channel(world, **denied)
    thanks = (await said(world.ada)).response
    assert str(channel.id) in errors(caplog)[0]
    await press_all(world.ada, thanks, [back(world.ada, thanks)])
    assert await kept(world) == []


async def test_a_channel_that_is_not_there_is_named_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await set_to(world, 10**17)
    await said(world.ada)
    (line,) = errors(caplog)
    assert str(10**17) in line


@KNOWN
async def test_a_comment_whose_thanks_never_arrived_is_neither_kept_nor_posted_nor_counted(
    world: World, known: bool
) -> None:
    channel, person = await with_channel(world), await consented(world.ada, known)
    forms = [await person.slash("feedback") for _ in range(DAILY_MOST + 1)]
    world.env.inject_error("POST", "/interactions/*/callback", status=500)
    await person.submit(forms.pop(), text="lost")
    assert (await kept(world), channel.history()) == ([], [])
    for number, form in enumerate(forms):
        await person.submit(form, text=str(number))
    assert len(await kept(world)) == DAILY_MOST
