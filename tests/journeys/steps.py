"""Steps that journeys share: what is said, where someone stands, what was refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from conftest import Person, World, sat, walk

from bot.words import Say

EITHER = pytest.mark.parametrize("by_message", [False, True])
"""In a server, and by direct message."""

Answers = dict[str, str | None]

AT_WORK: Answers = {
    "work_now": "job",
    "comes_first": "direction",
    "what_next": "grow",
    "preparation": "year",
    "hours": "some",
}
NO_WORK: Answers = {**AT_WORK, "work_now": "looking"}


def where(world: World, by_message: bool) -> Person:
    """Ada, in her direct messages or in the server."""
    return world.ada.by_message if by_message else world.ada


def say_of(world: World, locale: str = "en-US") -> Say:
    """The voice of the bot that runs, with its clickable commands."""
    commands = world.env.backend.commands.get(None, {}).values()
    world.words.command_ids = {str(each["name"]): int(each["id"]) for each in commands}
    return world.words.to(locale)


def rated(world: World, now: str | None = "2", want: str | None = "2") -> Answers:
    """Answers to every statement on work: the same to each of now, the same to each of want."""
    statements = world.library.assessment.by_id["work"].questions
    return {each.id: now if each.id.startswith("now_") else want for each in statements}


def leaning(world: World) -> Answers:
    """Answers that want the career side and have little of it yet: a clear direction."""
    return {q: "4" if q.startswith("want_") and q.endswith("_career") else "1" for q in rated(world)}


async def old_press(person: Person, custom_id: str) -> Any:
    """Press a button that stands on an old message."""
    message = person.wear((await person.slash("help")).response, custom_id)
    return await person.press(message, custom_id)


def waiting(person: Person, message: Any) -> tuple[str, str]:
    """The sitting and the question that a message asks."""
    skip = next(route for route in person.routes(message) if route.startswith("assess/skip:"))
    _, sitting, question = skip.split(":")
    return sitting, question


def verbs(person: Person, message: Any) -> set[str]:
    """What one can do from a message, by route alone."""
    return {route.partition(":")[0] for route in person.routes(message)}


def links(person: Person, message: Any) -> list[str]:
    """The addresses that a message's plain buttons open."""
    return [part["url"] for part in walk(person.components(message)) if "url" in part]


def chosen(person: Person, message: Any) -> list[str]:
    """The values marked as given before: primary buttons of answers, defaults of menus."""
    parts = walk(person.components(message))
    pressed = [p["custom_id"].rpartition(":")[2] for p in parts if _is_marked(p)]
    return pressed + [o["value"] for p in parts for o in p.get("options", []) if o.get("default")]


def _is_marked(part: dict[str, Any]) -> bool:
    return part.get("style") == 1 and str(part.get("custom_id", "")).startswith("assess/answer:")


def is_refused(person: Person, result: Any, key: str) -> bool:
    """Whether a press was answered to the presser alone, with this refusal and nothing else."""
    said = (result.followups or [result.response])[-1]
    private = person.in_dm or said.ephemeral
    return private and bool(re.fullmatch(pattern(person.world, key), person.text(said)))


def pattern(world: World, key: str) -> str:
    """What matches a sentence with any incident id in its blank."""
    head, blank, tail = say_of(world)(key, incident="\0").partition("\0")
    return re.escape(head) + (r"(?P<incident>[0-9a-f]{8})" if blank else "") + re.escape(tail)


async def answers_of(person: Person) -> list[tuple[str, str, str | None]]:
    """Every answer kept of someone: chapter, question, value."""
    history = await person.world.store.history(person.id)
    return [(s.chapter, question, value) for s in history for question, value in s.answers.items()]


async def opened(person: Person, chapter: str = "") -> Any:
    """What /assess shows now: all chapters, or where one of them stands."""
    options = {"chapter": chapter} if chapter else {}
    return (await person.slash("assess", **options)).response


async def consenting(person: Person) -> Any:
    """The consent, as the way on from all chapters asks for it."""
    return (await person.press(await opened(person), "assess/begin")).response


async def in_work(person: Person, count: int = 0, situation: Answers = AT_WORK) -> Any:
    """The message that asks a statement on work, after some that were answered."""
    await sat(person, "situation", situation)
    first = list(rated(person.world).items())[:count]
    await sat(person, "work", dict(first), finish=False)
    return await opened(person, "work")


async def finished(person: Person, work: Answers, situation: Answers = AT_WORK) -> tuple[str, Any]:
    """The situation and work finished: the sitting on work, and the message with its result."""
    await sat(person, "situation", situation)
    sitting = await sat(person, "work", work)
    return sitting, await opened(person, "work")


async def press_all(person: Person, message: Any, routes: Iterable[str]) -> Any:
    """Press one after the other, each on what the one before showed."""
    for route in routes:
        message = (await person.press(message, route)).response
    return message
