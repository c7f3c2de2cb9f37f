"""Play: the bot in a simulated Discord, as pages in a browser and as lines in a terminal."""

from __future__ import annotations

import asyncio
import re
import signal
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, closing
from pathlib import Path

import aiohttp
import pytest
from test_command_line import BOT, ended, started

from bot.guidance.plan import Plan
from bot.library import Library
from bot.store import open_store

WITHOUT_SIMCORD = "import sys; sys.modules['simcord'] = None; from bot.__main__ import main; sys.exit(main())"


class Played:
    """A conversation in the terminal, line by line through a pipe."""

    def __init__(self, process: asyncio.subprocess.Process, words: Mapping[str, str]) -> None:
        self.process = process
        self.words = words
        self.place = "server"
        self.screen = ""

    async def say(self, line: str) -> str:
        """Type a line; returns what is printed until the next prompt."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.place = line.removeprefix("go ") if line.startswith("go ") else self.place
        return await self.prompt()

    async def prompt(self) -> str:
        """What is printed until the next prompt."""
        assert self.process.stdout is not None
        self.screen = (await self.process.stdout.readuntil(f"@{self.place}> ".encode())).decode()
        return self.screen

    async def press(self, key: str, *fields: str) -> str:
        """Type the number that stands before a word of the last screen, and what a form asks for."""
        (number,) = re.findall(rf"[\[(](\d+)[\])] {re.escape(self.words[key])}(?: ·.*)?$", self.screen, re.M)
        return await self.say("\n".join((number, *fields)))

    def shows(self, key: str) -> bool:
        return self.words[key] in self.screen


@asynccontextmanager
async def played(folder: Path, library: Library, *arguments: str) -> AsyncIterator[Played]:
    """Play in the terminal; at the end of the input it ends well."""
    async with started(folder, *BOT, "play", "--terminal", *arguments) as process:
        talk = Played(process, library.languages["en"])
        await talk.prompt()
        yield talk
        assert process.stdin is not None
        process.stdin.close()
        _, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")


async def kept_in(database: Path) -> list[dict[str, str | None]]:
    """The answers in a database, by sitting, of whoever gave them."""
    with closing(sqlite3.connect(database)) as connection:
        members = [member for (member,) in connection.execute("SELECT id FROM members")]
    async with open_store(database, lambda: 1_800_000_000) as store:
        return [dict(sitting.answers) for member in members for sitting in await store.history(member)]


async def test_play_names_what_is_not_installed(tmp_path: Path) -> None:
    done = await ended(tmp_path, "-c", WITHOUT_SIMCORD, "play", "--terminal")
    assert done.status == 1
    assert "simcord" in done.err
    assert "make play" in done.err


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
async def test_play_serves_pages_here_alone_until_a_signal(tmp_path: Path, name: signal.Signals) -> None:
    async with started(tmp_path, *BOT, "play") as process, aiohttp.ClientSession() as browser:
        assert process.stdout is not None
        told = (await process.stdout.readuntil(b"--fresh")).decode()
        addresses = re.findall(r"http://127\.0\.0\.1:\d+\S*", told)
        assert len(set(addresses)) == 3
        for address in addresses:
            async with browser.get(address) as page:
                assert page.status == 200
            with pytest.raises(aiohttp.ClientConnectorError):
                await browser.get(address.replace("127.0.0.1", "127.0.0.2"))
        process.send_signal(name)
        async with asyncio.timeout(5):
            _, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")


async def test_a_whole_conversation_in_the_terminal(tmp_path: Path, library: Library) -> None:
    async with played(tmp_path, library) as talk:
        assert re.search(r"^\W*1\W", await talk.say("/compare"), re.MULTILINE)
        await talk.say("/assess")
        await talk.press("assess.chapters.situation.button")
        await talk.press("assess.consent.agree_button")
        assert talk.shows("questions.work_now.ask")
        await talk.press("questions.work_now.answers.study")
        await talk.press("questions.comes_first.answers.direction")
        assert talk.shows("questions.what_next.ask")
        await talk.say("restart")
        await talk.say("/assess")
        await talk.press("assess.go_on_button")
        assert talk.shows("questions.what_next.ask")
        await talk.say("go dm")
        await talk.say("any other text")
        await talk.press("assess.go_on_button")
        assert talk.shows("questions.what_next.ask")
        given = {"work_now": "study", "comes_first": "direction"}
        assert await kept_in(tmp_path / "play.sqlite3") == [given]
        await talk.say("/privacy")
        await talk.press("privacy.erase_button")
        await talk.press("privacy.erase_now_button")
        assert await kept_in(tmp_path / "play.sqlite3") == []


async def test_a_form_keeps_what_is_there_and_asks_again_for_what_it_needs(
    tmp_path: Path, library: Library
) -> None:
    async with played(tmp_path, library) as talk:
        await talk.say("/plan")
        await talk.press("plan.intro.begin_button")
        await talk.press("assess.consent.agree_button")
        await talk.press("plan.own_words_button", "", "-", "a garden")
        await talk.press("plan.own_words_button", "to be outside")
        for part, button, before, lines, after in (
            ("goal", "own_words", "a garden", ("-", ""), "a garden"),
            ("why", "change_words", "to be outside", ("",), "to be outside"),
            ("why", "change_words", "to be outside", ("-",), ""),
        ):
            await talk.say("/plan")
            await talk.press(f"plan.parts.{part}.title")
            assert before in await talk.press(f"plan.{button}_button", *lines)
            plan = await plan_in(tmp_path / "play.sqlite3")
            assert (plan.goal.text if part == "goal" and plan.goal else plan.why) == after


async def plan_in(database: Path) -> Plan:
    """The plan in a database, of whoever made it."""
    with closing(sqlite3.connect(database)) as connection:
        ((member,),) = connection.execute("SELECT id FROM members")
    async with open_store(database, lambda: 1_800_000_000) as store:
        return await store.plan(member)


async def test_what_was_played_stays_until_it_is_forgotten(tmp_path: Path, library: Library) -> None:
    async with played(tmp_path, library) as talk:
        await talk.say("/assess")
        await talk.press("assess.chapters.situation.button")
        await talk.press("assess.consent.agree_button")
        await talk.press("questions.work_now.answers.study")
    async with played(tmp_path, library) as talk:
        await talk.say("/assess")
        await talk.press("assess.go_on_button")
        assert talk.shows("questions.comes_first.ask")
    async with played(tmp_path, library, "--fresh") as talk:
        assert await kept_in(tmp_path / "play.sqlite3") == []
        await talk.say("/assess")
        await talk.press("assess.chapters.situation.button")
        assert talk.shows("assess.consent.agree_button")
