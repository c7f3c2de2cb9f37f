"""A member keeps a shortlist: notes in their own words, what a talk brought, and when to look again."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Person, World, walk
from leads import ALIVE, WORDS, flat, interested, own, pages, said, save, shortlist
from portraits import options
from steps import EITHER, is_refused, press_all, say_of, where

from bot.guidance.matching import Verdict
from bot.screens import parts
from bot.screens.question import TYPED_MOST
from bot.screens.shortlist import CLOSER, MONTHS

RADIO, TEXT_INPUT, SUBMIT = 21, 4, 5
MONTH = 30 * 86400


async def saved(person: Person, name: str = "welder") -> tuple[str, Any]:
    """Clear interests and one occupation saved: its code, and the message that shows it."""
    code = own(person.world, name).code
    await interested(person)
    await save(person, code)
    return code, await press_all(person, await shortlist(person), [f"shortlist/item:{code}"])


async def noted(person: Person, item: Any, words: str) -> Any:
    """Write a note in its form; returns the answer."""
    form = await person.press(item, "shortlist/note")
    return (await person.submit(form, note=words)).response


async def kept(person: Person, code: str) -> Verdict:
    verdict = await said(person, code)
    assert verdict is not None
    return verdict


def fields(shown: Any) -> dict[int, dict[str, Any]]:
    """The fields of a form that is open, by their kind."""
    assert shown.modal is not None
    return {part["type"]: part for part in walk(shown.modal["components"])}


@EITHER
async def test_what_was_saved_is_listed_newest_first_and_opens(world: World, by_message: bool) -> None:
    person, say = where(world, by_message), say_of(world)
    empty = await shortlist(person)
    assert say("shortlist.empty") in person.text(empty)
    assert await world.store.export(person.id) is None
    codes = [own(world, name).code for name in ("welder", "carpenter")]
    await interested(person)
    for code in codes:
        await save(person, code)
        world.env.backend.advance_clock(5)
    await world.store.judge(person.id, own(world, "bricklayer").code, "not_me", "pay", world.library.consent)
    message = await shortlist(person)
    assert message.ephemeral is not by_message
    assert options(person, message, "shortlist/item") == codes[::-1]
    assert options(person, message, "occupation/open") == [own(world, "bricklayer").code]
    text = person.text(await press_all(person, message, [f"shortlist/item:{codes[0]}"]))
    check = say("occupations.welder.check")
    for question in (say("shortlist.question_week"), say("shortlist.question_check", text=check)):
        assert question in text


@EITHER
async def test_notes_and_talks_are_kept_word_for_word_and_shown_back_tame(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    code, item = await saved(person)
    for words in WORDS:
        text = person.text(await noted(person, item, words))
        assert parts.quoted(words, 900) in text
        assert not [mark for mark in ALIVE if mark in text]
        form = await person.press(item, "shortlist/talk")
        text = person.text((await person.submit(form, learnt=words, closer="same")).response)
        assert text.count(parts.quoted(words, 900)) == 2
        assert not [mark for mark in ALIVE if mark in text]
        assert (await kept(person, code)).note == (await kept(person, code)).learnt == words
    for request in world.env.http_requests:
        data = request.json.get("data", request.json) if isinstance(request.json, dict) else {}
        if data.get("components") and "title" not in data:
            assert data["allowed_mentions"] == {"parse": []}


@EITHER
async def test_a_form_holds_what_was_written_and_left_empty_takes_it_away(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    code, item = await saved(person)
    await noted(person, item, "my own words")
    field = fields(await person.press(item, "shortlist/note"))[TEXT_INPUT]
    assert (field["value"], field["max_length"], field["required"]) == ("my own words", TYPED_MOST, False)
    for nothing in ("", " \n\t"):
        text = person.text(await noted(person, item, nothing))
        assert "my own words" not in text
        assert (await kept(person, code)).note is None


async def test_the_form_of_a_talk_holds_what_it_brought_and_stays_so_when_only_words_change(
    world: World,
) -> None:
    code, item = await saved(world.ada)
    form = await world.ada.press(item, "shortlist/talk")
    assert not any(option.get("default") for option in fields(form)[RADIO]["options"])
    await world.ada.submit(form, learnt="one", closer="further")
    again = fields(await world.ada.press(item, "shortlist/talk"))
    assert again[TEXT_INPUT]["value"] == "one"
    chosen = [option["value"] for option in again[RADIO]["options"] if option.get("default")]
    assert chosen == ["further"]
    form = await world.ada.press(item, "shortlist/talk")
    await world.ada.submit(form)
    verdict = await kept(world.ada, code)
    assert (verdict.learnt, verdict.closer) == (None, None)


async def test_what_is_too_long_is_kept_as_far_as_a_form_takes_it(world: World) -> None:
    code, item = await saved(world.ada)
    for route, field in (("noted", "note"), ("learned", "learnt")):
        part = {"type": 18, "component": {"type": TEXT_INPUT, "custom_id": field, "value": "ab c" * 500}}
        data = {"custom_id": f"shortlist/{route}:{code}#a", "components": [part]}
        world.ada.emit(SUBMIT, data, item)
        await world.env.settle()
    verdict = await kept(world.ada, code)
    assert verdict.note == verdict.learnt == ("ab c" * 500)[:TYPED_MOST]


@EITHER
@pytest.mark.parametrize(("route", "field"), [("note", "note"), ("talk", "learnt")])
async def test_a_text_of_crisis_is_answered_with_care_and_not_kept(
    world: World, by_message: bool, route: str, field: str
) -> None:
    person, say = where(world, by_message), say_of(world)
    code, item = await saved(person)
    before, form = await world.store.export(person.id), await person.press(item, f"shortlist/{route}")
    phrase = say("care.phrases").splitlines()[0].upper()
    answer = (await person.submit(form, **{field: f"Some days\u2026 {phrase}!"})).response
    assert say("care.line") in person.text(answer)
    assert answer.ephemeral is not by_message
    assert await world.store.export(person.id) == before
    assert (await kept(person, code)).closer is None


@pytest.mark.parametrize("change", CLOSER)
async def test_what_a_talk_changed_counts_in_the_order_of_the_leads(world: World, change: str) -> None:
    code, item = await saved(world.ada, "robotics_technician")
    before = await pages(world.ada)
    form = await world.ada.press(item, "shortlist/talk")
    answer = await world.ada.submit(form, learnt="a long talk", closer=change)
    assert say_of(world)(f"shortlist.closer.{change}") in world.ada.text(answer.response)
    after = await pages(world.ada)
    assert code in flat(before)
    assert (flat(after)[0] == code) is (change == "closer")
    assert (code not in flat(after)) is (change == "further")
    assert (after == before) is (change == "same")
    form = await world.ada.press(item, "shortlist/talk")
    await world.ada.submit(form, closer="same")
    assert await pages(world.ada) == before


@EITHER
@pytest.mark.parametrize("months", MONTHS)
async def test_a_day_to_look_again_is_set_shown_and_taken_away(
    world: World, by_message: bool, months: str
) -> None:
    person = where(world, by_message)
    code, item = await saved(person)
    before = int(world.env.now().timestamp())
    message = await press_all(person, item, [f"shortlist/review:{code}:{months}"])
    at = (await kept(person, code)).review_at
    assert at is not None
    assert 0 <= at - before - int(months) * MONTH < 60
    assert parts.day(at) in person.text(message)
    assert parts.day(at) in person.text(await shortlist(person))
    message = await press_all(person, message, [f"shortlist/review:{code}:0"])
    assert (await kept(person, code)).review_at is None
    assert parts.day(at) not in person.text(message)
    for wrong in ("2", "", "-1", "x", "999"):
        old = person.wear((await person.slash("help")).response, f"shortlist/review:{code}:{wrong}")
        assert is_refused(person, await person.press(old, "shortlist/review"), "refusal.old_press")
    assert (await kept(person, code)).review_at is None


@EITHER
async def test_more_than_a_page_of_saved_ones_comes_in_pages(world: World, by_message: bool) -> None:
    person, every = where(world, by_message), [each.code for each in world.library.occupations[:23]]
    await interested(person)
    await save(person, *every)
    message, seen = await shortlist(person), []
    for page in range(3):
        seen += options(person, message, "shortlist/item")
        older = f"shortlist/page:{page + 1}"
        assert (older in person.routes(message)) is (page < 2)
        message = await press_all(person, message, [older]) if page < 2 else message
    assert sorted(seen) == sorted(every)
    back = await press_all(person, message, ["shortlist/page:1", "shortlist/page:0"])
    assert options(person, back, "shortlist/item") == seen[:10]
    for wrong in ("-1", "99", "99999", "x", "\N{SUPERSCRIPT TWO}"):
        old = person.wear((await person.slash("help")).response, f"shortlist/page:{wrong}")
        found = (await person.press(old, f"shortlist/page:{wrong}")).response
        assert options(person, found, "shortlist/item") in (seen[:10], seen[20:])


async def test_what_was_taken_off_is_refused_in_an_old_window_and_a_late_form_keeps_nothing(
    world: World,
) -> None:
    code, item = await saved(world.ada)
    forms = [await world.ada.press(item, f"shortlist/{verb}") for verb in ("note", "talk")]
    other = await press_all(world.ada, await shortlist(world.ada), [f"shortlist/item:{code}"])
    await press_all(world.ada, other, ["occupation/undo"])
    for route in ("shortlist/note", "shortlist/talk", f"shortlist/review:{code}:3"):
        assert is_refused(world.ada, await world.ada.press(item, route), "refusal.not_saved")
    for form, field in zip(forms, ("note", "learnt"), strict=True):
        answer = await world.ada.submit(form, **{field: "written too late"})
        assert parts.quoted("written too late") in world.ada.text(answer.response)
    assert await said(world.ada, code) is None
