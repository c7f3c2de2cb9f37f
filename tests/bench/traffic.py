"""The presses: who presses what on which screen, as the bytes that Discord would send.

Rule: a bot is pressed on the screens that it shows itself, so Lodestar's are made by Lodestar.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from bot.guidance.assessment import replay
from bot.guidance.model import Sitting
from bot.library import Library
from bot.screens import question as questions
from bot.words import Words
from tests.bench import bots
from tests.bench.people import TOGETHER, People
from tests.bench.server import APPLICATION, BOT, GUILDS, channel, frame, reply

FIRST_NUMBER = 800_000_000_000_000_000
HERE = "sittinghere0"
"""Stands for the sitting's id in a screen, with the same length."""

Json = dict[str, Any]


@dataclass(slots=True)
class Press:
    """One press: what is sent, what Discord replies to the answer, and what must be saved then."""

    number: bytes
    framed: bytes
    reply: bytes
    saved: tuple[str, str]  # sitting, question
    value: str


class Traffic:
    """The presses on one bot's screens."""

    def __init__(self, people: People, screens: list[tuple[str, list[Json]]], custom_id: str) -> None:
        self._people = people
        self._questions = [question for question, _ in screens]
        self._events = [
            _event(components, custom_id.replace("QUESTION", question)) for question, components in screens
        ]
        self._reply = _reply(screens[len(screens) // 2][1])

    def presses(self, first: int, many: int) -> list[Press]:
        """So many presses, no two of which answer the same question of the same member."""
        return [self._press(at) for at in range(first, first + many)]

    def _press(self, at: int) -> Press:
        group, within = divmod(at, TOGETHER * len(self._questions))
        question, place = divmod(within, TOGETHER)
        member, sitting = self._people.open[group * TOGETHER + place]
        value, number = str(at * 7 % 5), b"%d" % (FIRST_NUMBER + at)
        guild = GUILDS[member % len(GUILDS)]
        message = b"%d" % (member + 700_000_000_000_000_000)
        blanks = {
            HERE: sitting.encode(),
            "@number@": number,
            "@member@": b"%d" % member,
            "@guild@": b"%d" % guild,
            "@channel@": channel(guild)["id"].encode(),
            "@message@": message,
            "@value@": value.encode(),
        }
        event, answer = _filled(self._events[question], blanks), _filled(self._reply, blanks)
        return Press(number, frame(event), reply(answer), (sitting, self._questions[question]), value)


def lodestar(people: People, library: Library) -> Traffic:
    """Answers to the questions of the chapter `work`, on Lodestar's own screens."""
    say = Words(library.languages).to("en-US")
    situation, work = (library.assessment.by_id[chapter] for chapter in ("situation", "work"))
    known = {question.id: question.choices[0] for question in situation.questions}
    screens = []
    for at, question in enumerate(work.questions):
        answers = {before.id: "2" for before in work.questions[:at]}
        sitting = Sitting(HERE, "work", 0, None, answers)
        view = questions.ask(say, replay(work, answers, known), sitting, question, by_message=False)
        screens.append((question.id, view.to_components()))  # type: ignore[no-untyped-call]
    return Traffic(people, screens, f"assess/answer:{HERE}:QUESTION:@value@")


def constant(people: People, library: Library) -> Traffic:
    """The same members' presses on the constant bot's screen."""
    components = bots.screen(HERE).to_components()  # type: ignore[no-untyped-call]
    screens = [(question.id, components) for question in library.assessment.by_id["work"].questions]
    return Traffic(people, screens, f"constant:{HERE}:@value@")


def _filled(form: bytes, blanks: dict[str, bytes]) -> bytes:
    for blank, text in blanks.items():
        form = form.replace(blank.encode(), text)
    return form


def _member(user: Json) -> Json:
    return {
        "user": user,
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "permissions": "2248473465835073",
        **{"flags": 0, "nick": None, "avatar": None, "deaf": False, "mute": False, "pending": False},
        **{"premium_since": None, "communication_disabled_until": None},
    }


def _event(components: list[Json], custom_id: str) -> bytes:
    user = {"id": "@member@", "username": "ada", "discriminator": "0", "global_name": "Ada", "avatar": None}
    owners = {"authorizing_integration_owners": {"0": "@guild@"}}
    asked = {"id": "@message@", "type": 2, "user": user, "name": "assess", **owners}
    where = {
        **channel(GUILDS[0]),
        "id": "@channel@",
        "guild_id": "@guild@",
        "permissions": "2248473465835073",
    }
    event = {
        "id": "@number@",
        "application_id": APPLICATION,
        "type": 3,
        "token": "a-token-of-the-length-that-discord-gives" * 5,
        "version": 1,
        "data": {"component_type": 2, "custom_id": custom_id, "id": 4},
        "guild_id": "@guild@",
        "guild": {"id": "@guild@", "locale": "en-US", "features": []},
        **{"guild_locale": "en-US", "locale": "en-US"},
        "channel_id": "@channel@",
        "channel": where,
        "member": _member(user),
        "app_permissions": "2248473465835073",
        "message": {**_message(components), "interaction_metadata": asked},
        "context": 0,
        **{"entitlements": [], "entitlement_sku_ids": [], "attachment_size_limit": 10485760},
        **owners,
    }
    return _json({"t": "INTERACTION_CREATE", "s": 2000, "op": 0, "d": event})


def _reply(components: list[Json]) -> bytes:
    hidden = {"response_message_loading": False, "response_message_ephemeral": True}
    made = {"id": "@number@", "type": 3, "response_message_id": "@message@", **hidden}
    return _json({"interaction": made, "resource": {"type": 7, "message": _message(components)}})


def _message(components: list[Json]) -> Json:
    none: Json = {name: [] for name in ("mentions", "mention_roles", "attachments", "embeds")}
    times = {"timestamp": "2026-01-01T00:00:00.000000+00:00", "edited_timestamp": None}
    return {
        "id": "@message@",
        "channel_id": "@channel@",
        "application_id": APPLICATION,
        "author": BOT,
        "type": 20,
        "flags": 64 | 1 << 15,
        "content": "",
        "components": _numbered(components, count(1)),
        **{"pinned": False, "tts": False, "mention_everyone": False},
        **none,
        **times,
    }


def _numbered(components: list[Json], numbers: Iterator[int]) -> list[Json]:
    found = []
    for component in components:
        made = {**component, "id": next(numbers)}
        if "components" in made:
            made["components"] = _numbered(made["components"], numbers)
        found.append(made)
    return found


def _json(value: Json) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
