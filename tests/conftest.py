"""The world the tests run in: the real client on a real file, inside a simulated Discord.

Nothing of ours is replaced. Every request that the bot makes is held against Discord's limits.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import simcord
from contract import faults_in
from prepared import Env, newest, the_content
from simcord import interactions
from simcord.backend import serializers
from simcord.builders import ChannelHandle

from bot.client import Lodestar
from bot.library import Library
from bot.settings import Settings
from bot.store import Store, open_store
from bot.wiring import build
from bot.words import Words


@pytest.fixture(scope="session")
def library() -> Library:
    return the_content()


@pytest.fixture
def settings() -> Settings:
    return Settings(shard_count=1)


@pytest.fixture
def words(library: Library) -> Words:
    return Words(library.languages)


@dataclass
class Clock:
    """A clock that tests move; the simulated Discord's own once there is one."""

    read: Callable[[], int] = field(default=lambda: 1_800_000_000)

    def __call__(self) -> int:
        return self.read()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "lodestar.sqlite3"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return asyncio.run(newest(tmp_path_factory.mktemp("migrated")))


@pytest.fixture
async def store(database: Path, migrated: bytes, clock: Clock) -> AsyncIterator[Store]:
    database.write_bytes(migrated)
    async with open_store(database, clock) as opened:
        yield opened


def walk(components: Any) -> list[dict[str, Any]]:
    """Every component of a message or a form, in order, nested ones too."""
    found = []
    for component in components:
        found.append(component)
        inner = [component[key] for key in ("component", "accessory") if key in component]
        found += walk([*component.get("components", []), *inner])
    return found


@dataclass(repr=False)
class Person:
    """A member of the simulated server, acting in its channel or, with `in_dm`, in direct messages."""

    world: World
    actor: simcord.MemberActor
    in_dm: bool = False

    @property
    def id(self) -> int:
        return self.actor.id

    @property
    def by_message(self) -> Person:
        """The same person in their direct messages."""
        return Person(self.world, self.actor, in_dm=True)

    @property
    def hand(self) -> Any:
        return self.actor.user if self.in_dm else self.actor

    @property
    def place(self) -> ChannelHandle:
        return self.actor.user.dm_channel if self.in_dm else self.world.channel

    async def slash(self, name: str, /, **options: Any) -> simcord.InteractionResult:
        where = () if self.in_dm else (self.world.channel,)
        return await self.hand.slash(*where, name, **options)  # type: ignore[no-any-return]

    async def press(self, message: Any, custom_id: str) -> simcord.InteractionResult:
        """Press the one button or menu option of a message whose whole custom_id or start this is."""
        for component in walk(self.components(message)):
            given = str(component.get("custom_id", ""))
            if component["type"] == 2 and given.startswith(custom_id):
                return await self.hand.click(message, custom_id=given)  # type: ignore[no-any-return]
            for option in component.get("options", []):
                if component["type"] == 3 and f"{given}:{option['value']}".startswith(custom_id):
                    return await self.hand.select(message, [option["value"]], custom_id=given)  # type: ignore[no-any-return]
        raise AssertionError(f"nothing to press for {custom_id}: {self.routes(message)}")

    async def submit(self, shown: simcord.InteractionResult, **fields: Any) -> simcord.InteractionResult:
        return await self.hand.submit_modal(shown, fields)  # type: ignore[no-any-return]

    def emit(self, kind: int, data: dict[str, Any], message: Any = None) -> simcord.InteractionResult:
        """Send an interaction in Discord's own words; its answer is there once the world has settled."""
        backend, guild = self.world.env.backend, None if self.in_dm else self.actor.guild.id
        record, payload = interactions.base_payload(
            backend, type=kind, channel_id=self.place.id, guild_id=guild, user_id=self.id, data=data
        )
        if message is not None:
            stored = backend.get_message(self.place.id, message.id)
            record.source_message_id = message.id
            payload["message"] = serializers.message_payload(backend, stored)
        backend.emit("INTERACTION_CREATE", payload)
        return simcord.InteractionResult(self.world.env, record)

    def wear(self, message: Any, *custom_ids: str) -> Any:
        """Put buttons on a message that stands there, as an earlier version might have; returns it."""
        buttons = [{"type": 2, "style": 2, "label": "old", "custom_id": each} for each in custom_ids]
        stored = self.world.env.backend.get_message(self.place.id, message.id)
        stored.components = [{"type": 1, "components": buttons}]
        return message

    def components(self, message: Any) -> Any:
        """The components of a message as they stand on it now."""
        channel_id = getattr(message, "channel_id", None) or message.channel.id
        return self.world.env.backend.get_message(channel_id, message.id).components

    def routes(self, message: Any) -> list[str]:
        """The custom_ids of a message, as they stand on it now."""
        return [c["custom_id"] for c in walk(self.components(message)) if "custom_id" in c]

    def text(self, message: Any) -> str:
        """All words of a message, as they stand on it now."""
        return "\n".join(c["content"] for c in walk(self.components(message)) if c["type"] == 10)

    def messages(self) -> list[Any]:
        """What this person sees in the place where they are, oldest first."""
        return self.place.history(viewer=self.hand)


@dataclass(repr=False)  # asyncio asks for it at every turn, and it would tell the whole content
class World:
    """A simulated Discord with the bot in it."""

    env: Env
    store: Store
    library: Library
    words: Words
    make: Callable[[], Lodestar]
    channel: ChannelHandle
    ada: Person = field(init=False)
    sam: Person = field(init=False)

    async def restart(self) -> None:
        """Stop the bot and start a new one on the same database."""
        await self.env.restart_bot(self.make())

    def expect_errors(self) -> None:
        """Say that what the bot raised so far was meant."""
        assert self.env.errors


@pytest.fixture
async def world(
    library: Library, words: Words, settings: Settings, store: Store, clock: Clock
) -> AsyncIterator[World]:
    def make() -> Lodestar:
        return build(settings, library, store, clock, always_sync=True)

    env = Env(make())
    clock.read = lambda: int(env.now().timestamp())
    await env.start()
    try:
        guild = env.create_guild()
        made = World(env, store, library, words, make, guild.create_text_channel("work"))
        made.ada = Person(made, guild.add_member(env.create_user("ada")))
        made.sam = Person(made, guild.add_member(env.create_user("sam")))
        yield made
    finally:
        await env.shutdown()
    faults = [fault for request in env.http_requests for fault in faults_in(request)]
    assert faults == []
    env._raise_errors_since(env._errors_acknowledged)


async def take(person: Person, message: Any, answers: dict[str, str], default: str = "2") -> Any:
    """Answer every question of the chapter that a message asks, to its end; returns the last reply.

    `answers` gives values by question id; other statements get `default`, other choices their first.
    """
    while asked := [r for r in person.routes(message) if r.startswith("assess/skip:")]:
        _, sitting, question = asked[0].split(":")
        choices = person.world.library.assessment.questions[question].choices
        value = answers.get(question, default if default in choices else choices[0])
        route = f"assess/answer:{sitting}:{question}:{value}"
        message = (await person.press(message, route)).response
    return message


async def sat(person: Person, chapter: str, answers: dict[str, str | None], finish: bool = True) -> str:
    """Answer a chapter without Discord, the questions named and no others; returns the sitting's id."""
    store, consent = person.world.store, person.world.library.consent
    await store._connection.execute("PRAGMA synchronous = OFF")  # no power fails while a test prepares
    await store.consent(person.id, consent, "en-US")
    history = await store.begin(person.id, chapter, person.world.library.assessment.version, consent)
    sitting = next(s.id for s in history if s.chapter == chapter and s.finished_at is None)
    for question, value in answers.items():
        await store.answer(person.id, sitting, chapter, question, value, consent)
    if finish:
        await store.finish(person.id, sitting, person.world.library.assessment.version)
    await store._connection.execute("PRAGMA synchronous = FULL")
    return sitting


async def agreed(person: Person) -> Any:
    """Consent and begin the first chapter; returns the message with its first question."""
    message = (await person.slash("assess")).response
    message = (await person.press(message, "assess/begin:situation")).response
    return (await person.press(message, "assess/agree")).response
