"""A member's portrait grows with every part they finish, as a picture and as the same facts in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from conftest import Person, World, sat
from portraits import OWN_WORDS, PARTS, alts, file_of, given, keyed, options, tell_all
from prepared import the_content
from steps import AT_WORK, EITHER, Answers, is_refused, opened, press_all, rated, say_of, verbs, where

from bot.guidance.assessment import standing
from bot.guidance.model import AREAS, FACTORS
from bot.guidance.portrait import portrait
from bot.library import Library
from bot.screens import parts, sheets, told
from bot.screens.interests import titles

PNG = b"\x89PNG\r\n\x1a\n"
BUTTON = 2
AT_ONCE, LATER, FILLED_LATER = 4, 5, 6
"""How Discord names an answer with a new message, one that comes later, and an edit that comes later."""


async def shown(person: Person) -> Any:
    return (await person.slash("profile")).response


def replies(world: World) -> list[int]:
    """How each interaction so far was answered first."""
    sent = (request for request in world.env.http_requests if request.path.endswith("/callback"))
    return [request.json["type"] for request in sent]


def undrawable() -> Library:
    """The content with a title that no font can draw."""
    content = the_content()
    english = {**content.languages["en"], "profile.card_title": "\ue000\ue001"}
    return replace(content, languages={"en": english})


async def facts(world: World, person: Person) -> str:
    """The portrait of someone in words, made from what is kept of them."""
    say, history = say_of(world), await world.store.history(person.id)
    found = portrait(standing(world.library.assessment, history))
    today = parts.date(int(world.env.now().timestamp()))
    return told.portrait(say, sheets.sheet(say, found, sheets.DRAWN, today))


@EITHER
async def test_where_nothing_is_known_the_portrait_says_so_and_leads_on(
    world: World, by_message: bool
) -> None:
    person, say = where(world, by_message), say_of(world)
    for chapters in ((), ("situation",)):
        if chapters:
            await tell_all(person, chapters=chapters)
        message = await shown(person)
        assert say("profile.nothing") in person.text(message)
        assert message.ephemeral is not by_message
        assert message.attachments == []
        assert "assess/begin" in verbs(person, await press_all(person, message, ["assess/open"]))


async def test_each_finished_part_joins_the_portrait(world: World) -> None:
    say, chapters = say_of(world), list(world.library.assessment.by_id)
    await tell_all(world.ada, chapters=("situation",))
    for place, chapter in enumerate(chapters[1:], 2):
        await tell_all(world.ada, chapters=(chapter,))
        message = await shown(world.ada)
        known = {PARTS[each] for each in chapters[1:place]}
        assert set(options(world.ada, message, "profile/part")) == known
        following = [f"assess/intro:{each}" for each in chapters[place : place + 1]]
        assert [r for r in world.ada.routes(message) if r.startswith("assess/intro")] == following
        for each in world.library.assessment.chapters:
            gives = say(f"assess.chapters.{each.id}.gives")
            title = say(f"assess.chapters.{each.id}.title")
            sharpens = say("profile.sharpen", title=title, minutes=each.minutes, gives=gives)
            assert (sharpens in world.ada.text(message)) is (f"assess/intro:{each.id}" in following)


@EITHER
async def test_the_picture_and_its_text_form_say_the_same(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    await tell_all(person)
    message = await shown(person)
    (alt,) = alts(person, message)
    expected = await facts(world, person)
    assert file_of(person, message).startswith(PNG)
    assert OWN_WORDS not in alt
    as_text = await press_all(person, message, ["profile/text"])
    assert person.text(as_text) == expected
    assert alt == expected.replace("**", "")
    assert as_text.attachments == []
    again = await press_all(person, as_text, ["profile/open"])
    assert alts(person, again) == [alt]


async def test_each_part_opens_the_result_that_it_comes_from(world: World) -> None:
    sittings = await tell_all(world.ada)
    message = await shown(world.ada)
    for chapter, part in PARTS.items():
        result = world.ada.text(await opened(world.ada, chapter))
        explained = await press_all(world.ada, message, [f"profile/part:{part}"])
        assert world.ada.text(explained) == result
        assert f"assess/review:{sittings[chapter]}" in world.ada.routes(explained)
        assert explained.attachments == []
        message = await press_all(world.ada, explained, ["profile/open"])


async def test_a_part_that_was_erased_meanwhile_is_refused_kindly(world: World) -> None:
    sittings = await tell_all(world.ada)
    message = await shown(world.ada)
    await world.store.drop(world.ada.id, sittings["work"], finished=True)
    refused = await world.ada.press(message, "profile/part:aspects")
    assert is_refused(world.ada, refused, "refusal.not_yours")
    assert "aspects" not in options(world.ada, await shown(world.ada), "profile/part")


DOUBTS = {
    "flat": ({}, "interests.flat"),
    "faint": ({"social": "3"}, "interests.faint"),
    "tied": ({"realistic": "4", "social": "4", "artistic": "0"}, "interests.tied"),
    "thin": ({"realistic": "4", "social": "0", "artistic": None}, "interests.thin"),
}


@pytest.mark.parametrize("doubt", list(DOUBTS))
async def test_what_the_interests_leave_open_is_said(world: World, doubt: str) -> None:
    say, (points, key) = say_of(world), DOUBTS[doubt]
    answers = keyed(world, "interest", **{area: "2" for area in AREAS} | points)
    if doubt == "faint":
        social = [question for question in answers if answers[question] == "3"]
        answers |= dict.fromkeys(social[2:], "2")
    blank = {"tied": ("realistic", "social"), "thin": ("artistic",)}.get(doubt, ())
    await tell_all(world.ada, chapters=("situation",))
    await sat(world.ada, "interests", answers)
    text = world.ada.text(await shown(world.ada))
    assert say(key, areas=titles(say, blank)) in text


async def test_interests_that_one_answer_could_turn_round_are_said_to_be_near(world: World) -> None:
    say, steps = say_of(world), dict(zip(AREAS, ("4", "4", "3", "2", "1", "0"), strict=True))
    answers = keyed(world, "interest", **steps)
    first = next(iter(keyed(world, "interest", investigative="4")))
    await tell_all(world.ada, chapters=("situation",))
    await sat(world.ada, "interests", answers | {first: "3"})
    assert say("interests.near", areas=titles(say, AREAS[:2])) in world.ada.text(await shown(world.ada))


async def test_tendencies_in_the_middle_and_from_few_answers_are_said(world: World) -> None:
    say, middle = say_of(world), dict.fromkeys(FACTORS, "3")
    thin = say("profile.thin", part=say("profile.parts.tendencies"))
    await tell_all(world.ada, chapters=("situation",))
    await sat(world.ada, "personality", keyed(world, "factor", **middle))
    text = world.ada.text(await shown(world.ada))
    assert (say("tendencies.all_middle") in text, thin in text) == (True, False)
    await sat(world.ada, "personality", keyed(world, "factor", **middle | {"openness": None}))
    text = world.ada.text(await shown(world.ada))
    assert (say("tendencies.all_middle") in text, thin in text) == (False, True)


async def test_work_described_in_few_words_is_said_to_be_thin(world: World) -> None:
    say = say_of(world)
    thin = say("profile.thin", part=say("profile.parts.aspects"))
    await tell_all(world.ada, chapters=("situation",))
    described: Answers = rated(world, now=None, want="3")
    for now, said in ((None, True), ("3", False)):
        await sat(world.ada, "work", described | {"now_purpose_job": "2"} if said else rated(world, now))
        assert (thin in world.ada.text(await shown(world.ada))) is said


@EITHER
@pytest.mark.parametrize("library", [undrawable()], ids=["a title that no font draws"])
async def test_what_cannot_be_drawn_is_told_in_words(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    await tell_all(person)
    for message in (await shown(person), await shown(person)):
        assert alts(person, message) == message.attachments == []
        assert await facts(world, person) in person.text(message)
        assert "profile/text" not in verbs(person, message)


@EITHER
async def test_a_picture_that_takes_a_moment_fills_in_its_answer_later(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    await tell_all(person)
    (first, how), (second, how_again) = [(await person.slash("profile"), replies(world)[-1]) for _ in "ab"]
    assert (how, how_again) == (LATER, AT_ONCE)
    assert first.ephemeral is second.ephemeral is not by_message
    assert alts(person, first.response) == alts(person, second.response)
    await world.restart()
    text = await press_all(person, second.response, ["profile/text"])
    back = await press_all(person, text, ["profile/open"])
    assert replies(world)[-1] == FILLED_LATER
    assert back.id == second.response.id
    assert file_of(person, back).startswith(PNG)


async def test_two_members_who_ask_at_once_see_each_their_own(world: World) -> None:
    windows = []
    for person, place in ((world.ada, 0), (world.sam, -1)):
        message = await shown(person)
        await tell_all(person, place)
        windows.append((person, person.wear(message, "profile/open")))
    asked = [p.emit(3, {"custom_id": "profile/open", "component_type": BUTTON}, m) for p, m in windows]
    await world.env.settle()
    assert all(result.acknowledged for result in asked)
    told_to = [alts(person, message) for person, message in windows]
    assert told_to == [[(await facts(world, p)).replace("**", "")] for p, _ in windows]
    assert told_to[0] != told_to[1]


async def test_old_buttons_of_a_portrait_show_what_is_known_today(world: World) -> None:
    await tell_all(world.ada, chapters=("situation", "readiness"))
    message = await shown(world.ada)
    for _ in range(6):
        world.env.backend.advance_clock(30 * 86400)
        await world.env.advance_time(0)
    await world.restart()
    await sat(world.ada, "work", given(world, "work"))
    today = await press_all(world.ada, message, ["profile/text"])
    assert world.ada.text(today) == await facts(world, world.ada)
    explained = await press_all(world.ada, today, ["profile/open", "profile/part:aspects"])
    assert explained.id == message.id


async def test_a_portrait_is_the_members_own(world: World) -> None:
    await tell_all(world.ada)
    await shown(world.ada)
    await sat(world.sam, "situation", AT_WORK)
    assert say_of(world)("profile.nothing") in world.sam.text(await shown(world.sam))
    assert not {m.id for m in world.sam.messages()} & {m.id for m in world.ada.messages()}
