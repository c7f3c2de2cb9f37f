"""Steps around pictures: answers that make a portrait, and what a picture says to who cannot see it."""

from __future__ import annotations

from typing import Any

from conftest import Person, World, sat, walk
from steps import Answers

from bot.guidance.model import PICKED, Question

PARTS = {
    "readiness": "readiness",
    "work": "aspects",
    "passions": "own_words",
    "personality": "tendencies",
    "experience": "experience",
    "interests": "interests",
}
"""The part of a portrait that each chapter gives, in the order in which the chapters are offered."""

OWN_WORDS = "mending old radios by candlelight"


def given(world: World, chapter: str, place: int = -1) -> Answers:
    """An answer to every question of a chapter; each rating at the same place of its scale."""
    return {q.id: _answer(q, place) for q in world.library.assessment.by_id[chapter].questions}


def _answer(question: Question, place: int) -> str:
    if question.open:
        return OWN_WORDS
    if question.most:
        return PICKED.join(question.choices[: question.most])
    return question.choices[place if question.scale else 0]


def keyed(world: World, kind: str, **points: str | None) -> Answers:
    """Answers to the statements of one kind, by the scale that they count towards."""
    asked = [q for q in world.library.assessment.questions.values() if q.key and q.key.kind == kind]
    return {q.id: points[q.key.name] for q in asked if q.key and q.key.name in points}


async def tell_all(person: Person, place: int = -1, chapters: tuple[str, ...] = ()) -> dict[str, str]:
    """Finish chapters, all if none are named, with `situation` first; the sittings by chapter."""
    named = chapters or tuple(person.world.library.assessment.by_id)
    return {name: await sat(person, name, given(person.world, name, place)) for name in named}


def alts(person: Person, message: Any) -> list[str]:
    """What the pictures of a message say to who cannot see them."""
    shown = (part for part in walk(person.components(message)) if part["type"] == 12)
    return [item["description"] for gallery in shown for item in gallery["items"]]


def options(person: Person, message: Any, route: str) -> list[str]:
    """The values that a message's menu of a route offers."""
    menus = [c for c in walk(person.components(message)) if str(c.get("custom_id", "")).startswith(route)]
    return [option["value"] for menu in menus for option in menu.get("options", [])]


async def chosen(person: Person, message: Any, route: str, *values: str) -> Any:
    """Choose several of a menu at once."""
    custom_id = next(r for r in person.routes(message) if r.startswith(route))
    return (await person.hand.select(message, list(values), custom_id=custom_id)).response


def file_of(person: Person, message: Any) -> bytes:
    """The one file that a message carries."""
    (file,) = message.attachments
    return bytes(person.world.env.backend.cdn.get(file.url))
