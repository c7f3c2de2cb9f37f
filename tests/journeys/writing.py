"""Steps of the journeys through open questions: asked, written in a form, typed in a direct message."""

from __future__ import annotations

from typing import Any

from conftest import Person, sat
from simcord import InteractionResult
from steps import AT_WORK, answers_of, opened

SUBMIT, TEXT_INPUT = 5, 4


async def asked(person: Person) -> Any:
    """The message that asks the first open question."""
    await sat(person, "situation", AT_WORK)
    await sat(person, "passions", {}, finish=False)
    return await opened(person, "passions")


async def typed(person: Person, wrote: str, **more: Any) -> Any:
    """Type in the direct messages; returns the bot's answer."""
    await person.by_message.hand.send_dm(wrote, **more)
    return person.by_message.messages()[-1]


async def written(person: Person, message: Any, wrote: str) -> Any:
    """Write in a form; returns the bot's answer."""
    form = await person.press(message, "assess/write")
    return (await person.submit(form, typed=wrote)).response


async def sent(person: Person, message: Any, custom_id: str, wrote: str) -> InteractionResult:
    """Submit a form in Discord's own words, whoever it was made for."""
    field = {"type": 18, "component": {"type": TEXT_INPUT, "custom_id": "typed", "value": wrote}}
    result = person.emit(SUBMIT, {"custom_id": custom_id, "components": [field]}, message)
    await person.world.env.settle()
    return result


async def own_words(person: Person) -> dict[str, str | None]:
    return {question: value for chapter, question, value in await answers_of(person) if chapter == "passions"}
