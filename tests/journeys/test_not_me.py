"""A member says that a direction is not theirs, in a form, and is heard word for word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from conftest import Person, World, walk
from simcord import InteractionResult
from steps import EITHER, finished, is_refused, leaning, opened, press_all, say_of, verbs, where

from bot.guidance.direction import NEIGHBOURS
from bot.store import Disagreement

RADIO, TEXT_INPUT, SUBMIT = 21, 4, 5
NOTES = (
    "@everyone @here <@123456789012345678> <@!123456789012345678> <@&123456789012345678>",
    "# no heading\n**bold** _thin_ ~~gone~~ `code` ||hidden|| [here](https://example.org)\n> said",
    "\N{SPARKLES} \N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER} :smile: \N{FLEXED BICEPS}",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \N{RIGHT-TO-LEFT OVERRIDE}abc",
    "ab c" * 249 + "abcd",
    "*_" * 500,
    "*\n" * 499 + "*",
    "\N{SPARKLES}" * 1000,
    "it's \"mine\" \\ '); DROP TABLE members; -- {sitting} %s \x07",
)


@dataclass
class Asked:
    """A form that is open: for which sitting and direction, what it offers, and what showed it."""

    sitting: str
    shown: InteractionResult

    @property
    def fields(self) -> dict[int, dict[str, Any]]:
        assert self.shown.modal is not None
        return {part["type"]: part for part in walk(self.shown.modal["components"])}

    @property
    def direction(self) -> str:
        assert self.shown.modal is not None
        return str(self.shown.modal["custom_id"]).partition("#")[0].split(":")[2]

    @property
    def offered(self) -> list[str]:
        return [option["value"] for option in self.fields[RADIO]["options"]]


async def asked(person: Person) -> Asked:
    """A finished assessment with the form open."""
    sitting, result = await finished(person, leaning(person.world))
    return Asked(sitting, await person.press(result, "disagree/open:"))


async def said(person: Person, form: Asked) -> Disagreement | None:
    return await person.world.store.disagreement(person.id, form.sitting, form.direction)


@EITHER
async def test_the_form_offers_what_else_it_could_be_and_asks_for_nothing(
    world: World, by_message: bool
) -> None:
    form = await asked(where(world, by_message))
    radio, note = form.fields[RADIO], form.fields[TEXT_INPUT]
    assert tuple(form.offered[:3]) == NEIGHBOURS[form.direction]
    assert form.direction not in form.offered
    assert not any(option.get("default") for option in radio["options"])
    assert radio["required"] is note["required"] is False
    assert note["max_length"] == 1000


@EITHER
async def test_a_choice_is_kept_and_shown_with_its_moves(world: World, by_message: bool) -> None:
    person, say = where(world, by_message), say_of(world)
    form = await asked(person)
    for closer in form.offered[::3]:
        title, move = say(f"directions.{closer}.title"), say(f"directions.{closer}.move_3")
        answer = (await person.submit(form.shown, instead=closer)).response
        assert await said(person, form) == Disagreement(form.direction, closer, None)
        assert answer.ephemeral is not by_message
        assert title in person.text(answer)
        assert move in person.text(answer)
        result = await press_all(person, answer, [f"result/show:{form.sitting}"])
        assert title in person.text(result)
        form = Asked(form.sitting, await person.press(result, "disagree/open:"))


@EITHER
async def test_without_a_choice_everything_else_can_be_read(world: World, by_message: bool) -> None:
    person, say = where(world, by_message), say_of(world)
    form = await asked(person)
    answer = (await person.submit(form.shown)).response
    assert await said(person, form) == Disagreement(form.direction, None, None)
    for other in form.offered:
        answer = await press_all(person, answer, [f"disagree/other:{form.sitting}:{other}"])
        assert say(f"directions.{other}.text") in person.text(answer)
    result = await press_all(person, answer, [f"result/show:{form.sitting}"])
    assert say("disagree.not_me") in person.text(result)


@pytest.mark.parametrize(("by_message", "chosen"), [(False, True), (True, False)])
async def test_a_note_is_kept_word_for_word_and_pings_nobody(
    world: World, by_message: bool, chosen: bool
) -> None:
    person = where(world, by_message)
    sitting, result = await finished(person, leaning(world))
    forms = [Asked(sitting, await person.press(result, "disagree/open:")) for _ in NOTES]
    for form, note in zip(forms, NOTES, strict=True):
        closer = {"instead": form.offered[0]} if chosen else {}
        answer = (await person.submit(form.shown, note=note, **closer)).response
        kept = await said(person, form)
        assert kept is not None
        assert kept.note == note
        text = person.text(answer)
        assert not [alive for alive in ("@everyone", "@here", "<@1", "<@!1", "<@&1") if alive in text]
        request = next(r for r in reversed(world.env.http_requests) if r.path.endswith("/callback"))
        assert request.json["data"]["allowed_mentions"] == {"parse": []}


async def test_what_a_member_typed_formats_nothing_and_links_nowhere(world: World) -> None:
    form = await asked(world.ada)
    typed = "**b** _i_ [here](https://example.org) <#123456789012345678> </assess:123456789012345678> <t:0:R>"
    text = world.ada.text((await world.ada.submit(form.shown, note=typed)).response)
    quoted = next(line for line in text.splitlines() if line.startswith("> "))
    alive = ("**b**", " _i_", " [here](", "<#1", "</assess:1", "<t:0")
    assert not [mark for mark in alive if mark in quoted]


@pytest.mark.parametrize(("by_message", "chosen"), [(False, True), (True, False)])
async def test_a_note_of_crisis_is_answered_with_care_and_not_kept(
    world: World, by_message: bool, chosen: bool
) -> None:
    person, say = where(world, by_message), say_of(world)
    phrase, form = say("care.phrases").splitlines()[0].upper(), await asked(person)
    closer = {"instead": form.offered[0]} if chosen else {}
    answer = (await person.submit(form.shown, note=f"Some days I\u2026 {phrase}!", **closer)).response
    assert say("care.line") in person.text(answer)
    assert answer.ephemeral is not by_message
    assert await said(person, form) is None


async def test_an_empty_note_of_spaces_is_no_note(world: World) -> None:
    form = await asked(world.ada)
    await world.ada.submit(form.shown, note="  \n ")
    assert await said(world.ada, form) == Disagreement(form.direction, None, None)


async def test_saying_it_again_replaces_what_was_said(world: World) -> None:
    form = await asked(world.ada)
    first, second = form.offered[:2]
    await world.ada.submit(form.shown, instead=first, note="one")
    again = await world.ada.press(await opened(world.ada, "work"), "disagree/open:")
    await world.ada.submit(again, instead=second, note="two")
    assert await said(world.ada, form) == Disagreement(form.direction, second, "two")
    kept = await world.store.export(world.ada.id)
    assert kept is not None
    assert len(kept["disagreements"]) == 1


async def test_nobody_can_speak_for_someone_else(world: World) -> None:
    form = await asked(world.ada)
    old = world.sam.wear((await world.sam.slash("help")).response, f"disagree/open:{form.sitting}")
    assert is_refused(world.sam, await world.sam.press(old, "disagree/open"), "refusal.not_yours")
    data = {"custom_id": f"disagree/said:{form.sitting}:{form.direction}#abc", "components": []}
    sent = world.sam.emit(SUBMIT, data, old)
    await world.env.settle()
    assert is_refused(world.sam, sent, "refusal.not_yours")
    assert await said(world.ada, form) is None
    assert await world.store.export(world.sam.id) is None


async def test_a_form_for_a_direction_that_has_gone_is_refused(world: World) -> None:
    form = await asked(world.ada)
    old = world.ada.wear((await world.ada.slash("help")).response, f"disagree/other:{form.sitting}:gone")
    assert is_refused(world.ada, await world.ada.press(old, "disagree/other"), "refusal.old_press")
    sent = world.ada.emit(
        SUBMIT, {"custom_id": f"disagree/said:{form.sitting}:gone#a", "components": []}, old
    )
    await world.env.settle()
    assert is_refused(world.ada, sent, "refusal.old_press")


async def test_a_choice_that_was_never_offered_is_no_choice(world: World) -> None:
    form = await asked(world.ada)
    field = {"type": 18, "component": {"type": RADIO, "custom_id": "instead", "value": "riches"}}
    data = {"custom_id": f"disagree/said:{form.sitting}:{form.direction}#a", "components": [field]}
    world.ada.emit(SUBMIT, data, await opened(world.ada))
    await world.env.settle()
    assert await said(world.ada, form) == Disagreement(form.direction, None, None)


async def test_a_form_that_is_sent_after_everything_was_erased_keeps_nothing(world: World) -> None:
    form = await asked(world.ada)
    await world.store.erase(world.ada.id)
    assert is_refused(world.ada, await world.ada.submit(form.shown, note="late"), "refusal.not_yours")
    assert await world.store.export(world.ada.id) is None


async def test_each_form_opens_under_its_own_name(world: World) -> None:
    _, result = await finished(world.ada, leaning(world))
    names = [(await world.ada.press(result, "disagree/open:")).modal for _ in range(5)]
    assert len({shown["custom_id"] for shown in names if shown}) == 5
    assert "disagree/open" in verbs(world.ada, result)


@EITHER
async def test_what_was_read_can_be_chosen_and_the_note_stays(world: World, by_message: bool) -> None:
    person, say = where(world, by_message), say_of(world)
    form = await asked(person)
    answer, other = (await person.submit(form.shown, note="my own words")).response, form.offered[-1]
    read = await press_all(person, answer, [f"disagree/other:{form.sitting}:{other}"])
    chosen = await press_all(person, read, ["disagree/closer"])
    assert await said(person, form) == Disagreement(form.direction, other, "my own words")
    result = await press_all(person, chosen, [f"result/show:{form.sitting}"])
    assert say(f"directions.{other}.text") in person.text(result)
