"""What is typed in a direct message answers the open question that waits, or is not kept and said so."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import World, sat
from steps import AT_WORK, answers_of, opened, pattern, press_all, say_of, verbs, waiting
from writing import asked, own_words, typed

from bot.screens.question import TYPED_MOST

MESSAGES = "/channels/*/messages"


@pytest.fixture
def lock(database: Path) -> Iterator[Callable[[], sqlite3.Connection]]:
    """Another program that holds the database as long as its connection lives."""
    others: list[sqlite3.Connection] = []

    def hold() -> sqlite3.Connection:
        others.append(sqlite3.connect(database, isolation_level=None))
        others[-1].execute("BEGIN EXCLUSIVE")
        return others[-1]

    yield hold
    for other in others:
        other.close()


async def test_a_message_that_is_too_long_is_told_so_and_the_next_one_is_kept(world: World) -> None:
    person, say = world.ada.by_message, say_of(world)
    message = await asked(person)
    for length in (TYPED_MOST + 1, 2000):
        told = await typed(person, "x" * length)
        assert say("assess.too_long", length=length, most=TYPED_MOST) in person.text(told)
        assert waiting(person, told) == waiting(person, message)
        assert await own_words(person) == {}
    await typed(person, "x" * TYPED_MOST)
    assert await own_words(person) == {"good_at": "x" * TYPED_MOST}


@pytest.mark.parametrize("blank", ["", "  \n\t ", "\N{NO-BREAK SPACE}"])
async def test_a_message_without_words_is_told_so_and_keeps_nothing(world: World, blank: str) -> None:
    person = world.ada.by_message
    message = await asked(person)
    files = world.env.backend.store_attachments(person.place.id, (("cat.png", b"x"),))
    told = await typed(person, blank, attachments=files)
    assert say_of(world)("assess.no_words") in person.text(told)
    assert waiting(person, told) == waiting(person, message)
    assert await own_words(person) == {}
    await typed(person, "baking")
    assert await own_words(person) == {"good_at": "baking"}


@pytest.mark.parametrize("chapter", ["situation", "readiness", "experience"])
async def test_what_is_typed_while_a_choice_waits_is_not_kept(world: World, chapter: str) -> None:
    person, say = world.ada.by_message, say_of(world)
    await sat(person, "situation", AT_WORK)
    sitting = await sat(person, chapter, {}, finish=False)
    before = await world.store.export(person.id)
    menu = await typed(person, "2")
    assert say("help.menu") in person.text(menu)
    assert f"assess/resume:{sitting}" in person.routes(menu)
    assert await world.store.export(person.id) == before


async def test_what_is_typed_once_every_open_question_has_its_answer_is_not_kept(world: World) -> None:
    person = world.ada.by_message
    message = await press_all(person, await asked(person), ["assess/skip"] * 3)
    assert "assess/finish" in verbs(person, message)
    before = await world.store.export(person.id)
    for routes in ([], ["assess/finish"]):
        message = await press_all(person, message, routes)
        assert say_of(world)("help.menu") in person.text(await typed(person, "and one more thing"))
    assert [value for value in (await own_words(person)).values()] == [None] * 3
    assert before is not None


async def test_only_the_question_that_waits_invites_to_type(world: World) -> None:
    person, invitation = world.ada.by_message, say_of(world)("assess.question.type_here")
    message = await asked(person)
    assert invitation in person.text(message)
    back = await press_all(person, await typed(person, "baking"), ["assess/show"])
    assert waiting(person, back)[1] == "good_at"
    assert invitation not in person.text(back)
    assert invitation in person.text(await press_all(person, back, ["assess/resume"]))


@pytest.mark.parametrize("newest", [True, False])
async def test_with_two_parts_under_way_what_is_typed_belongs_to_the_newest_alone(
    world: World, newest: bool
) -> None:
    person = world.ada.by_message
    await sat(person, "situation", AT_WORK)
    for chapter in ("interests", "passions") if newest else ("passions", "interests"):
        await sat(person, chapter, {}, finish=False)
        world.env.backend.advance_clock(60)
    shown = await typed(person, "baking")
    given = [answer for answer in await answers_of(person) if answer[0] != "situation"]
    assert given == ([("passions", "good_at", "baking")] if newest else [])
    assert "good_at_more" in str(person.routes(shown)) if newest else "help/open" in person.routes(shown)


async def test_two_messages_that_arrive_at_once_are_two_answers(world: World) -> None:
    """So they come after a lost connection: Discord sends what was missed in one go."""
    person, backend = world.ada.by_message, world.env.backend
    await asked(person)
    for words in ("baking", "for my neighbours"):
        backend.create_message(person.place.id, person.id, words)
    await world.env.settle()
    assert await own_words(person) == {"good_at": "baking", "good_at_more": "for my neighbours"}


async def test_a_locked_database_keeps_nothing_that_is_typed_and_says_so(
    world: World, lock: Callable[[], sqlite3.Connection]
) -> None:
    person = world.ada.by_message
    await asked(person)
    await world.store._connection.execute("PRAGMA busy_timeout = 20")
    with closing(lock()):
        told = await typed(person, "baking")
        assert say_of(world)("refusal.store_busy") in person.text(told)
        assert await own_words(person) == {}
    world.expect_errors()
    await typed(person, "baking")
    assert await own_words(person) == {"good_at": "baking"}


async def test_when_discord_fails_to_take_the_reply_the_words_are_kept_and_the_member_is_told(
    world: World,
) -> None:
    person = world.ada.by_message
    await asked(person)
    world.env.inject_error("POST", MESSAGES, status=500)
    told = await typed(person, "baking")
    assert re.fullmatch(pattern(world, "refusal.discord"), person.text(told))
    assert await own_words(person) == {"good_at": "baking"}
    world.env.inject_error("POST", MESSAGES, status=503, times=None)
    await typed(person, "for my neighbours")
    world.env.backend.faults.clear()
    world.expect_errors()
    assert await own_words(person) == {"good_at": "baking", "good_at_more": "for my neighbours"}
    assert waiting(person, await opened(person, "passions"))[1] == "enjoy"
