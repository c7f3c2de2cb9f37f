"""Each member is spoken to in their language, everyone in the server's; English says what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import stepping
from conftest import Person, World, agreed, sat
from prepared import the_content
from simcord import interactions
from steps import AT_WORK, consenting, is_refused, opened, say_of

from bot.library import Library
from bot.words import BLANK, Say

UNTRANSLATED = ("learn.definition.career", "assess.consent.why", "refusal.old_press")
Shape = Callable[..., None]


def bracketed(english: dict[str, str]) -> dict[str, str]:
    """A toy language: each sentence of English in brackets, its blanks kept, a few left out."""
    made = {key: f"[{sentence}]" for key, sentence in english.items()}
    assert all(BLANK.findall(made[key]) == BLANK.findall(english[key]) for key in english)
    return {key: sentence for key, sentence in made.items() if key not in UNTRANSLATED}


@pytest.fixture(scope="session")
def library() -> Library:
    content = the_content()
    english = dict(content.languages["en"])
    return replace(content, languages={"en": english, "de": bracketed(english)})


@pytest.fixture
def shape(monkeypatch: pytest.MonkeyPatch) -> Shape:
    """Have every interaction from now on arrive with these fields, as Discord words them."""
    build, fields = interactions.base_payload, dict[str, Any]()

    def base_payload(backend: Any, **given: Any) -> Any:
        record, payload = build(backend, **given)
        return record, payload | {
            k: v for k, v in fields.items() if k != "guild_locale" or "guild_id" in payload
        }

    monkeypatch.setattr(interactions, "base_payload", base_payload)
    return fields.update


def speaks(person: Person, message: Any, say: Say, key: str, **blanks: object) -> bool:
    return say(key, **blanks) in person.text(message)


async def test_a_private_answer_speaks_the_members_language(world: World, shape: Shape) -> None:
    german, english = say_of(world, "de"), say_of(world)
    shape(locale="de", guild_locale="en-US")
    for command, key in (
        ("help", "help.what"),
        ("privacy", "privacy.nothing"),
        ("progress", "progress.nothing"),
    ):
        assert speaks(world.ada, (await world.ada.slash(command)).response, german, key)
    shown = (await world.ada.slash("career", private=True)).response
    assert speaks(world.ada, shown, german, "learn.heading.career")
    shape(locale="fr", guild_locale="de")
    shown = (await world.ada.slash("career", private=True)).response
    assert not speaks(world.ada, shown, german, "learn.heading.career")
    assert speaks(world.ada, shown, english, "learn.heading.career")


async def test_a_public_answer_speaks_the_servers_language(world: World, shape: Shape) -> None:
    german = say_of(world, "de")
    shape(locale="en-US", guild_locale="de")
    shown = (await world.ada.slash("job", aspect="growth")).response
    assert speaks(world.ada, shown, german, "learn.job.growth.text")
    turned = (await world.ada.press(shown, "learn/show:career:growth")).response
    assert turned.id == shown.id
    assert speaks(world.ada, turned, german, "learn.career.growth.text")


async def test_a_day_of_a_step_may_be_typed_in_the_servers_language(world: World, shape: Shape) -> None:
    await stepping.ready(world.ada)
    shape(locale="en-US", guild_locale="de")
    await stepping.made(world.ada, when="morgen um 18 Uhr")
    due = stepping.local(world, (await stepping.only(world.ada)).due_at)
    assert due.date() == stepping.now(world).date() + timedelta(1)
    assert due.hour == 18


async def test_someone_elses_press_on_a_public_answer_is_answered_in_their_language(
    world: World, shape: Shape
) -> None:
    german = say_of(world, "de")
    shape(locale="en-US", guild_locale="en-US")
    shown = (await world.ada.slash("job", aspect="growth")).response
    shape(locale="de")
    theirs = (await world.sam.press(shown, "learn/show:career:growth")).response
    assert speaks(world.sam, theirs, german, "learn.career.growth.text")
    stock = (await world.ada.press(shown, "assess/open")).response
    assert speaks(world.ada, stock, german, "assess.overview.about")


async def test_a_direct_message_speaks_the_members_language(world: World, shape: Shape) -> None:
    shape(locale="de")
    shown = (await world.ada.by_message.slash("compare")).response
    assert speaks(world.ada, shown, say_of(world, "de"), "learn.compare.intro")


async def test_a_message_without_a_command_is_answered_in_the_language_last_spoken(
    world: World, shape: Shape
) -> None:
    shape(locale="de", guild_locale="en-US")
    await agreed(world.ada)
    person = world.ada.by_message
    await person.hand.send_dm("hello")
    assert speaks(person, person.messages()[-1], say_of(world, "de"), "help.menu")
    shape(locale="en-GB")
    await opened(world.ada)
    await person.hand.send_dm("hello")
    assert speaks(person, person.messages()[-1], say_of(world), "help.menu")
    assert not speaks(person, person.messages()[-1], say_of(world, "de"), "help.menu")


async def test_a_stranger_who_writes_is_answered_in_the_operators_language(world: World) -> None:
    person = world.sam.by_message
    await person.hand.send_dm("hello")
    assert speaks(person, person.messages()[-1], say_of(world, world.words.default), "help.menu")


async def test_what_a_language_lacks_is_said_in_english(world: World, shape: Shape) -> None:
    german, english = say_of(world, "de"), say_of(world)
    shape(locale="de", guild_locale="de")
    shown = (await world.ada.slash("career")).response
    assert speaks(world.ada, shown, german, "learn.heading.career")
    assert speaks(world.ada, shown, english, "learn.definition.career")
    consent = await consenting(world.ada)
    assert speaks(world.ada, consent, german, "assess.consent.what")
    assert speaks(world.ada, consent, english, "assess.consent.why")


async def test_a_refusal_speaks_the_members_language(world: World, shape: Shape) -> None:
    shape(locale="de")
    shown = world.ada.wear((await world.ada.slash("help")).response, "gone/away", "assess/skip:1:hours")
    assert is_refused(world.ada, await world.ada.press(shown, "gone/away"), "refusal.old_press")
    refused = (await world.ada.press(shown, "assess/skip")).response
    assert world.ada.text(refused) == say_of(world, "de")("refusal.not_yours")


async def test_crisis_is_heard_in_the_members_language(world: World, shape: Shape) -> None:
    shape(locale="de")
    await sat(world.ada, "situation", AT_WORK)
    await world.store.hear(world.ada.id, "de")
    person = world.ada.by_message
    await person.hand.send_dm(say_of(world, "de")("care.phrases").splitlines()[3])
    assert speaks(person, person.messages()[-1], say_of(world, "de"), "care.line")


async def test_the_file_and_the_form_speak_the_members_language(world: World, shape: Shape) -> None:
    german = say_of(world, "de")
    await sat(world.ada, "situation", AT_WORK)
    shape(locale="de")
    shown = (await world.ada.slash("privacy")).response
    given = (await world.ada.press(shown, "privacy/export")).response
    (file,) = given.attachments
    assert german("questions.hours.ask").encode() in world.env.backend.cdn.get(file.url)


@pytest.mark.parametrize("channel_type", [1, 3])
async def test_in_a_conversation_with_others_what_is_private_stays_private(
    world: World, shape: Shape, channel_type: int
) -> None:
    """A user-installed bot answers among friends: there a direct message is not the member's alone."""
    person = world.ada.by_message
    friends = {"id": str(person.place.id), "type": channel_type, "recipients": [], "owner_id": "1"}
    shape(context=2, authorizing_integration_owners={"1": str(person.id)}, channel=friends, locale="de")
    for command in ("assess", "privacy", "progress", "profile", "help"):
        shown = (await person.slash(command)).response
        assert shown.ephemeral
    public = (await person.slash("compare")).response
    assert not public.ephemeral
    assert (await person.slash("compare", private=True)).response.ephemeral
    stock = (await person.press(public, "assess/open")).response
    assert stock.ephemeral
    assert stock.id != public.id
    assert speaks(person, stock, say_of(world, "de"), "assess.overview.about")


async def test_in_a_server_the_bot_is_no_member_of_the_places_hold_too(world: World, shape: Shape) -> None:
    foreign = {"id": "77", "locale": "de", "features": []}
    shape(guild_id="77", guild=foreign, guild_locale="de", authorizing_integration_owners={"1": "5"})
    assert (await opened(world.ada)).ephemeral
    public = (await world.ada.slash("career")).response
    assert not public.ephemeral
    assert speaks(world.ada, public, say_of(world, "de"), "learn.heading.career")
