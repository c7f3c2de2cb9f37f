"""Nothing is stored before a member agrees, and nothing more until they agree to what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import Person, World, agreed
from prepared import the_content
from steps import (
    EITHER,
    answers_of,
    consenting,
    is_refused,
    opened,
    press_all,
    rated,
    say_of,
    verbs,
    waiting,
    where,
)

from bot.library import Library

OLDER = 1


@pytest.fixture(scope="session")
def library() -> Library:
    """Content whose consent screen has changed since its first version."""
    return replace(the_content(), consent=OLDER + 1)


async def agreed_before(person: Person) -> str:
    """Someone who agreed to the older version and left a sitting open; returns the sitting."""
    store, version = person.world.store, person.world.library.assessment.version
    await store.consent(person.id, OLDER, "en-US")
    history = await store.begin(person.id, "situation", version, OLDER)
    await store.answer(person.id, history[0].id, "situation", "work_now", "job", OLDER)
    return history[0].id


@EITHER
async def test_who_declines_leaves_no_trace_and_has_ways_on(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    shown = await consenting(person)
    declined = (await person.press(shown, "assess/decline")).response
    assert declined.id == shown.id
    assert await world.store.export(person.id) is None
    assert {"learn/compare", "assess/open"} <= verbs(person, declined)
    asked_again = await press_all(person, declined, ["assess/open", "assess/begin"])
    assert "assess/agree" in verbs(person, asked_again)


@EITHER
async def test_reading_everything_stores_nothing(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    for command in ("career", "job", "compare", "help", "privacy", "progress", "profile", "assess"):
        await person.slash(command)
    shown = (await person.slash("compare", private=True)).response
    routes = ["learn/compare:growth", "learn/show:job:growth", "learn/show:career:growth"]
    await press_all(person, shown, [*routes, "learn/compare", "learn/compare", "learn/side:job"])
    policy = await press_all(person, (await person.slash("help")).response, ["privacy/policy"])
    await press_all(person, policy, ["privacy/open", "privacy/policy"])
    for chapter in world.library.assessment.by_id:
        shown = (await person.slash("progress")).response
        about = await press_all(person, shown, ["assess/open", f"assess/chapter:{chapter}"])
        await press_all(person, about, ["assess/begin", "privacy/policy"])
    await person.by_message.hand.send_dm("hello")
    assert await world.store.export(person.id) is None


async def test_what_needs_something_kept_refuses_kindly_when_there_is_nothing(world: World) -> None:
    shown = world.ada.wear((await world.ada.slash("help")).response, "privacy/export", "assess/review:1")
    assert is_refused(world.ada, await world.ada.press(shown, "privacy/export"), "refusal.nothing_kept")
    assert is_refused(world.ada, await world.ada.press(shown, "assess/review"), "refusal.not_yours")
    erased = world.ada.wear((await world.ada.slash("help")).response, "privacy/erase_now")
    await world.ada.press(erased, "privacy/erase_now")
    assert await world.store.export(world.ada.id) is None


@pytest.mark.parametrize("route", ["assess/begin:situation", "assess/begin:work"])
async def test_no_button_begins_a_part_before_the_member_agreed(world: World, route: str) -> None:
    shown = world.ada.wear((await world.ada.slash("help")).response, route)
    asked = (await world.ada.press(shown, route)).response
    assert "assess/skip" not in verbs(world.ada, asked)
    assert await world.store.export(world.ada.id) is None


async def test_agreeing_keeps_the_version_the_time_and_the_language_and_begins_what_was_asked_for(
    world: World,
) -> None:
    await press_all(world.ada, await consenting(world.ada), ["assess/agree"])
    kept = await world.store.export(world.ada.id)
    assert kept is not None
    assert kept["member"] == {
        "id": world.ada.id,
        "locale": "en-US",
        "consent": world.library.consent,
        "consented_at": int(world.env.now().timestamp()),
    }
    assert [(begun["chapter"], begun["finished_at"]) for begun in kept["sittings"]] == [("situation", None)]
    assert kept["answers"] == kept["disagreements"] == kept["dropped"] == []


async def test_agreeing_where_no_part_was_asked_for_begins_none(world: World) -> None:
    route = f"assess/agree:{world.library.consent}:"
    shown = await press_all(world.ada, world.ada.wear(await opened(world.ada), route), [route])
    assert "assess/begin:situation" in world.ada.routes(shown)
    assert await world.store.member(world.ada.id) is not None
    assert await world.store.history(world.ada.id) == ()


async def test_agreeing_twice_changes_nothing(world: World) -> None:
    question = await press_all(world.ada, await consenting(world.ada), ["assess/agree"])
    before = await world.store.export(world.ada.id)
    await world.env.advance_time(60)
    other = world.ada.wear((await world.ada.slash("help")).response, f"assess/agree:{OLDER + 1}:")
    again = (await world.ada.press(other, "assess/agree")).response
    assert waiting(world.ada, again) == waiting(world.ada, question)
    assert await world.store.export(world.ada.id) == before


@EITHER
async def test_an_older_consent_is_asked_again_and_then_the_talk_goes_on(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    sitting = await agreed_before(person)
    shown = await press_all(person, await opened(person), ["assess/resume", "assess/answer"])
    assert "assess/agree" in verbs(person, shown)
    question = await press_all(person, shown, ["assess/agree"])
    assert waiting(person, question) == (sitting, "comes_first")
    member = await world.store.member(person.id)
    assert member is not None
    assert member.consent == OLDER + 1


@pytest.mark.parametrize(
    ("by_message", "route"),
    [(False, "assess/answer:{}:comes_first:direction"), (True, "assess/skip:{}:comes_first")],
)
async def test_an_answer_pressed_before_agreeing_anew_is_not_kept_until_then(
    world: World, by_message: bool, route: str
) -> None:
    person = where(world, by_message)
    sitting = await agreed_before(person)
    asked = await press_all(person, await opened(person, "situation"), [route.format(sitting)])
    assert "assess/agree" in verbs(person, asked)
    assert [answer[1] for answer in await answers_of(person)] == ["work_now"]
    question = await press_all(person, asked, ["assess/agree"])
    assert waiting(person, question) == (sitting, "comes_first")
    await press_all(person, question, [route.format(sitting)])
    assert [answer[1] for answer in await answers_of(person)] == ["comes_first", "work_now"]


async def test_agreeing_anew_goes_on_with_the_part_whose_answer_was_pressed(world: World) -> None:
    await world.store.finish(world.ada.id, await agreed_before(world.ada), 1)
    for chapter in ("readiness", "work"):
        await world.store.begin(world.ada.id, chapter, 1, OLDER)
    question = await opened(world.ada, "work")
    again = await press_all(world.ada, question, ["assess/answer", "assess/agree"])
    assert waiting(world.ada, again) == waiting(world.ada, question)
    assert waiting(world.ada, again)[1] == next(iter(rated(world)))


async def test_agreeing_to_a_screen_of_the_older_version_shows_the_newer_one(world: World) -> None:
    shown = world.ada.wear(await opened(world.ada), f"assess/agree:{OLDER}:situation")
    asked = (await world.ada.press(shown, "assess/agree")).response
    assert f"assess/agree:{OLDER + 1}:situation" in world.ada.routes(asked)
    assert await world.store.export(world.ada.id) is None


async def test_a_part_begun_with_an_older_consent_begins_after_agreeing(world: World) -> None:
    await agreed_before(world.ada)
    await world.store.finish(world.ada.id, (await world.store.history(world.ada.id))[0].id, 1)
    shown = world.ada.wear((await world.ada.slash("help")).response, "assess/begin:work")
    asked = (await world.ada.press(shown, "assess/begin")).response
    assert "assess/agree" in verbs(world.ada, asked)
    assert len(await world.store.history(world.ada.id)) == 1
    question = await press_all(world.ada, asked, ["assess/agree"])
    assert waiting(world.ada, question)[1] in rated(world)


async def test_a_result_is_shown_whatever_has_changed_since_it_was_agreed_to(world: World) -> None:
    sitting = await agreed_before(world.ada)
    await world.store.finish(world.ada.id, sitting, 1)
    shown = (await world.ada.slash("progress")).response
    result = (await world.ada.press(shown, "assess/chapter:situation")).response
    assert f"assess/review:{sitting}" in world.ada.routes(result)


async def test_members_who_agree_begin_with_the_first_question(world: World) -> None:
    question = await agreed(world.ada)
    first = world.library.assessment.chapters[0].questions[0]
    assert waiting(world.ada, question)[1] == first.id


async def test_who_declines_what_changed_is_not_told_that_nothing_is_stored(world: World) -> None:
    await agreed_before(world.ada)
    kept = await world.store.export(world.ada.id)
    asked = await press_all(world.ada, await opened(world.ada, "situation"), ["assess/answer"])
    declined = await press_all(world.ada, asked, ["assess/decline"])
    assert await world.store.export(world.ada.id) == kept
    assert say_of(world)("assess.consent.declined") not in world.ada.text(declined)
    assert "privacy/open" in verbs(world.ada, declined)


async def test_who_agreed_and_has_begun_nothing_is_not_told_that_nothing_is_stored(world: World) -> None:
    await world.store.consent(world.ada.id, world.library.consent, "en-US")
    shown = (await world.ada.slash("progress")).response
    assert say_of(world)("progress.nothing") not in world.ada.text(shown)
    assert {"assess/open", "assess/intro", "assess/begin"} & verbs(world.ada, shown)
