"""Discord refuses, is slow or fails, and the bot is stopped or killed: what was shown as saved is saved."""

from __future__ import annotations

import asyncio
import json
import re
import signal
from pathlib import Path

import pytest
from test_health import free_port, page
from test_wire import COMMANDS, DATABASE, Bot, asked_of_ada, kept_of_ada, running
from test_wire_gateway import online
from wire import Asked, Discord, person

from bot.library import Library
from bot.store import open_store

CALLBACK = "/interactions/.*/callback"
KEY = f"x'{'3f9c' * 16}'"

OVER = {"code": 10062, "message": "Unknown interaction"}
CLOSED = {"code": 50007, "message": "Cannot send messages to this user"}

WAIT_SECONDS = 0.3
WAIT = {"message": "You are being rate limited.", "retry_after": WAIT_SECONDS, "global": False}
WAIT_HEADERS = {"Retry-After": "1", "Via": "1.1 google", "X-RateLimit-Scope": "user"}


def waiting(asked: Asked) -> tuple[str, str]:
    """The sitting and the question that an answer of the bot's asks."""
    ((sitting, question),) = re.findall(r"assess/skip:(\w+):(\w+)", str(asked.json))
    return sitting, question


async def go_on_by_message(discord: Discord) -> str:
    """Ada begins in a server, and asks to go on in her direct messages; returns the sitting."""
    discord.in_server = True
    sitting, _ = await asked_of_ada(discord)
    assert (await discord.press(f"assess/message:{sitting}")).json["type"] in (5, 6)
    return sitting


async def test_told_to_wait_it_waits_and_goes_on(tmp_path: Path) -> None:
    async with Discord() as discord:
        discord.refuses("PUT", COMMANDS, 429, WAIT, headers=WAIT_HEADERS)
        discord.refuses("POST", "/channels/.*/messages", 429, WAIT, headers=WAIT_HEADERS)
        async with running(discord.port, tmp_path) as bot:
            await bot.online(discord)
            await go_on_by_message(discord)
            await discord.request("PATCH", ".*/@original")
            assert await bot.stop() == 0
    for method, path in (("PUT", COMMANDS), ("POST", "/channels/.*/messages")):
        first, second = discord.requests(method, path)
        assert second.json == first.json
        assert second.at - first.at >= WAIT_SECONDS
    assert "Traceback" not in bot.log


async def test_a_direct_message_that_is_refused_is_counted_and_she_goes_on_here(tmp_path: Path) -> None:
    port = free_port()
    async with online(tmp_path, HEALTH=f"127.0.0.1:{port}") as (discord, bot):
        discord.refuses("POST", "/channels/.*/messages", 403, CLOSED)
        sitting = await go_on_by_message(discord)
        here = await discord.request("PATCH", ".*/@original")
        assert waiting(here)[0] == sitting
        assert "lodestar_messages_refused_total 1.0" in (await page(port, "metrics")).text
        assert len(discord.requests("POST", "/channels/.*/messages")) == 1
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log


async def test_an_answer_that_discord_fails_to_take_is_given_again_and_holds_up_nobody(
    tmp_path: Path,
) -> None:
    async with online(tmp_path) as (discord, bot):
        sitting, question = await asked_of_ada(discord)
        discord.refuses("POST", CALLBACK, 503, {"message": "Service Unavailable", "code": 0})
        failed = await discord.press(f"assess/skip:{sitting}:{question}")
        assert (await discord.command("compare")).json["type"] == 4
        assert len(discord.requests("POST", failed.path)) == 1
        again = await discord.request("POST", failed.path, number=2)
        assert again.json == failed.json
        _, then = waiting(again)
        assert (await discord.press(f"assess/skip:{sitting}:{then}")).json["type"] == 7
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log
    assert await kept_of_ada(tmp_path) == {sitting: {question: None, then: None}}


async def test_a_discord_that_takes_no_answer_at_all_loses_none_and_does_not_hold_up_the_end(
    tmp_path: Path,
) -> None:
    async with online(tmp_path) as (discord, bot):
        sitting, question = await asked_of_ada(discord)
        discord.refuses("POST", CALLBACK, 500, {"message": "Internal Server Error", "code": 0}, times=99)
        await discord.press(f"assess/skip:{sitting}:{question}")
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log
    assert await kept_of_ada(tmp_path) == {sitting: {question: None}}


async def test_an_answer_that_comes_too_late_is_logged_as_such_and_kept(tmp_path: Path) -> None:
    port = free_port()
    async with online(tmp_path, HEALTH=f"127.0.0.1:{port}") as (discord, bot):
        sitting, question = await asked_of_ada(discord)
        discord.refuses("POST", CALLBACK, 404, OVER)
        late = await discord.press(f"assess/skip:{sitting}:{question}")
        await bot.says("too late to answer in assess/skip")
        _, then = waiting(late)
        pressed = await discord.press(f"assess/skip:{sitting}:{question}")
        assert waiting(pressed) == (sitting, then)
        numbers = (await page(port, "metrics")).text
        assert 'lodestar_answers_total{outcome="late",route="assess/skip"} 1.0' in numbers
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log
    assert await kept_of_ada(tmp_path) == {sitting: {question: None}}


async def test_the_file_of_what_is_stored_holds_her_answers_and_all_can_be_erased(tmp_path: Path) -> None:
    """With an encrypted database, as it should be."""
    async with online(tmp_path, DATABASE_KEY=KEY) as (discord, bot):
        sitting, question = await asked_of_ada(discord)
        await discord.press(f"assess/skip:{sitting}:{question}")
        await discord.command("privacy")
        given = await discord.press("privacy/export")
        await discord.command("privacy")
        await discord.press("privacy/erase")
        assert (await discord.press("privacy/erase_now")).json["type"] == 7
        assert "privacy/erase" not in str((await discord.command("privacy")).json)
        assert await bot.stop() == 0
    ((name, content),) = given.files.items()
    assert name.endswith(".json")
    assert [file["filename"] for file in given.json["data"]["attachments"]] == [name]
    assert f"attachment://{name}" in str(given.json)
    (kept,) = json.loads(content)["sittings"]
    assert kept["id"] == sitting
    assert [(answer["question"], answer["answer"]) for answer in kept["answers"]] == [(question, None)]
    assert not (tmp_path / DATABASE).read_bytes().startswith(b"SQLite")
    assert "Traceback" not in bot.log


async def sittings_of(members: list[str], folder: Path, library: Library) -> dict[str, str]:
    """Let members begin, before there is a bot; returns their sittings."""
    begun = {}
    async with open_store(folder / DATABASE, lambda: 1_800_000_000) as store:
        for member in members:
            await store.consent(int(member), library.consent, "en")
            history = await store.begin(int(member), "situation", library.assessment.version, library.consent)
            begun[member] = history[0].id
    return begun


@pytest.mark.parametrize("replies", [True, False])
async def test_a_stop_amid_many_presses_loses_no_answer_that_was_shown(
    tmp_path: Path, library: Library, replies: bool
) -> None:
    begun = await sittings_of([f"6000000000000000{n:02}" for n in range(20)], tmp_path, library)
    question = library.assessment.by_id["situation"].questions[0].id
    async with online(tmp_path) as (discord, bot):
        await discord.command("compare")
        discord.may_answer.clear()
        pressed = {}
        for member, sitting in begun.items():
            data = {"component_type": 2, "custom_id": f"assess/skip:{sitting}:{question}"}
            button = {"type": 2, "id": 2, "style": 2, "label": "skip", "custom_id": data["custom_id"]}
            carries = {"components": [{"type": 1, "id": 1, "components": [button]}]}
            message = {**discord.messages[-1], **carries}
            path = await discord.act(3, data, user=person(member, "someone"), message=message)
            pressed[path] = member
        await discord.until(lambda: len(discord.requests("POST", CALLBACK)) > 5)
        bot.process.send_signal(signal.SIGTERM)
        await bot.says("stopping")
        if replies:
            discord.may_answer.set()
        async with asyncio.timeout(5):
            assert await bot.end() == 0
    shown = {pressed[a.path] for a in discord.asked if a.path in pressed and a.json["type"] == 7}
    assert len(shown) >= 5
    async with open_store(tmp_path / DATABASE, int) as store:
        for member in shown:
            assert [dict(s.answers) for s in await store.history(int(member))] == [{question: None}]
    assert "Ignoring exception" not in bot.log  # what discord.py says of a failure that nobody caught


async def killed(bot: Bot, discord: Discord, moment: str, route: str) -> bool:
    """Ada presses and the bot is killed; says whether its answer arrived before."""
    if moment == "on its way":
        data = {"component_type": 2, "custom_id": route}
        await discord.act(3, data, message=discord.messages[-1])
    else:
        if moment == "as it comes":
            discord.may_answer.clear()
        await discord.press(route)
        if moment == "later":
            await discord.command("compare")
    bot.process.kill()
    await bot.process.wait()
    discord.may_answer.set()
    discord.online.clear()
    return moment != "on its way"


async def test_a_kill_at_any_moment_loses_no_answer_that_was_shown(tmp_path: Path) -> None:
    shown, old = [], ""
    async with Discord() as discord:
        for moment in ("on its way", "as it comes", "once it is there", "later"):
            async with running(discord.port, tmp_path) as bot:
                await bot.online(discord)
                if not old:
                    sitting, question = await asked_of_ada(discord)
                    old = f"assess/skip:{sitting}:{question}"
                else:
                    sitting, question = waiting(await discord.press(old))
                    assert question not in shown
                    shown.append(old.rpartition(":")[2])
                if await killed(bot, discord, moment, f"assess/skip:{sitting}:{question}"):
                    shown.append(question)
    assert set(shown) <= (await kept_of_ada(tmp_path))[sitting].keys()
    assert len(set(shown)) == 4
