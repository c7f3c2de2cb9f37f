"""A portrait is the member's alone until they post parts of it, and theirs to take back afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from conftest import Person, World, sat
from portraits import OWN_WORDS, alts, chosen, file_of, options, tell_all
from prepared import the_content
from simcord import InteractionResult, interactions
from simcord.backend import serializers
from steps import is_refused, press_all, say_of

from bot.library import Library
from bot.screens.sheets import DRAWN

BUTTON = 2
CHOICES = [[part] for part in DRAWN] + [["readiness", "aspects"], list(DRAWN)]


@pytest.fixture(scope="session")
def library() -> Library:
    """The content, with a toy language that says each sentence of English in brackets."""
    content = the_content()
    english = dict(content.languages["en"])
    toy = {key: f"[{sentence}]" for key, sentence in english.items() if key != "profile.writing_direction"}
    return replace(content, languages={"en": english, "de": toy})


async def choosing(person: Person) -> Any:
    """The screen on which a member chooses what to share."""
    return await press_all(person, (await person.slash("profile")).response, ["profile/share"])


async def previewed(person: Person, *parts: str) -> Any:
    return await chosen(person, await choosing(person), "profile/preview", *parts)


def posting(person: Person, preview: Any) -> str:
    """The route of the button that posts what is previewed."""
    return next(route for route in person.routes(preview) if route.startswith("profile/post:"))


async def posted(person: Person, *parts: str) -> Any:
    """Parts that were chosen, previewed and posted; the public message."""
    return (await person.press(await previewed(person, *parts), "profile/post")).response


def titles(world: World, alt: str, locale: str = "en-US") -> set[str]:
    """The parts that a picture tells of."""
    say = say_of(world, locale)
    return {part for part in DRAWN if say(f"profile.parts.{part}") in alt}


def spoken(person: Person, message: Any, custom_id: str, server: str, mine: str) -> InteractionResult:
    """A press by someone who speaks one language, in a server that speaks another."""
    backend, data = person.world.env.backend, {"custom_id": custom_id, "component_type": BUTTON}
    record, payload = interactions.base_payload(
        backend,
        type=3,
        channel_id=person.place.id,
        guild_id=person.actor.guild.id,
        user_id=person.id,
        data=data,
    )
    record.source_message_id = message.id
    stored = backend.get_message(person.place.id, message.id)
    payload |= {
        "message": serializers.message_payload(backend, stored),
        "locale": mine,
        "guild_locale": server,
    }
    backend.emit("INTERACTION_CREATE", payload)
    return InteractionResult(person.world.env, record)


def press_twice(person: Person, message: Any, custom_id: str) -> list[InteractionResult]:
    data = {"custom_id": custom_id, "component_type": BUTTON}
    return [person.emit(3, data, message) for _ in range(2)]


async def test_nobody_else_sees_anything_before_the_member_posts_it(world: World) -> None:
    await tell_all(world.ada)
    message = await previewed(world.ada, *DRAWN)
    assert message.ephemeral
    assert world.sam.messages() == []
    for route in ("profile/share", "profile/open", "profile/text"):
        message = await press_all(world.ada, message, [route])
        assert message.ephemeral
    assert world.sam.messages() == []


@pytest.mark.parametrize("parts", CHOICES, ids="-".join)
async def test_what_is_posted_is_what_was_chosen_and_shown_before(world: World, parts: list[str]) -> None:
    say = say_of(world)
    await tell_all(world.ada)
    preview = await previewed(world.ada, *parts)
    (alt,), picture = alts(world.ada, preview), file_of(world.ada, preview)
    assert titles(world, alt) == set(parts)
    message = (await world.ada.press(preview, "profile/post")).response
    assert not message.ephemeral
    (seen,) = world.sam.messages()
    assert seen.id == message.id
    assert alts(world.sam, seen) == [alt]
    assert file_of(world.sam, message) == picture
    assert world.sam.text(seen) == say("share.posted", member=f"<@{world.ada.id}>")
    assert OWN_WORDS not in alt
    assert world.sam.routes(seen) == [f"share/back:{world.ada.id}"]


async def test_what_was_typed_is_not_offered_for_sharing(world: World) -> None:
    await tell_all(world.ada)
    assert options(world.ada, await choosing(world.ada), "profile/preview") == list(DRAWN)


async def test_a_part_that_nobody_offered_is_not_posted(world: World) -> None:
    await tell_all(world.ada)
    worn = ("profile/post:own_words", "profile/post:gone.own_words", "profile/post:", "profile/preview:gone")
    message = world.ada.wear((await world.ada.slash("help")).response, *worn)
    for route in worn:
        refused = world.ada.emit(3, {"custom_id": route, "component_type": BUTTON}, message)
        await world.env.settle()
        assert is_refused(world.ada, refused, "refusal.nothing_to_share")
    assert world.sam.messages() == []


async def test_what_is_posted_speaks_the_servers_language(world: World) -> None:
    english, toy = say_of(world), say_of(world, "de")
    await tell_all(world.ada)
    preview = await previewed(world.ada, "readiness")
    shown = spoken(world.ada, preview, "profile/preview:readiness", server="de", mine="en-US")
    await world.env.settle()
    assert english("share.preview") in world.ada.text(shown.response)
    (alt,) = alts(world.ada, shown.response)
    assert titles(world, alt, "de") == {"readiness"}
    made = spoken(world.ada, shown.response, posting(world.ada, shown.response), server="de", mine="en-US")
    await world.env.settle()
    assert alts(world.sam, made.response) == [alt]
    assert world.sam.text(made.response) == toy("share.posted", member=f"<@{world.ada.id}>")
    gone = spoken(world.ada, made.response, f"share/back:{world.ada.id}", server="de", mine="en-US")
    await world.env.settle()
    assert world.ada.text(gone.followups[-1]) == english("share.gone")


async def test_a_post_is_taken_back_by_the_member_alone(world: World) -> None:
    await tell_all(world.ada)
    message = await posted(world.ada, "readiness")
    refused = await world.sam.press(message, "share/back")
    assert is_refused(world.sam, refused, "refusal.not_yours_to_take")
    assert [m.id for m in world.sam.messages() if not m.flags.ephemeral] == [message.id]
    gone = await world.ada.press(message, "share/back")
    assert say_of(world)("share.gone") in world.ada.text(gone.followups[-1])
    assert gone.followups[-1].ephemeral
    assert [m.id for m in world.sam.messages() if not m.flags.ephemeral] == []
    assert len(await world.store.history(world.ada.id)) == len(world.library.assessment.by_id)


async def test_a_post_can_be_taken_back_after_months_and_a_restart_and_an_erase(world: World) -> None:
    await tell_all(world.ada)
    message = await posted(world.ada, "aspects")
    for _ in range(7):
        world.env.backend.advance_clock(30 * 86400)
        await world.env.advance_time(0)
    await world.restart()
    await world.store.erase(world.ada.id)
    assert is_refused(world.sam, await world.sam.press(message, "share/back"), "refusal.not_yours_to_take")
    gone = await world.ada.press(message, "share/back")
    assert say_of(world)("share.gone") in world.ada.text(gone.followups[-1])
    assert [m for m in world.sam.messages() if not m.flags.ephemeral] == []


async def test_taking_back_twice_at_once_is_taking_back_once(world: World) -> None:
    await tell_all(world.ada)
    message = await posted(world.ada, "aspects")
    results = press_twice(world.ada, message, f"share/back:{world.ada.id}")
    await world.env.settle()
    assert all(result.acknowledged for result in results)
    said = [world.ada.text(message) for result in results for message in result.followups]
    assert set(said) == {say_of(world)("share.gone")}
    assert world.sam.messages() == []


async def test_what_was_posted_twice_is_taken_back_one_by_one(world: World) -> None:
    await tell_all(world.ada)
    preview = await previewed(world.ada, "aspects", "readiness")
    first, second = press_twice(world.ada, preview, posting(world.ada, preview))
    await world.env.settle()
    assert [m.id for m in world.sam.messages()] == [first.response.id, second.response.id]
    left = second.response.id
    await world.ada.press(first.response, "share/back")
    assert [m.id for m in world.sam.messages()] == [left]
    await world.ada.press(second.response, "share/back")
    assert world.sam.messages() == []


async def test_what_has_changed_since_it_was_previewed_is_shown_again_and_not_posted(world: World) -> None:
    await tell_all(world.ada)
    preview = await previewed(world.ada, "readiness")
    await sat(world.ada, "readiness", dict.fromkeys(world.library.assessment.by_id["readiness"].by_id, "0"))
    again = (await world.ada.press(preview, "profile/post")).response
    assert say_of(world)("share.changed") in world.ada.text(again)
    assert world.sam.messages() == []
    await world.ada.press(again, "profile/post")
    assert len(world.sam.messages()) == 1


async def test_in_a_direct_message_there_is_nowhere_to_post(world: World) -> None:
    person, say = world.ada.by_message, say_of(world)
    await tell_all(person)
    message = await choosing(person)
    assert say("share.no_channel") in person.text(message)
    assert [route for route in person.routes(message) if "preview" in route or "post" in route] == []
    old = person.wear(message, "profile/post:readiness")
    count = len(person.messages())
    assert is_refused(person, await person.press(old, "profile/post"), "refusal.no_channel")
    assert len(person.messages()) == count + 1


@pytest.mark.parametrize("restart", [False, True])
async def test_what_was_erased_meanwhile_is_posted_no_more(world: World, restart: bool) -> None:
    sittings = await tell_all(world.ada)
    one, two = await previewed(world.ada, "aspects"), await previewed(world.ada, "aspects", "readiness")
    await world.store.drop(world.ada.id, sittings["work"], finished=True)
    if restart:
        await world.restart()
    assert is_refused(world.ada, await world.ada.press(one, "profile/post"), "refusal.nothing_to_share")
    assert world.sam.messages() == []
    message = (await world.ada.press(two, "profile/post")).response
    assert titles(world, *alts(world.sam, message)) == {"readiness"}


async def test_after_everything_was_erased_an_old_preview_posts_nothing(world: World) -> None:
    await tell_all(world.ada)
    preview = await previewed(world.ada, *DRAWN)
    await world.store.erase(world.ada.id)
    assert is_refused(world.ada, await world.ada.press(preview, "profile/post"), "refusal.nothing_to_share")
    assert world.sam.messages() == []


async def test_where_there_is_nothing_to_share_that_is_said(world: World) -> None:
    say = say_of(world)
    for chapters in ((), ("situation", "passions")):
        if chapters:
            await tell_all(world.ada, chapters=chapters)
        old = world.ada.wear((await world.ada.slash("profile")).response, "profile/share")
        message = await press_all(world.ada, old, ["profile/share"])
        assert say("share.nothing") in world.ada.text(message)
        assert options(world.ada, message, "profile/preview") == []
