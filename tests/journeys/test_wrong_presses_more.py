"""Forms, picks, portraits and earlier results: wrong presses on them change nothing of anybody's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Person, World, sat
from steps import (
    AT_WORK,
    EITHER,
    answers_of,
    finished,
    is_refused,
    leaning,
    old_press,
    opened,
    press_all,
    verbs,
    waiting,
    where,
)

PARTS = ("open", "text", "share", "part:aspects", "preview:aspects", "post:aspects")
WITHOUT_A_SITTING = (
    *(f"profile/{each}" for each in PARTS),
    "progress/open",
    "progress/text",
    "progress/earlier:0",
)


async def filled(person: Person, custom_id: str, **fields: str) -> Any:
    """Send a form that no screen of today has."""
    parts = [
        {"type": 18, "component": {"type": 4, "custom_id": field, "value": value}}
        for field, value in fields.items()
    ]
    message = (await person.slash("help")).response
    answer = person.emit(5, {"custom_id": f"{custom_id}#1", "components": parts}, message)
    await person.world.env.settle()
    return answer


async def picked(person: Person, sitting: str, *values: str) -> Any:
    """Choose from the menu of things done, whatever it holds."""
    given = {"custom_id": f"assess/pick:{sitting}:want_to_use", "component_type": 3, "values": [*values]}
    answer = person.emit(3, given, (await person.slash("help")).response)
    await person.world.env.settle()
    return answer


async def begun(person: Person, chapter: str, **answers: str | None) -> str:
    """An open sitting of a chapter, with some answers; returns its id."""
    await sat(person, "situation", AT_WORK)
    return await sat(person, chapter, dict(answers), finish=False)


async def shared(person: Person) -> Any:
    """The message in the channel with a part of someone's portrait."""
    await finished(person, leaning(person.world))
    routes = ["profile/share", "profile/preview:aspects", "profile/post"]
    return await press_all(person, (await person.slash("profile")).response, routes)


@EITHER
async def test_nobody_writes_into_someone_elses_sitting_by_a_form(world: World, by_message: bool) -> None:
    sam = world.sam.by_message if by_message else world.sam
    sitting = await begun(world.ada, "passions", good_at="my own")
    await begun(sam, "passions")
    theirs, his = await world.store.export(world.ada.id), await world.store.export(sam.id)
    for form in (f"assess/typed:{sitting}:good_at", f"disagree/said:{sitting}:steady"):
        answer = await filled(sam, form, typed="not theirs", note="not theirs")
        assert is_refused(sam, answer, "refusal.not_yours")
    assert await world.store.export(world.ada.id) == theirs
    assert await world.store.export(sam.id) == his


@EITHER
async def test_a_form_sent_after_erasing_brings_nothing_back(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    await begun(person, "passions")
    form = await person.press(await opened(person, "passions"), "assess/write")
    await world.store.erase(person.id)
    assert is_refused(person, await person.submit(form, typed="late"), "refusal.not_yours")
    assert await world.store.export(person.id) is None


@EITHER
async def test_a_form_sent_after_the_part_was_finished_changes_nothing_and_shows_the_result(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    sitting = await begun(person, "passions", good_at="early")
    form = await person.press(await opened(person, "passions"), "assess/write")
    await world.store.finish(person.id, sitting, world.library.assessment.version)
    before = await world.store.export(person.id)
    result = (await person.submit(form, typed="late")).response
    assert f"assess/review:{sitting}" in person.routes(result)
    again = (await old_press(person, f"assess/write:{sitting}:good_at")).response
    assert f"assess/review:{sitting}" in person.routes(again)
    assert await world.store.export(person.id) == before


async def test_what_is_typed_for_a_question_of_another_kind_or_part_is_refused(world: World) -> None:
    sitting = await begun(world.ada, "experience")
    before = await answers_of(world.ada)
    for question in ("hours", "want_to_use", "done_plan", "no_such_question", "good_at"):
        answer = await filled(world.ada, f"assess/typed:{sitting}:{question}", typed="words")
        assert is_refused(world.ada, answer, "refusal.other_question")
    assert await answers_of(world.ada) == before


async def test_a_form_without_a_word_keeps_nothing_and_asks_again(world: World) -> None:
    sitting = await begun(world.ada, "passions")
    before = await answers_of(world.ada)
    for fields in ({}, {"typed": ""}, {"typed": " \n\t"}, {"another": "words"}):
        answer = await filled(world.ada, f"assess/typed:{sitting}:good_at", **fields)
        assert waiting(world.ada, answer.response) == (sitting, "good_at")
    assert await answers_of(world.ada) == before


async def test_a_follow_up_that_is_not_asked_and_an_open_question_by_a_button_are_refused(
    world: World,
) -> None:
    sitting = await begun(world.ada, "passions", good_at=None)
    before = await answers_of(world.ada)
    for route in ("assess/write:{}:good_at_more", "assess/answer:{}:enjoy:words", "assess/pick:{}:enjoy:a"):
        answer = await old_press(world.ada, route.format(sitting))
        assert is_refused(world.ada, answer, "refusal.other_question")
    assert await answers_of(world.ada) == before


async def test_a_pick_of_what_is_not_offered_is_refused(world: World) -> None:
    sitting, elsewhere = await begun(world.ada, "experience"), await begun(world.ada, "passions")
    before = await answers_of(world.ada)
    for values in ((), ("hours",), ("",), ("done_plan", "no_such_thing"), ("want_to_use",), ("done_plan,",)):
        assert is_refused(world.ada, await picked(world.ada, sitting, *values), "refusal.other_question")
    one = await old_press(world.ada, f"assess/answer:{sitting}:want_to_use:done_plan")
    assert is_refused(world.ada, one, "refusal.other_question")
    assert is_refused(world.ada, await picked(world.ada, elsewhere, "done_plan"), "refusal.other_question")
    assert await answers_of(world.ada) == before


async def test_a_pick_of_too_many_keeps_so_many_and_one_of_what_was_never_done_leaves_it_waiting(
    world: World,
) -> None:
    asked = world.library.assessment.questions["want_to_use"]
    done = {card: "0" if card == asked.choices[0] else "2" for card in asked.choices}
    sitting = await begun(world.ada, "experience", **done)
    never = await picked(world.ada, sitting, asked.choices[0])
    assert waiting(world.ada, never.response) == (sitting, "want_to_use")
    message = (await picked(world.ada, sitting, *asked.choices[1:], asked.choices[1])).response
    assert "assess/finish" in verbs(world.ada, message)
    value = (await answers_of(world.ada))[-1][2]
    assert value == ",".join(asked.choices[1 : 1 + asked.most])


@EITHER
async def test_a_press_on_a_portrait_or_a_list_that_is_gone_shows_what_there_is(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    await finished(person, leaning(world))
    await world.store.erase(person.id)
    refusals = {"profile/part:aspects": "not_yours", "profile/preview:aspects": "nothing_to_share"}
    refusals["profile/post:aspects"] = "no_channel" if by_message else "nothing_to_share"
    for route in WITHOUT_A_SITTING:
        answer = await old_press(person, route)
        if route in refusals:
            assert is_refused(person, answer, f"refusal.{refusals[route]}")
        else:
            assert verbs(person, answer.response) & {"assess/open", "profile/open", "progress/open"}
    assert await world.store.export(person.id) is None


@pytest.mark.parametrize("part", ["", "nothing", "situation", "own_words", "aspects.", "x" * 60])
async def test_a_part_that_is_not_there_is_neither_explained_nor_shared(world: World, part: str) -> None:
    await sat(world.ada, "situation", AT_WORK)
    before = len(world.sam.messages())
    assert is_refused(world.ada, await old_press(world.ada, f"profile/part:{part}"), "refusal.not_yours")
    for verb in ("preview", "post"):
        answer = await old_press(world.ada, f"profile/{verb}:{part}")
        assert is_refused(world.ada, answer, "refusal.nothing_to_share")
    assert len(world.sam.messages()) == before


async def test_only_who_posted_a_portrait_takes_it_back_even_after_erasing_everything(world: World) -> None:
    message = await shared(world.ada)
    assert message.id in [each.id for each in world.sam.messages()]
    assert is_refused(world.sam, await world.sam.press(message, "share/back"), "refusal.not_yours_to_take")
    for member in ("", "nobody", str(world.sam.id), f"{world.ada.id} "):
        answer = await old_press(world.ada, f"share/back:{member}")
        assert is_refused(world.ada, answer, "refusal.not_yours_to_take")
    assert message.id in [each.id for each in world.sam.messages()]
    await world.store.erase(world.ada.id)
    await world.ada.press(message, "share/back")
    assert message.id not in [each.id for each in world.sam.messages()]


@pytest.mark.parametrize("page", ["-1", "7", "99999999", "", "x", "\N{SUPERSCRIPT TWO}", "1.0"])
async def test_a_page_that_is_not_there_shows_one_that_is(world: World, page: str) -> None:
    sitting = await sat(world.ada, "situation", AT_WORK)
    listed = (await old_press(world.ada, f"progress/earlier:{page}")).response
    shown = await press_all(world.ada, listed, ["progress/sitting"])
    assert f"progress/erase:{sitting}" in world.ada.routes(shown)
    again = (await old_press(world.ada, f"progress/sitting:{page}:{sitting}")).response
    assert f"progress/erase:{sitting}" in world.ada.routes(again)


async def test_erasing_one_result_takes_no_other_no_open_part_and_nothing_twice(world: World) -> None:
    done, left = await sat(world.ada, "situation", AT_WORK), await begun(world.ada, "passions", enjoy="this")
    before = await world.store.history(world.ada.id)
    await old_press(world.ada, f"progress/erase:{done}")
    await old_press(world.ada, f"progress/erase:{left}")
    await old_press(world.ada, f"progress/erase_now:{left}")
    assert await world.store.history(world.ada.id) == before
    await old_press(world.ada, f"progress/erase_now:{done}")
    assert await world.store.history(world.ada.id) == before[1:]
    twice = await old_press(world.ada, f"progress/erase_now:{done}")
    assert is_refused(world.ada, twice, "refusal.not_yours")


@EITHER
async def test_the_words_of_one_erased_result_are_gone_from_the_file_on_disk(
    world: World, by_message: bool, database: Path
) -> None:
    person = where(world, by_message)
    await sat(person, "situation", AT_WORK)
    sitting = await sat(person, "passions", {"enjoy": "a very rare phrase indeed"})
    routes = ["progress/earlier", f"progress/sitting:0:{sitting}", "progress/erase", "progress/erase_now"]
    await press_all(person, (await person.slash("progress")).response, routes)
    assert [each.chapter for each in await world.store.history(person.id)] == ["situation"]
    assert not [file for file in database.parent.iterdir() if b"rare phrase" in file.read_bytes()]


@pytest.mark.parametrize("enjoy", [None, "this alone"])
async def test_who_skipped_everything_or_nearly_meets_a_screen_at_each_press(
    world: World, enjoy: str | None
) -> None:
    for chapter in world.library.assessment.chapters:
        skipped: dict[str, str | None] = dict.fromkeys(chapter.by_id)
        await sat(world.ada, chapter.id, skipped | ({"enjoy": enjoy} if chapter.id == "passions" else {}))
    for chapter in world.library.assessment.by_id:
        assert "assess/review" in verbs(world.ada, await opened(world.ada, chapter))
    for route in ("profile/open", "profile/text", "profile/share", "progress/text", "progress/earlier:0"):
        assert verbs(world.ada, (await old_press(world.ada, route)).response)
