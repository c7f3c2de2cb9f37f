"""A member says what they think of the bot, with or without a name, and may take it back."""

from __future__ import annotations

import pytest
from comments import TYPED, back, consented, kept, said, sent
from conftest import Person, World, walk
from steps import EITHER, is_refused, press_all, say_of, verbs, where

from bot.refusal import Refusal
from bot.store.feedback import DAILY_MOST
from bot.when.calendar import DAY

KNOWN = pytest.mark.parametrize("known", [True, False])
TEXT_INPUT, RADIO = 4, 21


@EITHER
async def test_the_form_gives_no_name_unless_one_chooses_so(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    shown = await person.slash("feedback")
    assert shown.modal is not None
    fields = {part["type"]: part for part in walk(shown.modal["components"])}
    assert fields[TEXT_INPUT]["max_length"] == 1000
    assert fields[RADIO]["required"] is False
    assert [o["value"] for o in fields[RADIO]["options"] if o.get("default")] == ["no"]


@EITHER
@KNOWN
async def test_a_comment_is_kept_thanked_for_and_taken_back(
    world: World, by_message: bool, known: bool
) -> None:
    person, say = await consented(where(world, by_message), known), say_of(world)
    thanks = (await said(person)).response
    assert thanks.ephemeral is not by_message
    (comment,) = await kept(world)
    assert (comment.text, comment.name) == (TYPED, None)
    text = person.text(thanks)
    assert say("feedback.kept_known" if known else "feedback.kept_unknown") in text
    assert (say("feedback.goes_away") in text) is not by_message
    assert not [alive for alive in ("@everyone", "**good**", "<@1", " [here](") if alive in text]
    exported = await world.store.export(person.id)
    assert bool(exported and exported["feedback"]) is known
    gone = await press_all(person, thanks, [back(person, thanks)])
    assert gone.id == thanks.id
    assert say("feedback.gone") in person.text(gone)
    assert {"feedback/open", "help/open"} <= verbs(person, gone)
    assert await kept(world) == []


@pytest.mark.parametrize("answer", ["yes", "no", None])
async def test_the_name_is_kept_as_discord_shows_it_only_after_a_yes(
    world: World, answer: str | None
) -> None:
    await said(world.ada, **({"named": answer} if answer else {}))
    (comment,) = await kept(world)
    assert comment.name == ("ada" if answer == "yes" else None)


async def test_a_name_choice_that_was_never_offered_is_a_no(world: World) -> None:
    await sent(world.ada, "fine", named="YES")
    (comment,) = await kept(world)
    assert comment.name is None


@EITHER
async def test_nothing_in_it_is_refused_kindly_and_not_kept(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    for text in (None, "", " \n\t "):
        assert is_refused(person, await sent(person, text), "refusal.feedback_empty")
    assert is_refused(person, await said(person, " \n "), "refusal.feedback_empty")
    assert await kept(world) == []


async def test_more_than_the_form_holds_is_cut(world: World) -> None:
    await sent(world.ada, "x" * 4000)
    (comment,) = await kept(world)
    assert len(comment.text) == 1000


async def test_help_leads_to_the_form(world: World) -> None:
    form = await world.ada.press((await world.ada.slash("help")).response, "feedback/open")
    await world.ada.submit(form, text="from help")
    assert [comment.text for comment in await kept(world)] == ["from help"]


@pytest.mark.parametrize(("by_message", "known"), [(False, True), (True, False)])
async def test_so_many_are_taken_a_day_whether_taken_back_or_not(
    world: World, by_message: bool, known: bool
) -> None:
    person, form = (
        await consented(where(world, by_message), known),
        await where(world, False).slash("feedback"),
    )
    for number in range(DAILY_MOST):
        thanks = (await said(person, str(number))).response
        if number % 2:
            await press_all(person, thanks, [back(person, thanks)])
    say, refused = say_of(world)("refusal.feedback_enough", most=DAILY_MOST), await person.slash("feedback")
    assert say in person.text((refused.followups or [refused.response])[-1])
    given_back = await world.ada.submit(form, text="one more")
    assert "one more" in person.text((given_back.followups or [given_back.response])[-1])
    assert len(await kept(world)) == DAILY_MOST - DAILY_MOST // 2
    world.expect_errors()
    assert (await said(world.sam, "another's")).response
    world.env.backend.advance_clock(DAY)
    await said(person, "the next day")
    assert (await kept(world))[0].text == "the next day"


async def test_what_cannot_be_kept_now_is_given_back_and_not_counted(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(*_: object) -> None:
        raise Refusal("refusal.store_busy")

    with monkeypatch.context() as patched:
        patched.setattr(world.store, "comment", refused)
        given_back = await said(world.ada, "my words")
    assert "my words" in world.ada.text((given_back.followups or [given_back.response])[-1])
    for number in range(DAILY_MOST):
        await said(world.ada, str(number))
    assert len(await kept(world)) == DAILY_MOST


@KNOWN
async def test_the_button_works_a_month_and_a_restart_later(world: World, known: bool) -> None:
    person = await consented(world.ada.by_message, known)
    thanks = (await said(person)).response
    world.env.backend.advance_clock(30 * DAY)
    await world.restart()
    await press_all(person, thanks, [back(person, thanks)])
    assert await kept(world) == []


@EITHER
async def test_a_comment_that_is_gone_or_anothers_is_not_taken_back(world: World, by_message: bool) -> None:
    ada, sam = await consented(world.ada), where(world, by_message)
    sam = Person(world, world.sam.actor, by_message)
    route = back(ada, (thanks := (await said(ada)).response))
    for custom_id in (route, "feedback/back:gone", "feedback/back:"):
        old = sam.wear((await sam.slash("help")).response, custom_id)
        assert is_refused(sam, await sam.press(old, custom_id), "refusal.feedback_gone")
    assert len(await kept(world)) == 1
    await ada.press(thanks, route)
    old = ada.wear((await ada.slash("help")).response, route)
    assert is_refused(ada, await ada.press(old, route), "refusal.feedback_gone")


async def test_privacy_counts_and_gives_what_was_said(world: World) -> None:
    person = await consented(world.ada)
    await said(person, named="yes")
    shown = (await person.slash("privacy")).response
    assert say_of(world)("privacy.nameless_feedback") in person.text(shown)
    given = await press_all(person, shown, ["privacy/export"])
    file = world.env.backend.cdn.get(given.attachments[0].url)
    assert b"one line more" in file


@KNOWN
async def test_two_presses_at_once_take_it_back_once_and_raise_nothing(world: World, known: bool) -> None:
    person = await consented(world.ada.by_message, known)
    thanks = (await said(person)).response
    data = {"custom_id": back(person, thanks), "component_type": 2}
    answers = [person.emit(3, data, thanks) for _ in range(2)]
    await world.env.settle()
    assert all(answer.acknowledged for answer in answers)
    assert await kept(world) == []
