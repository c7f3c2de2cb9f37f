"""Words of crisis stop the talk, kindly, wherever free text is taken; nothing of them is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from conftest import Person, World, sat
from prepared import the_content
from steps import (
    AT_WORK,
    EITHER,
    answers_of,
    finished,
    opened,
    press_all,
    rated,
    say_of,
    verbs,
    waiting,
    where,
)
from writing import asked, own_words, sent, typed, written

from bot.library import Library
from bot.settings import Settings

HELPLINE = "Ring the night line of our town at 0 00."
HEAVY = "zo zwaar is het"
CRISIS = (
    "I WANT TO DIE",
    "good at? nothing. i don\N{RIGHT SINGLE QUOTATION MARK}t want\nto live anymore",
    f"some days: {HEAVY}",
    "suicide",
)
NEAR = (
    "this deadline is killing me",
    "I could have died laughing",
    "suicide prevention is what I used to teach",
    "zo zwaar is het niet",
    "a dead-end job, and I cut myself on the slicer",
)


@pytest.fixture(scope="session")
def library() -> Library:
    """English and a toy language that has a phrase of its own, and not English's."""
    content = the_content()
    phrases = f"{HEAVY} .\n"
    return replace(content, languages={**content.languages, "nl": {"care.phrases": phrases}})


@pytest.fixture
def settings(request: pytest.FixtureRequest) -> Settings:
    return Settings(shard_count=1, crisis_help=getattr(request, "param", ""))


def cares(person: Person, message: Any) -> bool:
    """Whether this is the caring screen and nothing else, for the member's eyes alone."""
    say = say_of(person.world)
    private = person.in_dm or message.ephemeral
    lines = (say("care.line"), say("care.where"), say("care.after"))
    return private and all(line in person.text(message) for line in lines) and not person.routes(message)


async def nowhere(world: World, wrote: str) -> bool:
    """Whether nothing of what was written stands in anything that is kept of anyone."""
    every = [await world.store.export(person.id) for person in (world.ada, world.sam)]
    return wrote not in json.dumps(every, ensure_ascii=False)


@EITHER
@pytest.mark.parametrize("wrote", CRISIS)
async def test_an_answer_of_crisis_in_a_form_gets_care_and_the_talk_can_go_on(
    world: World, wrote: str, by_message: bool
) -> None:
    person = where(world, by_message)
    message = await asked(person)
    question, before = waiting(person, message), await world.store.export(person.id)
    assert cares(person, await written(person, message, wrote))
    assert await world.store.export(person.id) == before
    message = await opened(person, "passions")
    assert waiting(person, message) == question
    await written(person, message, "baking")
    assert await own_words(person) == {"good_at": "baking"}


@pytest.mark.parametrize("wrote", CRISIS)
async def test_an_answer_of_crisis_that_is_typed_gets_care_and_the_talk_goes_on(
    world: World, wrote: str
) -> None:
    person = world.ada.by_message
    message = await asked(person)
    before = await world.store.export(person.id)
    assert cares(person, await typed(person, wrote))
    assert await world.store.export(person.id) == before
    shown = await typed(person, "baking")
    assert await own_words(person) == {"good_at": "baking"}
    assert waiting(person, shown)[0] == waiting(person, message)[0]
    assert "assess/write" in verbs(person, await press_all(person, message, ["assess/skip"]))


@pytest.mark.parametrize("wrote", CRISIS)
async def test_words_of_crisis_get_care_where_no_question_waits_too(world: World, wrote: str) -> None:
    person = world.ada.by_message
    assert cares(person, await typed(person, wrote))
    assert await world.store.export(person.id) is None
    await sat(person, "situation", AT_WORK, finish=False)
    before = await world.store.export(person.id)
    assert cares(person, await typed(person, wrote))
    assert await world.store.export(person.id) == before
    assert "help/open" in verbs(person, await typed(person, "thank you"))
    message = await press_all(person, await opened(person), ["assess/resume"])
    assert "assess/finish" in verbs(person, message)


@EITHER
@pytest.mark.parametrize("wrote", CRISIS)
async def test_a_note_of_crisis_gets_care_and_the_result_stays(
    world: World, wrote: str, by_message: bool
) -> None:
    person = where(world, by_message)
    sitting, result = await finished(person, rated(world, now="1", want="4"))
    before, text = await world.store.export(person.id), person.text(result)
    for instead in ({}, {"instead": "ahead"}):
        form = await person.press(await opened(person, "work"), "disagree/open:")
        assert cares(person, (await person.submit(form, note=wrote, **instead)).response)
        assert await world.store.export(person.id) == before
    again = await opened(person, "work")
    assert person.text(again) == text
    form = await person.press(again, "disagree/open:")
    await person.submit(form, note="it is calmer than that")
    kept = await world.store.export(person.id)
    assert kept is not None
    assert [said["sitting"] for said in kept["disagreements"]] == [sitting]


async def test_care_comes_before_every_refusal(world: World) -> None:
    """A form that is too long, too late, or someone else's is met with care all the same."""
    sitting, question = waiting(world.ada, await asked(world.ada))
    theirs = await asked(world.sam)
    custom_id = f"assess/typed:{sitting}:{question}#a"
    assert cares(world.sam, (await sent(world.sam, theirs, custom_id, CRISIS[0])).response)
    person = world.ada.by_message
    long = f"{CRISIS[0]}. " + "x" * 1900
    assert cares(person, await typed(person, long))
    await world.store.finish(world.ada.id, sitting, world.library.assessment.version)
    message = await opened(world.ada, "passions")
    assert cares(world.ada, (await sent(world.ada, message, custom_id, CRISIS[0])).response)
    await world.store.erase(world.ada.id)
    assert cares(person, await typed(person, CRISIS[0]))
    assert await nowhere(world, CRISIS[0])


@pytest.mark.parametrize("settings", [HELPLINE], indirect=True)
@EITHER
async def test_the_operators_own_words_for_help_are_given_everywhere(world: World, by_message: bool) -> None:
    person, say = where(world, by_message), say_of(world)
    shown = [await written(person, await asked(person), CRISIS[0]), await typed(person, CRISIS[0])]
    _, result = await finished(person, rated(world, now="1", want="4"))
    form = await person.press(result, "disagree/open:")
    shown.append((await person.submit(form, note=CRISIS[0])).response)
    for message in shown:
        text = person.text(message)
        assert HELPLINE in text
        assert say("care.line") in text
        assert say("care.where") not in text


@EITHER
@pytest.mark.parametrize("wrote", NEAR)
async def test_what_only_sounds_like_it_is_kept_as_an_answer(
    world: World, wrote: str, by_message: bool
) -> None:
    person = where(world, by_message)
    message = await asked(person)
    await (typed(person, wrote) if by_message else written(person, message, wrote))
    assert await own_words(person) == {"good_at": wrote}
    _, result = await finished(person, rated(world, now="1", want="4"))
    form = await person.press(result, "disagree/open:")
    await person.submit(form, note=wrote)
    assert not await nowhere(world, wrote)
    kept = await world.store.export(person.id)
    assert kept is not None
    assert [said["note"] for said in kept["disagreements"]] == [wrote]


async def test_an_answer_to_a_choice_in_words_of_crisis_is_not_kept_either(world: World) -> None:
    """Whoever types while a choice waits gets care too, and the choice waits on."""
    person = world.ada.by_message
    await sat(person, "situation", AT_WORK)
    await sat(person, "readiness", {}, finish=False)
    given = await answers_of(person)
    assert cares(person, await typed(person, CRISIS[1]))
    assert await answers_of(person) == given
    message = await press_all(person, await opened(person), ["assess/resume", "assess/answer"])
    assert len(await answers_of(person)) == len(given) + 1
    assert "assess/skip" in verbs(person, message)


async def test_care_comes_also_while_the_database_gives_no_answer(world: World) -> None:
    person, run = world.ada.by_message, world.store._connection.execute
    form = await person.press(await asked(person), "assess/write")
    await run("ALTER TABLE members RENAME TO gone")
    assert cares(person, await typed(person, CRISIS[0]))
    assert cares(person, (await person.submit(form, typed=CRISIS[0])).response)
    await run("ALTER TABLE gone RENAME TO members")
    assert await own_words(person) == {}
    await typed(person, "baking")
    assert await own_words(person) == {"good_at": "baking"}
