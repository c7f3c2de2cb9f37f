"""What is stored about a member can be seen, taken and erased by them alone, in both places."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import Person, World, sat
from steps import (
    EITHER,
    Answers,
    consenting,
    finished,
    in_work,
    is_refused,
    links,
    opened,
    press_all,
    rated,
    say_of,
    verbs,
    waiting,
    where,
)

from bot.guidance.model import PICKED
from bot.settings import Settings

PAGE = "https://example.org/privacy"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, privacy_url=PAGE, support_contact="ask@example.org", crisis_help="Call 000.")


async def exported(person: Person) -> tuple[Any, dict[str, Any]]:
    """The answer with the member's file, and what the file holds."""
    shown = await press_all(person, (await person.slash("privacy")).response, ["privacy/export"])
    (file,) = shown.attachments
    return shown, json.loads(person.world.env.backend.cdn.get(file.url))


def sheet(world: World, chapter: str) -> Answers:
    """An answer to every question of a chapter, whatever its kind."""
    asked = world.library.assessment.by_id[chapter].questions
    return {q.id: PICKED.join(q.choices[:2] if q.most else q.choices[-1:]) or "*my* words" for q in asked}


async def told_all(person: Person) -> tuple[str, Any]:
    """Someone who finished everything, with skips, and said that the direction is not theirs."""
    for chapter in person.world.library.assessment.by_id.keys() - {"situation", "work"}:
        await sat(person, chapter, sheet(person.world, chapter))
    answers = rated(person.world, now="1", want="4") | {"want_growth_job": None}
    sitting, result = await finished(person, answers)
    form = await person.press(result, "disagree/open:")
    return sitting, (await person.submit(form, note='"quoted" \N{SPARKLES}\nsecond line')).response


@EITHER
async def test_who_has_nothing_stored_is_told_so_and_can_read_the_policy(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    shown = (await person.slash("privacy")).response
    assert shown.ephemeral is not by_message
    assert say_of(world)("privacy.nothing") in person.text(shown)
    assert "privacy/export" not in verbs(person, shown)
    policy = await press_all(person, shown, ["privacy/policy"])
    assert say_of(world)("privacy.policy.what") in person.text(policy)
    back = await press_all(person, policy, ["privacy/open"])
    assert person.text(back) == person.text(shown)


@EITHER
async def test_everything_stored_is_counted(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    await told_all(person)
    shown = (await person.slash("privacy")).response
    kept = await world.store.export(person.id)
    assert kept is not None
    since, assessment = f"<t:{kept['member']['consented_at']}:D>", world.library.assessment
    answered = {"sittings": len(assessment.chapters), "answers": len(assessment.questions)}
    said = {"disagreements": 1, "language": "en-US"}
    nothing = ("verdicts", "feedback", "due", "notes", "dropped", "versions", "steps", "checkins")
    said |= dict.fromkeys(nothing, 0) | {"zone": say_of(world)("privacy.no_zone")}
    stored = say_of(world)("privacy.stored", since=since, **answered, **said)
    assert stored in person.text(shown)


@EITHER
async def test_the_file_holds_every_answer_with_its_sentence(world: World, by_message: bool) -> None:
    person, say = where(world, by_message), say_of(world)
    await told_all(person)
    shown, everything = await exported(person)
    assert shown.ephemeral is not by_message
    kept = await world.store.export(person.id)
    assert kept is not None
    answers = {each["question"]: each for sitting in everything["sittings"] for each in sitting["answers"]}
    assert {question: each["answer"] for question, each in answers.items()} == {
        each["question"]: each["value"] for each in kept["answers"]
    }
    assert len(answers) == len(world.library.assessment.questions)
    assert all(each["asked"] == say(f"questions.{question}.ask") for question, each in answers.items())
    assert answers["hours"]["means"] == say("questions.hours.answers.some")
    assert answers["want_growth_job"]["means"] == say("assess.skipped")
    assert answers["good_at"]["means"] == "*my* words"
    picked = answers["want_to_use"]
    assert all(say(f"questions.{each}.short") in picked["means"] for each in picked["answer"].split(PICKED))
    assert everything["member"]["id"] == str(person.id)


async def test_the_file_holds_what_was_said_of_a_direction_word_for_word(world: World) -> None:
    sitting, _ = await told_all(world.ada)
    _, everything = await exported(world.ada)
    (said,) = [said for each in everything["sittings"] if each["id"] == sitting for said in each["not_me"]]
    assert said["in_my_words"] == '"quoted" \N{SPARKLES}\nsecond line'
    assert said["closer"] is None


@EITHER
async def test_the_file_goes_when_one_leaves_its_page(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    await told_all(person)
    shown, _ = await exported(person)
    back = await press_all(person, shown, ["privacy/open"])
    assert back.id == shown.id
    assert back.attachments == []


async def test_the_file_shows_nothing_of_anybody_else(world: World) -> None:
    await told_all(world.sam)
    await in_work(world.ada, count=2)
    _, everything = await exported(world.ada)
    assert str(world.sam.id) not in json.dumps(everything)
    assert [len(sitting["answers"]) for sitting in everything["sittings"]] == [5, 2]


@EITHER
async def test_erasing_asks_once_and_then_nothing_is_left_but_others_keep_theirs(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    await told_all(person)
    await told_all(world.sam)
    theirs, mine = await world.store.export(world.sam.id), await world.store.export(person.id)
    asked = await press_all(person, (await person.slash("privacy")).response, ["privacy/erase"])
    assert await world.store.export(person.id) == mine
    assert {"privacy/erase_now", "privacy/open"} <= verbs(person, asked)
    gone = await press_all(person, asked, ["privacy/erase_now"])
    assert gone.id == asked.id
    assert {"assess/open", "learn/compare"} <= verbs(person, gone)
    assert await world.store.export(person.id) is None
    assert await world.store.export(world.sam.id) == theirs


async def test_who_keeps_everything_after_all_keeps_it(world: World) -> None:
    await told_all(world.ada)
    before = await world.store.export(world.ada.id)
    shown = (await world.ada.slash("privacy")).response
    shown = await press_all(world.ada, shown, ["privacy/erase", "privacy/open"])
    assert "privacy/export" in verbs(world.ada, shown)
    assert await world.store.export(world.ada.id) == before


@EITHER
async def test_old_buttons_bring_nothing_back_after_erasing(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    question = await in_work(person, count=3)
    privacy = (await person.slash("privacy")).response
    await world.store.erase(person.id)
    for route in ("assess/answer", "assess/skip", "assess/review", "assess/pause"):
        assert is_refused(person, await person.press(question, route), "refusal.not_yours")
    assert is_refused(person, await person.press(privacy, "privacy/export"), "refusal.nothing_kept")
    twice = await press_all(person, privacy, ["privacy/erase", "privacy/erase_now"])
    assert say_of(world)("privacy.nothing") in person.text(twice)
    assert await world.store.export(person.id) is None


@EITHER
async def test_after_erasing_one_may_start_again_from_the_consent(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    await in_work(person, count=3)
    shown = (await person.slash("privacy")).response
    overview = await press_all(person, shown, ["privacy/erase", "privacy/erase_now", "assess/open"])
    question = await press_all(person, overview, ["assess/begin", "assess/agree"])
    assert waiting(person, question)[1] == "work_now"
    assert [sitting.answers for sitting in await world.store.history(person.id)] == [{}]


async def test_what_was_erased_is_gone_from_the_file_on_disk(world: World, database: Path) -> None:
    _, result = await finished(world.ada, rated(world))
    form = await world.ada.press(result, "disagree/open:")
    await world.ada.submit(form, note="a very rare phrase indeed")
    shown = (await world.ada.slash("privacy")).response
    await sat(world.ada, "passions", {"enjoy": "another rare phrase"})
    await press_all(world.ada, shown, ["privacy/erase", "privacy/erase_now"])
    assert not [file for file in database.parent.iterdir() if b"rare phrase" in file.read_bytes()]


@EITHER
async def test_help_lists_every_command_to_click_on(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    for _ in range(2):
        shown = (await person.slash("help")).response
        commands = await world.env.bot.tree.fetch_commands()  # type: ignore[attr-defined]
        assert len(commands) == len(world.env.bot.tree.get_commands())  # type: ignore[attr-defined]
        assert not [command.name for command in commands if command.mention not in person.text(shown)]
        await world.restart()


@EITHER
async def test_the_operators_contact_page_and_help_are_shown(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    shown = (await person.slash("help")).response
    assert "ask@example.org" in person.text(shown)
    assert links(person, shown) == [PAGE]
    policy = await press_all(person, shown, ["privacy/policy"])
    assert "ask@example.org" in person.text(policy)
    assert links(person, policy) == [PAGE]
    await world.ada.by_message.hand.send_dm("I want to die")
    assert "Call 000." in world.ada.text(world.ada.by_message.messages()[-1])


@EITHER
async def test_the_policy_is_no_dead_end_for_who_has_nothing_stored(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    others = [(await person.slash(command)).response for command in ("privacy", "help")]
    for shown in (await consenting(person), *others):
        policy = await press_all(person, shown, ["privacy/policy"])
        onward = verbs(person, policy) | verbs(person, await press_all(person, policy, ["privacy/open"]))
        assert onward & {"assess/open", "assess/agree", "learn/compare", "help/open"}


async def test_a_quarter_of_an_hour_later_every_button_still_works(world: World) -> None:
    """Discord's own library lets private screens lapse after that time."""
    shown = [(await world.ada.slash("help")).response, (await world.ada.slash("privacy")).response]
    question = await in_work(world.ada, count=1)
    moved = await press_all(world.ada, await opened(world.ada, "work"), ["assess/message"])
    await world.env.advance_time(1000)
    for message, route in ((shown[0], "assess/open"), (shown[1], "privacy/policy"), (moved, "assess/resume")):
        assert (await world.ada.press(message, route)).acknowledged
    assert waiting(world.ada, await press_all(world.ada, question, ["assess/skip"]))
